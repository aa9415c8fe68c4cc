"""The tables of a LinkedIn export that say who the person is -> a JSON Resume.

Line ends were flattened by LinkedIn: an empty line is two blanks, and bullets run on within a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from auditor.languages import Language
from auditor.read import export_tables, resume
from auditor.read.raw import Raw

Row = Mapping[str, str]
Entry = dict[str, Any]
_FLATTENED = re.compile(r" {2,}|\s*(?=[•●▪■◦➤✓✔✅] ?)|(?<=[.;:!?]) (?=[-–*] )")
_DATE = re.compile(r"(?:(?P<month>[^\W\d]+)\.? )?(?:(?P<day>\d\d?), )?(?P<year>\d{4})")
_DATED = ("startDate", "endDate", "date")
_HIDDEN = frozenset(("hidden", "pending", "declined"))  # recommendations that the profile does not show

# The tables of a profile by their plain names, and what each row of them becomes.
PROFILE, SUMMARY = "profile", "profilesummary"


def _lines(text: str) -> str:
    """A text with the line ends that the export flattened."""
    return "\n".join(line.strip() for line in _FLATTENED.split(text) if line.strip())


def _either(row: Row, *names: str) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _span(row: Row) -> Entry:
    return {
        "startDate": _either(row, "startedon", "startdate"),
        "endDate": _either(row, "finishedon", "enddate"),
    }


def iso(text: str, months: Mapping[str, int]) -> str:
    """A date of an export, "Jan 2020" or "Mar 4, 2024", as JSON Resume has it; any other as it is written."""
    found = _DATE.fullmatch(text.strip())
    month = months.get((found["month"] or "").casefold()) if found else None
    if not found or (found["month"] and not month):
        return text.strip()
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}" if month else found["year"]


def _work(row: Row) -> Entry:
    return _span(row) | {
        "name": row.get("companyname", ""),
        "position": row.get("title", ""),
        "location": row.get("location", ""),
        "summary": _lines(row.get("description", "")),
    }


def _education(row: Row) -> Entry:
    said = (row.get("notes", ""), row.get("activities", ""))
    return _span(row) | {
        "institution": row.get("schoolname", ""),
        "studyType": row.get("degreename", ""),
        "summary": "\n".join(_lines(text) for text in said if text),
    }


def _certificate(row: Row) -> Entry:
    return {
        "name": row.get("name", ""),
        "issuer": row.get("authority", ""),
        "date": row.get("startedon", ""),
        "endDate": row.get("finishedon", ""),
        "url": row.get("url", ""),
    }


def _project(row: Row) -> Entry:
    return _span(row) | {"name": row.get("title", ""), "description": _lines(row.get("description", ""))}


def _volunteer(row: Row) -> Entry:
    said = (row.get("cause", ""), _lines(row.get("description", "")))
    return _span(row) | {
        "organization": _either(row, "companyname", "organization"),
        "position": row.get("role", ""),
        "summary": "\n".join(filter(None, said)),
    }


def _award(row: Row) -> Entry:
    return {
        "title": row.get("title", ""),
        "awarder": row.get("issuer", ""),
        "date": _either(row, "issuedon", "issuedate"),
        "summary": _lines(row.get("description", "")),
    }


def _paper(row: Row) -> Entry:
    return {
        "name": _either(row, "name", "title"),
        "publisher": row.get("publisher", ""),
        "date": _either(row, "publishedon", "issuedon", "filedon"),
        "summary": _lines(row.get("description", "")),
    }


def _organization(row: Row) -> Entry:
    return _span(row) | {
        "name": row.get("name", ""),
        "position": row.get("position", ""),
        "summary": _lines(row.get("description", "")),
    }


def _test(row: Row) -> Entry:
    return {
        "name": row.get("name", ""),
        "score": row.get("score", ""),
        "date": row.get("testedon", ""),
        "summary": _lines(row.get("description", "")),
    }


def _reference(row: Row) -> Entry:
    name = f"{row.get('firstname', '')} {row.get('lastname', '')}".strip()
    shown = row.get("status", "").casefold() not in _HIDDEN
    return {"name": name, "reference": _lines(row.get("text", ""))} if shown else {}


TABLES: dict[str, tuple[str, Callable[[Row], Entry]]] = {
    "positions": ("work", _work),
    "skills": ("skills", lambda row: {"name": row.get("name", "")}),
    "education": ("education", _education),
    "certifications": ("certificates", _certificate),
    "projects": ("projects", _project),
    "courses": ("courses", lambda row: {"name": row.get("name", ""), "number": row.get("number", "")}),
    "languages": (
        "languages",
        lambda row: {"language": row.get("name", ""), "fluency": row.get("proficiency", "")},
    ),
    "honors": ("awards", _award),
    "publications": ("publications", _paper),
    "patents": ("patents", _paper),
    "volunteering": ("volunteer", _volunteer),
    "volunteerexperiences": ("volunteer", _volunteer),
    "organizations": ("organizations", _organization),
    "testscores": ("tests", _test),
    "recommendationsreceived": ("references", _reference),
    "recommendations": ("references", _reference),
}
NAMES = frozenset((PROFILE, SUMMARY, *TABLES))


def resume_of(files: Sequence[Raw], where: str, language: Language) -> resume.Resume:
    """The profile in those of the files that hold one; no other is opened.

    Raises UnreadableInput when one of them is no table or cannot be unpacked.
    """
    months = language.months
    given: Entry = {"basics": {}}
    summary = ""
    for file in export_tables.nearest(files, NAMES):
        name = export_tables.table_name(file)
        found = list(export_tables.rows(file, where))
        if name == PROFILE:
            given["basics"] = _basics(found)
        elif name == SUMMARY:
            summary = next((_lines(row.get("profilesummary", "")) for row in found), "")
        else:
            section, make = TABLES[name]
            given.setdefault(section, []).extend(
                entry for row in found if (entry := _filled(_dated(make(row), months)))
            )
    given["basics"].setdefault("summary", summary)
    return resume.Resume.model_validate(given)


def _basics(rows: Iterable[Row]) -> Entry:
    """Who it is; birth date, address and accounts are left where they are."""
    row = next(iter(rows), {})
    return _filled(
        {
            "name": " ".join(f"{row.get('firstname', '')} {row.get('lastname', '')}".split()),
            "label": row.get("headline", ""),
            "summary": _lines(row.get("summary", "")),
            "location": _filled({"city": _either(row, "geolocation", "country")}),
            "industry": row.get("industry", ""),
        }
    )


def _dated(entry: Entry, months: Mapping[str, int]) -> Entry:
    return entry | {name: iso(entry[name], months) for name in _DATED if name in entry}


def _filled(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if value}
