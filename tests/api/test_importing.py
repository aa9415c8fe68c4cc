"""Messages of an export become contacts to label: which, in which order, and what is left alone."""

import shutil
import zipfile

import pytest
from ledgers import EXPORT, JAVA, NEW, OLD, TALK, column, contents, imported, mailbox, rows, typed

from auditor import api
from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.records import Contact


def archive(folder):
    """The sample's export as a ZIP."""
    with zipfile.ZipFile(folder / "export.zip", "w") as packed:
        for path in EXPORT.iterdir():
            packed.write(path, path.name)
    return folder / "export.zip"


def test_every_pitch_is_added_and_what_is_left_out_is_counted():
    _, said = imported()

    assert len(said.added) == 27
    assert said.left_out == {
        "draft": 1,
        "empty": 1,
        "later in a conversation": 2,
        "not from a recruiter": 7,
        "outgoing": 8,
        "spam": 1,
        "sponsored": 2,
    }


def test_no_side_is_decided_but_both_are_proposed():
    _, said = imported()

    assert {contact.side for contact in said.added} == {"unsure"}
    assert {contact.proposed for contact in said.added} >= {"desired", "mismatched"}


def test_near_copies_are_counted_and_share_their_text():
    here, said = imported()
    texts = {contact.number: contact.posting for contact in said.added}

    assert said.copies == 2
    assert texts[1] == texts[3] == texts[7] == "contacts/0001.txt"
    assert not (here.messages / "0003.txt").exists()


def test_without_postings_nothing_is_proposed(here):
    assert {contact.proposed for contact in api.import_messages(here, EXPORT).added} == {""}


@pytest.mark.parametrize("form", ["folder", "messages.csv", "ZIP", "messages.csv and a name"])
def test_every_form_of_an_export_gives_the_same_contacts(here, tmp_path, form):
    shutil.copy(EXPORT / "messages.csv", tmp_path)
    given = {"folder": EXPORT, "ZIP": archive(tmp_path)}.get(form, tmp_path / "messages.csv")
    said = api.import_messages(here, given, me="Declan Haverty" if form.endswith("name") else "")

    assert [c.conversation for c in said.added] == [c.conversation for c in imported()[1].added]


def test_a_name_that_is_in_no_message_is_refused(here):
    with pytest.raises(WrongInput, match=r"Nobody Known.*--me NAME"):
        api.import_messages(here, EXPORT, me="Nobody Known")


def test_importing_twice_adds_nothing(sample):
    before = contents(sample)
    said = api.import_messages(sample, EXPORT)

    assert (said.added, said.left_out["known"]) == ((), 29)
    assert contents(sample) == before


def test_a_newer_export_adds_only_what_is_new(here):
    api.import_messages(here, mailbox(here, *OLD, *TALK))
    said = api.import_messages(here, mailbox(here, *OLD, *TALK, *NEW))

    assert [(c.number, c.date, c.recruiter) for c in said.added] == [(3, "2026-02-01", "Cy Eide")]


def test_a_newer_export_leaves_the_old_rows_alone(here):
    api.import_messages(here, mailbox(here, *OLD))
    api.label_contacts(here, {1: "mismatched"})
    before = rows(here)
    api.import_messages(here, mailbox(here, *OLD, *NEW))

    assert rows(here)[:2] == before


def test_the_numbers_go_on_behind_those_in_the_ledger(here):
    api.add_contact(here, Contact(0, role="Cook"))
    api.add_contact(here, Contact(0, role="Chef"))
    said = api.import_messages(here, mailbox(here, *OLD))

    assert [contact.number for contact in said.added] == [3, 4]
    assert (here.messages / "0003.txt").is_file()


def test_the_numbers_go_on_behind_a_row_that_cannot_be_read(here):
    api.add_contact(here, Contact(0, role="Cook"))
    with here.ledger.open("a", encoding="utf-8") as file:
        file.write("7,some day,Bo Dahl,,linkedin,Chef,desired,,,,,,,,,\n")
    said = api.import_messages(here, mailbox(here, *OLD))

    assert column(here, "contact") == ["1", "7", "8", "9"]
    assert [n.message for n in said.notices if "contacts.csv, line 3" in n.message]


def test_an_answer_that_was_sent_is_noted_with_its_day(here):
    api.import_messages(here, mailbox(here, *OLD, *TALK))

    assert column(here, "replied") == ["2026-01-06", ""]


def test_an_answer_that_was_sent_later_is_noted_by_the_next_import(here):
    api.import_messages(here, mailbox(here, *OLD))
    said = api.import_messages(here, mailbox(here, *OLD, *TALK))

    assert said.added == ()
    assert column(here, "replied") == ["2026-01-06", ""]


def test_a_recruiter_who_said_how_they_found_the_person_is_named(here):
    told = ("c1", "Ada Berg", "I searched for Java AND Spring. Your headline helped.", "2026-01-08")
    (later,) = api.import_messages(here, mailbox(here, *OLD, *TALK, told)).answers

    assert (later.contact, later.searched, later.parts) == (1, "Java AND Spring", ("headline",))


