"""The words of a report."""

from dataclasses import replace

import pytest
from hand_built import (
    ABOUT,
    HEADLINE,
    OLD_JOB,
    OLDER_JOB,
    PRESENT_JOB,
    SKILLS,
    WRONG,
    audit,
    edit,
    line,
    plan,
    posting_line,
    search,
    term,
)

from auditor.records import Notice
from auditor.report import view

CHANCE = "(chance alone would give about 2.5)"
WRONG_ROLES = "towards the roles you don't want"


def answer(firm, probable, **summary):
    terms = [term(f"Firm {n}", attraction=90 - n) for n in range(firm)]
    terms += [
        term(f"Lead {n}", verdict="probably_wrong_role", attraction=99 - n, gap=0.3) for n in range(probable)
    ]
    return view.build(audit(*terms, **summary)).answer


@pytest.mark.parametrize(
    ("firm", "probable", "expected"),
    [
        (9, 11, f"nine surely pull {WRONG_ROLES} and 11 probably do {CHANCE}."),
        (1, 1, f"one surely pulls {WRONG_ROLES} and one probably does {CHANCE}."),
        (2, 0, f"two surely pull {WRONG_ROLES}."),
        (1, 0, f"one surely pulls {WRONG_ROLES}."),
        (0, 1, f"none surely pulls {WRONG_ROLES} and one probably does {CHANCE}."),
        (0, 3, f"none surely pulls {WRONG_ROLES} and three probably do {CHANCE}."),
        (12, 0, f"12 surely pull {WRONG_ROLES}."),
    ],
)
def test_first_sentence_counts_firm_and_probable_terms(firm, probable, expected):
    first, second = answer(firm, probable).split(". The strongest ", 1)

    assert f"{first}." == f"Of your 77 searchable terms, {expected}"
    assert second.startswith("is ")


def test_a_single_searchable_term_is_one():
    assert answer(1, 0, searchable_terms=1).startswith("Of your 1 searchable term, one surely pulls")


def test_second_sentence_names_the_strongest_firm_term():
    assert answer(2, 1).endswith(
        "The strongest is Firm 0: asked for in 9 of 9 mismatched postings and 1 of 10 desired ones; "
        "it stands in your headline and an old job."
    )


def test_a_probable_term_is_named_only_when_none_is_firm():
    assert "The strongest is Lead 0:" in answer(0, 2)


def test_without_flagged_terms_the_wording_is_not_blamed():
    assert answer(0, 0) == (
        f"Of your 77 searchable terms, none surely pulls {WRONG_ROLES}. "
        "Your wording does not explain these wrong contacts, or the postings are too few to tell."
    )


def test_without_desired_postings_only_the_mismatched_are_counted():
    assert "9 of 9 mismatched postings; it stands in" in answer(1, 0, desired_postings=0)


def test_without_mismatched_postings_the_answer_is_what_is_covered():
    made = audit(
        term("Kubernetes", verdict="undecided"),
        term("Istio", verdict="missing", mentions=0, gap=-0.4),
        term("Helm", verdict="missing", mentions=0),
        mismatched_postings=0,
    )

    assert view.build(made).answer == (
        "Your profile names 1 term that the 10 postings you want ask for. It lacks Istio and Helm. "
        "Without mismatched postings nothing can be said of wrong contacts."
    )


@pytest.mark.parametrize(
    ("names", "postings", "expected"),
    [
        (("Helm", "SQL"), 1, "Your profile names 2 terms that the posting you want asks for. Without"),
        ((), 3, "Your profile names 0 terms that the 3 postings you want ask for. Without"),
    ],
)
def test_covered_terms_are_counted_in_words(names, postings, expected):
    terms = [term(name, verdict="undecided") for name in names]
    made = audit(*terms, mismatched_postings=0, desired_postings=postings)

    assert view.build(made).answer.startswith(expected)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((HEADLINE,), "your headline"),
        ((ABOUT, SKILLS), "your About text and your skills"),
        ((HEADLINE, ABOUT, SKILLS), "your headline, your About text and your skills"),
        ((PRESENT_JOB,), "your present job"),
        ((OLD_JOB, OLD_JOB), "an old job"),
        ((OLD_JOB, OLDER_JOB), "two old jobs"),
        ((OLDER_JOB, PRESENT_JOB, HEADLINE), "your headline, your present job and an old job"),
        ((), "no part of your profile"),
    ],
)
def test_where_a_term_stands(places, expected):
    one = term(evidence=tuple(map(line, places)))

    assert view.row(audit(one), one).where == expected


