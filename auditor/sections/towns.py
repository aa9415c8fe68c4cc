"""A town after the dates of a job, which no country beside it makes sure: where other jobs have a place."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.sections.heads import Head
from auditor.sections.rows import Rows, bare

FEWEST = 2  # jobs with a line that may be a town there, if none has a sure place


def with_towns(heads: Sequence[Head], rows: Rows) -> list[Head]:
    """The heads with such a line, or such a last cell, among their places."""
    ends = [*(head.first for head in heads[1:]), len(rows.lines)]
    below = [
        bool(head.position.title)
        and not _placed(head, rows)
        and head.last < end
        and rows.may_be_town(head.last)
        for head, end in zip(heads, ends, strict=False)
    ]
    described = sum(one and head.last + 1 < end for one, head, end in zip(below, heads, ends, strict=False))
    sure = any(_placed(head, rows) for head in heads)
    is_habit = sure or described >= FEWEST
    return [
        _with_town(_with_cell(head, rows) if sure else head, rows, is_below=is_habit and one)
        for head, one in zip(heads, below, strict=True)
    ]


def _placed(head: Head, rows: Rows) -> bool:
    return any(rows.places.is_sure(place) for place in head.places)


def _with_town(head: Head, rows: Rows, *, is_below: bool) -> Head:
    if not is_below:
        return head
    return head._replace(last=head.last + 1, places=(*head.places, rows.lines[head.last].text))


def _with_cell(head: Head, rows: Rows) -> Head:
    """The last cell of a line of title, company and dates, if it may be a town."""
    line = rows.lines[head.last - 1].text.removesuffix(head.dates) if head.last else ""
    last = bare(line).rpartition(head.dates)[2] if head.dates else bare(line)
    towns = tuple(cell for cell in head.rest if last.endswith(cell) and rows.is_town(cell))
    if not towns or _placed(head, rows):
        return head
    rest = tuple(cell for cell in head.rest if cell not in towns)
    return head._replace(rest=rest, places=(*head.places, *towns))
