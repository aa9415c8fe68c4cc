"""A LinkedIn export, as the ZIP that was sent or as a folder -> Mailbox; only its messages are opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from auditor.errors import WrongInput
from auditor.read import archive, from_messages
from auditor.read.archive import shown
from auditor.read.raw import Raw
from auditor.records import Mailbox

_MESSAGES = "messages.csv"
_SHOWN = 5  # names of files that an error tells


def sniff(raw: Raw) -> bool:
    """Whether messages are asked for, of a folder or a ZIP."""
    return raw.wanted == "mailbox" and archive.sniff(raw)


def read(raw: Raw) -> Mailbox:
    """The messages of the export; nothing but messages.csv is opened, and Profile.csv for the owner's name.

    Raises:
        UnreadableInput: it is empty, locked, damaged or too large.
        WrongInput: there is no messages.csv, or more than one, or it is not clear whose it is.
        OSError: it cannot be opened.
    """
    with archive.files(raw) as found:
        files = [file for file in found if not _is_shadow(_place(file))]
        chosen = _chosen(files, raw.name)
        beside = [] if raw.me else [file for file in files if _place(file).parent == _place(chosen).parent]
        return from_messages.with_profile(
            replace(chosen, name=f"{raw.name}/{shown(chosen.name)}", me=raw.me, language=raw.language), beside
        )


def _place(file: Raw) -> PurePosixPath:
    return PurePosixPath(file.name)


def _chosen(files: Sequence[Raw], name: str) -> Raw:
    """The messages.csv that lies highest: one deeper down is of another export kept beside it."""
    found = [file for file in files if from_messages.plain_name(_place(file).name) == _MESSAGES]
    if not found:
        raise _none(files, name)
    first, *others = sorted(found, key=lambda file: (len(_place(file).parts), _place(file)))
    if others and len(_place(others[0]).parts) == len(_place(first).parts):
        raise WrongInput(
            f"{name}: more than one messages.csv in it, {shown(first.name)} and {shown(others[0].name)}; "
            "give the folder or the file that is meant by itself"
        )
    return first


def _is_shadow(place: PurePosixPath) -> bool:
    """Whether it is what macOS packs beside a file, under the same name."""
    return "__MACOSX" in place.parts or place.name.startswith("._")


def _none(files: Sequence[Raw], name: str) -> WrongInput:
    places = sorted(map(_place, files), key=lambda place: (len(place.parts), place))
    if inner := next((place for place in places if place.suffix.lower() == ".zip"), None):
        return WrongInput(
            f"{name}: no messages.csv in it, but the archive {shown(str(inner))}, which is not opened there; "
            "unzip it first, or give it by itself"
        )
    found = ", ".join(shown(str(place)) for place in places[:_SHOWN]) or "no file"
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return WrongInput(
        f"{name}: no messages.csv in it; found {found}{more}; give the Basic or the Complete export of "
        "LinkedIn, which both hold it"
    )
