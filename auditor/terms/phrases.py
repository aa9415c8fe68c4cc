"""Word lists of a language as one pattern each."""

from __future__ import annotations

import re
from collections.abc import Sequence


def compiled(phrases: Sequence[str], *, whole: bool = True) -> re.Pattern[str]:
    """One pattern for many phrases, longest first; words at word edges, other signs as an expression.

    It is searched in text in small letters (`lower`): a pattern that ignores case tries every phrase at
    every word, one of plain letters only those that begin like the word. Not `whole`, the last word may
    have an ending.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(
        re.escape(p).replace(r"\ ", r"\s+") + (r"\b" if whole and p[-1].isalpha() else "")
        for p in longest_first
        if p[0].isalpha()
    )
    others = [p for p in longest_first if not p[0].isalpha()]
    return re.compile("|".join([rf"\b(?:{words})"] * bool(words) + others))


def lower(text: str) -> str:
    """`text` in small letters, each character in its place."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def clause(
    text: str, start: int, end: int, *, reach: int, innocent: re.Pattern[str], breaks: re.Pattern[str]
) -> tuple[str, str]:
    """What stands before and after `text[start:end]` in its clause, at most `reach` characters each.

    Innocent phrases are struck out; they hold words that would mean something elsewhere.
    """
    left = max(0, start - reach)
    around = innocent.sub(blank, text[left : end + reach])
    before, after = around[: start - left], around[end - left :]
    ends = [match.end() for match in breaks.finditer(before)]
    first = breaks.search(after)
    return before[ends[-1] :] if ends else before, after[: first.start()] if first else after


def blank(match: re.Match[str]) -> str:
    """As many signs without meaning as a match is long."""
    return "_" * len(match[0])
