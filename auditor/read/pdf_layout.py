"""Lines of pages -> columns in the order they are read, and lines that were cut -> paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.languages import Language
from auditor.read import lines
from auditor.read.pdf_lines import TextLine, in_rows, together
from auditor.text import hyphens

FEWEST_ROWS = 3  # on either side of what divides columns
LONGEST = 20_000  # characters of a paragraph
FEWEST_LETTERS = 5  # in a row, on average: bullets and numbers are no column
FILLED = 0.4  # share of a column's height that has text; dates beside their positions have less
ALIGNED = 0.5  # share of a column's rows that begin where most do
GUTTER = 8.0  # points without text between columns
MOST_DEPTH = 6  # of columns in columns
SIDEBAR = 1.4  # times as wide as the other: a column beside the text, not the next one of it
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_DATE = 30
_ADDRESS = re.compile(r"^\S+@\S+$|^(?:https?://|www\.)\S+$", re.MULTILINE)  # alone on its line
_ENDS = re.compile(r"[.!?:;…][\"')\]]*\s*$")

Rows = Sequence[Sequence[TextLine]]


# --- columns ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where rows first to last are divided: what begins at `x` is the right column."""

    first: int
    last: int
    x: float


def columns(pages: Rows) -> list[list[TextLine]]:
    """The text as its columns, each read from top to bottom over all pages on which it goes on.

    The column with the largest letters comes first: it says who it is, and a sidebar does not.
    """
    found: list[list[TextLine]] = []
    beside: tuple[float, list[TextLine], list[TextLine]] | None = None  # where the last page was cut
    is_plain = False  # the last page has one column
    for page in pages:
        rows = in_rows(page)
        cut = _cut(rows)
        is_whole = cut is not None and cut.last - cut.first >= 0.7 * len(rows)
        was_plain, is_plain = is_plain, cut is None and beside is None
        if is_plain and was_plain:
            found[-1] += map(together, rows)
        elif beside and _goes_on(rows, beside[0]):
            for side, part in zip(beside[1:], _sides(rows, beside[0]), strict=True):
                side += map(together, part)
        elif cut is not None and is_whole and _is_sidebar(rows, cut):
            above = [together(row) for row in rows[: cut.first]]
            left, right = ([*map(together, side)] for side in _sides(rows[cut.first : cut.last], cut.x))
            ordered = (
                [right, left] if _largest(right) > max(_largest(left), _largest(above)) else [left, right]
            )
            below = [part for part in _parts(rows[cut.last :]) if part]
            found += [above, *ordered, *below]
            beside = None if below else (cut.x, left, right)
        else:
            found += _parts(rows)
            beside = None
    return [column for column in found if column]


def _parts(rows: Rows, depth: int = 0) -> list[list[TextLine]]:
    cut = _cut(rows) if depth < MOST_DEPTH else None
    if cut is None:
        return [[together(row) for row in rows]]
    left, right = _sides(rows[cut.first : cut.last], cut.x)
    parts = rows[: cut.first], left, right, rows[cut.last :]
    return [column for part in parts for column in _parts(part, depth + 1)]


