"""`compare`: what changed between two audits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.edits.compare import Comparison


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(compare)


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier audit.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later audit.json.")],
    as_json: options.AsJson = False,
) -> None:
    """Show what changed between two audits.

    In the profile, in the numbers, in the verdicts; where the postings differ as well, that is said first.
    """
    from dataclasses import asdict

    from auditor.edits import compare as room
    from auditor.report import to_json

    made = room.compare(to_json.load(old), to_json.load(new))
    if as_json:
        options.print_json(asdict(made))
    else:
        _show(made)


def _show(made: Comparison) -> None:
    for side, (gone, come) in made.other_postings.items():
        typer.echo(
            f"Not the same {side} postings: {gone} gone, {come} new. The numbers compare unlike things."
        )
    edited = ", ".join(made.profile)
    typer.echo(f"Profile: {edited + ' changed' if edited else 'unchanged'}.")
    for figure in made.figures:
        typer.echo(f"{figure.name:40}  {_number(figure.before):>6}  {_number(figure.after):>6}")
    if made.verdicts:
        typer.echo("Verdicts:")
    for moved in made.verdicts:
        typer.echo(f"  {moved.term}: {_words(moved.before)} -> {_words(moved.after)}")


def _number(value: float | None) -> str:
    return "-" if value is None else str(value) if isinstance(value, int) else f"{value:.1f}"


def _words(verdict: str) -> str:
    return verdict.replace("_", " ") or "not there"
