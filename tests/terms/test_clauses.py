"""Clauses of a text, and the phrases that break them."""

import pytest

from auditor.terms.clauses import Clauses
from auditor.text.phrases import Phrasebook


def clause(text, word, *, breaks, innocent):
    lists = {"test.breaks": breaks, "test.innocent": innocent, "test.said": ["learn:"]}
    places = Phrasebook(lists).find(text)
    clauses = Clauses("test", text, places, marks=";:", innocent=places.get("test.innocent", ()))
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
