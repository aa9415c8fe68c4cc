"""An audit as a folder of plain files: the profile, both sides, settings, reports.

profile.txt      the profile as it was pasted
desired/         a file per posting that is wanted
mismatched/      a file per posting that was a wrong contact
also/            further texts of yours to hold against the profile: a CV, another language, titles
auditor.toml     settings; marks the folder as a workspace
corrections.toml what was read wrongly and put right, if anything was
lexicon.toml     words of your own, if there are any; also lexicon-<source>.toml
searches.txt     searches that recruiters told you they used, one a line
wanted.txt       titles of roles that you look for, one a line; an import fills it with what LinkedIn knows
appearances/     what LinkedIn says the profile was found for: each page as it was pasted, by its day
contacts.csv     who wrote, about what, and what became of it; contacts-backup.csv is the version before, and
                 .contacts-written.csv what the program wrote last
contacts/        the text of each contact's message
snapshots/       an audit of each state of the profile, by its day
reports/         what audits write
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from auditor.errors import OutputError, ThinInput, WrongInput
from auditor.read.decode import as_written
from auditor.settings import Settings

MARK = "auditor.toml"
RECORDED = "searches.txt"
WANTED = "wanted.txt"
APPEARANCES = "appearances"
SETTINGS_TEXT = """\
# Settings of this workspace; a line without # replaces a default.
# model = ""                 # a spaCy pipeline by name, "none" for no model
# firm_probability = 0.98    # from which a verdict is firm
# smallest_gap = 0.15        # smaller differences get no verdict
"""
_TEXTS = frozenset((".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".json"))
_SNAPSHOT = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)-(?P<turn>\d{2,})-(?P<state>[0-9a-f]+)\.json")
Part = Literal["profile", "desired", "mismatched"]


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder and the places in it."""

    folder: Path

    @property
    def reports(self) -> Path:
        """Where audits write."""
        return self.folder / "reports"

    @property
    def ledger(self) -> Path:
        """The ledger of contacts."""
        return self.folder / "contacts.csv"

    @property
    def messages(self) -> Path:
        """The folder with the text of each contact's message."""
        return self.folder / "contacts"

    def changes(self) -> tuple[str, ...]:
        """The days on which a profile was audited that is not the one before, oldest first."""
        states = [(m["date"], m["state"]) for m in self._snapshots()]
        return tuple(dict.fromkeys(day for (_, old), (day, new) in pairwise(states) if new != old))

    def _snapshots(self) -> list[re.Match[str]]:
        """The names of the audits that were kept, in the order in which they were made."""
        found = (_SNAPSHOT.fullmatch(path.name) for path in (self.folder / "snapshots").glob("*.json"))
        return sorted((m for m in found if m), key=lambda m: (m["date"], int(m["turn"])))

    def keep_snapshot(self, audit: str, date: str, state: str) -> Path:
        """Keep an audit (its JSON); `state` tells one state of the profile from another, in hex digits."""
        today = [m for m in self._snapshots() if m["date"] == date]
        same = today and today[-1]["state"] == state
        turn = int(today[-1]["turn"]) + (not same) if today else 1
        return save(self.folder / "snapshots" / f"{date}-{turn:02}-{state}.json", audit)

    def settings(self) -> Settings:
        """The settings of this workspace."""
        return Settings.load(self.folder / MARK)

    def lexicon(self) -> list[str]:
        """The files of own entries: lexicon.toml, after what was imported."""
        return [str(path) for path in sorted(self.folder.glob("lexicon*.toml"))]

    def recorded(self) -> dict[str, int]:
        """The searches that recruiters told of, each once, in the order they came, with its line in the file.

        They are as they were typed; whoever counts them finds out whether they can be read.

        Raises:
            WrongInput: the file is no text.
        """
        lines = [line.strip() for line in _text_of(self.folder / RECORDED).splitlines()]
        return {line: lines.index(line) + 1 for line in lines if line}

    def wanted(self) -> tuple[str, ...]:
        """The titles of the roles that the person looks for, each once; none without the file.

        Raises:
            WrongInput: the file is no text.
        """
        lines = (line.strip() for line in _text_of(self.folder / WANTED).splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))

    def want(self, titles: Iterable[str]) -> Path:
        """Keep the titles of the roles that the person looks for, in place of those before."""
        return save(self.folder / WANTED, "\n".join(titles))

    def appearances(self) -> tuple[Path, ...]:
        """The pages on search appearances, oldest first."""
        folder = self.folder / APPEARANCES
        return tuple(sorted((p for p in folder.glob("*.txt") if p.is_file()), key=_in_order))

    def keep_appearances(self, text: str, date: str) -> Path:
        """Keep a page on search appearances under its day; of several of one day all are kept."""
        same = (path for path in self.appearances() if path.stem[:10] == date)
        if known := next((path for path in same if _text_of(path).strip() == text.strip()), None):
            return known
        return save(_free_name(self.folder / APPEARANCES, f"{date}.txt"), text)

    def record(self, query: str) -> Path:
        """Keep a search that a recruiter told of, as evidence for the audits to come."""
        return save(
            self.folder / RECORDED, "\n".join(dict.fromkeys([*self.recorded(), " ".join(query.split())]))
        )

    def profile(self) -> Path:
        """The profile file.

        Raises:
            ThinInput: there is none yet.
        """
        found = sorted(p for p in self.folder.glob("profile.*") if p.is_file())
        if not found:
            raise ThinInput(f"{self.folder}: no profile yet; add it with: auditor add profile --paste")
        return found[0]

    def side(self, part: Literal["desired", "mismatched"]) -> list[Path]:
        """The folder of one side, or nothing when it is empty."""
        folder = self.folder / part
        return [folder] if folder.is_dir() and any(folder.iterdir()) else []

    def also(self) -> list[Path]:
        """The further texts that are held against the profile, and the titles that the person looks for."""
        texts = sorted(p for p in (self.folder / "also").glob("*") if p.is_file() and p.name[0] != ".")
        return [*texts, *([self.folder / WANTED] if self.wanted() else [])]

    def add(self, part: Part, content: str | bytes, name: str) -> Path:
        """Put a text, or a file as it is, into the workspace; a former profile is kept as a backup."""
        if part == "profile":
            former = sorted(p for p in self.folder.glob("profile.*") if p.is_file())
            for old in former:
                _keep(old, self.folder / "earlier-profiles")
            new = save(self.folder / f"profile{_suffix(name, content)}", content)
            for old in former:
                if old != new:
                    old.unlink()
            return new
        suffix = _suffix(name, content)
        return save(_free_name(self.folder / part, f"{_slug(name, suffix)}{suffix}"), content)


