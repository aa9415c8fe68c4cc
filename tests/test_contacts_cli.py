"""Contacts and replies on the command line: import, contacts, reply, and the audits they feed."""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from rich.cells import cell_len
from sample_people import SAMPLE
from typer.testing import CliRunner

import auditor
from auditor import workspace
from auditor.cli import app
from auditor.records import Reported
from auditor.settings import Settings

PERSON = SAMPLE / "platform-engineer"
EXPORT = PERSON / "linkedin-export"
ME = "Tore Lind"
JAVA = (
    "Hi Tore, I am recruiting a Java Developer for a bank in Oslo: Java, Spring Boot and Hibernate. "
    "Interested in a call?"
)
CHEF = (
    "Hello Tore, my client is hiring a Pastry Chef in Bergen, and I thought of you. It is a permanent role "
    "in a small kitchen. Would you have time for a call?"
)
FRIEND = "Hi Tore, the boat comes out of the water on Sunday. Bring gloves."
NO_ROLE = "Hello, lovely profile! Shall we have a chat next week?"
COLUMNS = ("CONVERSATION ID", "FROM", "TO", "DATE", "SUBJECT", "CONTENT", "FOLDER")

GOOD_REPLY = """\
Hi Ada,
Thanks for writing about the Java Developer role. This isn't the kind of work I do, so I don't think it \
fits. I focus on platform engineer roles. Which search terms or part of my profile brought me up?
Best wishes, Tore"""
RUDE_REPLY = "Stop spamming me, you idiot. I'm not interested!!!"
CLUMSY_REPLY = """\
Hi Ada,
yes, I am interested in the Java Developer role at the bank. Could you tell me what it pays and where it is?
Tore"""

WRONG = {
    "Ada Berg": "Hi, we are looking for a Java Developer with Spring Boot, Hibernate and Oracle, in Oslo.",
    "Bo Dahl": "Hello, my client needs a Senior Java Engineer: Java 21, Spring Boot, Maven, Kafka. Remote.",
    "Cy Eide": "A Scrum Master is wanted for three agile teams: Scrum, Kanban, Jira, retrospectives.",
    "Di Foss": "Our bank hires a Scrum Master / Agile Coach. Scrum, SAFe, Jira, Confluence, retrospectives.",
    "Ed Gran": "Hi, Backend Developer role: Java, Spring, JPA, Hibernate, JUnit. Bergen.",
    "Flo Hagen": "We seek an Agile Delivery Manager who knows Scrum, Jira, Kanban and retrospectives.",
}
UNDECIDED = "Hi, a shipping company wants a Kubernetes Administrator who writes Terraform. Remote."


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    """Each test stands in a folder of its own, before a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def here(tmp_path):
    """An empty workspace, in which the test stands."""
    return workspace.create(tmp_path).folder


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The sample's workspace with its export imported, and what the import said; not to be changed."""
    folder = workspace.create(tmp_path_factory.mktemp("imported") / "mine").folder
    shutil.copy(PERSON / "profile.txt", folder)
    for side in ("desired", "mismatched"):
        shutil.copytree(PERSON / side, folder / side, dirs_exist_ok=True)
    with contextlib.chdir(folder):
        return folder, did("import", EXPORT)


@pytest.fixture
def sample(imported, tmp_path, monkeypatch):
    """A copy of that workspace, in which the test stands."""
    folder = shutil.copytree(imported[0], tmp_path / "mine")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def one(here):
    """A workspace with one contact who has a name, a role and a message."""
    did("contacts", "add", "--recruiter", "Ada Berg", "--message", JAVA, "--date", "2026-03-04")
    return here


def run(*arguments, given=None):
    return CliRunner().invoke(app, [str(a) for a in arguments], input=given)


def did(*arguments, given=None):
    """The same, of what must succeed."""
    done = run(*arguments, given=given)
    assert done.exit_code == 0, done.output
    return done


def asked(*arguments, given=None):
    """The answer of a command to --json, which is alone on stdout."""
    return json.loads(did(*arguments, "--json", given=given).stdout)


def refused(done, *said):
    """Exit code 1 and one line on stderr that says these things; nothing on stdout."""
    lines = done.stderr.splitlines()
    assert (done.exit_code, done.stdout, len(lines)) == (1, "", 1), done.output
    assert lines[0].startswith("auditor: ")
    for part in said:
        assert part in lines[0]
    assert "Traceback" not in done.output


def misused(done, *said):
    """Exit code 2 and a word on the usage."""
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    for part in said:
        assert part in flat(done.stderr)
    assert "Traceback" not in done.stderr


def flat(text):
    """A text as if it stood in one line, however it is wrapped."""
    return " ".join(text.split())