@pytest.mark.parametrize(
    ("gap", "shown"), [(0.44, "+44"), (-0.125, "-12"), (0.0, "0"), (-0.001, "0"), (1.0, "+100")]
)
def test_gap_is_shown_in_signed_points(gap, shown):
    assert view.points(gap) == shown


def test_a_row_states_counts_of_each_side_and_the_range():
    row = view.row(audit(term()), term())

    assert (row.mismatched, row.desired, row.gap) == ("9 of 9", "1 of 10", "+73 (+49 to +96)")


def test_groups_come_in_the_order_of_verdicts_and_empty_ones_are_left_out():
    verdicts = ("missing", "right_role", "probably_right_role", "shared", "wrong_role")
    report = view.build(audit(*(term(v, verdict=v) for v in verdicts)))

    assert [row.term for group in report.groups for row in group.rows] == [
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

    assert [row.term for row in view.build(audit(*terms)).groups[0].rows] == ["strong", "wide", "a", "b"]


def test_order_of_terms_changes_nothing():
    terms = [term(name, verdict="shared", attraction=0.0) for name in "abc"]

    assert view.build(audit(*terms)).groups == view.build(audit(*reversed(terms))).groups


def test_terms_without_verdict_are_kept_apart_by_whether_any_posting_asks_for_them():
    asked = term("Agile", verdict="undecided", mismatched_postings=6, desired_postings=5)
    unasked = term("Puppet", verdict="undecided", mismatched_postings=0, desired_postings=0)
    unowned = term("Rust", verdict="undecided", mentions=0)
    report = view.build(audit(asked, unasked, unowned))

    assert report.undecided == ("Agile (6 of 9, 5 of 10)",)
    assert report.unasked == ("Puppet",)
    assert [terms for _, terms in view.leftovers(report)] == [report.undecided, report.unasked]
    assert view.leftovers(view.build(audit(term()))) == ()


def test_a_quote_of_each_side_names_its_place():
    evidence = (
        line(OLD_JOB, "first"),
        line(HEADLINE, "second"),
        posting_line("mismatched", "theirs"),
        posting_line("desired", "ours"),
    )
    one = term(evidence=evidence)
    made = audit(one)

    assert [(q.side, q.place, q.text) for q in view.row(made, one).quotes] == [
        ("your profile", "description, Orrery", "first"),
        ("mismatched", f"{WRONG.title}, {WRONG.company}", "theirs"),
        ("desired", "Platform Engineer, Tidewarden", "ours"),
    ]
    assert len(view.all_quotes(made, one)) == 4


def test_caveats_come_by_severity_once_each_and_end_with_the_simulation():
    notices = (
        Notice("a", "info", "Known."),
        Notice("b", "warning", "Mind this."),
        Notice("c", "warning", "Mind this.", "again"),
        Notice("d", "error", "Broken."),
    )

    assert view.build(audit(term(), notices=notices)).caveats == (
        "Broken.",
        "Mind this.",
        "Known.",
        view.SIMULATION,
    )


@pytest.mark.parametrize(
    ("qualifier", "verdict"), [("negated", "wrong_role"), ("past", "probably_wrong_role")]
)
def test_a_denied_term_that_pulls_brings_the_advice_to_delete_it(qualifier, verdict):
    denied = term(verdict=verdict, qualifiers=("plain", qualifier))

    assert view.NEGATION in view.build(audit(denied)).caveats


def test_a_denied_term_that_does_not_pull_needs_no_advice():
    denied = term(verdict="right_role", qualifiers=("negated",))

    assert view.NEGATION not in view.build(audit(denied)).caveats


def test_basis_says_how_much_the_postings_are_worth_and_which_model_read_them():
    assert view.build(audit(term())).basis == (
        "Based on 9 mismatched and 10 desired postings (worth 9.0 and 9.5 after reposts and repeated "
        "employers). auditor 0.1.0, a_model."
    )


def test_without_desired_postings_nothing_is_said_of_chance_or_of_their_side():
    made = audit(
        term("Java", verdict="probably_wrong_role"),
        desired_postings=0,
        expected_wrong_by_chance=None,
        expected_probable_by_chance=None,
    )
    report = view.build(made)
    assert "chance" not in report.answer
    assert "hance" not in report.groups[0].meaning
    assert report.groups[0].rows[0].desired == "-"


# --- searches and the plan ----------------------------------------------------------------------------


def planned(*edits, terms=None, searches=(), **changes):
    return view.build(replace(audit(*(terms or [term()])), plan=plan(*edits, **changes), searches=searches))


def test_the_report_opens_with_the_searches_that_find_the_person():
    searches = (
        search(after=False),
        search(after=True),
        search(found=False, after=False),
        search("desired", after=True),
    )
    found = planned(edit(), searches=searches).found
    assert found == (
        "Of 3 searches for the roles you don't want (from 1 posting), 2 (67 %) find you now; "
        "with the changes below 1 (33 %) would. "
        "Of 1 search for the roles you want (from 1 posting), 1 (100 %) finds you now; "
        "with the changes below 1 (100 %) would."
    )
    assert "with the changes" not in planned(searches=searches).found
    assert view.build(audit(term())).found == ""


def test_a_plan_says_what_to_do_and_proves_it():
    sure = planned(edit(), dropped=0.551, dropped_range=(0.5, 0.6), headline="Platform Engineer").advice
    assert sure.heading == "The smallest change that works"
    assert [step.what for step in sure.steps] == ["Remove Java from your headline and an old job."]
    proof = " ".join(sure.proof)
    assert "weaken by 55 % (50 to 60 %), those for the roles you want by 0 % (0 to 1 %)" in proof
    assert "out of Skills alone it would weaken them by 4 %" in proof
    assert "Your headline would read: “Platform Engineer”." in proof
    assert "Fragile" not in proof


def test_a_plan_that_falls_short_or_hangs_on_one_posting_says_so():
    advice = planned(edit(action="demote"), reaches_target=False, fragile=True).advice
    assert advice.heading == "The best change found"
    assert advice.steps[0].what == "Move Java out of headline and Skills into the text."
    assert advice.proof[1].startswith("Expect less on other postings")
    assert "No truthful set of up to four changes goes further" in advice.proof[2]
    assert advice.proof[3].startswith("Fragile:")


def test_a_plan_names_no_place_that_a_person_cannot_edit():
    evidence = (line(SKILLS), line(OLDER_JOB))  # the older job says it in its title
    advice = planned(edit(), terms=[term(evidence=evidence)]).advice
    assert advice.steps[0].what == "Remove Java from your skills."


@pytest.mark.parametrize(
    ("found", "action", "reason"),
    [
        (False, "remove", "None of the searches for the roles you don't want finds you"),
        (True, "unsure", "No word is surely enough on the wrong side"),
        (True, "demote", "No set of up to four changes"),
    ],
)
def test_without_edits_the_reason_is_said(found, action, reason):
    advice = planned(terms=[term(action=action)], searches=(search(found=found),)).advice
    assert (advice.heading, advice.steps) == ("No change is advised", ())
    assert advice.proof[0].startswith(reason)


def test_without_mismatched_postings_there_is_no_advice():
    assert view.build(replace(audit(term()), plan=plan(), mismatched=())).advice is None
    assert view.build(audit(term())).advice is None
