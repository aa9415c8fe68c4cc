"""Whether the plan's first edits are those that a career coach would name, and touch the headline where one would.

    python tests/benchmarks/coach_edits.py FOLDER ...

Folders are those of coach.py; their gold has `[advice]` with `headline`, as the coach would have it ("" leaves it as
it is), and `first_edits`, each with a `place` and the `terms` that leave it. A plan's edit is one of the coach's if
it changes that place and takes one of those words out of it. The coach's places are sections, "experience: TITLE" is
the text of a job and "name" a part of the headline's card that no edit of a plan reaches.
"""  # noqa: E501

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import Any

from coach import GOLD, Names, audit_of

from auditor import languages
from auditor.api import extractor
from auditor.records import Audit, Edit
from auditor.settings import Settings

FIRST = 2
PLACES = {"headline": "headline", "skills": "skills", "about": "about", "certifications": "certifications"}


def main() -> None:
    """Print a line a person and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="people with their gold")
    names = Names(extractor(Settings()), languages.load("en"))
    among, headlines, rows = 0, 0, 0
    print("| person | the plan's first edits among the coach's | headline: coach, plan |\n|---|---|---|")
    for folder in parser.parse_args().folders:
        path = next(folder / name for name in GOLD if (folder / name).is_file())
        advice = tomllib.loads(path.read_text(encoding="utf-8"))["advice"]
        audit = audit_of(folder)
        edits = audit.plan.edits[:FIRST] if audit.plan else ()
        found = [_is_among(audit, edit, advice["first_edits"], names) for edit in edits]
        plan = audit.plan
        touches = bool(plan and (plan.opening or any("headline" in edit.where for edit in plan.edits)))
        wants = bool(advice["headline"])
        rows, among, headlines = (
            rows + 1,
            among + (bool(found) and all(found)),
            headlines + (touches or not wants),
        )
        shown = "; ".join(map(_row, found, edits))
        print(f"| {folder.name} | {shown or 'no edit'} | {_said(wants)}, {_said(touches)} |", flush=True)
    print(f"\nfirst edits among the coach's: {among} of {rows}; headline as the coach: {headlines} of {rows}")


def _row(good: bool, edit: Edit) -> str:
    words = ", ".join((edit.terms or (edit.term,))[:4])
    return f"{'yes' if good else 'NO'} ({', '.join(edit.where)}: {words})"


def _is_among(audit: Audit, edit: Edit, coached: list[dict[str, Any]], names: Names) -> bool:
    """Whether an edit takes a word out of a place out of which the coach takes it, or ends a job likewise."""
    if edit.action == "close-date":
        return any(edit.term.casefold() in one["place"].casefold() for one in coached)
    terms = {a.term: a for a in audit.terms}
    mine = frozenset(key for t in (edit.terms or (edit.term,)) if t in terms for key in names.term(terms[t]))
    for one in coached:
        theirs = frozenset(key for name in one["terms"] for key in names.keys(name))
        if _place(one["place"]) in map(_place, edit.where) and mine & theirs:
            return True
    return False


def _place(name: str) -> str:
    """A place by its section; every job's text is one."""
    return PLACES.get(name, "jobs" if name.startswith(("experience", "past", "current")) else name)


def _said(is_so: bool) -> str:
    return "changed" if is_so else "left"


if __name__ == "__main__":
    main()
