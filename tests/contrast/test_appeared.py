"""What the profile was found for as evidence, on sides that are counted by hand."""

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from auditor.contrast.appeared import Judge
from auditor.contrast.closeness import Sides
from auditor.contrast.gap import Borrowed, soft_gap
from auditor.contrast.verdicts import contrast
from auditor.languages import ENGLISH
from auditor.records import Appearances, FoundFor, Kin, Mention, Term
from auditor.settings import Settings

TERMS = {"baking": "Baking", "rowing": "Rowing", "tarring": "Tarring", "baker": "Baker", "boatman": "Boatman"}
WRONG = [("term", "Baking"), ("titled", "Baker"), ("title", "baker"), ("term", "Tarring")]
RIGHT = [("term", "Rowing"), ("titled", "Boatman"), ("title", "boatman"), ("term", "Tarring")]


def find(document, _phrases):
    """The words above, a title within which another word stands as the lexicon has it."""
    text = document.sections[0].text.lower()
    found = [
        Mention(
            term,
            "title" if term in ("Baker", "Boatman") else "tool",
            *(term, document.id, 0, text.index(word), text.index(word) + len(word)),
            inner=word == "baking" and "baker" in text,
        )
        for word, term in TERMS.items()
        if word in text
    ]
    return SimpleNamespace(mentions=found)


def judge(wrong=5, right=5):
    counts = {"mismatched": Counter(WRONG * wrong), "desired": Counter(RIGHT * right)}
    totals = {"mismatched": float(wrong), "desired": float(right)}
    extractor = SimpleNamespace(find=find, language=ENGLISH)
    sides = Sides(counts, counts, totals, False, lambda _: 0.01)
    return Judge(sides, extractor, None, Settings())


def shown(*titles, keywords=(), date="2026-11-22"):
    return Appearances(
        date, None, tuple(FoundFor(*t) for t in titles), (), tuple(FoundFor(k) for k in keywords)
    )


def weighed(*weeks, by=None):
    by = by or judge()
    return by.weights(by.sided(weeks))


def test_titles_and_keywords_are_of_the_side_whose_postings_are_like_them():
    (week,) = judge().sided(
        [shown(("Baker",), ("Boatman",), ("Plumber",), keywords=("baking", "rowing", "boatman"))]
    )

    assert [one.side for one in week.titles] == ["mismatched", "desired", ""]
    assert [one.side for one in week.keywords] == ["mismatched", "desired", "desired"]


def test_what_both_sides_ask_for_counts_on_neither():
    (week,) = judge().sided([shown(keywords=("tarring",))])

    assert week.keywords[0].side == ""


@pytest.mark.parametrize(("wrong", "right"), [(5, 0), (0, 5), (2, 2)])
def test_with_too_few_postings_nothing_is_of_a_side(wrong, right):
    (week,) = judge(wrong, right).sided([shown(("Baker",), ("Boatman",), keywords=("baking",))])

    assert {one.side for one in week.found_for} == {""}


def test_a_title_weighs_its_share_of_the_searches_for_the_terms_in_it():
    assert weighed(shown(("Baker", 0.28), ("Boatman", 0.1))) == {
        "mismatched": {"Baker": 0.28},
        "desired": {"Boatman": 0.1},
    }


def test_a_term_within_a_title_weighs_half():
    assert weighed(shown(("Baking Baker", 0.4)))["mismatched"] == {"Baker": 0.4, "Baking": 0.2}


def test_untold_shares_are_even_and_leave_a_part_for_what_is_not_listed():
    assert weighed(shown(("Baker", 0.4), ("Boatman",), ("Plumber",)))["desired"] == {
        "Boatman": pytest.approx(0.2)
    }


def test_weeks_add_up_to_one_posting_and_to_a_third_of_those_there_are():
    weeks = [shown(("Baker", 0.5), date=f"2026-11-{day:02}") for day in (2, 9, 16)]

    assert weighed(*weeks[:1])["mismatched"] == {"Baker": 0.5}
    assert weighed(*weeks)["mismatched"] == {"Baker": 1.0}
    halved = replace(judge().sides, totals={"mismatched": 1.5, "desired": 5.0})
    told = replace(weeks[0], titles=(FoundFor("Baker", 0.9, "mismatched"),))
    assert replace(judge(), sides=halved).weights([told])["mismatched"] == {"Baker": 0.5}


def test_what_is_of_neither_side_weighs_nothing():
    assert weighed(shown(("Plumber", 0.9), keywords=("tarring",))) == {"mismatched": {}, "desired": {}}


# --- beside the postings, and beside what is borrowed ---------------------------------------------------

SIDES = np.array([True, True, False, False])


def gap_of(borrowed=None, heard=(0.0, 0.0)):
    return soft_gap(np.array([[0.5], [0.0], [0.0], [0.0]]), np.ones(4), SIDES, borrowed, heard)


def test_what_is_heard_is_a_part_of_a_posting_that_asks_beside_what_is_borrowed():
    """a = 0.5 + 1/2 + 0.3 + 2 * 0.4 of n = 2 + 1 + 0.3 + 2."""
    made = gap_of(Borrowed(np.full((4, 1), 0.4), np.array([2.0])), (np.array([0.3]), np.array([0.0])))

    assert made.mismatched[0] == pytest.approx(2.1 / 5.3)
    assert made.desired[0] == pytest.approx(1.3 / 5)


def test_what_is_heard_on_a_side_moves_towards_it_whether_or_not_something_is_borrowed():
    for borrowed in (None, Borrowed(np.full((4, 1), 0.4), np.array([2.0]))):
        plain, wrong, right = (
            gap_of(borrowed, heard).gap[0] for heard in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5))
        )
        assert right < plain < wrong


def judged(table, heard, settings=None):
    """A word that two of five wanted postings ask for, with kin that say the same of all."""
    made = table(["loom"] * 5, ["boat", "boat", "net", "net", "net"])
    even = pd.DataFrame(0.3, index=made.presence.index, columns=["boat"])
    made = replace(made, kin=Kin(even, even), heard=heard)
    (one,), _ = contrast(made, {"boat": Term("boat", "tool")}, {}, settings or Settings(shuffles=5))
    return one


def test_kin_and_appearances_are_both_told_with_what_they_weigh(table):
    one = judged(table, {"mismatched": {"boat": 0.28}, "desired": {"boat": 0.001}})

    assert one.why.endswith(
        "; in 30 % of public postings like the mismatched ones, in 30 % like the desired ones; LinkedIn says "
        "searches for it found you, which counts as 0.28 of a mismatched and 0.01 of a desired posting"
    )
    assert "LinkedIn" not in judged(table, {}).why


def test_appearances_are_no_postings(table):
    plain, heard = judged(table, {}), judged(table, {"mismatched": {"boat": 1.0}})

    assert (heard.mismatched_postings, heard.desired_postings) == (0, 2)
    assert heard.mismatched_postings == plain.mismatched_postings
    assert heard.score.gap > plain.score.gap


def test_a_kind_of_wrong_role_is_judged_by_its_postings_alone(table):
    made = replace(table(["loom", "yarn"], ["boat"]), heard={"mismatched": {"loom": 0.5}})

    assert made.of(["m0"]).heard == {}
