"""`lexicon check` and `lexicon import`: the words that are looked for, shipped and a person's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import options

commands = typer.Typer(
    help="Check the lexicon, or add to it from O*NET and ESCO downloads.", no_args_is_help=True
)


@commands.command("check")
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Files of your own entries, besides the workspace's."),
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Prove the lexicon consistent, with your own entries.

    Every surface finds its concept, none belongs to two, every broader entry exists, the files are
    sorted. Takes some seconds; exit code 1 when there is a fault.
    """
    settings = api.settings_at(Path.cwd(), model="none", lexicon_files=files or ())
    with options.progress("Looking for every surface of every concept ..."):
        answer = api.check_lexicon(settings)
    options.show(answer, report.lexicon_page.checked_page, as_json=as_json)
    if answer.faults:
        raise typer.Exit(1)


@commands.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help='As downloaded: O*NET "Technology Skills.txt" and "Alternate Titles.txt", '
            "ESCO skills_en.csv and occupations_en.csv.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for the new files. [default: the workspace, or here]",
        ),
    ] = None,
) -> None:
    """Turn official word lists into entries of your own.

    Only concepts that the lexicon does not hold yet are taken. Each FILE becomes one file of entries,
    which audits of the workspace read from then on; elsewhere name it with --lexicon.
    """
    with options.progress("Reading ..."):
        folder = output or api.home(Path.cwd())
        answer = api.import_lexicon(files, folder, settings=api.settings_at(Path.cwd()))
    options.show(answer, report.lexicon_page.imported_page)
