"""The lines of a source, each with the key by which it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.records import BlockKind, Dropped, Source
from auditor.text.normalise import fold

_COUNT = re.compile(r"\(\d{1,5}\)")
_WORD = re.compile(r"[^\W_]+|&")
_SENTENCE_END = (".", ";", ",", "!")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as its author typed it, with its folded form and its key."""

    text: str
    folded: str
    key: str
    kind: BlockKind = "paragraph"
    name: str = ""
    gap: bool = False

    @property
    def words(self) -> int:
        """How many words the line has; punctuation is no word."""
        return self.key.count(" ") + 1 if self.key else 0

    @property
    def is_prose(self) -> bool:
        """Whether it reads as part of a text rather than as a label, a name or a title."""
        return self.kind == "item" or self.words > 12 or self.folded.rstrip().endswith(_SENTENCE_END)

    @property
    def is_caps(self) -> bool:
        """Whether all its letters are capitals."""
        return self.folded.isupper()

    def cut(self, start: int, end: int | None = None) -> str:
        """The author's characters under `folded[start:end]`, without space around them."""
        return slice_of(self.text, start, end)


def key(text: str) -> str:
    """Words of `text`, and "&", without case, punctuation, emoji and a count such as "(24)"."""
    folded = _COUNT.sub(" ", fold(text).text.casefold()).replace("'", "")
    return " ".join(_WORD.findall(folded))


def slice_of(text: str, start: int, end: int | None = None) -> str:
    """The part of `text` whose folded form is `fold(text).text[start:end]`, stripped."""
    folded = fold(text)
    first, last = folded.span(start, len(folded.text) if end is None else end)
    return text[first:last].strip()


def line(text: str, kind: BlockKind = "paragraph", name: str = "", *, gap: bool = False) -> Line:
    """`text` as a line."""
    return Line(text, fold(text).text, key(text), kind, name, gap)


def of(source: Source) -> tuple[Line, ...]:
    """The lines of a source that hold anything at all."""
    return tuple(
        line(block.text, block.kind, block.name, gap=block.gap)
        for block in source.blocks
        if block.text.strip()
    )


def without_echo(lines: Iterable[Line]) -> Iterator[Line]:
    """Each line once where a page copied both its visible and its screen-reader text."""
    previous = ""
    for each in lines:
        once = _halved(each)
        if not once.key or once.folded.strip() != previous:
            yield once
        previous = once.folded.strip()


def _halved(each: Line) -> Line:
    """Half of a line such as "Data AnalystData Analyst", else the line."""
    text = each.text.strip()
    half = len(text) // 2
    # "couscous" is a word: the copy of a label starts with a capital or a digit.
    if len(text) % 2 or half < 4 or text[:half] != text[half:] or text[half].islower():
        return each
    return line(text[:half], each.kind, each.name, gap=each.gap)


def halved(lines: Sequence[Line]) -> Sequence[Line]:
    """The first half of lines that a page gives twice, as seen and as read aloud, else the lines."""
    half, odd = divmod(len(lines), 2)
    same = not odd and all(a.key == b.key for a, b in zip(lines[:half], lines[half:], strict=True))
    return lines[:half] if same else lines


def text_of(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(each.text for each in lines)


def dropped(lines: Iterable[Line], reason: str) -> tuple[Dropped, ...]:
    """The lines as one dropped passage, or nothing when there are none."""
    text = text_of(lines)
    return (Dropped(text, reason),) if text else ()
