"""Pieces of a page -> its lines: pieces that stand beside each other, with blanks where there is a gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from unicodedata import category

from auditor.read.pdf_text import Piece

APART = 1.3  # times the size: a wider gap stands between cells of a row
CLOSE = 0.6  # times the size: a wider one may have something in it that is drawn later
MOST_IN_ROW = 60  # cells
LEVEL, RAISED = 0.35, 0.62  # times the size by which text of a line may stand above it, and smaller signs
SMALLER = 0.85  # of its size, where a sign is raised
_LEAST_SPACED = 4  # letters on their own that make a word set wide
_HALF = 0.5  # of a blank: a wider gap is one
_PRINTERS = "\x02\ufffe\xad"  # a hyphen that only the line end brought
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LOST = re.compile(r"#{2,}|(?<!\S)#(?!\S)")
_UNTOLD = re.compile(r"[\ufffd\x00-\x01\x03-\x08\x0b-\x1f]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line, or the part of it that stands in one column: from x to end, at height y of a page."""

    text: str
    x: float
    end: float
    y: float
    size: float
    bold: bool = False  # all of it
    light: float = 0.0
    page: int = 0
    wide: bool = False  # a wide gap stands in it: its end is that of another cell

    @property
    def letter(self) -> float:
        """How wide its letters are, on average."""
        return (self.end - self.x) / max(len(self.text), 1)


def cells(pieces: Sequence[Piece]) -> list[TextLine]:
    """The parts of lines without a wide gap in them, as they were drawn."""
    found: list[list[Piece]] = []
    drawn: set[tuple[str, int, int]] = set()
    for piece in pieces:
        at = (piece.text, round(piece.x / 1.5), round(piece.y / 1.5))
        if at in drawn and piece.text.strip():
            continue  # drawn twice to look bold
        drawn.add(at)
        if found and _beside(found[-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [line for one in found if (line := _line(one)).text]


def in_rows(found: Iterable[TextLine]) -> list[list[TextLine]]:
    """Cells by rows from the top, each from left to right; no two of a row overlap."""
    rows: list[list[TextLine]] = []
    for cell in sorted(found, key=lambda one: (-one.y, one.x)):
        row = next(
            (row for row in reversed(rows[-3:]) if len(row) < MOST_IN_ROW and _same_row(row, cell)), None
        )
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [sorted(row, key=lambda one: one.x) for row in rows]


def together(row: Sequence[TextLine]) -> TextLine:
    """The cells of a row as one line; a wide gap between them is two blanks."""
    first = row[0]
    text = first.text
    for before, cell in pairwise(row):
        gap = cell.x - before.end
        blank = "  " if gap > APART * cell.size else " " if gap > _HALF * 0.25 * cell.size else ""
        text += blank + cell.text
    wide = any(b.x - a.end > APART * b.size and len(a.text) > 2 for a, b in pairwise(row))
    main = max(row, key=lambda one: len(one.text))
    return TextLine(
        text, first.x, max(cell.end for cell in row), main.y, main.size,
        all(cell.bold for cell in row), main.light, first.page, wide,
    )  # fmt: skip


def without_lost(text: str) -> tuple[str, int]:
    """The text without the "#" that stand for signs the font lacks, and how many there were.

    A single one at a word is its own: "C#", "#opentowork".
    """
    lost = sum(map(len, _LOST.findall(text)))
    return (" ".join(_LOST.sub(" ", text).split()), lost) if lost else (text, 0)


def _beside(run: Sequence[Piece], piece: Piece) -> bool:
    last = run[-1]
    gap = piece.x - last.end
    large, small = max(run[0].size, piece.size), min(last.size, piece.size)
    return abs(piece.y - run[0].y) < _rise(run[0].size, piece.size) and -0.6 * large < gap < CLOSE * small


def _rise(one: float, other: float) -> float:
    """How far apart in height two sizes may stand on one line."""
    large, small = max(one, other), min(one, other)
    return RAISED * min(large, 1.8 * small) if small < SMALLER * large else LEVEL * large


def _line(run: Sequence[Piece]) -> TextLine:
    run = [p for p, after in zip(run, [*run[1:], None], strict=True) if not _is_covered(p, after)]
    spaced = _spacing(run)
    text = ""
    for before, piece in zip([None, *run[:-1]], run, strict=True):
        if before is not None and piece.x - before.end - spaced > _HALF * min(before.space, piece.space):
            text += " " * (not text.endswith((" ", "\xa0")) and not piece.text.startswith((" ", "\xa0")))
        text += piece.text
    main = max(run, key=lambda one: len(one.text.strip()))
    seen = [piece for piece in run if piece.text.strip()]
    if not seen:
        return TextLine("", run[0].x, run[0].end, run[0].y, main.size)
    bold = all(piece.bold for piece in seen if any(map(str.isalnum, piece.text)))
    begin = seen[0].x + (len(seen[0].text) - len(seen[0].text.lstrip())) * seen[0].space
    return TextLine(_clean(text), begin, seen[-1].end, main.y, main.size, bold, main.light, main.page)


def _is_covered(piece: Piece, after: Piece | None) -> bool:
    """Whether a blank is none: what follows begins where it does, as after a hyphen that is not shown."""
    return after is not None and not piece.text.strip() and after.x < piece.x + 0.3 * (piece.end - piece.x)


def _spacing(run: Sequence[Piece]) -> float:
    """What stands between the letters of a word that is set wide, letter by letter."""
    single = [
        after.x - before.end
        for before, after in pairwise(run)
        if len(before.text) == len(after.text) == 1 and not (before.text + after.text).isspace()
    ]
    letters = sum(len(piece.text.strip()) for piece in run)
    wide = len(single) >= _LEAST_SPACED and len(single) >= 0.6 * letters
    return max(median(single), 0.0) if wide else 0.0


def _clean(text: str) -> str:
    """The text without signs that stand for nothing; a bullet of a font of its own is a bullet."""
    text = _UNTOLD.sub(" ", text).translate(_LIGATURES)
    if text.strip() and category(text.strip()[0]) == "Co":
        text = "• " + text.strip()[1:]
    text = text.strip()
    return "".join(sign for at, sign in enumerate(text) if sign not in _PRINTERS or at == len(text) - 1)


def _same_row(row: Sequence[TextLine], cell: TextLine) -> bool:
    near = any(abs(one.y - cell.y) < _rise(one.size, cell.size) for one in row)
    return near and all(cell.x > one.end - 1 or cell.end < one.x + 1 for one in row)
