"""Replies: drafted for a path, checked, and noted as sent."""

import re
import shutil

import pytest
from ledgers import PERSON, column, contents, copy_of, imported

from auditor import api
from auditor.errors import ThinInput, WrongInput
from auditor.records import Block, Contact, Source
from auditor.report import to_json

COMPLETE = api.Wishes(me="Tore", titles=("Platform engineer",))
GOOD_REPLY = """\
Hi Ada,
Thanks for writing about the Java Developer role. This isn't the kind of work I do, so I don't think it \
fits. I focus on platform engineer roles. Which search terms or part of my profile brought me up?
Best wishes, Tore"""
RUDE_REPLY = "Stop spamming me, you idiot. I'm not interested!!!"


def errors(findings):
    return [found.rule for found in findings if found.severity == "error"]


# --- drafts ----------------------------------------------------------------------------------------


def test_what_is_not_known_stays_blank(one):
    draft = api.draft_reply(one, 1, path=5).draft

    assert set(draft.blanks) == {"[the titles you want]", "[your name]"}
    assert all(blank in draft.text for blank in draft.blanks)


def test_a_draft_names_recruiter_and_role(one):
    text = api.draft_reply(one, 1, path=5, wishes=COMPLETE).draft.text

    assert re.search(r"\bAda\b", text)
    assert "Java Developer" in text
    assert "platform engineer" in text
    assert text.rstrip().endswith("Tore")


def test_a_draft_alone_notes_nothing(one):
    before = contents(one)
    api.draft_reply(one, 1, path=5, wishes=COMPLETE)

    assert contents(one) == before


@pytest.mark.parametrize("path", [1, 2, 3, 4, 5])
def test_every_path_fits_a_short_message(one, path):
    draft = api.draft_reply(one, 1, path=path, wishes=COMPLETE).draft

    assert (draft.path, draft.channel) == (path, "linkedin")
    assert len(draft.text) <= 400
    assert set(errors(draft.findings)) <= {"placeholder"}


def test_a_name_from_right_to_left_is_addressed(here):
    api.add_contact(here, Contact(0, recruiter="דנה לוי", role="Java Developer"))

    assert "דנה" in api.draft_reply(here, 1, path=5, wishes=COMPLETE).draft.text.splitlines()[0]


def test_path_two_asks_what_was_chosen(one):
    texts = [
        api.draft_reply(one, 1, path=2, wishes=api.Wishes(me="Tore", asks=(ask,))).draft.text
        for ask in ("pay", "why")
    ]

    assert [text.count("?") for text in texts] == [1, 1]
    assert texts[0] != texts[1]


def test_an_interested_reply_says_what_fits_and_when(one):
    wishes = api.Wishes(me="Tore", fact="Spring Boot services", slots=("Tuesday at 10", "Thursday at 15"))
    draft = api.draft_reply(one, 1, path=1, wishes=wishes).draft

    assert draft.blanks == ()
    assert all(part in draft.text for part in ("Spring Boot services", "Tuesday at 10", "Thursday at 15"))


@pytest.mark.parametrize(("number", "path"), [(1, 5), (5, 2)])
def test_without_a_path_the_suggested_one_is_taken_and_told(sample, number, path):
    drafted = api.draft_reply(sample, number)

    assert (drafted.draft.path, drafted.suggestion.path) == (path, path)


def test_a_path_that_was_chosen_needs_no_suggestion(one):
    assert api.draft_reply(one, 1, path=3).suggestion is None


def test_without_postings_a_path_has_to_be_chosen(one):
    with pytest.raises(ThinInput, match="--path 1 to 5"):
        api.draft_reply(one, 1)


def test_who_agreed_to_it_is_named(one):
    draft = api.draft_reply(one, 1, path=4, wishes=api.Wishes(me="Tore", refer="Siv Holm")).draft

    assert "Siv Holm" in draft.text
    assert errors(draft.findings) == []


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """The sample's workspace with its last audit among the reports."""
    here = copy_of(imported()[0], tmp_path_factory.mktemp("audited"))
    made = api.audit(PERSON / "profile.txt", [PERSON / "desired"], [PERSON / "mismatched"])
    here.reports.mkdir()
    (here.reports / "audit.json").write_text(to_json.render(made)["audit.json"], encoding="utf-8")
    return here


