"""`lexicon check` and `lexicon import`: the words that are looked for, shipped and a person's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.lexicon import Own
    from auditor.lexicon.downloads import Imported

commands = typer.Typer(
    help="Check the lexicon, or add to it from O*NET and ESCO downloads.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.add_typer(commands, name="lexicon")


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
    from auditor import api, languages
    from auditor.lexicon.check import faults, file_faults
    from auditor.terms.self_check import lost

    settings = options.settings_from("none", lexicon_files=files)
    with options.progress("Looking for every surface of every concept ..."):
        extractor = api.extractor(settings)
        found = [
            *file_faults(languages.load(settings.language)),
            *faults(extractor.lexicon, languages.load(settings.language)),
            *(f"{name}: {text!r} is not found as {name}" for name, text in lost(extractor)),
        ]
        entries = list(extractor.lexicon)
    answer = {
        "concepts": len(entries),
        "surfaces": sum(1 for entry in entries for _ in entry.surfaces()),
        "families": len({entry.family for entry in entries}),
        "faults": found,
    }
    if as_json:
        options.print_json(answer)
    else:
        for fault in found:
            typer.echo(fault)
        sizes = "{concepts} concepts, {surfaces} surfaces, {families} families".format(**answer)
        typer.echo(f"{sizes}: {len(found) or 'no'} fault{'s' * (len(found) > 1)}")
    if found:
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
    from auditor import languages, lexicon, workspace
    from auditor.errors import OutputError
    from auditor.lexicon.downloads import import_file, to_toml
    from auditor.lexicon.own import parse

    settings = options.settings_from()
    here = workspace.locate(Path.cwd())
    folder = output or (here.folder if here else Path())
    own: list[Own] = list(lexicon.read_all(settings.lexicon))
    made: dict[Path, tuple[Imported, str]] = {}
    for file in files:
        with options.progress(f"Reading {file.name} ..."):
            imported = import_file(
                file,
                lexicon.load(languages.load(settings.language), tuple(own)),
                languages.load(settings.language),
            )
        path = folder / f"{imported.download.name}.toml"
        if path.exists() or path in made:
            raise OutputError(f"{path}: is there already; move it away to import {file.name} anew")
        text = to_toml(imported)
        own.append(parse(text, path.name))
        made[path] = imported, text
    lexicon.load(
        languages.load(settings.language), tuple(own)
    )  # a fault would be the user's at every audit to come
    for path, (imported, text) in made.items():
        workspace.save(path, text)
        typer.echo(
            f"wrote {path}: {len(imported.entries)} entries; {imported.known} were known already, "
            f"{imported.unusable} are no searchable words",
            err=True,
        )
    for attribution in dict.fromkeys(imported.download.attribution for imported, _ in made.values()):
        typer.echo(attribution, err=True)
