"""A workbook -> the rows of its sheets, read in a process of its own, which may fail."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import UnreadableInput
from auditor.read import package
from auditor.read.raw import Raw

_WORKER = Path(__file__).with_name("sheet_worker.py")
_SECONDS = 10  # a real workbook takes less than one
_OLE = b"\xd0\xcf\x11\xe0"
# Names of the streams in a file of Excel until 2003; those of one with a password are the newer programs'.
_OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet: the cells of its rows as text, from the first row on."""

    name: str
    rows: list[list[str]]


def kind(raw: Raw) -> str:
    """The format of a workbook: "xlsx", "ods" or "xls"; "" of any other file."""
    if (found := package.kind(raw)) in ("xlsx", "ods"):
        return str(found)
    if not package.first_bytes(raw).startswith(_OLE):
        return ""
    is_old = any(name in raw.data for name in _OLD_STREAMS) and _LOCKED_STREAM not in raw.data
    return "xls" if is_old else ""


def read(raw: Raw) -> tuple[Sheet, ...]:
    """The visible sheets that hold anything.

    Raises UnreadableInput when it is damaged, locked or too large.
    """
    command = [sys.executable, "-P", str(_WORKER)]
    try:
        done = subprocess.run(command, input=raw.data, capture_output=True, timeout=_SECONDS, check=True)
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise package.damaged(raw.name) from error
    if found == "locked":
        raise package.locked(raw.name)
    if found == "large":
        raise UnreadableInput(
            f"{raw.name}: larger than any table of postings; copy the rows that matter into a new workbook"
        )
    return tuple(Sheet(name, rows) for name, rows in found if any(map(any, rows)))
