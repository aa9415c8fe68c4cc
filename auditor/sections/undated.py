"""Jobs without dates: told by being set as the dated ones are, with a title word or without."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.sections import dates
from auditor.sections.heads import Finder, Head
from auditor.sections.rows import LONGEST_HEAD, Dated

LONGEST_ALONE = 6  # words of a title that has neither dates nor a company


def with_undated(dated: Sequence[Head], finder: Finder) -> list[Head]:
    """The heads that have dates, and those without among the lines of their descriptions, in order."""
    undated = _Undated(dated, finder)
    ends = [*(head.first for head in dated[1:]), len(finder.lines)]
    found = [one for head, end in zip(dated, ends, strict=False) for one in undated.among(head.last, end)]
    return sorted([*dated, *found], key=lambda head: head.first)


class _Undated:
    def __init__(self, dated: Sequence[Head], finder: Finder) -> None:
        self.finder, self.rows, self.lines = finder, finder.rows, finder.lines
        first = [self.lines[head.first] for head in dated]
        self.heads_apart = all(row.gap or row is self.lines[0] for row in first)
        self.are_marked = bool(first) and all(row.kind == "heading" for row in first)

    def among(self, start: int, end: int) -> list[Head]:
        """The heads among the lines of a description."""
        found: list[Head] = []
        at = start
        while at < end:
            head = self._at(at, start, end)
            if head:
                found.append(head)
            at = head.last if head else at + 1
        return found

    def _at(self, at: int, start: int, end: int) -> Head | None:
        row = self.lines[at]
        if at + 1 < end and self.rows.has_employment(self.lines[at + 1]) and row.words <= LONGEST_HEAD:
            return self._head(at, at + 2, row.text, self.lines[at + 1].text)
        marked = self.are_marked and row.kind == "heading"
        if not (marked or self._is_apart(at, start)) or not self._may_begin(at):
            return None
        title = self.rows.names_title(at)
        cells = self.finder.cells(self.rows.parts(row.text))
        if not self.finder.is_whole(row.text) and (title or self.finder.in_cells or marked):
            return self._head(at, at + 1, cells.title, cells.company, cells.others)
        if two := self._in_two_lines(at, end, title=title):
            return two
        if cells.title and cells.company and (marked or (title and self._is_described(at, end))):
            return self._head(at, at + 1, cells.title, cells.company, cells.others)
        alone = title and row.words <= LONGEST_ALONE and self._is_described(at, end)
        return self._head(at, at + 1, row.text, "") if alone or marked else None

    def _is_apart(self, at: int, start: int) -> bool:
        """Whether the text of the job before has ended above a line."""
        row = self.lines[at]
        after_items = at > start and self.lines[at - 1].kind == "item" and row.kind != "item"
        return (self.rows.gaps_part and row.gap) or after_items

    def _may_begin(self, at: int) -> bool:
        row = self.lines[at]
        said = row.is_prose or self.rows.is_noise(row) or self.rows.is_skills(row) or self.rows.is_place(at)
        small = row.folded[:1].islower() or row.folded.rstrip().endswith(":")
        return not (said or small or row.words > LONGEST_HEAD)

    def _in_two_lines(self, at: int, end: int, *, title: bool) -> Head | None:
        """A title and a company on two lines, in either order; without a title word they have to be short."""
        below = self.finder.named_below(at)
        if below is None or below >= end:
            return None
        text, company = self.lines[at].text, self.lines[below].text
        ends = below + 1 >= end or self.lines[below + 1].kind == "item" or self.lines[below + 1].gap
        ends = ends or self.rows.may_be_town(below + 1)
        if title or self.rows.names_title(below):
            one, other = (text, company) if title else (company, text)
            return self._head(at, below + 1, one, other) if ends else None
        told = ends or self.lines[below + 1].is_prose
        return self._head(at, below + 1, text, company) if told and self._are_names(at, below) else None

    def _are_names(self, at: int, below: int) -> bool:
        """Whether two lines are set as title and company, though no word says so."""
        short = max(self.lines[at].words, self.lines[below].words) <= LONGEST_ALONE
        listed = self.rows.is_list(at) or self.rows.is_list(below)
        return short and not listed and self.heads_apart and self.rows.is_company(below)

    def _is_described(self, at: int, end: int) -> bool:
        """Whether text follows, as under the head of a job."""
        if at + 1 >= end or self.lines[at + 1].gap:
            return False
        return self.lines[at + 1].kind == "item" or self.heads_apart

    def _head(self, first: int, last: int, title: str, company: str, others: Sequence[str] = ()) -> Head:
        nothing = Dated(first, dates.DateRange("", "", None), (), "", "")
        return self.finder.head(nothing, first, last, title, company, others)
