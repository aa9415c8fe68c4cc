"""Dates of positions: "Nov 2021 - Present · 5 yrs 1 mo", "01/2014 to Current", "(2019 – 2022)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from auditor.languages import ENGLISH, Language
from auditor.sections.wording import wording
from auditor.text.normalise import fold

# Every repetition is bounded, so that a long run of spaces or dots costs linear time.
_GAP = r"[\s.]{0,4}"
_AROUND = " \t·|,;:()[]*_-"  # what may stand around a range without being text


class DateRange(NamedTuple):
    """Start and end as "YYYY-MM" or "YYYY", an empty end for "Present", and the months stated."""

    start: str
    end: str
    months: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A range with the folded offsets from its first to its last character, duration included."""

    dates: DateRange
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Grammar:
    months: dict[str, int]
    date: re.Pattern[str]
    range: re.Pattern[str]
    open_range: re.Pattern[str]
    duration: re.Pattern[str]
    present: re.Pattern[str]
    until: frozenset[str]


def date_range(line: str, language: Language = ENGLISH) -> DateRange | None:
    """The range a line consists of, with or without a duration; None if the line says more or less."""
    found = find(line, language)
    if found is None:
        return None
    folded = fold(line).text
    rest = folded[: found.start] + folded[found.end :]
    return None if rest.strip(_AROUND) else found.dates


def find(line: str, language: Language = ENGLISH) -> Found | None:
    """The first date range within a line."""
    grammar, folded = _grammar(language), fold(line).text
    match = grammar.range.search(folded) or grammar.open_range.search(folded)
    if match is None:
        return None
    groups = match.groupdict()
    end = _iso(groups["end"], grammar) if groups.get("end") else ""
    stated = grammar.duration.match(folded, match.end())
    return Found(
        DateRange(_iso(groups["start"], grammar), end, _months(stated)),
        match.start(),
        stated.end() if stated else match.end(),
    )


def is_date(line: str, language: Language = ENGLISH) -> bool:
    """Whether a line is nothing but one date or one range."""
    bare = fold(line).text.strip(_AROUND)
    return _grammar(language).date.fullmatch(bare) is not None or date_range(line, language) is not None


def is_present(line: str, language: Language = ENGLISH) -> bool:
    """Whether a line is nothing but a word such as "Present"."""
    return _grammar(language).present.fullmatch(fold(line).text.strip(_AROUND)) is not None


def is_until(line: str, language: Language = ENGLISH) -> bool:
    """Whether a line is nothing but the "to" between two dates."""
    return fold(line).text.strip().casefold() in _grammar(language).until


def duration(text: str, language: Language = ENGLISH) -> int | None:
    """Months of a text that is nothing but a duration such as "4 yrs 9 mos"."""
    match = _grammar(language).duration.fullmatch(fold(text).text.strip(" ()"))
    return _months(match) if match else None


def _months(match: re.Match[str] | None) -> int | None:
    if match is None or not (match["years"] or match["months"]):
        return None
    return 12 * int(match["years"] or 0) + int(match["rest"] or match["months"] or 0)


def _iso(date: str, grammar: _Grammar) -> str:
    """ "YYYY-MM" where the month is known, else "YYYY"; empty for a word such as "Present"."""
    year = re.search(r"(?:19|20)\d\d", date)
    if year is None:
        return ""
    word = re.search(r"[^\W\d_]+", date)
    if word:
        return f"{year[0]}-{grammar.months[word[0].casefold()]:02d}"
    number = re.search(r"\d{1,2}", date[: year.start()] or date[year.end() :])
    return f"{year[0]}-{int(number[0]):02d}" if number and 1 <= int(number[0]) <= 12 else year[0]


@cache
def _grammar(language: Language) -> _Grammar:
    data = wording(language).data
    month, year = _either(language.months), r"(?:19|20)\d\d"
    date = (
        rf"(?:(?:{month}){_GAP}(?:\d{{1,2}},?\s)?{year}|\d{{1,2}}[/.]{year}|{year}[-/.](?:0[1-9]|1[0-2])(?:-\d\d)?"
        rf"|{year})(?!\w)"
    )
    present, until = rf"(?:{_either(data['present'])})(?!\w)", _either(data["until"])
    years, units = _either(data["years"]), _either(data["month-units"])
    less = _either(data["less-than-a-year"])
    flags = re.IGNORECASE
    return _Grammar(
        language.months,
        re.compile(date, flags),
        re.compile(rf"(?<!\w)(?P<start>{date})\s{{0,4}}(?:{until})\s{{0,4}}(?P<end>{date}|{present})", flags),
        re.compile(rf"^\W{{0,3}}(?:{_either(data['since'])})\s(?P<start>{date})", flags),
        re.compile(
            rf"[\s·,(]{{0,4}}(?:(?P<years>\d{{1,2}})\+?\s(?:{years})(?!\w)(?:,?\s(?P<rest>\d{{1,2}})\s(?:{units})(?!\w))?"
            rf"|(?P<months>\d{{1,2}})\s(?:{units})(?!\w)|{less})\)?",
            flags,
        ),
        re.compile(present, flags),
        frozenset(data["until"]),
    )


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