def test_a_culprit_is_asked_for_by_its_name_and_place(audited):
    plain = api.draft_reply(audited, 2, path=5).draft.text
    asking = api.draft_reply(audited, 2, path=5, wishes=api.Wishes(culprits=True)).draft.text

    assert re.search(r"\bJava\b.{0,20}\bmy (?:headline|skills)\b", asking)
    assert not re.search(r"my (?:headline|skills)", plain)


def test_the_name_to_sign_with_is_that_of_the_profile(audited):
    assert api.draft_reply(audited, 2, path=5).draft.text.rstrip().endswith("Declan")


def test_without_a_profile_the_name_is_taken_from_the_last_audit(audited, tmp_path):
    here = copy_of(audited, tmp_path)
    (here.folder / "profile.txt").unlink()

    assert api.draft_reply(here, 2, path=5).draft.text.rstrip().endswith("Declan")


def test_an_audit_of_another_version_is_done_without(one):
    one.reports.mkdir()
    shutil.copy(PERSON / "profile.txt", one.reports / "audit.json")

    assert "[your name]" in api.draft_reply(one, 1, path=5).draft.blanks


def test_a_reply_by_email_is_measured_in_words(one):
    draft = api.draft_reply(one, 1, path=5, channel="email", wishes=COMPLETE).draft

    assert draft.channel == "email"
    assert 50 <= len(draft.text.split()) <= 110


@pytest.mark.parametrize(("channel", "form"), [(None, "email"), ("linkedin", "linkedin")])
def test_who_wrote_by_email_is_answered_by_email_unless_told_otherwise(here, channel, form):
    api.add_contact(here, Contact(0, recruiter="Ada Berg", role="Java Developer"), channel="email")

    assert api.draft_reply(here, 1, path=5, channel=channel, wishes=COMPLETE).draft.channel == form


# --- what is doubtful ------------------------------------------------------------------------------


def named(here, name):
    """A workspace whose profile is somebody's by this name, as far as the page tells."""
    text = f"{name}\n{name}\nStock planner\nLeeds, England\n\nAbout\nI plan.\n\nSkills\nSAP\n"
    api.add_text(here, "profile", text, "pasted")
    api.fix(here, [api.Correction("", "name", name)])
    return here


def misread(here, monkeypatch, name):
    """A workspace of which a button was read as the name."""
    text = "Mira Tolland\nStock planner\n\nAbout\nI plan.\n\nSkills\nSAP\n"
    api.add_text(here, "profile", text, "pasted")
    page = here.profile()
    page.write_text("<html></html>")
    blocks = (Block("field", name, name="name"), Block("field", "Stock planner", name="headline"))
    monkeypatch.setattr("auditor.read.sources", lambda *_, **__: (Source(page.name, "html", blocks),))
    return here


def test_a_role_that_is_none_stays_blank_with_the_reason(here):
    api.add_contact(here, Contact(0, recruiter="Ada Berg", role="Thornlea Foods"))
    made = api.draft_reply(here, 1, path=5, wishes=COMPLETE)

    assert "Thornlea" not in made.draft.text
    assert made.draft.blanks == ("[role]",)
    assert len(made.doubts) == 1


def test_a_doubtful_role_is_refused_with_what_to_do(here):
    api.add_contact(here, Contact(0, recruiter="Ada Berg", role="Thornlea Foods"))
    made = api.draft_reply(here, 1, path=5, wishes=COMPLETE)

    with pytest.raises(WrongInput, match=r"contact 1: 'Thornlea Foods' is no job title.*contacts\.csv"):
        api.finish_reply(here, made, "2026-03-05")


def test_a_doubtful_role_that_a_reply_does_not_name_is_no_doubt_of_it(here):
    api.add_contact(here, Contact(0, recruiter="Ada Berg", role="Thornlea Foods"))

    assert api.draft_reply(here, 1, path=2, wishes=COMPLETE).doubts == ()


def test_a_doubtful_name_is_not_signed_with(one, monkeypatch):
    made = api.draft_reply(misread(one, monkeypatch, "Background Image"), 1, path=5)

    assert "[your name]" in made.draft.blanks
    assert "Background" not in made.draft.text


