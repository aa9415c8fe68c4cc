"""The words of a job title that somebody would search for."""

import pytest

from auditor.languages import ENGLISH
from auditor.sections.titles import is_for_beginners, title_words


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


BEGINNERS = (
    "Junior Baker, Graduate Engineer, Intern, Internship in Design, Apprentice Welder, jr. chef, Trainee, "
    "Entry-level Clerk, Early Career Analyst, Tier 1 Support, Working Student"
)


@pytest.mark.parametrize("role", BEGINNERS.split(", "))
def test_a_beginners_role_is_known_by_its_title(role):
    assert is_for_beginners(role, ENGLISH)


@pytest.mark.parametrize(
    "role", ["Senior Baker", "Internal Auditor", "Gradient Analyst", "Level II Analyst", "Tier 12", ""]
)
def test_other_roles_are_no_beginners(role):
    assert not is_for_beginners(role, ENGLISH)
