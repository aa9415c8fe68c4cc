"""The terms of an audit as the two charts."""

import pytest
from hand_built import audit, term

from auditor.report.chart_blocks import term_gaps, term_map
from auditor.report.page import Measure, Point, Spread

UNASKED = {"mismatched_postings": 0, "desired_postings": 0}
MAKERS = pytest.mark.parametrize("make", [term_map, term_gaps])


def keys_of(block):
    return [one.key for one in (block.points if hasattr(block, "points") else block.spreads)]


def test_a_point_has_the_shares_of_its_term_with_their_ranges():
    assert term_map(audit(term())).points == (
        Point("t1", "Java", Measure(0.108609, 0.0, 0.26), Measure(0.834021, 0.64, 1.0), "bad"),
    )


def test_a_spread_has_the_gap_of_its_term_with_its_range():
    assert term_gaps(audit(term())).spreads == (
        Spread("t1", "Java", Measure(0.725412, 0.488871, 0.961793), "bad"),
    )


@MAKERS
def test_terms_are_called_as_people_are_told_them(make):
    block = make(audit(term("Java", written="JVM", is_alias=True)))

    assert [one.name for one in getattr(block, "points", None) or block.spreads] == ["JVM (Java)"]


@MAKERS
def test_keys_are_those_of_the_terms_of_the_audit(make):
    assert keys_of(make(audit(term("a", kind="soft"), term("b")))) == ["t2"]


@MAKERS
@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "soft"},
        {"kind": "seniority"},
        UNASKED | {"verdict": "undecided"},
        {"verdict": "undecided", "mentions": 0},
    ],
    ids=["soft", "seniority", "asked for nowhere", "neither there nor missing"],
)
def test_what_no_search_or_posting_asks_for_or_nobody_has_is_left_out(make, changes):
    assert keys_of(make(audit(term("a", **changes), term("b")))) == ["t2"]


@MAKERS
@pytest.mark.parametrize(
    "changes",
    [{"kind": "title"}, {"verdict": "missing", "mentions": 0}, {"verdict": "undecided"}],
    ids=["title", "missing", "undecided"],
)
def test_titles_and_what_is_missing_or_undecided_are_shown(make, changes):
    assert keys_of(make(audit(term("a", **changes)))) == ["t1"]


@MAKERS
@pytest.mark.parametrize("side", ["mismatched_postings", "desired_postings"])
def test_without_postings_of_a_side_there_is_no_chart(make, side):
    assert make(audit(term(), **{side: 0})) is None


@MAKERS
def test_without_terms_there_is_no_chart(make):
    assert make(audit()) is None


def test_gaps_stand_from_most_mismatched_to_most_desired():
    terms = [term(name, gap=gap) for name, gap in (("a", -0.2), ("b", 0.7), ("c", 0.1), ("d", -0.9))]

    assert keys_of(term_gaps(audit(*terms))) == ["t2", "t3", "t1", "t4"]


def test_a_map_has_150_points_at_most_the_largest_gaps():
    terms = [term(f"x{n}", gap=n / 1000) for n in range(151)]
    block = term_map(audit(*terms))

    assert len(block.points) == 150
    assert "t1" not in keys_of(block)
    assert block.note.endswith("Left out here: the 1 term with the weakest evidence.")


def test_gaps_have_40_rows_at_most_and_what_is_undecided_goes_first():
    terms = [term("a", verdict="undecided", gap=0.9), *(term(f"x{n}", gap=n / 100) for n in range(1, 42))]
    block = term_gaps(audit(*terms))

    assert len(block.spreads) == 40
    assert not {"t1", "t2"} & {*keys_of(block)}
    assert block.note == "Left out here: the 2 terms with the weakest evidence."


def test_a_map_says_why_its_shares_are_not_those_that_were_counted():
    assert "it was counted: 9 of 9 at 83 %." in term_map(audit(term())).note


def test_gaps_that_are_all_shown_need_no_note():
    assert term_gaps(audit(term())).note == ""
