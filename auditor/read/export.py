"""The mailbox in a LinkedIn export: a ZIP, a folder, or messages.csv alone; nothing else is opened."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.read import messages, refuse
from auditor.read.decode import as_written
from auditor.records import Mailbox
from auditor.text.normalise import repair

LIMIT = 200_000_000  # bytes; messages.csv of a busy person has tens of millions
_HARMLESS = 20_000_000  # bytes; so much does no harm, however small it was packed
_RATIO = 200  # unpacked to packed; messages that are all alike come near it, a bomb has 1,000
_ENTRIES = 5_000  # in an archive; a complete export has a hundred
_DEPTH = 3  # folders below the one that is given; an export that was packed again has one
_CHUNK = 1_000_000  # bytes unpacked at once
_SHOWN = 5  # names of files that an error tells

_MESSAGES = "messages.csv"
_PROFILE = "profile.csv"

# What a damaged or forged archive makes zipfile raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


class _File(NamedTuple):
    """A file of an export by its place in it; it stays closed until `read` is called."""

    place: PurePosixPath
    read: Callable[[], bytes]


class _Contents(NamedTuple):
    """All that is taken out of an export."""

    name: str
    messages: bytes
    profile: bytes


def mailbox(path: str | Path, me: str = "") -> Mailbox:
    """The messages of a LinkedIn export: of its ZIP, of a folder that holds it, or of messages.csv itself.

    Nothing but messages.csv is opened, and Profile.csv beside it for the owner's name; an archive is never
    unpacked to the disk.

    Args:
        me: the name of the owner, or the address of their profile. Profile.csv is not opened then.

    Raises:
        UnreadableInput: it is missing, empty, locked, damaged or too large.
        WrongInput: there is no messages.csv, or more than one, or it is not clear whose it is.
    """
    found = _found(Path(path), with_profile=not me)
    url = me if "/in/" in me else ""
    owner = "" if url else me or _owner(found.profile)
    return messages.read(_text(found.messages, found.name), found.name, owner, url)


def _found(path: Path, *, with_profile: bool) -> _Contents:
    name = path.name or str(path)
    try:
        if path.is_dir():
            return _contents(tuple(_in_folder(path)), name, with_profile)
        head = _head(path)
        if path.suffix.lower() == ".zip" or (not path.suffix and head.startswith(b"PK")):
            return _unzipped(path, head, with_profile)
        alone = _File(PurePosixPath(name), partial(_bytes, path))
        return _Contents(name, alone.read(), _profile(_beside(path), alone) if with_profile else b"")
    except FileNotFoundError as error:
        raise UnreadableInput(f"{path}: no such file or folder; check the spelling") from error
    except OSError as error:
        raise UnreadableInput(
            f"{name[:80]}: cannot be opened ({error.strerror}); check who may read it"
        ) from error


def _contents(files: Sequence[_File], name: str, with_profile: bool) -> _Contents:
    files = [file for file in files if not _is_shadow(file.place)]
    chosen = _chosen(files, name)
    profile = _profile(files, chosen) if with_profile else b""
    return _Contents(f"{name}/{_shown(chosen.place)}", chosen.read(), profile)


def _chosen(files: Sequence[_File], name: str) -> _File:
    """The messages.csv that lies highest: one deeper down is of another export kept beside it."""
    found = [file for file in files if messages.plain_name(file.place.name) == _MESSAGES]
    if not found:
        raise _none(files, name)
    first, *others = sorted(found, key=lambda file: (len(file.place.parts), file.place))
    if others and len(others[0].place.parts) == len(first.place.parts):
        raise WrongInput(
            f"{name}: more than one messages.csv in it, {_shown(first.place)} and {_shown(others[0].place)}; "
            "give the folder or the file that is meant by itself"
        )
    return first


def _profile(files: Iterable[_File], chosen: _File) -> bytes:
    """Profile.csv beside the messages. It is a hint: broken, it is as good as missing."""
    try:
        for file in files:
            beside = file.place.parent == chosen.place.parent
            if beside and messages.plain_name(file.place.name) == _PROFILE:
                return file.read()
    except (InputError, *_DAMAGED):
        pass
    return b""


def _owner(profile: bytes) -> str:
    try:
        header, *rows = messages.table(_text(profile, "Profile.csv"), "Profile.csv")
    except InputError:
        return ""
    cells = dict(zip(map(messages.plain_name, header), rows[0], strict=False)) if rows else {}
    return " ".join(f"{cells.get('firstname', '')} {cells.get('lastname', '')}".split())


def _text(data: bytes, name: str) -> str:
    """Not repaired before its cells are told apart, and not refused for a password in a message."""
    refuse.binary(data, name)
    return as_written(data)


# --- files -----------------------------------------------------------------------------------------------


def _in_folder(folder: Path) -> Iterator[_File]:
    os.scandir(folder).close()  # raises where the folder may not be listed, which walking would hide
    for root, folders, names in os.walk(folder):
        inside = Path(root).relative_to(folder)
        folders[:] = sorted(folders) if len(inside.parts) < _DEPTH else []
        for path in (Path(root, name) for name in sorted(names)):
            if path.is_file():
                yield _File(PurePosixPath(inside, path.name), partial(_bytes, path))


def _beside(path: Path) -> Iterator[_File]:
    for other in sorted(path.parent.iterdir()):
        yield _File(PurePosixPath(other.name), partial(_bytes, other))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(500)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise _too_large(path.name)
    return data


# --- archives --------------------------------------------------------------------------------------------


def _unzipped(path: Path, head: bytes, with_profile: bool) -> _Contents:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRIES:
                raise UnreadableInput(
                    f"{path.name}: {len(entries):,} files in it, and a real export has no more than "
                    f"{_ENTRIES:,}; give the ZIP that LinkedIn sent"
                )
            files = [_member(archive, entry, path.name) for entry in entries if not entry.is_dir()]
            return _contents(files, path.name, with_profile)
    except _DAMAGED as error:
        raise _no_archive(path.name, head) from error


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> _File:
    place = PurePosixPath(entry.filename.replace("\\", "/"))  # some programs on Windows pack it so
    return _File(place, partial(_unpacked, archive, entry, f"{name}/{_shown(place)}"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry, counted while they come: what the archive says of its size may be a lie."""
    if entry.flag_bits & 1:
        raise UnreadableInput(f"{name}: locked with a password; unzip it with that, and give the folder")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableInput(f"{name}: packed in an unusual way; unzip it, and give the folder")
    data = bytearray()
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            data += chunk
            if len(data) > LIMIT:
                raise _too_large(name)
            if len(data) > max(_HARMLESS, _RATIO * entry.compress_size):
                raise UnreadableInput(
                    f"{name}: unpacks to more than {_RATIO} times its size, as no real export does; "
                    "download the export from LinkedIn again"
                )
    return bytes(data)


