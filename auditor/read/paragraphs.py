"""Paragraphs of a document as an office program sets them -> blocks in reading order, and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

from auditor.read import lines, refuse, several
from auditor.read.raw import Raw
from auditor.records import Block, Notice, Source
from auditor.text.normalise import repair

_SAME_IN_SYMBOL = "!#%&()+,./0123456789:;<=>?[]_{|}"  # its letters are Greek, its other marks mathematics
_PRIVATE = 0xF000  # where symbol fonts keep their characters

ParagraphKind = Literal["heading", "item", ""]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are set alike; a tab or a line break may stand among them."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is set."""

    kind: ParagraphKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)

    @property
    def heads(self) -> bool:
        """Whether it is a heading, by its style or because it is short and bold."""
        return self.kind == "heading" or (not self.kind and _is_bold(self.runs) and lines.is_short(self.text))


@dataclass(slots=True)
class Line:
    """A paragraph while it is read, with what hangs on it: text boxes before or behind it, its notes."""

    runs: list[Run] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    has_begun: bool = False

    def add(self, text: str, *, bold: bool) -> None:
        """The next letters of it."""
        self.runs.append(Run(text, bold))
        self.has_begun = self.has_begun or bool(text.strip())

    def hang(self, box: Iterable[Paragraph], *, is_note: bool = False) -> None:
        """Put a box beside it, never within a word: behind it where it has begun, and a note always."""
        (self.after if is_note or self.has_begun else self.before).extend(box)


def symbol(code: int, *, greek: bool) -> str:
    """A character of a symbol font: a plain one where it has that, else the private one that stands for it.

    Args:
        greek: of the font Symbol, which has digits and most marks in their places.
    """
    plain = chr(code % 256)
    return plain if greek and plain in _SAME_IN_SYMBOL else chr(_PRIVATE + code % 256)


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """A block for each line of each paragraph; an empty one is a gap, and so are both ends of a list."""
    gap, last = True, ""
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            gap = True
        for made in _lines(paragraph):
            turns = (made.kind == "item") != (last == "item") or made.kind == "heading"
            yield replace(made, gap=gap or turns)
            gap, last = False, made.kind


def around(
    above: Iterable[Sequence[Paragraph]], body: Sequence[Paragraph], below: Iterable[Sequence[Paragraph]]
) -> Iterator[Paragraph]:
    """A body, what stands at the top of its pages, and at the bottom, without what these repeat.

    What stands at the bottom comes before the first heading below the top line: behind the last line it would
    belong to the last section.
    """
    said = {_words(paragraph) for paragraph in body}

    def new(parts: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
        kept = []
        for paragraph in chain.from_iterable(parts):
            if (words := _words(paragraph)) not in said:
                said.add(words)
                kept.append(paragraph)
        return kept

    gap = Paragraph("", ())
    filled = [at for at, paragraph in enumerate(body) if paragraph.text.strip()]
    at = next((at for at in filled[1:] if body[at].heads), len(body))
    yield from (*new(above), gap, *body[:at], gap, *new(below), gap, *body[at:])


def without_empty_ends(cell: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs of a cell, which has one even where it is empty."""
    filled = [at for at, paragraph in enumerate(cell) if paragraph.text.strip()]
    return cell[filled[0] : filled[-1] + 1] if filled else ()


def hidden(raw: Raw) -> tuple[Notice, ...]:
    """What is said of a document with text that its page does not show."""
    message = f"{raw.name} holds hidden text, which its pages do not show; it is not counted."
    return (Notice("hidden-text", "warning", message, raw.name),)


def sources(
    raw: Raw, format: str, paragraphs: Iterable[Paragraph], notices: Sequence[Notice] = ()
) -> tuple[Source, ...]:
    """The profile in a document, or each of the postings in it.

    Raises WrongInput for keys, passwords or a list of search results, UnreadableInput for a page that was
    copied before its text had loaded.
    """
    found = tuple(blocks(paragraphs))
    refuse.secrets("\n".join(block.text for block in found), raw.name, raw.language)
    if raw.wanted == "profile":
        return (Source(raw.name, format, found, tuple(notices)),)
    refuse.search_results(found, raw.name, raw.language)
    refuse.not_loaded(found, raw.name, raw.language)
    parts = several.parts(found, raw.language)
    if len(parts) < 2:
        return (Source(raw.name, format, found, tuple(notices)),)
    message = f"{raw.name} holds {len(parts)} postings; each counts."
    first, *others = (
        Source(f"{raw.name} #{number}", format, part) for number, part in enumerate(parts, start=1)
    )
    return replace(first, notices=(Notice("text-divided", "info", message, raw.name), *notices)), *others


def _is_bold(runs: Iterable[Run]) -> bool:
    return all(run.is_bold or not re.search(r"\w", run.text) for run in runs)


def _words(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())


def _lines(paragraph: Paragraph) -> Iterator[Block]:
    for runs in _divided(paragraph.runs):
        text = repair("".join(run.text for run in runs)).strip()
        if not text or lines.is_decoration(text):
            continue
        if replace(paragraph, runs=tuple(runs)).heads:
            yield Block("heading", text)
        else:
            made = lines.block(text, gap=False)
            yield replace(made, kind="item") if paragraph.kind == "item" else made


def _divided(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)]
    yield line
