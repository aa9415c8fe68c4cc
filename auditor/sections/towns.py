"""A town after the dates of a job, which no country beside it makes sure: where other jobs have theirs."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.sections.heads import Head
from auditor.sections.rows import Rows, bare

FEWEST = 2  # jobs with a line that may be a town there, if none has a sure place


def with_towns(heads: Sequence[Head], rows: Rows) -> list[Head]:
    """The heads with such a line, or such a last cell, among their places."""
    if any(_placed(head, rows) for head in heads):
        heads = [_with_cell(head, rows) for head in heads]
    ends = [*(head.first for head in heads[1:]), len(rows.lines)][: len(heads)]
    told = [_may_have_town(head, end, rows) for head, end in zip(heads, ends, strict=True)]
    described = [head.last + 1 < end for head, end in zip(heads, ends, strict=True)]
    sure = sum(_placed(head, rows) and _is_below(head, rows) for head in heads)
    alone = sum(one and more for one, more in zip(told, described, strict=True))
    return [
        _with_town(head, rows) if one and (more or sure >= FEWEST) and (sure or alone >= FEWEST) else head
        for head, one, more in zip(heads, told, described, strict=True)
    ]


def _may_have_town(head: Head, end: int, rows: Rows) -> bool:
    placed = any(rows.places.is_sure(place) or rows.is_town(place) for place in head.places)
    return bool(head.position.title) and not placed and head.last < end and rows.may_be_town(head.last)


def _placed(head: Head, rows: Rows) -> bool:
    return any(rows.places.is_sure(place) for place in head.places)


def _is_below(head: Head, rows: Rows) -> bool:
    """Whether the last line of a head is a place, below its dates."""
    return head.last - 1 not in rows.dated_rows and rows.is_place(head.last - 1)


def _with_town(head: Head, rows: Rows) -> Head:
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
