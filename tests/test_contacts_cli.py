"""Contacts and replies on the command line: what is parsed, asked for and printed."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

import ledgers
import pytest
from ledgers import JAVA, NEW, OLD, TALK, mailbox
from rich.cells import cell_len
from typer.testing import CliRunner

from auditor import api
from auditor.cli import app
from auditor.records import Contact
from auditor.workspace import Workspace

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
COMPLETE = ("--path", 5, "--me", "Tore", "--title", "Platform engineer")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    """Each test stands in a folder of its own, before a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def here(tmp_path):
    """An empty workspace, in which the test stands."""
    return api.new_workspace(tmp_path)


@pytest.fixture
def one(here):
    """A workspace with one contact who has a name, a role and a message."""
    api.add_contact(here, Contact(0, "2026-03-04", "Ada Berg"), JAVA)
    return here


@pytest.fixture
def three(here):
    """A workspace with three contacts that are not labelled."""
    for role in ("Cook", "Chef", "Baker"):
        api.add_contact(here, Contact(0, recruiter=f"The {role}", role=role))
    return here


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """The sample's workspace with its export imported, in which the test stands."""
    copied = ledgers.copy_of(ledgers.imported()[0], tmp_path)
    monkeypatch.chdir(copied.folder)
    return copied


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


def column(name):
    return ledgers.column(Workspace(Path()), name)


def contents():
    return ledgers.contents(Workspace(Path()))


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", ledgers.EXPORT),
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
    "arguments",
    [
        ("contacts", "show", 9),
        ("contacts", "answer", 9, "java"),
        ("reply", 9),
        ("contacts", "label", 9, "desired"),
    ],
)
def test_an_unknown_number_is_refused_in_one_line(one, arguments):
    refused(run(*arguments), "contact 9 is not there", "up to 1", "auditor contacts list")


# --- import ----------------------------------------------------------------------------------------


def test_an_import_is_told_with_what_to_do_next(here):
    done = did("import", mailbox(here, *OLD, *TALK))

    assert done.stdout.startswith("2 contacts added\n  1: 2026-01-05, Ada Berg: Java Developer; unsure\n")
    assert "left out: 1 not from a recruiter, 1 outgoing" in done.stdout
    assert "next: auditor contacts label" in done.stdout


def test_all_takes_everyone(here):
    did("import", mailbox(here, *OLD, *TALK), "--all")

    assert column("recruiter") == ["Ada Berg", "Bo Dahl", "Siv Holm"]


def test_an_import_goes_by_the_name_that_is_given(here):
    refused(run("import", mailbox(here, *OLD), "--me", "Nobody Known"), "Nobody Known", "--me NAME")


def test_an_import_as_json_tells_what_was_added_and_left_out(here):
    answer = asked("import", mailbox(here, *OLD, *TALK))

    assert [(c["contact"], c["recruiter"]) for c in answer["added"]] == [(1, "Ada Berg"), (2, "Bo Dahl")]
    assert answer["left_out"] == {"not from a recruiter": 1, "outgoing": 1}


def test_an_import_names_a_row_that_cannot_be_read(one):
    with one.ledger.open("a", encoding="utf-8") as file:
        file.write("7,some day,Bo Dahl,,linkedin,Chef,desired,,,,,,,,,\n")

    assert "contacts.csv, line 3" in did("import", mailbox(one, *NEW)).stderr


# --- contacts add ----------------------------------------------------------------------------------


def test_a_contact_is_noted_by_options_alone(here):
    did(
        *("contacts", "add", "--recruiter", "Ada Berg", "--company", "Fjordbank", "--role", "Java Developer"),
        *("--side", "mismatched", "--date", "2026-03-04", "--channel", "email"),
    )

    (row,) = ledgers.rows(here)
    assert {key: value for key, value in row.items() if value} == {
        "contact": "1",
        "date": "2026-03-04",
        "recruiter": "Ada Berg",
        "company": "Fjordbank",
        "channel": "email",
        "role": "Java Developer",
        "side": "mismatched",
    }


