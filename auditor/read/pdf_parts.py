"""What both layouts of a PDF by LinkedIn share: headings in any language, texts, things on several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.languages import Language
from auditor.read.lines import block
from auditor.read.pdf_layout import Measure, paragraphs
from auditor.read.pdf_lines import TextLine
from auditor.records import Block
from auditor.text import hyphens
from auditor.text.wording import profile_heading

_NEAR = 0.3  # points by which a size may differ


@dataclass(frozen=True, slots=True)
class Parts:
    """How the lines of a column are put together."""

    measure: Measure
    language: Language

    def one(self, found: Sequence[TextLine]) -> str:
        """The lines of one thing: a name, a title, a headline."""
        pieces: list[str] = []
        for line in found:
            if pieces and hyphens.BROKEN_WORD.search(pieces[-1]):
                pieces[-1] = hyphens.joined(pieces[-1], line.text, self.language)
            else:
                pieces.append(line.text.strip())
        return " ".join(pieces)

    def texts(self, found: Sequence[TextLine]) -> Iterator[Block]:
        """Running text: its paragraphs whole, its bullets as items."""
        for line, gap in paragraphs(found, self.measure, self.language):
            if line.text.strip():
                yield block(line.text.strip(), gap=gap)

    def kind(self, heading: str) -> str:
        """The kind of section that a heading opens, in whatever language; "" if none knows it."""
        return profile_heading(heading, self.language)


def is_set(line: TextLine, size: float) -> bool:
    """Whether a line is set in a size."""
    return abs(line.size - size) <= _NEAR


def under(found: Sequence[TextLine], size: float) -> list[tuple[str, list[TextLine]]]:
    """The lines under each heading of a size; those before the first under none."""
    parts: list[tuple[str, list[TextLine]]] = [("", [])]
    for line in found:
        if is_set(line, size):
            parts.append((line.text, []))
        else:
            parts[-1][1].append(line)
    return parts


def fields(*named: tuple[str, str]) -> Iterator[Block]:
    """A field of each that says anything."""
    yield from (Block("field", text, name) for name, text in named if text)
