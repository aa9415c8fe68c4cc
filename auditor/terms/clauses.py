"""The clauses of a text, and the phrases that speak in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from auditor.text.phrases import Place
from auditor.text.tokens import GLYPHS

AHEAD = (" -", " )", " :")  # what begins the signs behind a phrase
_BEFORE = re.compile(r"(?: -|:) ?$")
_BEHIND = re.compile(r" ?\)?:| - ")
Found = Mapping[str, Sequence[Place]]  # the phrases of a text, by the label of their list


class Clauses:
    """A text cut into clauses, and the phrases of one set of lists in it.

    Of the labels "<room>.breaks", "<room>.innocent" and others: a phrase that overlaps an innocent one says
    nothing, and a break inside a phrase is none; nor is a colon or dash between a phrase and what it speaks
    of. `marks` are signs that end a clause, beside glyphs such as arrows and emoji; `parting` signs do where
    they stand between blanks more than once in a line.
    """

    def __init__(
        self, room: str, text: str, found: Found, *, marks: str, innocent: Sequence[Place], parting: str = ""
    ) -> None:
        own = [label for label in found if label.startswith(f"{room}.")]
        breaks = found.get(f"{room}.breaks", ())
        said = [
            p for label in own if label not in (f"{room}.breaks", f"{room}.innocent") for p in found[label]
        ]
        self.phrases = sorted(_stretched(p, text) for p in said if not _overlapped(p.start, p.end, innocent))
        self._phrase_starts = [p.start for p in self.phrases]
        around = [*innocent, *self.phrases]
        edges = [(p.start, p.end) for p in breaks if not _overlapped(p.start, p.end, around)]
        pattern = _marks(marks)
        with_marks = [p for p in around if pattern.search(text, p.start, p.end)]
        edges += [m.span() for m in pattern.finditer(text) if not _overlapped(*m.span(), with_marks)]
        edges += _partings(parting, text)
        edges.sort()
        self._length = len(text)
        self._starts = [start for start, _ in edges]
        self._ends = [end for _, end in edges]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """First character of the clause around `start`-`end`, and the one after its last."""
        before, after = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (
            self._ends[before - 1] if before else 0,
            self._starts[after] if after < len(self._starts) else self._length,
        )

    def around(self, left: int, right: int) -> list[Place]:
        """The phrases that begin between two characters."""
        return self.phrases[bisect_left(self._phrase_starts, left) : bisect_left(self._phrase_starts, right)]


def _stretched(place: Place, text: str) -> Place:
    """A phrase with the colon or dash between it and what it speaks of: "No longer: Go", "Go - a plus"."""
    if place.label.endswith("after"):
        before = _BEFORE.search(text, max(0, place.start - 3), place.start)
        return place._replace(start=before.start()) if before else place
    if text[place.end : place.end + 2] not in AHEAD and text[place.end : place.end + 1] not in ":)":
        return place
    behind = _BEHIND.match(text, place.end)
    return place._replace(end=behind.end()) if behind else place


def _partings(signs: str, text: str) -> list[tuple[int, int]]:
    """The signs that stand between blanks more than once in a line."""
    if not any(sign in text for sign in signs):
        return []
    places = [m.span(1) for m in re.finditer(rf"(?<= )([{re.escape(signs)}]{{1,2}})(?= )", text)]
    lines = Counter((text[start:end], text.count("\n", 0, start)) for start, end in places)
    return [(a, z) for a, z in places if lines[text[a:z], text.count("\n", 0, a)] > 1]


@cache
def _marks(signs: str) -> re.Pattern[str]:
    """Line ends, the signs, glyphs, full stops at the end of a word, dashes between blanks."""
    ends = rf"\n{re.escape(signs)}{GLYPHS}"
    # One set of characters first: each alternative of its own would be tried at every character.
    return re.compile(rf"[{ends}.!?-](?:(?<=[{ends}])|(?<=[.!?])(?=\s|$)|(?<= -)(?= ))")


def _overlapped(start: int, end: int, others: Sequence[Place]) -> bool:
    return any(other.start < end and start < other.end for other in others) if others else False
