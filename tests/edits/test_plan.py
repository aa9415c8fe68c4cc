"""Edits and the smallest set of them that works, on profiles and postings made by hand."""

from itertools import combinations

import pytest
from hand_built import search

from auditor.edits import plan as edits
from auditor.edits.plan import COSTS, action, additions, candidates, open_ended, plan
from auditor.records import Attraction, Document, Position, Section
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.profile import Findable, Place
from auditor.settings import Settings

NOBODY = Document("profile", "", "", "en", (), "p")


def term(
    name,
    *,
    probability=0.99,
    gap=0.5,
    desired=0.0,
    sections=("skills", "about"),
    verdict="wrong_role",
    **more,
):
    return Attraction(
        name, "tool", verdict, "strong", 50.0, gap, gap - 0.2, gap + 0.2, probability, 0.6, desired, 5, 0,
        more.get("blame", 0.3), more.get("credit", 0.0), 0.5, sections, 2,
        more.get("qualifiers", ("plain",)), "", "", (), 0, 0,
    )  # fmt: skip


def profile(*terms, field="skills"):
    return Findable(tuple(Place(t, n, field, 1.0) for n, t in enumerate(terms)), ())


def ad(key, *terms):
    return Wanted(key, 1.0, (), (), tuple(Skill(t, 1.0, 1.0) for t in terms))


def planned(terms, shown, mismatched, desired=(), **settings):
    ads = {"mismatched": tuple(mismatched), "desired": tuple(desired)}
    return plan(terms, NOBODY, shown, ads, lambda one: (), Settings(**settings))


# --- what is advised for a term -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "advised"),
    [
        ({}, "remove"),
        ({"probability": 0.85}, "unsure"),  # not sure enough to lose a word
        ({"probability": 0.85, "desired": 0.3}, "demote"),  # both sides ask for it
        ({"desired": 0.3}, "demote"),
        ({"probability": 0.1, "gap": -0.5}, "keep"),
        ({"blame": 0.1, "credit": 0.2}, "keep"),  # it brings more right searches than wrong ones
        ({"gap": 0.1}, "unsure"),
        ({"gap": 0.1, "qualifiers": ("past",)}, "qualify"),
        ({"gap": 0.1, "qualifiers": ("plain", "past")}, "unsure"),
        ({"qualifiers": ("past",)}, "remove"),
        ({"verdict": "missing", "gap": -0.4}, "add"),
    ],
)
def test_the_action_follows_the_evidence(changes, advised):
    assert action(term("SQL", **changes), frozenset()) == advised


def test_a_protected_term_is_demoted_at_most():
    assert action(term("SQL"), frozenset({"SQL"})) == "demote"


def test_a_word_that_only_facts_say_is_no_candidate():
    for lasting in ("past title", "certifications"), ("past title", "recommendations"), ("interests",):
        assert candidates([term("SQL", sections=lasting)], NOBODY, frozenset()) == ()
    (one,) = candidates([term("SQL", sections=("past title", "about"))], NOBODY, frozenset())
    assert one.edit.where == ("about",)
    assert "fact" in one.edit.advice


def test_what_is_missing_is_only_added_if_true():
    (edit,) = additions([term("Go", verdict="missing"), term("SQL")])
    assert (edit.action, edit.term) == ("add", "Go")
    assert "if it is true" in edit.advice


# --- dates ----------------------------------------------------------------------------------------------


def test_a_past_position_left_open_is_the_first_candidate():
    old, new = Position("Baker", "Quill", "2010-01"), Position("Miller", "Sorrel", "2020-01")
    titles = (Section("position-title", old.title, "", old), Section("position-title", new.title, "", new))
    document = Document("p", "", "", "en", titles, "p")
    assert open_ended(document) == [(old, new)]
    first, *_ = candidates([term("SQL")], document, frozenset())
    assert (first.edit.action, first.edit.term, first.edit.cost) == ("close-date", "Baker", 0.5)


# --- the smallest set -----------------------------------------------------------------------------------


def test_one_word_that_stops_everything_is_enough():
    made, after = planned(
        [term("Java"), term("SQL")], profile("Java", "Spring", "SQL"), [ad("m1", "Java", "Spring")]
    )
    assert [e.term for e in made.edits] == ["Java"]
    assert made.reaches_target
    assert after.keywords == {"Spring", "SQL"}


def test_desired_searches_are_not_given_up():
    shown = profile("Java", "SQL", "Python")
    mismatched, desired = [ad("m1", "Java", "SQL")], [ad("d1", "SQL", "Python")]
    made, _ = planned([term("SQL", gap=0.6), term("Java")], shown, mismatched, desired)
    assert [e.term for e in made.edits] == ["Java"]
    assert made.lost == 0.0


def test_the_set_is_the_cheapest_of_all_that_reach_the_target():
    """Against every set, tried one by one."""
    names = ["A", "B", "C", "D", "E"]
    shown = profile(*names)
    ads = [ad("m1", "A", "B"), ad("m2", "B", "C"), ad("m3", "C", "D"), ad("m4", "D", "E")]
    made, _ = planned([term(n) for n in names], shown, ads)

    def dropped(some):
        after = shown
        for name in some:
            after = after.rid_of(name)
        before = sum(edits.chance(shown, one) for one in ads)
        return 1 - sum(edits.chance(after, one) for one in ads) / before

    fewest = min(
        len(some) for size in range(1, 5) for some in combinations(names, size) if dropped(some) >= 0.5
    )
    assert len(made.edits) == fewest
    assert made.dropped == pytest.approx(dropped([e.term for e in made.edits]))
    assert sum(e.cost for e in made.edits) == COSTS["remove"] * fewest


def test_where_nothing_reaches_the_target_the_best_balance_is_taken():
    shown = profile("Java", "SQL", "Excel", "Python")
    mismatched, desired = [ad("m1", "Java", "SQL"), ad("m2", "SQL", "Excel")], [ad("d1", "SQL", "Python")]
    made, _ = planned([term("Java")], shown, mismatched, desired, plan_target=0.99)
    assert [e.term for e in made.edits] == ["Java"]
    assert not made.reaches_target


def test_without_candidates_there_is_no_plan():
    made, after = planned([term("Java", probability=0.5)], profile("Java"), [ad("m1", "Java", "SQL")])
    assert made.edits == ()
    assert after == profile("Java")
    assert made.before == made.after


def test_the_range_leaves_out_one_posting_at_a_time():
    shown = profile("Java", "Scala", "Kotlin", "SQL", "Excel")
    ads = [ad("m1", "Java", "Scala"), ad("m2", "Java", "Kotlin"), ad("m3", "SQL", "Excel")]
    made, _ = planned([term("Java")], shown, ads)
    low, high = made.dropped_range
    assert low < made.dropped < high
    assert high == pytest.approx(1.0)  # without the posting that asks for SQL
    assert not made.fragile


def test_a_plan_that_rests_on_one_posting_is_fragile():
    made, _ = planned([term("Java")], profile("Java", "Scala"), [ad("m1", "Java", "Scala")])
    assert made.fragile


def test_numbers_count_searches_and_contacts():
    found = [search(posting="m1"), search(posting="m1"), search(posting="m2", found=False), search("desired")]
    made = edits.numbers(profile("Java"), {"mismatched": (ad("m1", "Java", "SQL"),)}, found)
    assert (made.searches_mismatched, made.contacts_mismatched, made.searches_desired) == (2, 1, 1)
    assert made.attraction_desired == 0.0
