"""What stands under words that deny or remember it: "Not interested in:", then a list in the line or below.

A clause ends with its line, and such a list goes on: it lasts as long as its lines are set alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.records import Qualifier
from auditor.text.phrases import Place

LONGEST_LABEL = 8  # words before its colon
LONGEST_ENTRY = 8  # words of a line of a list without bullets
_EDGE = re.compile(r"[\n:.;|·•!?](?!\w)")
_SIGN = re.compile(r"[,;|·•/]|\n|$")
_BULLET = re.compile(r"[ \t]{0,8}[-–—*•▪●◦‣·+>][ \t]")
_SENTENCE = re.compile(r"[.!?]\s*$")
_LABELLED = re.compile(r"[^\n:,]{1,40}:(?=\s|$)")


class Reach(NamedTuple):
    """The characters that a label speaks of, and what it makes of them."""

    start: int
    end: int
    kind: Qualifier


def reaches(
    text: str,
    phrases: Iterable[tuple[Place, Qualifier]],
    breaks: Sequence[Place],
    language: Language,
    *,
    in_headline: bool,
) -> list[Reach]:
    """What each phrase speaks of that is the label of a list."""
    return list(_reaches(text, phrases, breaks, _label_words(language), in_headline))


def _reaches(
    text: str,
    phrases: Iterable[tuple[Place, Qualifier]],
    breaks: Sequence[Place],
    small: frozenset[str],
    in_headline: bool,
) -> Iterator[Reach]:
    for phrase, kind in phrases:
        colon = _colon(text, phrase, small)
        if colon is None:
            continue
        start = colon + 1
        line_end = _line_end(text, start)
        if text[start:line_end].strip():
            opens_line = not text[text.rfind("\n", 0, phrase.start) + 1 : phrase.start].strip(" \t-*•·")
            end = _end_in_line(text, start, line_end, whole=opens_line and not in_headline)
            yield Reach(start, _before_break(start, end, breaks), kind)
        else:
            yield from (
                Reach(a, _before_break(a, z, breaks), kind) for a, z in _below(text, line_end, breaks)
            )


def _colon(text: str, phrase: Place, small: frozenset[str]) -> int | None:
    """Where the colon of the label that a phrase is in stands; None if it is in none."""
    before = [found.end() for found in _EDGE.finditer(text, 0, phrase.start)]
    if len(text[before[-1] if before else 0 : phrase.end].split()) > LONGEST_LABEL:
        return None
    said = text[phrase.start : phrase.end].rstrip()
    if said.endswith(":"):
        return phrase.start + len(said) - 1
    behind = re.compile(r"[^\n:.;|,]{0,60}:(?=\s|$)").match(text, phrase.end)
    if behind is None or not {*re.findall(r"\w+", behind[0].casefold())} <= small:
        return None
    return behind.end() - 1


def _end_in_line(text: str, start: int, line_end: int, *, whole: bool) -> int:
    """Where the list behind a label ends in its line.

    The first sign between its members is the one that goes on; a bar between other cells of a line ends it.
    """
    sign = _SIGN.search(text, start, line_end)
    first = sign[0] if sign else ""
    stops = {";", "|", "·", "•"} - ({first} if whole or first == ";" else set())
    ends = re.compile(rf"[{re.escape(''.join(sorted(stops)))}]|[.!?](?=\s|$)|\s[-–—]\s")
    found = ends.search(text, start, line_end)
    return found.start() if found else line_end


def _below(text: str, at: int, breaks: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The lines under a label that list what it speaks of."""
    opening = {place.start for place in breaks}
    bulleted: bool | None = None
    missed = 0  # empty lines before this one
    while at < len(text):
        start, at = at + 1, _line_end(text, at + 1)
        line = text[start:at]
        if not line.strip():
            missed += 1
            continue
        is_item = bool(_BULLET.match(line))
        is_first = bulleted is None
        if not is_first and (is_item != bulleted or (missed and not is_item)):
            return
        bare = _BULLET.match(line)
        word = start + (bare.end() if bare else len(line) - len(line.lstrip()))
        is_prose = not is_item and bool(_SENTENCE.search(line)) and not is_first
        is_long = not is_item and not is_first and len(line.split()) > LONGEST_ENTRY
        if missed > 1 or is_prose or is_long or word in opening or _LABELLED.match(line.strip()):
            return
        bulleted, missed = is_item, 0
        yield start, at


def _before_break(start: int, end: int, breaks: Sequence[Place]) -> int:
    return min((place.start for place in breaks if start <= place.start < end), default=end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@cache
def _label_words(language: Language) -> frozenset[str]:
    return language.function_words | {*language.table("qualifiers")["label_words"]}
