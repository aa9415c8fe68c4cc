"""A line of contacts.csv -> a contact, and back, whatever a spreadsheet has made of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args

from auditor.read import dates
from auditor.records import CONTACT_COLUMNS, REASON_NAMES, Channel, Contact, ContactSide
from auditor.report.cells import FORMULA_STARTS, harmless

PATHS = (1, 2, 3, 4, 5)
MOST_LINES = 200  # of one row; a longer one has lost a quote
LONGEST_CELL = 2_000_000  # characters; the csv module's own limit is 131,072
DATES = ("date", "replied")  # fields that hold one
_CHANNELS = {"inmail": "linkedin", "li": "linkedin", "mail": "email", "e-mail": "email", "call": "phone"}
_GUARD = re.compile(rf"'+ *[{re.escape(''.join(FORMULA_STARTS))}]")
_HIDDEN = re.compile(r"\s*#{3,}\s*")  # what Excel saves of a date in a column that is too narrow
_NUMBER = re.compile(r"\s*#?(\d{1,7})(?:\.0+)?\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the file as they stand there, with their contact, or with what is wrong with them."""

    raw: str
    line: int
    contact: Contact | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the file, as they are named there, what parts its cells, and how it writes dates.

    `day_first` says of a field which number is the day where a date leaves that open, as far as it is known;
    `known` what the date of a contact, by its number and the field, was when the program wrote it.
    """

    header: tuple[str, ...]
    delimiter: str
    day_first: Mapping[str, bool] = field(default_factory=dict)
    known: Mapping[tuple[int, str], str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The columns under the names that the program knows them by."""
        return [cell.strip().casefold().replace(" ", "_") for cell in self.header]

    @property
    def places(self) -> dict[str, int]:
        """In which column each known field of a contact stands; of two with one name in the first."""
        names = self.names
        return {field: names.index(c) for c, field in CONTACT_COLUMNS.items() if c in names}

    def cells(self, raw: str, *, strict: bool = True) -> list[str]:
        """The cells of a row.

        Raises:
            csv.Error: a quote is open, or stands where none may; only if `strict`.
        """
        before = csv.field_size_limit(LONGEST_CELL)  # the setting is global, so it is put back
        try:
            return next(csv.reader(io.StringIO(raw, newline=""), delimiter=self.delimiter, strict=strict), [])
        finally:
            csv.field_size_limit(before)

    def _parted(self, line: str) -> list[str]:
        """The cells of a single line, also where its quotes are broken."""
        try:
            return self.cells(line)
        except csv.Error:
            return line.split(self.delimiter)

    def line(self, cells: Sequence[str]) -> str:
        """A row of cells as text."""
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator="\n").writerow(cells)
        return out.getvalue()[:-1]

    def number(self, raw: str) -> int:
        """The number of the contact that a row, readable or not, begins with; 0 if it shows none."""
        cells = self._parted(raw.split("\n")[0])
        at = self.places["number"]
        found = _NUMBER.fullmatch(cells[at].strip('" ')) if at < len(cells) else None
        return int(found[1]) if found else 0

    def dated(self, lines: Sequence[str]) -> Layout:
        """With the order of day and month that the dates in these lines show.

        Each column tells its own, as a program rewrites whole columns: by its dates, and by what they were
        before. One that is silent follows the other.
        """
        numbered = [(self.number(line), self._parted(line)) for line in lines]
        shown: dict[str, frozenset[bool]] = {}
        for name, at in self.places.items():
            if name in DATES:
                column = [(number, row[at].strip()) for number, row in numbered if at < len(row)]
                before = ((cell, self.known.get((number, name), "")) for number, cell in column)
                shown[name] = dates.orders(cell for _, cell in column) | _orders(before)
        common = frozenset[bool]().union(*shown.values())
        told = {name: orders or common for name, orders in shown.items()}
        order = {name: True in orders for name, orders in told.items() if len(orders) == 1}
        return replace(self, day_first=order)

    def rows(self, lines: Sequence[str], first: int) -> Iterator[Row]:
        """The rows of some lines, of which the first stands in line `first` of the file.

        A cell may hold line ends, but no row begins in one: where a quote was lost, and the rest of the file
        would be one cell, the row ends before the next that begins with a number.
        """
        at = 0
        while at < len(lines):
            end = self._end(lines, at)
            raw = "\n".join(lines[at:end]).rstrip("\n")
            if raw.strip(f'"{self.delimiter} \n'):
                yield self.row(raw, first + at)
            at = end

    def _end(self, lines: Sequence[str], at: int) -> int:
        """Behind the last line of the row that begins at a line: where its quotes close, if they do well."""
        end = at + 1
        while end < len(lines) and is_open(lines[at:end]) and end - at < MOST_LINES:
            end += 1
        if not is_open(lines[at:end]) and not self.row("\n".join(lines[at:end]), 0).problem:
            return end
        end = at + 1
        while end < len(lines) and is_open(lines[at:end]) and not self.number(lines[end]):
            end += 1
        return end

    def row(self, raw: str, line: int) -> Row:
        """A row read, or kept with what is wrong with it."""
        try:
            cells = self.cells(raw)
        except csv.Error:
            return Row(raw, line, problem="a quote is open; close it, or save the file as CSV again")
        if any(cells[len(self.header) :]):
            mend = f"put quotes around a text that holds {self.delimiter!r}"
            return Row(raw, line, problem=f"{len(cells)} cells instead of {len(self.header)}; {mend}")
        try:
            contact = self.contact(cells)
        except ValueError as error:
            return Row(raw, line, problem=str(error))
        return Row(self._settled(raw, cells, contact) if self.known else raw, line, contact)

    def contact(self, cells: Sequence[str]) -> Contact:
        """A contact from its cells.

        Raises:
            ValueError: a cell holds no number, date, side, path or reason; the message says which.
        """
        text = {field: cells[at].strip() if at < len(cells) else "" for field, at in self.places.items()}
        values: dict[str, Any] = {f.name: _unguarded(text.get(f.name, "")) for f in fields(Contact)}
        number = _NUMBER.fullmatch(values["number"])
        if not number or not int(number[1]):
            raise ValueError(f"contact {values['number']!r} is no number; expected 1, 2, 3 and so on")
        values["number"] = int(number[1])
        values |= {name: self._day(values["number"], name, values[name]) for name in DATES}
        values["side"] = _one_of(values["side"].lower() or "unsure", get_args(ContactSide), "side")
        path = re.sub(r"\.0+$", "", values["path"]) or "0"
        values["path"] = int(_one_of(path, [str(p) for p in (0, *PATHS)], "path"))
        channel = values["channel"].lower() or "linkedin"
        channel = _CHANNELS.get(channel, channel)
        values["channel"] = channel if channel in get_args(Channel) else "other"
        values["reasons"] = _reasons(values["reasons"])
        return Contact(**values)

    def _day(self, number: int, name: str, text: str) -> str:
        """The date in a cell; one that a spreadsheet has turned round, or hidden, is what it was before."""
        before = self.known.get((number, name), "")
        if before and (before in _days(text) or _HIDDEN.fullmatch(text)):
            return before
        return read_date(text, self.day_first.get(name))

    def is_open_date(self, raw: str) -> bool:
        """Whether a row holds a date that does not tell by itself which day it is."""
        cells = self._parted(raw)
        return any(
            _is_open_date(cells[at]) for f, at in self.places.items() if f in DATES and at < len(cells)
        )

    def _settled(self, raw: str, cells: Sequence[str], contact: Contact) -> str:
        """A row with those dates written out that do not tell by themselves which day they are."""
        row = list(cells)
        for name, at in self.places.items():
            if name in DATES and at < len(row) and _is_open_date(row[at]):
                row[at] = getattr(contact, name)
        return raw if row == cells else self.line(row)

    def written(self, new: Contact, old: Contact | None = None, cells: Sequence[str] = ()) -> str:
        """The row of a contact; of one that was there before, only what has changed is written anew."""
        row = [*cells, *[""] * (len(self.header) - len(cells))]
        for name, at in self.places.items():
            if old is None or getattr(old, name) != getattr(new, name):
                row[at] = _guarded(str(getattr(new, name) or ""))
        return self.line(row)


