"""Whose a thing is, by the grammar of its sentence."""

import pytest

from auditor.text.ownership import Matter, owned

BREAD = Matter(
    owners=frozenset({"my"}),
    subjects=frozenset({"i"}),
    objects=frozenset({"me"}),
    kin=frozenset({"aunt"}),
    verbs=frozenset({"have", "eat", "be"}),
    words=frozenset({"bread"}),
    possessions=frozenset({"oven"}),
    undergone=frozenset({"bake"}),
    measures=frozenset({"loaf"}),
    relatives=frozenset({"who", "whose"}),
)


def found(sentence, places=()):
    """The words that are somebody's."""
    return [sentence[start:end] for start, end in owned(sentence, BREAD, places)]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("My bread is stale.", "bread"),
        ("My aunt's bread is stale.", "bread"),
        ("I have bread.", "bread"),
        ("I have two loaves of bread.", "bread"),
        ("I have cheese and bread.", "bread"),
        ("I went home and had bread.", "bread"),
        ("My aunt has bread.", "bread"),
        ("I live with my aunt, whose bread is stale.", "bread"),
        ("They gave me bread.", "bread"),
        ("My oven is hot.", "oven"),
        ("I was baked in the sun.", "baked"),
    ],
)
def test_a_word_is_an_owners(sentence, word):
    assert found(sentence) == [word]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bread is stale.",
        "Your bread is stale.",
        "My bread shop is closed.",
        "I sell bread.",
        "I have customers who eat bread.",
        "I have a room with bread.",
        "An aunt has bread.",
        "They gave you bread.",
        "The oven is hot, and I have an oven.",
        "I baked for the guests.",
        "",
    ],
)
def test_a_word_is_nobodys_in_particular(sentence):
    assert found(sentence) == []


def test_a_place_counts_as_a_word():
    sentence = "I eat for 20 euros, and you for 30 euros."
    places = tuple((sentence.index(a), sentence.index(a) + len(a)) for a in ("20 euros", "30 euros"))
    assert found(sentence, places) == ["20 euros"]


def test_without_a_model_nothing_is_found(monkeypatch):
    monkeypatch.setattr("auditor.text.ownership.parser", lambda: None)
    assert found("My bread is stale.") == []
