"""The wanted postings' word for what a profile says in others, where the text supports it."""

from dataclasses import replace

import pytest
from plan_scenes import term
from read_scenes import LEXICON, document, posting, read_of

from auditor import read
from auditor.edits.rewording import MOST, rewordings
from auditor.pipeline import audit
from auditor.records import (
    SOME_SKILLS_ONLY,
    Attraction,
    Notice,
    Position,
    Rewording,
    Section,
)
from auditor.settings import Settings

OLD = Position("Transport Clerk", "Quillmere", "2015-01", "2019-05")


def offered(profile, wanted, wrong=(), terms=(), share=0.01):
    return rewordings(terms, read_of(profile, wanted, wrong, share))


def clerk(*surfaces, title="Transport Clerk"):
    """A past job with these words in its description."""
    return document(
        "profile",
        ("position-title", title, OLD, (title,)),
        ("position-description", f"Used {', '.join(surfaces)} daily", OLD, surfaces),
    )


PLANNERS = [posting(f"d{n}", "Transport Planner", "route planning", "WMS") for n in range(3)]
BOTH = ("route planning", "WMS")
PLANNER = Rewording("Transport Clerk", "transport planner", "past title", BOTH, 3)


def casefolded(found):
    return [replace(one, wanted=one.wanted.casefold()) for one in found]


def test_another_title_of_the_field_is_offered_where_the_job_speaks_of_its_work():
    assert casefolded(offered(clerk(*BOTH), PLANNERS)) == [PLANNER]


def test_a_title_is_not_offered_on_one_word_or_on_that_of_another_job():
    assert not offered(clerk("WMS"), PLANNERS)
    newer = Position("Baker", "Ovenbird", "2020-01", "2022-01")
    shown, own = clerk("WMS")
    more, found = document("profile", ("position-description", "route planning", newer, ("route planning",)))
    both = replace(shown, sections=(*shown.sections, *more.sections))
    assert not offered((both, (*own, *(replace(m, section=2) for m in found))), PLANNERS)


def test_denied_work_supports_no_title():
    shown, own = clerk(*BOTH)
    denied = tuple(m if m.kind == "title" else replace(m, qualifier="negated") for m in own)
    assert not offered((shown, denied), PLANNERS)


def test_words_that_wrong_postings_ask_for_as_much_support_no_title():
    wrong = [posting(f"m{n}", "Baker", *BOTH) for n in range(3)]
    assert not offered(clerk(*BOTH), PLANNERS, wrong)


def test_words_of_everyday_support_no_title():
    assert not offered(clerk(*BOTH), PLANNERS, share=0.4)


def test_a_word_that_pulls_wrong_is_not_offered():
    wrong = [posting(f"m{n}", "Transport Planner") for n in range(2)]
    others = [posting(f"m{n}", "Baker") for n in range(2, 12)]
    assert not offered(clerk(*BOTH), PLANNERS, wrong)
    assert offered(clerk(*BOTH), PLANNERS, [*wrong, *others])  # 2 of 12 against 3 of 3
    for verdict in ("wrong_role", "probably_wrong_role"):
        flagged = [term("Transport planner", verdict=verdict)]
        assert not offered(clerk(*BOTH), PLANNERS, terms=flagged)


def test_what_the_profile_says_already_is_not_offered():
    shown, own = clerk(*BOTH)
    said = Section("about", "Once a transport planner")
    assert not offered((replace(shown, sections=(*shown.sections, said)), own), PLANNERS)


def test_one_posting_and_its_reposts_are_one_voice():
    assert not offered(clerk(*BOTH), PLANNERS[:1])
    reposts = [(replace(d, cluster="d0"), found) for d, found in PLANNERS]
    assert not offered(clerk(*BOTH), reposts)


@pytest.mark.parametrize(
    ("said", "wanted", "is_offered"),
    [
        ("HR Assistant", "HR Coordinator", True),
        ("HR Assistant", "HR Manager", False),  # nobody becomes one by a word
        ("School Nurse", "School Psychologist", False),  # another trade
        ("Transit Planner", "Transport Planner", False),  # another field
    ],
)
def test_a_title_of_the_field_is_another_word_only_where_the_field_is_the_trade(said, wanted, is_offered):
    titled = [posting(f"d{n}", wanted, *BOTH) for n in range(3)]
    assert bool(offered(clerk(*BOTH, title=said), titled)) is is_offered


