"""`terms.csv`, the review sheet: opened in a spreadsheet, filled in, and read back."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pandas as pd

from auditor.records import Attraction, Audit, InputSide

COLUMNS = (
    "term",
    "kind",
    "verdict",
    "evidence_label",
    "attraction",
    "gap",
    "gap_low",
    "gap_high",
    "probability",
    "mismatched_share",
    "desired_share",
    "mismatched_postings",
    "desired_postings",
    "blame",
    "credit",
    "exposure",
    "sections",
    "mentions",
    "qualifiers",
    "action",
    "why",
    "profile_quote",
    "mismatched_quote",
    "desired_quote",
    "decision",
    "replacement",
    "note",
)
DECIMALS = {"attraction": 1}  # a bar; everything else that is a fraction gets four
# Cells that begin so start a formula in some spreadsheet program (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # but the tab


def render(audit: Audit) -> dict[str, str]:
    """`terms.csv`, with a byte order mark so that Excel reads it as UTF-8."""
    table = frame(audit)
    for column in table.columns:
        if column in DECIMALS or table[column].dtype == float:
            table[column] = table[column].round(DECIMALS.get(column, 4))
    text = table.map(_harmless).to_csv(index=False, lineterminator="\n")
    return {"terms.csv": "\ufeff" + text}


def frame(audit: Audit) -> pd.DataFrame:
    """The review sheet as a DataFrame: one row a term, the review columns empty."""
    return pd.DataFrame([cells(a) for a in audit.terms], columns=list(COLUMNS))


def cells(attraction: Attraction) -> dict[str, Any]:
    """One row by column name."""
    row = {name: value for name, value in asdict(attraction).items() if name != "evidence"}
    return row | {
        "sections": "; ".join(attraction.sections),
        "qualifiers": "; ".join(attraction.qualifiers),
        "profile_quote": quote(attraction, "profile"),
        "mismatched_quote": quote(attraction, "mismatched"),
        "desired_quote": quote(attraction, "desired"),
        "decision": "",
        "replacement": "",
        "note": "",
    }


def quote(attraction: Attraction, side: InputSide) -> str:
    """The first quoted line of a side, "" without one."""
    return next((e.quote for e in attraction.evidence if e.side == side), "")


def _harmless(value: Any) -> Any:
    """A text in one line that starts no formula; anything else as it is."""
    if not isinstance(value, str):
        return value
    line = _CONTROLS.sub(" ", value)
    return "'" + line if line.lstrip(" ").startswith(FORMULA_STARTS) else line
