"""Labelled contacts and what recruiters said, in the audits of a workspace as its story goes on."""

import re
import shutil
from dataclasses import dataclass

import pytest
from ledgers import PERSON, contents, copy_of, imported

import auditor
from auditor import api
from auditor.errors import ThinInput
from auditor.records import Audit, Contact, Reported, Trend
from auditor.report import to_json
from auditor.settings import Settings
from auditor.workspace import Workspace

WRONG = {
    "Ada Berg": "Hi, we are looking for a Java Developer with Spring Boot, Hibernate and Oracle, in Oslo.",
    "Bo Dahl": "Hello, my client needs a Senior Java Engineer: Java 21, Spring Boot, Maven, Kafka. Remote.",
    "Cy Eide": "A Scrum Master is wanted for three agile teams: Scrum, Kanban, Jira, retrospectives.",
    "Di Foss": "Our bank hires a Scrum Master / Agile Coach. Scrum, SAFe, Jira, Confluence, retrospectives.",
    "Ed Gran": "Hi, Backend Developer role: Java, Spring, JPA, Hibernate, JUnit. Bergen.",
    "Flo Hagen": "We seek an Agile Delivery Manager who knows Scrum, Jira, Kanban and retrospectives.",
}
UNDECIDED = "Hi, a shipping company wants a Kubernetes Administrator who writes Terraform. Remote."


@dataclass(frozen=True)
class Story:
    """What audits said before and after two answers came, and the trend once the profile had changed."""

    here: Workspace
    before: Audit
    after: Audit
    trend: Trend