def test_what_was_recorded_of_an_answer_is_not_asked_for_again(here):
    told = ("c1", "Ada Berg", "I searched for Java AND Spring.", "2026-01-08")
    api.import_messages(here, mailbox(here, *OLD, *TALK, told))
    api.record_answer(here, 1, "I searched for Java AND Spring.")

    assert api.import_messages(here, mailbox(here, *OLD, *TALK, told)).answers == ()


@pytest.mark.parametrize(("everyone", "names"), [(False, []), (True, ["Siv Holm"])])
def test_who_reads_like_no_recruiter_is_taken_only_on_demand(here, everyone, names):
    said = api.import_messages(here, mailbox(here, *OLD, *TALK), everyone=everyone)

    assert [contact.recruiter for contact in said.added] == ["Ada Berg", "Bo Dahl", *names]
    assert said.left_out.get("not from a recruiter", 0) == (not everyone)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.zip", None, "check the spelling"),
        ("cut.zip", b"PK\x03\x04cut", "damaged"),
        ("page.zip", b"<html>expired</html>", "web page"),
        ("empty.csv", b"", "empty"),
        ("table.csv", b"First Name,Last Name\nTore,Lind\n", "no messages.csv of LinkedIn"),
        ("note.txt", b"My notes on nothing\n", "no messages.csv of LinkedIn"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "photo.csv"),
    ],
)
def test_a_file_that_is_no_export_is_refused_and_nothing_is_written(one, tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = contents(one)

    with pytest.raises(InputError, match=said) as caught:
        api.import_messages(one, tmp_path / name)
    assert name in str(caught.value)
    assert contents(one) == before


def test_a_folder_without_messages_is_refused(here, tmp_path):
    (tmp_path / "photos").mkdir()

    with pytest.raises((UnreadableInput, WrongInput), match=r"photos: no messages\.csv in it"):
        api.import_messages(here, tmp_path / "photos")


@pytest.mark.parametrize(
    "enter",
    [
        lambda here: api.import_messages(here, EXPORT),
        lambda here: api.add_contact(here, Contact(0), JAVA),
    ],
)
def test_no_message_is_kept_when_the_ledger_cannot_take_its_row(here, enter):
    typed(here, "contact,date", "x,2026-01-01")
    before = contents(here)

    with pytest.raises(WrongInput, match="line 2"):
        enter(here)
    assert contents(here) == before


# --- the whole export ---------------------------------------------------------------------------------


TABLES = {
    "Profile.csv": "First Name,Last Name,Headline,Summary\nDeclan,Haverty,Platform Engineer | Terraform,"
    f"{'I build quiet platforms that other people deploy to without asking anybody. ' * 5}\n",
    "Positions.csv": "Company Name,Title,Description,Started On,Finished On\n"
    "Lanternway,Platform Engineer,Runs Kubernetes.,Jan 2021,\n",
    "Skills.csv": "Name\nTerraform\nKubernetes\n",
    "Jobs/Job Seeker Preferences.csv": "Job Titles\nPlatform Engineer | Site Reliability Engineer\n",
}


@pytest.fixture
def full(tmp_path):
    """The sample's messages with the tables of a profile."""
    folder = tmp_path / "full"
    shutil.copytree(EXPORT, folder)
    for name, text in TABLES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_export_fills_a_workspace_and_decides_nothing(here, full):
    taken = api.import_export(here, full)

    assert (taken.profile.name, taken.profile.headline) == ("Declan Haverty", "Platform Engineer | Terraform")
    assert here.profile().name == taken.profile_file == "profile.json"
    assert here.wanted() == ("Platform Engineer", "Site Reliability Engineer")
    assert {contact.side for contact in taken.messages.added} == {"unsure"}


def test_a_profile_and_wishes_that_are_there_stay(here, full):
    here.add("profile", "Declan Haverty\nCook\n", "profile.txt")
    here.want(["Cook"])

    taken = api.import_export(here, full)

    assert here.profile().read_text() == "Declan Haverty\nCook\n"
    assert here.wanted() == ("Cook",)
    assert [notice.code for notice in taken.notices][:2] == ["profile-kept", "wishes-kept"]


def test_an_export_without_messages_still_brings_the_profile(here, full):
    (full / "messages.csv").unlink()
    taken = api.import_export(here, full)

    assert taken.messages is None
    assert here.profile().name == "profile.json"


def test_nothing_is_written_when_it_is_not_clear_whose_it_is(here, full):
    with pytest.raises(WrongInput):
        api.import_export(here, full, me="Nobody Known")

    assert not list(here.folder.glob("profile.*"))
    assert here.wanted() == ()


def test_an_audit_of_an_export_without_touching_a_text_file(here, full):
    added = api.import_export(here, full).messages.added
    apart = list({contact.posting: contact.number for contact in added}.values())  # no near-copies
    sides = dict.fromkeys(apart[:3], "mismatched") | dict.fromkeys(apart[3:5], "desired")
    api.label_contacts(here, sides)

    done = api.audit_workspace(here, date="2026-11-01")

    assert (len(done.mismatched), len(done.desired)) == (3, 2)
    assert "Terraform" in {term.term for term in done.terms}
