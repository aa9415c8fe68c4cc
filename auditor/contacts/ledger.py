"""contacts.csv: one row a contact, that a person may edit by hand or in a spreadsheet.

A row is rewritten only where a contact has changed, or a spreadsheet a date; every other row stays as it was
typed, also one that cannot be read, and so do columns that a person added. The file becomes UTF-8 with plain
line ends.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from auditor import plain_file
from auditor.contacts.rows import DATES, Layout, Row, is_open, read_date
from auditor.errors import InputError, OutputError, UnreadableInput, WrongInput
from auditor.read.decode import as_written
from auditor.records import CONTACT_COLUMNS, Contact, Notice
from auditor.workspace import save

__all__ = ["Edited", "Ledger", "Row", "backup", "edit", "load", "read_date"]

WAIT = 20  # seconds for another command that is writing
BOM = "\ufeff"  # by which Excel knows UTF-8
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .ods, and .xls begin


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of a ledger, and the state of the file they were read from."""

    path: Path
    top: tuple[str, ...]  # what stands above the rows: Excel's hint, if there is one, and the header
    layout: Layout
    rows: tuple[Row, ...]
    digest: str  # of the file's bytes; "" when there was none

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts that can be read, in the order of the file."""
        return tuple(row.contact for row in self.rows if row.contact)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Which rows cannot be read, and why."""
        name = self.path.name
        return tuple(
            Notice(
                "contact-skipped", "warning", f"{name}, line {r.line}: {r.problem} (kept, not counted)", name
            )
            for r in self.rows
            if r.problem
        )

    @property
    def next_number(self) -> int:
        """The number of the next contact: above all that stand in the file, also in unreadable rows."""
        return 1 + max((self.layout.number(row.raw) for row in self.rows), default=0)

    def contact(self, number: int) -> Contact:
        """The contact of a number.

        Raises:
            WrongInput: there is none, or its row cannot be read.
        """
        if found := next((c for c in self.contacts if c.number == number), None):
            return found
        broken = next((row for row in self.rows if self.layout.number(row.raw) == number), None)
        known = [c.number for c in self.contacts]
        has = f"there are {len(known)}, up to {max(known)}" if known else "there are none yet"
        why = f"line {broken.line}: {broken.problem}" if broken else f"{has}; see: auditor contacts list"
        raise WrongInput(
            f"{self.path.name}: contact {number} {'cannot be read' if broken else 'is not there'}; {why}"
        )

    def with_contact(self, contact: Contact) -> Ledger:
        """With a contact changed, or added when its number is new.

        Raises:
            WrongInput: a column is missing, and cannot be added beside a row that cannot be read.
        """
        whole = self._completed()
        layout = whole.layout
        for at, row in enumerate(self.rows):
            if row.contact and row.contact.number == contact.number:
                raw = layout.written(contact, row.contact, layout.cells(row.raw))
                new = replace(row, raw=raw, contact=contact)
                return replace(whole, rows=(*self.rows[:at], new, *self.rows[at + 1 :]))
        return replace(whole, rows=(*self.rows, Row(layout.written(contact), 0, contact)))

    def _completed(self) -> Ledger:
        """With all columns; those that are missing are added behind the others."""
        missing = [column for column in CONTACT_COLUMNS if column not in self.layout.names]
        if not missing:
            return self
        if broken := next((row for row in self.rows if row.problem), None):
            raise WrongInput(
                f"{self.path}: the column {missing[0]} is missing, and line {broken.line} cannot be read: "
                f"{broken.problem}; mend the line first"
            )
        layout = replace(self.layout, header=(*self.layout.header, *missing))
        return replace(self, layout=layout, top=(*self.top[:-1], layout.line(layout.header)))

    def text(self) -> str:
        """The whole file."""
        return BOM + "\n".join((*self.top, *(row.raw for row in self.rows))) + "\n"


@dataclass(frozen=True, slots=True)
class Edited:
    """A ledger before and after a command wrote it."""

    before: Ledger
    after: Ledger

    @property
    def added(self) -> tuple[Contact, ...]:
        """The contacts that were entered, in the order of the file."""
        known = {contact.number for contact in self.before.contacts}
        return tuple(c for c in self.after.contacts if c.number not in known)

    @property
    def changed(self) -> tuple[Contact, ...]:
        """The contacts that are not as they were, in the order of the file."""
        known = {*self.before.contacts}
        return tuple(c for c in self.after.contacts if c not in known)