def test_without_a_date_it_is_today(here):
    did("contacts", "add", "--role", "Cook")

    assert column("date") == [datetime.date.today().isoformat()]


def test_without_a_side_it_stays_unsure_and_says_how_to_decide(here):
    done = did("contacts", "add", "--role", "Cook")

    assert column("side") == ["unsure"]
    assert done.stdout.startswith("contact 1: ")
    assert "auditor contacts label 1 desired" in done.stderr


@pytest.mark.parametrize("form", ["text", "file", "standard input", "pasted"])
def test_a_message_may_come_as_text_as_a_file_or_by_standard_input(here, form):
    Path("mail.txt").write_text(JAVA)
    given = {"text": JAVA, "file": "mail.txt", "standard input": "-"}.get(form)
    did("contacts", "add", *(["--message", given] if given else []), given=JAVA)

    assert asked("contacts", "show", 1)["message"] == JAVA


def test_without_any_option_it_asks_for_the_message(here):
    done = did("contacts", "add", given=JAVA)

    assert "Paste the message" in done.stderr
    assert "Paste" not in done.stdout


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

    assert not here.ledger.exists()


@pytest.mark.parametrize("option", [("--side", "wrong"), ("--channel", "pigeon")])
def test_an_unknown_side_or_channel_is_refused(here, option):
    misused(run("contacts", "add", "--role", "Cook", *option), option[1])

    assert not here.ledger.exists()


def test_a_folder_is_no_message(here):
    misused(run("contacts", "add", "--message", "."), "is a folder")


def test_signs_that_turn_the_direction_of_text_are_not_printed(here):
    done = did("contacts", "add", "--recruiter", "\u202eAda\u202c Berg\x1b[31m", "--role", "Cook")

    printed = done.output + did("contacts", "list").output + did("contacts", "show", 1).output
    assert not re.search("[\u202a-\u202e\x1b]", printed)


def test_add_as_json_has_the_contact_and_the_suggestion(sample):
    answer = asked("contacts", "add", "--message", JAVA)

    assert (answer["contact"], answer["role"], answer["proposed"]) == (28, "Java Developer", "mismatched")
    assert (answer["suggestion"]["path"], answer["suggestion"]["side"]) == (5, "mismatched")


# --- contacts list, show and trend -----------------------------------------------------------------


def test_an_empty_ledger_says_how_to_begin(here):
    assert "auditor contacts add" in did("contacts", "list").stdout
    assert "auditor contacts add" in did("contacts", "trend").stdout
    assert asked("contacts", "list") == []


def test_contacts_are_a_table_oldest_first(one):
    api.add_contact(one, Contact(0, "1999-01-02", "山田 花子"))

    assert re.findall("山田 花子|Ada Berg", did("contacts", "list").stdout) == ["山田 花子", "Ada Berg"]


def test_only_contacts_of_one_side_are_listed(three):
    api.label_contacts(three, {2: "mismatched"})
    done = did("contacts", "list", "--side", "mismatched")

    assert "Chef" in done.stdout
    assert "Cook" not in done.stdout
    assert [c["role"] for c in asked("contacts", "list", "--side", "unsure")] == ["Cook", "Baker"]


def test_a_list_as_json_has_every_column_of_the_ledger(one):
    (contact,) = asked("contacts", "list")

    assert list(contact) == list(ledgers.rows(one)[0])


def test_a_list_keeps_to_80_columns(one):
    api.add_contact(one, Contact(0, recruiter="Anneliese-Margarethe " * 4, role="x" * 120))
    api.add_contact(one, Contact(0, recruiter="👩‍💻 Ådå", role="株式会社" * 12))

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

    assert answer["message"]
    assert (answer["suggestion"]["path"], answer["suggestion"]["side"]) == (2, "desired")


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5"])
def test_what_is_no_number_of_a_contact_is_wrong_usage(one, number):
    misused(run("contacts", "show", "--", number))


