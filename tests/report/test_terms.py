"""The terms of an audit by their verdicts."""

from statistics import NormalDist

import numpy as np
import pytest
from hand_built import HEADLINE, OLD_JOB, WRONG, audit, line, posting_line, term, unread

from auditor.contrast.gap import soft_gap
from auditor.report.page import Bar, Heading, Quotes, Table, Text
from auditor.report.terms import groups, leftovers, verdict


def of_kind(kind, *terms, **summary):
    return [block for block in groups(audit(*terms, **summary)) if isinstance(block, kind)]


def names(*terms):
    return [row[0] for table in of_kind(Table, *terms) for row in table.rows]


def test_groups_come_in_the_order_of_verdicts_and_empty_ones_are_left_out():
    verdicts = ("missing", "right_role", "probably_right_role", "shared", "wrong_role")

    assert names(*(term(v, verdict=v) for v in verdicts)) == [
        "wrong_role",
        "shared",
        "right_role",
        "probably_right_role",
        "missing",
    ]


def test_strongest_pull_first_then_largest_gap_then_name():
    terms = (
        term("b", attraction=0.0, gap=0.2),
        term("a", attraction=0.0, gap=0.2),
        term("wide", attraction=0.0, gap=-0.9),
        term("strong", attraction=50.0),
    )

    assert names(*terms) == ["strong", "wide", "a", "b"]


def test_order_of_terms_changes_nothing():
    terms = [term(name, verdict="shared", attraction=0.0) for name in "abc"]

    assert [*groups(audit(*terms))] == [*groups(audit(*reversed(terms)))]


def test_a_row_states_the_pull_the_counts_of_each_side_the_range_and_the_places():
    (table,) = of_kind(Table, term())

    assert table.rows == (
        (
            "Java",
            Bar(100.0, "bad"),
            "9 of 9",
            "1 of 10",
            "+73 (+49 to +96)",
            "strong",
            "your headline and an old job",
        ),
    )


@pytest.mark.parametrize("attraction", [0.0, 1.0])
def test_there_is_a_column_of_pull_where_anything_pulls(attraction):
    (table,) = of_kind(Table, term(attraction=attraction), term("Go", attraction=0.0))

    assert ("Pull" in [column.name for column in table.columns]) == bool(attraction)
    assert {len(row) for row in table.rows} == {len(table.columns)}


GAP = (
    "The gap: of 100 postings you don't want so many more ask for it than of 100 postings you want; in "
    "brackets its range."
)


def test_what_a_verdict_means_leads_to_its_table():
    assert of_kind(Heading, term()) == [Heading("Pull towards roles you don't want")]
    assert of_kind(Text, term()) == [Text(f"Sure on these postings. {GAP}", "quiet", leads=True)]


def test_a_lead_says_how_many_luck_alone_would_give():
    (meaning,) = of_kind(Text, term(verdict="probably_wrong_role"))

    assert meaning.text == f"Worth a look, not yet sure. By luck alone about two would stand here. {GAP}"


def test_without_desired_postings_nothing_is_said_of_chance_or_of_their_side():
    lead = term(verdict="probably_wrong_role")
    *_, meaning, table, _ = groups(audit(lead, desired_postings=0, expected_probable_by_chance=None))

    assert "hance" not in meaning.text
    assert table.rows[0][3] == "-"


def test_a_quote_of_each_side_names_its_place():
    evidence = (
        line(OLD_JOB, "first"),
        line(HEADLINE, "second"),
        posting_line("mismatched", "theirs"),
        posting_line("desired", "ours"),
    )
    (quotes,) = of_kind(Quotes, term(evidence=evidence))

    assert [(q.side, q.place, q.text, q.surface) for q in quotes.quotes] == [
        ("your profile", "description, Orrery", "first", "Java"),
        ("mismatched", f"{WRONG.title}, {WRONG.company}", "theirs", "Java"),
        ("desired", "Platform Engineer, Tidewarden", "ours", "Java"),
    ]
    assert quotes.short == "strong evidence; in your headline and an old job"


def test_terms_without_verdict_are_kept_apart_by_whether_any_posting_asks_for_them():
    asked = term("Agile", verdict="undecided", mismatched_postings=6, desired_postings=5)
    unasked = term("Puppet", verdict="undecided", mismatched_postings=0, desired_postings=0)
    unowned = term("Rust", verdict="undecided", mentions=0)

    assert [block.text for block in leftovers(audit(asked, unasked, unowned))] == [
        "Not enough evidence to tell (in mismatched, in desired postings)",
        "Agile (6 of 9, 5 of 10)",
        "In your profile, asked for in no posting",
        "Puppet",
    ]


def test_where_every_term_has_a_verdict_nothing_is_left_over():
    assert [*leftovers(audit(term()))] == []