def contents(folder=None):
    """Every file of a workspace with its bytes; the lock alone may come."""
    folder = folder or Path()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def rows():
    """The rows of the ledger by column."""
    with Path("contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def column(name):
    return [row[name] for row in rows()]


def ledger(*lines):
    """A ledger as someone typed it."""
    Path("contacts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def export(*messages):
    """messages.csv of an invented mailbox: (conversation, sender, text, date) of each message."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for conversation, sender, text, date in messages:
        to = "Ada Berg" if sender == ME else ME
        table.writerow([conversation, sender, to, f"{date} 09:00:00 UTC", "", text, "INBOX"])
    path = Path("messages.csv")
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def archive(name="export.zip"):
    """The sample's export as a ZIP."""
    with zipfile.ZipFile(name, "w") as packed:
        for path in EXPORT.iterdir():
            packed.write(path, path.name)
    return Path(name)


OLD = (("c1", "Ada Berg", JAVA, "2026-01-05"), ("c2", "Bo Dahl", CHEF, "2026-01-07"))
TALK = (("c3", "Siv Holm", FRIEND, "2026-01-09"), ("c1", ME, "No, thank you.", "2026-01-06"))
NEW = (
    ("c1", "Ada Berg", "All right, goodbye then.", "2026-01-08"),
    ("c4", "Cy Eide", CHEF.replace("Pastry", "Sous"), "2026-02-01"),
)


# --- import ----------------------------------------------------------------------------------------


def test_import_says_how_many_contacts_it_added_and_what_it_left_out(imported):
    said = imported[1].stdout

    assert said.startswith("27 contacts added")
    assert (
        "left out: 1 draft, 1 empty, 2 later in a conversation, 7 not from a recruiter, 8 outgoing, 1 spam, "
        "2 sponsored"
    ) in flat(said)


def test_import_shows_the_side_that_each_contact_looks_like(imported):
    assert "Agnieszka Wrzosowicz: Senior Java Engineer; unsure, looks mismatched" in flat(imported[1].stdout)


def test_import_decides_no_side(imported):
    with contextlib.chdir(imported[0]):
        assert set(column("side")) == {"unsure"}


def test_import_proposes_both_sides(imported):
    with contextlib.chdir(imported[0]):
        assert {"desired", "mismatched"} <= set(column("proposed"))


def test_import_says_how_many_are_near_copies(imported):
    assert "27 contacts added, 2 of them near-copies of another" in imported[1].stdout


def test_near_copies_share_their_text(imported):
    with contextlib.chdir(imported[0]):
        texts = {row["contact"]: row["posting"] for row in rows()}
    assert texts["1"] == texts["3"] == texts["7"] == "contacts/0001.txt"
    assert not (imported[0] / "contacts" / "0003.txt").exists()


def test_import_shows_ten_contacts_and_counts_the_rest(imported):
    assert len(re.findall(r"^  \d+: ", imported[1].stdout, re.MULTILINE)) == 10
    assert "and 17 more: auditor contacts list" in imported[1].stdout


def test_without_postings_nothing_is_proposed(here):
    did("import", EXPORT)

    assert set(column("proposed")) == {""}


@pytest.mark.parametrize("form", ["folder", "messages.csv", "ZIP", "messages.csv and a name"])
def test_every_form_of_an_export_gives_the_same_contacts(here, imported, form):
    if form.startswith("messages.csv"):
        shutil.copy(EXPORT / "messages.csv", "messages.csv")
    given = {"folder": [EXPORT], "ZIP": [archive()]}.get(form, ["messages.csv"])
    name = ["--me", "Declan Haverty"] if form.endswith("name") else []
    did("import", *given, *name)

    made = column("conversation")
    with contextlib.chdir(imported[0]):
        assert made == column("conversation")


def test_a_name_that_is_in_no_message_is_refused(here):
    refused(run("import", EXPORT, "--me", "Nobody Known"), "Nobody Known", "--me NAME")


def test_importing_twice_adds_nothing(sample):
    before = contents()
    done = did("import", EXPORT)

    assert done.stdout.startswith("0 contacts added")
    assert "29 known" in done.stdout
    assert contents() == before


def test_a_newer_export_adds_only_what_is_new(here):
    did("import", export(*OLD, *TALK))
    done = did("import", export(*OLD, *TALK, *NEW))

    assert done.stdout.startswith("1 contact added\n  3: 2026-02-01, Cy Eide")


def test_a_newer_export_leaves_the_old_rows_alone(here):
    did("import", export(*OLD))
    did("contacts", "label", 1, "mismatched")
    before = rows()
    did("import", export(*OLD, *NEW))

    assert rows()[:2] == before


def test_the_numbers_go_on_behind_those_in_the_ledger(here):
    did("contacts", "add", "--role", "Cook")
    did("contacts", "add", "--role", "Chef")
    did("import", export(*OLD))

    assert column("contact") == ["1", "2", "3", "4"]
    assert Path("contacts/0003.txt").is_file()


def test_the_numbers_go_on_behind_a_row_that_cannot_be_read(here):
    did("contacts", "add", "--role", "Cook")
    with Path("contacts.csv").open("a", encoding="utf-8") as file:
        file.write("7,some day,Bo Dahl,,linkedin,Chef,desired,,,,,,,,,\n")
    done = did("import", export(*OLD))

    assert column("contact") == ["1", "7", "8", "9"]
    assert "contacts.csv, line 3" in done.stderr


def test_an_answer_that_was_sent_is_noted_with_its_day(here):
    did("import", export(*OLD, *TALK))

    assert column("replied") == ["2026-01-06", ""]


def test_who_reads_like_no_recruiter_is_left_out(here):
    done = did("import", export(*OLD, *TALK))

    assert "1 not from a recruiter" in done.stdout
    assert column("recruiter") == ["Ada Berg", "Bo Dahl"]


def test_all_takes_everyone(here):
    did("import", export(*OLD, *TALK), "--all")

    assert column("recruiter") == ["Ada Berg", "Bo Dahl", "Siv Holm"]


def test_import_as_json_tells_what_was_added_and_left_out(here):
    answer = asked("import", export(*OLD, *TALK))

    assert [(c["contact"], c["recruiter"], c["side"]) for c in answer["added"]] == [
        (1, "Ada Berg", "unsure"),
        (2, "Bo Dahl", "unsure"),
    ]
    assert answer["left_out"] == {"not from a recruiter": 1, "outgoing": 1}


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", EXPORT),
        ("contacts", "add", "--role", "Cook"),
        ("contacts", "list"),
        ("contacts", "show", 1),
        ("contacts", "label", 1, "desired"),
        ("contacts", "label"),
        ("contacts", "label", "--accept"),
        ("contacts", "answer", 1, "java"),
        ("contacts", "trend"),
        ("reply", 1),
    ],
)
def test_outside_a_workspace_it_says_how_to_make_one(tmp_path, arguments):
    refused(run(*arguments), "no workspace here", "auditor init")

    assert list(tmp_path.iterdir()) == []


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
def test_a_file_that_is_no_export_is_refused_and_nothing_is_written(here, name, content, said):
    did("contacts", "add", "--recruiter", "Ada Berg", "--message", JAVA)
    if content is not None:
        Path(name).write_bytes(content)
    before = contents()

    refused(run("import", name), name, said)
    assert contents() == before


def test_a_folder_without_messages_is_refused(here):
    Path("photos").mkdir()

    refused(run("import", "photos"), "photos: no messages.csv in it")


@pytest.mark.parametrize("arguments", [("import", EXPORT), ("contacts", "add", "--message", JAVA)])
def test_no_message_is_kept_when_the_ledger_cannot_take_its_row(here, arguments):
    ledger("contact,date", "x,2026-01-01")
    before = contents()

    refused(run(*arguments), "line 2")
    assert contents() == before


# --- contacts add ----------------------------------------------------------------------------------


def test_a_contact_is_noted_by_options_alone(here):
    did(
        *("contacts", "add", "--recruiter", "Ada Berg", "--company", "Fjordbank", "--role", "Java Developer"),
        *("--side", "mismatched", "--date", "2026-03-04", "--channel", "email"),
    )

    (row,) = rows()
    assert {key: value for key, value in row.items() if value} == {
        "contact": "1",
        "date": "2026-03-04",
        "recruiter": "Ada Berg",
        "company": "Fjordbank",
        "channel": "email",
        "role": "Java Developer",
        "side": "mismatched",
    }


def test_contacts_are_numbered_from_one(here):
    for role in ("Cook", "Chef", "Baker"):
        did("contacts", "add", "--role", role)

    assert column("contact") == ["1", "2", "3"]


def test_without_a_date_it_is_today(here):
    did("contacts", "add", "--role", "Cook")

    assert column("date") == [datetime.date.today().isoformat()]


def test_without_a_side_it_stays_unsure_and_says_how_to_decide(here):
    done = did("contacts", "add", "--role", "Cook")

    assert column("side") == ["unsure"]
    assert "auditor contacts label 1 desired" in done.stderr


@pytest.mark.parametrize("form", ["text", "file", "standard input", "pasted"])
def test_a_message_may_come_as_text_as_a_file_or_by_standard_input(here, form):
    Path("mail.txt").write_text(JAVA)
    given = {"text": JAVA, "file": "mail.txt", "standard input": "-"}.get(form)
    option = ["--message", given] if given else []
    did("contacts", "add", *option, given=JAVA)

    assert asked("contacts", "show", 1)["message"] == JAVA


def test_without_any_option_it_asks_for_the_message(here):
    done = did("contacts", "add", given=JAVA)

    assert "Paste the message" in done.stderr
    assert "Paste" not in done.stdout


