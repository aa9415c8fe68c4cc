"""LinkedIn's "Save to PDF" of before 2018, in one column -> blocks that say what each part is.

The name has 20 points and headings 16; what begins an entry is bold: "Title  at   Company", a school. The
last line is "Contact ... on LinkedIn", and before it the name stands again over what others wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from auditor.languages import Language
from auditor.read import told
from auditor.read.pdf import Pdf
from auditor.read.pdf_layout import Measure
from auditor.read.pdf_lines import TextLine, in_rows, together
from auditor.read.pdf_parts import Parts, fields, is_set, under
from auditor.records import Block
from auditor.text.wording import wording

NAME, HEADING, ENTRY = 20, 16, 12
_BESIDE = {"certifications": "issuer", "languages": "level"}  # what stands below an entry and says no skill
LAST = 3  # lines at the end, of which one is LinkedIn's
_WIDE_AT = re.compile(r"(.+?)[\s\xa0]{2,}(\S{1,4})[\s\xa0]{2,}(.+)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"\S@\S|\bwww\.|https?:")
_PAGE = re.compile(r"[^\W\d]+\s*\d{1,3}")

Lines = Sequence[TextLine]


def is_it(pdf: Pdf) -> bool:
    """Whether it has the sizes of LinkedIn's one column, and its last line."""
    found = _lines(pdf)
    sized = any(is_set(line, NAME) for line in found[:3]) and any(is_set(line, HEADING) for line in found)
    return sized and any("LinkedIn" in line.text for line in found[-LAST:])


def blocks(pdf: Pdf, language: Language) -> Iterator[Block]:
    """The profile in the order of the file."""
    furniture: list[TextLine] = []
    column: list[TextLine] = []
    found, before = _lines(pdf), None
    for at, line in enumerate(found):
        is_last = at >= len(found) - LAST and "LinkedIn" in line.text
        is_number = line.page != before and line.size < ENTRY and bool(_PAGE.fullmatch(line.text))
        (furniture if is_last or is_number else column).append(line)
        before = line.page
    parts = Parts(Measure.of(column), language)
    again = next((at for at, line in enumerate(column) if at > 1 and is_set(line, NAME)), len(column))
    (_, head), *sections = under(column[:again], HEADING)
    yield from _identity(head, parts)
    for heading, lines in sections:
        yield from _section(heading, lines, parts)
    yield from _recommendations(column[again:], head, parts)
    yield from fields(*(("page", line.text) for line in furniture))


def _lines(pdf: Pdf) -> list[TextLine]:
    return [together(row) for page in pdf.pages for row in in_rows(page)]


def _identity(found: Lines, parts: Parts) -> Iterator[Block]:
    names = [line for line in found if is_set(line, NAME)]
    below = [line for line in found if not is_set(line, NAME)]
    contact = [line for line in below if _ADDRESS.search(line.text)]
    headline = [line for line in below if not _ADDRESS.search(line.text)]
    yield from told.identity(parts.one(names), parts.one(headline))
    yield from fields(*(("contact", line.text) for line in contact))


def _section(heading: str, found: Lines, parts: Parts) -> Iterator[Block]:
    kind = parts.kind(heading) or "other"
    if kind in ("experience", "volunteering"):
        yield Block("heading", heading, kind, gap=True)
        yield from _positions(found, parts, is_job=kind == "experience")
    elif kind in ("skills", "contact"):
        yield from told.section(kind, heading, [line.text for line in found], entries=True)
    else:
        yield Block("heading", heading, kind, gap=True)
        yield from _entries(found, parts, _BESIDE.get(kind, ""))


def _positions(found: Lines, parts: Parts, *, is_job: bool) -> Iterator[Block]:
    for is_head, group in groupby(found, _begins):
        part = list(group)
        if is_head:
            title, company = _divided(parts.one(part), parts.language)
            if is_job:
                yield Block("field", title, "title", gap=True)
                yield from fields(("company", company))
            else:
                yield Block("paragraph", title, gap=True)
                yield from [Block("paragraph", company)] if company else []
        else:
            dated = part[:1] if _YEAR.search(part[0].text) else []
            yield from fields(("dates", parts.one(dated)))
            yield from parts.texts(part[len(dated) :])


def _begins(line: TextLine) -> bool:
    return line.bold and is_set(line, ENTRY)


def _divided(text: str, language: Language) -> tuple[str, str]:
    """Title and company. Wide blanks stand around the word between them, whatever the language."""
    if wide := _WIDE_AT.fullmatch(text):
        return wide[1].strip(), wide[3].strip()
    words = [re.escape(word) for word in wording(language).data["at"]]
    plain = re.fullmatch(rf"(.+?)\s+(?:{'|'.join(words)})\s+(.+)", text)
    return (plain[1], plain[2]) if plain else (text, "")


def _entries(found: Lines, parts: Parts, beside: str) -> Iterator[Block]:
    """Each entry with the lines below it, which are fields of the name `beside` or text."""
    for is_head, group in groupby(found, _begins):
        part = list(group)
        if is_head:
            yield Block("paragraph", parts.one(part), gap=True)
        elif beside:
            yield from fields(*((beside, line.text) for line in part))
        else:
            yield from parts.texts(part)


def _recommendations(found: Lines, head: Lines, parts: Parts) -> Iterator[Block]:
    """What others wrote, below name and headline, which stand there again."""
    again = {line.text for line in head}
    yield from fields(*(("page", line.text) for line in found if line.text in again))
    rest = [line for line in found if line.text not in again]
    if rest:
        yield Block("heading", rest[0].text, "recommendations", gap=True)
        yield from parts.texts(rest[1:])
