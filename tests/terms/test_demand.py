"""How strongly a posting asks for a term, by the words around it."""

import pytest
import suites

from auditor.languages import ENGLISH
from auditor.terms.demand import Demands


def of(line, word="Scala", section="requirements"):
    start = line.index(word)
    return Demands(*suites.read(line), ENGLISH, section).of(start, start + len(word))


@pytest.mark.parametrize(
    "line",
    [
        "Scala - nice to have",
        "Scala: a plus",
        "Nice to have - Scala",
        "Not essential: Scala",
        "Useful but not necessary: Scala",
        "Scala, but it's not a must",
        "It'd be lovely if you had some Scala",
        "Great if you have touched Scala",
        "Brownie points for Scala",
        "It wouldn't hurt to know Scala",
        "Scala comes in handy",
        "You might also know Scala",
    ],
)
def test_a_wish_is_a_preference_wherever_it_stands(line):
    assert of(line) == "preferred"


@pytest.mark.parametrize(
    "line", ["Scala", "Must have: Scala - every day", "Scala is not optional", "You will be great with Scala"]
)
def test_the_rest_of_a_list_of_requirements_is_required(line):
    assert of(line) == "required"


def test_a_bonus_that_is_paid_is_no_wish():
    assert of("Bonus cycles worked out in Scala") == "required"
    assert of("Bonus: Scala") == "preferred"


def test_a_wish_behind_a_dash_speaks_of_its_own_line():
    assert of("Scala\nPerl - nice to have") == "required"
