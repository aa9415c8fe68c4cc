"""The lines under Experience -> positions, each with its title, company, description and skills.

Where each head stands is told in `heads`; what is left of a head, and all text up to the next one, is the
description of its position.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.languages import Language
from auditor.records import Dropped, Position, Section
from auditor.sections import dates
from auditor.sections.heads import Finder
from auditor.sections.lines import Line, dropped, halved, line, text_of_lists
from auditor.sections.rows import Habits, Rows
from auditor.sections.towns import with_towns
from auditor.sections.undated import with_undated
from auditor.sections.wrapped import flowing
from auditor.text.wording import Wording

__all__ = ["Habits", "Jobs", "read"]


class Jobs(NamedTuple):
    """The sections of all positions, and what of their lines was dropped and why."""

    sections: list[Section]
    dropped: tuple[Dropped, ...]


def read(lines: Sequence[Line], words: Wording, language: Language, habits: Habits) -> Jobs:
    """Up to four sections a position (title, company, description, skills), each carrying its Position.

    Text before the first position, or all of it when no job is found, is a description of none.
    """
    rows = Rows(_told_once(_joined_dates(lines, language), language), words, language, habits)
    finder = Finder(rows)
    heads = with_towns(with_undated(with_towns(finder.dated_heads(), rows), finder), rows)
    first = heads[0].first if heads else len(rows.lines)
    found = _described(rows.lines[:first], None, rows)
    counts = [line(said) for row in rows.lines if rows.is_skills(row) for said in rows.skills_on(row).counts]
    gone = dropped(counts, "how many skills there are")
    ends = [*(head.first for head in heads[1:]), len(rows.lines)]
    for head, end in zip(heads, ends[: len(heads)], strict=True):
        title, company = head.position.title, head.position.company
        found += [Section("position-title", title, position=head.position)] if title else []
        found += [Section("position-company", company, position=head.position)] if company else []
        rest = [line(text) for text in head.rest]
        found += _described([*rest, *rows.lines[head.last : end]], head.position, rows)
        gone += dropped([line(place) for place in head.places], "place or kind of a position")
        gone += dropped([line(head.dates)] if head.dates else [], head.why)
    return Jobs(found, gone)


def _described(lines: Sequence[Line], position: Position | None, rows: Rows) -> list[Section]:
    """Description and skills among the lines that are no head."""
    skills = [row for row in lines if rows.is_skills(row)]
    text = halved([row for row in lines if row not in skills and not rows.is_noise(row)])
    text = flowing(text, rows.language)
    found = [Section("position-description", text_of_lists(text), position=position)] if text else []
    names = dict.fromkeys(name for row in skills for name in rows.skills_on(row).names)
    if names:
        found.append(Section("skills", "\n".join(names), position=position))
    return found


def _told_once(lines: Sequence[Line], language: Language) -> list[Line]:
    """The lines without dates that the page repeats as they are read aloud: the same range in a row."""
    found: list[Line] = []
    previous: dates.DateRange | None = None
    for row in lines:
        told = dates.date_range(row.text, language)
        if told is None or told != previous:
            found.append(row)
        previous = told
    return found


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
    return [row for row in found if row.key]


def _is_broken_range(start: Line, until: Line, end: Line, language: Language) -> bool:
    closes = dates.is_date(end.text, language) or dates.is_present(end.text, language)
    return dates.is_until(until.text, language) and dates.is_date(start.text, language) and closes
