"""What is installed, and how many terms chance alone would flag on the user's own data."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from auditor.api.audits import audit
from auditor.api.finding import extractor
from auditor.errors import ThinInput
from auditor.records.answers import Checkup, NullCheck
from auditor.settings import Settings
from auditor.workspace import locate

PACKAGES = ("spacy", "pandas", "numpy", "beautifulsoup4", "lxml", "typer", "rich", "pydantic", "ftfy", "lark")


def doctor(
    profile: str | Path | None = None,
    desired: Sequence[str | Path] = (),
    mismatched: Sequence[str | Path] = (),
    *,
    folder: Path | None = None,
    settings: Settings | None = None,
) -> Checkup:
    """What is installed; and with data the null check, whose labels are shuffled.

    Terms that are flagged on shuffled labels are flagged by chance. Without a profile the workspace around
    `folder` is checked, as soon as it has postings of both sides.

    Raises:
        ThinInput: there are postings of one side only, so there is nothing to shuffle.
    """
    settings = settings or Settings()
    here = locate(folder) if folder and profile is None else None
    if here and here.side("mismatched") and here.side("desired"):
        profile, desired, mismatched = here.profile(), here.side("desired"), here.side("mismatched")
    return Checkup(
        version("linkedin-keyword-auditor"),
        {name: _version(name) for name in PACKAGES},
        extractor(settings).model or "none",
        len(extractor(settings).lexicon),
        _null_check(profile, desired, mismatched, settings) if profile is not None else None,
    )


def _null_check(
    profile: str | Path,
    desired: Sequence[str | Path],
    mismatched: Sequence[str | Path],
    settings: Settings,
) -> NullCheck:
    summary = audit(profile, desired, mismatched, settings=settings).summary
    sure, probable = summary.expected_wrong_by_chance, summary.expected_probable_by_chance
    if sure is None or probable is None:
        raise ThinInput("the null check shuffles labels, so it needs postings of both sides (-d and -m)")
    return NullCheck(summary.wrong_role, sure, summary.probably_wrong_role, probable)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
