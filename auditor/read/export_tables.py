"""The tables of a LinkedIn export: which file is which, and their rows by the name of the column.

Names of files and columns changed over the years in case, blanks, underscores and order; only those that are
asked for are opened, in whatever encoding and with whatever delimiter that year had.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from auditor.errors import UnreadableInput
from auditor.read import cells
from auditor.read.archive import shown
from auditor.read.decode import as_written
from auditor.read.raw import Raw
from auditor.text.normalise import repair

LIMIT = 20_000_000  # bytes of one table; a profile's have thousands
_PART = re.compile(
    r"_\d+$"
)  # long tables come in parts, "Job Applications_1.csv", or end in a member's number


def plain_name(text: str) -> str:
    """The name of a column or file as it is compared: case, blanks and underscores changed over the years."""
    return re.sub(r"[\s_]+", "", text).casefold()


def place(file: Raw) -> PurePosixPath:
    """Where a file lies in the export."""
    return PurePosixPath(file.name)


def table_name(file: Raw) -> str:
    """Which table of an export a file is, "" for no table."""
    path = place(file)
    return plain_name(_PART.sub("", path.stem)) if path.suffix.lower() == ".csv" else ""


def real(files: Iterable[Raw]) -> list[Raw]:
    """The files without what macOS packs beside them under the same names."""
    return [f for f in files if "__MACOSX" not in place(f).parts and not place(f).name.startswith("._")]


def nearest(files: Sequence[Raw], names: Iterable[str]) -> list[Raw]:
    """The files of one export that hold these tables: those that lie highest, and in the folder Jobs there.

    An archive may have another export in a folder of its own.
    """
    wanted = set(names)
    found = [file for file in files if table_name(file) in wanted]
    if not found:
        return []
    top = min((place(file).parent for file in found), key=lambda path: (len(path.parts), path))
    within = (top, top / "Jobs", top.parent if top.name == "Jobs" else top)
    return sorted((f for f in found if place(f).parent in within), key=lambda f: place(f))


def rows(file: Raw, where: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table, its cells repaired and by the plain name of their column; a short row lacks some.

    Raises UnreadableInput when it is no table, larger than any or cannot be unpacked.
    """
    name = f"{where}/{shown(file.name)}"
    text = as_written(file.read(LIMIT, "it is no table of a real export"))
    if text.startswith("PK\x03\x04"):
        raise UnreadableInput(
            f"{name}: saved by a spreadsheet program in its own format; save it as CSV again"
        )
    try:
        header, *lines = cells.rows(text) or [[]]
    except csv.Error as error:
        raise UnreadableInput(
            f"{name}: its quotes are broken ({error}); download the export again"
        ) from error
    names = [plain_name(cell.strip("\ufeff")) for cell in header]
    for line in lines:
        row = {n: repair(cell).strip() for n, cell in zip(names, line, strict=False) if n}
        if any(row.values()):
            yield row
