"""A file before anything is known of it: its name, its bytes, and the text in them once somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from auditor import plain_file
from auditor.errors import UnreadableInput
from auditor.languages import ENGLISH, Language
from auditor.read import terminal
from auditor.read.decode import LIMIT, accept, decode

HEAD = 4000  # bytes, or characters of text, that a reader may look at to recognise its format

# What is asked of a file. A profile is one text, whatever rules divide it; a text may hold several postings.
Wanted = Literal["profile", "posting", "mailbox"]


@dataclass(frozen=True)
class Raw:
    """A file as it was given, and what is known of it before it is read.

    A reader of text asks for `text`, one of another format for `data`; either is made when it is first asked
    for, and once. What lies on the disk or in an archive stays closed until then.
    """

    name: str  # as messages call it
    given: bytes | str | Path | Callable[[], bytes]  # a str was pasted; a call takes it out of an archive
    wanted: Wanted = "posting"
    language: Language = ENGLISH
    me: str = ""  # of a mailbox: the name of its owner, or the address of their profile

    @classmethod
    def at(cls, path: Path, wanted: Wanted = "posting", language: Language = ENGLISH, me: str = "") -> Raw:
        """What lies at a path, a file or a folder, not opened yet."""
        return cls(path.name or str(path), path, wanted, language, me)

    @classmethod
    def standard_input(cls, wanted: Wanted = "posting", language: Language = ENGLISH) -> Raw:
        """What is piped in, which is read at once, as it can be read but once."""
        return cls("standard input", terminal.standard_input(LIMIT + 1), wanted, language)

    @property
    def folder(self) -> Path | None:
        """The folder that this is; None for a file."""
        return self.given if isinstance(self.given, Path) and self.given.is_dir() else None

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a format is recognised however large the file is; none of a folder.

        Raises OSError when it cannot be opened.
        """
        if self.folder:
            return b""
        with self.open() as file:
            return file.read(HEAD)

    @cached_property
    def data(self) -> bytes:
        """All bytes.

        Raises UnreadableInput when the file is missing, closed or too large.
        """
        try:
            return self.read(LIMIT, "split it, or save only the text")
        except OSError as error:
            raise closed(self.name, error) from error

    @cached_property
    def text(self) -> str:
        """The text, in whatever encoding it was, repaired.

        Raises UnreadableInput as `data` does, and for what is empty or no text; WrongInput for a file of keys
        or passwords.
        """
        if isinstance(self.given, str):
            return accept(self.given, self.name, self.language)
        return decode(self.data, self.name, self.language)

    def read(self, limit: int, advice: str) -> bytes:
        """All bytes, of which a reader with a limit of its own takes more than others.

        Raises UnreadableInput with this advice when there are more than `limit`, OSError when it cannot be
        opened.
        """
        with self.open() as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise UnreadableInput(f"{self.name}: larger than the limit of {limit // 1_000_000} MB; {advice}")
        return data

    def open(self) -> BinaryIO:
        """A stream of the bytes; raises OSError when it cannot be opened."""
        if isinstance(self.given, Path):
            return plain_file.opened(self.given)
        if isinstance(self.given, str):
            return BytesIO(self.given.encode(errors="replace"))
        return BytesIO(self.given if isinstance(self.given, bytes) else self.given())


def closed(name: str, error: OSError) -> UnreadableInput:
    """The error for what is missing, or cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(
            f"{error.filename or name}: no such file; check the spelling, or give - to read standard input"
        )
    if isinstance(error, IsADirectoryError):
        return UnreadableInput(f"{name[:80]}: this is a folder; name the files in it, as with {name[:80]}/*")
    shown = f"{name[:80]}: cannot be opened ({error.strerror})"
    return UnreadableInput(f"{shown}; check who may read it, or paste its text")
