"""`audit.json`: the whole audit at full precision, and the way back.

Format history
1  the first: provenance, notices, documents, terms with evidence, summary; searches and plan empty.
2  searches and plan filled; blame, credit, action and the search figures of the summary too.
3  reported, groups and trend: what recruiters said, kinds of wrong role, contacts by month; confirmed and
   explains of each term.
4  of each term written and is_alias, the person's own words and whether they are another name; uncounted,
    where it stands and counts for nothing, with the reason; mismatched_named and desired_named, how many
    further postings only name it so.
5  the ranges of both shares of each term; reached, what the plan does step by step; mismatched_kin and
    desired_kin, the share of public postings like these that ask for a term; why_wrong, for what reasons each
    mismatched posting was wrong, with the lines that say so; contradictions, what the person says that does
    not go together, and further texts among the inputs ("also"); appearances, what LinkedIn says the profile
    was found for; needed of the trend, how long a change takes to show.
6  themes, the words that pull together; of each edit its terms, theme and line before and after; left, the
   flagged words that the plan leaves alone, with the reason; rewordings, what the wanted side calls
   otherwise; opening, a title that only wrong postings bear, with which the headline opens.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from auditor import plain_file
from auditor.errors import AuditFileError, UnreadableInput
from auditor.records import (
    Appearances,
    Attraction,
    Audit,
    Contradiction,
    Document,
    Notice,
    Plan,
    Provenance,
    Reported,
    RoleGroup,
    Search,
    Summary,
    Theme,
    Trend,
    WhyWrong,
)
from auditor.report import consistent

FORMAT = 6


@dataclass(frozen=True, slots=True)
class Row(Attraction):
    """An attraction with the columns that only the review sheet has, so that names agree."""

    profile_quote: str
    mismatched_quote: str
    desired_quote: str
    decision: str
    replacement: str
    note: str


@dataclass(frozen=True, slots=True)
class AuditFile:
    """The shape of `audit.json`."""

    format: int
    provenance: Provenance
    notices: tuple[Notice, ...]
    profile: Document
    desired: tuple[Document, ...]
    mismatched: tuple[Document, ...]
    terms: tuple[Row, ...]
    searches: tuple[Search, ...]
    plan: Plan | None
    summary: Summary
    reported: tuple[Reported, ...]
    groups: tuple[RoleGroup, ...]
    trend: Trend | None
    why_wrong: tuple[WhyWrong, ...]
    contradictions: tuple[Contradiction, ...]
    appearances: tuple[Appearances, ...]
    themes: tuple[Theme, ...]


def render(audit: Audit) -> dict[str, str]:
    """`audit.json`, indented, in the order of its schema."""
    return {"audit.json": json.dumps(as_dict(audit), ensure_ascii=False, indent=2) + "\n"}


def as_dict(audit: Audit) -> dict[str, Any]:
    """The audit as plain lists, dicts, strings and numbers."""
    same = {f.name: getattr(audit, f.name) for f in fields(AuditFile) if hasattr(audit, f.name)}
    rows = tuple(row_of(attraction) for attraction in audit.terms)
    file = AuditFile(**same | {"format": FORMAT, "terms": rows})
    dumped: dict[str, Any] = _adapter().dump_python(file, mode="json")
    return dumped


def load(path: str | Path) -> Audit:
    """An audit back from the `audit.json` it was saved as.

    Raises:
        AuditFileError: the file is damaged or of another format.
        UnreadableInput: the file cannot be read.
    """
    try:
        text = plain_file.text(Path(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: cannot be read ({error}); expected an audit.json") from error
    return loads(text, str(path))


def loads(text: str, name: str = "audit.json") -> Audit:
    """The audit back from its JSON text; `name` is what an error calls it.

    Raises:
        AuditFileError: not JSON, not an audit, or of another format.
    """
    text = text.removeprefix("\ufeff")  # of an editor
    try:
        raw = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise AuditFileError(
            f"{name}: not JSON ({error}); expected an audit.json that auditor wrote"
        ) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        found = raw.get("format", "none") if isinstance(raw, dict) else "none"
        raise AuditFileError(
            f"{name}: audit format {found} found, this version reads format {FORMAT}; run the audit again"
        )
    try:
        file = _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise AuditFileError(f"{name}: damaged at {place} ({first['msg']}); run the audit again") from error
    same = {f.name: getattr(file, f.name) for f in fields(Audit)}
    audit = Audit(**same | {"terms": tuple(_attraction(row) for row in file.terms)})
    if place := next(consistent.extreme(raw), ""):
        raise AuditFileError(f"{name}: damaged at {place} (no such number); run the audit again")
    if misfit := next(consistent.misfits(audit), ""):
        raise AuditFileError(f"{name}: damaged: {misfit}; run the audit again")
    return audit


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `audit.json`; `audit.schema.json` beside this file holds it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _adapter().json_schema()


@cache
def _adapter() -> TypeAdapter[AuditFile]:
    return TypeAdapter(AuditFile)


def row_of(attraction: Attraction) -> Row:
    """A term as it stands in the file, with the columns of the review sheet."""
    same = {f.name: getattr(attraction, f.name) for f in fields(Attraction)}
    return Row(
        **same,
        profile_quote=attraction.quote("profile"),
        mismatched_quote=attraction.quote("mismatched"),
        desired_quote=attraction.quote("desired"),
        decision="",
        replacement="",
        note="",
    )


def _attraction(row: Row) -> Attraction:
    return Attraction(**{f.name: getattr(row, f.name) for f in fields(Attraction)})
