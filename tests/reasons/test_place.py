"""Places, moves, clearances and permits."""

import pytest
from reason_texts import profile_of, text, wanted

from auditor.reasons.place import judge

HOME = profile_of(of_self=("My family is in Cork.",), place="Cork, Ireland")
NEAR = text("We bake.", place="Cork, Ireland")


def place(*lines, at, desired=(NEAR,), profile=HOME):
    return judge(text(*lines, place=at), wanted(*desired, profile=profile))


def test_work_in_another_town_where_one_has_to_be():
    found = place("Our bakers are on site five days a week.", at="Dublin, Ireland")

    assert found
    assert found.evidence[0].text == "Dublin, Ireland"
    assert found.evidence[-1].text == "My family is in Cork."


def test_another_country():
    assert place("We bake.", at="Toronto, Canada")


@pytest.mark.parametrize("at", ["Remote, Ireland", "Cork City", "County Cork", "Little Island, Cork", ""])
def test_home_and_what_is_done_from_there(at):
    assert place("We bake.", at=at) is None


def test_a_town_of_the_same_country_is_no_reason_if_nothing_says_that_one_works_there():
    assert place("We bake.", at="Bandon, Ireland") is None


def test_headquarters_elsewhere_are_no_reason():
    assert place("Our head office is in Dublin.", at="Cork, Ireland") is None


def test_towns_of_one_region_are_near_enough():
    home = profile_of(place="Saint Paul, Minnesota")

    assert (
        place("In our office five days a week.", at="Roseville, MN", profile=home, desired=(text(),)) is None
    )


def test_a_move_that_is_asked_for():
    assert place("You relocate to the coast; we pay moving costs.", at="")
    assert place("No relocation needed.", at="") is None


def test_a_clearance_that_is_not_shown():
    found = place("You must hold an active security clearance.", at="Cork, Ireland")

    assert found
    assert "clearance" in found.detail


@pytest.mark.parametrize(
    "line", ["Able to obtain a security clearance.", "A current background check.", "Clearance sale"]
)
def test_what_is_no_clearance_to_be_held(line):
    assert place(line, at="Cork, Ireland") is None


def test_weeks_away_from_home():
    assert place("You spend nights away from home.", at="Cork, Ireland")
    assert place("You are home every night.", at="Cork, Ireland") is None


def test_presence_where_every_wanted_role_is_remote():
    remote = text("We bake.", place="Remote, Ireland")

    assert place("Three days per week in the office.", at="Cork, Ireland", desired=(remote,))
