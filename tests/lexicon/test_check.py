"""Faults of a lexicon; each is made once on purpose."""

import pytest

from auditor.languages import ENGLISH, Language
from auditor.lexicon import Lexicon, check
from auditor.lexicon.index import filed


def row(id, name, **more):
    return {"id": id, "name": name, "kind": "tool", "family": "Test", "software": False, **more}


def faults(*rows):
    return list(check.faults(Lexicon(filed(rows, ENGLISH.spelling), ENGLISH.spelling), ENGLISH))


def test_entries_of_their_own_have_no_fault():
    assert faults(row("a", "Quillfern", aliases=["quill"]), row("b", "Lantern", broader="a")) == []


def test_two_concepts_must_not_share_a_surface():
    assert faults(row("a", "Quillfern"), row("b", "Lantern", aliases=["quillfern"])) == [
        "a: 'Quillfern' is also a name of Lantern",
        "b: 'quillfern' is also a name of Quillfern",
    ]


def test_two_abbreviations_may_differ_by_their_case_alone():
    assert faults(row("a", "dbt", match="exact"), row("b", "Dialectical therapy", exact=["DBT"])) == []
    assert faults(row("a", "DBT", match="exact"), row("b", "Dialectical therapy", exact=["DBT"])) != []


def test_parents_must_not_go_round():
    assert faults(row("a", "Quillfern", broader="b"), row("b", "Lantern", broader="a")) == [
        "a: a is broader than itself",
        "b: b is broader than itself",
    ]


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        ({"b": {"name": "B b"}, "a": {"name": "A a"}}, "Test: not sorted, b stands where a belongs"),
        ({"A b": {"name": "A a"}}, "A b: an id is made of small letters, digits and hyphens"),
        ({"a": {"name": "A a", "alias": []}}, "a: 'alias' is no field of an entry"),
    ],
)
def test_files_are_sorted_and_hold_known_fields(terms, fault, monkeypatch):
    families = ({"family": "Test", "software": False, "terms": terms},)
    monkeypatch.setattr(Language, "tables", lambda self, folder: families)
    assert list(check.file_faults(ENGLISH)) == [fault]


def test_an_id_stands_in_one_file_only(monkeypatch):
    family = {"family": "Test", "software": False, "terms": {"a": {"name": "A a"}}}
    monkeypatch.setattr(Language, "tables", lambda self, folder: (family, family))
    assert list(check.file_faults(ENGLISH)) == ["a: two entries have this id"]
