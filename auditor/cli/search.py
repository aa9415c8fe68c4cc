"""`search`: whether a recruiter's boolean search finds the profile, why, and what would change that."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import choices, options


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help="Such as: 'title:(developer OR engineer) Java NOT \"entry level\"'."
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", metavar="FILE", help="A profile, or - for stdin. [default: the workspace's]"
        ),
    ] = None,
    against: Annotated[
        choices.Side | None,
        typer.Option("--against", help="Also say which postings of this side of the workspace hold it."),
    ] = None,
    record: Annotated[
        bool,
        typer.Option(
            "--record", help="Keep it as evidence: a recruiter told you they searched so. Needs a workspace."
        ),
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Say whether a recruiter's search finds you, and why.

    Quotes, AND, OR, NOT (or a leading minus), parentheses, and title: current: skill: headline: company:
    before a word, phrase or group. A query that begins with a minus needs -- before it.
    """
    if record:
        kept = api.record_search(options.here(), query)
        options.tell(f"recorded in {kept}; the next audit counts it as evidence")
    answer = api.search(
        query,
        profile or api.own_profile(Path.cwd()),
        against=against,
        here=options.here() if against else None,
        settings=api.settings_at(Path.cwd()),
    )
    options.show(answer, report.search_page.search_page, as_json=as_json)