def test_a_doubtful_name_is_refused_with_what_to_do(one, monkeypatch):
    wishes = api.Wishes(titles=("Stock planner",))
    made = api.draft_reply(misread(one, monkeypatch, "Get"), 1, path=5, wishes=wishes)

    with pytest.raises(WrongInput, match=r"contact 1: 'Get' may not be your name; give --me.*auditor fix"):
        api.finish_reply(one, made, "2026-03-05")


def test_a_name_that_is_given_is_not_doubted(one, monkeypatch):
    made = api.draft_reply(misread(one, monkeypatch, "Get"), 1, path=5, wishes=COMPLETE)

    assert (made.doubts, made.draft.blanks) == ((), ())


def test_a_name_that_was_put_right_is_not_doubted(one):
    wishes = api.Wishes(titles=("Stock planner",))
    made = api.draft_reply(named(one, "Will Price"), 1, path=5, wishes=wishes)

    assert made.draft.text.rstrip().endswith("Will")


# --- noted as sent ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "wishes"),
    [
        (5, api.Wishes()),
        (5, api.Wishes(me="Tore")),
        (1, api.Wishes(titles=("Platform engineer",))),
    ],
)
def test_a_reply_with_a_blank_cannot_be_finished(one, path, wishes):
    before = contents(one)

    with pytest.raises(WrongInput, match="contact 1: still blank"):
        api.finish_reply(one, api.draft_reply(one, 1, path=path, wishes=wishes), "2026-03-05")
    assert contents(one) == before


def test_a_reply_with_an_error_cannot_be_finished(one):
    wishes = api.Wishes(me="Tore", fact="work for idiots", slots=("now", "soon"))
    before = contents(one)

    with pytest.raises(WrongInput, match=r"contact 1: .*without --final"):
        api.finish_reply(one, api.draft_reply(one, 1, path=1, wishes=wishes), "2026-03-05")
    assert contents(one) == before


def test_a_finished_reply_is_kept_with_its_path_and_day(one):
    drafted = api.draft_reply(one, 1, path=5, wishes=COMPLETE)
    api.finish_reply(one, drafted, "2026-03-05")

    assert (column(one, "path"), column(one, "replied")) == (["5"], ["2026-03-05"])
    assert (one.messages / "0001-reply.txt").read_text(encoding="utf-8") == f"{drafted.draft.text}\n"


def test_a_path_that_was_taken_is_taken_again(one):
    api.finish_reply(one, api.draft_reply(one, 1, path=5, wishes=COMPLETE), "2026-03-05")

    assert api.draft_reply(one, 1, wishes=COMPLETE).draft.path == 5


# --- checked ---------------------------------------------------------------------------------------


def test_a_rude_reply_has_an_error():
    checked = api.check_reply(RUDE_REPLY)

    assert "insult" in errors(checked.findings)
    assert not checked.is_sendable


def test_in_a_good_reply_there_is_nothing_to_mend():
    checked = api.check_reply(GOOD_REPLY)

    assert checked.findings == ()
    assert checked.is_sendable


def test_a_blank_that_was_left_is_an_error():
    assert errors(api.check_reply(GOOD_REPLY.replace("Ada", "[name]")).findings) == ["placeholder"]


def test_a_long_reply_is_too_long_for_linkedin_but_not_for_an_email():
    more = " I write Terraform modules and look after clusters." * 5
    longer = GOOD_REPLY.replace("\nBest", more + "\nBest")

    assert api.check_reply(longer).findings
    assert api.check_reply(longer, channel="email").findings == ()


def test_the_name_of_the_contact_is_no_third_person(here):
    api.add_contact(here, Contact(0, recruiter="Ada Berg", role="Java Developer"))
    text = GOOD_REPLY.replace("Hi Ada,", "Hi Ada Berg,")

    assert api.check_reply(text, here=here, number=1).findings == ()


@pytest.mark.parametrize("path", [2, 3, 4, 5])
def test_every_draft_without_blanks_passes_the_check(one, path):
    draft = api.draft_reply(one, 1, path=path, wishes=COMPLETE).draft

    assert draft.blanks == ()
    assert api.check_reply(draft.text, path=path).is_sendable
