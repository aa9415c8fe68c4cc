"""What was understood of the inputs is said back, with what is doubtful of it."""

from dataclasses import replace

import pytest

from auditor import api
from auditor.errors import InputError
from auditor.settings import Settings

PLAIN = Settings(model="none")
PROFILE = """Mira Tolland
Stock planner | SAP
Leeds, England, United Kingdom

Experience
Stock planner
Thornlea Foods
2021 - Present
Buyer
Pan Ltd
2015 - 2020

Skills
SAP
Slotting
"""
POSTING = """Warehouse Manager
Thornlea Foods Ltd
Leeds, England

Requirements
- Forklift licence
- SAP

Nice to have
- Welsh
"""


def back(profile=PROFILE, wanted=(POSTING,), wrong=()):
    return api.read_back(api.read_inputs(profile, wanted, wrong, settings=PLAIN), settings=PLAIN)


def test_a_profile_is_said_back_by_who_it_is_and_how_much_of_it():
    seen = back().profile

    assert (seen.name, seen.headline) == ("Mira Tolland", "Stock planner | SAP")
    assert (seen.positions, seen.current, seen.skills, seen.doubts) == (2, 1, 2, ())


def test_a_headline_that_says_what_a_job_was_is_not_doubted():
    seen = back(PROFILE.replace("Stock planner | SAP", "Skafferist").replace("Stock planner", "Skafferist"))

    assert (seen.profile.headline, seen.profile.doubts) == ("Skafferist", ())


def test_a_posting_is_said_back_by_title_company_and_lines_that_ask():
    (seen,) = back().postings

    assert (seen.title, seen.company) == ("Warehouse Manager", "Thornlea Foods")
    assert (seen.requirements, seen.doubts) == (3, ())


def test_mismatched_postings_come_first():
    wrong = POSTING.replace("Warehouse Manager", "Sous Chef")

    assert [one.title for one in back(wrong=[wrong]).postings] == ["Sous Chef", "Warehouse Manager"]


@pytest.mark.parametrize(
    ("profile", "doubts"),
    [
        (PROFILE.replace("Mira Tolland", "Get"), {"name"}),
        (PROFILE.partition("\n\n")[2], {"no name", "no headline"}),
        (PROFILE.replace("Stock planner | SAP", "Add a picture"), {"headline"}),
        (PROFILE.replace("Mira Tolland\nStock planner | SAP", "Mira Tolland, CFA"), {"no headline"}),
    ],
)
def test_what_is_doubtful_of_a_profile_is_told(profile, doubts):
    source = api.read_inputs(profile, settings=PLAIN).profile
    first, second, *rest = source.blocks
    if "name" in doubts:  # as if it had been read for the name
        source = replace(source, blocks=(replace(first, kind="field", name="name"), second, *rest))

    assert doubts <= {*back(source).profile.doubts}


@pytest.mark.parametrize(
    ("posting", "doubt"),
    [
        ("We pack boxes of all sizes, day and night.\nWe drive vans.\n", "no title"),
        (POSTING.replace("Warehouse Manager", "Join our crew"), "title"),
        (
            "Job title: Thornlea Foods\nCompany: Thornlea Foods\n\nRequirements\n- SAP\n",
            "title is the company",
        ),
        ("Warehouse Manager\n\nRequirements\n- SAP\n", "no company"),
        ("Warehouse Manager\n\nYou run the floor, and you like it there.\n", "no requirements"),
    ],
)
def test_what_is_doubtful_of_a_posting_is_told(posting, doubt):
    assert doubt in back(wanted=[posting]).postings[0].doubts


def test_what_the_person_said_themselves_is_not_doubted(here):
    api.add_text(here, "profile", PROFILE, "editor")
    api.add_text(here, "desired", POSTING.replace("Warehouse Manager", "Join our crew"), "pasted")
    posting = api.read_workspace(here).postings[0].file
    api.fix(
        here,
        [
            api.Correction("", "name", "Get"),
            api.Correction("", "headline", "Add a picture"),
            api.Correction(posting, "title", "Join our crew"),
        ],
    )
    seen = api.read_workspace(here)

    assert (seen.profile.doubts, seen.postings[0].doubts) == ((), ())


def test_notices_of_reading_are_said_once(tmp_path):
    (tmp_path / "good.txt").write_text(POSTING)
    (tmp_path / "empty.txt").write_text("")
    seen = back(wanted=tmp_path)

    assert [notice.code for notice in seen.notices] == ["file-skipped"]


def test_what_is_to_be_said_of_a_profile_as_it_was_read_is_said():
    lost = PROFILE.replace("2015 - 2020", "some time in the nineties")

    assert [notice.code for notice in back(lost).notices] == ["unread-dates"]


def test_what_was_added_is_named_by_its_place_in_the_workspace(here):
    paths = api.add_text(here, "desired", POSTING, "pasted")

    assert api.read_added(here, "desired", paths).postings[0].file == "desired/warehouse-manager.txt"


def test_a_profile_that_was_added_is_said_back_alone(here):
    paths = api.add_text(here, "profile", PROFILE, "editor")
    seen = api.read_added(here, "profile", paths)

    assert (seen.profile.name, seen.postings) == ("Mira Tolland", ())


def test_messages_of_contacts_are_no_postings_that_are_said_back(sample):
    api.accept_proposals(sample)
    given = api.workspace_inputs(sample, settings=PLAIN)
    files = len([*(sample.folder / "desired").iterdir(), *(sample.folder / "mismatched").iterdir()])

    assert len(given.heard_mismatched) > 0
    assert len(api.read_back(given, settings=PLAIN).postings) == files


# --- how a text is divided --------------------------------------------------------------------------


def test_a_profile_is_divided_into_sections_with_their_positions():
    (text,) = api.divided(PROFILE, as_profile=True).texts
    jobs = [(s.text, s.position.company) for s in text.sections if s.kind == "position-title"]

    assert jobs == [("Stock planner", "Thornlea Foods"), ("Buyer", "Pan Ltd")]


def test_what_is_dropped_of_a_posting_is_told_with_its_reason():
    perks = "Benefits\n- Free fruit, a gym in the basement, and a pension that is worth the name\n"
    (text,) = api.divided(f"{POSTING}\n{perks}").texts

    assert any("Free fruit" in dropped.text and dropped.reason for dropped in text.dropped)
    assert not any("Free fruit" in section.text for section in text.sections)


def test_several_postings_of_a_file_are_divided_each(tmp_path):
    table = "title,company,description\nChef,Pan Ltd,Cook the soup\nBuyer,Pan Ltd,Buy the leeks\n"
    (tmp_path / "jobs.csv").write_text(table)

    assert len(api.divided(tmp_path / "jobs.csv").texts) == 2


def test_a_file_that_cannot_be_read_is_not_divided(tmp_path):
    with pytest.raises(InputError, match="none"):
        api.divided(tmp_path / "none.txt")


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for side in ("wanted", "wrong"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "1.txt").write_text(POSTING.replace("Leeds", side.title()))
    (tmp_path / "wrong" / "2.txt").write_text(POSTING)
    seen = back(wanted=[tmp_path / "wanted"], wrong=[tmp_path / "wrong"])

    assert [one.file for one in seen.postings] == ["wrong/1.txt", "2.txt", "wanted/1.txt"]


def test_the_title_of_a_posting_in_another_language_is_not_doubted():
    text = (
        "Bürohilfe\nThornlea Foods\n\nAnforderungen\n"
        + "Wir suchen eine Person, die gerne im Büro arbeitet. " * 8
    )

    assert "title" not in back(wanted=[text]).postings[0].doubts
