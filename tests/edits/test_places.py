"""Themes taken out place by place: in which order, in which sets, and what is left of the text."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from plan_scenes import (
    NOW,
    OLD,
    STILL_OPEN,
    THEMES,
    ad,
    flagged,
    planned,
    postings,
    profile,
    profiles,
    term,
    theme,
    titled,
)

from auditor.edits.places import by_place, sets, topics
from auditor.records.fields import field_of
from auditor.searches.chance import chance
from auditor.settings import Settings

JAVA = theme("Java", "Java", "Spring")
BOTH = [term("Java"), term("Spring")]
EVERYWHERE = (
    ("headline", "Platform Engineer | Java, Kubernetes"),
    ("skills", "Java\nSpring\nKubernetes"),
    ("about", "I wrote Java for years."),
    ("position-title", "Platform Engineer", NOW),
    ("position-description", "Kubernetes and some Java", NOW),
    ("position-title", "Developer", OLD),
    ("position-description", "Java with Spring", OLD),
)


# --- what is offered ------------------------------------------------------------------------------------


def test_places_are_offered_in_the_order_in_which_a_person_edits():
    found = by_place(BOTH, [JAVA], profile(*EVERYWHERE))
    assert [c.edit.where for c in found] == [
        ("headline",), ("skills",), ("about",), ("current job",), ("past job",)
    ]  # fmt: skip
    assert [c.edit.terms for c in found][:3] == [("Java",), ("Java", "Spring"), ("Java",)]


def test_the_headline_is_the_cheapest_place_and_every_word_costs_a_little():
    costs = [c.edit.cost for c in by_place(BOTH, [JAVA], profile(*EVERYWHERE))]
    assert costs == sorted(costs)
    alone = by_place([term("Java")], [JAVA], profile(*EVERYWHERE))
    assert alone[1].edit.cost < costs[1]


def test_only_flagged_words_that_may_go_are_touched():
    others = [
        term("Java", verdict="undecided"),
        term("Spring", action="unsure"),
        term("Maven", verdict="probably_wrong_role"),
    ]
    assert [t.terms for t in topics(others, [])] == [(others[2],)]


def test_a_word_too_rare_to_go_by_itself_goes_with_its_theme_unless_both_sides_ask_for_it():
    rare = [term("Java"), term("Spring", action="unsure"), term("Maven", action="unsure", desired_share=0.4)]
    found = topics(rare, [theme("Java", "Java", "Spring", "Maven")])
    assert [[a.term for a in t.terms] for t in found] == [["Java", "Spring"]]


def test_words_of_no_theme_are_taken_together_and_those_that_both_sides_ask_for_apart():
    terms = [term("Java"), term("Spring"), term("Maven"), term("SQL", action="demote")]
    found = topics(terms, [JAVA])
    assert [(t.name, [a.term for a in t.terms]) for t in found] == [
        ("Java", ["Java", "Spring"]), ("", ["Maven"]), ("", ["SQL"])
    ]  # fmt: skip


def test_what_both_sides_ask_for_leaves_headline_and_skills_alone():
    found = by_place([term("Java", action="demote")], [], profile(*EVERYWHERE))
    assert [(c.edit.action, c.edit.where) for c in found] == [
        ("demote", ("headline",)), ("demote", ("skills",))
    ]  # fmt: skip


def test_a_seldom_wanted_word_leaves_the_headline_with_its_theme_and_nothing_else():
    seldom, often = (term("SQL", action="demote", desired_share=share) for share in (0.2, 0.3))
    shown = profile(("headline", "Miller | SQL"), ("skills", "Java\nSQL\nSpring"), ("about", "SQL"))
    themed = [theme("Java", "Java", "Spring", "SQL")]
    first, *_ = by_place([*BOTH, seldom], themed, shown)
    assert (first.edit.action, first.edit.where, first.edit.terms) == ("remove", ("headline",), ("SQL",))
    assert {*first.kept} == {"SQL"}
    other, *_ = by_place([*BOTH, often], themed, shown)
    assert other.edit.action == "demote"
    wrong = [ad("m", "Java", "Spring", "SQL")]
    titled_ = titled(shown, headline="Miller")
    (made, _, edited, _), after = planned([*BOTH, seldom], titled_, wrong, themes=themed)
    assert made.headline == edited.sections[0].text == "Miller"
    assert [a.action for a in after] == ["remove", "remove", "demote"]


def test_the_text_of_a_job_left_open_is_a_place_of_its_own_below_skills():
    shown = profile(
        ("skills", "Java"),
        ("about", "Java"),
        ("position-title", "Bookkeeper", STILL_OPEN),
        ("position-description", "Java", STILL_OPEN),
        ("position-title", "Platform Engineer", NOW),
    )
    found = by_place([term("Java")], [], shown)
    assert [(c.edit.action, c.edit.where) for c in found] == [
        ("remove", ("skills",)),
        ("close-date", ("current title",)),
        ("remove", ("open-ended job",)),
        ("remove", ("about",)),
    ]
    assert found[1].edit.cost == 0.0


@given(profiles(), flagged(), THEMES)
@settings(max_examples=40)
def test_no_fact_is_ever_offered(shown, terms, themes):
    for one in by_place(terms, themes, shown):
        assert all(field_of(shown.document.sections[number]).is_editable for _, number in one.cuts)


# --- which sets are tried -------------------------------------------------------------------------------


def test_a_theme_leaves_what_is_read_first_before_the_text():
    found = by_place(BOTH, [JAVA], profile(*EVERYWHERE))  # headline, skills, about, then two jobs
    assert set(sets(found)) == {(), (0,), (0, 1), (0, 1, 2), (0, 1, 2, 3), (0, 1, 2, 4), (0, 1, 2, 3, 4)}


def test_themes_go_each_their_own_way():
    shown = profile(("skills", "Java\nSpring\nSQL\nMaven"), ("about", "Java, SQL"))
    terms = [term(name) for name in ("Java", "Spring", "SQL", "Maven")]
    found = by_place(terms, [JAVA, theme("SQL", "SQL", "Maven")], shown)
    assert len(sets(found)) == 3 * 3


def after(shown, candidates, some):
    return shown.seen.rid_of_at(frozenset(cut for n in some for cut in candidates[n].cuts))


@given(profiles(), postings("m"))
@settings(max_examples=30)
def test_the_set_is_the_cheapest_of_all_that_reach_the_target(shown, wrong):
    """Against every set in this order, tried one by one."""
    terms = [term(name) for name in ("Java", "Spring", "SQL")]
    themes = [JAVA, theme("SQL", "SQL")]
    offered = by_place(terms, themes, shown)

    def dropped(some):
        before = sum(chance(shown.seen, one) for one in wrong)
        left = sum(chance(after(shown, offered, some), one) for one in wrong)
        return 1 - left / before if before else 0.0

    tried = {some for size in range(9) for some in combinations(range(len(offered)), size)} & {*sets(offered)}
    costs = [sum(offered[n].edit.cost for n in some) for some in tried if dropped(some) >= 0.5]
    (made, *_), _ = planned(terms, shown, wrong, themes=themes)
    assert made.reaches_target == bool(costs)
    if costs:
        assert sum(e.cost for e in made.edits) == pytest.approx(min(costs))
        assert made.reached[-1] == pytest.approx((made.dropped, made.lost))


def test_a_date_that_helps_is_closed_beside_the_words_as_it_costs_none():
    shown = profile(
        ("skills", "Java\nSQL"), ("position-title", "Bookkeeper", STILL_OPEN),
        ("position-title", "Platform Engineer", NOW),
    )  # fmt: skip
    shown = titled(shown, position_title="Bookkeeper")
    (made, *_), _ = planned([term("Java")], shown, [ad("m", "Java", "SQL", titles=("Bookkeeper",))])
    assert [e.action for e in made.edits] == ["remove", "close-date"]


# --- what is worth asking for ---------------------------------------------------------------------------


def test_a_cut_in_the_text_that_spares_next_to_no_search_is_not_asked_for():
    shown = profile(("about", "Java and SQL"), ("skills", "Kubernetes"))
    wrong = [ad("m0", "Java", "SQL"), *(ad(f"m{n}", "Cobol", "Fortran") for n in range(1, 999))]
    (little, *_), _ = planned([term("Java")], shown, wrong)
    assert little.edits == ()
    assert little.left[0].reason == "enough"
    (enough, *_), _ = planned([term("Java")], shown, wrong, plan_benefit=0.0)
    assert [e.where for e in enough.edits] == [("about",)]


def test_what_is_read_first_goes_however_little_it_spares():
    shown = profile(("about", "SQL"), ("skills", "Java"))
    wrong = [ad("m0", "Java", "SQL"), *(ad(f"m{n}", "Cobol", "Fortran") for n in range(1, 99))]
    (made, *_), _ = planned([term("Java")], shown, wrong)
    assert [e.where for e in made.edits] == [("skills",)]


def test_the_desired_side_is_not_given_up():
    shown = profile(("skills", "Java\nSQL\nKubernetes"))
    terms = [term("Java"), term("SQL", credit=0.2)]
    (made, *_), _ = planned(
        terms, shown, [ad("m", "Java", "SQL")], [ad("d", "SQL", "Kubernetes")],
        themes=[theme("Java", "Java", "SQL")],
    )  # fmt: skip
    assert [e.terms for e in made.edits] == [("Java",)]
    assert made.lost == 0.0


# --- the text and the searches after it -----------------------------------------------------------------


def test_a_theme_leaves_headline_and_skills_in_one_step_with_the_line_before_and_after():
    wrong = [ad("m", "Java", "Spring", "Kubernetes")]
    (made, _, edited, seen), _ = planned(BOTH, profile(*EVERYWHERE), wrong, themes=[JAVA], plan_target=0.9)
    first, second, *_ = made.edits
    assert (first.where, first.terms, first.theme) == (("headline", "skills"), ("Java", "Spring"), "Java")
    assert first.before == "Platform Engineer | Java, Kubernetes"
    assert first.after == made.headline == "Platform Engineer | Kubernetes"
    assert (second.where, second.before, second.after) == (("about",), "I wrote Java for years.", "")
    assert [s.text for s in edited.sections] == [
        "Platform Engineer | Kubernetes", "Kubernetes", "I wrote  for years.", "Platform Engineer",
        "Kubernetes and some ", "Developer", " with ",
    ]  # fmt: skip
    assert seen.keywords == {"Kubernetes"}


def test_the_searches_are_tried_on_the_text_as_the_plan_leaves_it():
    wrong = [ad("m", "Java", "Spring")]
    (made, searches, *_), _ = planned(BOTH, profile(*EVERYWHERE), wrong, [ad("d", "Kubernetes", "Java")])
    assert made.after.searches_mismatched == sum(
        bool(s.found_after) for s in searches if s.side == "mismatched"
    )
    assert not any(s.found_after for s in searches if s.side == "mismatched")


@given(profiles(), flagged(), postings("m"), postings("d"), THEMES)
@settings(max_examples=60)
def test_text_and_searches_are_of_one_profile_and_facts_stay(shown, terms, wrong, right, themes):
    (made, _, edited, seen), _ = planned(terms, shown, wrong, right, themes)
    before = shown.document.sections
    for number, section in enumerate(edited.sections[: len(before)]):
        here = {p.term for p in seen.places if p.section == number}
        read = profile((section.kind, section.text), words=[t.term for t in terms])
        assert {m.term for m in read.mentions} - _added(seen) == here - _added(seen)
        if not field_of(before[number]).is_editable:
            assert section == before[number]
    assert made.lost <= Settings().plan_loss + 1e-9 or not made.reaches_target


def _added(seen):
    return {p.term for p in seen.places if p.section < 0}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Environment: Java, Spring and SQL", "Environment: SQL"),
        ("Environment: SQL, Java.", "Environment: SQL."),
        ("Kept Java alive for a bank.", ""),  # a sentence is the person's to say otherwise
        ("Java pipelines, SQL reports", ""),  # more than the word would go
    ],
)
def test_a_line_that_lists_loses_the_words_and_another_is_left_to_the_person(text, after):
    shown = profile(("position-description", f"Did much.\n{text}", OLD), ("skills", "SQL"))
    (made, *_), _ = planned(BOTH, shown, [ad("m", "Java", "SQL")], themes=[JAVA])
    (edit,) = made.edits
    assert (edit.before, edit.after) == (text, after)


def test_a_headline_may_begin_with_another_part_that_names_a_title():
    shown = profile(("headline", "Java | Miller"), ("skills", "SQL"))
    named = titled(shown, headline="Miller")
    wrong = [ad("m", "Java", "SQL")]
    assert planned([term("Java")], named, wrong)[0].plan.headline == "Miller"
    assert planned([term("Java")], shown, wrong)[0].plan.headline == ""


def test_a_demoted_word_that_stands_nowhere_else_comes_into_the_text():
    shown = profile(("skills", "Java\nSQL"), ("about", "Bread."), ("position-title", "Miller", NOW))
    shown = titled(shown, position_title="Miller")
    wrong = [ad("m", "Java", "SQL", titles=("Miller",))]
    (made, _, edited, seen), _ = planned([term("Java", action="demote", written="Kava")], shown, wrong)
    assert [e.action for e in made.edits] == ["demote"]
    assert [s.text for s in edited.sections] == ["SQL", "Bread.\nKava", "Miller"]
    assert "Java" in seen.keywords
