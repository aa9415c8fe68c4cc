"""Files, folders, pipes and pasted text -> Sources, one for each profile or posting; or a Mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Protocol

from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.languages import ENGLISH, Language
from auditor.read import (
    archive,
    export_tables,
    from_docx,
    from_europass,
    from_export,
    from_html,
    from_json_resume,
    from_mail,
    from_messages,
    from_odt,
    from_page_archive,
    from_pdf,
    from_rtf,
    from_sheet,
    from_table,
    from_text,
    limits,
    mails,
    package,
    refuse,
)
from auditor.read.from_export import ExportPart
from auditor.read.raw import Raw, Wanted, closed
from auditor.records import Mailbox, Message, Notice, Source, Wish

__all__ = [
    "READERS",
    "ExportPart",
    "Raw",
    "copy",
    "from_string",
    "mailbox",
    "message",
    "parts",
    "sources",
    "text",
    "wishes",
]


class Reader(Protocol):
    """What a module read/from_x.py has."""

    def sniff(self, raw: Raw) -> bool:
        """Whether it takes the file: by its name, its first bytes, its text, or what is asked of it."""

    def read(self, raw: Raw) -> tuple[Source, ...] | Mailbox:
        """What the file holds. Raises UnreadableInput or WrongInput, in one line that names the file."""


# The most particular first: the first whose `sniff(raw)` is true gets to `read(raw)`. To add a format, write
# read/from_x.py with these two functions, put it here before any reader that would take its files too, and
# add a folder tests/samples/x/ with an input and its expected.json. A reader of text asks for `raw.text`,
# which refuses what is none; any other recognises its files by `raw.head` and reads `raw.data`.
READERS: dict[str, Reader] = {
    "docx": from_docx,
    "odt": from_odt,
    "rtf": from_rtf,
    "sheet": from_sheet,
    "export": from_export,
    "page-archive": from_page_archive,
    "pdf": from_pdf,
    "mail": from_mail,
    "messages": from_messages,
    "json-resume": from_json_resume,
    "europass": from_europass,
    "table": from_table,
    "html": from_html,
    "text": from_text,
}

# Readers of what a person could have pasted: a copy of such a file holds its text, of any other its bytes.
_TEXTS = frozenset(("table", "html", "text"))

# Text that lies beside postings in a folder without being one.
_NOT_POSTINGS = frozenset((".toml", ".json", ".xml", ".yaml", ".yml", ".ini", ".css", ".js", ".py", ".log"))


def sources(path: str | Path, *, split: bool = True, language: Language = ENGLISH) -> tuple[Source, ...]:
    """What `path` holds: a file, a folder with a posting in each file, a table, or "-" for standard input.

    A source is named by its file, not by its whole path. Files of a folder that cannot be used are
    skipped, with a Notice in the first source. With `split=False` a text stays one source even if
    rules divide it, as in a profile.

    Raises UnreadableInput or WrongInput, in one line that names the file and says what to try.
    """
    refuse.address(str(path))
    if not str(path):
        raise UnreadableInput("an empty path was given; name a file or folder, or - for standard input")
    wanted = _wanted(split)
    if str(path) == "-":
        return _sources(Raw.standard_input(wanted, language))
    raw = Raw.at(Path(path), wanted, language)
    try:
        if wanted == "posting" and archive.sniff(raw) and not package.kind(raw):
            return _several(raw)
        return _sources(raw)
    except OSError as error:  # a folder that may not be listed, a name longer than any can be
        raise closed(raw.name, error) from error


def from_string(
    text: str, name: str = "pasted text", *, split: bool = True, language: Language = ENGLISH
) -> tuple[Source, ...]:
    """What a pasted `text` holds, which may be HTML, a table, or several postings with rules between.

    Raises UnreadableInput or WrongInput, as `sources` does.
    """
    return _sources(Raw(name, text, _wanted(split), language))


def text(path: str | Path, language: Language = ENGLISH) -> str:
    """The repaired text of a file, or of standard input for "-", not yet divided into blocks.

    Of a message that Outlook saved it is the e-mail.

    Raises UnreadableInput or WrongInput, as `sources` does.
    """
    raw = Raw.standard_input(language=language) if str(path) == "-" else Raw.at(Path(path), language=language)
    try:
        return mails.of_outlook(raw) if mails.is_outlook(raw) else raw.text
    except OSError as error:
        raise closed(raw.name, error) from error


def copy(path: str | Path, *, split: bool = True, language: Language = ENGLISH) -> tuple[str | bytes, str]:
    """What a copy of a file has to hold, once it has proved readable, and the end of its name.

    That is the repaired text, for which "" leaves the name as it is, or the bytes. Of a LinkedIn export it is
    the profile alone, as a JSON Resume.

    Raises UnreadableInput or WrongInput, as `sources` does.
    """
    wanted = _wanted(split)
    raw = Raw.standard_input(wanted, language) if str(path) == "-" else Raw.at(Path(path), wanted, language)
    try:
        name = next(name for name, reader in READERS.items() if reader.sniff(raw))
        if name in _TEXTS:
            return raw.text, ""
        if name == "export":
            return from_export.resume_text(raw), ".json"
        _sources(raw)
        return raw.data, PurePath(raw.name).suffix.lower() or f".{name}"
    except OSError as error:
        raise closed(raw.name, error) from error


def parts(path: str | Path) -> frozenset[ExportPart]:
    """What an export of LinkedIn holds, by the names of its files; one file alone holds messages.

    Raises UnreadableInput when it is missing, or no ZIP.
    """
    raw = Raw.at(Path(path), "mailbox")
    try:
        return from_export.parts(raw) if archive.sniff(raw) else frozenset(("messages",))
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise closed(raw.name, error) from error


def wishes(path: str | Path) -> tuple[Wish, ...]:
    """The roles that the person told LinkedIn they look for, by an export: its ZIP, or a folder.

    Raises UnreadableInput when it is damaged, locked or too large.
    """
    raw = Raw.at(Path(path), "profile")
    try:
        return from_export.wishes(raw)
    except OSError as error:
        raise closed(raw.name, error) from error


def mailbox(path: str | Path, me: str = "", language: Language = ENGLISH) -> Mailbox:
    """The messages of a LinkedIn export: of its ZIP, a folder that holds it, or messages.csv; or an e-mail's.

    Nothing but messages.csv is opened, and Profile.csv beside it for the owner's name; an archive is never
    unpacked to the disk.

    Args:
        me: the name of the owner, or the address of their profile. Profile.csv is not opened then.

    Raises:
        UnreadableInput: it is missing, empty, locked, damaged or too large.
        WrongInput: there is no messages.csv, or more than one, or it is not clear whose it is.
    """
    raw = Raw.at(Path(path), "mailbox", language, me)
    try:
        found = _read(raw)
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise UnreadableInput(
            f"{raw.name[:80]}: cannot be opened ({error.strerror}); check who may read it"
        ) from error
    if not isinstance(found, Mailbox):
        raise WrongInput(f"{raw.name}: no messages in it; give an export of LinkedIn, or its messages.csv")
    return found


def message(text: str, language: Language = ENGLISH, *, is_answer: bool = False) -> Message:
    """The message in a pasted text or e-mail, without what stands around it and what it quotes.

    Args:
        is_answer: a few words above another e-mail are all of it, and do not pass that on.

    Raises UnreadableInput when nothing is left.
    """
    return from_mail.message(text, language, is_answer=is_answer)


def missing(path: str | Path) -> UnreadableInput:
    """The error for what is not there."""
    return UnreadableInput(f"{path}: no such file or folder; check the spelling")


# --- parts ----------------------------------------------------------------------------------------------


def _wanted(split: bool) -> Wanted:
    return "posting" if split else "profile"


def _read(raw: Raw) -> tuple[Source, ...] | Mailbox:
    return next(reader for reader in READERS.values() if reader.sniff(raw)).read(raw)


def _sources(raw: Raw) -> tuple[Source, ...]:
    found = _read(raw)
    if isinstance(found, Mailbox):
        raise refuse.mailbox(raw.name)
    if not any(source.blocks for source in found):
        raise UnreadableInput(f"{raw.name}: no words in it; paste the text of a profile or posting into it")
    return limits.of_length(found, raw.name)


def _several(raw: Raw) -> tuple[Source, ...]:
    """The postings in the files of a folder or ZIP, by name, without hidden ones and folders inside it."""
    found: list[Source] = []
    errors: dict[str, str] = {}  # the words alone: an error holds what was read until then
    with _files(raw) as files:
        for file in sorted(files, key=lambda file: file.name):
            limits.postings(len(found), str(raw.folder or raw.name))
            try:
                _check_purpose(file.name, raw.language)
                found += _sources(replace(file, wanted=raw.wanted, language=raw.language))
            except InputError as error:
                errors[file.name] = str(error)
    if not found:
        reason = f" (skipped {next(iter(errors.values()))})" if errors else ""
        kind = "folder" if raw.folder else "archive"
        raise UnreadableInput(
            f"{raw.folder or raw.name}: no readable file in this {kind}{reason}; "
            "put each posting there as a .txt, .html, .pdf, .docx or .csv file"
        )
    notices = [Notice("file-skipped", "warning", f"Skipped {error}.", name) for name, error in errors.items()]
    found[0] = replace(found[0], notices=(*notices, *found[0].notices))
    return tuple(found)


@contextmanager
def _files(raw: Raw) -> Iterator[list[Raw]]:
    """The files that lie side by side in a folder or ZIP, unopened."""
    if folder := raw.folder:
        paths = [path for path in folder.iterdir() if path.is_file()]
        yield [Raw.at(path) for path in paths if not path.name.startswith(".")]
        return
    with archive.files(raw, in_all=archive.OF_POSTINGS) as packed:
        files = export_tables.real(packed)
        refuse.export(raw.name, map(export_tables.table_name, files))
        top = min(
            (export_tables.place(file).parent for file in files), key=lambda at: len(at.parts), default=None
        )
        yield [
            replace(file, name=place.name)
            for file in files
            for place in [export_tables.place(file)]
            if place.parent == top and not place.name.startswith(".")
        ]


def _check_purpose(name: str, language: Language) -> None:
    beside, path = language.table("pages")["beside_postings"], PurePath(name)
    if path.suffix.lower() in _NOT_POSTINGS or path.stem.lower() in beside:
        raise UnreadableInput(f"{name}: by its name this is not a posting")
