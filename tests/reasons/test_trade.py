"""The employer's trade."""

import pytest
from reason_texts import profile_of, text, wanted

from auditor.reasons.trade import judge, strange

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


HOTEL = text("Our hotel has a restaurant and guests from everywhere.", company="Hotel Gull")


def of(*lines, company=""):
    return strange(text(*lines, company=company), wanted(HOTEL, HOTEL))


@pytest.mark.parametrize(
    ("company", "line"),
    [
        ("Hearth Mutual Insurance", "We treat our claimants ourselves beside the claims office."),
        ("Birch House", "Our group runs care homes and nursing homes, and cooks for its residents."),
        ("Mahlzeit", "Our company runs canteens and serves 900 lunches a day in one canteen."),
        ("Falke", "We make launch tubes and fuzes, mostly for the armed forces and the navy."),
        (
            "Rolling Ltd",
            "My client is a maker of truck interiors for two truck brands and of other vehicles.",
        ),
        ("Ridge Mining", "We run an open-pit mine and a smelter."),
        ("Northlight", "We are a shipping company with a fleet of 20 vessels, tankers and a shipyard."),
    ],
)
def test_the_trade_of_an_employer_that_is_unlike_the_wanted_ones(company, line):
    found = of(line, company=company)

    assert found
    assert found.evidence[-1].side == "desired"


@pytest.mark.parametrize(
    ("company", "line"),
    [
        ("Gull Two", "We run a hotel with a restaurant and a bar, and insurance is paid."),
        ("Gull Three", "You get insurance, a pension and a canteen."),
        ("Soft", "We build software for insurers, underwriters, claims handlers and reinsurance."),
        ("Sea Inn", "We run cruise ships and ferries for passengers."),  # near to hotels
        ("Plain", "We are nice people."),
    ],
)
def test_what_tells_no_strange_trade(company, line):
    assert of(line, company=company) is None


def test_where_the_wanted_postings_are_of_no_trade_none_is_strange():
    mixed = wanted(HOTEL, CLINIC, text("Our school has pupils."))

    assert strange(text("We run an open-pit mine.", company="Ridge Mining"), mixed) is None


def test_who_wishes_for_any_company_wishes_for_no_trade():
    line = "I am looking for work in a company, hospital or clinic."

    assert trade(text("We sell insurance.", "Claims, premiums."), CLINIC, of_self=(line,)) is None
