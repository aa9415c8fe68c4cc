"""What a document says that its abbreviations stand for."""

import pytest


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Finance, Planning & Analysis (FP&A)\nYears of FP&A", True),
        ("Continuous Integration and Delivery (CI/CD)\nOur CI/CD", True),
        ("Fish, poultry and agriculture (FPA)\nYears of FP&A", True),
        ("Fish, Poultry & Agriculture (FP&A)\nYears of FP&A", False),
        ("sales account planning (SAP)\nYears of SAP", False),
    ],
)
def test_a_known_meaning_in_other_words_is_still_that_meaning(text, counted, find):
    short = text.rsplit(" ", 1)[-1]
    last = len(text) - len(short)
    assert any(m.start == last for m in find(text).mentions) == counted