# --- what is turned away ---------------------------------------------------------------------------------


def _is_shadow(place: PurePosixPath) -> bool:
    """Whether it is what macOS packs beside a file, under the same name."""
    return "__MACOSX" in place.parts or place.name.startswith("._")


def _none(files: Sequence[_File], name: str) -> WrongInput:
    places = sorted((file.place for file in files), key=lambda place: (len(place.parts), place))
    if inner := next((place for place in places if place.suffix.lower() == ".zip"), None):
        return WrongInput(
            f"{name}: no messages.csv in it, but the archive {_shown(inner)}, which is not opened there; "
            "unzip it first, or give it by itself"
        )
    found = ", ".join(map(_shown, places[:_SHOWN])) or "no file"
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return WrongInput(
        f"{name}: no messages.csv in it; found {found}{more}; give the Basic or the Complete export of "
        "LinkedIn, which both hold it"
    )


def _no_archive(name: str, head: bytes) -> UnreadableInput:
    """What a file is that should be a ZIP, told by its first bytes."""
    if not head:
        what = "it is empty"
    elif head.startswith(b"PK"):
        what = "this ZIP is damaged, or its download was cut short"
    elif head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        what = "this is a web page saved as a ZIP, perhaps because LinkedIn's link had expired"
    else:
        what = "this is no ZIP, whatever its name says"
    return UnreadableInput(f"{name}: {what}; download the export from LinkedIn again")


def _too_large(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name}: larger than the limit of {LIMIT // 1_000_000} MB; leave the oldest messages out of it"
    )


def _shown(place: PurePosixPath) -> str:
    """A place as an error may print it: names in an archive are a stranger's."""
    return " ".join(repair(str(place)).split())[:80]
