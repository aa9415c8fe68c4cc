"""Small pieces of wording that every page is made of: counts, lists, shares, and text made harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNSEEN = re.compile(  # terminal escapes, other controls, marks that turn the reading direction
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*"
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
)
_NO_WORD = re.compile(r"([!-~]{60})[!-~]{441,}")  # an address or a key that was pasted, not a word
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NONE_GIVEN = "-"  # nothing to count among
FEW = 5  # of so many a share is told in per cent; of fewer it is a count
LONGEST = 300  # characters of a quote on a page that may hold hundreds of them


def visible(text: str) -> str:
    """A text in lines and blanks, without what a terminal acts on, what turns it round, and endless words."""
    text = _NO_WORD.sub(r"\1…", text)
    if text.isascii() and text.isprintable():
        return text
    return re.sub(
        r"[^\S\n]", " ", re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", _UNSEEN.sub("", text))
    )


def plain(text: str) -> str:
    """A text in one line, without what a terminal acts on and endless words; a saved audit may hold both."""
    return " ".join(_NO_WORD.sub(r"\1…", _UNSEEN.sub("", text)).split())


def number(count: int) -> str:
    """A number in words up to nine: "three", "12"; nothing is "0"."""
    return NUMBERS[count] if 0 < count < len(NUMBERS) else str(count)


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 posting", "3 postings"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them: "a, b and c"; "" for none."""
    return items[0] if len(items) == 1 else " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def out_of(count: int, total: int) -> str:
    """A share as a count: "9 of 10"; a dash where there is nothing to count among."""
    return f"{count} of {total}" if total else NONE_GIVEN


def with_percent(part: int, whole: int) -> str:
    """A count with its share of the whole, unless that is only a few: "9 (33 %)", "2"."""
    return f"{part} ({100 * part / whole:.0f} %)" if whole >= FEW else str(part)


def percent_in(part: float, bounds: tuple[float, float]) -> str:
    """A share between 0 and 1 with its range, in either order: "60 % (57 to 63 %)"."""
    low, high = sorted(bounds)
    return f"{100 * part:.0f} % ({100 * low:.0f} to {100 * high:.0f} %)"


def sure(probability: float) -> str:
    """A probability in per cent that is never rounded to certainty."""
    percent = round(100 * probability)
    return "over 99 %" if percent > 99 else "under 1 %" if percent < 1 else f"{percent} %"


def by_luck(expected: float) -> str:
    """How many words would be flagged if the words meant nothing: "about two", "fewer than one"."""
    return f"about {number(round(expected))}" if round(expected) else "fewer than one"


def points(gap: float) -> str:
    """A gap as so many postings of a hundred, signed: "+44"."""
    rounded = round(100 * gap)
    return f"{rounded:+d}" if rounded else "0"


def clipped(text: str, surface: str = "", most: int = LONGEST) -> str:
    """At most about so many characters of a text, around the surface in it, with "…" for what is left out."""
    if len(text) <= most:
        return text
    middle = max(0, text.find(surface)) + len(surface) // 2
    start = max(0, min(middle - most // 2, len(text) - most))
    end = start + most
    return "…" * (start > 0) + text[start:end] + "…" * (end < len(text))
