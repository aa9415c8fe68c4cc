"""The answer in a few sentences."""

from dataclasses import replace

import pytest
from hand_built import audit, edit, plan, search, term, unread

from auditor.report import answer

CHANCE = "(about two would by luck alone)"
WRONG_ROLES = "towards the roles you don't want"


def told(firm, probable, **summary):
    terms = [term(f"Firm {n}", attraction=90 - n) for n in range(firm)]
    terms += [
        term(f"Lead {n}", verdict="probably_wrong_role", attraction=99 - n, gap=0.3) for n in range(probable)
    ]
    return answer.answer(audit(*terms, **summary))


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
    first, second = told(firm, probable).split(". The ", 1)

    assert f"{first}." == f"Of your 77 searchable terms, {expected}"
    sure = "strongest of the sure ones is" if firm > 1 else "sure one is"
    assert second.startswith(f"{sure if firm and probable else 'strongest is'} ")


def test_a_single_searchable_term_is_one():
    assert told(1, 0, searchable_terms=1).startswith("Of your 1 searchable term, one surely pulls")


def test_second_sentence_names_the_strongest_firm_term():
    assert told(2, 1).endswith(
        "The strongest of the sure ones is Firm 0: asked for in 9 of 9 mismatched postings and 1 of 10 "
        "desired ones; it stands in your headline and an old job."
    )


def test_of_fewer_than_three_postings_a_side_searches_are_counted_without_a_share():
    made = audit(term(), mismatched_effective=2.0)
    searches = (search(found=True), search(found=False), search("desired", found=True))
    said = answer.found(replace(made, plan=plan(), searches=searches))
    assert "Of 2 searches for the roles you don't want (from 1 posting), 1 finds you now." in said
    assert "%" not in said


def test_a_probable_term_is_named_only_when_none_is_firm():
    assert "The strongest is Lead 0:" in told(0, 2)


def test_without_flagged_terms_the_wording_is_not_blamed():
    assert told(0, 0) == (
        f"Of your 77 searchable terms, none surely pulls {WRONG_ROLES}. "
        "Your wording does not explain these wrong contacts, or the postings are too few to tell."
    )


def test_without_desired_postings_only_the_mismatched_are_counted():
    assert "9 of 9 mismatched postings; it stands in" in told(1, 0, desired_postings=0)


def test_without_mismatched_postings_the_answer_is_what_is_covered():
    made = audit(
        term("Kubernetes", verdict="undecided"),
        term("Istio", verdict="missing", mentions=0, gap=-0.4),
        term("Helm", verdict="missing", mentions=0),
        mismatched_postings=0,
    )

    assert answer.answer(made) == (
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

    assert answer.answer(made).startswith(expected)


def searched(*searches, edits=()):
    return answer.found(replace(audit(term()), plan=plan(*edits), searches=searches))


def test_the_searches_that_find_the_person_are_counted_on_both_sides():
    searches = (
        search(after=False),
        search(after=True),
        search(found=False, after=False),
        search("desired", after=True),
    )

    assert searched(*searches, edits=(edit(),)) == (
        "Of 3 searches for the roles you don't want (from 1 posting), 2 find you now; "
        "with the changes below 1 would. "
        "Of 1 search for the roles you want (from 1 posting), 1 finds you now; "
        "with the changes below 1 would."
    )


def test_without_a_change_nothing_is_said_of_after_it():
    assert searched(search(), search("desired")) == (
        "Of 1 search for the roles you don't want (from 1 posting), 1 finds you now. "
        "Of 1 search for the roles you want (from 1 posting), 1 finds you now."
    )


def test_from_five_searches_on_their_share_is_told():
    searches = (*(search() for _ in range(4)), search(found=False), search("desired", found=False))

    assert searched(*searches) == (
        "Of 5 searches for the roles you don't want (from 1 posting), 4 (80 %) find you now. "
        "Of 1 search for the roles you want (from 1 posting), none finds you."
    )


def test_of_few_postings_it_is_open_which_words_pull():
    assert told(0, 0, desired_effective=4.9) == (
        "Of your 77 searchable terms, it is open which pull towards the roles you don't want: the postings "
        "are too few to tell."
    )
    assert told(0, 1, mismatched_effective=3.0).startswith(
        f"Of your 77 searchable terms, one probably pulls {WRONG_ROLES} {CHANCE}; so few postings make "
        "nothing sure."
    )


def test_a_side_without_searches_is_left_out():
    assert searched(search("desired")).startswith("Of 1 search for the roles you want")


def test_without_a_plan_no_searches_are_counted():
    assert answer.found(replace(audit(term()), searches=(search(),))) == ""


def test_without_desired_postings_nothing_is_said_of_chance():
    made = audit(term(verdict="probably_wrong_role"), desired_postings=0, expected_probable_by_chance=None)

    assert (
        "one probably pulls towards the roles you don't want; postings of one side alone make nothing sure."
        in answer.answer(made)
    )


def test_the_strongest_term_says_how_many_postings_more_name_it():
    made = audit(term(desired_named=2))

    assert "1 of 10 desired ones, also named in 2 desired postings; it stands in" in answer.answer(made)


def test_what_stands_in_the_profile_uncounted_is_not_said_to_be_lacking_without_a_word():
    named = term("Helm", verdict="missing", mentions=0, uncounted=(unread("profile"),))

    assert "It lacks Helm (which stands there, but is not counted)." in answer.answer(
        audit(named, mismatched_postings=0)
    )
