"""What was read is said in a line for each input, and what is doubtful below it."""

from dataclasses import replace

import pytest

from auditor.records import Dropped, Position, Section
from auditor.records.reading import (
    CorrectionList,
    Divided,
    Division,
    Fixed,
    InputsRead,
    Kept,
    PostingRead,
    ProfileRead,
    PutRight,
)
from auditor.report import reading_page as pages
from auditor.report import to_terminal
from auditor.report.answer_json import as_json

MIRA = ProfileRead("profile.txt", "Mira Tolland", "Stock planner", "Leeds", 5, 2, 14, ())
NOBODY = ProfileRead("profile.txt", "", "", "", 1, 0, 1, ("no name", "no headline"))
LEAD = PostingRead("desired/one.txt", "Warehouse lead", "Thornlea", 9, ())
ODD = PostingRead("desired/two.txt", "Join us", "", 1, ("title", "no company"))
JOB = Position("Buyer", "Pan Ltd", "2015", "2020")
SECTIONS = (Section("about", "I buy."), Section("position-title", "Buyer", "", JOB))
DIVISION = Division((Divided("it.txt", SECTIONS, (Dropped("Share", "a button"),)),))


def test_a_profile_is_one_line():
    assert pages.read_lines(InputsRead(MIRA, ())) == (
        "Profile: Mira Tolland, headline “Stock planner”, 5 positions (2 current), 14 skills",
    )


def test_the_sections_of_a_profile_are_said_in_the_order_of_a_page():
    seen = replace(MIRA, format="linkedin-pdf", more=("languages", "certifications", "about"))

    assert pages.profile_line(seen) == (
        "LinkedIn PDF: Mira Tolland, headline “Stock planner”, about, 5 positions (2 current), 14 skills, "
        "certifications, languages"
    )


def test_of_a_long_headline_both_ends_are_said():
    headline = "Stock planner at Thornlea | " + "forecasts, " * 12 + "and tea"
    said = pages.profile_line(replace(MIRA, headline=headline))

    assert "“Stock planner at Thornlea | … " in said
    assert "and tea”" in said
    assert len(said) < len(headline)


def test_what_a_page_does_not_show_is_said_in_words():
    seen = replace(MIRA, format="html", positions=0, current=0, skills=0)

    assert (
        pages.profile_line(seen)
        == "Saved page: Mira Tolland, headline “Stock planner”, no positions, no skills"
    )


def test_what_a_profile_lacks_is_said_with_what_to_do():
    first, *warnings = pages.read_lines(InputsRead(NOBODY, (), in_workspace=True))

    assert first == "Profile: no name, no headline, 1 position (0 current), 1 skill"
    assert warnings == [
        "  warning: profile.txt: no name was found; put it right with: auditor fix --name NAME",
        "  warning: profile.txt: no headline was found; put it right with: auditor fix --headline TEXT",
    ]


def test_a_posting_is_title_company_and_requirements():
    assert pages.read_lines(InputsRead(None, (LEAD,))) == ("Warehouse lead at Thornlea, 9 requirements",)


def test_a_doubtful_posting_says_how_to_put_it_right():
    said = pages.read_lines(InputsRead(None, (ODD,), in_workspace=True))

    assert said[0] == "Join us, 1 requirement"
    assert said[1].endswith(
        'this may be no title of a job; put it right with: auditor fix --title "desired/two.txt=TITLE"'
    )
    assert 'auditor fix --company "desired/two.txt=NAME"' in said[2]


def test_of_many_postings_the_doubtful_ones_are_listed_and_the_rest_counted():
    said = pages.read_lines(InputsRead(None, (*[LEAD] * 10, ODD)))

    assert said[:2] == ("11 postings; doubtful: 1", "Join us, 1 requirement")
    assert len(said) == 4
    assert pages.read_lines(InputsRead(None, (LEAD,) * 11)) == ("11 postings",)


def test_what_cannot_be_put_right_is_not_asked_for():
    unasked = PostingRead("desired/three.txt", "Chef", "Pan", 0, ("no requirements",))

    assert pages.doubtful(InputsRead(None, (LEAD, unasked, ODD))) == (ODD,)


@pytest.mark.parametrize("evil", ["\x1b[31mMira", "Mi\nra"])
def test_a_line_stays_one_harmless_line(evil):
    seen = InputsRead(ProfileRead(evil, evil, evil, "", 0, 0, 0, ("name",)), ())

    assert all("\n" not in line and "\x1b" not in line for line in pages.read_lines(seen))


def test_a_division_shows_kinds_positions_and_what_was_dropped_and_why():
    text = to_terminal.render(pages.division_page(DIVISION))

    for said in (
        "about",
        "I buy.",
        "position-title: Buyer at Pan Ltd, 2015 - 2020",
        "dropped: a button",
        "Share",
    ):
        assert said in text


def test_a_division_as_json_has_sections_with_positions_and_what_was_dropped():
    assert as_json(DIVISION) == {
        "sections": [
            {"kind": "about", "text": "I buy.", "position": None},
            {
                "kind": "position-title",
                "text": "Buyer",
                "position": {"title": "Buyer", "company": "Pan Ltd", "start": "2015", "end": "2020"},
            },
        ],
        "dropped": [{"text": "Share", "reason": "a button"}],
    }


def test_what_was_put_right_is_shown_beside_what_was_read():
    made = Fixed(
        (PutRight("profile.txt", "name", "Get", "Mira"), PutRight("profile.txt", "location", "", "Leeds"))
    )
    text = to_terminal.render(pages.fixed_page(made))

    assert "profile.txt: name “Mira”, read as “Get”" in text
    assert "profile.txt: location “Leeds”, read as nothing" in text


def test_a_correction_of_another_text_is_marked():
    kept = CorrectionList(
        (Kept("profile.txt", "name", "Mira", False), Kept("one.txt", "title", "Chef", True))
    )
    lines = to_terminal.render(pages.corrections_page(kept)).splitlines()

    assert [("not applied" in line) for line in lines if ".txt" in line] == [True, False]
    assert "profile.txt: name “Mira” is forgotten" in to_terminal.render(pages.forgotten_page(kept))


def test_without_corrections_that_is_said():
    for page in (pages.corrections_page, pages.forgotten_page):
        assert pages.NOTHING_KEPT in to_terminal.render(page(CorrectionList(())))
    assert "Nothing was changed." in to_terminal.render(pages.fixed_page(Fixed(())))