def test_an_email_brings_its_sender_day_and_channel(here):
    Path("offer.eml").write_text(f"From: Ada Berg <ada@b.example>\nDate: Tue, 3 Mar 2026 09:14\n\n{JAVA}")
    did("contacts", "add", "--message", "offer.eml")
    did("contacts", "add", "--message", "offer.eml", "--date", "2026-04-01", "--channel", "phone")

    assert (column("recruiter"), column("date")) == (["Ada Berg"] * 2, ["2026-03-03", "2026-04-01"])
    assert column("channel") == ["email", "phone"]


def test_role_and_company_are_read_from_the_message(here):
    did("contacts", "add", "--message", "Hi Tore, we are looking for a Java Developer at Fjordbank. Call me?")

    assert (column("role"), column("company")) == (["Java Developer"], ["Fjordbank"])


def test_the_role_is_read_from_the_subject(here):
    did("contacts", "add", "--message", f"Subject: Scrum Master - Bergen\n\n{NO_ROLE}")

    assert column("role") == ["Scrum Master"]


def test_what_is_given_counts_more_than_what_is_read(here):
    did("contacts", "add", "--message", JAVA, "--role", "Baker", "--company", "Brødhuset")

    assert (column("role"), column("company")) == (["Baker"], ["Brødhuset"])


def test_a_message_without_a_role_is_noted_without_one(here):
    done = did("contacts", "add", "--recruiter", "Ada Berg", "--message", NO_ROLE)

    assert column("role") == [""]
    assert "no role named" in flat(done.stdout)


def test_a_message_without_a_role_suggests_to_ask_for_it(sample):
    answer = asked("contacts", "add", "--message", NO_ROLE)

    assert answer["suggestion"]["path"] == 2


@pytest.mark.parametrize("given", ["", " \n\t\n", "InMail\nReply\n"])
def test_an_empty_message_is_refused_and_nothing_is_written(here, given):
    before = contents()

    refused(run("contacts", "add", "--message", "-", given=given), "empty")
    assert contents() == before


@pytest.mark.parametrize(
    ("date", "said"),
    [("yesterday", "2026-11-26"), ("2026-02-30", "2026-11-26"), ("03/04/2026", "2026-03-04 or 2026-04-03")],
)
def test_a_date_that_is_none_is_refused_with_how_to_write_it(here, date, said):
    misused(run("contacts", "add", "--role", "Cook", "--date", date), date, said)

    assert not Path("contacts.csv").exists()


@pytest.mark.parametrize("option", [("--side", "wrong"), ("--channel", "pigeon")])
def test_an_unknown_side_or_channel_is_refused(here, option):
    misused(run("contacts", "add", "--role", "Cook", *option), option[1])

    assert not Path("contacts.csv").exists()


@pytest.mark.parametrize("name", ["דנה לוי", "ليلى حداد", "Siân O’Brien-Ødegård", "山田 花子"])
def test_a_recruiters_name_is_kept_in_any_script(here, name):
    did("contacts", "add", "--recruiter", name, "--role", "Cook")

    assert [c["recruiter"] for c in asked("contacts", "list")] == [name]
    assert name in did("contacts", "list").stdout


def test_signs_that_turn_the_direction_of_text_are_not_printed(here):
    done = did("contacts", "add", "--recruiter", "\u202eAda\u202c Berg\x1b[31m", "--role", "Cook")

    printed = done.output + did("contacts", "list").output + did("contacts", "show", 1).output
    assert not re.search("[\u202a-\u202e\x1b]", printed)


def test_a_name_that_a_spreadsheet_would_run_is_kept_as_text(here):
    did("contacts", "add", "--recruiter", "=SUM(A1)", "--role", "Cook")

    assert column("recruiter") == ["'=SUM(A1)"]
    assert asked("contacts", "show", 1)["recruiter"] == "=SUM(A1)"


def test_add_as_json_has_the_contact_and_the_suggestion(sample):
    answer = asked("contacts", "add", "--message", JAVA)

    assert (answer["contact"], answer["role"], answer["proposed"]) == (28, "Java Developer", "mismatched")
    assert set(answer["suggestion"]) == {"path", "side", "probability", "sureness", "reason"}
    assert (answer["suggestion"]["path"], answer["suggestion"]["side"]) == (5, "mismatched")


def test_without_postings_there_is_no_suggestion(here):
    assert asked("contacts", "add", "--message", JAVA)["suggestion"] is None


# --- contacts list and show ------------------------------------------------------------------------


def test_an_empty_ledger_says_how_to_begin(here):
    done = did("contacts", "list")

    assert "auditor contacts add" in done.stdout
    assert asked("contacts", "list") == []


def test_contacts_are_listed_oldest_first(here):
    for day in ("2026-03-04", "2026-01-02", "2026-02-03"):
        did("contacts", "add", "--role", "Cook", "--date", day)

    assert [c["contact"] for c in asked("contacts", "list")] == [2, 3, 1]
    assert re.findall(r"2026-\d\d-\d\d", did("contacts", "list").stdout) == [
        "2026-01-02",
        "2026-02-03",
        "2026-03-04",
    ]


def test_a_proposed_side_is_shown_with_a_question_mark(sample):
    done = did("contacts", "list")

    assert "mismatched?" in done.stdout
    assert "desired?" in done.stdout


def test_only_contacts_of_one_side_are_listed(here):
    did("contacts", "add", "--role", "Cook", "--side", "desired")
    did("contacts", "add", "--role", "Chef", "--side", "mismatched")
    did("contacts", "add", "--role", "Baker")

    for side, role in (("desired", "Cook"), ("mismatched", "Chef"), ("unsure", "Baker")):
        assert [c["role"] for c in asked("contacts", "list", "--side", side)] == [role]
    done = did("contacts", "list", "--side", "mismatched")
    assert "Chef" in done.stdout
    assert "Cook" not in done.stdout


def test_a_list_as_json_has_every_column_of_the_ledger(one):
    (contact,) = asked("contacts", "list")

    assert list(contact) == list(rows()[0])


def test_a_list_keeps_to_80_columns(sample):
    did("contacts", "add", "--recruiter", "Anneliese-Margarethe " * 4, "--role", "x" * 120)
    did("contacts", "add", "--recruiter", "👩‍💻 Ådå", "--role", "株式会社" * 12)

    assert max(cell_len(line) for line in did("contacts", "list").stdout.splitlines()) <= 80


def test_show_has_the_message_below_the_columns(one):
    done = did("contacts", "show", 1)

    assert "recruiter: Ada Berg\n" in done.stdout
    assert "role: Java Developer\n" in done.stdout
    assert JAVA in flat(done.stdout)


def test_show_suggests_a_path_with_its_reason(sample):
    done = did("contacts", "show", 1)

    assert "suggested path 5" in flat(done.stdout)
    assert "Hibernate" in flat(done.stdout)
    assert "auditor reply 1 --path 5" in done.stderr


def test_show_as_json_has_message_and_suggestion(sample):
    answer = asked("contacts", "show", 5)

    assert answer["recruiter"] == "Niamh Scanlonberg"
    assert answer["message"]
    assert (answer["suggestion"]["path"], answer["suggestion"]["side"]) == (2, "desired")


