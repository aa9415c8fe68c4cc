"""`init` and `add`: a workspace, and what goes into it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Part(StrEnum):
    """What can be added."""

    profile = "profile"
    desired = "desired"
    mismatched = "mismatched"


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(init)
    app.command()(add)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made when missing.")] = Path(),
) -> None:
    """Make a workspace: a folder for your profile and postings."""
    from auditor import workspace

    here = workspace.create(folder)
    typer.echo(f"workspace {here.folder.resolve()}")
    typer.echo("next: auditor add profile --paste, then auditor add mismatched --paste", err=True)


def add(
    part: Annotated[Part, typer.Argument(help="What to add.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files to copy in; - is standard input.")
    ] = None,
    paste: Annotated[bool, typer.Option("--paste", help="Paste the text here; end with Ctrl-D.")] = False,
    clipboard: Annotated[bool, typer.Option("--clipboard", help="Take what is on the clipboard.")] = False,
    editor: Annotated[bool, typer.Option("--editor", help="Open your editor for the text.")] = False,
) -> None:
    """Add the profile or postings to the workspace.

    Several postings may be pasted one after another, with a line of five dashes (-----) between them.
    """
    from auditor import workspace

    here = workspace.find(Path.cwd())
    if sum([bool(files), paste, clipboard, editor]) > 1:
        raise typer.BadParameter("choose one of FILE, --paste, --clipboard and --editor")
    for name, text in _texts(files or [], paste=paste, clipboard=clipboard, editor=editor):
        for content, label in _checked(part, name, text):
            typer.echo(f"added {here.add(part.value, content, label)}", err=True)


def _checked(part: Part, name: str, text: str) -> list[tuple[str, str]]:
    """(text, label) of each profile or posting in a text, once all of it has proved readable.

    A file keeps its name and stays whole; what is pasted is cut at its rules, each part labelled by
    its first line.
    """
    from auditor import read
    from auditor.read import from_text

    is_file = bool(Path(name).suffix)
    parts = [text] if part is Part.profile or is_file else list(from_text.split(text))
    labelled = []
    for one in parts:
        first = read.from_string(one, name, split=False)[0].blocks[0].text
        labelled.append((one, name if is_file else first))
    return labelled


def _texts(files: list[str], *, paste: bool, clipboard: bool, editor: bool) -> list[tuple[str, str]]:
    """(name, text) of each thing to add; without any flag what is piped in."""
    from auditor import read

    if clipboard:
        return [("clipboard", _clipboard())]
    if editor:
        return [("editor", _edited())]
    if files:
        return [(Path(file).name if file != "-" else "standard input", read.text(file)) for file in files]
    if paste or sys.stdin.isatty():
        typer.echo("Paste the text, then press Enter and Ctrl-D (Windows: Ctrl-Z and Enter).", err=True)
    return [("standard input", read.text("-"))]


def _edited() -> str:
    """What a person leaves in an empty file that their editor opens."""
    from auditor.errors import UnreadableInput

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        path = Path(folder) / "text.txt"
        path.touch()
        try:
            subprocess.run([*shlex.split(editor), str(path)], check=True)
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise UnreadableInput(
                f"the editor {editor!r} did not work; name another in the variable EDITOR, or use --paste"
            ) from error
        return path.read_text(encoding="utf-8", errors="replace")


def _clipboard() -> str:
    """What is on the clipboard; the package for it is an extra."""
    from auditor.errors import UnreadableInput

    try:
        import pyperclip  # an extra
    except ImportError as error:
        raise UnreadableInput(
            "--clipboard needs the clipboard extra: pip install 'linkedin-keyword-auditor[clipboard]'; "
            "or use --paste"
        ) from error
    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as error:
        raise UnreadableInput("the clipboard cannot be read here; use --paste") from error
