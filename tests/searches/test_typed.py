"""Searches as they are typed, and what they make of a profile."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.records import Document, Position, Section
from auditor.searches import match as room
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.language import literal, parse
from auditor.searches.market import Market
from auditor.searches.typed import tried, typed

NOW = Position("Baker", "Quill", "2020-01")
JAVA, SQL = Skill("Java", 1, 1, ("Java",)), Skill("SQL", 1, 1, ("SQL",))
ML = Skill("Machine learning", 1, 1, ("Machine learning", "ML"))
AD = Wanted("m1", 2.0, ("Baker",), (("bread", "baker"),), (JAVA, ML, SQL), ("Baker", "bread maker"))


def person(*parts):
    return Document("profile", "", "", "en", tuple(Section(*part) for part in parts), "p")


def queries(ad):
    return [search.query.text for search in typed(ad, "mismatched")]


def test_a_posting_is_searched_for_by_title_by_both_and_by_skills():
    assert queries(AD) == [
        'current:(Baker OR "bread maker")',
        'title:(Baker OR "bread maker") AND Java AND ("Machine learning" OR ML)',
        'Java AND ("Machine learning" OR ML) AND SQL',
    ]


def test_without_title_or_skills_there_is_less_to_type():
    assert queries(Wanted("m1", 1, ("Baker",), (), (), ("Baker",))) == ["current:Baker"]
    assert queries(Wanted("m1", 1, (), (), (JAVA, SQL))) == ["Java AND SQL"]
    assert queries(Wanted("m1", 1, (), (), (JAVA,))) == []


def test_a_search_names_the_terms_that_are_there_and_those_that_lack():
    profile = person(("position-title", "Baker", "", NOW), ("about", "ML in SQL"))
    title, both, skills = (tried(search, profile, profile) for search in typed(AD, "mismatched"))
    assert (title.found, title.because, title.missing) == (True, ("Baker",), ())
    assert (both.found, both.because, both.missing) == (False, ("Baker", "Machine learning"), ("Java",))
    assert (skills.found, skills.because, skills.missing) == (False, ("Machine learning", "SQL"), ("Java",))


def test_a_search_is_tried_on_the_edited_profile_too():
    before, after = person(("skills", "Java\nSQL")), person(("skills", "SQL"))
    (search,) = typed(Wanted("m1", 1, (), (), (JAVA, SQL)), "mismatched")
    made = tried(search, before, after)
    assert (made.found, made.found_after, made.because) == (True, False, ("Java", "SQL"))
    assert tried(search, after, before).found_after


ODD = [
    "Java",
    "C++",
    ".NET",
    "R&D",
    "AND",
    "not",
    "Inc.",
    "+x",
    "-x",
    "title:x",
    'C "plus"',
    "“C”",
    "T‑SQL",
    "a (b)",
]


@pytest.mark.parametrize("text", ODD)
def test_whatever_a_term_is_called_its_search_can_be_typed(text):
    """A skill is what a person wrote: no name may end a phrase, or be read as an operator."""
    skills = (Skill(text, 1, 1, (text, "x y")), SQL)
    for ad in (Wanted("m1", 1, (), (), skills), Wanted("m1", 1, ("t",), (), (), (text,))):
        for search in typed(ad, "desired"):
            assert parse(search.query.text).root == search.query.root


@given(st.text(min_size=1, max_size=20))
def test_any_text_is_read_back_as_it_was_meant(text):
    if one := literal(text):
        assert parse(str(one)).root == one


def test_what_has_no_letter_or_digit_is_not_searched_for():
    assert queries(Wanted("m1", 1, ("t",), (), (Skill("!", 1, 1, ("!",)), JAVA), ("--",))) == []


def test_a_literal_is_looked_for_once_however_many_searches_ask_for_it(monkeypatch):
    looked = Counter()
    whole = room.pattern

    def counted(text, *, lines):
        looked[text] += 1
        return whole(text, lines=lines)

    monkeypatch.setattr(room, "pattern", counted)
    market = Market({"mismatched": (AD, AD), "desired": (AD,)})
    for _ in range(2):
        assert len(market.tried(person(("about", "Java")), person(("about", "SQL")))) == 9
    assert set(looked.values()) == {2}  # once before, once after
