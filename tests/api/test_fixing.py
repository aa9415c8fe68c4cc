"""What was read wrongly is put right once, beside the inputs, for the text that it was said of."""

import pytest

from auditor import api
from auditor.errors import ThinInput, WrongInput
from auditor.settings import Settings

PLAIN = Settings(model="none")
PROFILE = "Background picture\nMira Tolland\nStock planner\n\nSkills\nSAP\nSlotting\n"
POSTING = "Thornlea Foods\n\nRequirements\n- Forklift licence\n- SAP EWM\n"
HEADLINE = api.Correction("", "headline", "Warehouse lead | WMS")


@pytest.fixture
def filled(here):
    """A workspace with a profile and a posting on each side, whose names are the same."""
    api.add_text(here, "profile", PROFILE, "editor")
    (here.folder / "desired" / "one.txt").write_text(POSTING)
    (here.folder / "mismatched" / "one.txt").write_text("Sous Chef\n\nRequirements\n- Soup\n")
    (here.folder / "mismatched" / "two.txt").write_text("Baker\n\nRequirements\n- Bread\n")
    return here


def test_the_files_of_the_person_stay_as_they_are(filled):
    before = filled.profile().read_bytes()
    api.fix(filled, [HEADLINE])

    assert filled.profile().read_bytes() == before


def test_it_is_told_what_had_been_read(filled):
    before = api.read_workspace(filled).profile.headline
    (change,) = api.fix(filled, [HEADLINE]).changes

    assert (change.file, change.field) == ("profile.txt", "headline")
    assert (change.before, change.after) == (before, "Warehouse lead | WMS")


def test_a_headline_is_put_right_wherever_the_profile_is_read(filled):
    api.fix(filled, [HEADLINE])

    assert api.read_workspace(filled).profile.headline == "Warehouse lead | WMS"
    assert api.search("headline:WMS", api.own_profile(filled.folder)).found
    terms = api.terms_of(str(filled.profile()), as_profile=True, settings=PLAIN).texts[0].terms
    assert "headline" in {one.section for one in terms}
    (text,) = api.divided(filled.profile(), as_profile=True).texts
    assert "Warehouse lead | WMS" in [s.text for s in text.sections if s.kind == "headline"]


def test_an_audit_takes_what_was_put_right_and_says_so(sample):
    api.fix(sample, [api.Correction("", "headline", "Kiln keeper")])
    made = api.audit_workspace(sample, settings=PLAIN)

    assert [s.text for s in made.profile.sections if s.kind == "headline"] == ["Kiln keeper"]
    assert "put-right" in [notice.code for notice in made.notices]


def test_a_title_and_a_company_of_a_posting_are_put_right(filled):
    api.fix(
        filled,
        [
            api.Correction("desired/one.txt", "title", "Warehouse lead"),
            api.Correction("desired/one.txt", "company", "Thornlea Foods"),
        ],
    )
    seen = {one.file: one for one in api.read_workspace(filled).postings}

    assert (seen["desired/one.txt"].title, seen["desired/one.txt"].company) == (
        "Warehouse lead",
        "Thornlea Foods",
    )
    assert seen["mismatched/one.txt"].title == "Sous Chef"


@pytest.mark.parametrize("named", ["two.txt", "two", "mismatched/two.txt"])
def test_a_posting_is_named_by_its_file_or_its_place(filled, named):
    (change,) = api.fix(filled, [api.Correction(named, "title", "Pastry chef")]).changes

    assert change.file == "mismatched/two.txt"


def test_a_posting_is_named_by_a_path_from_where_one_stands(filled, monkeypatch):
    monkeypatch.chdir(filled.folder / "mismatched")
    (change,) = api.fix(filled, [api.Correction("./one.txt", "title", "Pastry chef")]).changes

    assert change.file == "mismatched/one.txt"


