"""Abbreviations that a document explains itself: "statistical analysis plan (SAP)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): the letters of the short form are looked for backwards in the words before the bracket, and
its first letter must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKET = re.compile(r"\(([^()\n]{2,80})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/-]{1,9}")
_SHORT_BEFORE = re.compile(r"\b([A-Z][A-Za-z0-9&/-]{1,9}) $")


class Abbreviation(NamedTuple):
    """A short form, and the characters `start`-`end` of the long one."""

    short: str
    start: int
    end: int


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """Each long form with its short form behind it in brackets, or in brackets behind it, on one line."""
    for match in _BRACKET.finditer(text):
        if _SHORT.fullmatch(match[1]):
            yield from _behind_a_long_form(text, match)
        # The paper's other order: "SAP (statutory adoption pay)"
        elif (before := _SHORT_BEFORE.search(text, max(0, match.start() - 12), match.start())) and _initials(
            match[1]
        ).lower() == before[1].lower():
            yield Abbreviation(before[1], *match.span(1))


def _behind_a_long_form(text: str, match: re.Match[str]) -> Iterator[Abbreviation]:
    short = match[1].removesuffix("s")
    if sum(letter.isupper() for letter in short) < 2:
        return
    line = text.rfind("\n", 0, match.start()) + 1
    before = text[line : match.start()].rstrip()
    # At most min(|short| + 5, 2 |short|) words, as in the paper.
    most = min(len(short) + 5, 2 * len(short))
    words = before.rsplit(maxsplit=most)
    long = before[len(words[0]) :].lstrip() if len(words) > most else before.lstrip()
    if (start := _aligned(short, long)) is not None:
        end = line + len(before)
        yield Abbreviation(match[1], end - len(long) + start, end)


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", text))


def _aligned(short: str, long: str) -> int | None:
    """Where in `long` the words begin whose letters `short` takes, or None."""
    at = len(long)
    letters = [letter for letter in short.lower() if letter.isalnum()]
    for number, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (long[at].lower() != letter or (number == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return at
