"""What is said of each field of a profile, and which field a section is."""

import pytest

from auditor.records import PROFILE_SECTIONS, Position, Section
from auditor.records.fields import FACETS, FIELDS, RANKED, field_of

NOW, THEN = Position("Baker", "Quill", "2020-01"), Position("Baker", "Quill", "2010-01", "2012-01")


def test_every_section_of_a_profile_is_a_field():
    assert {field_of(Section(kind, "")).name.removeprefix("current ") for kind in PROFILE_SECTIONS} == {
        *PROFILE_SECTIONS
    }


@pytest.mark.parametrize(
    ("kind", "position", "name"),
    [
        ("position-title", NOW, "current position-title"),
        ("position-title", THEN, "past position-title"),
        ("position-title", None, "current position-title"),
        ("position-description", THEN, "past position-description"),
        ("position-company", THEN, "position-company"),
        ("skills", THEN, "skills"),
        ("hobbies", None, "other"),
    ],
)
def test_a_position_is_current_or_past(kind, position, name):
    assert field_of(Section(kind, "", "", position)).name == name


def test_a_present_position_weighs_more_than_a_past_one():
    for kind in ("position-title", "position-description"):
        assert FIELDS[f"current {kind}"].weight > FIELDS[f"past {kind}"].weight
    assert all(0 <= field.b <= 1 and field.average_length > 0 for field in FIELDS.values())


def test_what_is_not_read_for_terms_has_no_weight():
    assert {*FIELDS} - {*RANKED} == {"name", "location", "position-company"}


def test_every_facet_finds_something_that_a_keyword_finds_too():
    found = {facet: {f.name for f in FIELDS.values() if facet in f.facets} for facet in (*FACETS, "keyword")}
    assert all(found[facet] and found[facet] <= found["keyword"] for facet in FACETS)


def test_an_edit_changes_neither_facts_nor_what_no_search_reads():
    editable = {f.name for f in FIELDS.values() if f.is_editable}
    assert {"headline", "skills", "about", "current position-description"} <= editable
    assert not editable & {"past position-title", "certifications", "education", "recommendations", "name"}