@pytest.mark.parametrize("command", ["list", "trend", "list --json"])
def test_a_row_that_cannot_be_read_is_named_on_stderr_alone(here, command):
    ledgers.typed(here, "contact,date", "1,2026-01-05", "foo,2026-01-06")
    done = did("contacts", *command.split())

    assert done.stderr.startswith("auditor: contacts.csv, line 3: ")
    assert len(done.stderr.splitlines()) == 1
    assert "line 3" not in done.stdout


def test_the_trend_is_told_a_month_a_line(here):
    days = ("1,2026-01-05,mismatched", "2,2026-01-09,desired", "3,2026-03-01,mismatched")
    ledgers.typed(here, "contact,date,side", *days)
    months = [line for line in did("contacts", "trend").stdout.splitlines() if line.startswith("2026-")]

    assert [line.split(",")[0].rstrip(".") for line in months] == [
        "2026-01: 2 contacts",
        "2026-02: 0 contacts",
        "2026-03: 1 contact",
    ]


def test_the_trend_as_json(here):
    answer = asked("contacts", "trend")

    assert (answer["months"], answer["turns"], answer["total"]["contacts"]) == ([], [], 0)


# --- contacts label --------------------------------------------------------------------------------


def test_several_contacts_are_labelled_at_once(three):
    done = did("contacts", "label", 1, 3, "mismatched")

    assert done.stdout == "1: mismatched\n3: mismatched\n"
    assert done.stderr == "next: auditor audit\n"
    assert column("side") == ["mismatched", "unsure", "mismatched"]


def test_the_side_may_be_an_option(three):
    did("contacts", "label", 2, "--side", "desired")

    assert column("side") == ["unsure", "desired", "unsure"]


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


@pytest.mark.parametrize(("numbers", "labelled"), [((), 26), ((2,), 1)])
def test_accept_takes_the_proposed_side_of_all_or_of_those_named(sample, numbers, labelled):
    proposed = sum(side in ("desired", "mismatched") for side in column("proposed"))
    did("contacts", "label", *numbers, "--accept")

    assert sum(side != "unsure" for side in column("side")) == min(labelled, proposed)


@pytest.mark.parametrize(
    ("typed", "sides"),
    [
        ("d\n\nm\n", ["desired", "unsure", "mismatched"]),
        ("m\nq\n", ["mismatched", "unsure", "unsure"]),
        ("m\n", ["mismatched", "unsure", "unsure"]),  # the end of the input
    ],
)
def test_typed_letters_label_one_contact_after_another(three, typed, sides):
    did("contacts", "label", given=typed)

    assert column("side") == sides


def test_q_asks_for_no_more(three):
    assert "Baker" not in did("contacts", "label", given="m\nq\n").stdout


def test_only_contacts_that_are_unsure_are_asked_for(three):
    api.label_contacts(three, {1: "desired", 2: "desired"})
    done = did("contacts", "label", given="m\n")

    assert "Baker" in done.stdout
    assert "Cook" not in done.stdout


def test_near_copies_are_asked_for_once(sample):
    done = did("contacts", "label", given="m\n" * 27)

    assert {"1: ", "2: "} <= set(re.findall(r"^\d+: ", done.stdout, re.MULTILINE))
    assert not re.search(r"^3: \d", done.stdout, re.MULTILINE)


def test_the_question_shows_what_a_contact_looks_like(sample):
    assert "looks mismatched" in flat(did("contacts", "label", given="q\n").stdout)


def test_with_everything_labelled_nothing_is_asked(three):
    api.label_contacts(three, dict.fromkeys((1, 2, 3), "desired"))

    assert did("contacts", "label").stdout == "nothing to label\n"


