"""A profile's text after edits: facts stay, and nothing goes but what an edit names."""

import pytest

from auditor.edits.revise import Revision, revised
from auditor.records import Position

NOW, THEN = Position("Baker", "Quill", "2020-01"), Position("Java baker", "Quill", "2010-01", "2012-01")


@pytest.fixture
def texts(profile, mention):
    """The kinds and texts of a profile's sections after a revision; its terms are Java and Go."""

    def build(revision, *parts):
        one = profile(*parts)
        places = [(n, t) for n, part in enumerate(parts) for t in ("Java", "Go") if t in part[1]]
        edited = revised(one, [mention(one, t, n) for n, t in places], revision)
        return [(s.kind, s.text) for s in edited.sections]

    return build


def only(*terms):
    return frozenset(terms)


def test_a_removed_term_leaves_all_but_facts(texts):
    parts = [("about", "I bake in Java."), ("skills", "Java\nGo"), ("position-title", "Java baker", THEN),
             ("certifications", "Java SE"), ("education", "Java"), ("recommendations", "Java")]  # fmt: skip
    assert texts(Revision(removed=only("Java")), *parts) == [
        ("about", "I bake in ."), ("skills", "\nGo"), *(part[:2] for part in parts[2:])
    ]  # fmt: skip


def test_a_demoted_term_leaves_headline_and_skills(texts):
    parts = ("headline", "Baker, Java"), ("skills", "Java\nGo"), ("about", "Java")
    assert texts(Revision(demoted={"Java": "Java"}), *parts) == [
        ("headline", "Baker, "), ("skills", "\nGo"), ("about", "Java")
    ]  # fmt: skip


def test_a_demoted_term_that_stands_nowhere_else_comes_into_the_text(texts):
    """In the person's own words."""
    revision = Revision(demoted={"Java": "Kava"})
    assert texts(revision, ("skills", "Java"), ("about", "Bread.")) == [
        ("skills", ""),
        ("about", "Bread.\nKava"),
    ]
    assert texts(revision, ("skills", "Java")) == [("skills", ""), ("about", "Kava")]
    assert texts(revision, ("skills", "Go")) == [("skills", "Go")]


def test_a_term_is_called_otherwise_but_in_facts(texts):
    revision = Revision(instead={"Java": "Kotlin"})
    parts = ("headline", "Java, Go"), ("position-title", "Java baker", THEN)
    assert texts(revision, *parts) == [("headline", "Kotlin, Go"), ("position-title", "Java baker")]


def test_an_added_term_is_a_skill(texts):
    revision = Revision(added=("Rust",))
    assert texts(revision, ("skills", "Go"), ("about", "x")) == [("skills", "Go\nRust"), ("about", "x")]
    assert texts(revision, ("about", "x")) == [("about", "x"), ("skills", "Rust")]


def test_a_closed_position_gets_its_end(profile):
    one = profile(("position-title", "Baker", NOW), ("position-title", "Java baker", THEN))
    edited = revised(one, [], Revision(closed={NOW: "2024-05"}))
    assert [s.position.end for s in edited.sections] == ["2024-05", "2012-01"]


def test_without_edits_a_profile_is_the_same(profile):
    one = profile(("headline", "Baker"), ("position-title", "Baker", NOW))
    assert revised(one, [], Revision()) == one


def test_two_revisions_are_one():
    both = Revision(only("A"), added=("B",)).with_(Revision(only("C"), {"D": "d"}, {"E": "F"}))
    assert both == Revision(only("A", "C"), {"D": "d"}, {"E": "F"}, ("B",))
    assert both.leaving(0) == {"A", "C", "D"}
