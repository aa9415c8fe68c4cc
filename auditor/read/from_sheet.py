"""A workbook of Excel, LibreOffice or the like with a posting in each row of one of its sheets."""

from __future__ import annotations

from dataclasses import replace

from auditor.errors import UnreadableInput
from auditor.read import from_table, sheets
from auditor.read.raw import Raw
from auditor.records import Notice, Source


def sniff(raw: Raw) -> bool:
    """Whether its bytes are those of a workbook, whatever its name."""
    return bool(sheets.kind(raw))


def read(raw: Raw) -> tuple[Source, ...]:
    """One source for each row that has text, of the first sheet with columns that are known.

    Raises UnreadableInput when it is damaged, locked, too large or empty, WrongInput when no sheet holds
    descriptions.
    """
    found = sheets.read(raw)
    if not found:
        raise UnreadableInput(
            f"{raw.name}: no words in it; put a posting in each row, under a row of headings"
        )
    chosen = next((s for s in found if from_table.holds_postings(s.rows, raw.language)), found[0])
    first, *others = from_table.postings(chosen.rows, raw, sheets.kind(raw))
    beside = [f'"{sheet.name}"' for sheet in found if sheet is not chosen]
    if not beside:
        return (first, *others)
    message = f'{raw.name}: the sheet "{chosen.name}" is read, and not {", ".join(beside)}.'
    notice = Notice("sheet-chosen", "info", message, raw.name)
    return (replace(first, notices=(notice, *first.notices)), *others)
