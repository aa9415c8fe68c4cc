"""Words as edits, and the smallest set of them that works, on profiles and postings made by hand."""

from itertools import combinations

import pytest
from hand_built import search

from auditor.edits.candidates import COSTS, additions, by_word
from auditor.edits.plan import numbers, plan
from auditor.records import Attraction, Document, Mention, Position, Section
from auditor.searches.chance import chance
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Place, Profile
from auditor.settings import Settings

BY_WORD = Settings(plan_by="word")
NOBODY = Document("profile", "", "", "en", (), "p")


def term(name, *, gap=0.5, sections=("skills", "about"), verdict="wrong_role", action="remove"):
    return Attraction(
        name, "tool", verdict, "strong", 50.0, gap, gap - 0.2, gap + 0.2, 0.99, 0.6, 0.0, 5, 0,
        0.3, 0.0, 0.5, sections, 2, ("plain",), action, "", (), 0, 0, name, False, (), 0, 0,
        (0.4, 0.8), (0.0, 0.2), None, None,
    )  # fmt: skip


def profile(*terms, field="skills"):
    return Findable(tuple(Place(t, n, field, 1.0) for n, t in enumerate(terms)), ())


@pytest.fixture
def profile_of(mention):
    """A profile whose terms are Java, Spring and SQL, wherever they stand."""

    def build(*parts):
        document = Document("profile", "", "", "en", tuple(Section(*part) for part in parts), "p")
        places = [(n, t) for n, (_, text) in enumerate(parts) for t in ("Java", "Spring", "SQL") if t in text]
        return Profile.of(document, [mention(document, t, n) for n, t in places])

    return build


def ad(key, *terms):
    return Wanted(key, 1.0, (), (), tuple(Skill(t, 1.0, 1.0, (t,)) for t in terms))


def planned(terms, shown, mismatched, desired=(), **settings):
    ads = {"mismatched": tuple(mismatched), "desired": tuple(desired)}
    return plan(terms, Profile(NOBODY, (), shown), Market(ads), Settings(**{"plan_by": "word"} | settings))


# --- what may be edited ---------------------------------------------------------------------------------


def test_a_word_that_only_facts_say_is_no_candidate():
    for lasting in ("past title", "certifications"), ("past title", "recommendations"), ("interests",):
        assert by_word([term("SQL", sections=lasting)], NOBODY, profile("SQL")) == ()
    (one,) = by_word([term("SQL", sections=("past title", "about"))], NOBODY, profile("SQL"))
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
    assert document.open_ended == ((old, new),)
    first, *_ = by_word([term("SQL")], document, profile("SQL"))
    assert (first.edit.action, first.edit.term, first.edit.cost) == ("close-date", "Baker", 0.5)


# --- the smallest set -----------------------------------------------------------------------------------


def test_one_word_that_stops_everything_is_enough():
    made, _, _, after = planned(
        [term("Java"), term("SQL")], profile("Java", "Spring", "SQL"), [ad("m1", "Java", "Spring")]
    )
    assert [e.term for e in made.edits] == ["Java"]
    assert made.reaches_target
    assert after.keywords == {"Spring", "SQL"}


def test_desired_searches_are_not_given_up():
    shown = profile("Java", "SQL", "Python")
    mismatched, desired = [ad("m1", "Java", "SQL")], [ad("d1", "SQL", "Python")]
    made, *_ = planned([term("SQL", gap=0.6), term("Java")], shown, mismatched, desired)
    assert [e.term for e in made.edits] == ["Java"]
    assert made.lost == 0.0


def test_the_set_is_the_cheapest_of_all_that_reach_the_target():
    """Against every set, tried one by one."""
    names = ["A", "B", "C", "D", "E"]
    shown = profile(*names)
    ads = [ad("m1", "A", "B"), ad("m2", "B", "C"), ad("m3", "C", "D"), ad("m4", "D", "E")]
    made, *_ = planned([term(n) for n in names], shown, ads)

    def dropped(some):
        after = shown
        for name in some:
            after = after.rid_of(name)
        before = sum(chance(shown, one) for one in ads)
        return 1 - sum(chance(after, one) for one in ads) / before

    fewest = min(
        len(some) for size in range(1, 5) for some in combinations(names, size) if dropped(some) >= 0.5
    )
    assert len(made.edits) == fewest
    assert made.dropped == pytest.approx(dropped([e.term for e in made.edits]))
    assert sum(e.cost for e in made.edits) == COSTS["remove"] * fewest


