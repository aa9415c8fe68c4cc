"""The words of a job title that somebody would search for."""

import pytest

from auditor.languages import ENGLISH
from auditor.sections.titles import title_words


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
    assert title_words(title, ENGLISH) == words