# --- contacts answer -------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [["I looked for Java"], ["I", "looked", "for", "Java"]])
def test_an_answer_may_be_one_argument_or_many(one, said):
    assert "  searched: Java\n" in did("contacts", "answer", 1, *said).stdout
    assert column("found_by") == ["I looked for Java"]


def test_an_answer_by_standard_input_goes_without_what_it_quotes(one):
    said = "I searched for Kotlin.\n\nOn Mon, 2 Mar 2026 at 18:02, Tore <t@h.example> wrote:\n> Was it Java?"
    did("contacts", "answer", 1, "-", given=said)

    assert column("searched") == ["Kotlin"]


def test_options_of_an_answer_are_recorded(one):
    did("contacts", "answer", 1, "--search", "kotlin", "--part", "headline", "--part", "skills")
    did("contacts", "answer", 1, "--outcome", "a call in May")

    assert [column(name)[0] for name in ("searched", "profile_part", "outcome")] == [
        "kotlin",
        "headline; skills",
        "a call in May",
    ]


def test_clear_forgets_what_was_recorded(one):
    did("contacts", "answer", 1, "I looked for Java")
    did("contacts", "answer", 1, "--clear")

    assert column("searched") == [""]


def test_answer_as_json_has_the_words_and_the_parts(one):
    answer = asked("contacts", "answer", 1, "--search", 'java AND "spring boot" NOT php', "--part", "skills")

    assert (answer["contact"], answer["words"], answer["parts"]) == (1, ["java", "spring boot"], ["skills"])


def test_a_search_that_cannot_be_read_is_refused_with_a_picture(one):
    before = contents()
    done = run("contacts", "answer", 1, "--search", "java AND (")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("auditor: query, column ")
    assert contents() == before


@pytest.mark.parametrize("words", [(), ("",), ("  ",)])
def test_an_answer_without_anything_is_wrong_usage(one, words):
    before = contents()

    misused(run("contacts", "answer", 1, *words), "give their words")
    assert contents() == before


# --- audit -----------------------------------------------------------------------------------------


def test_an_audit_of_a_workspace_tells_of_its_contacts_and_keeps_a_snapshot(here):
    for side in ("desired", "mismatched"):
        shutil.copytree(ledgers.PERSON / side, side, dirs_exist_ok=True)
    shutil.copy(ledgers.PERSON / "profile.txt", "profile.txt")
    api.add_contact(here, Contact(0, "2026-03-04", "Ada Berg", side="mismatched"), JAVA)
    api.record_answer(here, 1, "We searched java AND spring; your headline came first")
    printed = flat(did("audit", "--date", "2026-03-05", "--full").stdout)
    report = flat(Path("reports/audit.md").read_text(encoding="utf-8").replace("\\", ""))

    for text in (printed, report):
        assert "What recruiters said brought them" in text
        assert re.search(r"Java: confirmed by 1 recruiter; it explains \d+ of \d+ wrong contacts", text)
        assert "1 recruiter named this as the way: headline" in text
        assert re.search(r"Contacts over time .*2026-03: 1 contact", text)
    assert [path.name[:10] for path in Path("snapshots").iterdir()] == ["2026-03-05"]


def test_without_a_wrong_contact_or_posting_an_audit_says_how_to_add_them(one):
    shutil.copy(ledgers.PERSON / "profile.txt", "profile.txt")

    refused(run("audit"), "auditor add mismatched --paste", "auditor contacts label")


# --- reply -----------------------------------------------------------------------------------------


def test_a_draft_shows_what_is_blank_and_how_long_it_is(one):
    done = did("reply", 1, "--path", 5)
    draft = asked("reply", 1, "--path", 5)

    assert flat(done.stdout).startswith(flat(draft["text"]))
    assert f"({len(draft['text'])} characters)" in done.stdout
    (blank,) = re.findall("still blank: (.*)", done.stdout)
    assert set(blank.split(", ")) == set(draft["blanks"]) == {"[the titles you want]", "[your name]"}