def load(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is no file.

    Dates that a spreadsheet has written in another order are what they were when the program wrote them.

    Raises:
        UnreadableInput: the file is empty, or no text.
        WrongInput: it has no column "contact".
    """
    book = _load(path, {})
    return _load(path, _known(path)) if any(book.layout.is_open_date(r.raw) for r in book.rows) else book


def _known(path: Path) -> dict[tuple[int, str], str]:
    """The dates of contacts, by number and field, as the program knew them."""
    found: dict[tuple[int, str], str] = {}
    for place in (backup(path), written(path)):
        with suppress(InputError):
            old = _load(place, {}).contacts
            found |= {(c.number, name): day for c in old for name in DATES if (day := getattr(c, name))}
    return found


def _load(path: Path, known: Mapping[tuple[int, str], str]) -> Ledger:
    try:
        data = plain_file.data(path) if path.exists() else None
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be opened ({error.strerror}); close it elsewhere") from error
    if data is None:
        layout = Layout(tuple(CONTACT_COLUMNS), ",")
        return Ledger(path, (layout.line(layout.header),), layout, (), "")
    if data.startswith(SPREADSHEETS):
        raise UnreadableInput(
            f"{path}: this is an Excel workbook, no CSV file; open it there and save it as CSV UTF-8"
        )
    text = as_written(data)
    if "\ufffd" in text and "\ufffd".encode() not in data:
        raise UnreadableInput(
            f"{path}: in an encoding that is not known; save it as CSV UTF-8, and try again"
        )
    lines = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = next((n for n, line in enumerate(lines) if line.strip(' \t,;"') and not _is_hint(line)), None)
    if at is None:
        raise UnreadableInput(
            f"{path}: it is empty; copy {backup(path).name} over it, or delete it to begin a new one"
        )
    delimiter = max(",;\t", key=lines[at].count)
    end = next((n for n in range(at + 1, len(lines)) if not is_open(lines[at:n])), at + 1)
    header = Layout((), delimiter).cells("\n".join(lines[at:end]), strict=False)
    layout = Layout(tuple(header), delimiter)
    if "contact" not in layout.names:
        raise WrongInput(
            f"{path}: no column named contact; expected the columns {', '.join(CONTACT_COLUMNS)}; "
            f"{backup(path).name} is the last version that was written"
        )
    layout = replace(layout, known=known).dated(lines[end:])
    rows = _unique([*layout.rows(lines[end:], end + 1)])
    return Ledger(path, (*lines[:at], "\n".join(lines[at:end])), layout, rows, _digest(data))


def edit(path: Path, change: Callable[[Ledger], Ledger]) -> Edited:
    """Read, change and write a ledger, one command at a time; the version before stays as a backup.

    Raises:
        OutputError: it is being written elsewhere, was changed meanwhile, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT):
            edited = Edited(ledger := load(path), change(ledger))
            if edited.after != edited.before:
                _write(edited.after)
            return edited
    except Timeout as error:
        raise OutputError(f"{path}: another command is writing it; try again in a moment") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); close it elsewhere") from error


def backup(path: Path) -> Path:
    """Where the version before the last one is kept."""
    return path.with_name(f"{path.stem}-backup{path.suffix}")


def written(path: Path) -> Path:
    """Where a copy of what the program wrote last is kept, by which a spreadsheet's changes are told."""
    return path.with_name(f".{path.stem}-written{path.suffix}")


def _write(ledger: Ledger) -> None:
    """Backup first, then the new file in one move: whenever it stops, the file is the old or the new one."""
    path = ledger.path
    data = path.read_bytes() if path.exists() else b""
    if _digest(data) != ledger.digest:
        raise OutputError(f"{path}: it was changed elsewhere at this moment; nothing was written; try again")
    if data:
        save(backup(path), data)
    save(path, ledger.text())
    save(written(path), ledger.text())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""


def _is_hint(line: str) -> bool:
    """Whether a line is Excel's note to itself on the delimiter, "sep=;"."""
    return bool(re.fullmatch(r'\s*"?sep=."?[,;\t]*\s*', line))


def _unique(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Of rows with the same number only the first is the contact."""
    seen: dict[int, int] = {}
    made = []
    for row in rows:
        first = seen.setdefault(row.contact.number, row.line) if row.contact else row.line
        if row.contact and first != row.line:
            problem = f"contact {row.contact.number} stands in line {first} too; give it another number"
            row = replace(row, contact=None, problem=problem)
        made.append(row)
    return tuple(made)
