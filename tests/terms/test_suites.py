"""Quality floors on the hand-labelled suites: a change may raise them, but not quietly lower them.

`python -m tests.suites --errors` prints the figures and the mistakes.
"""

import pytest
import suites


def right(mistakes, rows):
    return 1 - len(mistakes) / len(rows)


def test_ambiguous_words_are_told_apart():
    rows = suites.rows("ambiguity")
    figures, _ = suites.ambiguity(rows)
    assert len(rows) >= 300
    assert len({row["term"] for row in rows}) >= 60
    assert (figures.precision >= 0.95, figures.recall >= 0.94) == (True, True), figures


@pytest.mark.parametrize(
    ("name", "label", "least", "floor"),
    [("qualifiers", suites.qualifier, 120, 0.95), ("demand", suites.demand, 80, 0.95)],
)
def test_what_is_said_of_a_term_is_understood(name, label, least, floor):
    rows = suites.rows(name)
    assert len(rows) >= least
    assert right(suites.labels(rows, label), rows) >= floor


def test_junk_holds_no_term():
    rows = suites.rows("junk")
    assert len(rows) >= 60
    assert right(suites.junk(rows), rows) >= 0.95


def test_junk_holds_few_phrases():
    rows = suites.rows("junk")
    assert right(suites.junk_phrases(rows), rows) >= 0.94


def test_own_phrases_have_their_useful_length():
    figures, _ = suites.open_terms(suites.rows("open-terms"))
    assert (figures.precision >= 0.68, figures.recall >= 0.74) == (True, True), figures
