"""The tables of a LinkedIn export that say what roles the person looks for -> wishes, the surest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from auditor.read import export_tables
from auditor.read.raw import Raw
from auditor.records import Wish
from auditor.text.normalise import key

_Titles = Callable[[Mapping[str, str]], Iterator[str]]
# A map as Java prints it, {keywords=data engineer, spellCheckEnabled=true}: a value ends at the next name.
_KEYWORDS = re.compile(r"\bkeywords=(.*?)(?=,\s*\w+=|[{}]|$)")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")


def _preferred(row: Mapping[str, str]) -> Iterator[str]:
    """Joined with bars, or until 2018 each in brackets."""
    cell = row.get("jobtitles", "")
    yield from _BRACKETED.findall(cell) or re.split(r"\s\|\s|;", cell)


def _of_job(row: Mapping[str, str]) -> Iterator[str]:
    yield row.get("jobtitle", "")


def _searched(row: Mapping[str, str]) -> Iterator[str]:
    yield from (found[1] for found in _KEYWORDS.finditer(row.get("querycontext", "")))
    yield from parse_qs(urlsplit(row.get("jobssearchurl", "")).query).get("keywords", [])


# Each table: its plain name, what a person calls it, and the titles in a row of it.
TABLES: dict[str, tuple[str, _Titles]] = {
    "jobseekerpreferences": ("job preferences", _preferred),
    "savedjobalerts": ("job alerts", _searched),
    "savedjobs": ("saved jobs", _of_job),
    "jobapplications": ("applications", _of_job),
}


def wishes(files: Sequence[Raw], where: str) -> tuple[Wish, ...]:
    """The titles that the person told LinkedIn of, each once, with where it stands most and how often.

    Raises UnreadableInput when one of the tables is none or cannot be unpacked.
    """
    order = [*TABLES]
    names: dict[str, str] = {}
    found: dict[str, Counter[str]] = {}
    tables = sorted(
        export_tables.nearest(files, TABLES), key=lambda file: order.index(export_tables.table_name(file))
    )
    for file in tables:
        called, titles = TABLES[export_tables.table_name(file)]
        for row in export_tables.rows(file, where):
            for title in map(str.strip, titles(row)):
                if key(title):
                    names.setdefault(key(title), title)
                    found.setdefault(key(title), Counter())[called] += 1
    return tuple(Wish(names[one], tuple(counted.items())) for one, counted in found.items())
