"""The employer's trade."""

from reason_texts import profile_of, text, wanted

from auditor.reasons.trade import judge

CASINO = text("We run casinos and a betting app.", "Players love our slots.", company="Lucky Casino")
CLINIC = text("Our hospital treats patients.", "A clinic for all.")


def trade(contact, *desired, of_self=(), alone=False):
    return judge(contact, wanted(*desired, profile=profile_of(of_self=of_self)), alone=alone)


def test_a_trade_that_the_profile_turns_away_from():
    line = "I will never again work for a casino."
    found = trade(CASINO, of_self=(line,))

    assert found
    assert "turns away" in found.detail
    assert found.evidence[-1] == ("profile", line)


def test_a_trade_strange_to_those_that_are_wished_for():
    assert trade(CASINO, CLINIC, of_self=("I would like to work in a hospital.",))


def test_a_trade_that_many_refuse_is_a_reason_only_where_nothing_else_is():
    assert trade(CASINO, CLINIC) is None
    assert trade(CASINO, CLINIC, alone=True)


def test_a_trade_of_a_wanted_role_is_no_reason():
    assert trade(CASINO, CASINO, alone=True) is None


def test_one_word_of_a_trade_is_no_trade():
    assert trade(text("We are no casino."), CLINIC, alone=True) is None


def test_a_trade_that_one_left_for_another_is_wished_away_only():
    found = trade(CLINIC, of_self=("I left the casino and am happier where a hospital helps patients.",))

    assert found is None
