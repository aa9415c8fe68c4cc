"""`terms`: what the extractor sees in any text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import choices, options


def terms(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A profile or posting: text, HTML, PDF, DOCX, ODT, RTF, CSV ...; - is standard input.",
        ),
    ],
    profile: Annotated[
        bool, typer.Option("--profile", help="Read it as a profile rather than as a posting.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also show what was rejected or dropped, and why.")
    ] = False,
    sections: Annotated[
        bool, typer.Option("--sections", help="Show how the text is divided, and what was dropped and why.")
    ] = False,
    format_: Annotated[choices.TermsFormat, typer.Option("--format", help="How to print.")] = "table",
    as_json: options.AsJson = False,
    model: options.Model = "",
    lexicon_files: options.LexiconFiles = None,
) -> None:
    """List the terms found in a text.

    Each with its section, where it starts and ends there, its qualifier, and whether a posting requires,
    prefers or merely mentions it; of a posting those that an audit would count, without its boilerplate.
    """
    settings = api.settings_at(Path.cwd(), model=model, lexicon_files=lexicon_files or ())
    if sections:
        divided = api.divided(file, as_profile=profile, settings=settings)
        options.warn(divided.notices)
        options.show(divided, report.reading_page.division_page, as_json=as_json or format_ == "json")
        return
    answer = api.terms_of(file, as_profile=profile, settings=settings)
    options.warn(answer.notices)
    pages = report.terms_page
    is_json = as_json or format_ == "json"
    if format_ == "csv" and not is_json:
        typer.echo(pages.as_csv(answer), nl=False)
    else:
        options.show(answer, pages.explained_page if explain else pages.terms_page, as_json=is_json)
    if explain and (is_json or format_ == "csv"):
        options.tell(*pages.asides(answer))