def test_a_kind_of_a_title_stands_beside_the_broader_one():
    drivers = [posting(f"d{n}", "Truck driver", *BOTH) for n in range(2)]
    (one,) = offered(clerk(*BOTH, title="Container driver"), drivers)
    assert (one.said, one.wanted.casefold(), one.support) == ("Container driver", "truck driver", BOTH)


def test_a_narrower_title_or_a_sister_needs_what_tells_it_from_the_others():
    wanted = [posting(f"d{n}", "Java developer", *BOTH) for n in range(2)]
    for title in ("Software Engineer", "Python developer"):
        assert not offered(clerk(*BOTH, title=title), wanted)
        assert offered(clerk(*BOTH, "Java", title=title), wanted)


def skilled(surface):
    return document("profile", ("skills", surface, None, (surface,)))


def asking(*surfaces, side="d"):
    return [posting(f"{side}{n}", "Baker", surface) for n, surface in enumerate(surfaces)]


def test_a_rarer_name_of_a_skill_stands_beside_that_of_the_postings():
    found = offered(skilled("K8s"), asking("Kubernetes", "Kubernetes", "Kubernetes"))
    assert found == (Rewording("K8s", "Kubernetes", "skills", (), 3),)
    assert offered(skilled("K8s"), asking("Kubernetes", "Kubernetes", "Kubernetes", "K8s", "K8s"))
    assert not offered(skilled("K8s"), asking("Kubernetes", "Kubernetes", "K8s", "K8s"))


def test_another_spelling_is_no_other_word():
    assert not offered(skilled("labour planning"), asking("labor planning", "labor planning"))


def test_a_name_that_says_more_is_not_offered():
    """A version is a claim of its own."""
    assert {e.name for e in LEXICON.holding("WCAG 2.1")} == {e.name for e in LEXICON.holding("WCAG")}
    assert not offered(skilled("WCAG"), asking("WCAG 2.1", "WCAG 2.1"))


def test_a_broader_skill_may_be_said_and_a_narrower_or_a_sister_may_not():
    (one,) = offered(skilled("PostgreSQL"), asking("relational databases", "relational databases"))
    assert (one.said, one.wanted.casefold(), one.desired_postings) == (
        "PostgreSQL",
        "relational databases",
        2,
    )
    assert not offered(skilled("relational databases"), asking("PostgreSQL", "PostgreSQL"))
    assert not offered(skilled("MySQL"), asking("PostgreSQL", "PostgreSQL"))


def test_a_flagged_skill_gets_no_second_name():
    """The plan takes it out."""
    flagged: list[Attraction] = [term("Kubernetes")]
    assert not offered(skilled("K8s"), asking("Kubernetes", "Kubernetes"), terms=flagged)


def test_at_most_five_are_offered_what_most_postings_say_first():
    pairs = {
        "MySQL": "relational databases", "Kanban": "agile", "QGIS": "GIS", "Bioenergy": "renewable energy",
        "Deferred tax": "taxation", "PowerPoint": "Microsoft Office", "JSF": "Jakarta EE",
    }  # fmt: skip
    mine, theirs = (*pairs,), (*pairs.values(),)
    assert len(mine) > MOST
    profile = document("profile", ("skills", "\n".join(mine), None, mine))
    wanted = [posting(f"d{n}", "Baker", *theirs[: len(theirs) - (n > 1)]) for n in range(4)]
    counts = [one.desired_postings for one in offered(profile, wanted)]
    assert counts == [4] * MOST


PROFILE = """Mira Tolland
Platform engineer who likes calm
About
Keeps the machines of a bakery running, and writes down how.
Skills
K8s
Terraform
Excel
"""
POSTING = "Platform Engineer\nRequirements\n- {} for {} years, with {}\n"


@pytest.mark.parametrize(("is_partial", "offers"), [(False, [("K8s", "Kubernetes")]), (True, [])])
def test_an_audit_offers_them_with_the_plan_unless_the_profile_is_not_all_there(is_partial, offers):
    kinds = ("bread and flour", "boats and sails", "horses and oats")
    sides = [
        [one for n, kind in enumerate(kinds) for one in read.from_string(POSTING.format(words, n + 2, kind))]
        for words in ("Kubernetes and Terraform", "Excel and SAP")
    ]
    (profile,) = read.from_string(PROFILE, split=False)
    notice = Notice(SOME_SKILLS_ONLY, "info", "It holds three skills at most.", "profile.pdf")
    profile = replace(profile, notices=(notice,) * is_partial)
    made = audit(profile, *sides, Settings(thin_profile_words=5))
    assert [(one.said, one.wanted) for one in made.plan.rewordings] == offers
