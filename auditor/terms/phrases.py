"""Word lists of a language as one pattern each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

LONGEST = 80  # characters of the longest phrase


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


class Presence:
    """Whether any phrase of many patterns stands near a place: the cheap question, asked first.

    A text is searched once for all of them, not once for every term it holds.
    """

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._any = re.compile("|".join(pattern.pattern for pattern in patterns))
        self._places = lru_cache(maxsize=8)(self._find)

    def near(self, text: str, start: int, end: int, reach: int) -> bool:
        """Whether one begins within `reach` characters of `text[start:end]`, or a little beyond."""
        places = self._places(text)
        at = bisect_left(places, start - reach - LONGEST)
        return at < len(places) and places[at] < end + reach

    def _find(self, text: str) -> list[int]:
        return [match.start() for match in self._any.finditer(text)]
