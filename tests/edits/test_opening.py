"""What a headline opens with."""

import pytest
from hand_built import edit, plan
from plan_scenes import term
from read_scenes import document, posting, read_of

from auditor.edits.opening import opening
from auditor.records import Opening

ESTIMATORS = [posting(f"d{n}", "Estimator", "Excel") for n in range(5)]


def opens(headline, *titles, wrong=(), wanted=ESTIMATORS, terms=(), edits=(), protected=()):
    shown = document("profile", ("headline", headline, None, titles))
    return opening(terms, plan(*edits), read_of(shown, wanted, wrong), protected)


def called(*titles):
    """Wrong postings of these titles."""
    return [posting(f"m{n}", title, "Kubernetes") for n, title in enumerate(titles)]


ELECTRICIANS = called("Electrician", "Maintenance Electrician", "Electrician", "Plumber", "Electrician")
HEADLINE = "Electrician | Estimator | Boise"


def test_a_title_that_only_wrong_postings_bear_need_not_be_what_a_headline_opens_with():
    assert opens(HEADLINE, "Electrician", "Estimator", wrong=ELECTRICIANS) == Opening(
        "Electrician", "Electrician", 4, "Estimator | Boise"
    )


def test_a_kind_of_such_a_title_is_told_by_its_last_word():
    found = opens(
        "Science Teacher | Estimator", "Science Teacher", "Estimator", wrong=called(*["Teacher"] * 5)
    )
    assert (found.said, found.title) == ("Science Teacher", "Teacher")


def test_without_a_cut_that_leaves_who_a_person_is_the_headline_is_theirs_to_reword():
    found = opens("Electrician moving into cost planning", "Electrician", wrong=ELECTRICIANS)
    assert found.headline == ""


@pytest.mark.parametrize(
    ("headline", "changes"),
    [
        ("Estimator | Electrician", {}),  # it opens with another
        (HEADLINE, {"wanted": [*ESTIMATORS, posting("d9", "Electrician")]}),  # a wanted posting bears it
        (HEADLINE, {"wanted": []}),
        (HEADLINE, {"wrong": called("Electrician", "Electrician"), "wanted": ESTIMATORS[:2]}),
        (HEADLINE, {"wrong": called("Electrician", "Plumber", "Plumber", "Plumber", "Plumber")}),
        (HEADLINE, {"protected": {"Electrician"}}),
        (HEADLINE, {"terms": [term("Electrician", verdict="right_role")]}),
        (HEADLINE, {"terms": [term("Electrician", blame=0.1, credit=0.2)]}),
        (HEADLINE, {"edits": [edit("Electrician", where=("headline",))]}),  # the plan takes it out
    ],
)
def test_a_title_stays(headline, changes):
    assert opens(headline, "Electrician", "Estimator", **{"wrong": ELECTRICIANS} | changes) is None


def test_two_of_five_tell_only_of_a_title_that_the_texts_ask_for_too_much_as_well():
    few = called("Electrician", "Electrician", "Plumber", "Plumber", "Plumber")
    flagged = [term("Electrician", verdict="wrong_role", blame=0.2, credit=0.0)]
    assert opens(HEADLINE, "Electrician", "Estimator", wrong=few) is None
    assert opens(HEADLINE, "Electrician", "Estimator", wrong=few, terms=flagged)


def test_a_rank_is_no_title_that_tells_of_a_trade():
    wrong = called(*["Sales Manager"] * 5)
    assert opens("Product Manager | Estimator", "Product Manager", "Estimator", wrong=wrong) is None