@pytest.mark.parametrize(
    "arguments",
    [
        ("contacts", "show", 9),
        ("contacts", "answer", 9, "java"),
        ("reply", 9),
        ("contacts", "label", 9, "desired"),
    ],
)
def test_an_unknown_number_says_how_many_contacts_there_are(one, arguments):
    before = contents()

    refused(run(*arguments), "contact 9 is not there", "up to 1", "auditor contacts list")
    assert contents() == before


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5"])
def test_what_is_no_number_of_a_contact_is_wrong_usage(one, number):
    misused(run("contacts", "show", "--", number))


# --- contacts label --------------------------------------------------------------------------------


@pytest.fixture
def three(here):
    """A workspace with three contacts that are not labelled."""
    for role in ("Cook", "Chef", "Baker"):
        did("contacts", "add", "--recruiter", f"The {role}", "--role", role)
    return here


def test_several_contacts_are_labelled_at_once(three):
    done = did("contacts", "label", 1, 3, "mismatched")

    assert column("side") == ["mismatched", "unsure", "mismatched"]
    assert done.stdout == "1: mismatched\n3: mismatched\n"


def test_the_side_may_be_an_option(three):
    did("contacts", "label", 2, "--side", "desired")

    assert column("side") == ["unsure", "desired", "unsure"]


def test_a_label_can_be_taken_back(three):
    did("contacts", "label", 1, "desired")
    did("contacts", "label", 1, "unsure")

    assert column("side") == ["unsure"] * 3


def test_what_is_labelled_so_already_is_left_as_it_is(three):
    did("contacts", "label", 1, "desired")
    before = contents()

    assert "nothing to label" in did("contacts", "label", 1, "desired").stdout
    assert contents() == before


def test_an_unknown_number_among_others_labels_none_of_them(three):
    before = contents()

    refused(run("contacts", "label", 1, 2, 77, "mismatched"), "contact 77 is not there")
    assert contents() == before


@pytest.mark.parametrize(
    "words",
    [
        ("1", "2"),
        ("1", "wrong"),
        ("x", "desired"),
        ("desired",),
        ("1", "desired", "2"),
        ("--side", "desired"),
        ("1", "--side", "wrong"),
    ],
)
def test_labels_that_name_no_contact_or_no_side_are_wrong_usage(three, words):
    before = contents()

    misused(run("contacts", "label", *words))
    assert contents() == before


def test_accept_takes_the_proposed_sides(sample):
    proposed = dict(zip(column("contact"), column("proposed"), strict=True))
    did("contacts", "label", "--accept")

    assert {
        number for number, side in zip(column("contact"), column("side"), strict=True) if side == "desired"
    } == {number for number, side in proposed.items() if side == "desired"}


def test_accept_leaves_what_was_decided_by_hand(sample):
    did("contacts", "label", 2, "desired")
    did("contacts", "label", "--accept")

    assert rows()[1]["proposed"] == "mismatched"
    assert rows()[1]["side"] == "desired"


def test_accept_leaves_unsure_what_has_no_proposal(three):
    done = did("contacts", "label", "--accept")

    assert column("side") == ["unsure"] * 3
    assert "nothing to label" in done.stdout


def test_accept_with_a_number_labels_no_other_contact(sample):
    run("contacts", "label", 2, "--accept")

    assert {
        number for number, side in zip(column("contact"), column("side"), strict=True) if side != "unsure"
    } <= {"2"}


def test_typed_letters_label_one_contact_after_another(three):
    did("contacts", "label", given="d\n\nm\n")

    assert column("side") == ["desired", "unsure", "mismatched"]


def test_q_stops_and_keeps_what_was_typed_before(three):
    done = did("contacts", "label", given="m\nq\n")

    assert column("side") == ["mismatched", "unsure", "unsure"]
    assert "Baker" not in done.stdout


def test_the_end_of_input_keeps_what_was_typed_before(three):
    run("contacts", "label", given="m\n")

    assert column("side") == ["mismatched", "unsure", "unsure"]


def test_only_contacts_that_are_unsure_are_asked_for(three):
    did("contacts", "label", 1, 2, "desired")
    done = did("contacts", "label", given="m\n")

    assert "Baker" in done.stdout
    assert "Cook" not in done.stdout


def test_the_question_shows_what_a_contact_looks_like(sample):
    done = did("contacts", "label", given="q\n")

    assert "looks mismatched" in flat(done.stdout)


def test_with_everything_labelled_nothing_is_asked(three):
    did("contacts", "label", 1, 2, 3, "desired")

    assert did("contacts", "label").stdout == "nothing to label\n"


def test_near_copies_are_labelled_along(sample):
    done = did("contacts", "label", 3, "mismatched")

    assert done.stdout == "1: mismatched\n3: mismatched\n7: mismatched\n"


def test_near_copies_keep_one_side_when_it_is_changed(sample):
    did("contacts", "label", 1, 3, 7, "desired")
    did("contacts", "label", 1, "mismatched")

    assert [rows()[number - 1]["side"] for number in (1, 3, 7)] == ["mismatched"] * 3


# --- contacts answer -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "searched"),
    [
        (["I looked for Java and Hibernate in Oslo"], "Java AND Hibernate"),
        (["I", "looked", "for", "Java", "and", "Hibernate"], "Java AND Hibernate"),
        (['(java OR kotlin) AND "spring boot" NOT php'], '(java OR kotlin) AND "spring boot" NOT php'),
        (["We searched: java AND (spring OR quarkus)"], "java AND (spring OR quarkus)"),
    ],
)
def test_the_search_is_taken_from_what_was_said(one, said, searched):
    did("contacts", "answer", 1, *said)

    assert column("searched") == [searched]
    assert column("found_by") == [" ".join(said)]


def test_an_answer_may_come_by_standard_input(one):
    did("contacts", "answer", 1, "-", given="We searched\njava AND spring\n")

    assert column("searched") == ["java AND spring"]


def test_what_an_answer_by_email_quotes_is_not_recorded(one):
    said = "I searched for Kotlin.\n\nOn Mon, 2 Mar 2026 at 18:02, Tore <t@h.example> wrote:\n> Was it Java?"
    did("contacts", "answer", 1, "-", given=said)

    assert column("searched") == ["Kotlin"]


def test_an_answer_that_names_a_part_of_the_profile_is_recorded_without_a_search(one):
    done = did("contacts", "answer", 1, "Your headline caught my eye")

    assert (column("profile_part"), column("searched")) == (["headline"], [""])
    assert "profile part: headline" in done.stdout


def test_an_answer_in_which_nothing_is_recognised_says_so_and_is_kept(one):
    done = did("contacts", "answer", 1, "No idea, sorry")

    assert "no search words" in flat(done.stdout)
    assert "--search" in flat(done.stdout)
    assert (column("found_by"), column("searched")) == (["No idea, sorry"], [""])


def test_a_search_that_is_given_counts_more_than_the_one_in_the_answer(one):
    did("contacts", "answer", 1, "I looked for Java", "--search", "kotlin AND  spring")

    assert column("searched") == ["kotlin AND spring"]