def read_date(text: str, day_first: bool | None = None) -> str:
    """A date as it is typed or as spreadsheets write it, as "YYYY-MM-DD"; "" stays "".

    Args:
        day_first: which number is the day, where the date itself leaves that open.

    Raises:
        ValueError: no date, or day and month cannot be told apart.
    """
    if not text:
        return ""
    try:
        return dates.moment(text, day_first).date().isoformat()
    except dates.TwoDays as error:
        raise ValueError(f"date {text!r} may be two days; write it as {error}") from error
    except ValueError as error:
        raise ValueError(f"date {text!r} is none; write it as 2026-11-26") from error


def _days(text: str) -> frozenset[str]:
    """The days that a date may be, by the order of its numbers; none for what is no date."""
    found = set()
    for order in (True, False):
        with suppress(ValueError):
            found.add(read_date(text, order))
    return frozenset(found - {""})


def _is_open_date(cell: str) -> bool:
    return len(_days(cell)) > 1 or bool(_HIDDEN.fullmatch(cell))


def _orders(before: Iterable[tuple[str, str]]) -> frozenset[bool]:
    """The orders by which dates, as they stand now, are what they were before: True for the day first."""
    found = set()
    for cell, was in before:
        if was and was in (days := _days(cell)) and len(days) > 1:
            found.add(read_date(cell, True) == was)
    return frozenset(found)


def is_open(lines: Sequence[str]) -> bool:
    """Whether a quote is open at the end of these lines."""
    return sum(line.count('"') for line in lines) % 2 == 1


def _guarded(value: str) -> str:
    """A value as a cell that starts no formula: one apostrophe more than it has before such a sign."""
    cell = harmless(value.strip())
    one_line = harmless(f"x{value.strip()}")[1:]  # as it is shown, with no sign before it
    return f"'{cell}" if _GUARD.match(one_line) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARD.match(cell) else cell


def _reasons(cell: str) -> str:
    """The reasons in a cell, each once, under their own names."""
    written = [part for part in re.split(r"\s*[;,/+|]\s*", cell.strip().lower()) if part]
    named = ["-".join(re.findall(r"\w+", part)) for part in written]
    return "; ".join(dict.fromkeys(_one_of(name, [*REASON_NAMES], "reason") for name in named))


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise ValueError(f"{what} {value!r} is none of {', '.join(k for k in known if k != '0')}")
    return value
