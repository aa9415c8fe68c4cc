"""Options that several commands share, and the steps before and after their work."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from auditor.contacts.desk import Desk
    from auditor.report.page import Page
    from auditor.settings import Settings

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
Profile = Annotated[
    str | None, typer.Argument(metavar="PROFILE", help="Your profile: a file, or - for standard input.")
]


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


def settings_from(
    model: str = "", file: Path | None = None, lexicon_files: Sequence[str] | None = None
) -> Settings:
    """The settings of a file, or of the workspace at hand, with the model that was asked for.

    A workspace's own lexicon counts in any case, and before the files that are named.
    """
    from auditor import workspace
    from auditor.settings import Settings

    here = workspace.locate(Path.cwd())
    settings = Settings.load(file) if file else here.settings() if here else Settings()
    own = [*settings.lexicon, *(here.lexicon() if here else ()), *(lexicon_files or ())]
    return replace(settings, lexicon=tuple(dict.fromkeys(own)), model=model or settings.model)


def last_audit() -> Path:
    """The audit made last, in the workspace at hand or below ./reports."""
    from auditor import workspace
    from auditor.errors import WrongInput

    here = workspace.locate(Path.cwd())
    folder = here.reports if here else Path("reports")
    found = sorted(folder.glob("**/audit.json"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise WrongInput(
            f"no audit found in {folder}; run auditor audit first, or name one with --audit FILE"
        )
    return found[-1]


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on stderr what takes a moment, while it does."""
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status(what):
            yield
    else:
        yield


def print_json(answer: Any) -> None:
    """One JSON object or list on stdout."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def desk() -> Desk:
    """The contacts of the workspace at hand; the lexicon alone is enough for them, without a model."""
    from auditor import api, workspace
    from auditor.contacts.desk import Desk

    here = workspace.find(Path.cwd())
    settings = replace(settings_from(), model="none")
    return Desk(here, settings, api.extractor(settings))


def print_page(page: Page) -> None:
    """Print an answer on stdout, and its asides on stderr."""
    from rich.console import Console

    from auditor.report import to_terminal

    to_terminal.print_page(page, Console(highlight=False), Console(stderr=True, highlight=False))


def say(*lines: str, indent: int = 0, error: bool = False) -> None:
    """Print lines wrapped between words, on stdout or stderr."""
    from rich.console import Console

    from auditor.report import to_terminal

    to_terminal.print_lines(lines, Console(stderr=error, highlight=False), indent)


def one_line(message: str) -> str:
    """A message without the line ends and terminal escapes that a file's name may hold."""
    return "".join(c if c.isprintable() else " " for c in message)
