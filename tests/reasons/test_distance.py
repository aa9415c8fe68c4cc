"""How far towns are from each other."""

import re

import pytest

from auditor.languages import ENGLISH
from auditor.reasons.distance import kilometres, named, points

IN = re.compile(r"\b(?:in|near)\s+")


def between(one, other, region=""):
    regions = [region] if region else []
    return kilometres(points([one], regions, ENGLISH), points([other], [], ENGLISH))


def test_between_two_towns_in_kilometres():
    assert between("Dublin", "Cork") == pytest.approx(220, abs=15)
    assert between("Göteborg", "Gothenburg") == 0
    assert between("Köln", "Cologne") == 0


def test_of_towns_of_one_name_the_nearest_counts_or_the_one_in_the_region():
    assert between("Rochester", "Minneapolis") < 150
    assert between("Rochester", "Minneapolis", "ny") > 1000


def test_nobody_knows_how_far_a_town_is_that_is_in_no_table():
    assert between("Crumbly Bottom", "Cork") is None


@pytest.mark.parametrize(
    ("line", "towns"),
    [
        ("The shop is in New York City and opens at four.", ["new york city"]),
        ("We are near São Paulo.", ["sao paulo"]),
        ("We are in galway.", []),  # a town has a capital
        ("Big in Mobile and in Reading.", []),  # words more often than towns
        ("Compared with Galway.", []),
    ],
)
def test_towns_that_a_sentence_names_as_a_place(line, towns):
    assert [*named(line, IN, ENGLISH)] == towns
