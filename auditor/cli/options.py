"""Options that several commands share, and the steps before and after their work."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand

from auditor import api, report

if TYPE_CHECKING:
    from auditor.records import Notice
    from auditor.records.reading import InputsRead
    from auditor.report.page import Page
    from auditor.workspace import Workspace

STANDARD_INPUT = "-"
Answer = TypeVar("Answer")
Model = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="NAME",
        help='spaCy pipeline to use; "none" works without one. [default: best installed]',
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="TOML file with settings of the method.")
]
LexiconFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="Your own entries, added to the lexicon; may be given repeatedly."
    ),
]
SavedAudit = Annotated[
    Path | None,
    typer.Option("--audit", metavar="FILE", help="A saved audit.json. [default: the last one here]"),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print the answer as one JSON object, and nothing else.")
]
Desired = Annotated[
    list[str] | None,
    typer.Option(
        "--desired", "-d", metavar="PATH...", help="Postings you want: files, folders, CSV tables, or -."
    ),
]
Mismatched = Annotated[
    list[str] | None,
    typer.Option(
        "--mismatched", "-m", metavar="PATH...", help="Postings you were wrongly contacted about, likewise."
    ),
]
Also = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="FILE",
        help="Another text of yours to hold against the profile: a CV, your profile in another language, the "
        "titles you are open to; may be repeated.",
    ),
]
Profile = Annotated[
    str | None, typer.Argument(metavar="PROFILE", help="Your profile: a file, or - for standard input.")
]


def checked_date(value: str | None) -> str | None:
    """A day as it was typed."""
    try:
        return value and datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a date such as 2026-11-22") from error


def today() -> str:
    """This day, which the library never asks for itself."""
    return datetime.date.today().isoformat()


class ManyPaths(TyperCommand):
    """A command whose -d and -m take several paths each, as a shell expands `-d wanted/*.txt`.

    They take what follows once the profile has been named; before that only one path, so that
    `audit -d wanted -m wrong profile.txt` works as well.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat the option before each further path."""
        repeated: list[str] = []
        option, named = "", False
        for position, arg in enumerate(args):
            previous = args[position - 1] if position else ""
            if arg.startswith("-") and arg != "-":
                option = arg if arg in ("-d", "-m", "--desired", "--mismatched") else ""
            elif not previous.startswith("-") or previous == "-":
                if option and named:
                    repeated.append(option)
                named = named or not option
            repeated.append(arg)
        parsed: list[str] = super().parse_args(ctx, repeated)
        return parsed


def here() -> Workspace:
    """The workspace that the command is run in."""
    return api.find_workspace(Path.cwd())


def progress(what: str) -> AbstractContextManager[object]:
    """Say on stderr what takes a moment, while it does."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # slow to load, and help has no use for it

    return Console(stderr=True).status(what)


def show(answer: Answer, page_of: Callable[[Answer], Page], *, as_json: bool = False) -> None:
    """Print an answer: as one JSON object, or as its page, whose asides go to stderr."""
    if as_json:
        typer.echo(json.dumps(report.answer_json.as_json(answer), ensure_ascii=False, indent=2))
    else:
        report.to_terminal.show(page_of(answer))


def warn(notices: Iterable[Notice]) -> None:
    """Say on stderr what to know of the input, whatever the answer is printed as."""
    tell(*(f"auditor: {notice.message}" for notice in notices))


def say_back(seen: InputsRead, said: Iterable[Notice] = ()) -> None:
    """Say on stderr what was understood of the inputs, and what is to be known of reading them.

    `said` are notices that stand in the report below.
    """
    tell(*report.reading_page.read_lines(seen))
    below = {notice.message for notice in said}
    warn(notice for notice in seen.notices if notice.message not in below)


def pasted(what: str = "text") -> str:
    """What a person pastes after being asked to, with a word on how much of it came."""
    tell(f"Paste the {what}, then press Enter and Ctrl-D (Windows: Ctrl-Z and Enter).")
    return counted(api.read_text(STANDARD_INPUT))


def typed(given: str) -> str:
    """A message as it was given: standard input for -, a file, or the text itself."""
    text = api.read_message(given)
    return counted(text) if given == STANDARD_INPUT and sys.stdin.isatty() else text


def counted(text: str) -> str:
    """A text that came by a terminal, after saying how much it is: nothing of it may be lost unseen."""
    whole = text.strip("\n")
    count, lines = len(whole), whole.count("\n") + 1
    tell(f"got {report.wording.counted(count, 'character')} in {report.wording.counted(lines, 'line')}")
    return text


def tell(*lines: str) -> None:
    """Lines on stderr."""
    for line in lines:
        typer.echo(one_line(line), err=True)


def one_line(message: str) -> str:
    """A message without the line ends and terminal escapes that a file's name may hold."""
    return "".join(c if c.isprintable() else " " for c in message)
