"""`init` and `add`: a workspace, and what goes into it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor import api, report
from auditor.cli import choices, options

if TYPE_CHECKING:
    from auditor.workspace import Workspace


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
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help="Day of the appearances. [default: as they say, else today]",
            callback=options.checked_date,
        ),
    ] = None,
) -> None:
    """Add the profile, postings or search appearances to the workspace.

    A profile is LinkedIn's "Save to PDF" or data export (ZIP or folder), a saved profile page, a PDF, DOCX,
    ODT, RTF, Markdown or text file, a JSON Resume or a Europass CV; postings are any of these files, saved
    pages of job boards, or tables (CSV, XLSX, XLS, ODS).

    Several postings may be pasted one after another, with a line of five dashes (-----) between them. What
    was understood of each is said; what was read wrongly is put right with: auditor fix

    Appearances are LinkedIn's page on the searches that found you (your profile, Analytics, Search
    appearances), pasted or as a text file: the titles and keywords you were found for count in the next
    audit, each week once.
    """
    here = options.here()
    if sum([bool(files), paste, clipboard, editor]) > 1:
        raise typer.BadParameter("choose one of FILE, --paste, --clipboard and --editor")
    if date and part != "appearances":
        raise typer.BadParameter("only appearances have a day", param_hint="--date")
    if part == "appearances":
        _add_appearances(here, files, date or "", paste=paste, clipboard=clipboard, editor=editor)
        return
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


def _add_appearances(
    here: Workspace, files: list[str] | None, date: str, *, paste: bool, clipboard: bool, editor: bool
) -> None:
    """Keep LinkedIn's page on search appearances, and say what was understood of it."""
    asked = paste or (not files and sys.stdin.isatty())
    text = api.from_clipboard() if clipboard else api.from_editor() if editor else ""
    name = "clipboard" if clipboard else "editor" if editor else "the paste"
    if asked and not text:
        text = options.pasted("page")
    for file in [name] if text else files or [options.STANDARD_INPUT]:
        added = api.add_appearances(here, file, text=text, date=date, today=options.today())
        options.tell(f"added {added.file}", *report.appearances_page.read_lines(added))
