"""What a folder or a ZIP holds, unopened; nothing is unpacked to the disk, and no bomb in the memory."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from auditor.errors import UnreadableInput
from auditor.read.raw import Raw
from auditor.text.normalise import repair

_MOST = 200_000_001  # bytes taken out of one member, whose reader then says that it is too large
_MOST_IN_ALL = 500_000_000  # bytes taken out of one archive, those that are asked for twice counted twice
OF_POSTINGS = 60_000_000  # likewise of one with postings, each of which is looked through for several
_HARMLESS = 20_000_000  # bytes; so much does no harm, however small it was packed
_RATIO = 200  # unpacked to packed; messages that are all alike come near it, a bomb has 1,000
_ENTRIES = 5_000  # in an archive; a complete export has a hundred
_DEPTH = 3  # folders below the one that is given; an export that was packed again has one
_CHUNK = 1_000_000  # bytes unpacked at once

# What a damaged or forged archive makes zipfile raise.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


def sniff(raw: Raw) -> bool:
    """Whether it is a folder, or a ZIP by its name, or by its first bytes where the name has no end."""
    suffix = PurePosixPath(raw.name).suffix.lower()
    return raw.folder is not None or suffix == ".zip" or (not suffix and raw.head.startswith(b"PK"))


@contextmanager
def files(raw: Raw, most: int = _MOST, in_all: int = _MOST_IN_ALL) -> Iterator[tuple[Raw, ...]]:
    """The files in a folder or ZIP, named by their places in it and to be read while this is open.

    Of each at most `most` bytes are unpacked, which its reader takes for too many; of all about `in_all`.

    Raises UnreadableInput when it is no ZIP or holds too many files, OSError when it cannot be opened. To
    read a file that is locked, damaged or a bomb raises UnreadableInput.
    """
    if raw.folder:
        yield tuple(_in_folder(raw.folder))
        return
    with raw.open() as file, _zip(raw, file) as opened:
        archive = _Archive(opened, raw, most, in_all, Counter())
        yield tuple(_member(archive, entry) for entry in opened.infolist() if _is_file(entry))


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether it has a name, and is no folder."""
    return bool(entry.filename) and not entry.is_dir()


def shown(place: str) -> str:
    """A place as an error may print it: names in an archive are a stranger's."""
    return " ".join(repair(place).split())[:80]


def _in_folder(folder: Path) -> Iterator[Raw]:
    os.scandir(folder).close()  # raises where the folder may not be listed, which walking would hide
    for root, folders, names in os.walk(folder):
        inside = Path(root).relative_to(folder)
        folders[:] = sorted(folders) if len(inside.parts) < _DEPTH else []
        for path in (Path(root, name) for name in sorted(names)):
            if path.is_file():
                yield Raw(PurePosixPath(inside, path.name).as_posix(), path)


def _zip(raw: Raw, file: BinaryIO) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED as error:
        raise _no_archive(raw) from error
    packed = sum(entry.compress_size for entry in archive.infolist())
    if packed > file.seek(0, os.SEEK_END):  # its files lie over each other, as those of a bomb
        raise _no_archive(raw)
    if (count := len(archive.infolist())) > _ENTRIES:
        raise UnreadableInput(
            f"{raw.name}: {count:,} files in it, and a real export has no more than {_ENTRIES:,}; "
            "give the ZIP that LinkedIn sent"
        )
    return archive


@dataclass(frozen=True, slots=True)
class _Archive:
    """An open ZIP, and how many bytes were taken out of it."""

    zip: zipfile.ZipFile
    raw: Raw
    most: int  # bytes of one member
    in_all: int
    taken: Counter[str]


def _member(archive: _Archive, entry: zipfile.ZipInfo) -> Raw:
    place = PurePosixPath(entry.filename.replace("\\", "/")).as_posix()  # some programs on Windows pack it so
    return Raw(place, partial(_unpacked, archive, entry, f"{archive.raw.name}/{shown(place)}"))


def _unpacked(archive: _Archive, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry, counted while they come: what the archive says of its size may be a lie."""
    if archive.taken.total() > archive.in_all:
        raise UnreadableInput(f"{name}: the archive is too large to be read whole; unzip what matters of it")
    if entry.flag_bits & 1:
        raise UnreadableInput(f"{name}: locked with a password; unzip it with that, and give the folder")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableInput(f"{name}: packed in an unusual way; unzip it, and give the folder")
    most = max(_HARMLESS, _RATIO * entry.compress_size)
    data = bytearray()
    try:
        with archive.zip.open(entry) as file:
            while len(data) < archive.most and (chunk := file.read(_CHUNK)):
                data += chunk
                if len(data) > most:
                    break
    except DAMAGED as error:
        raise _no_archive(archive.raw) from error
    archive.taken[name] += len(data)
    if len(data) > most:
        raise UnreadableInput(
            f"{name}: unpacks to more than {_RATIO} times its size, as no real export does; "
            "download the export from LinkedIn again"
        )
    return bytes(data)


def _no_archive(raw: Raw) -> UnreadableInput:
    """What a file is that should be a ZIP, told by its first bytes."""
    if not raw.head:
        what = "it is empty"
    elif raw.head.startswith(b"PK"):
        what = "this ZIP is damaged, or its download was cut short"
    elif raw.head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        what = "this is a web page saved as a ZIP, perhaps because LinkedIn's link had expired"
    else:
        what = "this is no ZIP, whatever its name says"
    return UnreadableInput(f"{raw.name}: {what}; download the export from LinkedIn again")
