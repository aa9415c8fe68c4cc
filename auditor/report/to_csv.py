"""`terms.csv`, the review sheet: opened in a spreadsheet, filled in, and read back."""

from __future__ import annotations

import re
from typing import Any

from auditor.records import Audit

DECIMALS = {"attraction": 1}  # a bar; everything else that is a fraction gets four
# Cells that begin so start a formula in some spreadsheet program (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # but the tab


def render(audit: Audit) -> dict[str, str]:
    """`terms.csv`, with a byte order mark so that Excel reads it as UTF-8."""
    table = audit.to_frame()
    for column in table.columns:
        if column in DECIMALS or table[column].dtype == float:
            table[column] = table[column].round(DECIMALS.get(column, 4))
    text = table.map(_harmless).to_csv(index=False, lineterminator="\n")
    return {"terms.csv": "\ufeff" + text}


def _harmless(value: Any) -> Any:
    """A text in one line that starts no formula; anything else as it is."""
    if not isinstance(value, str):
        return value
    line = _CONTROLS.sub(" ", value)
    return "'" + line if line.lstrip(" ").startswith(FORMULA_STARTS) else line