def create(folder: Path) -> Workspace:
    """A new workspace; one that is there already keeps everything.

    Raises:
        OutputError: the folder cannot be made.
    """
    try:
        for part in ("desired", "mismatched"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        if not (folder / MARK).exists():
            save(folder / MARK, SETTINGS_TEXT)
    except OSError as error:
        raise OutputError(
            f"{folder}: no workspace can be made here ({error.strerror}); name another"
        ) from error
    return Workspace(folder)


def locate(start: Path) -> Workspace | None:
    """The workspace that `start` stands in, looking upwards; None without one."""
    for folder in (start, *start.resolve().parents):
        if (folder / MARK).is_file():
            return Workspace(folder)
    return None


def find(start: Path) -> Workspace:
    """As `locate`, for commands that need one.

    Raises:
        WrongInput: there is none.
    """
    if found := locate(start):
        return found
    raise WrongInput(
        f"{start}: no workspace here; make one with: auditor init; "
        "or name the files: auditor audit PROFILE -d DESIRED -m MISMATCHED"
    )


def save(path: Path, content: str | bytes) -> Path:
    """Write beside the place and move, so that a file is the old one or the new one.

    A text ends with a line end; bytes are written as they are.
    """
    if isinstance(content, str):
        content = (content if content.endswith("\n") else content + "\n").encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, staged = tempfile.mkstemp(prefix=".auditor-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # so that the move cannot overtake the text
            Path(staged).replace(path)
        finally:
            Path(staged).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); name another workspace") from error
    return path


def _text_of(path: Path) -> str:
    """The text of a file of the workspace, whatever a spreadsheet or an editor made of it; "" without one."""
    data = path.read_bytes() if path.is_file() else b""
    text = as_written(data).removeprefix("\ufeff")
    if "\ufffd" in text and "\ufffd".encode() not in data:
        raise WrongInput(f"{path}: not readable as text; save it as UTF-8")
    return text


def _keep(old: Path, folder: Path) -> None:
    """Copy a file that is about to be replaced."""
    try:
        folder.mkdir(exist_ok=True)
        shutil.copy2(old, _free_name(folder, old.name))
    except OSError as error:
        raise OutputError(
            f"{old}: cannot be kept in {folder.name} ({error.strerror}); move it first"
        ) from error


def _in_order(path: Path) -> tuple[str, int, str]:
    """The day of a page, and which one of that day it is: "2026-11-22-10" comes behind "2026-11-22-9"."""
    number = path.stem[11:]
    return path.stem[:10], int(number[:6]) if number.isdecimal() else 1, path.stem


def _free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, numbered when it is taken."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


def _suffix(name: str, content: str | bytes) -> str:
    """The end of a file's name; of a text only what says how to read it, as "Head of R.and.D" is a title."""
    suffix = Path(name).suffix.lower()
    is_text = isinstance(content, str)
    return ".txt" if is_text and suffix not in _TEXTS else suffix


def _slug(name: str, suffix: str) -> str:
    stem = Path(name).stem if suffix == Path(name).suffix.lower() else name
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60] or "posting"
