"""Terms that a line end cuts: "machine / learning", "Kuber- / netes"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from auditor.lexicon import Lexicon, words

WORDS = 4  # on either side of a line end, of which a term may be made
LETTERS = 80  # that they have at most
FULL, WIDEST = 55, 84  # characters of a line that was cut at a column; a shorter one ended by itself
FEWEST = 5  # words of a line of prose
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_SMALL = re.compile(r"(?<!\S)[^\W\dA-Z_]{2,}(?!\S)")


class Piece(NamedTuple):
    """Words around a line end, put on one line.

    The first stands at `start` of the whole text; what is behind `joint` here stands at `behind` there.
    """

    text: str
    start: int
    joint: int
    behind: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters on both sides of the joint stand in the whole text."""
        return self.start + start, self.behind + end - self.joint


def pieces(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    """The line ends of a text at which a term may have been cut."""
    at, began = text.find("\n"), 0
    while at >= 0:
        yield from _pieces(text, began, at, lexicon)
        at, began = text.find("\n", at + 1), at + 1


def _pieces(text: str, began: int, at: int, lexicon: Lexicon) -> Iterator[Piece]:
    end, behind = at - (text[at - 1 : at] == " "), at + 1 + (text[at + 1 : at + 2] == " ")
    tail = text[behind : behind + LETTERS].split("\n", 1)[0]
    if end <= began or not tail[:1].isalnum() or not (text[end - 1].isalnum() or text[end - 1] in "-+#"):
        return
    head = " ".join(text[max(began, end - LETTERS) : end].split(" ")[-WORDS:])
    tail = " ".join(tail.split(" ")[:WORDS])
    start = end - len(head)
    if head[-1] == "-":
        if head[-2:-1].isalpha():
            yield Piece(head[:-1] + tail, start, len(head) - 1, behind)
            yield Piece(head + tail, start, len(head), behind)
    elif _is_surface(lexicon, words(head), words(tail)):
        yield Piece(f"{head} {tail}", start, len(head) + 1, behind)


def _is_surface(lexicon: Lexicon, head: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether a surface begins in the words before a line end and goes on in those behind it."""
    both = [*head, *tail]
    firsts = {f"{both[at]} {both[at + 1]}": at for at in range(len(head)) if at + 1 < len(both)}
    return any(
        firsts[key] + len(made := words(surface.text)) > len(head)
        and both[firsts[key] : firsts[key] + len(made)] == made
        for key in lexicon.filed({*firsts})
        for _, surface in lexicon.under(key)
    )


def goes_on(text: str, start: int, end: int, terms: Collection[tuple[int, int]]) -> bool:
    """Whether the line end between two characters, those of a term, is no end of what its author wrote.

    In a list with a term on each line the lines stay apart: nothing stands before the term on its line, or
    the next line begins anew. `terms` are the places of terms on one line, of which such a line may be made.
    """
    at = text.index("\n", start, end)
    began = text.rfind("\n", 0, at) + 1
    before, *behind = [text[began:at].strip(), *text[at + 1 :].split("\n", 3)[:3]]
    if before.endswith("-"):
        return True
    closes = (text.find("\n", at + 1) + 1 or len(text) + 1) - 1
    is_list = (began, at) in terms or (closes > end and (at + 1, closes) in terms)
    if is_list or not re.search(r"\w", text[began:start]):
        return False
    length = len(before.split())
    if behind[0].lstrip()[0].islower():
        return before[0].isupper() or length > 2
    if before.count(",") and (behind[0].count(",") or end - at > len(behind[0].rstrip(" ."))):
        return True
    prose = bool(_SMALL.search(text[began:start]))
    ends = _SENTENCE_END.search(behind[0]) or any(line[:1].islower() for line in (before, *behind[1:2]))
    alone = length >= FEWEST and " " not in behind[0].strip()
    return prose and bool(ends or alone or (len(before) >= FULL and _is_cut(text)))


def _is_cut(text: str) -> bool:
    """Whether its lines are as wide as those of a text that was cut at a column."""
    lengths = [len(line) for line in text.split("\n")]
    return max(lengths) <= WIDEST and sum(length >= FULL for length in lengths) > 1
