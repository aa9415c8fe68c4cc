"""What people are told a term is called, and by which names they may ask for it."""

import pytest
from hand_built import audit, term

from auditor.records import alike, meant, noted

HUNTING = term("Executive search", written="Headhunting", is_alias=True)
PLANNING = term("Labor planning", written="Labour planning")


def test_another_name_stands_before_the_canonical_one_and_another_spelling_alone():
    assert (HUNTING.called, PLANNING.called) == ("Headhunting (Executive search)", "Labour planning")


def test_an_audit_tells_what_a_term_is_called_if_it_knows_it():
    made = audit(HUNTING)
    assert (made.called("Executive search"), made.called("Go")) == ("Headhunting (Executive search)", "Go")


@pytest.mark.parametrize(
    "text", ["Executive search", "headhunting", " HEADHUNTING ", "Headhunting  (Executive search)"]
)
def test_a_term_goes_by_every_name_that_is_shown(text):
    assert meant(text, audit(PLANNING, HUNTING).written) == "Executive search"


def test_a_canonical_name_comes_before_what_another_term_is_written_as():
    assert meant("search", {"Executive search": "Search", "Search": "Look-up"}) == "Search"
    assert meant("nothing", {"Search": "Look-up"}) == meant("", {"Search": "Look-up"}) == ""


def test_near_names_are_told_once_and_as_they_are_shown():
    assert alike("Headhuntin", [HUNTING, PLANNING]) == ["Headhunting (Executive search)"]
    assert alike("labour planing", [HUNTING, PLANNING]) == ["Labour planning"]


def test_a_note_shares_the_brackets_of_a_name():
    assert noted("Java", "9 of 9") == "Java (9 of 9)"
    assert noted("RN (Registered nurse)", "8 of 9") == "RN (Registered nurse; 8 of 9)"
