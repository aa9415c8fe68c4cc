"""What a reply may say of a person comes from the workspace and its last audit."""

from dataclasses import replace

import hand_built
import pytest

from auditor import api, workspace
from auditor.contacts.desk import Desk
from auditor.contacts.incoming import keep
from auditor.records import Contact, Section
from auditor.replies.draft import ASKS, Facts, draft
from auditor.replies.facts import desired_titles, facts
from auditor.settings import Settings

MESSAGE = """\
Hi Declan,

We are looking for a Java Developer who works with Kubernetes, Terraform and Python.
"""
HELLO = "Hi Declan, how was the regatta on Sunday?"


@pytest.fixture
def desk(tmp_path, extractor):
    return Desk(workspace.create(tmp_path / "mine"), Settings(model="none"), extractor)


@pytest.fixture
def wanting(desk):
    """`wanting("Platform Engineer", ...)`: a workspace with a desired posting of each title."""

    def build(*titles):
        for number, title in enumerate(titles):
            desk.here.add("desired", f"{title}\n\nYou bake bread in house {number}.\n", f"ad {number}")
        return desk

    return build


def kept(desk, number, message):
    """Where the message of a contact lies in the workspace."""
    return keep(desk.here.messages, number, message).relative_to(desk.here.folder).as_posix()


@pytest.fixture
def known(desk):
    """`known(audit)`: the facts for a contact whose message is kept."""

    def build(audit, message=MESSAGE, **more):
        return facts(desk, Contact(4, posting=kept(desk, 4, message)), audit, **more)

    return build


def today(name="Kubernetes", **changes):
    """A term of today's work that is no wrong role's."""
    made = {"kind": "tool", "verdict": "right_role", "sections": ("skills",), "qualifiers": ("plain",)}
    return hand_built.term(name, **{**made, **changes})


def wrong(name="Java", **changes):
    return hand_built.term(name, **changes)


# --- titles ---------------------------------------------------------------------------------------------


def test_the_commonest_desired_titles_come_first(wanting):
    platform, data = ["Platform Engineer"] * 3, ["Data Engineer"]
    found = desired_titles(wanting(*data, *platform, "Site Reliability Engineer", *data))
    assert [title.lower() for title in found] == ["platform engineer", "data engineer"]


def test_a_common_title_that_no_lexicon_knows_comes_before_a_rare_one(wanting):
    assert desired_titles(wanting("Data Engineer", *["Lock Inspector"] * 5))[0] == "Lock Inspector"


def test_titles_as_common_come_by_their_letters(wanting):
    found = desired_titles(wanting("Platform Engineer", "Data Engineer"))
    assert [title.lower() for title in found] == ["data engineer", "platform engineer"]


def test_a_title_has_its_usual_name_however_it_is_written(wanting):
    found = desired_titles(wanting("PLATFORM ENGINEER (m/f/d)", "Senior Platform Engineer, Cork"))
    assert [title.lower() for title in found] == ["platform engineer"]


def test_titles_that_no_lexicon_knows_are_taken_as_they_are_written(wanting):
    assert desired_titles(wanting("Lock Inspector", "Lock Inspector")) == ("Lock Inspector",)


def test_what_names_no_role_is_no_title(wanting):
    assert desired_titles(wanting("Thornlea Foods")) == ()


def test_a_title_that_the_person_put_right_is_one_whatever_it_says(wanting):
    desk = wanting("Thornlea Foods")
    (posting,) = (desk.here.folder / "desired").iterdir()
    api.fix(desk.here, [api.Correction(posting.name, "title", "Lock Warden")])
    assert desired_titles(desk) == ("Lock Warden",)


def test_without_desired_postings_there_are_no_titles(desk):
    assert desired_titles(desk) == ()


def test_mismatched_postings_give_no_titles(desk):
    desk.here.add("mismatched", "Java Developer\n\nYou write Java.\n", "ad")
    assert desired_titles(desk) == ()


