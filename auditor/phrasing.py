"""Lists of phrases, as the language files write them, compiled into one expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GAP = r"[^\w\n]{1,3}"  # between two words of a phrase: a blank, an apostrophe, a comma and a blank
_SOME = rf"(?:\w+{_GAP}){{0,4}}?"  # what "..." stands for


def expression(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in any case; what begins first wins, then what is listed first.

    In "moved|switched (away|on over) from" a bar stands between words of which one is there, and brackets
    around words that may be missing; "_" joins the words of one way to say it ("nobody|no_one asked"), and
    "..." stands for up to four words. Apostrophes part words: "you ve".
    """
    whole = "|".join(_phrase(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = re.findall(r"\([^)]*\)|\S+", phrase)
    made = ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        gap = "" if last or all(p[0] == "(" for p in parts[number + 1 :]) else _GAP
        if part == "...":
            made += _SOME
        elif part[0] == "(":
            # a missing word takes its gap along, which stands behind it, or before it at the end
            words = _either(part[1:-1])
            made += f"(?:{words}{gap})?" if gap else f"(?:{_GAP}{words})?"
        else:
            made += _either(part) + gap
    return made


def _either(words: str) -> str:
    ways = (_GAP.join(map(re.escape, re.split(r"[ _]", way))) for way in words.split("|"))
    return f"(?:{'|'.join(ways)})"
