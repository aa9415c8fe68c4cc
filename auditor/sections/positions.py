"""The lines under Experience -> positions, told by their dates.

One page writes title, company, dates; another company, total time and then each role; a résumé puts
all on one line, or the dates first. So each line of dates is found first, then its title and company
in the lines around it: how many stand before the first dates shows the habit of the whole section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.languages import Language
from auditor.records import Position, Section
from auditor.sections import dates
from auditor.sections.lines import Line, halved, key, line, slice_of, text_of
from auditor.sections.wording import Wording, label, phrases
from auditor.text.phrases import Phrases

LONGEST_HEAD = 12  # words of a line that holds dates together with a title or company
LONGEST_NAME = 5  # words of a company standing after the dates

_EDGES = " \t|,;:()[]*_-·•–—"
_STRONG = re.compile(r"\s{0,9}[|·•\t]\s{0,9}|\s{2,9}|\s[-–—]\s")
_COMMA = re.compile(r",\s+")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the rest of the profile tells about its positions."""

    listed: frozenset[str] = frozenset()  # keys of the skills in the Skills section
    places: frozenset[str] = frozenset()  # keys of places, such as the person's own town


class _Dated(NamedTuple):
    """A line of dates; the parts of a title or company on it, and text that follows them."""

    at: int
    dates: dates.DateRange
    parts: tuple[str, ...]
    text: str


class _Head(NamedTuple):
    """The lines `first` to `last` (exclusive) that say title, company, dates and place."""

    first: int
    last: int
    position: Position
    text: str


def sections(lines: Sequence[Line], words: Wording, language: Language, habits: Habits) -> list[Section]:
    """Up to four sections a position (title, company, description, skills), each carrying its Position.

    Text before the first position, or all of it when no dates are found, is a description of none.
    """
    reader = _Reader([each for each in _joined_dates(lines, language) if each.key], words, language, habits)
    heads = reader.heads()
    first = heads[0].first if heads else len(reader.rows)
    found = _described(reader.rows[:first], None, reader)
    ends = [*(head.first for head in heads[1:]), len(reader.rows)]
    for head, end in zip(heads, ends[: len(heads)], strict=True):
        title, company = head.position.title, head.position.company
        found += [Section("position-title", title, position=head.position)] if title else []
        found += [Section("position-company", company, position=head.position)] if company else []
        rest = [line(head.text)] if head.text else []
        found += _described([*rest, *reader.rows[head.last : end]], head.position, reader)
    return found


def _described(rows: Sequence[Line], position: Position | None, reader: _Reader) -> list[Section]:
    """Description and skills among the lines that are no head."""
    skills = [row for row in rows if reader.is_skills(row)]
    text = halved([row for row in rows if row not in skills and not reader.is_noise(row)])
    found = [Section("position-description", text_of(text), position=position)] if text else []
    if skills:
        names = "\n".join(name for row in skills for name in split_skills(label(row)[1] or row.text))
        found.append(Section("skills", names, position=position))
    return found


def split_skills(text: str) -> list[str]:
    """The skills of a line such as "Python · SQL · dbt"."""
    return [name.strip() for name in re.split(r"\s[·•]\s", text) if name.strip()]


