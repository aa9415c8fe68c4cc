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


@pytest.mark.parametrize(
    ("at", "is_far"),
    [("Sligo, Ireland", True), ("Limerick, Ireland", False), ("Ballincollig, Ireland", False)],
)
def test_a_far_town_of_the_same_country_is_a_reason_without_a_word_in_the_text(at, is_far):
    assert bool(place("We bake.", at=at)) is is_far


def test_a_town_near_by_is_none_although_the_text_names_it():
    assert place("Our new bakery in Ballincollig opens in May.", at="Ballincollig") is None


def test_a_far_town_is_none_where_the_work_is_done_from_home():
    assert place("You work from home.", at="Sligo, Ireland") is None


def test_without_a_place_the_towns_tell_that_the_text_names_as_its_place():
    found = place("The bakery is just outside Letterkenny and opens at four.", at="")

    assert found
    assert "Letterkenny" in found.detail
    assert place("The bakery is just outside Blarney.", at="") is None
    assert place("Our head office is in Letterkenny.", at="") is None
    assert place("We are big in Bread.", at="") is None


def test_who_may_work_in_another_country():
    found = place("Only US citizens or green card holders can be considered.", at="")

    assert found
    assert "another country" in found.detail
    assert place("Irish citizenship is needed for this work.", at="Cork, Ireland") is None


@pytest.mark.parametrize(
    "line",
    [
        "Six months on board, then eight weeks at home.",
        "You work at sea.",
        "A staff flat is waiting for you.",
        "We pay your return flights and camp accommodation.",
        "You are home at weekends.",
    ],
)
def test_work_that_is_lived_at(line):
    assert place(line, at="Cork, Ireland", desired=(NEAR,)) or place(line, at="")


@pytest.mark.parametrize(
    "line",
    [
        "Bakers who live in Cork know our bread.",
        "Occasional overnight travel to fairs.",
        "We care for people living in the county.",
        "Relocation expenses will not be paid.",
        "Six weeks off and a walking holiday.",
        "Arrange flights for our managers.",
        "A DBS clearance is needed.",
    ],
)
def test_what_sounds_like_a_move_and_is_none(line):
    assert place(line, at="") is None
