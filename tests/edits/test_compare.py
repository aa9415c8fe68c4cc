from dataclasses import replace

from hand_built import audit, search, term

from auditor.edits.compare import compare
from auditor.records import Input
from auditor.records.answers import Moved


def test_an_audit_compared_with_itself_has_changed_in_nothing():
    one = replace(audit(term()), searches=(search(),))
    made = compare(one, one)
    assert (made.other_postings, made.profile, made.verdicts) == ({}, (), ())
    assert all(figure.before == figure.after for figure in made.figures)
    assert made.figures[0].before == 1


def test_what_changed_is_said():
    old = audit(term("Java", written="Kava", is_alias=True), term("SQL", verdict="undecided"))
    new = audit(term("SQL", verdict="right_role"), term("Go", verdict="missing"))
    sections = (*new.profile.sections[:-1],)
    made = compare(old, replace(new, profile=replace(new.profile, sections=sections)))
    assert made.verdicts == (
        Moved("Go", "", "missing", "Go"),
        Moved("Java", "wrong_role", "", "Kava (Java)"),
        Moved("SQL", "undecided", "right_role", "SQL"),
    )
    assert made.profile == ("position-title",)
    assert made.figures[0].before is None  # no searches were tried


def test_other_postings_are_said_to_be_others():
    old = audit()
    inputs = (*old.provenance.inputs, Input("x.txt", "mismatched", "text", "11"))
    new = replace(old, provenance=replace(old.provenance, inputs=inputs))
    assert compare(old, new).other_postings == {"mismatched": (0, 1)}
