"""`doctor`: what is installed, and how many terms chance alone would flag on the user's own data."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import typer

from auditor.cli import options

PACKAGES = ("spacy", "pandas", "numpy", "beautifulsoup4", "lxml", "typer", "rich", "pydantic", "ftfy", "lark")


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command(cls=options.ManyPaths)(doctor)


def doctor(
    profile: options.Profile = None,
    desired: options.Desired = None,
    mismatched: options.Mismatched = None,
    model: options.Model = "",
    lexicon_files: options.LexiconFiles = None,
    as_json: options.AsJson = False,
) -> None:
    """Show what is installed, and check an audit against chance.

    With a profile and postings (or inside a workspace) their labels are shuffled: terms that are
    flagged on shuffled labels are flagged by chance.
    """
    from auditor import api, workspace
    from auditor.errors import ThinInput

    settings = options.settings_from(model, lexicon_files=lexicon_files)
    answer: dict[str, Any] = {
        "auditor": version("linkedin-keyword-auditor"),
        "packages": {name: _version(name) for name in PACKAGES},
        "model": api.extractor(settings).model or "none",
        "lexicon": len(api.extractor(settings).lexicon),
    }
    here = workspace.locate(Path.cwd())
    if profile is None and here and here.side("mismatched") and here.side("desired"):
        profile = str(here.profile())
        desired, mismatched = (
            [str(p) for p in here.side("desired")],
            [str(p) for p in here.side("mismatched")],
        )
    if profile is not None:
        with options.progress("Shuffling labels ..."):
            summary = api.audit(profile, desired or [], mismatched or [], settings=settings).summary
        if summary.expected_wrong_by_chance is None:
            raise ThinInput("the null check shuffles labels, so it needs postings of both sides (-d and -m)")
        answer["null_check"] = {
            "wrong_role": summary.wrong_role,
            "wrong_role_by_chance": summary.expected_wrong_by_chance,
            "probably_wrong_role": summary.probably_wrong_role,
            "probably_wrong_role_by_chance": summary.expected_probable_by_chance,
        }
    if as_json:
        options.print_json(answer)
    else:
        _show(answer)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _show(answer: dict[str, Any]) -> None:
    typer.echo(f"auditor  {answer['auditor']}, {answer['lexicon']} lexicon entries")
    typer.echo(f"model    {answer['model']}")
    for name, installed in answer["packages"].items():
        typer.echo(f"         {name} {installed}")
    check = answer.get("null_check")
    if not check:
        typer.echo("Null check: give a profile and postings of both sides, or run inside a workspace.")
        return
    typer.echo("Null check: terms flagged on your labels, and on average when the labels are shuffled")
    for verdict in ("wrong_role", "probably_wrong_role"):
        typer.echo(f"  {verdict:20} {check[verdict]:3}  by chance {check[verdict + '_by_chance']:.2f}")
