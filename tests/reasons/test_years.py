"""The years that a posting asks for, and those that a profile shows."""

import pytest
from reason_texts import baker

from auditor.languages import ENGLISH
from auditor.reasons.years import asked, held
from auditor.records import Position


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("3+ years of baking", (3, None)),
        ("One to three years in a bakery", (1, 3)),
        ("You have 4-6 yrs experience", (4, 6)),
        ("Ten or more years with sourdough", (10, None)),
        ("Minimum twelve years' experience", (12, None)),
        ("eight years or more at the oven", (8, None)),
        ("less than one year of work", (0, 1)),
        ("3ish years of pastry", (3, None)),
    ],
)
def test_years_are_read_in_figures_and_words(line, years):
    (one,) = asked([line], ENGLISH)

    assert (one.least, one.most) == years


@pytest.mark.parametrize(
    "line",
    [
        "We have baked for 30 years in this street",
        "within two years of joining",
        "a sabbatical after five years",
        "over the next three years",
        "a house that is 120 years old",
        "our five-year plan",
        "opened 10 years ago",
    ],
)
def test_years_of_the_employer_ask_for_nothing(line):
    assert asked([line], ENGLISH) == ()


def test_years_are_held_once_where_two_jobs_were_held_together():
    jobs = (baker("2010-01", "2012-12"), baker("2011-01", "2012-12"))

    assert held(jobs) == 3.0


def test_a_job_that_is_still_held_lasts_as_long_as_its_page_says():
    assert held((Position("Baker", "Crumb", "2020-01", months=30),)) == 2.5


def test_nobody_can_tell_how_long_a_job_lasts_that_alone_has_no_end():
    assert held((baker("2020-01", ""),)) is None
