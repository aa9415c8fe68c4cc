"""`whatif`: what the searches would make of a changed profile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import options


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
    audit = api.load_audit(saved or api.last_audit(Path.cwd()))
    named = (
        *(api.Change("remove", term) for term in remove or ()),
        *(api.Change("demote", term) for term in demote or ()),
        *_replacements(replace or ()),
        *(api.Change("add", term) for term in add or ()),
    )
    with options.progress("Trying every search again ..."):
        changes = (*named, *(api.reviewed(audit, review) if review and profile is None else ()))
        answer = api.what_if(
            audit,
            changes if profile is None else api.read_profile(profile),
            lexicon_files=api.settings_at(Path.cwd()).lexicon,
        )
    options.show(answer, report.whatif_page.whatif_page, as_json=as_json)


def _replacements(pairs: Sequence[str]) -> list[api.Change]:
    """The changes that OLD=NEW asks for."""
    changes = []
    for pair in pairs:
        old, sign, new = (part.strip() for part in pair.partition("="))
        if not (old and sign and new):
            raise typer.BadParameter(
                f"{pair!r} names no two terms; expected 'OLD=NEW'", param_hint="--replace"
            )
        changes.append(api.Change("replace", old, new))
    return changes
