"""A text as a cell of a table that no spreadsheet program runs."""

from __future__ import annotations

import re
from typing import Any

# Cells that begin so start a formula in some spreadsheet program (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # but the tab


def harmless(value: Any) -> Any:
    """A text in one line that starts no formula; anything else as it is."""
    if not isinstance(value, str):
        return value
    line = _CONTROLS.sub(" ", value)
    return "'" + line if line.lstrip(" ").startswith(FORMULA_STARTS) else line
