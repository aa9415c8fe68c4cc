"""`compare`: what changed between two audits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor import api, report
from auditor.cli import options


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier audit.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later audit.json.")],
    as_json: options.AsJson = False,
) -> None:
    """Show what changed between two audits.

    In the profile, in the numbers, in the verdicts; where the postings differ as well, that is said first.
    """
    answer = api.compare(api.load_audit(old), api.load_audit(new))
    options.show(answer, report.compare_page.compare_page, as_json=as_json)
