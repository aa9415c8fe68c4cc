"""What LinkedIn says the profile was found for: read, and put into a workspace."""

from __future__ import annotations

from pathlib import Path

from auditor import languages, read
from auditor.contacts.evidence import day_of
from auditor.errors import ThinInput
from auditor.languages import ENGLISH, Language
from auditor.messages.appearances import appearances, last_day
from auditor.records import Appearances
from auditor.records.answers import AppearancesAdded
from auditor.settings import Settings
from auditor.workspace import Workspace


def read_appearances(
    file: str | Path, *, date: str = "", today: str = "", settings: Settings | None = None
) -> Appearances:
    """LinkedIn's page on search appearances, from a file or "-" for standard input.

    Args:
        date: its day ("YYYY-MM-DD"); else the one in the file's name or its text, else `today`.

    Raises:
        InputError: the file cannot be read.
        ThinInput: it says nothing of searches, or no day is known.
    """
    language = languages.load((settings or Settings()).language)
    text = read.text(file, language)
    return _read(text, date or day_of(Path(file).stem), today, _name(file), language)


def add_appearances(
    here: Workspace, file: str | Path, *, text: str = "", date: str = "", today: str = ""
) -> AppearancesAdded:
    """Keep such a page in a workspace, where every audit to come reads it.

    Args:
        file: as in `read_appearances`; with a `text` it is what an error calls that.

    Raises:
        InputError: as `read_appearances` does; then nothing is kept.
    """
    language = languages.load(here.settings().language)
    text = text or read.text(file, language)
    found = _read(text, date or day_of(Path(file).stem), today, _name(file), language)
    path = here.keep_appearances(text, found.date)
    others = (day_of(p.stem) for p in here.appearances() if p != path)
    is_known = any(day and Appearances(day).week == found.week for day in others)
    return AppearancesAdded(found, path.relative_to(here.folder).as_posix(), is_known)


def _read(text: str, date: str, today: str, name: str, language: Language = ENGLISH) -> Appearances:
    day = date or last_day(text, today, language) or today
    if not day:
        raise ThinInput(f"{name}: no day is named; say of which day it is: --date 2026-11-22")
    return appearances(text, day, name, language)


def _name(file: str | Path) -> str:
    return "standard input" if str(file) == "-" else str(file)