def test_options_of_a_reply_stand_in_it(one):
    slots = ("--slot", "Tuesday at 10", "--slot", "Thursday at 15")
    text = asked("reply", 1, "--path", 1, "--me", "Tore", "--fact", "Spring Boot services", *slots)["text"]

    for part in ("Tore", "Spring Boot services", "Tuesday at 10", "Thursday at 15"):
        assert part in text


@pytest.mark.parametrize("ask", ["pay", "place", "level", "why"])
def test_path_two_asks_what_was_chosen(one, ask):
    assert asked("reply", 1, "--path", 2, "--ask", ask)["text"].count("?") == 1


def test_without_a_path_the_suggested_one_is_told_on_stderr(sample):
    done = did("reply", 1)

    assert "suggested path 5" in done.stderr
    assert "suggested path" not in done.stdout


def test_without_postings_a_path_has_to_be_chosen(one):
    refused(run("reply", 1), "--path 1 to 5")


def test_naming_someone_needs_their_consent(one):
    misused(run("reply", 1, "--path", 4, "--refer", "Siv Holm"), "--consent")

    assert "Siv Holm" in asked("reply", 1, "--path", 4, "--refer", "Siv Holm", "--consent")["text"]


def test_a_reply_by_email_is_measured_in_words(one):
    done = did("reply", 1, *COMPLETE, "--channel", "email")

    assert re.search(r"\(\d+ words\)", done.stdout)


def test_final_prints_the_text_alone_and_notes_it(one):
    text = asked("reply", 1, *COMPLETE)["text"]

    assert did("reply", 1, *COMPLETE, "--final").stdout == f"{text}\n"
    assert (column("path"), column("replied")) == (["5"], [datetime.date.today().isoformat()])
    assert Path("contacts/0001-reply.txt").read_text(encoding="utf-8") == f"{text}\n"


def test_final_with_json_notes_it_too(one):
    assert asked("reply", 1, *COMPLETE, "--final")["blanks"] == []
    assert column("path") == ["5"]


def test_final_is_refused_while_something_is_blank(one):
    before = contents()

    refused(run("reply", 1, "--path", 5, "--final"), "contact 1", "still blank")
    assert contents() == before


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
        (1, "--title", "a", "--title", "b", "--title", "c"),
        (1, "--slot", "a", "--slot", "b", "--slot", "c"),
        ("--check", "-", "--final"),
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
def test_in_a_good_reply_there_is_nothing_to_mend(form, tmp_path):
    done = checked(GOOD_REPLY, form)

    assert (done.exit_code, done.stdout) == (0, "nothing to mend\n")
    assert [path.name for path in tmp_path.iterdir()] == ["reply.txt"]  # nor does it need a workspace


def test_a_check_as_json_quotes_each_place():
    done = checked(RUDE_REPLY, "file", "--json")
    found = json.loads(done.stdout)

    assert done.exit_code == 1
    assert {f["severity"] for f in found} >= {"error", "warning"}
    assert all(f["quote"] == RUDE_REPLY[f["start"] : f["end"]] for f in found)


def test_a_check_of_a_good_reply_as_json_is_an_empty_list():
    done = checked(GOOD_REPLY, "file", "--json")

    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_a_check_for_an_email_takes_a_longer_text():
    more = " I write Terraform modules and look after clusters." * 5
    longer = GOOD_REPLY.replace("\nBest", more + "\nBest")

    assert checked(longer, "file").stdout != "nothing to mend\n"
    assert checked(longer, "file", "--channel", "email").stdout == "nothing to mend\n"


@pytest.mark.parametrize(("file", "said"), [("none.txt", "check the spelling"), ("-", "empty")])
def test_a_reply_that_is_not_there_is_refused(file, said):
    refused(run("reply", "--check", file, given=""), said)