def test_parts_may_be_given(one):
    did("contacts", "answer", 1, "--part", "headline", "--part", "skills")

    assert column("profile_part") == ["headline; skills"]


def test_an_outcome_may_be_given_alone(one):
    did("contacts", "answer", 1, "I looked for Java")
    did("contacts", "answer", 1, "--outcome", "a call in May")

    assert (column("outcome"), column("searched")) == (["a call in May"], ["Java"])


def test_answer_as_json_has_the_words_and_the_parts(one):
    answer = asked("contacts", "answer", 1, "--search", 'java AND "spring boot" NOT php', "--part", "skills")

    assert (answer["contact"], answer["words"], answer["parts"]) == (1, ["java", "spring boot"], ["skills"])
    assert answer["searched"] == 'java AND "spring boot" NOT php'


def test_an_answer_of_an_unlabelled_contact_says_to_label_it(one):
    assert "auditor contacts label 1" in flat(did("contacts", "answer", 1, "I looked for Java").stdout)


def test_an_answer_of_a_labelled_contact_counts_at_once(one):
    did("contacts", "label", 1, "mismatched")
    done = did("contacts", "answer", 1, "I looked for Java")

    assert "next audit counts it" in flat(done.stdout)
    assert "label" not in done.stdout


@pytest.mark.parametrize("search", ["java AND (", '"java', "NOT php", "AND", "java OR"])
def test_a_search_that_cannot_be_read_is_refused_and_changes_nothing(one, search):
    before = contents()
    done = run("contacts", "answer", 1, "--search", search)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("auditor: query, column ")
    assert "Traceback" not in done.stderr
    assert contents() == before


@pytest.mark.parametrize("words", [(), ("",), ("  ",)])
def test_an_answer_without_anything_is_wrong_usage(one, words):
    before = contents()

    misused(run("contacts", "answer", 1, *words), "give their words")
    assert contents() == before


# --- contacts trend --------------------------------------------------------------------------------


def changed_on(*states):
    """Snapshots of the profile as audits leave them: "2026-02-01-aa"."""
    Path("snapshots").mkdir()
    for state in states:
        Path("snapshots", f"{state}.json").write_text("{}")


def month_of(month, side, first=1, count=6):
    return [f"{first + n},2026-{month:02}-{n + 3:02},{side}" for n in range(count)]


def test_without_contacts_the_trend_says_how_to_add_one(here):
    assert "auditor contacts add" in did("contacts", "trend").stdout


def test_without_contacts_the_trend_as_json_is_empty(here):
    answer = asked("contacts", "trend")

    assert (answer["months"], answer["turns"], answer["total"]["contacts"]) == ([], [], 0)


def test_the_trend_counts_contacts_by_month(here):
    ledger("contact,date,side", "1,2026-01-05,mismatched", "2,2026-01-09,desired", "3,2026-03-01,mismatched")
    answer = asked("contacts", "trend")

    assert [(m["month"], m["contacts"], m["labelled"]["wrong"]) for m in answer["months"]] == [
        ("2026-01", 2, 1),
        ("2026-02", 0, 0),
        ("2026-03", 1, 1),
    ]


def test_the_trend_is_told_a_month_a_line(here):
    ledger("contact,date,side", "1,2026-01-05,mismatched", "2,2026-01-09,desired", "3,2026-03-01,mismatched")
    months = [line for line in did("contacts", "trend").stdout.splitlines() if line.startswith("2026-")]

    assert [line.split(",")[0].rstrip(".") for line in months] == [
        "2026-01: 2 contacts",
        "2026-02: 0 contacts",
        "2026-03: 1 contact",
    ]


def test_the_trend_says_how_many_are_left_out_of_it(here):
    ledger("contact,date,side", "1,2026-01-05,mismatched", "2,,desired", "3,2026-01-07,")
    answer = asked("contacts", "trend")

    assert (answer["undated"], answer["unlabelled"]) == (1, 1)
    assert "1 not labelled yet and 1 without a date" in flat(did("contacts", "trend").stdout)


def test_a_change_of_the_profile_is_compared_with_what_was_before(here):
    ledger("contact,date,side", *month_of(1, "mismatched"), *month_of(3, "desired", 11))
    changed_on("2026-01-01-01-aa", "2026-02-01-01-bb")
    (turn,) = asked("contacts", "trend")["turns"]

    assert turn["date"] == "2026-02-01"
    assert (turn["before"]["wrong"], turn["after"]["wrong"], turn["difference"]) == (6, 0, -1.0)
    assert turn["probability"] > 0.99
    assert "Change of 2026-02-01: before it 6 of 6" in flat(did("contacts", "trend").stdout)


def test_few_contacts_around_a_change_say_nothing(here):
    ledger("contact,date,side", *month_of(1, "mismatched"), *month_of(3, "desired", 11, count=4))
    changed_on("2026-01-01-01-aa", "2026-02-01-01-bb")
    (turn,) = asked("contacts", "trend")["turns"]

    assert (turn["difference"], turn["probability"]) == (None, None)
    assert "not enough contacts to say" in flat(did("contacts", "trend").stdout)


def test_the_same_profile_on_another_day_is_no_change(here):
    ledger("contact,date,side", *month_of(1, "mismatched"))
    changed_on("2026-01-01-01-aa", "2026-02-01-01-aa")

    assert asked("contacts", "trend")["turns"] == []


@pytest.mark.parametrize("new", ["0b", "bb"])
def test_a_profile_audited_before_and_after_its_change_on_one_day_has_changed_once(here, new):
    ledger("contact,date,side", *month_of(1, "mismatched"))
    changed_on("2026-01-01-01-aa", "2026-02-01-01-aa", f"2026-02-01-02-{new}", f"2026-03-01-01-{new}")

    assert [turn["date"] for turn in asked("contacts", "trend")["turns"]] == ["2026-02-01"]


# --- a ledger that someone has damaged -------------------------------------------------------------

DAMAGED = {
    "a number that is none": "foo,2026-01-06,Bo Dahl,Cook,desired",
    "a number that stands there already": "1,2026-01-06,Bo Dahl,Cook,desired",
    "an unknown side": "2,2026-01-06,Bo Dahl,Cook,perhaps",
    "semicolons": "2;2026-01-06;Bo Dahl;Cook;desired",
    "a date that is none": "2,31/31/2026,Bo Dahl,Cook,desired",
    "a cell too many": "2,2026-01-06,Bo Dahl,Cook, pastry,desired",
    "an open quote": '2,2026-01-06,"Bo Dahl,Cook,desired',
}
FIRST_ROW = "1,2026-01-05,Ada Berg,Java Developer,mismatched"
LAST_ROW = "5,2026-02-05,Cy Eide,Baker,desired"


@pytest.fixture(params=DAMAGED)
def damaged(here, request):
    """How the line is named that cannot be read, between two that can."""
    ledger("contact,date,recruiter,role,side", FIRST_ROW, DAMAGED[request.param], LAST_ROW)
    return "contacts.csv, line 3: "


