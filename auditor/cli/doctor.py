"""`doctor`: what is installed, and how many terms chance alone would flag on the user's own data."""

from __future__ import annotations

from pathlib import Path

from auditor import api, report
from auditor.cli import options


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
    here = Path.cwd()
    settings = api.settings_at(here, model=model, lexicon_files=lexicon_files or ())
    with options.progress("Shuffling labels ..."):
        answer = api.doctor(profile, desired or (), mismatched or (), folder=here, settings=settings)
    options.show(answer, report.doctor_page.doctor_page, as_json=as_json)
