import pytest
import spacy

from auditor.terms.phrases import Clauses, Phrasebook, expanded
from auditor.text.tokens import Tokens


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("no longer", ["no longer"]),
        ("quit|left it", ["quit it", "left it"]),
        ("moved (away|on over) from", ["moved from", "moved away from", "moved on over from"]),
        ("|", ["|"]),
    ],
)
def test_a_pattern_stands_for_several_texts(pattern, texts):
    assert list(expanded(pattern)) == texts


def found(text, **lists):
    nlp = spacy.blank("en")
    labelled = {f"test.{label}": phrases for label, phrases in lists.items()}
    places = Phrasebook(nlp, labelled).find(Tokens(nlp.make_doc(text), text))
    return {label: [text[p.start : p.end] for p in places[label]] for label in places}


def test_phrases_are_found_in_any_case_by_label():
    assert found("I Don't know", a=["don't", "know"], b=["know"], c=["never"]) == {
        "test.a": ["Don't", "know"],
        "test.b": ["know"],
    }


def test_numbers_and_years_stand_behind_words():
    phrases = ["until @", "for # years,"]
    assert found("Until 2014, for twenty years, until noon", a=phrases) == {
        "test.a": ["Until 2014", "for twenty years,"]
    }


def clause(text, word, *, breaks, innocent):
    nlp = spacy.blank("en")
    tokens = Tokens(nlp.make_doc(text), text)
    lists = {"test.breaks": breaks, "test.innocent": innocent, "test.said": ["learn:"]}
    places = Phrasebook(nlp, lists).find(tokens)
    clauses = Clauses("test", tokens, places, marks=";:", innocent=places.get("test.innocent", ()))
    at = text.index(word)
    left, right = clauses.bounds(at, at + len(word))
    return text[left:right].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No Perl. Java daily; C", "Java daily"),
        ("No Perl but Java", "Java"),
        ("A\nJava\nB", "Java"),
        ("hands-on Java", "hands-on Java"),  # a hyphen is no dash
        ("Perl - Java", "Java"),
        ("All but Java", "All but Java"),  # an innocent phrase holds no break
        ("To learn: Java", "To learn: Java"),  # nor does one that says something
        ("v2.1 Java", "v2.1 Java"),
    ],
)
def test_a_clause_goes_from_break_to_break(text, expected):
    assert clause(text, "Java", breaks=["but"], innocent=["all but"]) == expected
