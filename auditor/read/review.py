"""A reviewed `terms.csv` as it comes back from Excel, LibreOffice or Google Sheets, as CSV or a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

from auditor import plain_file
from auditor.errors import UnreadableInput, WrongInput
from auditor.read import cells, refuse, sheets
from auditor.read.decode import LIMIT, as_written
from auditor.read.raw import Raw
from auditor.records import Change, Decision, meant

DECISIONS: tuple[str, ...] = get_args(Decision)
ENTERED = ("decision", "replacement", "note")  # the columns that a person fills


def decisions(path: Path, audited: Mapping[str, str]) -> tuple[Change, ...]:
    """The rows that a person has decided on, in the order of the sheet.

    Columns may stand in any order, with more beside them; rows may be empty, the delimiter and the quoting
    those of any program.

    Args:
        audited: by term of the audit that the sheet should be of, how it is written.

    Raises:
        UnreadableInput: the file cannot be read.
        WrongInput: it is no review sheet, or one of another audit, or a decision is not understood; the
            row is named.
    """
    numbered = [*_numbered(path)]
    changes = []
    terms = [term for _, row in numbered if (term := _term(row))]
    strange = [term for term in terms if not meant(term, audited)]
    if len(strange) > len(terms) / 2:
        raise WrongInput(
            f"{path}: the sheet of another audit? {len(strange)} of its {len(terms)} terms, such as "
            f"{strange[0]!r}, are not in this one; name the audit it belongs to with --audit"
        )
    for number, row in numbered:
        if decided := row.get("decision", "").casefold():
            changes.append(_change(row, decided, f"{path}, row {number}"))
    return tuple(changes)


def entered(path: Path) -> Mapping[str, Mapping[str, str]]:
    """What a person has entered into a sheet, by term and column, as it stands; nothing without a sheet."""
    try:
        rows = [row for _, row in _numbered(path)]
    except (UnreadableInput, WrongInput):
        return {}
    filled = [(_term(row), {column: row.get(column, "") for column in ENTERED}) for row in rows]
    return {term: made for term, made in filled if term and any(made.values())}


def _numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column, each with its number."""
    for rows in _tables(path):
        header = [cell.strip().casefold() for cell in rows[0]] if rows else []
        if {"term", "decision"} <= {*header}:
            for number, row in enumerate(rows[1:], start=2):
                yield number, dict(zip(header, map(str.strip, row), strict=False))
            return
    raise WrongInput(f"{path}: no review sheet; expected the columns term and decision of terms.csv")


def _change(row: dict[str, str], decided: str, where: str) -> Change:
    term = _term(row)
    if decided not in DECISIONS:
        raise WrongInput(f"{where}: {decided!r} is no decision; expected {', '.join(DECISIONS)} or nothing")
    if not term:
        raise WrongInput(f"{where}: a decision without a term; fill in the column term")
    replacement = row.get("replacement", "")
    if decided == "replace" and not replacement:
        raise WrongInput(f"{where}: what is {term!r} to be replaced by? Fill in the column replacement")
    return Change(cast(Decision, decided), term, replacement if decided == "replace" else "")


def _term(row: dict[str, str]) -> str:
    return row.get("term", "").removeprefix("'")  # put there so that no formula starts


def _tables(path: Path) -> list[list[list[str]]]:
    """The rows of a sheet: of each one in a workbook, of the only one in CSV."""
    try:
        raw = Raw(str(path), plain_file.data(path, LIMIT))
        if sheets.kind(raw):
            return [sheet.rows for sheet in sheets.read(raw)]
        refuse.binary(raw.data, raw.name)
        return [cells.rows(as_written(raw.data))]
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror}); expected a terms.csv") from error
    except csv.Error as error:
        raise WrongInput(f"{path}: not readable as CSV ({error}); save the sheet as CSV UTF-8") from error