def test_where_nothing_reaches_the_target_the_best_balance_is_taken():
    shown = profile("Java", "SQL", "Excel", "Python")
    mismatched, desired = [ad("m1", "Java", "SQL"), ad("m2", "SQL", "Excel")], [ad("d1", "SQL", "Python")]
    made, *_ = planned([term("Java")], shown, mismatched, desired, plan_target=0.99)
    assert [e.term for e in made.edits] == ["Java"]
    assert not made.reaches_target


def test_without_candidates_there_is_no_plan():
    made, _, _, after = planned([term("Java", action="unsure")], profile("Java"), [ad("m1", "Java", "SQL")])
    assert made.edits == ()
    assert after == profile("Java")
    assert made.before == made.after


def test_the_range_leaves_out_one_posting_at_a_time():
    shown = profile("Java", "Scala", "Kotlin", "SQL", "Excel")
    ads = [ad("m1", "Java", "Scala"), ad("m2", "Java", "Kotlin"), ad("m3", "SQL", "Excel")]
    made, *_ = planned([term("Java")], shown, ads)
    low, high = made.dropped_range
    assert low < made.dropped < high
    assert high == pytest.approx(1.0)  # without the posting that asks for SQL
    assert not made.fragile


def test_a_plan_that_rests_on_one_posting_is_fragile():
    made, *_ = planned([term("Java")], profile("Java", "Scala"), [ad("m1", "Java", "Scala")])
    assert made.fragile


def test_numbers_count_searches_and_contacts():
    found = [search(posting="m1"), search(posting="m1"), search("desired")]
    made = numbers(profile("Java"), {"mismatched": (ad("m1", "Java", "SQL"),)}, found)
    assert (made.searches_mismatched, made.contacts_mismatched, made.searches_desired) == (2, 1, 1)
    assert made.attraction_desired == 0.0


# --- and its proof --------------------------------------------------------------------------------------


def test_the_searches_are_tried_on_the_text_as_the_plan_leaves_it(profile_of):
    shown = profile_of(("headline", "Baker | Java"), ("skills", "Java\nSpring\nSQL"))
    ads = {"mismatched": (ad("m1", "Java", "Spring"),), "desired": (ad("d1", "SQL", "Spring"),)}
    made, searches, edited, _ = plan([term("Java")], shown, Market(ads), BY_WORD)
    assert [(s.posting, s.found, s.found_after) for s in searches] == [
        ("m1", True, False),
        ("d1", True, True),
    ]
    assert (made.headline, made.after.searches_mismatched, made.after.searches_desired) == ("Baker", 0, 1)
    assert [s.text for s in edited.sections] == ["Baker", "\nSpring\nSQL"]


def test_a_closed_position_is_no_current_one_to_a_search():
    old, new = Position("Baker", "Quill", "2010-01"), Position("Miller", "Sorrel", "2020-01")
    titles = tuple(Section("position-title", one.title, "", one) for one in (old, new))
    document = Document("p", "", "", "en", titles, "p")
    mentions = [Mention(one.title, "title", one.title, "p", n, 0, 5) for n, one in enumerate((old, new))]
    ads = {"mismatched": (Wanted("m1", 1.0, ("Baker",), (), (), ("Baker",)),), "desired": ()}
    made, searches, *_ = plan([], Profile.of(document, mentions), Market(ads), BY_WORD)
    assert [e.action for e in made.edits] == ["close-date"]
    assert [(s.query, s.found, s.found_after) for s in searches] == [("current:Baker", True, False)]


def test_what_is_reached_grows_edit_by_edit_to_the_whole():
    names = ["A", "B", "C", "D", "E"]
    ads = [ad("m1", "A", "B"), ad("m2", "B", "C"), ad("m3", "C", "D"), ad("m4", "D", "E")]
    made = planned([term(n) for n in names], profile(*names), ads, plan_target=0.9).plan

    assert len(made.reached) == len(made.edits) > 1
    assert 0 < made.reached[0].dropped < made.reached[-1].dropped
    assert made.reached[-1] == (made.dropped, made.lost)
