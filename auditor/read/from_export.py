"""A LinkedIn export, as the ZIP that was sent or as a folder -> what is asked of it, and no more is opened.

Of a mailbox that is messages.csv, with Profile.csv for the owner's name; of a profile the tables that say who
the person is; of wishes the roles that the person told LinkedIn of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from auditor.errors import UnreadableInput, WrongInput
from auditor.read import archive, export_tables, export_wishes, from_messages
from auditor.read.archive import shown
from auditor.read.export_tables import place, plain_name
from auditor.read.raw import Raw
from auditor.records import Mailbox, Source, Wish

if TYPE_CHECKING:
    from auditor.read import resume

ExportPart = Literal["profile", "messages", "wishes"]
_MESSAGES = "messages.csv"
_SHOWN = 5  # names of files that an error tells


def sniff(raw: Raw) -> bool:
    """Whether messages or a profile are asked for, of a folder or a ZIP."""
    return raw.wanted != "posting" and archive.sniff(raw)


def read(raw: Raw) -> tuple[Source, ...] | Mailbox:
    """The messages of the export, or the profile in it.

    Raises:
        UnreadableInput: it is empty, locked, damaged or too large.
        WrongInput: what is asked for is not in it, or there more than once, or it is not clear whose it is.
        OSError: it cannot be opened.
    """
    with archive.files(raw) as found:
        files = export_tables.real(found)
        return _mailbox(files, raw) if raw.wanted == "mailbox" else (_profile(files, raw),)


def parts(raw: Raw) -> frozenset[ExportPart]:
    """What the export holds, by the names of its files; raises as `read` does."""
    from auditor.read import export_profile

    tables: dict[ExportPart, Collection[str]] = {
        "profile": export_profile.NAMES,
        "messages": (_MESSAGES.removesuffix(".csv"),),
        "wishes": export_wishes.TABLES,
    }
    with archive.files(raw) as found:
        names = {export_tables.table_name(file) for file in export_tables.real(found)}
    return frozenset(part for part, wanted in tables.items() if names & {*wanted})


def resume_text(raw: Raw) -> str:
    """The profile in the export as a JSON Resume, which holds nothing else of it; raises as `read` does."""
    from auditor.read import resume

    with archive.files(raw) as found:
        made = _resume(export_tables.real(found), raw)
        return resume.written(made.model_copy(update={"meta": resume.OF_AN_EXPORT}))


def wishes(raw: Raw) -> tuple[Wish, ...]:
    """The roles that the person told LinkedIn they look for; raises as `read` does."""
    with archive.files(raw) as found:
        return export_wishes.wishes(export_tables.real(found), raw.name)


def _profile(files: Sequence[Raw], raw: Raw) -> Source:
    from auditor.read import resume

    return Source(raw.name, "linkedin-export", tuple(resume.blocks(_resume(files, raw))))


def _resume(files: Sequence[Raw], raw: Raw) -> resume.Resume:
    from auditor.read import export_profile

    if not export_tables.nearest(files, export_profile.NAMES):
        if raw.folder and not any(map(export_tables.table_name, files)):
            raise WrongInput(f"{raw.folder}: a folder, expected one profile: give the file that holds it")
        raise _none(files, raw.name, "Profile.csv or Positions.csv")
    found = export_profile.resume_of(files, raw.name, raw.language)
    if not found.model_dump(exclude_defaults=True).get("basics") and not found.work and not found.skills:
        raise UnreadableInput(
            f"{raw.name}: the tables of the profile in it are empty; ask LinkedIn for the export again"
        )
    return found


def _mailbox(files: Sequence[Raw], raw: Raw) -> Mailbox:
    chosen = _chosen(files, raw.name)
    beside = [] if raw.me else [file for file in files if place(file).parent == place(chosen).parent]
    return from_messages.with_profile(
        replace(chosen, name=f"{raw.name}/{shown(chosen.name)}", me=raw.me, language=raw.language), beside
    )


def _chosen(files: Sequence[Raw], name: str) -> Raw:
    """The messages.csv that lies highest: one deeper down is of another export kept beside it."""
    found = [file for file in files if plain_name(place(file).name) == _MESSAGES]
    if not found:
        raise _none(files, name, _MESSAGES)
    first, *others = sorted(found, key=lambda file: (len(place(file).parts), place(file)))
    if others and len(place(others[0]).parts) == len(place(first).parts):
        raise WrongInput(
            f"{name}: more than one messages.csv in it, {shown(first.name)} and {shown(others[0].name)}; "
            "give the folder or the file that is meant by itself"
        )
    return first


def _none(files: Sequence[Raw], name: str, missing: str) -> WrongInput:
    places = sorted(map(place, files), key=lambda path: (len(path.parts), path))
    if inner := next((path for path in places if path.suffix.lower() == ".zip"), None):
        return WrongInput(
            f"{name}: no {missing} in it, but the archive {shown(str(inner))}, which is not opened there; "
            "unzip it first, or give it by itself"
        )
    found = ", ".join(shown(str(path)) for path in places[:_SHOWN]) or "no file"
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return WrongInput(
        f"{name}: no {missing} in it; found {found}{more}; give the Basic or the Complete export of "
        "LinkedIn, which both hold it"
    )
