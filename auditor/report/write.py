"""Write the files of a report together or not at all."""

from __future__ import annotations

import codecs
import csv
import errno
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from auditor.errors import OutputError

REPORT, PICTURES = (
    "audit.md",
    ("map.svg", "gaps.svg"),
)  # a report, and what stands beside it where there is any
DRAWN, HEAD = b'class="plot"', 200  # what a picture of a report has in its first bytes
_HINT = re.compile(r'\A\s*"?sep=."?[,;\t]*[\r\n]+')  # Excel's note to itself on the delimiter


def write(files: Mapping[str, str], folder: Path) -> list[Path]:
    """Put `files` (text by name) into `folder`, which is made when missing.

    All are written beside their place first and then moved; when a move fails or is interrupted, the
    old files come back. A review sheet with decisions in it is kept under a new name.

    Raises:
        OutputError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".auditor-", dir=folder))
    except OSError as error:
        raise OutputError(
            f"{folder}: reports cannot be written here ({error.strerror}); name another folder with -o"
        ) from error
    try:
        for name, text in files.items():
            (staging / name).write_bytes(text.encode("utf-8"))
        _check_places(folder, files)
        _keep_decisions(folder / "terms.csv")
        _swap(staging, folder, list(files), [*_stale(files, folder)])
    except OSError as error:
        raise OutputError(f"{folder}: writing failed ({error.strerror}); nothing was changed") from error
    finally:
        _remove(staging)
    return [folder / name for name in files]


def _remove(staging: Path) -> None:
    """Take the staging folder away; an interruption has to wait for it."""
    try:
        shutil.rmtree(staging, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _stale(files: Mapping[str, str], folder: Path) -> Iterator[str]:
    """The pictures of an older report that the new one does not have, told by what is in them."""
    for name in PICTURES if REPORT in files else ():
        place = folder / name
        if name not in files and place.is_file() and DRAWN in place.read_bytes()[:HEAD]:
            yield name


def _swap(staging: Path, folder: Path, names: list[str], stale: list[str]) -> None:
    """Move the new files in and the stale ones out; on any interruption move the old ones back."""
    old = staging / "old"
    old.mkdir()
    done: list[str] = []
    try:
        for name in [*names, *stale]:
            done.append(name)
            if (folder / name).exists():
                (folder / name).rename(old / name)
            if name not in stale:
                (staging / name).rename(folder / name)
    except BaseException:
        for name in done:
            if name not in stale and not (staging / name).exists():  # the new file has been moved in
                (folder / name).unlink(missing_ok=True)
            if (old / name).exists():
                (old / name).rename(folder / name)
        raise


def _check_places(folder: Path, names: Iterable[str]) -> None:
    """Refuse to put a file where a folder is."""
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{name} is a folder")


def _keep_decisions(sheet: Path) -> None:
    """A review sheet that a person has worked on is copied to terms-reviewed-N.csv first."""
    if not sheet.exists() or not _is_reviewed(sheet.read_bytes()):
        return
    number = 1
    while (kept := sheet.with_name(f"terms-reviewed-{number}.csv")).exists():
        number += 1
    shutil.copy2(sheet, kept)


def _is_reviewed(data: bytes) -> bool:
    """Whether a review column is filled, in the encoding and with the delimiter of any spreadsheet."""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _HINT.sub("", data.decode("utf-16" if is_utf16 else "utf-8-sig", errors="replace"))
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = ("decision", "replacement", "note")
    try:
        return any((row.get(column) or "").strip() for row in rows for column in columns)
    except csv.Error:  # a note beyond the size limit, say: rather keep one sheet too many
        return True