def test_a_row_of_a_table_is_put_right_by_its_name(here):
    table = "title,company,description\nThornlea,Pan Ltd,Cook the soup\nBuyer,Pan Ltd,Buy the leeks\n"
    (here.folder / "desired" / "jobs.csv").write_text(table)
    api.fix(here, [api.Correction("jobs.csv row 2", "title", "Chef")])

    assert [one.title for one in api.read_workspace(here).postings] == ["Chef", "Buyer"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("one.txt", "say which: desired/one.txt or mismatched/one.txt"),
        ("none.txt", "there are: desired/one.txt"),
    ],
)
def test_a_name_of_no_file_or_of_two_is_refused(filled, file, said):
    with pytest.raises(WrongInput, match=said):
        api.fix(filled, [HEADLINE, api.Correction(file, "title", "Chef")])
    assert api.corrections(filled).kept == ()


def test_nothing_is_put_right_with_nothing(filled):
    with pytest.raises(WrongInput, match="say what it is"):
        api.fix(filled, [api.Correction("", "name", " \x1b[31m ")])


def test_without_a_profile_there_is_no_headline_to_put_right(here):
    with pytest.raises(ThinInput, match="auditor add profile"):
        api.fix(here, [HEADLINE])


def test_a_correction_of_another_text_is_not_applied_and_that_is_said(filled):
    api.fix(filled, [HEADLINE])
    filled.profile().write_text(PROFILE.replace("Slotting", "Picking"))
    seen = api.read_workspace(filled)

    assert seen.profile.headline != "Warehouse lead | WMS"
    assert [notice.code for notice in seen.notices] == ["correction-of-another-text"]
    assert [kept.applies for kept in api.corrections(filled).kept] == [False]
    found = api.search("headline:WMS", api.own_profile(filled.folder))
    assert "correction-of-another-text" in [notice.code for notice in found.notices]


def test_the_same_text_under_other_blanks_is_the_same_text(filled):
    api.fix(filled, [HEADLINE])
    filled.profile().write_text(PROFILE.replace("\n", "\r\n"))

    assert api.read_workspace(filled).profile.headline == "Warehouse lead | WMS"


def test_what_is_put_right_for_a_new_text_replaces_what_was_said_of_the_old(filled):
    api.fix(filled, [HEADLINE])
    filled.profile().write_text(PROFILE.replace("Slotting", "Picking"))
    api.fix(filled, [api.Correction("", "name", "Mira Tolland")])

    assert [(kept.field, kept.applies) for kept in api.corrections(filled).kept] == [("name", True)]


def test_a_second_field_joins_the_first(filled):
    api.fix(filled, [HEADLINE])
    api.fix(filled, [api.Correction("", "location", "Leeds")])

    assert [kept.field for kept in api.corrections(filled).kept] == ["headline", "location"]


@pytest.mark.parametrize("value", ['"quoted" \\ back', "emoji 👩‍💻 | ünï", "a = b # c", "x" * 5000])
def test_any_text_is_kept_as_it_was_said(filled, value):
    api.fix(filled, [api.Correction("", "headline", value)])

    assert api.read_workspace(filled).profile.headline == value


def test_what_is_forgotten_is_no_longer_applied(filled):
    before = api.read_workspace(filled)
    api.fix(filled, [HEADLINE, api.Correction("two", "title", "Pastry chef")])
    gone = api.forget_corrections(filled)

    assert {kept.file for kept in gone.kept} == {"profile.txt", "mismatched/two.txt"}
    assert api.read_workspace(filled) == before


def test_one_file_alone_is_forgotten(filled):
    api.fix(filled, [HEADLINE, api.Correction("two", "title", "Pastry chef")])
    api.forget_corrections(filled, ["two.txt"])

    assert [kept.file for kept in api.corrections(filled).kept] == ["profile.txt"]


def test_what_was_never_put_right_cannot_be_forgotten(filled):
    api.fix(filled, [HEADLINE])
    with pytest.raises(WrongInput, match=r"two\.txt: nothing of it was put right"):
        api.forget_corrections(filled, ["profile.txt", "two.txt"])
    assert api.corrections(filled).kept


@pytest.mark.parametrize("text", ["no toml", "name = 1", "[a]\nheadline = 'x'", b"\xff\xfe\x00"])
def test_a_damaged_file_of_corrections_is_named(filled, text):
    path = filled.folder / "corrections.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(WrongInput, match=r"corrections\.toml: not readable"):
        api.read_workspace(filled)
