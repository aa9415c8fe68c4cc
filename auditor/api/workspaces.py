"""A workspace: made, found and filled; and the settings that count in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from auditor import read, workspace
from auditor.errors import WrongInput
from auditor.read import from_text
from auditor.settings import Settings
from auditor.workspace import Part, Workspace


def new_workspace(folder: Path) -> Workspace:
    """A new workspace; one that is there already keeps everything.

    Raises:
        OutputError: the folder cannot be made.
    """
    return workspace.create(folder)


def find_workspace(start: Path) -> Workspace:
    """The workspace that a folder stands in, looking upwards.

    Raises:
        WrongInput: there is none.
    """
    return workspace.find(start)


def add_files(here: Workspace, part: Part, files: Sequence[str]) -> tuple[Path, ...]:
    """Copy profiles or postings into a workspace; "-" is standard input. Returns where they lie.

    All are read before any is added. What has no file name, as from standard input, may be several
    postings, divided by a line of five dashes.

    Raises:
        InputError: one of them cannot be read.
    """
    named = [(_label(file, suffix), content) for file in files for content, suffix in [_copied(part, file)]]
    checked = [one for name, content in named for one in _checked(part, name, content)]
    return tuple(here.add(part, content, label) for content, label in checked)


def add_text(here: Workspace, part: Part, text: str, name: str) -> tuple[Path, ...]:
    """The same of one text; `name` is what an error calls it."""
    return tuple(here.add(part, content, label) for content, label in _checked(part, name, text))


def settings_at(
    folder: Path, *, model: str = "", file: Path | None = None, lexicon_files: Sequence[str] = ()
) -> Settings:
    """The settings of a file, or of the workspace around a folder, with the model that is asked for.

    A workspace's own lexicon counts in any case, and before the files that are named.

    Raises:
        WrongInput: the settings cannot be read.
    """
    here = workspace.locate(folder)
    settings = Settings.load(file) if file else here.settings() if here else Settings()
    own = [*settings.lexicon, *(here.lexicon() if here else ()), *lexicon_files]
    return replace(settings, lexicon=tuple(dict.fromkeys(own)), model=model or settings.model)


def home(folder: Path) -> Path:
    """The folder of the workspace around a folder, or itself where there is none."""
    here = workspace.locate(folder)
    return here.folder if here else folder


def own_profile(folder: Path) -> Path:
    """The profile of the workspace around a folder, which is read with what was put right there.

    Raises:
        WrongInput: there is no workspace.
        ThinInput: it has no profile yet.
    """
    if here := workspace.locate(folder):
        return here.profile()
    raise WrongInput(
        f"{folder}: no workspace here; make one with: auditor init; "
        "or name a profile: auditor search QUERY --profile FILE"
    )


def _copied(part: Part, file: str) -> tuple[str | bytes, str]:
    return read.copy(file, split=part != "profile")


def _label(file: str, suffix: str) -> str:
    """What a copy is called; one of another format than the file ends as that does."""
    name = Path(file).name if file != "-" else "standard input"
    return name if not suffix or Path(name).suffix.lower() == suffix else f"{Path(name).stem}{suffix}"


def _checked(part: Part, name: str, content: str | bytes) -> list[tuple[str | bytes, str]]:
    """(content, label) of each profile or posting in a text, once all of it has proved readable.

    A file keeps its name and stays whole; what is pasted is cut at its rules, each part labelled by
    its first line.
    """
    if isinstance(content, bytes):
        return [(content, name)]
    text, is_file = content, bool(Path(name).suffix)
    parts = [text] if part == "profile" or is_file else list(from_text.split(text))
    labelled: list[tuple[str | bytes, str]] = []
    for one in parts:
        first = read.from_string(one, name, split=False)[0].blocks[0].text
        labelled.append((one, name if is_file else first))
    return labelled
