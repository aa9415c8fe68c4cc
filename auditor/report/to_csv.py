"""`terms.csv`, the review sheet: opened in a spreadsheet, filled in, and read back; and two more tables.

`searches.csv` holds every search that was tried, `edits.csv` the plan, then what to add if true.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from auditor.records import REVIEW_COLUMNS, Audit, meant
from auditor.report.cells import harmless

SEARCH_COLUMNS = (
    "side", "posting", "title", "family", "query", "found", "found_after", "because", "missing",
)  # fmt: skip
EDIT_COLUMNS = ("in_plan", "action", "term", "where", "advice", "theme", "terms", "before", "after")
BOM = "\ufeff"  # by which Excel knows UTF-8
DECIMALS = {"attraction": 1}  # a bar; everything else that is a fraction gets four


def render(audit: Audit) -> dict[str, str]:
    """All tables, each with a byte order mark so that Excel reads it as UTF-8."""
    return {
        "terms.csv": _csv(*sheet(audit)),
        "searches.csv": _csv(SEARCH_COLUMNS, _searches(audit)),
        "edits.csv": _csv(EDIT_COLUMNS, _edits(audit)),
    }


def sheet(audit: Audit) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns of the review sheet and its rows, each cell as it is written."""
    return REVIEW_COLUMNS, tuple(_written(REVIEW_COLUMNS, term.cells()) for term in audit.terms)


def with_entries(sheet: str, entered: Mapping[str, Mapping[str, str]]) -> tuple[str, tuple[str, ...]]:
    """A review sheet with what was entered into another one, and the terms for which it has no place.

    Args:
        entered: by term, by column. Terms that the sheet lacks come below it where they are to be added.
    """
    rows = csv.DictReader(StringIO(sheet.removeprefix(BOM), newline=""))
    there = {row["term"]: row for row in rows}
    written = {term: row.get("written", "") for term, row in there.items()}
    left = []
    for term, said in entered.items():
        cells = {column: harmless(value) for column, value in said.items()}
        if known := meant(harmless(term), written):
            there[known] |= cells
        elif said["decision"].casefold() == "add":
            there[harmless(term)] = {"term": harmless(term), **cells}
        else:
            left.append(term)
    out = StringIO()
    writer = csv.DictWriter(out, rows.fieldnames or (), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(there.values())
    return BOM + out.getvalue(), tuple(left)


def _searches(audit: Audit) -> list[tuple[str, ...]]:
    postings = {p.id: p for p in (*audit.mismatched, *audit.desired)}
    rows = (
        {
            "side": s.side,
            "posting": s.posting,
            "title": postings[s.posting].title,
            "family": s.family,
            "query": s.query,
            "found": "yes" if s.found else "no",
            "found_after": {None: "", True: "yes", False: "no"}[s.found_after],
            "because": "; ".join(s.because),
            "missing": "; ".join(s.missing),
        }
        for s in audit.searches
    )
    return [_written(SEARCH_COLUMNS, row) for row in rows]


def _edits(audit: Audit) -> list[tuple[str, ...]]:
    plan, additions = (audit.plan.edits, audit.plan.additions) if audit.plan else ((), ())
    rows = (
        {
            "in_plan": "yes" if e in plan else "no",
            "action": e.action,
            "term": e.term,
            "where": "; ".join(e.where),
            "advice": e.advice,
            "theme": e.theme,
            "terms": "; ".join(e.terms),
            "before": e.before,
            "after": e.after,
        }
        for e in (*plan, *additions)
    )
    return [_written(EDIT_COLUMNS, row) for row in rows]


def _written(columns: Iterable[str], row: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of a row in the order of the columns."""
    return tuple(_cell(column, row[column]) for column in columns)


def _cell(column: str, value: Any) -> str:
    """A value as it is written: a text made harmless, a fraction rounded, nothing as nothing."""
    if isinstance(value, float):
        return repr(round(float(value), DECIMALS.get(column, 4)))  # numpy's floats print their type
    return "" if value is None else str(harmless(value))


def _csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([columns, *rows])
    return BOM + out.getvalue()
