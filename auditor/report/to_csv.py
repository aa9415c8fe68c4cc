"""`terms.csv`, the review sheet: opened in a spreadsheet, filled in, and read back; and two more tables.

`searches.csv` holds every search that was tried, `edits.csv` the plan, then what to add if true.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

import pandas as pd

from auditor.records import Audit, meant
from auditor.report.cells import harmless

SEARCH_COLUMNS = (
    "side", "posting", "title", "family", "query", "found", "found_after", "because", "missing",
)  # fmt: skip
EDIT_COLUMNS = ("in_plan", "action", "term", "where", "advice")
BOM = "\ufeff"  # by which Excel knows UTF-8
DECIMALS = {"attraction": 1}  # a bar; everything else that is a fraction gets four


def render(audit: Audit) -> dict[str, str]:
    """All tables, each with a byte order mark so that Excel reads it as UTF-8."""
    return {
        "terms.csv": _csv(audit.to_frame()),
        "searches.csv": _csv(_searches(audit)),
        "edits.csv": _csv(_edits(audit)),
    }


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


def _searches(audit: Audit) -> pd.DataFrame:
    postings = {p.id: p for p in (*audit.mismatched, *audit.desired)}
    rows = [
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
    ]
    return pd.DataFrame(rows, columns=list(SEARCH_COLUMNS))


def _edits(audit: Audit) -> pd.DataFrame:
    plan, additions = (audit.plan.edits, audit.plan.additions) if audit.plan else ((), ())
    rows = [
        {
            "in_plan": "yes" if e in plan else "no",
            "action": e.action,
            "term": e.term,
            "where": "; ".join(e.where),
            "advice": e.advice,
        }
        for e in (*plan, *additions)
    ]
    return pd.DataFrame(rows, columns=list(EDIT_COLUMNS))


def _csv(table: pd.DataFrame) -> str:
    for column in table.columns:
        if column in DECIMALS or table[column].dtype == float:
            table[column] = table[column].round(DECIMALS.get(column, 4))
    return BOM + table.map(harmless).to_csv(index=False, lineterminator="\n")
