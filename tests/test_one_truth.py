"""Sheet, plan, what it leaves and the reports say the same of every word; also once the plan is done."""

from dataclasses import replace
from functools import cache

import pytest
from sample_people import DATE, PEOPLE, ROOT, SAMPLE, audit_of

import auditor
from auditor import pipeline
from auditor.edits.candidates import FLAGGED
from auditor.report import plan as said
from auditor.report import to_csv
from auditor.report.audit_page import audit_page
from auditor.report.look_page import look_page
from auditor.report.short_page import short_page
from auditor.settings import Settings

EVALUATED = sorted(path for path in (ROOT / "data" / "evaluation" / "people").iterdir())
FOLDERS = [SAMPLE / person for person in PEOPLE] + EVALUATED


@cache
def audited(folder):
    return audit_of(folder.name) if folder.parent == SAMPLE else auditor.audit(*inputs(folder), date=DATE)


def inputs(folder):
    return folder / "profile.txt", sorted(folder.glob("desired*")), sorted(folder.glob("mismatched*"))


def touched(plan):
    return {term for edit in plan.edits if edit.action != "close-date" for term in edit.terms}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_of_every_person(folder):
    made = audited(folder)
    left = {one.term: one for one in made.plan.left}
    assert len(left) == len(made.plan.left)
    for a in made.terms:
        assert (a.action in ("remove", "demote")) == (a.term in touched(made.plan)), a.term
        if a.verdict in FLAGGED and a.mentions and a.term not in left:
            assert a.action == "remove", a.term
        if a.term in left:
            assert a.verdict in FLAGGED
            assert a.action != "remove" or left[a.term].reason == "fact"
    themes = {theme.name: {*theme.terms, *theme.kin} for theme in made.themes}
    for edit in made.plan.edits:
        assert not edit.theme or not themes or {*edit.terms} <= themes[edit.theme]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_reports_name_what_goes_and_what_stays(folder):
    made = audited(folder)
    page, look, short = audit_page(made), look_page(made), short_page(made)
    named = [made.called(term) for term in (*touched(made.plan), *(one.term for one in made.plan.left))]
    for one in (page, look):
        assert all(name in repr(one) for name in named)
        assert all(said.what(made, edit) in repr(one) for edit in made.plan.edits)
    assert said.title(made, made.plan) in repr(short) or not made.plan.edits
    columns, rows = to_csv.sheet(made)
    advice = {row[columns.index("term")]: row[columns.index("action")] for row in rows}
    assert advice == {a.term: a.action for a in made.terms}


@pytest.mark.parametrize("folder", [SAMPLE / "platform-engineer", *EVALUATED], ids=lambda folder: folder.name)
def test_once_the_plan_is_done_no_further_cut_is_urged_that_spares_next_to_nothing(folder, monkeypatch):
    """What is left are facts, words that the wanted roles need, and what would spare next to nothing."""
    edited = []
    plan, divide = pipeline.plan, pipeline.divide

    def watched(*given, **more):
        made = plan(*given, **more)
        edited.append(made.edited)
        return made

    monkeypatch.setattr(pipeline, "plan", watched)
    first = auditor.audit(*inputs(folder), date=DATE)
    assert first.plan.edits
    monkeypatch.setattr(pipeline, "divide", lambda *given: replace(divide(*given), profile=edited[0]))
    again = auditor.audit(*inputs(folder), date=DATE)

    if again.plan.edits:  # what is left is worth what is stated
        spared = again.plan.dropped * again.plan.before.attraction_mismatched
        assert spared >= 100 * Settings().plan_benefit
        return
    assert again.plan.before.searches_mismatched == first.plan.after.searches_mismatched
    assert again.plan.before.attraction_mismatched == pytest.approx(first.plan.after.attraction_mismatched)
    finds = any(s.found for s in again.searches if s.side == "mismatched")
    told = "Nothing is left to change" if finds else "No change is advised"
    assert told in repr(short_page(again))
    assert told in repr(audit_page(again))
    assert not any(a.action in ("remove", "demote") for a in again.terms)
