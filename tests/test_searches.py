"""Searches drawn from postings, on hand-built profiles; the exact sum against every subset one by one."""

from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import searches
from auditor.languages import ENGLISH
from auditor.records import Document, Mention, Section
from auditor.searches import Findable, Place, Skill, TitleField, Wanted
from auditor.settings import FAMILIES, SIZES, Settings

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
    whole = searches.matched(weights, presences, SIZES.items())
    assert whole == pytest.approx(0.316882, abs=1e-6)
    without_first = searches.matched(weights, (0, 1, 0, 0.8, 0), SIZES.items())
    assert without_first == pytest.approx(0.104950, abs=1e-6)
    blames = [
        1
        - searches.matched(weights, [x * (i != gone) for i, x in enumerate(presences)], SIZES.items()) / whole
        for gone in (0, 1, 3)
    ]
    assert blames == pytest.approx([0.6688, 0.6142, 0.3898], abs=1e-4)


@given(st.lists(st.tuples(st.floats(0.1, 1), st.floats(0, 1)), max_size=8))
def test_the_sum_is_that_of_every_subset(pairs):
    weights, presences = [w for w, _ in pairs], [x for _, x in pairs]
    exact = searches.matched(weights, presences, SIZES.items())
    assert exact == pytest.approx(enumerated(weights, presences, SIZES.items()), abs=1e-12)


# --- a profile and a posting by hand ------------------------------------------------------------------


def profile(*places, titles=()):
    return Findable(
        tuple(Place(term, n, field, 1.0) for n, (term, field) in enumerate(places)), tuple(titles)
    )


def titled(text, field="current position-title", titles=(), section=0):
    words = tuple((word, frozenset()) for word in text.lower().split())
    return TitleField(section, field, words, tuple((t, frozenset(parts)) for t, parts in titles))


def ad(*terms, titles=("Java developer",), wording=("java", "developer")):
    skills = tuple(Skill(term, 1 - 0.1 * n, 2.0) for n, term in enumerate(terms))
    return Wanted("m1", 1.0, titles, (wording,) if wording else (), skills)


def test_a_profile_without_anything_is_found_by_nothing():
    assert searches.chance(profile(), ad("Java", "SQL")) == 0.0
    assert searches.visibility(profile(), ad("Java", "SQL")) == 0.0


def test_a_profile_with_everything_is_found_by_everything():
    whole = profile(
        ("Java", "skills"),
        ("SQL", "skills"),
        titles=[titled("Java Developer", titles=[("Java developer", ["Java"])])],
    )
    assert searches.chance(whole, ad("Java", "SQL")) == pytest.approx(1.0)
    assert 0 < searches.visibility(whole, ad("Java", "SQL")) < 1


def test_removing_a_term_never_helps_a_search():
    whole = profile(("Java", "skills"), ("SQL", "about"), titles=[titled("Developer")])
    before = searches.chance(whole, ad("Java", "SQL"))
    for term in ("Java", "SQL"):
        assert searches.chance(whole.without(frozenset({term})), ad("Java", "SQL")) < before


def test_a_skill_in_the_prose_alone_is_found_less_often_by_a_skill_filter():
    listed, told = profile(("Java", "skills")), profile(("Java", "about"))
    assert searches.presence(listed, "Java", CURRENT) == 1.0
    assert searches.presence(told, "Java", CURRENT) == 0.8
    assert searches.presence(told, "Java", KEYWORDS) == 1.0
    assert searches.presence(profile(("Java", "recommendations")), "Java", KEYWORDS) == 0.0


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
    assert searches._title_factor(one, ad(titles=()), CURRENT) == factor


def test_a_title_is_found_as_the_concept_it_is():
    one = profile(titles=[titled("Java Engineer", titles=[("Java developer", ["Java"])])])
    assert searches._title_factor(one, ad(wording=()), CURRENT) == 1.0
    gone = one.without(frozenset({"Java"}))
    assert searches._title_factor(gone, ad(wording=()), CURRENT) == 0.0


