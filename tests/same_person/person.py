"""The person of person.json, in the lines that a page has of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
PERSON: dict[str, Any] = json.loads((HERE / "person.json").read_text(encoding="utf-8"))
WHO, JOBS = PERSON["basics"], PERSON["work"]
Entry = dict[str, Any]
Lines = Iterator[str]


def day(date: str, letters: int = 3) -> str:
    """ "2021-03" as "Mar 2021"."""
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month) - 1][:letters]} {year}" if month else year


def span(entry: Entry, letters: int = 3, dash: str = " - ") -> str:
    """From when to when, as a page says it."""
    return day(entry["startDate"], letters) + dash + (day(entry.get("endDate", ""), letters) or "Present")


def degree(entry: Entry) -> str:
    """What was studied."""
    return f"{entry['studyType']}, {entry['area']}"


def where(job: Entry) -> list[str]:
    """The place of a position, where it has one."""
    return [job["location"]] if "location" in job else []


def told(job: Entry) -> list[str]:
    """The description of a position, line by line."""
    said = [line for line in job.get("summary", "").split("\n") if line]
    return [*said, *(f"• {each}" for each in job.get("highlights", []))]


def others(letters: int = 3) -> Iterator[tuple[str, list[list[str]]]]:
    """The sections below the positions by their headings on a page of LinkedIn: the lines of each entry."""
    yield (
        "Education",
        [[each["institution"], degree(each), span(each, letters)] for each in PERSON["education"]],
    )
    yield (
        "Licenses & certifications",
        [
            [each["name"], each["issuer"], f"Issued {day(each['date'], letters)}"]
            for each in PERSON["certificates"]
        ],
    )
    yield "Projects", [[each["name"], span(each), each["description"]] for each in PERSON["projects"]]
    yield (
        "Volunteering",
        [
            [each["position"], each["organization"], span(each), each["summary"]]
            for each in PERSON["volunteer"]
        ],
    )
    yield "Skills", [[each["name"]] for each in PERSON["skills"]]
    yield "Courses", [[each["name"]] for each in PERSON["courses"]]
    yield (
        "Honors & awards",
        [
            [each["title"], f"Issued by {each['awarder']} · {day(each['date'], letters)}"]
            for each in PERSON["awards"]
        ],
    )
    yield "Languages", [[each["language"], each["fluency"]] for each in PERSON["languages"]]
