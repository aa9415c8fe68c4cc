"""Too junior, and too senior."""

import pytest
from reason_texts import baker, profile_of, text, wanted

from auditor.reasons.level import judge

TEN_YEARS = profile_of(baker("2010-01", "2019-12"))


def level(contact, *desired, profile=TEN_YEARS):
    against = wanted(*desired, profile=profile)
    found = judge(contact, against, profile.positions)
    return found and found.direction


def test_more_years_than_are_held_and_than_the_wanted_roles_ask_for():
    usual = text("3+ years of baking")
    one_year = profile_of(baker("2019-01", "2019-12"))

    assert level(text("12+ years of baking"), usual, profile=one_year) == "senior"


def test_years_that_a_wanted_role_asks_for_too_are_no_reason():
    one_year = profile_of(baker("2019-01", "2019-12"))

    assert level(text("5+ years of baking"), text("5+ years of baking"), profile=one_year) is None


def test_a_range_below_what_is_held_and_wanted():
    assert level(text("1-2 years of baking"), text("6-9 years of baking")) == "junior"


def test_fewer_years_that_are_only_the_least_are_no_reason():
    assert level(text("4+ years of baking"), text("6-9 years of baking")) is None


@pytest.mark.parametrize(
    "line",
    [
        "No experience needed.",
        "Ideal for school leavers.",
        "Start your career with us.",
        "Recent graduates welcome.",
    ],
)
def test_a_role_for_beginners(line):
    assert level(text(line)) == "junior"


def test_who_teaches_beginners_is_none():
    assert level(text("You will mentor two junior bakers and train apprentices.")) is None


def test_a_beginner_is_not_above_a_role_for_beginners():
    assert level(text("No experience needed."), profile=profile_of(baker("2019-06", "2019-12"))) is None


def test_a_title_of_somebody_who_helps_the_trade():
    assert level(text("You carry flour.", title="Baker's Helper")) == "junior"
    assert level(text("You carry flour.", title="Assistant Director, Bakeries")) is None


def test_the_top_of_a_house():
    assert level(text("You lead the group.", title="Chief Baking Officer")) == "senior"


def test_lead_in_a_title_is_no_level():
    assert level(text("You bake with us.", title="Lead Baker")) is None


@pytest.mark.parametrize(
    "line",
    [
        "You are about to finish your degree.",
        "A degree from 2023 or later is asked for.",
        "For a final-year student.",
        "Your first real baking job may be here.",
        "We are looking for a keen junior baker.",
        "Newly licensed bakers apply here.",
        "We train you from scratch.",
        "Für Berufseinsteiger.",
    ],
)
def test_more_wordings_for_beginners(line):
    assert level(text(line)) == "junior"


@pytest.mark.parametrize(
    "line",
    [
        "Experience at junior baker level or above.",
        "Experienced and newly qualified bakers are welcome.",
        "Completion of a recognised apprenticeship program.",
        "We launch two tier-one products a year.",
        "You lead junior staff.",
    ],
)
def test_what_names_beginners_and_is_for_others(line):
    assert level(text(line)) is None


def test_an_assistant_of_another_trade_is_no_level():
    assert level(text("You order and count.", title="Purchasing Clerk"), text(title="Baker")) is None
    assert level(text("You order and count.", title="Bakery Clerk"), text(title="Baker")) == "junior"


def test_two_ranks_below_or_above_in_a_trade():
    sous = profile_of(baker("2010-01", "2019-12", "Sous Chef"))
    usual = text(title="Senior Sous Chef")

    assert level(text("You cook.", title="Demi Chef de Partie"), usual, profile=sous) == "junior"
    assert level(text("You cook.", title="Group Chef"), usual, profile=sous) == "senior"
    assert level(text("You cook.", title="Head Chef"), usual, profile=sous) is None
    assert level(text("You cook.", title="Demi Chef de Partie"), text(title="Cook"), profile=sous) is None


def test_ranks_that_are_numbered():
    assert level(text("Band 5 post."), text("A Band 7 post.")) == "junior"
    assert level(text("Band 9 post."), text("A Band 7 post.")) == "senior"
    assert level(text("Band 6 post."), text("A Band 7 post.")) is None
    assert level(text("Salary band €42,000."), text("A Band 7 post.")) is None


def test_who_works_under_ones_own_rank():
    usual = text(title="Senior Pastry Baker, Cork")

    assert level(text("You report to the Senior Pastry Baker."), usual) == "junior"
    assert level(text("You report to the Senior Pastry Baker Manager."), usual) is None
    assert level(text("You report to the owner."), usual) is None


def test_years_of_leading_for_somebody_who_never_led():
    line = "You must have led a team of bakers for at least five years."
    head = profile_of(baker("2010-01", "2019-12", "Head of Baking"))

    assert level(text(line)) == "senior"
    assert level(text("You must have baked for at least five years.")) is None
    assert level(text(line), profile=head) is None
    assert level(text(line), text("Have led a team for at least five years.")) is None
