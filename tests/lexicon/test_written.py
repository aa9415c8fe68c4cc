"""Where terms stand in a text as a person finds them."""

import pytest

from auditor import lexicon
from auditor.lexicon import Surface
from auditor.lexicon.written import Written

WAYS = {
    "Quill": [Surface("Quill", True, True), Surface("Quill press", False, False)],
    "Milling": [Surface("milling", False, False), Surface("rye milling", False, False)],
    "Q++": [Surface("Q++", True, False)],
    ".OAT": [Surface(".OAT", False, False)],
}


def found(text):
    return [(one.term, text[one.start : one.end]) for one in Written(WAYS).places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quill and quill", [("Quill", "Quill")]),
        ("QUILL PRESS", [("Quill", "QUILL PRESS")]),
        ("Quill-Live, Quill's, Quilling, aQuill", [("Quill", "Quill"), ("Quill", "Quill")]),
        ("Rye Milling, milling", [("Milling", "Rye Milling"), ("Milling", "milling")]),
        ("rye\nmilling", [("Milling", "milling")]),
        ("Q++ Q+ Q+++", [("Q++", "Q++"), ("Q++", "Q++")]),
        ("x .oat .oats", [(".OAT", ".oat")]),
        ("ＲＹＥ  milling", [("Milling", "ＲＹＥ  milling")]),
        ("", []),
    ],
)
def test_whole_words_are_found_in_their_own_case(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "sought", "not_sought"),
    [
        ("Go", [("Go", True), ("Golang", False)], ["go"]),
        ("Business process management", [("BPM", True), ("business process management", False)], ["bpm"]),
        ("Node.js", [("Node", False)], []),
    ],
)
def test_a_person_looks_for_a_name_in_the_case_in_which_it_counts(name, sought, not_sought):
    ways = [(way.text, way.exact) for way in lexicon.load().called(name).written()]
    folded = {(text.casefold(), exact) for text, exact in ways}
    assert {(text.casefold(), exact) for text, exact in sought} <= folded
    assert not [text for text in not_sought if (text, False) in folded]
