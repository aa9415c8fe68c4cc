"""Why searches for the wanted roles do not find the profile."""

from dataclasses import replace

from hand_built import audit, search, term

from auditor.report.missed import missed
from auditor.report.page import Heading, Text


def wanted(*missing, found=False):
    return search("desired", found=found, missing=missing)


def told(*searches, **changes):
    return [
        *missed(replace(audit(term("Istio", written="Mesh", is_alias=True)), searches=searches, **changes))
    ]


def test_what_most_wanted_searches_ask_for_in_vain_is_named_with_how_many():
    heading, text = told(wanted("Istio", "Go"), wanted("Istio", "Go"), wanted("Istio", "Rust"), search())
    assert heading == Heading("Why searches for the roles you want miss you")
    assert isinstance(text, Text)
    assert text.text.startswith(
        "3 of 3 do not find you. Most often they ask for “Mesh (Istio)” (in 3) and “Go” (in 2), as a title"
    )


def test_nothing_is_said_where_half_of_them_find_or_each_misses_another_word():
    vain = wanted("Istio")
    assert told(vain, vain, wanted(found=True), wanted(found=True)) == []
    assert told(vain, wanted("Go")) == []
    assert told() == []