def test_the_titles_are_facts(wanting):
    made = facts(wanting("Platform Engineer"), Contact(1), None)
    assert [title.lower() for title in made.titles] == ["platform engineer"]


# --- what fits ------------------------------------------------------------------------------------------


def test_a_word_of_todays_work_that_the_message_asks_for_fits(known):
    assert known(hand_built.audit(today())).fact == "Kubernetes"


def test_a_word_that_the_message_does_not_ask_for_does_not_fit(known):
    assert known(hand_built.audit(today("Excel"))).fact == ""


@pytest.mark.parametrize(
    "change",
    [
        {"sections": ("past job",)},
        {"sections": ("about",)},
        {"sections": ()},
        {"qualifiers": ("negated",)},
        {"qualifiers": ("past",)},
        {"qualifiers": ("plain", "aspirational")},
        {"qualifiers": ()},
        {"verdict": "wrong_role"},
        {"verdict": "probably_wrong_role"},
        {"kind": "soft"},
        {"kind": "title"},
    ],
)
def test_what_is_not_plainly_todays_work_does_not_fit(known, change):
    assert known(hand_built.audit(today(**change))).fact == ""


@pytest.mark.parametrize("kind", ["tool", "language", "method"])
@pytest.mark.parametrize("section", ["headline", "skills", "current job", "current title"])
def test_skills_of_today_fit_wherever_they_stand(known, section, kind):
    assert known(hand_built.audit(today(kind=kind, sections=("past job", section)))).fact == "Kubernetes"


def test_the_two_most_visible_words_are_named(known):
    made = hand_built.audit(
        today("Python", exposure=0.2), today("Terraform", exposure=0.5), today("Kubernetes", exposure=0.9)
    )
    assert known(made).fact == "Kubernetes and Terraform"


def test_a_role_in_the_ledger_asks_too(desk):
    made = facts(desk, Contact(1, role="Terraform engineer"), hand_built.audit(today("Terraform")))
    assert made.fact == "Terraform"


# --- the culprit ----------------------------------------------------------------------------------------


def test_a_culprit_is_only_named_when_it_is_wanted(known):
    audit = hand_built.audit(wrong())
    assert known(audit).culprit is None
    assert known(audit, culprits=True).culprit == ("Java", "my headline")


def test_a_word_that_the_message_asks_for_is_the_likelier_culprit(known):
    audit = hand_built.audit(wrong("Excel", attraction=90.0), wrong("Java", attraction=10.0))
    assert known(audit, culprits=True).culprit[0] == "Java"


def test_of_words_that_are_asked_for_the_strongest_is_the_culprit(known):
    audit = hand_built.audit(wrong("Java", attraction=10.0), wrong("Terraform", attraction=20.0))
    assert known(audit, culprits=True).culprit[0] == "Terraform"


def test_without_a_word_that_is_asked_for_the_strongest_is_the_culprit(known):
    audit = hand_built.audit(wrong("Excel", attraction=10.0), wrong("Cobol", attraction=20.0))
    assert known(audit, HELLO, culprits=True).culprit[0] == "Cobol"


@pytest.mark.parametrize(
    ("sections", "place"),
    [
        (("headline", "skills"), "my headline"),
        (("about", "skills"), "my skills"),
        (("current job", "about"), "my About text"),
        (("past job", "current job"), "my present job"),
        (("past job",), "an old job"),
        (("certifications",), "my certificates"),
    ],
)
def test_a_culprit_stands_in_its_most_visible_place(known, sections, place):
    audit = hand_built.audit(wrong(sections=sections))
    assert known(audit, culprits=True).culprit == ("Java", place)


@pytest.mark.parametrize(
    "change", [{"verdict": "shared"}, {"verdict": "right_role"}, {"mentions": 0}, {"kind": "title"}]
)
def test_what_pulls_nowhere_wrong_is_no_culprit(known, change):
    assert known(hand_built.audit(wrong(**change)), culprits=True).culprit is None


def test_what_probably_pulls_wrong_is_a_culprit(known):
    audit = hand_built.audit(wrong(verdict="probably_wrong_role"))
    assert known(audit, culprits=True).culprit[0] == "Java"


