"""The chance of being found, on hand-built profiles; the exact sum against every subset one by one."""

from itertools import combinations
from math import prod

import pytest
from by_hand import ad, profile, titled
from hypothesis import given
from hypothesis import strategies as st

from auditor.searches.chance import chance, matched, presence, title_factor, visibility
from auditor.searches.families import FAMILIES, SIZES

CURRENT, ANY, KEYWORDS, SKILLS, TITLE = FAMILIES


def enumerated(weights, presences, sizes):
    """The definition itself: every subset, drawn in proportion to the product of its weights."""
    total = seen = 0.0
    for k, share in sizes:
        if k > len(weights):
            continue
        drawn = list(combinations(zip(weights, presences, strict=True), k))
        asked = sum(prod(w for w, _ in some) for some in drawn)
        seen += share * sum(prod(w * x for w, x in some) for some in drawn) / asked
        total += share
    return seen / total if total else 0.0


def test_the_worked_example_of_the_method():
    weights, presences = (1, 0.825, 0.65, 0.475, 0.3), (1, 1, 0, 0.8, 0)
    whole = matched(weights, presences, SIZES.items())
    assert whole == pytest.approx(0.316882, abs=1e-6)
    without_first = matched(weights, (0, 1, 0, 0.8, 0), SIZES.items())
    assert without_first == pytest.approx(0.104950, abs=1e-6)
    blames = [
        1 - matched(weights, [x * (i != gone) for i, x in enumerate(presences)], SIZES.items()) / whole
        for gone in (0, 1, 3)
    ]
    assert blames == pytest.approx([0.6688, 0.6142, 0.3898], abs=1e-4)


@given(st.lists(st.tuples(st.floats(0.1, 1), st.floats(0, 1)), max_size=8))
def test_the_sum_is_that_of_every_subset(pairs):
    weights, presences = [w for w, _ in pairs], [x for _, x in pairs]
    exact = matched(weights, presences, SIZES.items())
    assert exact == pytest.approx(enumerated(weights, presences, SIZES.items()), abs=1e-12)


def test_a_profile_without_anything_is_found_by_nothing():
    assert chance(profile(), ad("Java", "SQL")) == 0.0
    assert visibility(profile(), ad("Java", "SQL")) == 0.0


def test_a_profile_with_everything_is_found_by_everything():
    whole = profile(
        ("Java", "skills"),
        ("SQL", "skills"),
        titles=[titled("Java Developer", titles=[("Java developer", ["Java"])])],
    )
    assert chance(whole, ad("Java", "SQL")) == pytest.approx(1.0)
    assert 0 < visibility(whole, ad("Java", "SQL")) < 1


def test_removing_a_term_never_helps_a_search():
    whole = profile(("Java", "skills"), ("SQL", "about"), titles=[titled("Developer")])
    before = chance(whole, ad("Java", "SQL"))
    for term in ("Java", "SQL"):
        assert chance(whole.without(frozenset({term})), ad("Java", "SQL")) < before


def test_a_skill_in_the_prose_alone_is_found_less_often_by_a_skill_filter():
    listed, told = profile(("Java", "skills")), profile(("Java", "about"))
    assert presence(listed, "Java", CURRENT) == 1.0
    assert presence(told, "Java", CURRENT) == 0.8
    assert presence(told, "Java", KEYWORDS) == 1.0
    assert presence(profile(("Java", "recommendations")), "Java", KEYWORDS) == 0.0


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Java Developer", 1.0),
        ("Senior Java Developer II", 1.0),
        ("Java Backend Developer", 0.5),
        ("Developer", 0.0),
    ],
)
def test_a_title_is_found_by_its_words(text, factor):
    one = profile(titles=[titled(text)])
    assert title_factor(one, ad(titles=()), CURRENT) == factor


def test_a_title_is_found_as_the_concept_it_is():
    one = profile(titles=[titled("Java Engineer", titles=[("Java developer", ["Java"])])])
    assert title_factor(one, ad(wording=()), CURRENT) == 1.0
    gone = one.without(frozenset({"Java"}))
    assert title_factor(gone, ad(wording=()), CURRENT) == 0.0


def test_a_title_is_found_in_a_longer_one_as_it_is_typed():
    """The profile's own title is another concept, but a search for Developer reads its words."""
    one = profile(titles=[titled("Java Developer", titles=[("Java developer", ["Java"])])])
    wanted = ad(titles=("Developer",), wording=("web", "developer"), typed=("Developer", "dev"))
    assert title_factor(one, wanted, CURRENT) == 1.0
    assert title_factor(profile(titles=[titled("Devs")]), wanted, CURRENT) == 0.0


def test_a_past_title_is_not_a_current_one():
    past = profile(titles=[titled("Java Developer", "past position-title")])
    assert title_factor(past, ad(), CURRENT) == 0.0
    assert title_factor(past, ad(), ANY) == 1.0


def test_without_a_title_only_skills_are_searched():
    assert (
        chance(profile(("Java", "skills"), ("SQL", "skills")), ad("Java", "SQL", titles=(), wording=())) == 1
    )


def test_a_thin_posting_is_searched_for_one_skill_at_most():
    assert ad("Java").is_thin
    assert chance(profile(("Java", "about")), ad("Java", titles=(), wording=())) == 0.0
