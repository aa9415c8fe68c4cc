"""`whatif`: what the searches would make of a changed profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.records import Audit, Change, Numbers, WhatIf
    from auditor.settings import Settings


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(whatif)


def whatif(
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="TERM", help="Take a term out, everywhere.")
    ] = None,
    demote: Annotated[
        list[str] | None,
        typer.Option("--demote", metavar="TERM", help="Move a term out of headline and Skills."),
    ] = None,
    replace: Annotated[
        list[str] | None, typer.Option("--replace", metavar="OLD=NEW", help="Call a term otherwise.")
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="TERM", help="Add a term to Skills, if it is true.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="EDITED", help="A profile you have edited, or -.")
    ] = None,
    review: Annotated[
        Path | None, typer.Option("--review", metavar="terms.csv", help="A review sheet you have filled in.")
    ] = None,
    saved: options.SavedAudit = None,
    as_json: options.AsJson = False,
) -> None:
    """Try changes of your profile: searches before and after, on both sides.

    Nothing is changed: the searches of the last audit (or of --audit FILE) are tried again. Titles of jobs
    you had, certificates and degrees stay as they are, whatever is removed.
    """
    from auditor import api
    from auditor.report import to_json

    path = saved or options.last_audit()
    audit = to_json.load(path)
    with options.progress("Trying every search again ..."):
        if profile is not None:
            answer = api.what_if(
                audit, api.read_profile(profile), settings=_settings(audit.provenance.settings)
            )
        else:
            changes = [*_named(remove, demote, replace, add), *(_reviewed(review, audit) if review else ())]
            answer = api.what_if(audit, changes, settings=_settings(audit.provenance.settings))
    if as_json:
        from dataclasses import asdict

        options.print_json(asdict(answer))
    else:
        _show(answer)


def _settings(kept: dict[str, Any]) -> Settings:
    """The settings of the audit, with the words of the workspace."""
    from dataclasses import replace

    from auditor.settings import Settings

    settings = Settings().changed(kept, "the saved audit")
    return replace(settings, lexicon=options.settings_from().lexicon)


def _named(
    remove: list[str] | None, demote: list[str] | None, replace: list[str] | None, add: list[str] | None
) -> list[Change]:
    from auditor.records import Change

    changes = [Change("remove", term) for term in remove or ()]
    changes += [Change("demote", term) for term in demote or ()]
    for pair in replace or ():
        old, sign, new = (part.strip() for part in pair.partition("="))
        if not (old and sign and new):
            raise typer.BadParameter(
                f"{pair!r} names no two terms; expected 'OLD=NEW'", param_hint="--replace"
            )
        changes.append(Change("replace", old, new))
    return changes + [Change("add", term) for term in add or ()]


def _reviewed(sheet: Path, audit: Audit) -> tuple[Change, ...]:
    from auditor.read.review import decisions

    return decisions(sheet, {a.term for a in audit.terms})


def _show(answer: WhatIf) -> None:
    for change in answer.changes:
        typer.echo(f"- {change}")
    typer.echo()
    for line in _lines(answer.before, answer.after):
        typer.echo(line)
    for title, changed in (("No longer finding you:", False), ("Newly finding you:", True)):
        moved = [s for s in answer.searches if s.found is not changed and s.found_after is changed]
        if moved:
            typer.echo(f"\n{title}")
            for search in moved:
                typer.echo(_wrapped(f"  {search.side:10}  {search.query}", indent=14))
    if answer.headline:
        typer.echo(_wrapped(f"\nYour headline would read: {answer.headline}"))
    for field in answer.too_long:
        typer.echo(f"\nToo long: {field}.")
    typer.echo("\nIn the simulated searches, not LinkedIn's own.")


def _wrapped(line: str, indent: int = 0) -> str:
    """Between words on a terminal; whole in a pipe or file, where it can be copied."""
    import shutil
    import sys
    import textwrap

    if not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    return textwrap.fill(
        line, width, replace_whitespace=False, subsequent_indent=" " * indent, break_long_words=False
    )


def _lines(before: Numbers, after: Numbers) -> list[str]:
    """A table of four rows: what searches of each side find, before and after."""
    names = {
        "searches_mismatched": "searches for wrong roles that find you",
        "searches_desired": "searches for right roles that find you",
        "attraction_mismatched": "chance of wrong searches to find you, %",
        "attraction_desired": "chance of right searches to find you, %",
    }
    header = f"{'':40}  before   after"
    rows = [(text, getattr(before, name), getattr(after, name)) for name, text in names.items()]
    return [header, *(f"{text:40}  {_number(old):>6}  {_number(new):>6}" for text, old, new in rows)]


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.1f}"