@pytest.mark.parametrize("command", ["list", "trend"])
def test_a_row_that_cannot_be_read_is_named_on_stderr(damaged, command):
    done = did("contacts", command)

    assert done.stderr.startswith(f"auditor: {damaged}")
    assert len(done.stderr.splitlines()) == 1


def test_the_other_rows_count_beside_one_that_cannot_be_read(damaged):
    assert [c["contact"] for c in asked("contacts", "list")] == [1, 5]
    assert asked("contacts", "trend")["total"]["contacts"] == 2


def test_looking_at_a_damaged_ledger_changes_nothing(damaged):
    before = contents()
    for command in ("list", "trend", "list --json"):
        did("contacts", *command.split())

    assert contents() == before


def test_what_is_written_beside_a_damaged_row_leaves_it_as_it_was(here):
    did("contacts", "add", "--role", "Cook")
    broken = "2,2026-01-06,Bo Dahl,,linkedin,Cook,perhaps,,,,,,,,,"
    with Path("contacts.csv").open("a", encoding="utf-8") as file:
        file.write(broken + "\n")
    did("contacts", "label", 1, "desired")
    did("contacts", "add", "--role", "Baker")

    assert broken in Path("contacts.csv").read_text(encoding="utf-8").splitlines()
    assert column("contact") == ["1", "2", "3"]


def test_a_ledger_saved_with_semicolons_is_read(here):
    ledger("contact;date;recruiter;role;side", FIRST_ROW.replace(",", ";"), LAST_ROW.replace(",", ";"))

    assert [(c["contact"], c["role"]) for c in asked("contacts", "list")] == [
        (1, "Java Developer"),
        (5, "Baker"),
    ]


def test_a_table_that_is_no_ledger_is_refused_and_left(here):
    ledger("name,phone", "Ada,1")
    before = contents()

    for command in (("contacts", "list"), ("contacts", "trend"), ("import", EXPORT)):
        refused(run(*command), "no column named contact")
    assert contents() == before


# --- many contacts ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A workspace with 5,000 contacts."""
    folder = workspace.create(tmp_path_factory.mktemp("crowd") / "mine").folder
    with contextlib.chdir(folder):
        sides = ("desired", "mismatched", "unsure")
        ledger(
            "contact,date,recruiter,role,side",
            *(
                f"{n},{2020 + n % 7}-{n % 12 + 1:02}-{n % 28 + 1:02},Ada Berg {n},Cook,{sides[n % 3]}"
                for n in range(1, 5001)
            ),
        )
    return folder


def test_five_thousand_contacts_are_listed(crowd, monkeypatch):
    monkeypatch.chdir(crowd)

    assert len(re.findall(r"Ada Berg \d+", did("contacts", "list").stdout)) == 5000


def test_five_thousand_contacts_make_a_trend(crowd, monkeypatch):
    monkeypatch.chdir(crowd)
    answer = asked("contacts", "trend")

    assert sum(month["contacts"] for month in answer["months"]) == 5000
    assert answer["total"]["contacts"] + answer["unlabelled"] == 5000


# --- audit -----------------------------------------------------------------------------------------


def audited(date):
    """The answer of an audit of the workspace at hand."""
    return asked("audit", "--date", date)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """What audits said of a workspace whose mismatched side is contacts alone, as its story went on.

    Six contacts are labelled, one is undecided; then two answers come; then the profile changes.
    """
    folder = workspace.create(tmp_path_factory.mktemp("history") / "mine").folder
    shutil.copytree(PERSON / "desired", folder / "desired", dirs_exist_ok=True)
    shutil.rmtree(folder / "mismatched")
    text = (PERSON / "profile.txt").read_text(encoding="utf-8")
    (folder / "profile.txt").write_text(text, encoding="utf-8")
    with contextlib.chdir(folder):
        wrong = ("--side", "mismatched", "--date", "2026-03-04")
        for name, message in WRONG.items():
            did("contacts", "add", "--recruiter", name, "--message", message, *wrong)
        did("contacts", "add", "--recruiter", "Gro Lie", "--message", UNDECIDED, "--date", "2026-03-04")
        told = {"folder": folder, "before": audited("2026-03-05")}
        did("contacts", "answer", 1, "We searched java AND spring; your headline came first")
        did("contacts", "answer", 7, "kubernetes AND terraform")
        told["after"] = audited("2026-03-05")
        told["printed"] = flat(did("audit", "--date", "2026-03-06").stdout)
        told["report"] = flat(Path("reports/audit.md").read_text(encoding="utf-8").replace("\\", ""))
        (folder / "profile.txt").write_text(
            text.replace("ex-Java Developer", "calm clusters"), encoding="utf-8"
        )
        for day in range(21, 26):
            right = ("--side", "desired", "--date", f"2026-03-{day}")
            did("contacts", "add", "--role", "Platform Engineer", *right)
        audited("2026-03-20")
        told["trend"] = asked("contacts", "trend")
        told["sentences"] = flat(did("contacts", "trend").stdout)
    return told


@pytest.fixture
def story(history, tmp_path, monkeypatch):
    """A copy of the workspace that history left, in which the test stands."""
    folder = shutil.copytree(history["folder"], tmp_path / "mine")
    monkeypatch.chdir(folder)
    return folder


def terms(answer):
    return {term["term"]: term for term in answer["terms"]}


def test_labelled_contacts_count_as_postings(history):
    assert history["before"]["summary"]["mismatched_postings"] == 6
    assert {p["source"] for p in history["before"]["mismatched"]} == {f"{n:04}.txt" for n in range(1, 7)}


def test_a_workspace_without_mismatched_postings_is_audited_by_its_contacts(history):
    assert not (history["folder"] / "mismatched").exists()
    assert terms(history["before"])["Java"]["mismatched_postings"] == 3


def test_contacts_that_are_not_labelled_count_as_nothing(history):
    sources = {p["source"] for side in ("desired", "mismatched") for p in history["before"][side]}

    assert "0007.txt" not in sources


def test_without_an_answer_no_term_is_confirmed(history):
    assert {(t["confirmed"], "confirmed" in t["why"]) for t in history["before"]["terms"]} == {(0, False)}


def test_an_answer_marks_its_terms_as_confirmed(history):
    confirmed = [t for t in history["after"]["terms"] if "confirmed by recruiter" in t["why"]]

    assert {t["term"]: t["confirmed"] for t in confirmed} == {"Java": 1, "Spring": 1}


def test_an_answer_explains_at_most_the_postings_that_are_real(history):
    java = terms(history["after"])["Java"]

    assert java["mismatched_postings"] == 4
    assert 1 <= java["explains"] <= 3
    assert all(t["explains"] <= 6 for t in history["after"]["terms"])


def test_an_answer_of_an_undecided_contact_confirms_nothing(history):
    assert terms(history["after"])["Kubernetes"]["confirmed"] == 0


@pytest.mark.parametrize("place", ["printed", "report"])
def test_the_report_tells_what_recruiters_said(history, place):
    text = history[place]

    assert "What recruiters said brought them" in text
    assert re.search(r"Java: confirmed by 1 recruiter; it explains [1-3] of 6 wrong contacts", text)
    assert "1 recruiter named this as the way: headline" in text