def audited(here, date):
    """A dated audit of a workspace, kept as the command keeps it."""
    made = api.audit_workspace(here, date=date)
    api.keep_snapshot(here, made)
    return made


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A workspace whose mismatched side is contacts alone: six labelled, one undecided."""
    here = api.new_workspace(tmp_path_factory.mktemp("story") / "mine")
    shutil.copytree(PERSON / "desired", here.folder / "desired", dirs_exist_ok=True)
    shutil.rmtree(here.folder / "mismatched")
    text = (PERSON / "profile.txt").read_text(encoding="utf-8")
    (here.folder / "profile.txt").write_text(text, encoding="utf-8")
    for name, message in WRONG.items():
        api.add_contact(here, Contact(0, "2026-03-04", name, side="mismatched"), message)
    api.add_contact(here, Contact(0, "2026-03-04", "Gro Lie"), UNDECIDED)
    before = audited(here, "2026-03-05")
    api.record_answer(here, 1, "We searched java AND spring; your headline came first")
    api.record_answer(here, 7, "kubernetes AND terraform")
    after = audited(here, "2026-03-05")
    audited(here, "2026-03-06")
    (here.folder / "profile.txt").write_text(
        text.replace("ex-Java Developer", "calm clusters"), encoding="utf-8"
    )
    for day in range(21, 26):
        right = Contact(0, f"2026-03-{day}", role="Platform Engineer", side="desired")
        api.add_contact(here, right)
    audited(here, "2026-03-20")
    return Story(here, before, after, api.trend(here).trend)


def terms(made):
    return {term.term: term for term in made.terms}


def test_labelled_contacts_count_as_postings(story):
    assert story.before.summary.mismatched_postings == 6
    assert {posting.source for posting in story.before.mismatched} == {f"{n:04}.txt" for n in range(1, 7)}


def test_a_workspace_without_mismatched_postings_is_audited_by_its_contacts(story):
    assert not (story.here.folder / "mismatched").exists()
    assert terms(story.before)["Java"].mismatched_postings == 3


def test_contacts_that_are_not_labelled_count_as_nothing(story):
    postings = (*story.before.desired, *story.before.mismatched)

    assert "0007.txt" not in {posting.source for posting in postings}


def test_without_an_answer_no_term_is_confirmed(story):
    assert {(term.confirmed, "confirmed" in term.why) for term in story.before.terms} == {(0, False)}


def test_an_answer_marks_its_terms_as_confirmed(story):
    confirmed = {t.term: t.confirmed for t in story.after.terms if "confirmed by recruiter" in t.why}

    assert confirmed == {"Java": 1, "Spring": 1}


def test_an_answer_explains_at_most_the_postings_that_are_real(story):
    java = terms(story.after)["Java"]

    assert java.mismatched_postings == 4
    assert 1 <= java.explains <= 3
    assert all(term.explains <= 6 for term in story.after.terms)


def test_an_answer_of_an_undecided_contact_confirms_nothing(story):
    assert terms(story.after)["Kubernetes"].confirmed == 0


def test_what_was_reported_is_kept_with_the_audit(story):
    (told,) = story.after.reported

    assert (told.contact, told.side, told.words, told.parts) == (
        1,
        "mismatched",
        ("java", "spring"),
        ("headline",),
    )


def test_an_audit_carries_the_contacts_over_time(story):
    assert [(month.month, month.contacts) for month in story.after.trend.months] == [("2026-03", 7)]


def test_there_are_two_kinds_of_wrong_role(story):
    groups = {group.name: len(group.postings) for group in story.before.groups}

    assert groups == {"Java developer": 3, "Scrum Master": 3}


def test_a_snapshot_is_kept_for_each_day_and_state_of_the_profile(story):
    kept = sorted(path.name for path in (story.here.folder / "snapshots").iterdir())
    states = [name[11:] for name in kept]

    assert [name[:10] for name in kept] == ["2026-03-05", "2026-03-06", "2026-03-20"]
    assert states[0] == states[1] != states[2]


def test_a_snapshot_is_the_last_audit_of_its_day(story):
    (kept,) = (story.here.folder / "snapshots").glob("2026-03-05-*.json")

    assert to_json.load(kept) == story.after


def test_the_trend_shows_the_change_of_the_profile(story):
    (turn,) = story.trend.turns

    assert turn.date == "2026-03-20"
    assert (turn.before.wrong, turn.before.contacts) == (6, 6)
    assert (turn.after.wrong, turn.after.contacts) == (0, 5)


def test_contacts_and_postings_of_a_side_count_together(tmp_path):
    here = copy_of(imported()[0], tmp_path)
    alone = len(list((here.folder / "mismatched").iterdir()))
    api.accept_proposals(here)
    sources = [p.source for p in api.audit_workspace(here, settings=Settings(model="none")).mismatched]

    assert len([s for s in sources if not re.fullmatch(r"\d{4}\.txt", s)]) in (alone - 1, alone)
    assert "0002.txt" in sources
    assert sources.count("0001.txt") == 1


def test_without_a_wrong_contact_or_posting_an_audit_says_how_to_add_them(one):
    shutil.copy(PERSON / "profile.txt", one.folder)

    with pytest.raises(ThinInput, match=r"auditor add mismatched --paste.*auditor contacts label"):
        api.audit_workspace(one)


def test_the_own_words_of_a_workspace_count_in_its_audit(story, tmp_path):
    here = copy_of(story.here, tmp_path)
    (here.folder / "lexicon.toml").write_text('[terms]\n"Hibernate" = { off = true }', encoding="utf-8")

    assert "Hibernate" in terms(story.before)
    assert "Hibernate" not in terms(api.audit_workspace(here))


@pytest.fixture(scope="module")
def damaged(story, tmp_path_factory):
    """An audit of a ledger with damaged rows and a message that is gone; the ledger before and after."""
    here = copy_of(story.here, tmp_path_factory.mktemp("damaged"))
    (here.messages / "0006.txt").unlink()
    with here.ledger.open("a", encoding="utf-8") as file:
        for row in ("foo,2026-01-06", "1,2026-01-06", "90,2026-01-06,Bo,,,Cook,perhaps", "91;2026-01-06;Bo"):
            file.write(row + "\n")
    before = contents(here)["contacts.csv"]
    made = api.audit_workspace(here, date="2026-03-21")
    return made, (before, contents(here)["contacts.csv"])


@pytest.mark.parametrize("line", [14, 15, 16, 17])
def test_an_audit_names_each_row_that_it_could_not_read(damaged, line):
    named = [n for n in damaged[0].notices if n.message.startswith(f"contacts.csv, line {line}: ")]

    assert [notice.severity for notice in named] == ["warning"]


def test_an_audit_names_a_contact_whose_message_is_gone(damaged):
    assert [n.about for n in damaged[0].notices if n.code == "contact-unread"] == ["6"]


def test_an_audit_leaves_a_damaged_ledger_as_it_is(damaged):
    before, after = damaged[1]

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
    assert library(Reported(("java",), (), 3, "desired", "java"))[0] == {}


def test_a_search_confirms_no_word_that_is_not_in_it():
    assert "Spring" not in library(Reported(("Spring Boot developers",)))[0]