def test_a_count_says_how_many_postings_more_name_the_term():
    asked = term("Agile", verdict="undecided", mismatched_postings=6, desired_postings=5, desired_named=2)
    none = {"mismatched_postings": 0, "desired_postings": 0}
    unasked = term("Puppet", verdict="undecided", mismatched_named=1, **none)
    _, one, _, other = leftovers(audit(asked, unasked))

    assert one.text == "Agile (6 of 9, 5 of 10; named in 0 and 2 more)"
    assert other.text == "Puppet (named in 1 mismatched posting)"


def test_where_there_is_little_room_it_is_said_beside_the_places():
    (quotes,) = of_kind(Quotes, term(mismatched_named=1))

    assert quotes.short.endswith("an old job; also named in 1 mismatched posting")


def test_what_the_profile_names_uncounted_is_not_said_to_be_absent():
    named = term("Istio", verdict="missing", mentions=0, uncounted=(unread("profile"),))
    headings = [
        of_kind(Heading, term("Istio", verdict="missing", mentions=0), *more)[0].text
        for more in ((), (named,))
    ]

    assert [text.endswith("not in your profile") for text in headings] == [True, False]


# --- words that no posting asks for ---------------------------------------------------------------------


def unasked(name, wrong, right, **more):
    return term(
        name, verdict="undecided", mismatched_postings=0, desired_postings=0,
        mismatched_kin=wrong, desired_kin=right, **more,
    )  # fmt: skip


def test_words_that_go_with_the_wrong_roles_stand_before_the_rest_with_their_shares():
    terms = unasked("Struts", 0.38, 0.04), unasked("JSP", 0.61, 0.0), unasked("Chess", None, None)
    texts = [block.text for block in leftovers(audit(*terms))]
    assert texts[0] == "Asked for in no posting of yours, but they go with the roles you don't want"
    assert "Weak evidence" in texts[1]
    assert texts[2:] == [
        "JSP (61 %, 0 %), Struts (38 %, 4 %)",
        "In your profile, asked for in no posting",
        "Chess",
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [(0.01, 0.0), (0.38, 0.2), (0.0, 0.3), (0.03, 0.01)],
    ids=["hardly any", "nearly as often", "the others", "three of a hundred to one"],
)
def test_words_that_public_postings_hardly_tell_apart_are_no_kin(wrong, right):
    heading, _ = leftovers(audit(unasked("Struts", wrong, right)))
    assert heading.text == "In your profile, asked for in no posting"


def test_a_word_that_a_posting_asks_for_is_judged_by_that():
    one = term("Struts", verdict="undecided", mismatched_postings=1, mismatched_kin=0.5, desired_kin=0.0)
    assert not one.is_kin_to_wrong


@pytest.mark.parametrize(("low", "told"), [(-0.05, True), (0.1, False)])
def test_a_sure_word_whose_range_holds_nothing_says_what_makes_it_sure(low, told):
    meaning = [*groups(audit(term(gap_low=low)))][1].text
    assert ("Where the range of a gap holds 0, the words that it goes with make it sure." in meaning) is told


# --- words that divide the sides, and that nobody searches for ------------------------------------------


def soft(**changes):
    known = {"kind": "soft", "verdict": "undecided", "mismatched_postings": 4, "desired_postings": 0}
    return term("Negotiation", **{**known, "evidence_label": "strong", "gap": 0.34, **changes})


def test_a_soft_skill_that_divides_the_sides_is_shown_as_that():
    blocks = [*leftovers(audit(soft(), mismatched_postings=7, desired_postings=7))]

    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Divide the two sides, but recruiters hardly search for them"
    ]
    assert blocks[-1].text == "Negotiation (4 of 7, 0 of 7)"
    assert verdict(soft()) == "asked for by the roles you don't want, but hardly searched for"
    assert verdict(soft(gap=-0.34)) == "asked for by the roles you want, but hardly searched for"


@pytest.mark.parametrize("changes", [{"evidence_label": "moderate"}, {"gap": 0.1}, {"kind": "tool"}])
def test_a_word_that_divides_nothing_surely_or_is_searched_for_stays_open(changes):
    (heading, _) = leftovers(audit(soft(**changes)))

    assert heading.text.startswith("Not enough evidence")
    assert verdict(soft(**changes)) == "not enough evidence"


@pytest.mark.parametrize("postings", [5, 7, 10, 20])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_few_words_that_both_sides_ask_for_alike_seem_to_divide_them(postings, share):
    """P >= .95 is where strong evidence begins; twice as many as 1 in 30 would make a report say too much."""
    presence = 0.67 * (np.random.default_rng(0).random((2 * postings, 4000)) < share)
    mismatched = np.arange(2 * postings) < postings
    gaps = soft_gap(presence, np.ones(2 * postings), mismatched)
    asked = np.where(gaps.gap > 0, (presence > 0)[mismatched].sum(0), (presence > 0)[~mismatched].sum(0))
    divides = (np.abs(gaps.z) >= NormalDist().inv_cdf(0.95)) & (np.abs(gaps.gap) >= 0.15) & (asked > 1)

    assert divides.mean() <= 0.04
