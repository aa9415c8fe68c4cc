"""LinkedIn's "Save to PDF" in two columns -> blocks that say what each part is, told by size and colour.

The name has 26 points, headings 15.75, a company 12, a title 11.5, the rest 10.5; places are grey, and in the
column beside it headings have 13. The language of the interface changes the words and none of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from auditor.languages import Language
from auditor.read import told
from auditor.read.pdf import Pdf
from auditor.read.pdf_layout import Measure
from auditor.read.pdf_lines import TextLine, in_rows, together
from auditor.read.pdf_parts import Parts, fields, is_set, under
from auditor.records import Block

SIDE, MAIN = 204, 220  # points: the column beside the profile ends, and the profile begins
EDGE = 540  # points to which its text reaches at the least
NAME, HEADING, COMPANY, TITLE, TEXT, FOOTER = 26, 15.75, 12, 11.5, 10.5, 9
SIDE_HEADING = 13
_GREY = 0.45  # how light a place is, and nothing else in the main column
_ITEM_GAP = 1.43  # times the size: lines of one item stand nearer than two items
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STUDY_DATES = re.compile(r"\s*·?\s*(\([^()]*\d{4}[^()]*\))\s*$")
_ADDRESS = re.compile(r"@|\bwww\.|https?:|linkedin\.com|/in/")

Lines = Sequence[TextLine]


def is_it(pdf: Pdf) -> bool:
    """Whether the first page has LinkedIn's two columns and sizes."""
    first = pdf.pages[0] if pdf.pages else ()
    main = [cell for cell in first if cell.x >= MAIN]
    side = [cell for cell in first if cell.x < SIDE]
    named = any(is_set(cell, NAME) for cell in main) and any(is_set(cell, HEADING) for cell in main)
    return named and (not side or any(is_set(cell, SIDE_HEADING) for cell in side))


def blocks(pdf: Pdf, language: Language) -> Iterator[Block]:
    """The profile in LinkedIn's order: who it is, the main column, the one beside it."""
    main: list[TextLine] = []
    side: list[TextLine] = []
    for page in pdf.pages:
        main += map(together, in_rows(cell for cell in page if cell.x >= SIDE))
        side += map(together, in_rows(cell for cell in page if cell.x < SIDE))
    pages = [line for line in main if line.size < FOOTER + 1]
    column = [line for line in main if line.size >= FOOTER + 1]
    parts = Parts(Measure.of(column, EDGE), language)
    (_, head), *sections = under(column, HEADING)
    yield from _identity(head, parts)
    for heading, found in sections:
        yield from _section(heading, found, parts)
    yield from _beside(side, parts)
    yield from fields(*(("page", line.text) for line in pages))


def _identity(found: Lines, parts: Parts) -> Iterator[Block]:
    names = [line for line in found if line.size > HEADING + 1]
    below = [line for line in found if line.size <= HEADING + 1]
    places = [line for line in below if line.light > _GREY]
    headline = [line for line in below if line.light <= _GREY]
    yield from told.identity(*map(parts.one, (names, headline, places)))


def _section(heading: str, found: Lines, parts: Parts) -> Iterator[Block]:
    """What it is by its sizes; the words of the heading only tell what looks alike."""
    kind = parts.kind(heading)
    if any(is_set(line, TITLE) for line in found):
        yield Block("heading", heading, "experience", gap=True)
        yield from _positions(found, parts)
    elif kind == "education" or any(is_set(a, COMPANY) and is_set(b, TEXT) for a, b in pairwise(found)):
        yield Block("heading", heading, kind or "education", gap=True)
        yield from _schools(found, parts)
    else:
        yield Block("heading", heading, kind or "about", gap=True)
        yield from parts.texts(found)


def _positions(found: Lines, parts: Parts) -> Iterator[Block]:
    company, is_titled = "", False
    for size, group in groupby(found, _rank):
        part = list(group)
        if size == COMPANY:
            company, is_titled = parts.one(part), False
        elif size == TITLE:
            yield Block("field", parts.one(part), "title", gap=True)
            yield from fields(("company", company))
            is_titled = True
        elif is_titled:
            yield from _position(part, parts)
        else:
            yield from fields(("page", parts.one(part)))  # how long in the company, in all its positions


def _rank(line: TextLine) -> float:
    return next((size for size in (COMPANY, TITLE) if is_set(line, size)), TEXT)


def _position(found: Lines, parts: Parts) -> Iterator[Block]:
    """What stands under a title: its dates, its place in grey, and its description."""
    rest = list(found)
    dates: list[TextLine] = []
    while rest and (_YEAR.search(rest[0].text) if not dates else _is_open(dates)):
        dates.append(rest.pop(0))
    place: list[TextLine] = []
    while rest and rest[0].light > _GREY:
        place.append(rest.pop(0))
    yield from fields(("dates", parts.one(dates)), ("place", parts.one(place)))
    yield from parts.texts(rest)


def _is_open(found: Lines) -> bool:
    """Whether a bracket is still open: the line was cut."""
    text = "".join(line.text for line in found)
    return text.count("(") > text.count(")") and len(found) < 3


def _schools(found: Lines, parts: Parts) -> Iterator[Block]:
    for is_school, group in groupby(found, lambda line: is_set(line, COMPANY)):
        text = parts.one(list(group))
        dated = None if is_school else _STUDY_DATES.search(text)
        if study := text[: dated.start()].strip() if dated else text:
            yield Block("paragraph", study, gap=is_school)
        yield from fields(("dates", dated[1] if dated else ""))


def _beside(found: Lines, parts: Parts) -> Iterator[Block]:
    for heading, part in under(found, SIDE_HEADING):
        items = [item for lines in _items(part) if (item := parts.one(lines))]
        kind = parts.kind(heading)
        if not heading:
            yield from fields(*(("page", item) for item in items))
        elif kind == "contact" or (not kind and any(map(_ADDRESS.search, items))):
            yield from told.section("contact", heading, items)
        else:
            yield from told.section(kind or "other", heading, items, entries=True)


def _items(found: Lines) -> Iterator[list[TextLine]]:
    """The lines of each item; what stands in brackets alone, or goes on over the page, belongs above."""
    item: list[TextLine] = []
    for line in found:
        last = item[-1] if item else None
        near = last and last.page == line.page and last.y - line.y < _ITEM_GAP * line.size
        goes_on = line.text.startswith("(") or (last and last.page != line.page and line.text[:1].islower())
        if item and not near and not goes_on:
            yield item
            item = []
        item.append(line)
    if item:
        yield item