class _Reader:
    """The lines of one Experience section and what is asked of each."""

    def __init__(self, rows: list[Line], words: Wording, language: Language, habits: Habits) -> None:
        profile = words.data["profile"]
        self.rows, self.words, self.language, self.habits = rows, words, language, habits
        self.noise, self.logo = phrases(profile["noise"]), phrases(profile["logo"])
        self.skill_labels, self.more_skills = (
            phrases(profile["skills-label"]),
            phrases(profile["more-skills"]),
        )
        self.at = re.compile("|".join(rf"\s{re.escape(word)}\s" for word in words.data["at"]))
        self.dated = [found for i in range(len(rows)) if (found := self._dated(i))]
        self.dated_rows = {found.at for found in self.dated}

    def is_noise(self, row: Line) -> bool:
        """Whether a line is page furniture or nothing but a date."""
        return row.key in self.noise or dates.is_date(row.text, self.language)

    def is_skills(self, row: Line) -> bool:
        """Whether a line lists the skills of a position, with or without "Skills:" before them."""
        parts = [key(part) for part in re.split(r", | and ", row.folded)]
        bare = len(parts) > 1 and row.kind != "item" and all(part in self.habits.listed for part in parts)
        return label(row)[0] in self.skill_labels or row.key in self.more_skills or bare

    def heads(self) -> list[_Head]:
        """The head of each position, in order."""
        found: list[_Head] = []
        before = self._lines_before_first_dates()
        group, limit = "", 0
        for dated in self.dated:
            if dated.at < limit:
                continue
            if any(self._in(self.logo, i) for i in range(limit, dated.at)):
                group = ""
            tenure = self._tenure(limit, dated.at)
            if tenure is not None:
                group = self._company(self.rows[tenure - 1].text)
                head = self._role_in_group(dated, group, tenure + 1, tenure - 1)
            elif dated.parts:
                head = self._on_one_line(dated, limit, before)
            elif group and not self._leaves_group(limit, dated.at):
                head = self._role_in_group(dated, group, limit, limit)
            else:
                group = ""
                head = self._around(dated, self._before(limit, dated.at, before))
            found.append(head)
            limit = head.last
        return found

    # --- one line of dates ------------------------------------------------------------------------

    def _dated(self, at: int) -> _Dated | None:
        """The dates of a line, if the line can be the head of a position."""
        row = self.rows[at]
        found = dates.find(row.text, self.language) if row.kind != "item" else None
        if found is None:
            return None
        before, after = row.folded[: found.start].strip(_EDGES), row.folded[found.end :].strip(_EDGES)
        if not before and not after:
            return _Dated(at, found.dates, (), "")
        if len(before.split()) > LONGEST_HEAD or (
            not before and (len(after.split()) > LONGEST_HEAD or row.is_prose)
        ):
            return None
        if before and not self._separated(row, found.start, before):
            return None
        head, tail = slice_of(row.text, 0, found.start), slice_of(row.text, found.end)
        if len(after.split()) <= LONGEST_NAME or not before:
            return _Dated(at, found.dates, (*self._parts(head), *self._parts(tail)), "")
        return _Dated(at, found.dates, self._parts(head), tail.strip(_EDGES))

    def _separated(self, row: Line, start: int, before: str) -> bool:
        """Whether dates stand apart from the words before them, as they do not within a sentence."""
        apart = row.folded[:start].rstrip()[-1] in "|,;:([*-·•" or bool(
            re.search(r"\s{2}$|\t$", row.folded[:start])
        )
        return apart or row.kind == "heading" or self.words.names_title(before)

    def _parts(self, text: str) -> tuple[str, ...]:
        """Title, company and so on of a text that holds them side by side."""
        parts = [piece for part in _STRONG.split(text.strip(_EDGES)) for piece in self.at.split(part)]
        if len(parts) == 1:
            parts = _COMMA.split(text)
        stripped = (part.strip(_EDGES) for part in parts)
        return tuple(part for part in stripped if part and key(part) not in self.words.employment)

    # --- the lines around it ----------------------------------------------------------------------

    def _on_one_line(self, dated: _Dated, limit: int, before: int) -> _Head:
        """Title and company stand beside the dates, or one of them there and one on the line before."""
        named = [part for part in dated.parts if not self.words.is_place(part)] or list(dated.parts)
        title = next((part for part in named if self.words.names_title(part)), "")
        others = [part for part in named if part != title]
        if title and others:
            return self._head(dated, dated.at, dated.at + 1, title, others[0])
        above = self._before(limit, dated.at, min(before, 1))
        if above:
            text = self._company(self.rows[above[0]].text)
            return self._head(dated, above[0], dated.at + 1, *((title, text) if title else (text, named[0])))
        if title or len(others) > 1:
            return self._head(dated, dated.at, dated.at + 1, title or others[0], "" if title else others[1])
        after = self._after(dated.at + 1, 1)
        if after and self.words.names_title(self.rows[after[0]].folded):
            return self._head(dated, dated.at, after[0] + 1, self.rows[after[0]].text.strip(_EDGES), named[0])
        return self._head(dated, dated.at, dated.at + 1, named[0], "")

    def _role_in_group(self, dated: _Dated, company: str, start: int, first: int) -> _Head:
        """One of several roles at a company: only its title stands before the dates."""
        above = self._before(start, dated.at, 1)
        first = above[0] if above and first >= start else first
        return self._head(dated, first, dated.at + 1, self._title(above[0]) if above else "", company)

    def _around(self, dated: _Dated, above: list[int]) -> _Head:
        """Title and company stand on the lines before the dates, after them, or on both sides."""
        if len(above) == 2:
            upper, lower = above
            title, company = (lower, upper) if self._company_first(dated, upper, lower) else (upper, lower)
            return self._head(
                dated, upper, dated.at + 1, self._title(title), self._company(self.rows[company].text)
            )
        after = self._after(dated.at + 1, 3)
        titled = next((i for i in after if self.words.names_title(self.rows[i].folded)), None)
        return self._one_above(dated, above[0], after, titled) if above else self._below(dated, after, titled)

    def _below(self, dated: _Dated, after: list[int], titled: int | None) -> _Head:
        """The dates come first, then title and company in either order."""
        if not after:
            return self._head(dated, dated.at, dated.at + 1, "", "")
        title = after[0] if titled is None else titled
        named = [i for i in after if i != title and abs(i - title) <= 2 and self._is_name(i)]
        if titled is None or not named:
            return self._head(dated, dated.at, title + 1, self._title(title), "")
        company = self._company(self.rows[named[0]].text)
        return self._head(dated, dated.at, max(title, named[0]) + 1, self._title(title), company)

    def _one_above(self, dated: _Dated, above: int, after: list[int], titled: int | None) -> _Head:
        text = self.rows[above].text
        if titled is not None and not self.words.names_title(text):
            return self._head(dated, above, titled + 1, self._title(titled), self._company(text))
        if after and titled is None and self._is_name(after[0]):
            return self._head(
                dated, above, after[0] + 1, self._title(above), self._company(self.rows[after[0]].text)
            )
        return self._head(dated, above, dated.at + 1, self._title(above), "")

    def _head(self, dated: _Dated, first: int, last: int, title: str, company: str) -> _Head:
        """The head with the line of its place, if one follows."""
        while last < len(self.rows) and last not in self.dated_rows and self._is_place(last):
            last += 1
        start, end, months = dated.dates
        return _Head(
            first, last, Position(title.strip(_EDGES), company.strip(_EDGES), start, end, months), dated.text
        )

    def _before(self, limit: int, at: int, most: int) -> list[int]:
        """Up to `most` lines that may be title and company, in order, directly before `at`."""
        found: list[int] = []
        for i in range(at - 1, limit - 1, -1):
            row = self.rows[i]
            if len(found) == most or self._in(self.logo, i) or i in self.dated_rows or row.is_prose:
                break
            if self.is_skills(row) or (found and self.rows[found[0]].gap and not row.gap and limit):
                break  # the end of the description before
            if not (self._in(self.words.employment, i) or self._is_place(i)):
                found.insert(0, i)
        return found

    def _after(self, start: int, most: int) -> list[int]:
        """Up to `most` short lines that may be title and company after the dates."""
        found: list[int] = []
        for i in range(start, min(start + most + 2, len(self.rows))):
            if len(found) == most or i in self.dated_rows or self.rows[i].is_prose or self.rows[i].words > 8:
                break
            if not self._is_place(i):
                found.append(i)
        return found

    # --- what one line is ---------------------------------------------------------------------------

    def _lines_before_first_dates(self) -> int:
        """0, 1 or 2: the section has just begun, so nothing but a head can stand there."""
        first = next((found.at for found in self.dated if not found.parts), 0)
        return len(self._before(0, first, 2)) if first else 0

    def _tenure(self, limit: int, at: int) -> int | None:
        """The line "Full-time · 4 yrs 9 mos" over several roles at one company."""
        for i in range(max(limit, at - 4) + 1, at):
            kind, _, time = self.rows[i].folded.rpartition("·")
            stated = dates.duration(time, self.language) is not None
            if stated and (not kind or key(kind) in self.words.employment):
                return i
        return None

    def _leaves_group(self, limit: int, at: int) -> bool:
        """Whether a company of its own stands over these dates, though roles of another came before."""
        above = self._before(limit, at, 2)
        if len(above) < 2:
            return False
        title, company = (self.rows[i] for i in above)
        up, low = (self.words.names_title(row.folded) for row in (title, company))
        saved_pdf = low and not up and self._is_name(above[0]) and "(" in self.rows[at].folded
        return self._has_employment(company) or (up and not low and title.gap) or saved_pdf

    def _company_first(self, dated: _Dated, upper: int, lower: int) -> bool:
        if self._has_employment(self.rows[lower]):
            return False
        names = self.words.names_title
        up, low = names(self.rows[upper].folded), names(self.rows[lower].folded)
        # A saved PDF writes company, title and "January 2020 - Present (5 years)".
        in_brackets = dated.dates.months is not None and "(" in self.rows[dated.at].folded
        return low and not up if low != up else in_brackets

    def _has_employment(self, row: Line) -> bool:
        return any(key(part) in self.words.employment for part in row.folded.split("·")[1:])

    def _is_name(self, at: int) -> bool:
        """Whether it may be a company: a few words, the first and the last with a capital."""
        tokens = self.rows[at].folded.split()
        capital = tokens[0][0].isupper() and tokens[-1][0].isupper()
        return capital and len(tokens) <= LONGEST_NAME and not self.words.names_title(self.rows[at].folded)

    def _is_place(self, at: int) -> bool:
        row = self.rows[at]
        if row.is_prose or self.is_skills(row):
            return False
        return self.words.is_place(row.folded) or row.key in self.habits.places

    def _in(self, known: Phrases, at: int) -> bool:
        return self.rows[at].key in known

    def _title(self, at: int) -> str:
        return self.rows[at].text.strip(_EDGES)

    def _company(self, text: str) -> str:
        """The company without "· Full-time", a city in the next column, or emphasis marks."""
        return _STRONG.split(text.strip(_EDGES))[0].strip(_EDGES)


def _joined_dates(lines: Sequence[Line], language: Language) -> list[Line]:
    """Dates that a PDF or table broke over lines ("Aug 2015", "to", "Current") on one line again."""
    found: list[Line] = []
    rows = [each for each in lines if each.key or dates.is_until(each.text, language)]
    skip = 0
    for i, row in enumerate(rows):
        if skip:
            skip -= 1
            continue
        after = rows[i + 1 : i + 3]
        if len(after) == 2 and _is_broken_range(row, after[0], after[1], language):
            row, skip = line(" ".join(each.text.strip() for each in (row, *after)), gap=row.gap), 2
        found.append(row)
    return found


def _is_broken_range(start: Line, until: Line, end: Line, language: Language) -> bool:
    closes = dates.is_date(end.text, language) or dates.is_present(end.text, language)
    return dates.is_until(until.text, language) and dates.is_date(start.text, language) and closes
