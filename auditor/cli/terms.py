"""`terms`: what the extractor sees in any text."""

from __future__ import annotations

import csv
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.records import Document
    from auditor.terms import Found


class Format(StrEnum):
    """How the terms are printed."""

    table = "table"
    json = "json"
    csv = "csv"


COLUMNS = ("term", "kind", "surface", "section", "start", "end", "qualifier", "demand")


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(terms)


def terms(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A profile or posting; - is standard input.")],
    profile: Annotated[
        bool, typer.Option("--profile", help="Read it as a profile rather than as a posting.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also show what was rejected or dropped, and why.")
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    as_json: options.AsJson = False,
    model: options.Model = "",
    lexicon_files: options.LexiconFiles = None,
) -> None:
    """List the terms found in a text.

    Each with its section, where it starts and ends there, its qualifier, and whether a posting requires,
    prefers or merely mentions it; of a posting those that an audit would count, without its boilerplate.
    """
    from auditor import api, languages, read, sections
    from auditor.sections.clean import without_boilerplate

    settings = options.settings_from(model, lexicon_files=lexicon_files)
    extractor = api.extractor(settings)
    rows: list[dict[str, Any]] = []
    asides: list[str] = []
    for number, source in enumerate([api.read_profile(file)] if profile else read.sources(file)):
        if profile:
            document = sections.profile(source, languages.load(settings.language))
        else:
            posting = sections.posting(source, id=str(number), language=languages.load(settings.language))
            document = without_boilerplate(posting, settings)
        found = extractor.find(document)
        rows += [_row(document, asdict(mention)) for mention in found.mentions]
        asides += _asides(document, found)
    if as_json or format_ is Format.json:
        options.print_json(rows)
    elif format_ is Format.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print_table(rows)
    if explain:
        for line in asides:
            typer.echo(line, err=as_json or format_ is not Format.table)


def _row(document: Document, mention: dict[str, Any]) -> dict[str, Any]:
    section = document.sections[mention["section"]]
    return {name: mention[name] for name in COLUMNS if name != "section"} | {"section": section.kind}


def _asides(document: Document, found: Found) -> list[str]:
    rejected = [
        f"rejected: {r.surface!r} as {r.term} in {document.sections[r.section].kind}: {r.reason}"
        for r in found.rejected
    ]
    dropped = [f"dropped ({d.reason}): {' '.join(d.text.split())[:100]}" for d in document.dropped]
    return rejected + dropped


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(row[column])) for column in COLUMNS))
    Console(highlight=False).print(table)
