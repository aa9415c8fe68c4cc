"""Word lists of a language as one pattern each."""

from __future__ import annotations

import re
from collections.abc import Sequence


def compiled(phrases: Sequence[str], *, whole: bool = True) -> re.Pattern[str]:
    """One pattern for many phrases, longest first; words at word edges, other signs as an expression.

    Not `whole`, the last word may have an ending.
    """
    end = r"\b" if whole else ""
    parts = [
        r"\b" + re.escape(p).replace(r"\ ", r"\s+") + (end if p[-1].isalpha() else "")
        if p[0].isalpha()
        else p
        for p in sorted(phrases, key=len, reverse=True)
    ]
    return re.compile("|".join(parts), re.IGNORECASE)
