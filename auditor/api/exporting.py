"""A whole LinkedIn export into a workspace: the profile, the roles that are wished for, the messages."""

from __future__ import annotations

from pathlib import Path

from auditor import languages, read
from auditor.api.desk import import_messages
from auditor.api.inputs import read_profile
from auditor.api.reading import read_own
from auditor.api.workspaces import add_files, settings_at
from auditor.errors import ThinInput
from auditor.records import Notice, Wish
from auditor.records.answers import ExportTaken
from auditor.workspace import WANTED, Workspace


def import_export(
    here: Workspace, export: str | Path, *, me: str = "", everyone: bool = False
) -> ExportTaken:
    """Fill a workspace from an export: what it holds of profile, wishes and messages, and nothing else.

    A profile or a list of wishes that the workspace has already is kept, and a notice says so. All is read
    before anything is written.

    Args:
        export: its ZIP, its folder, or messages.csv alone.
        me: the person's name in the export, where neither it nor the workspace's profile tells.
        everyone: take every conversation, also those that read like no recruiter's.

    Raises:
        InputError: it is no export, it is damaged, or it is not clear whose it is.
        OutputError: the workspace cannot be written.
    """
    parts = read.parts(export)
    if "profile" in parts:
        read_profile(Path(export), languages.load(settings_at(here.folder).language))
    wishes = read.wishes(export) if "wishes" in parts else ()
    came = import_messages(here, export, me=me, everyone=everyone) if _has_messages(parts) else None
    profile, notices = _with_profile(here, export) if "profile" in parts else ("", [])
    wanted, more = _with_wishes(here, wishes) if wishes else ("", [])
    return ExportTaken(
        read_own(here) if profile else None,
        profile,
        wishes,
        wanted,
        came,
        (*notices, *more, *(came.notices if came else ())),
    )


def _has_messages(parts: frozenset[read.ExportPart]) -> bool:
    """Whether to look for messages: also where nothing is there, to say what was expected."""
    return "messages" in parts or "profile" not in parts


def _with_profile(here: Workspace, export: str | Path) -> tuple[str, list[Notice]]:
    try:
        there = here.profile()
    except ThinInput:
        (path,) = add_files(here, "profile", [str(export)])
        return path.name, []
    message = f"{there.name} stays your profile; for the export's: auditor add profile {export}"
    return "", [Notice("profile-kept", "info", message, there.name)]


def _with_wishes(here: Workspace, wishes: tuple[Wish, ...]) -> tuple[str, list[Notice]]:
    known = here.wanted()
    if not known:
        return here.want(wish.title for wish in wishes).name, []
    new = [wish.title for wish in wishes if wish.title not in known]
    message = f"{WANTED} stays as it is; not in it: {', '.join(new)}"
    return "", [Notice("wishes-kept", "info", message, WANTED)] if new else []