# --- what is asked --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("You bake.", ("pay", "place", "level", "why")),
        ("It pays 60k per year.", ("place", "level", "why")),
        ("It is fully remote.", ("pay", "level", "why")),
        ("You have 5+ years of Java.", ("pay", "place", "why")),
        ("It is a senior role, hybrid, and it pays 60k per year.", ("why",)),
    ],
)
def test_what_a_message_says_is_not_asked(known, said, asks):
    assert known(None, f"Hi Declan,\nWe need a Java Developer.\n{said}").asks == asks


def test_without_a_message_everything_is_open(desk):
    assert facts(desk, Contact(1, role="Baker"), None).asks == ASKS


# --- nothing is invented --------------------------------------------------------------------------------


def test_without_an_audit_and_postings_nothing_is_known(known):
    assert known(None, HELLO, culprits=True) == Facts()


def test_without_an_audit_only_the_titles_are_known(wanting):
    made = facts(wanting("Lock Inspector"), Contact(1), None, culprits=True)
    assert made == Facts(titles=("Lock Inspector",))


def test_an_audit_without_terms_gives_no_fact(known):
    assert known(hand_built.audit(), culprits=True) == Facts()


def test_nobody_is_ever_referred_to_and_no_time_is_ever_proposed(known):
    made = known(hand_built.audit(today(), wrong()), culprits=True)
    assert (made.refer, made.slots) == ("", ())


@pytest.mark.parametrize(
    ("name", "called"), [("Declan Hegarty", "Declan"), (" דקלן הברטי ", "דקלן"), (" ", ""), ("", "")]
)
def test_the_own_name_is_that_of_the_profile(known, name, called):
    audit = hand_built.audit()
    profile = replace(audit.profile, sections=(*audit.profile.sections, Section("name", name)))
    assert known(replace(audit, profile=profile)).me == called


def test_hostile_terms_do_not_break_a_reply(desk):
    audit = hand_built.hostile()
    for number in (1, 2, 3):
        contact = Contact(number, role="Java Developer", posting=kept(desk, number, MESSAGE))
        known = facts(desk, contact, audit, culprits=True)
        assert all(draft(contact, path, known).text for path in (1, 2, 3, 4, 5))


# --- own words ------------------------------------------------------------------------------------------


def test_what_fits_and_what_may_have_brought_them_is_said_in_the_persons_words(known):
    terms = (
        today(written="Kube clusters", is_alias=True),
        wrong(written="JVM coding", is_alias=True),
    )
    found = known(hand_built.audit(*terms), culprits=True)
    assert found.fact == "Kube clusters"
    assert found.culprit[0] == "JVM coding"


def test_a_wanted_title_is_called_as_the_profile_calls_it(wanting):
    desk = wanting("Executive Recruiter", "Executive Recruiter", "Headhunter")
    own = hand_built.term("Executive recruiter", kind="title", written="Head Hunter", is_alias=True)
    assert desired_titles(desk, hand_built.audit(own)) == ("Head Hunter",)


def test_a_title_that_the_profile_lacks_is_called_as_most_desired_postings_do(wanting):
    lacking = hand_built.term("Executive recruiter", mentions=0, written="x", is_alias=True)
    desk = wanting("Executive Recruiter", "Headhunter", "Headhunter")
    assert desired_titles(desk, hand_built.audit(lacking)) == desired_titles(desk) == ("Headhunter",)


def test_a_word_has_small_letters_where_the_person_writes_it_so_in_a_sentence(known):
    prose = hand_built.line(hand_built.ABOUT, surface="kube clusters")
    listed = hand_built.line(hand_built.SKILLS, surface="Kube Clusters")
    named = {"written": "Kube Clusters", "is_alias": True}
    for evidence, fact in (((listed, prose), "kube clusters"), ((listed,), "Kube Clusters")):
        assert known(hand_built.audit(today(evidence=evidence, **named))).fact == fact
