"""What the ledger holds for an audit: messages as postings, and what recruiters said found the person."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from auditor import read
from auditor.contacts.incoming import as_posting
from auditor.contacts.trend import trend
from auditor.errors import InputError, WrongInput, WrongQuery
from auditor.languages import Language
from auditor.messages.answers import reported
from auditor.messages.appearances import appearances, last_day
from auditor.messages.pitch import FindTerms
from auditor.records import Appearances, Contact, Document, Notice, Reported, Side, Source, Trend
from auditor.records.fields import field_of
from auditor.searches.language import told
from auditor.searches.match import wanted_words
from auditor.workspace import RECORDED, Workspace

MARK = 8  # hex digits that tell one state of a profile from another


@dataclass(frozen=True, slots=True)
class Evidence:
    """Postings of both sides, what was reported by recruiters and by LinkedIn, and the trend; `notices` name
    what could not be used.

    `corrected` is why contacts were wrong, where the person says so, by the name of their text.
    """

    postings: dict[Side, tuple[Source, ...]]
    reported: tuple[Reported, ...]
    appearances: tuple[Appearances, ...]
    trend: Trend | None
    notices: tuple[Notice, ...]
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def evidence(here: Workspace, contacts: Sequence[Contact], find: FindTerms, language: Language) -> Evidence:
    """The labelled contacts of a workspace as evidence.

    A text that several contacts share, as copies of a mass mail do, is one posting; one that lies in a side's
    folder is counted there already.
    """
    notices: list[Notice] = []
    postings: dict[Side, dict[Path, tuple[Source, ...]]] = {"desired": {}, "mismatched": {}}
    heard = [*_recorded(here, language, notices), *_reported(contacts, notices)]
    for contact in contacts:
        try:
            path = here.folder / contact.posting
            if contact.side != "unsure" and contact.posting and not _is_counted(here, path):
                postings[contact.side][path] = _sources(here, path, contact, find, language)
        except InputError as error:
            message = f"Contact {contact.number}: {error}; left out of the audit."
            notices.append(Notice("contact-unread", "warning", message, str(contact.number)))
    return Evidence(
        {
            side: tuple(s for sources in by_path.values() for s in sources)
            for side, by_path in postings.items()
        },
        tuple(heard),
        tuple(appeared(here, language, notices)),
        trend(contacts, here.changes()) if contacts else None,
        tuple(notices),
        _corrected(contacts),
    )


def _corrected(contacts: Sequence[Contact]) -> dict[str, tuple[str, ...]]:
    """What the person says of why contacts were wrong, the first who share a text for all of them."""
    said = ((Path(c.posting).name, tuple(c.reasons.split("; "))) for c in contacts if c.posting and c.reasons)
    return dict(reversed([*said]))


def _recorded(here: Workspace, language: Language, notices: list[Notice]) -> Iterator[Reported]:
    """The searches that were noted by themselves; a line that is none is named, and counts for nothing."""
    try:
        lines = here.recorded()
    except WrongInput as error:
        lines = {}
        notices.append(Notice("search-unread", "warning", f"{error}; left out of the audit.", RECORDED))
    for text, line in lines.items():
        try:
            yield Reported(wanted_words(told(text, language)), text=text)
        except WrongQuery as error:
            message = f"{RECORDED}, line {line}: {error}; left out of the audit."
            notices.append(Notice("search-unread", "warning", message, RECORDED))


def appeared(here: Workspace, language: Language, notices: list[Notice]) -> Iterator[Appearances]:
    """What LinkedIn says the profile was found for, a page at a time, oldest first.

    The day of a page is that in its file's name, else in its text; what has none, or says nothing, is named.
    """
    for path in here.appearances():
        name = path.relative_to(here.folder).as_posix()
        try:
            text = read.text(path, language)
            if not (day := day_of(path.stem) or last_day(text, "", language)):
                raise WrongInput(f"{name}: no day is named; call the file as in 2026-11-22.txt")
            yield appearances(text, day, name, language)
        except InputError as error:
            notices.append(Notice("appearances-unread", "warning", f"{error}; left out of the audit.", name))


def day_of(name: str) -> str:
    """The day with which the name of a file begins ("YYYY-MM-DD"); "" without one."""
    try:
        return datetime.date.fromisoformat(name[:10]).isoformat()
    except ValueError:
        return ""


def _reported(contacts: Sequence[Contact], notices: list[Notice]) -> Iterator[Reported]:
    """What recruiters answered; a search that is none is named, and its contact's message still counts."""
    for contact in contacts:
        try:
            if said := reported(contact):
                yield said
        except WrongQuery as error:
            message = f"Contact {contact.number}, column searched: {error}; left out of the audit."
            notices.append(Notice("search-unread", "warning", message, str(contact.number)))


def _is_counted(here: Workspace, path: Path) -> bool:
    """Whether a text lies in a side's folder, whose files an audit reads anyway."""
    return any(
        path.resolve().is_relative_to((here.folder / side).resolve()) for side in ("desired", "mismatched")
    )


def _sources(
    here: Workspace, path: Path, contact: Contact, find: FindTerms, language: Language
) -> tuple[Source, ...]:
    if path.resolve().is_relative_to(here.messages.resolve()):
        source = as_posting(path, contact.recruiter, find, language)
        return (source,) if source else ()
    return read.sources(path, language=language)


def state_of(profile: Document) -> str:
    """A short mark of what searches read in a profile: the same as long as that stays the same."""
    read = (s for s in profile.sections if field_of(s).is_searched)
    searched = "\n".join(f"{s.kind}: {' '.join(s.text.split())}" for s in read)
    return hashlib.sha256(searched.encode()).hexdigest()[:MARK]