def _sides(rows: Rows, x: float) -> tuple[list[list[TextLine]], list[list[TextLine]]]:
    left = [[cell for cell in row if cell.x < x - 1] for row in rows]
    right = [[cell for cell in row if cell.x >= x - 1] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _cut(rows: Rows) -> _Cut | None:
    """The longest run of rows that two columns share, if there is any."""
    begins = Counter(round(cell.x) for row in rows for cell in row)
    best: _Cut | None = None
    for x, count in begins.most_common(24):
        if (
            count >= FEWEST_ROWS
            and (cut := _run(rows, x - 1)) is not None
            and (best is None or cut.last - cut.first > best.last - best.first)
        ):
            best = cut
    return best


def _run(rows: Rows, x: float) -> _Cut | None:
    """The longest run of rows that nothing crosses at x, if there is a column on either side."""
    crossed = [any(cell.x < x - 1 and cell.end > x - GUTTER for cell in row) for row in rows]
    edges = [-1, *(at for at, is_crossed in enumerate(crossed) if is_crossed), len(rows)]
    first, last = max(((a + 1, b) for a, b in pairwise(edges)), key=lambda run: run[1] - run[0])
    if last < len(rows):
        last = _above_heading(rows, first, last, x)
    left, right = _sides(rows[first:last], x)
    is_cut = all(len(side) >= FEWEST_ROWS and _is_column(side) for side in (left, right))
    return _Cut(first, last, x) if is_cut else None


def _above_heading(rows: Rows, first: int, last: int, x: float) -> int:
    """Where the columns end: lines on the left alone below a gap head the text that follows."""
    while last - 1 > first and all(cell.x < x - 1 for cell in rows[last - 1]):
        gap = rows[last - 2][0].y - rows[last - 1][0].y
        last -= 1
        if gap > 1.7 * rows[last][0].size:
            return last
    return last


def _is_column(side: Rows) -> bool:
    """Whether these rows are text of their own, and not the dates or places of the rows beside them."""
    firsts = [row[0] for row in side]
    height = firsts[0].y - firsts[-1].y + firsts[-1].size
    filled = sum(1.25 * one.size for one in firsts) / max(height, 1)
    begins = Counter(round(one.x / 3) for one in firsts)
    letters = sum(map(str.isalnum, "".join(one.text for row in side for one in row)))
    dated = sum(bool(_YEAR.search(one.text)) and len(one.text) <= _LONGEST_DATE for one in firsts)
    aligned = max(begins[at] + begins[at + 1] for at in begins)
    worded = letters >= FEWEST_LETTERS * len(side) and dated <= 0.4 * len(side)
    return worded and filled >= FILLED and aligned >= ALIGNED * len(side)


def _is_sidebar(rows: Rows, cut: _Cut) -> bool:
    left, right = _sides(rows[cut.first : cut.last], cut.x)
    a, b = (
        max(c.end for row in side for c in row) - min(c.x for row in side for c in row)
        for side in (left, right)
    )
    return max(a, b) >= SIDEBAR * min(a, b)


def _goes_on(rows: Rows, x: float) -> bool:
    """Whether a page keeps to the columns of the one before it."""
    return (
        bool(rows)
        and not any(cell.x < x - 1 and cell.end > x - GUTTER for row in rows for cell in row)
        and any(cell.x >= x - 1 for row in rows for cell in row)
    )


def _largest(column: Sequence[TextLine]) -> float:
    return max((line.size for line in column if line.page == 0), default=0.0)


# --- paragraphs ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """Where lines of a column end at most, and how far apart those of a paragraph are, by their style."""

    edge: float
    pitches: Mapping[tuple[int, bool], float]
    is_full: bool  # several lines reach the edge, so that it is one

    @classmethod
    def of(cls, column: Sequence[TextLine], edge: float = 0.0) -> Measure:
        """Taken of a whole column; `edge` is the least it can be."""
        edge = max(edge, *(line.end for line in column)) if column else edge
        near = sum(line.end > edge - 0.12 * (edge - line.x) for line in column)
        return cls(edge, _pitches(column), near >= FEWEST_ROWS)


def paragraphs(
    column: Sequence[TextLine], measure: Measure, language: Language
) -> Iterator[tuple[TextLine, bool]]:
    """The lines with those put together that were cut at the column's edge, and whether a gap is above.

    A line was cut where the first word of the next one had no room left.
    """
    whole: TextLine | None = None
    last: TextLine | None = None
    gap = True
    for line in column:
        apart = last is None or last.page != line.page or _far(last, line, 1.4, measure)
        if whole is not None and last is not None and _continues(whole, last, line, measure):
            whole = replace(whole, text=hyphens.joined(whole.text, line.text, language))
        else:
            if whole is not None:
                yield whole, gap
            whole, gap = line, apart
        last = line
    if whole is not None:
        yield whole, gap


def _style(line: TextLine) -> tuple[int, bool]:
    return round(2 * line.size), line.bold


def _pitches(column: Sequence[TextLine]) -> dict[tuple[int, bool], float]:
    """How far apart the lines of a paragraph are, by their size: as near as such lines often stand."""
    steps: dict[tuple[int, bool], list[float]] = {}
    for a, b in pairwise(column):
        if a.page == b.page and _style(a) == _style(b) and 0.8 * a.size < a.y - b.y < 2.2 * a.size:
            steps.setdefault(_style(a), []).append(a.y - b.y)
    return {style: sorted(found)[len(found) // 5] for style, found in steps.items()}


def _far(last: TextLine, line: TextLine, times: float, measure: Measure) -> bool:
    return last.y - line.y > times * measure.pitches.get(_style(line), 1.25 * line.size)


def _continues(whole: TextLine, last: TextLine, line: TextLine, measure: Measure) -> bool:
    if (
        abs(last.size - line.size) > 0.3
        or (last.bold and not line.bold)
        or abs(last.light - line.light) > 0.25
    ):
        return False
    if lines.is_item(line.text) or (line.bold and not last.bold):
        return False
    if last.wide or len(whole.text) > LONGEST or _ADDRESS.search(f"{last.text}\n{line.text}"):
        return False
    small = bool(hyphens.BEGINS_SMALL.match(line.text))
    goes_on = small or not _ENDS.search(last.text)
    if last.page != line.page:
        if not goes_on:
            return False
    elif last.y <= line.y or _far(last, line, 1.6 if small and goes_on else 1.2, measure):
        return False
    hangs = lines.is_item(whole.text) and line.x >= whole.x - 1
    centred = abs(line.x + line.end - last.x - last.end) <= 6
    aligned = min(abs(line.x - last.x), abs(line.x - whole.x)) <= 2 or centred
    indented = whole is last and 0 < whole.x - line.x <= 4 * line.size
    if not (hangs or aligned or indented):
        return False
    return (small or measure.is_full) and _fills(last, line, measure.edge)


def _fills(last: TextLine, line: TextLine, edge: float) -> bool:
    """Whether the first word of a line had no room behind the last one."""
    word = len(line.text.split(" ", 1)[0]) * 1.1 + 1
    return edge - last.end < word * max(line.letter, 0.4 * line.size)
