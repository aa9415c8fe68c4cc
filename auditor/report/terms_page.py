"""The terms of a text: as a table for a person, as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from auditor.records.answers import TermPlace, TermsAnswer
from auditor.report.page import Column, Page, Table, Verbatim

COLUMNS = ("term", "kind", "surface", "section", "start", "end", "qualifier", "demand")


def terms_page(answer: TermsAnswer) -> Page:
    """A row for each place of a term."""
    rows = tuple(tuple(map(str, row)) for row in _rows(answer))
    return Page((Table(tuple(map(Column, COLUMNS)), rows),))


def explained_page(answer: TermsAnswer) -> Page:
    """The same, and what was turned down or not read at all."""
    told = "\n".join(asides(answer))
    return Page((*terms_page(answer).blocks, *([Verbatim(told)] if told else [])))


def asides(answer: TermsAnswer) -> tuple[str, ...]:
    """What was rejected or dropped, and why, text by text."""
    return tuple(_asides(answer))


def as_csv(answer: TermsAnswer) -> str:
    """The table as CSV."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerows([COLUMNS, *_rows(answer)])
    return out.getvalue()


def _rows(answer: TermsAnswer) -> Iterator[tuple[str | int, ...]]:
    for text in answer.texts:
        yield from (_row(term) for term in text.terms)


def _row(term: TermPlace) -> tuple[str | int, ...]:
    return tuple(getattr(term, column) for column in COLUMNS)


def _asides(answer: TermsAnswer) -> Iterator[str]:
    for text in answer.texts:
        for r in text.rejected:
            yield f"rejected: {r.surface!r} as {r.term} in {r.section}: {r.reason}"
        for d in text.dropped:
            yield f"dropped ({d.reason}): {' '.join(d.text.split())[:100]}"