@pytest.mark.parametrize("place", ["printed", "report"])
def test_the_report_tells_of_the_contacts_over_time(history, place):
    assert re.search(r"Contacts over time .*2026-03: 7 contacts", history[place])


def test_there_are_two_kinds_of_wrong_role(history):
    groups = {g["name"]: len(g["postings"]) for g in history["before"]["groups"]}

    assert groups == {"Java developer": 3, "Scrum Master": 3}


def test_a_snapshot_is_kept_for_each_day_and_state_of_the_profile(history):
    kept = sorted(path.name for path in (history["folder"] / "snapshots").iterdir())
    days = [name[:10] for name in kept]
    states = [name[11:] for name in kept]

    assert days == ["2026-03-05", "2026-03-06", "2026-03-20"]
    assert states[0] == states[1] != states[2]


def test_a_snapshot_is_the_last_audit_of_its_day(history):
    (kept,) = (history["folder"] / "snapshots").glob("2026-03-05-*.json")

    assert json.loads(kept.read_text(encoding="utf-8")) == history["after"]


def test_the_trend_shows_the_change_of_the_profile(history):
    (turn,) = history["trend"]["turns"]

    assert turn["date"] == "2026-03-20"
    assert (turn["before"]["wrong"], turn["before"]["contacts"]) == (6, 6)
    assert (turn["after"]["wrong"], turn["after"]["contacts"]) == (0, 5)
    assert "Change of 2026-03-20" in history["sentences"]


def test_contacts_and_postings_of_a_side_count_together(sample):
    alone = len(list(Path("mismatched").iterdir()))
    did("contacts", "label", "--accept")
    answer = audited("2026-11-22")
    sources = [p["source"] for p in answer["mismatched"]]

    assert len([s for s in sources if not re.fullmatch(r"\d{4}\.txt", s)]) in (alone - 1, alone)
    assert "0002.txt" in sources
    assert sources.count("0001.txt") == 1


def test_without_a_wrong_contact_or_posting_an_audit_says_how_to_add_them(one):
    shutil.copy(PERSON / "profile.txt", "profile.txt")

    refused(run("audit"), "auditor add mismatched --paste", "auditor contacts label")


@pytest.fixture(scope="module")
def caveats(history, tmp_path_factory):
    """What an audit says of a damaged ledger and a message that is gone; the ledger before and after."""
    folder = shutil.copytree(history["folder"], tmp_path_factory.mktemp("caveats") / "mine")
    with contextlib.chdir(folder):
        Path("contacts/0006.txt").unlink()
        with Path("contacts.csv").open("a", encoding="utf-8") as file:
            for row in (
                "foo,2026-01-06",
                "1,2026-01-06",
                "90,2026-01-06,Bo,,,Cook,perhaps",
                "91;2026-01-06;Bo",
            ):
                file.write(row + "\n")
        before = contents()["contacts.csv"]
        answer = audited("2026-03-21")
        report = flat(Path("reports/audit.md").read_text(encoding="utf-8"))
        return answer, report, (before, contents()["contacts.csv"])


@pytest.mark.parametrize("line", [14, 15, 16, 17])
def test_an_audit_names_each_row_that_it_could_not_read(caveats, line):
    answer, report, _ = caveats
    named = [n for n in answer["notices"] if n["message"].startswith(f"contacts.csv, line {line}: ")]

    assert [n["severity"] for n in named] == ["warning"]
    assert f"contacts.csv, line {line}: " in report


def test_an_audit_names_a_contact_whose_message_is_gone(caveats):
    answer, _, _ = caveats

    assert [n["about"] for n in answer["notices"] if n["code"] == "contact-unread"] == ["6"]


def test_an_audit_leaves_a_damaged_ledger_as_it_is(caveats):
    before, after = caveats[2]

    assert before == after


def library(*recorded):
    """The terms that an audit of the library counts as confirmed, and what it keeps of what it was told."""
    made = auditor.audit(
        PERSON / "profile.txt",
        [PERSON / "desired"],
        [PERSON / "mismatched"],
        settings=Settings(model="none"),
        recorded=recorded,
    )
    return {t.term: t.confirmed for t in made.terms if t.confirmed}, made.reported


def test_the_library_takes_what_was_reported():
    said = Reported(("java", "hibernate"), ("headline",), 3, "mismatched", "java AND hibernate")
    confirmed, kept = library(said, "java AND maven")

    assert confirmed == {"Java": 2, "Hibernate": 1, "Maven": 1}
    assert kept[0] == said


def test_what_brought_a_right_contact_confirms_no_wrong_word():
    confirmed, _ = library(Reported(("java",), (), 3, "desired", "java"))

    assert confirmed == {}


def test_a_search_confirms_no_word_that_is_not_in_it():
    confirmed, _ = library(Reported(("Spring Boot developers",)))

    assert "Spring" not in confirmed


# --- reply -----------------------------------------------------------------------------------------

TITLE = ("--title", "Platform engineer")
COMPLETE = ("--path", 5, "--me", "Tore", *TITLE)


def test_a_draft_shows_what_is_blank_and_how_long_it_is(one):
    done = did("reply", 1, "--path", 5)
    draft = asked("reply", 1, "--path", 5)

    assert " ".join(done.stdout.split()).startswith(" ".join(draft["text"].split()))
    assert f"({len(draft['text'])} characters)" in done.stdout
    (blank,) = re.findall("still blank: (.*)", done.stdout)
    assert set(blank.split(", ")) == {"[the titles you want]", "[your name]"}


def test_a_draft_names_recruiter_and_role(one):
    text = asked("reply", 1, *COMPLETE)["text"]

    assert re.search(r"\bAda\b", text)
    assert "Java Developer" in text
    assert "platform engineer" in text
    assert text.rstrip().endswith("Tore")


def test_a_draft_alone_notes_nothing(one):
    before = contents()
    did("reply", 1, *COMPLETE)

    assert contents() == before


@pytest.mark.parametrize("path", [1, 2, 3, 4, 5])
def test_every_path_fits_a_short_message(one, path):
    draft = asked("reply", 1, "--path", path, "--me", "Tore", *TITLE)

    assert (draft["path"], draft["contact"], draft["channel"]) == (path, 1, "linkedin")
    assert len(draft["text"]) <= 400
    assert not [f for f in draft["findings"] if f["severity"] == "error" and f["rule"] != "placeholder"]


def test_draft_as_json_names_the_blanks_that_stand_in_it(one):
    draft = asked("reply", 1, "--path", 1)

    assert draft["blanks"]
    assert all(blank in draft["text"] for blank in draft["blanks"])


def test_a_name_from_right_to_left_is_addressed(here):
    did("contacts", "add", "--recruiter", "דנה לוי", "--role", "Java Developer")

    assert "דנה" in asked("reply", 1, *COMPLETE)["text"].splitlines()[0]


@pytest.mark.parametrize("arguments", [("--path", 5), ("--path", 5, "--me", "Tore"), ("--path", 1, *TITLE)])
def test_final_is_refused_while_something_is_blank(one, arguments):
    before = contents()

    refused(run("reply", 1, *arguments, "--final"), "contact 1", "still blank")
    assert contents() == before


