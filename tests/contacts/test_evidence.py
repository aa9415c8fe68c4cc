"""Labelled contacts as evidence of an audit."""

from dataclasses import replace

import pytest

from auditor import workspace
from auditor.contacts.evidence import evidence, state_of
from auditor.contacts.incoming import keep
from auditor.languages import ENGLISH
from auditor.records import Contact, Document, Position, Reported, Section

CHEF = "Hi Nuala,\nwe are hiring a Pastry Chef for our house in Galway."
DRIVER = "Hi Nuala,\nwe are hiring a Truck Driver for a tour to Athlone."
HELLO = "Hi Nuala, how was the regatta on Sunday?"


def nothing(_):
    """Finds no term: the roles here read like one."""
    return ()


@pytest.fixture
def here(tmp_path):
    return workspace.create(tmp_path / "mine")


@pytest.fixture
def labelled(here):
    """`labelled(1, "desired", CHEF)`: a contact whose message lies in the workspace."""

    def build(number, side, text, subject="", **more):
        place = keep(here.messages, number, text, subject).relative_to(here.folder).as_posix()
        return Contact(number, side=side, posting=place, **more)

    return build


def heard(here, *contacts):
    return evidence(here, contacts, nothing, ENGLISH)


def named(found, side):
    """The title of each posting of a side."""
    return [
        next((block.text for block in source.blocks if block.name == "title"), "")
        for source in found.postings[side]
    ]


# --- postings -------------------------------------------------------------------------------------------


def test_labelled_messages_become_postings_of_their_side(here, labelled):
    found = heard(here, labelled(1, "desired", CHEF), labelled(2, "mismatched", DRIVER))
    assert named(found, "desired") == ["Pastry Chef"]
    assert named(found, "mismatched") == ["Truck Driver"]
    assert found.notices == ()


def test_a_posting_is_named_by_its_message(here, labelled):
    assert heard(here, labelled(12, "desired", CHEF)).postings["desired"][0].name == "0012.txt"


def test_the_subject_of_a_message_is_its_title(here, labelled):
    found = heard(here, labelled(1, "mismatched", "Hello there", "Lock Keeper @ Larkmoor"))
    assert named(found, "mismatched") == ["Lock Keeper"]


def test_an_undecided_message_is_no_posting(here, labelled):
    found = heard(here, labelled(1, "unsure", CHEF))
    assert found.postings == {"desired": (), "mismatched": ()}


def test_a_message_that_says_nothing_of_a_job_is_no_posting(here, labelled):
    found = heard(here, labelled(1, "mismatched", HELLO))
    assert found.postings["mismatched"] == ()
    assert found.notices == ()


def test_a_contact_without_a_text_is_no_posting(here):
    found = heard(here, Contact(1, side="mismatched", role="Pastry Chef"))
    assert found.postings["mismatched"] == ()
    assert found.notices == ()


def test_a_text_that_contacts_share_counts_once(here, labelled):
    first = labelled(1, "mismatched", DRIVER)
    found = heard(here, first, replace(first, number=2), replace(first, number=3))
    assert named(found, "mismatched") == ["Truck Driver"]


def test_a_linked_file_outside_the_sides_is_a_posting(here):
    (here.folder / "more").mkdir()
    (here.folder / "more" / "ad.txt").write_text("Pastry Chef\n\nYou bake at night.\n")
    found = heard(here, Contact(1, side="desired", posting="more/ad.txt"))
    assert [source.name for source in found.postings["desired"]] == ["ad.txt"]


@pytest.mark.parametrize("folder", ["mismatched", "desired"])
@pytest.mark.parametrize("side", ["mismatched", "desired"])
@pytest.mark.parametrize("place", ["{0}/ad.txt", "./{0}/ad.txt", "contacts/../{0}/ad.txt"])
def test_a_linked_file_inside_a_side_is_not_counted_twice(here, folder, side, place):
    here.messages.mkdir()
    (here.folder / folder / "ad.txt").write_text("Pastry Chef\n\nYou bake at night.\n")
    found = heard(here, Contact(1, side=side, posting=place.format(folder)))
    assert found.postings == {"desired": (), "mismatched": ()}
    assert found.notices == ()


@pytest.mark.parametrize("place", ["contacts/0031.txt", "more/ad.txt", "contacts"])
def test_a_file_that_is_not_there_gives_a_notice_that_names_the_contact(here, place):
    here.messages.mkdir()
    found = heard(here, Contact(31, side="mismatched", posting=place))
    (notice,) = found.notices
    assert found.postings["mismatched"] == ()
    assert (notice.code, notice.severity, notice.about) == ("contact-unread", "warning", "31")
    assert "Contact 31" in notice.message


def test_a_message_that_was_emptied_gives_a_notice(here, labelled):
    gone = labelled(4, "mismatched", CHEF)
    (here.folder / gone.posting).write_text("\n")
    assert [notice.about for notice in heard(here, gone).notices] == ["4"]