def test_a_past_title_is_not_a_current_one():
    past = profile(titles=[titled("Java Developer", "past position-title")])
    assert searches._title_factor(past, ad(), CURRENT) == 0.0
    assert searches._title_factor(past, ad(), ANY) == 1.0


def test_closing_a_position_makes_its_title_past():
    open_ended = Findable(
        (Place("Java", 3, "current position-title", 5.0),), (titled("Java Developer", section=3),)
    )
    closed = open_ended.closed(frozenset({3}))
    assert searches._title_factor(closed, ad(), CURRENT) == 0.0
    assert closed.places == (Place("Java", 3, "past position-title", 2.5),)
    assert open_ended.closed(frozenset({4})) == open_ended


def test_a_demoted_term_is_still_found_by_keyword():
    one = profile(("Java", "skills"), ("Java", "headline"))
    demoted = one.demoted("Java")
    assert demoted.listed == frozenset()
    assert demoted.keywords == {"Java"}
    assert demoted.strengths["Java"] < one.strengths["Java"]


def test_an_added_term_is_found():
    assert searches.presence(profile().with_term("Go", "skills"), "Go", CURRENT) == 1.0


def test_without_a_title_only_skills_are_searched():
    assert (
        searches.chance(
            profile(("Java", "skills"), ("SQL", "skills")), ad("Java", "SQL", titles=(), wording=())
        )
        == 1
    )


def test_a_thin_posting_is_searched_for_one_skill_at_most():
    assert ad("Java").is_thin
    assert searches.chance(profile(("Java", "about")), ad("Java", titles=(), wording=())) == 0.0


# --- from postings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Senior Java Developer (m/f/d) - Northwind, Cork", ("java", "developer")),
        ("Staff Nurse | Night shift", ("nurse",)),
        ("C++ Engineer, remote", ("c++", "engineer")),
        ("Lead Data Engineer II 40h", ("data", "engineer", "ii")),
        ("Contract", ()),
    ],
)
def test_a_title_is_shortened_to_what_is_typed(title, words):
    assert searches.title_words(title, ENGLISH) == words


def test_the_must_haves_are_the_rare_and_often_asked_for():
    posting = Document(
        "p",
        "Java developer",
        "",
        "en",
        (Section("title", "Java developer"), Section("requirements", "x")),
        "p",
    )
    mentions = [
        Mention("Java developer", "title", "Java developer", "p", 0, 0, 14),
        Mention("Java", "language", "Java", "p", 1, 0, 1),
        Mention("SQL", "language", "SQL", "p", 1, 0, 1),
        Mention("Teamwork", "soft", "x", "p", 1, 0, 1),
        Mention("English", "language", "x", "p", 1, 0, 1),
    ]
    shares = {"Java": 0.05, "SQL": 0.1, "English": 0.5}
    made = searches.wanted(
        posting, mentions, {"Java": 2.0, "SQL": 1.0, "Teamwork": 5.0, "English": 3.0, "Java developer": 2.0},
        lambda term: shares.get(term, 0.0), Settings(),
    )  # fmt: skip
    assert [s.term for s in made.skills] == [
        "Java",
        "SQL",
    ]  # what half of all postings ask for narrows nothing
    assert [s.weight for s in made.skills] == [1.0, pytest.approx(0.3)]
    assert made.titles == ("Java developer",)


def test_a_term_out_of_skills_alone_is_still_found():
    one = profile(("Java", "skills"), ("Java", "about")).unlisted("Java")
    assert one.keywords == {"Java"}
    assert searches.presence(one, "Java", CURRENT) == 0.8


def test_a_removal_leaves_facts_alone():
    one = profile(("Java", "skills"), ("Java", "past position-title"), ("Java", "certifications")).rid_of(
        "Java"
    )
    assert {place.field for place in one.places} == {"past position-title", "certifications"}


def test_another_word_takes_the_place_of_one():
    one = profile(("Java", "skills"), ("Java", "past position-title")).reworded("Java", "Kotlin")
    assert [(p.term, p.field) for p in one.places] == [("Kotlin", "skills"), ("Java", "past position-title")]
