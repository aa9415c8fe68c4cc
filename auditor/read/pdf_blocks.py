"""Any PDF -> blocks in the order in which people read it: paragraphs, items, and headings that are sure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from auditor.languages import Language, interfaces
from auditor.read import lines
from auditor.read.pdf import Pdf
from auditor.read.pdf_layout import Measure, columns, paragraphs
from auditor.read.pdf_lines import TextLine
from auditor.records import Block
from auditor.text.normalise import fold, key
from auditor.text.phrases import Phrasebook
from auditor.text.wording import headings, wording

_EDGE_LINES = 2  # of a page, at its top and its bottom, that may be furniture
_LONGEST_HEADING = 6  # words
_LIKE_IT = 2  # known headings that are set alike, before others set so are headings too
_LARGER = 1.12  # times the size of the text
_NUMBER = r"\d{1,3}"
_FURNITURE = re.compile(
    rf"[-–—|\s]*(?:[^\W\d]{{1,9}}\s*)?{_NUMBER}(?:\s*(?:/|[^\W\d]{{1,4}})\s*{_NUMBER})?[-–—|\s]*"  # the page
    rf"|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}},?\s+\d{{1,2}}[:.]\d\d\b.*"  # when it was printed
    rf"|(?:https?|file)://\S+(?:\s+{_NUMBER}/{_NUMBER})?"
)
_Style = tuple[int, bool, bool]


def blocks(pdf: Pdf, language: Language) -> Iterator[Block]:
    """The text column by column; what repeats on every page stands once, page numbers do not."""
    found = _without_furniture(columns(pdf.pages))
    known = _known(language)
    body = _body(found)
    styles = Counter(_style(line) for column in found for line in column if _is_heading(line, known, body))
    for column in found:
        measure = Measure.of(column)
        for line, gap in paragraphs(column, measure, language):
            text = " ".join(line.text.replace("\xa0", " ").split(" ")).strip()
            like_it = styles[_style(line)] >= _LIKE_IT and _stands_out(line, body) and _may_head(line)
            if _is_heading(line, known, body) or like_it:
                yield Block("heading", text, gap=True)
            elif text and not lines.is_decoration(text):
                yield lines.block(text, gap=gap)


def _without_furniture(found: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """The columns without page numbers, and with a running title but once."""
    every = sorted((line for column in found for line in column), key=lambda one: (one.page, -one.y))
    pages = sorted({line.page for line in every})
    edges: list[TextLine] = []
    for page in pages:
        on_it = [line for line in every if line.page == page]
        edges += {*on_it[:_EDGE_LINES], *on_it[-_EDGE_LINES:]}
    seen: Counter[tuple[str, int, int]] = Counter(map(_mask, edges))
    first = pages[0] if pages else 0
    gone = {
        line
        for line in edges
        if _FURNITURE.fullmatch(fold(line.text).text.strip())
        or (line.page != first and seen[_mask(line)] >= 2)
    }
    return [kept for column in found if (kept := [line for line in column if line not in gone])]


def _mask(line: TextLine) -> tuple[str, int, int]:
    return re.sub(r"\d+", "0", line.text), round(line.size), round(line.y / 4)


def _body(found: Sequence[Sequence[TextLine]]) -> float:
    """The size of the text: that of most letters."""
    sizes = Counter[float]()
    for column in found:
        for line in column:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _style(line: TextLine) -> _Style:
    return round(2 * line.size), line.bold, line.text.isupper()


def _stands_out(line: TextLine, body: float) -> bool:
    return line.bold or line.text.isupper() or line.size >= _LARGER * body


def _may_head(line: TextLine) -> bool:
    text = line.text.strip()
    short = 0 < len(text.split()) <= _LONGEST_HEADING and lines.is_short(text)
    return short and not lines.is_item(text) and not any(map(str.isdigit, text))


def _is_heading(line: TextLine, known: Sequence[Phrasebook], body: float) -> bool:
    return _may_head(line) and _stands_out(line, body) and any(key(line.text) in book for book in known)


@cache
def _known(language: Language) -> tuple[Phrasebook, ...]:
    """The headings of profiles in any language, and those of postings."""
    data = wording(language).data
    others = (table["headings"] for table in interfaces().values())
    own = (data["profile"]["headings"], data["profile"]["marked-headings"], data["posting"]["headings"])
    return tuple(map(headings, (*own, *others)))
