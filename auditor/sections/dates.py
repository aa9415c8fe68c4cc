"""Dates of positions: "Nov 2021 - Present · 5 yrs 1 mo", "Mar '20 – now", "2018-20", "Spring 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from auditor.languages import ENGLISH, Language, interfaces
from auditor.text.normalise import fold
from auditor.text.wording import wording

# Every repetition is bounded, so that a long run of spaces or dots costs linear time.
_GAP = r"[\s.]{0,4}"
_AROUND = " \t·|,;:()[]*_-"  # what may stand around a range without being text
_YEARLIKE = re.compile(r"(?:19|20)\d\d|['/ .]\d\d(?!\d)")
_YEAR = r"(?:19|20)\d\d"
_CENTURY_TURNS = 45  # '44 is 2044, '45 is 1945: nobody's career is longer


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
    ranges: tuple[re.Pattern[str], ...]
    duration: re.Pattern[str]
    present: re.Pattern[str]
    until: frozenset[str]
    vague: frozenset[str]
    decades: frozenset[str]


def date_range(line: str, language: Language = ENGLISH) -> DateRange | None:
    """The range a line consists of, with or without a duration; None if the line says more or less."""
    found = find(line, language)
    if found is None:
        return None
    folded = fold(line).text
    rest = folded[: found.start] + folded[found.end :]
    return None if rest.strip(_AROUND) else found.dates


def find(line: str, language: Language = ENGLISH) -> Found | None:
    """The first date range within a line, with the copy of it behind that is read aloud."""
    grammar, folded = _grammar(language), fold(line).text
    if not _YEARLIKE.search(folded):
        return None  # most lines hold no year, and ten patterns need not be tried on them
    match = next((found for each in grammar.ranges if (found := each.search(folded))), None)
    if match is None:
        return None
    groups = match.groupdict()
    end = _iso(groups.get("end") or "", grammar)
    start = _iso(groups["start"], grammar)
    if not re.match(r"\d{4}", start) and end:  # "Mar - Jun 2023"
        start = _iso(f"{groups['start']} {end[:4]}", grammar)
    if re.fullmatch(r"\d\d", groups.get("end") or ""):  # "2018-20"
        end = start[:2] + groups["end"]
        if end < start[:4]:
            return None
    stated = grammar.duration.match(folded, match.end())
    dates, ends = DateRange(start, end, _months(stated)), stated.end() if stated else match.end()
    copy = find(folded[ends:], language)
    if copy and copy.dates[:2] == dates[:2] and not folded[ends : ends + copy.start].strip(_AROUND):
        dates, ends = dates._replace(months=dates.months or copy.dates.months), ends + copy.end
    return Found(dates, match.start(), ends)


def single(line: str, language: Language = ENGLISH) -> DateRange | None:
    """A line that is one date, such as "Summer 2019": it starts and ends a position."""
    bare = fold(line).text.strip(_AROUND)
    date = _grammar(language).date.fullmatch(bare)
    iso = _iso(bare, _grammar(language)) if date else ""
    return DateRange(iso, iso, None) if iso else None


def is_date(line: str, language: Language = ENGLISH) -> bool:
    """Whether a line is nothing but one date or one range."""
    bare = fold(line).text.strip(_AROUND)
    return _grammar(language).date.fullmatch(bare) is not None or date_range(line, language) is not None


def is_vague(line: str, language: Language = ENGLISH) -> bool:
    """Whether a line speaks of nothing but time, though no date can be told: "early 90s - ?"."""
    words = re.findall(r"[^\W_]+", fold(line).text.casefold())
    known, decades = _grammar(language).vague, _grammar(language).decades
    told = [
        word in known or re.fullmatch(r"(?:19|20)?\d?\d?0s|(?:19|20)\w\w|\d{1,2}", word) for word in words
    ]
    some = any(re.search(r"\d\d", word) or word in decades for word in words)
    return 0 < len(words) <= 8 and all(told) and some


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
    year = re.search(_YEAR, date) or re.search(r"(?<=[\s'/.])\d\d$", date)
    if year is None:
        return ""
    number = (
        int(year[0])
        if len(year[0]) == 4
        else int(year[0]) + (2000 if int(year[0]) < _CENTURY_TURNS else 1900)
    )
    words = (grammar.months.get(word.casefold()) for word in re.findall(r"[^\W\d_]+", date))
    month = next((word for word in words if word), None) or _month_number(date, year)
    return f"{number}-{month:02d}" if month else str(number)


def _month_number(date: str, year: re.Match[str]) -> int | None:
    """The month of a date in figures; none where day and month cannot be told apart."""
    if re.search(r"[^\W\d_]", date):
        return None
    told = [int(one) for one in re.findall(r"\d+", date[: year.start()])]
    after = [int(one) for one in re.findall(r"\d+", date[year.end() :])]
    if after:
        told = after[:1]
    elif len(told) == 2 and "/" in date:
        told = [one for one in told if one <= 12] if max(told) > 12 or told[0] == told[1] else []
    return told[-1] if told and 1 <= told[-1] <= 12 else None


@cache
def _grammar(language: Language) -> _Grammar:
    tables = (wording(language).data, *interfaces().values())
    words = {
        name: [word for table in tables for word in table.get(name, ())]
        for name in ("until", "present", "since", "years", "month-units", "less-than-a-year", "seasons",
                     "roughly", "onwards", "decades",)
    }  # fmt: skip
    months = _all_months(language)
    month, season = rf"(?:{_either(months)})(?!\w)", rf"(?:{_either(words['seasons'])})(?!\w)"
    rough = rf"(?:(?:{_either(words['roughly'])})[\s.-]{{1,2}}){{0,2}}"
    short, day = r"'\d\d", r"\d{1,2}(?:st|nd|rd|th|\.)?\s"
    date = (
        rf"{rough}(?:(?:{day})?{month}{_GAP}(?:(?:de|of|del)\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:{_YEAR}|{short})"
        rf"|{season}{_GAP}(?:{_YEAR}|{short})|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|\d{{1,2}}[/.-]{_YEAR}"
        rf"|{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?|{_YEAR}/\d\d|{_YEAR})(?![\w])"
    )
    brief = rf"(?:{month}{_GAP}\d\d|\d{{1,2}}/\d\d)(?![\w/.])"
    spoken = _either(word for word in words["until"] if word[0].isalpha())
    until = rf"(?:\s{{0,4}}(?:-{{1,3}}>?|→)\s{{0,4}}|\s{{1,4}}(?:{spoken})\s{{1,4}})"
    present = rf"(?:(?:{spoken})\s)?(?:{_either(words['present'])})(?!\w)"
    years, units = _either(words["years"]), _either(words["month-units"])
    flags, begin = re.IGNORECASE, r"(?<![\w/.])"
    written = (
        rf"{begin}(?P<start>{date}){until}(?P<end>{date}|{present})",
        rf"{begin}(?P<start>(?:{day})?(?:{month}|{season})){_GAP}{until}(?P<end>{date})",
        rf"{begin}(?P<start>{brief}){until}(?P<end>{brief}|{date}|{present})",
        rf"{begin}(?P<start>{date}){until}(?P<end>{brief})",
        rf"{begin}(?P<start>{_YEAR})\s{{0,2}}[-/]{{1,2}}\s{{0,2}}(?P<end>\d\d)(?![\w/.-])",
        rf"{begin}(?P<start>{month}{_GAP}{_YEAR})\s{{1,4}}(?P<end>{month}{_GAP}{_YEAR}|{present})",
        rf"^\W{{0,3}}(?P<start>{_YEAR})\s{{1,4}}(?P<end>{_YEAR})\W{{0,3}}$",
        rf"(?:^\W{{0,3}}|(?<=[|,;(·•])\s{{0,2}})(?:{_either(words['since'])})\s(?P<start>{date})",
        rf"{begin}(?P<start>{date})\s(?:{_either(words['onwards'])})(?!\w)",
        rf"(?:^\W{{0,3}}|(?<=[|,;(·•\s]))(?P<start>{date})\s{{0,2}}-{{1,2}}(?=\s{{0,4}}(?:$|[)|]))",
    )
    return _Grammar(
        months,
        re.compile(date, flags),
        tuple(re.compile(one, flags) for one in written),
        re.compile(
            rf"[\s·,(]{{0,4}}(?:(?P<years>\d{{1,2}})\+?\s(?:{years})(?!\w)(?:,?\s(?P<rest>\d{{1,2}})\s(?:{units})(?!\w))?"
            rf"|(?P<months>\d{{1,2}})\s(?:{units})(?!\w)|{_either(words['less-than-a-year'])})\)?",
            flags,
        ),
        re.compile(present, flags),
        frozenset(words["until"]),
        frozenset(
            word
            for name in ("until", "present", "since", "seasons", "roughly", "onwards", "decades")
            for phrase in words[name]
            for word in phrase.split()
        )
        | frozenset(months),
        frozenset(words["decades"]),
    )


def _all_months(language: Language) -> dict[str, int]:
    """Months by their names in every language that a page may be shown in; the text's own come first."""
    found: dict[str, int] = {}
    for table in interfaces().values():
        names = {str(name): number for number, name in enumerate(table["months"], start=1)}
        found |= {name[:3]: number for name, number in names.items()} | names | table["month-variants"]
    return found | language.months


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))
