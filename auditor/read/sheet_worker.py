"""A process of its own that reads one workbook from standard input and writes its sheets as JSON.

The library holds all cells between the first and the last, so that two cells can ask for more memory than
there is, and it ends its process where it fails. Here that harms nobody: whoever started this process sees
that it failed. It imports nothing of the program, and so starts fast.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

_MEMORY = 700_000_000  # bytes, with the few that the interpreter reserves and does not use
_ROWS = 20_000  # that are read of a sheet; who has more postings has no time to read them
_COLUMNS = 500
_LETTERS = 20_000_000  # as many as a file of text may have

Cell = int | float | str | bool | time | date | datetime | timedelta


class _TooLarge(Exception):
    """It holds more than any table of postings."""


def main() -> None:
    """Write each visible sheet with its name and its rows; or why not, in one word."""
    _limit_memory()
    answer: list[tuple[str, list[list[str]]]] | str
    try:
        answer = _sheets(sys.stdin.buffer.read())
    except PasswordError:
        answer = "locked"
    except _TooLarge:
        answer = "large"
    json.dump(answer, sys.stdout)


def _sheets(data: bytes) -> list[tuple[str, list[list[str]]]]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets, letters = [], 0
    for meta in workbook.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet:
            rows = _rows(workbook.get_sheet_by_name(meta.name))
            letters += sum(len(cell) for row in rows for cell in row)
            if letters > _LETTERS or max(map(len, rows), default=0) > _COLUMNS:
                raise _TooLarge
            sheets.append((meta.name, rows))
    return sheets


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # there is no such limit on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    """The rows from the first of the sheet on, each up to its last filled cell."""
    if sheet.start is None or sheet.end is None:
        return []
    if sheet.end[0] >= _ROWS:
        raise _TooLarge
    rows = [[*map(_text, row)] for row in sheet.iter_rows()]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        # One cell over several rows: what it says holds for each of them.
        at = column - sheet.start[1]  # rows begin with the first filled column, though at the first row
        for row in rows[first + 1 : last + 1]:
            if 0 <= at < len(row):
                row[at] = row[at] or rows[first][at]
    return [_without_empty_end(row) for row in rows]


def _without_empty_end(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


def _text(cell: Cell) -> str:
    """A cell as a person would type it: no 1.0 for 1, and no exponent."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    return cell.isoformat(" ") if isinstance(cell, datetime) else str(cell)


if __name__ == "__main__":
    main()
