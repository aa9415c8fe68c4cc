"""What is a title, what a person would say of its line, and what somebody would search for of it."""

import pytest

from auditor.languages import ENGLISH
from auditor.lexicon.titles import places, titles
from auditor.sections.titles import is_for_beginners, title_words
from auditor.text.wording import wording


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Senior Java Developer (m/f/d) - Northwind, Cork", ("java", "developer")),
        ("Staff Nurse | Night shift", ("nurse",)),
        ("C++ Engineer, remote", ("c++", "engineer")),
        ("Lead Data Engineer II 40h", ("data", "engineer", "ii")),
        ("Contract", ()),
    ],
)
def test_a_title_is_shortened_to_what_is_typed(title, words):
    assert title_words(title, ENGLISH) == words


BEGINNERS = (
    "Junior Baker, Graduate Engineer, Intern, Internship in Design, Apprentice Welder, jr. chef, Trainee, "
    "Entry-level Clerk, Early Career Analyst, Tier 1 Support, Working Student"
)


@pytest.mark.parametrize("role", BEGINNERS.split(", "))
def test_a_beginners_role_is_known_by_its_title(role):
    assert is_for_beginners(role, ENGLISH)


@pytest.mark.parametrize(
    "role", ["Senior Baker", "Internal Auditor", "Gradient Analyst", "Level II Analyst", "Tier 12", ""]
)
def test_other_roles_are_no_beginners(role):
    assert not is_for_beginners(role, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Pump Engineer",
        "Manager of Retail Kitchens",
        "Assistant to the Bursar",
        "Marine biologist",  # by the lexicon
        "Welder II",
        "Head of Laundry",
        "Cook needed",
        "Manager, Night Ferries",
    ],
)
def test_a_title_is_known_by_the_order_of_its_words(text):
    assert titles(ENGLISH).is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Engineering",
        "Manager Foods",
        "Thornley Distillers",
        "Nurse Street 4",
        "Home",
        "Hello there",
        "",
        "Lead time",
    ],
)
def test_what_only_holds_the_word_of_a_title_is_none(text):
    assert not titles(ENGLISH).is_title(text)


def spoken(text, location="", lines=(), **keywords):
    return titles(ENGLISH).spoken(
        text, places(location, wording(ENGLISH), lines, ["in", "based in"]), **keywords
    )


@pytest.mark.parametrize(
    "line",
    [
        "Hiring: Pump Engineer | Ripon | £50k",
        "We're hiring! Pump Engineer",
        "[R-3311] Pump Engineer",
        "R0041823 Pump Engineer",
        "Pump Engineer (m/f/d)",
        "Pump Engineer (H/F) - Ripon",
        "Pump Engineer (w/m/d) in Teilzeit",
        "Pump Engineer, Ripon, England",
        "Pump Engineer - job share - Ref PE/114",
        "Pump Engineer - Ripon - $40/hr",
        "Pump Engineer (Remote or Ripon)",
        "*** IMMEDIATE START *** Pump Engineer *** RIPON ***",
        "Pump Engineer to Ripon (assignment 22)",
        "Pump Engineer wanted",
        "URGENT: Pump Engineer required",
        "Pump Engineer – Night Shift",
    ],
)
def test_a_title_is_said_without_what_stands_around_it(line):
    assert spoken(line, location="Ripon, England").title in ("Pump Engineer", "Pump Engineer - job share")


@pytest.mark.parametrize(
    "title",
    [
        "Pump Engineer - Platforms",
        "Senior Pump Engineer II",
        "Software Engineer in Test",
        "Executive Assistant to the CEO",
    ],
)
def test_rank_and_field_belong_to_a_title(title):
    assert spoken(title).title == title


def test_a_rank_in_brackets_is_said():
    assert spoken("(Senior) Pump Engineer").title == "Senior Pump Engineer"


def test_what_is_cut_from_a_title_is_told_apart():
    told = spoken("Pump Engineer (Java) | calm team | £50k")
    assert (told.title, told.field, told.kept, told.rest) == (
        "Pump Engineer",
        ("(Java)",),
        ("calm team",),
        ("£50k",),
    )


def test_a_skill_is_no_place():
    assert spoken("Manager, FP&A", lines=["five years in FP&A"]).title == "Manager, FP&A"


def test_a_mark_of_gender_makes_a_title_of_any_language():
    assert spoken("Pumpenwart (m/w/d)").title == "Pumpenwart"
    assert spoken("Pumpenwart").title == ""
    assert spoken("Pumpenwart", given=True).title == "Pumpenwart"
