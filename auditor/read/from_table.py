"""A table with a posting in each row: CSV, TSV, semicolons or bars, in any sane quoting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from auditor.errors import UnreadableInput, WrongInput
<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
from auditor.languages import Language
from auditor.read import cells, markup
from auditor.read.raw import HEAD, Raw
=======
from auditor.languages import ENGLISH
from auditor.read import json_ld, lines, markup, refuse
from auditor.read.decode import LIMIT
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
from auditor.records import Block, Notice, Source
from auditor.text.normalise import fold

SUFFIXES = (".csv", ".tsv", ".tab")
<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
=======
_DELIMITERS = ",;\t|"
_ESCAPED = re.compile(r"\\([-+#&.!()\[\]*_|>])")
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
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
<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
    name = raw.name
    header, *rows = cells.rows(raw.text, _worth(raw.language)) or [[]]
    columns = _columns(header, raw.language)
=======
    # Excel writes the line "sep=;" above the header to tell itself the delimiter.
    header, *rows = _rows(re.sub(r"\A\s*sep=.\n", "", text).lstrip("\n")) or [[]]
    refuse.messages(header, name)
    columns = _columns(header)
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
    if all(key in _FIELDS for key in columns):
        raise _no_text_column(name, header)
    found: list[Source] = []
    notices: list[Notice] = []
    for number, row in enumerate(rows, start=2):
        row_name = f"{name} row {number}"
        blocks = tuple(_blocks(row, columns))
        if any(block.kind != "field" for block in blocks):
            found.append(Source(row_name, "table", blocks))
        elif any(cell.strip() for cell in row):
            notices.append(
                Notice("row-skipped", "warning", f"{row_name} has no text and is skipped.", row_name)
            )
    if not found:
        raise UnreadableInput(f"{name}: no row has a description; fill that column, a posting in each row")
    found[0] = replace(found[0], notices=tuple(notices))
    return tuple(found)


<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
def _worth(language: Language) -> cells.Worth:
    """How many columns of a header are known."""
    return lambda header: len(_columns(header, language))
=======
def _rows(text: str) -> list[list[str]]:
    # A backslash before each quote, or two before each mark of Markdown, come of writers that escape with it.
    escape = "\\" if re.search(r'\\{2}[!-/:-@\[\]^_`{-~]|[^,;\t"\\]\\"(?![,;\t\n]|$)', text) else None
    before = csv.field_size_limit(LIMIT)  # the usual limit is 131,072; the setting is global, so put it back
    try:
        delimiter = _delimiter(text.split("\n", 1)[0])
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, escapechar=escape))
    finally:
        csv.field_size_limit(before)
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929


def _columns(header: Sequence[str], language: Language) -> dict[str, int]:
    """What we know -> in which column it is."""
    names = ["".join(filter(str.isalnum, fold(cell).text.casefold())) for cell in header]
    known = dict(language.table("pages")["columns"])
    known |= known.pop("text")
    found = {
        key: [names.index(name) for name in synonyms if name in names] for key, synonyms in known.items()
    }
    return {key: places[0] for key, places in found.items() if places}


def _blocks(row: Sequence[str], columns: dict[str, int]) -> Iterator[Block]:
<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
    known = {key: row[place].strip() for key, place in columns.items() if place < len(row)}
    for key, cell in known.items():
=======
    cells = {key: _bare(row[place]) for key, place in columns.items() if place < len(row)}
    for key, cell in cells.items():
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
        if cell and key in _FIELDS:
            yield Block("field", " ".join(cell.split()), name=key)
        elif cell:
            if key != "description":
                yield Block("heading", key.capitalize(), gap=True)
            yield from markup.fragment(cell)


def _bare(cell: str) -> str:
    """A cell without the backslashes that escape its marks; empty when it says "None", "nan" or the like."""
    cell = cell.strip()
    if len(_ESCAPED.findall(cell)) > 1 and not lines.looks_like_markdown(cell):
        cell = _ESCAPED.sub(r"\1", cell)
    return "" if json_ld.is_nothing(cell) else cell


def _no_text_column(name: str, header: Sequence[str]) -> WrongInput:
    shown = ", ".join(" ".join(cell.split())[:30] for cell in header[:12]) or "none"
    return WrongInput(
        f"{name}: no column with the text of the postings; found the columns: {shown}; "
        "expected one named description (or text, body, requirements), with title and company beside it"
    )