def test_final_prints_the_text_alone(one):
    text = asked("reply", 1, *COMPLETE)["text"]

    assert did("reply", 1, *COMPLETE, "--final").stdout == f"{text}\n"


def test_final_notes_path_and_date(one):
    did("reply", 1, *COMPLETE, "--final")

    assert (column("path"), column("replied")) == (["5"], [datetime.date.today().isoformat()])


def test_final_keeps_the_text(one):
    done = did("reply", 1, *COMPLETE, "--final")

    assert Path("contacts/0001-reply.txt").read_text(encoding="utf-8") == done.stdout


def test_final_with_json_notes_it_too(one):
    answer = asked("reply", 1, *COMPLETE, "--final")

    assert answer["blanks"] == []
    assert column("path") == ["5"]


def test_an_interested_reply_is_final_with_work_and_two_times(one):
    slots = ("--slot", "Tuesday at 10", "--slot", "Thursday at 15")
    done = did("reply", 1, "--path", 1, "--me", "Tore", "--fact", "Spring Boot services", *slots, "--final")

    for part in ("Spring Boot services", "Tuesday at 10", "Thursday at 15"):
        assert part in done.stdout


def test_path_two_asks_what_was_chosen(one):
    asks = [asked("reply", 1, "--path", 2, "--me", "Tore", "--ask", ask)["text"] for ask in ("pay", "why")]

    assert all(text.count("?") == 1 for text in asks)
    assert asks[0] != asks[1]


def test_without_a_path_the_suggested_one_is_taken(sample):
    done = did("reply", 1)

    assert asked("reply", 1)["path"] == 5
    assert asked("reply", 5)["path"] == 2
    assert "suggested path 5" in flat(done.stderr)
    assert "suggested path" not in done.stdout


def test_a_path_that_was_taken_is_taken_again(one):
    did("reply", 1, *COMPLETE, "--final")

    assert asked("reply", 1, "--me", "Tore", *TITLE)["path"] == 5


def test_without_postings_a_path_has_to_be_chosen(one):
    refused(run("reply", 1), "--path 1 to 5")


def test_naming_someone_needs_their_consent(one):
    misused(run("reply", 1, "--path", 4, "--refer", "Siv Holm"), "--consent")


def test_with_consent_someone_is_named(one):
    draft = asked("reply", 1, "--path", 4, "--me", "Tore", "--refer", "Siv Holm", "--consent")

    assert "Siv Holm" in draft["text"]
    assert not [f for f in draft["findings"] if f["severity"] == "error"]


def test_culprits_asks_for_the_word_of_the_profile(story):
    plain = asked("reply", 1, "--path", 5)["text"]
    asking = asked("reply", 1, "--path", 5, "--culprits")["text"]

    assert re.search(r"\bJava\b.{0,20}\bmy (?:headline|skills)\b", asking)
    assert not re.search(r"my (?:headline|skills)", plain)


def test_the_name_to_sign_with_is_taken_from_the_last_audit(story):
    assert asked("reply", 1, "--path", 5)["text"].rstrip().endswith("Declan")


def test_a_reply_by_email_is_measured_in_words(one):
    draft = asked("reply", 1, *COMPLETE, "--channel", "email")
    words = len(draft["text"].split())

    assert draft["channel"] == "email"
    assert 50 <= words <= 110
    assert f"({words} words)" in did("reply", 1, *COMPLETE, "--channel", "email").stdout


def test_who_wrote_by_email_is_answered_by_email(here):
    did("contacts", "add", "--recruiter", "Ada Berg", "--role", "Java Developer", "--channel", "email")

    assert asked("reply", 1, *COMPLETE)["channel"] == "email"
    assert asked("reply", 1, *COMPLETE, "--channel", "linkedin")["channel"] == "linkedin"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--path", 5),
        (1, "--path", 6),
        (1, "--path", 0),
        (1, "--path", 2, "--ask", "shoe size"),
        (1, "--channel", "pigeon"),
        (0,),
    ],
)
def test_a_reply_to_nobody_or_by_no_path_is_wrong_usage(one, arguments):
    misused(run("reply", *arguments))


# --- reply --check ---------------------------------------------------------------------------------


def checked(text, form, *arguments):
    """A check of a reply that lies in a file, or comes by standard input."""
    Path("reply.txt").write_text(text, encoding="utf-8")
    if form == "file":
        return run("reply", "--check", "reply.txt", *arguments)
    return run("reply", "--check", "-", *arguments, given=text)


@pytest.mark.parametrize("form", ["file", "standard input"])
def test_a_rude_reply_has_an_error(form):
    done = checked(RUDE_REPLY, form)

    assert done.exit_code == 1
    assert done.stdout.startswith("error: line 1 “idiot”: ")
    assert "[insult]" in done.stdout
    assert "warning: line 1" in done.stdout
    assert "  better: " in done.stdout


@pytest.mark.parametrize("form", ["file", "standard input"])
def test_a_reply_with_warnings_alone_passes(form):
    done = checked(CLUMSY_REPLY, form)

    assert done.exit_code == 0
    assert done.stdout.startswith("warning: ")
    assert "error: " not in done.stdout


@pytest.mark.parametrize("form", ["file", "standard input"])
def test_in_a_good_reply_there_is_nothing_to_mend(form):
    done = checked(GOOD_REPLY, form)

    assert (done.exit_code, done.stdout) == (0, "nothing to mend\n")


def test_a_check_as_json_quotes_each_place():
    done = checked(RUDE_REPLY, "file", "--json")
    found = json.loads(done.stdout)

    assert done.exit_code == 1
    assert {f["severity"] for f in found} >= {"error", "warning"}
    assert all(f["quote"] == RUDE_REPLY[f["start"] : f["end"]] for f in found)


def test_a_check_of_a_good_reply_as_json_is_an_empty_list():
    done = checked(GOOD_REPLY, "file", "--json")

    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_a_blank_that_was_left_is_an_error():
    done = checked(GOOD_REPLY.replace("Ada", "[name]"), "file")

    assert done.exit_code == 1
    assert "“[name]”" in done.stdout


def test_a_long_reply_is_too_long_for_linkedin_but_not_for_an_email():
    longer = GOOD_REPLY.replace(
        "\nBest", " I write Terraform modules and look after clusters." * 5 + "\nBest"
    )

    assert checked(longer, "file").stdout != "nothing to mend\n"
    assert checked(longer, "file", "--channel", "email").stdout == "nothing to mend\n"


def test_a_check_needs_no_workspace(tmp_path):
    checked(GOOD_REPLY, "file")

    assert [path.name for path in tmp_path.iterdir()] == ["reply.txt"]


@pytest.mark.parametrize(("file", "said"), [("none.txt", "check the spelling"), ("-", "empty")])
def test_a_reply_that_is_not_there_is_refused(file, said):
    refused(run("reply", "--check", file, given=""), said)


def test_every_final_draft_passes_the_check(one):
    for path in (2, 3, 4, 5):
        done = did("reply", 1, "--path", path, "--me", "Tore", *TITLE, "--final")
        assert "error: " not in checked(done.stdout, "standard input", "--path", path).stdout
