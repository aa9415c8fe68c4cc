"""Quality floors on the hand-labelled suites: a change may raise them, but not quietly lower them.

`python -m tests.suites --errors` prints the figures and the mistakes.
"""

import pytest
import suites


def right(mistakes, rows):
    return 1 - len(mistakes) / len(rows)


@pytest.mark.parametrize(("written", "precision", "recall"), [("before", 0.96, 0.96), ("after", 0.92, 0.92)])
def test_ambiguous_words_are_told_apart(written, precision, recall):
    figures, _ = suites.ambiguity(suites.rows("ambiguity", written))
    assert (figures.precision >= precision, figures.recall >= recall) == (True, True), figures


def test_ambiguous_words_are_many():
    rows = suites.rows("ambiguity")
    assert len(rows) >= 300
    assert len({row["term"] for row in rows}) >= 60


@pytest.mark.parametrize(
    ("name", "label", "written", "floor"),
    [
        ("qualifiers", suites.qualifier, "before", 0.97),
        ("qualifiers", suites.qualifier, "after", 0.95),
        ("demand", suites.demand, "before", 0.97),
        ("demand", suites.demand, "after", 0.97),
    ],
)
def test_what_is_said_of_a_term_is_understood(name, label, written, floor):
    rows = suites.rows(name, written)
    assert len(rows) >= 50
    assert right(suites.labels(rows, label), rows) >= floor


@pytest.mark.parametrize(("written", "terms", "phrases"), [("before", 0.98, 0.94), ("after", 1.0, 0.87)])
def test_junk_holds_hardly_a_term_or_phrase(written, terms, phrases):
    rows = suites.rows("junk", written)
    assert len(rows) >= 60
    assert right(suites.junk(rows), rows) >= terms
    assert right(suites.junk_phrases(rows), rows) >= phrases


@pytest.mark.parametrize(("written", "precision", "recall"), [("before", 0.68, 0.74), ("after", 0.58, 0.64)])
def test_own_phrases_have_their_useful_length(written, precision, recall):
    figures, _ = suites.open_terms(suites.rows("open-terms", written))
    assert (figures.precision >= precision, figures.recall >= recall) == (True, True), figures