def test_a_contact_that_cannot_be_read_leaves_the_others(here, labelled):
    found = heard(
        here,
        labelled(1, "mismatched", CHEF),
        Contact(2, side="mismatched", posting="contacts/0002.txt"),
        labelled(3, "mismatched", DRIVER),
    )
    assert named(found, "mismatched") == ["Pastry Chef", "Truck Driver"]
    assert [notice.about for notice in found.notices] == ["2"]


def test_without_contacts_there_is_no_evidence(here):
    found = heard(here)
    assert found.postings == {"desired": (), "mismatched": ()}
    assert (found.reported, found.trend, found.notices) == ((), None, ())


def test_contacts_have_a_trend(here, labelled):
    trend = heard(here, labelled(1, "mismatched", CHEF, date="2026-03-01"), Contact(2)).trend
    assert (trend.total.contacts, trend.total.wrong, trend.unlabelled) == (1, 1, 1)


# --- what was reported ----------------------------------------------------------------------------------


def test_reported_searches_carry_the_number_and_side_of_their_contact(here):
    found = heard(
        here,
        Contact(5, side="mismatched", searched="java AND spring"),
        Contact(6, side="desired", searched="terraform", profile_part="headline"),
    )
    assert found.reported == (
        Reported(("java", "spring"), (), 5, "mismatched", "java AND spring"),
        Reported(("terraform",), ("headline",), 6, "desired", "terraform"),
    )


def test_what_an_undecided_contact_said_is_not_reported(here):
    assert heard(here, Contact(5, searched="java", profile_part="headline")).reported == ()


def test_a_search_that_was_edited_into_none_gives_a_notice_and_its_message_counts(here, labelled):
    found = heard(here, labelled(5, "desired", CHEF, searched="java AND ("), Contact(6, side="desired"))
    assert found.reported == ()
    assert named(found, "desired") == ["Pastry Chef"]
    (notice,) = found.notices
    assert (notice.code, notice.about) == ("search-unread", "5")
    assert "Contact 5, column searched: query, column" in notice.message


def test_searches_that_were_noted_by_themselves_come_first(here):
    here.record("sourdough AND rye")
    here.record("kotlin NOT junior")
    found = heard(here, Contact(5, side="desired", searched="terraform"))
    assert found.reported == (
        Reported(("sourdough", "rye"), text="sourdough AND rye"),
        Reported(("kotlin",), text="kotlin NOT junior"),
        Reported(("terraform",), (), 5, "desired", "terraform"),
    )


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("bak* AND rye", "column 1"),
        ("rye AND baker:Galway", "column 9"),
        ("rye AND (malt", "column 9"),
        ("rye and bread with seeds", "column 15"),
        ('rye AND "sour*"', "column 9"),
    ],
)
def test_a_noted_line_that_is_not_understood_is_named_and_left_out(here, line, place):
    (here.folder / "searches.txt").write_text(f"kotlin\n\n{line}\n")
    found = heard(here)
    assert [said.words for said in found.reported] == [("kotlin",)]
    (notice,) = found.notices
    assert notice.code == "search-unread"
    assert notice.message.startswith(f"searches.txt, line 3: query, {place}: found ")


def test_noted_searches_that_are_no_text_leave_the_rest(here, labelled):
    (here.folder / "searches.txt").write_bytes(b"\xff\xfe\x80")
    found = heard(here, labelled(1, "desired", CHEF))
    assert named(found, "desired") == ["Pastry Chef"]
    assert [notice.code for notice in found.notices] == ["search-unread"]


# --- the state of a profile -----------------------------------------------------------------------------

PROFILE = Document(
    "profile",
    "",
    "",
    "en",
    (
        Section("name", "Nuala Byrne"),
        Section("headline", "Platform Engineer"),
        Section("position-title", "Baker", position=Position("Baker", "Larkmoor")),
        Section("recommendations", "She bakes."),
    ),
    "profile.txt",
)


def changed(number, text):
    sections = list(PROFILE.sections)
    sections[number] = replace(sections[number], text=text)
    return replace(PROFILE, sections=tuple(sections))


@pytest.mark.parametrize("number", [1, 2])
def test_a_change_of_what_searches_read_is_another_state(number):
    assert state_of(changed(number, "Lock Keeper")) != state_of(PROFILE)


@pytest.mark.parametrize("number", [0, 3])
def test_a_change_of_what_searches_pass_over_is_none(number):
    assert state_of(changed(number, "Lock Keeper")) == state_of(PROFILE)


# --- why they were wrong --------------------------------------------------------------------------------


def test_what_the_person_says_of_a_contact_goes_with_its_text(here, labelled):
    found = heard(
        here,
        labelled(1, "mismatched", DRIVER, reasons="level-senior; place"),
        labelled(2, "mismatched", CHEF),
    )
    (driver, _) = found.postings["mismatched"]
    assert found.corrected == {driver.name: ("level-senior", "place")}
