"""What other people wrote of a person, told by the line that says how they know each other.

A page writes the name, "1st degree connection", the headline, "Petra managed Ada directly", then the text;
in a partial copy no heading says what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.sections.lines import Line
from auditor.text.phrases import Phrases

LONGEST_HEAD = 6  # lines from a name to what they say of the two
LONGEST_NAME = 6  # words
LONGEST_RELATION = 24  # words
_DATE = re.compile(r"[^,]{0,20}\d[^,]{0,10},(?:\s*\d{4},)?\s+")


class Divided(NamedTuple):
    """The person's own lines, who recommends them and how they know them, and what is said."""

    own: tuple[Line, ...]
    who: tuple[Line, ...]
    said: tuple[Line, ...]


class Told(NamedTuple):
    """The phrases of a page: "* managed * directly", and "1st degree connection"."""

    relation: Phrases
    connection: Phrases


def divided(lines: Sequence[Line], told: Told, *, headed: bool) -> Divided:
    """The lines without recommendations; `headed` if these stand under a heading that says so.

    Without one, a date or a connection has to speak for them, as no text of the person's own has.
    """
    heads = [
        (at, end) for end in range(len(lines)) if (at := _name_over(lines, end, told, headed)) is not None
    ]
    first = heads[0][0] if heads else len(lines)
    who = tuple(each for at, end in heads for each in lines[at : end + 1])
    said = tuple(
        each
        for (_, end), until in zip(heads, [*(at for at, _ in heads[1:]), len(lines)], strict=False)
        for each in lines[end + 1 : until]
    )
    return Divided(tuple(lines[:first]), who, said)


def _name_over(lines: Sequence[Line], at: int, told: Told, headed: bool) -> int | None:
    """Where the name stands of whom a line says how they know the person; None if it says no such thing."""
    each = lines[at]
    if each.words > LONGEST_RELATION or each.kind == "item" or each.key not in told.relation:
        return None
    date, sentence = _dated(each.folded)
    subject = sentence.split()[0].removesuffix("'s") if sentence.split() else ""
    for above in range(at - 1, max(at - LONGEST_HEAD, 0) - 1, -1):
        words = lines[above].folded.split()
        between = lines[above + 1 : at]
        vouched = headed or date or any(one.key in told.connection for one in between)
        if words and words[0] == subject and len(words) <= LONGEST_NAME and vouched:
            return above
    return None


def _dated(text: str) -> tuple[str, str]:
    """The date in front of a sentence, and the sentence."""
    found = _DATE.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)
