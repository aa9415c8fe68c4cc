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
