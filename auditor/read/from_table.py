"""A table with a posting in each row: CSV, TSV, semicolons or bars, in any sane quoting."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import Language
from auditor.read import cells, json_ld, limits, lines, markup, refuse
from auditor.read.raw import HEAD, Raw
from auditor.records import Block, Notice, Source
from auditor.text.normalise import fold

SUFFIXES = (".csv", ".tsv", ".tab")
_ESCAPED = re.compile(r"\\([-+#&.!()\[\]*_|>~`$])")
_BREAK = re.compile(r"(?:\\r)?\\n(?![a-z])")  # a line end that was written out
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TOP = 30  # rows, in one of which the header stands
_COLUMNS = 20_000  # in which one that we know stands
_FIELDS = ("title", "company", "location")


def sniff(raw: Raw) -> bool:
    """Whether the name says so, or the first line is a row of column names that we know."""
    if PurePath(raw.name).suffix.lower() in SUFFIXES:
        return True
    columns = _columns(cells.header(raw.text[:HEAD], _worth(raw.language)), raw.language)
    return any(key in columns for key in _FIELDS) and any(key not in _FIELDS for key in columns)


def read(raw: Raw) -> tuple[Source, ...]:
    """One source for each row that has text, named by the row number a spreadsheet shows.

    Raises WrongInput when no column holds descriptions, UnreadableInput when no row has text.
    """
    try:
        rows = cells.rows(raw.text, _worth(raw.language), escapes=True)
    except csv.Error as error:
        raise UnreadableInput(f"{raw.name}: not readable as CSV ({error}); save the table again") from error
    return postings(rows, raw, "table")


def postings(rows: Sequence[Sequence[str]], raw: Raw, format: str) -> tuple[Source, ...]:
    """One source for each of the rows below the header that has text; raises as `read` does."""
    name, at = raw.name, _header(rows, raw.language)
    header = rows[at] if rows else []
    refuse.messages(header, name)
    columns = _columns(header, raw.language)
    if all(key in _FIELDS for key in columns):
        raise _no_text_column(name, header)
    limits.postings(sum(1 for row in rows if row) - 1, name)
    found: list[Source] = []
    notices: list[Notice] = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        row_name = f"{name} row {number}"
        for cell in row:
            limits.page(cell, row_name)
        blocks = tuple(_blocks(row, columns, raw.language))
        if any(block.kind != "field" for block in blocks):
            found.append(Source(row_name, format, blocks))
        elif any(cell.strip() for cell in row):
            notices.append(
                Notice("row-skipped", "warning", f"{row_name} has no text and is skipped.", row_name)
            )
    if not found:
        raise UnreadableInput(f"{name}: no row has a description; fill that column, a posting in each row")
    found[0] = replace(found[0], notices=tuple(notices))
    return tuple(found)


def holds_postings(rows: Sequence[Sequence[str]], language: Language) -> bool:
    """Whether one of the first rows is a header that names texts of postings."""
    return bool(rows) and _names_texts(rows[_header(rows, language)], language)


def _header(rows: Sequence[Sequence[str]], language: Language) -> int:
    """Where the header stands: in the first row, or below a title and empty rows."""
    if rows and not _names_texts(rows[0], language):
        for at, row in enumerate(rows[:_TOP]):
            if _names_texts(row, language) and len(_columns(row, language)) > 1:
                return at
    return next((at for at, row in enumerate(rows[:_TOP]) if any(row)), 0)


def _names_texts(header: Sequence[str], language: Language) -> bool:
    return any(key not in _FIELDS for key in _columns(header, language))


def _worth(language: Language) -> cells.Worth:
    """How many columns of a header are known."""
    return lambda header: len(_columns(header, language))


def _columns(header: Sequence[str], language: Language) -> dict[str, int]:
    """What we know -> in which column it is."""
    names = ["".join(filter(str.isalnum, fold(cell).text.casefold())) for cell in header[:_COLUMNS]]
    known = dict(language.table("pages")["columns"])
    known |= known.pop("text")
    found = {
        key: [names.index(name) for name in synonyms if name in names] for key, synonyms in known.items()
    }
    return {key: places[0] for key, places in found.items() if places}


def _blocks(row: Sequence[str], columns: dict[str, int], language: Language) -> Iterator[Block]:
    known = {key: _bare(row[place], language) for key, place in columns.items() if place < len(row)}
    for key, cell in known.items():
        if cell and key in _FIELDS:
            yield Block("field", " ".join(cell.split()), name=key)
        elif cell:
            if key != "description":
                yield Block("heading", key.capitalize(), gap=True)
            yield from markup.fragment(cell)


def _bare(cell: str, language: Language) -> str:
    """A cell without the backslashes that escape its marks and line ends; empty when it says "None", "nan" or
    the like, or nothing but an address."""
    cell = cell.strip()
    if "\n" not in cell and len(_BREAK.findall(cell)) > 1:
        cell = _BREAK.sub("\n", cell)
    if len(_ESCAPED.findall(cell)) > 1 and not lines.looks_like_markdown(cell):
        cell = _ESCAPED.sub(r"\1", cell)
    says_nothing = not any(map(str.isalnum, cell)) or _ADDRESS.fullmatch(cell)
    return "" if says_nothing or json_ld.is_nothing(cell, language) else cell


def _no_text_column(name: str, header: Sequence[str]) -> WrongInput:
    shown = ", ".join(" ".join(cell.split())[:30] for cell in header[:12]) or "none"
    return WrongInput(
        f"{name}: no column with the text of the postings; found the columns: {shown}; "
        "expected one named description (or text, body, requirements), with title and company beside it"
    )
