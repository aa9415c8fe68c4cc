"""Whether a line surely is a place."""

import pytest

from auditor.languages import ENGLISH
from auditor.sections.places import Places
from auditor.text.wording import wording


@pytest.mark.parametrize(
    "line", ["Mostar, Bosnia and Herzegovina", "Mostar, Bosnia & Herzegovina", "Lyon, France"]
)
def test_a_country_behind_a_town_makes_a_place(line):
    assert Places(wording(ENGLISH)).is_sure(line)


@pytest.mark.parametrize("line", ["Sails and Ropes", "Mostar, Bosnia and others", "Welding, Ropes"])
def test_other_names_are_no_sure_place(line):
    assert not Places(wording(ENGLISH)).is_sure(line)
