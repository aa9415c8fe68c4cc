"""The three invented people of data/sample, each audited once for all tests."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import auditor
from auditor.records import Audit

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "sample"
PEOPLE = ("clinical-informatics", "fpa-manager", "platform-engineer")
DATE = "2026-11-22"  # of the committed reports


def sides(person: str) -> tuple[list[Path], list[Path]]:
    """Where the desired and the mismatched postings are: a folder or a table each."""
    folder = SAMPLE / person
    desired, mismatched = (sorted(folder.glob(f"{side}*")) for side in ("desired", "mismatched"))
    return desired, mismatched


@cache
def audit_of(person: str) -> Audit:
    """The audit that `auditor demo --person` makes."""
    desired, mismatched = sides(person)
    return auditor.audit(SAMPLE / person / "profile.txt", desired, mismatched, date=DATE)


def expected(person: str) -> dict[str, list[str]]:
    """Names by the verdict that a careful reader would give."""
    return tomllib.loads((SAMPLE / person / "expected.toml").read_text(encoding="utf-8"))
