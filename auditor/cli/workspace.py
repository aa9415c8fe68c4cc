"""`init` and `add`: a workspace, and what goes into it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from auditor import api
from auditor.cli import choices, options


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made when missing.")] = Path(),
) -> None:
    """Make a workspace: a folder for your profile and postings."""
    here = api.new_workspace(folder)
    typer.echo(f"workspace {here.folder.resolve()}")
    options.tell(
        "next: auditor import EXPORT with LinkedIn's data export,",
        "or: auditor add profile FILE (or --paste), then auditor add mismatched --paste",
    )


def add(
    part: Annotated[choices.Part, typer.Argument(help="What to add.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files to copy in; - is standard input.")
    ] = None,
    paste: Annotated[bool, typer.Option("--paste", help="Paste the text here; end with Ctrl-D.")] = False,
    clipboard: Annotated[bool, typer.Option("--clipboard", help="Take what is on the clipboard.")] = False,
    editor: Annotated[bool, typer.Option("--editor", help="Open your editor for the text.")] = False,
) -> None:
    """Add the profile or postings to the workspace.

    A profile is LinkedIn's "Save to PDF" or data export (ZIP or folder), a saved profile page, a PDF, DOCX,
    ODT, RTF, Markdown or text file, a JSON Resume or a Europass CV; postings are any of these files, saved
    pages of job boards, or tables (CSV, XLSX, XLS, ODS).

    Several postings may be pasted one after another, with a line of five dashes (-----) between them. What
    was understood of each is said; what was read wrongly is put right with: auditor fix
    """
    here = options.here()
    if sum([bool(files), paste, clipboard, editor]) > 1:
        raise typer.BadParameter("choose one of FILE, --paste, --clipboard and --editor")
    if clipboard:
        added = api.add_text(here, part, api.from_clipboard(), "clipboard")
    elif editor:
        added = api.add_text(here, part, api.from_editor(), "editor")
    elif paste or (not files and sys.stdin.isatty()):
        added = api.add_text(here, part, options.pasted(), "standard input")
    else:
        added = api.add_files(here, part, files or ["-"])
    options.tell(*(f"added {path}" for path in added))
    options.say_back(api.read_added(here, part, added))
