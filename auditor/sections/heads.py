"""Where each position starts, and which lines say its title, company, dates and place.

One page writes title, company, dates; another company, total time and then each role; a résumé puts
all on one line, or the dates first. So each line of dates is found first, then its title and company
in the lines around it: how many stand before the first dates shows the habit of the whole section.
Jobs without dates are told by being set as the others are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.records import Position
from auditor.sections import dates
from auditor.sections.lines import Line
from auditor.sections.rows import LONGEST_HEAD, STRONG, Dated, Rows, bare
from auditor.text.normalise import key

READ, UNREAD = "dates of a position", "dates that cannot be read"


class Head(NamedTuple):
    """The lines `first` to `last` (exclusive) that say title, company, dates and place.

    `rest` are the cells that are none of these: they belong to the description.
    """

    first: int
    last: int
    position: Position
    rest: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: str = ""
    why: str = READ


class _Cells(NamedTuple):
    """Title, company and the other cells of a line or two that hold them side by side."""

    title: str
    company: str
    others: tuple[str, ...]


class Finder:
    """Finds the heads among the lines of one Experience section."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.lines = rows, rows.lines
        gutter = [found for found in rows.dated if found.beside]
        named = [found for found in gutter if self.named_below(found.at)]
        self.company_below = bool(gutter) and 2 * len(named) >= len(gutter)
        untitled = [
            found.at
            for found in rows.dated
            if found.parts and not found.beside and not rows.names_title(found.at)
        ]
        below = [at for at in untitled if at + 1 < len(self.lines) and rows.names_title(at + 1)]
        self.title_below = bool(below) and 2 * len(below) >= len(untitled)
        self.in_cells = sum(len(found.parts) > 1 for found in rows.dated) * 2 > len(rows.dated)

    def dated_heads(self) -> list[Head]:
        """The head of each position that has dates, in order."""
        found: list[Head] = []
        before = self._lines_before_first_dates()
        group, limit = "", 0
        for dated in self.rows.dated:
            if dated.at < limit:
                continue
            if any(self.rows.is_in(self.rows.logo, i) for i in range(limit, dated.at)):
                group = ""
            tenure = self._tenure(limit, dated.at)
            if tenure is not None:
                group, _ = self.rows.company(self.lines[tenure - 1].text)
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

    # --- the lines around dates -------------------------------------------------------------------

    def _on_one_line(self, dated: Dated, limit: int, before: int) -> Head:
        """Title and company stand beside the dates, or one of them there and one on another line."""
        if dated.beside and self.is_whole(dated.beside):
            below = self.named_below(dated.at) if self.company_below else None
            if key(dated.beside) in self.rows.breaks:
                return self.head(dated, dated.at, dated.at + 1, dated.beside, "")
            if below is not None:
                return self.head(dated, dated.at, below + 1, dated.beside, self.lines[below].text)
        cells = self.cells(dated.parts)
        titled = any(self.rows.is_title(part) for part in dated.parts)
        if self.title_below and not titled and not dated.beside and (after := self._after(dated.at + 1, 1)):
            whole = ", ".join(dated.parts)
            return self.head(dated, dated.at, after[0] + 1, self.rows.title(after[0]), whole)
        if cells.title and cells.company:
            return self.head(dated, dated.at, dated.at + 1, cells.title, cells.company, cells.others)
        only = cells.title or cells.company
        is_title = self.rows.is_title(only)
        above = self._before(limit, dated.at, min(before, 1))
        if not above and not is_title:  # "Analyst", and below it "2016 - 2019 | Northwind"
            above = [i for i in self._before(limit, dated.at, 1) if self.rows.names_title(i)]
        if above:
            text = self.lines[above[0]].text
            title, company = (only, text) if is_title else (text, only)
            return self.head(dated, above[0], dated.at + 1, title, company, cells.others)
        after = self._after(dated.at + 1, 1)
        if not is_title and after and self.rows.names_title(after[0]):
            return self.head(dated, dated.at, after[0] + 1, self.rows.title(after[0]), only, cells.others)
        return self.head(dated, dated.at, dated.at + 1, only, "", cells.others)

    def is_whole(self, text: str) -> bool:
        """Whether a text beside the dates is one thing: commas may stand in a title."""
        return len([part for part in STRONG.split(bare(text)) if part]) == 1 and not self.rows.at.search(text)

    def named_below(self, at: int) -> int | None:
        """The line right below that may be the company of a title beside the dates."""
        below = at + 1
        if below >= len(self.lines) or below in self.rows.dated_rows or self.lines[below].gap:
            return None
        row = self.lines[below]
        name, _ = self.rows.company(row.text)
        words = name.split()
        shaped = (
            0 < len(words) <= 8
            and words[0][0].isupper()
            and words[-1][0].isupper()
            and not name.endswith(".")
        )
        ended = row.folded.rstrip().endswith((",", ";", ":"))
        return below if shaped and not ended and row.kind != "item" and row.words <= LONGEST_HEAD else None

    def cells(self, parts: Sequence[str]) -> _Cells:
        """Which of several cells is the title and which the company; a place is neither."""
        named = [part for part in parts if not self.rows.places.is_sure(part)] or list(parts)
        title = next((part for part in named if self.rows.is_title(part)), "")
        if not title and len(named) > 1:
            title = named[0]
        others = sorted((part for part in named if part != title), key=self.rows.is_own)
        company = others[0] if others else ""
        rest = [part for part in parts if part not in (title, company)]
        return _Cells(title, company, tuple(rest))

    def _role_in_group(self, dated: Dated, company: str, start: int, first: int) -> Head:
        """One of several roles at a company: only its title stands before the dates."""
        above = self._before(start, dated.at, 1)
        first = above[0] if above and first >= start else first
        return self.head(dated, first, dated.at + 1, self.rows.title(above[0]) if above else "", company)

    def _around(self, dated: Dated, above: list[int]) -> Head:
        """Title and company stand on the lines before the dates, after them, or on both sides."""
        if any(self.rows.is_break(i) for i in above):
            off = next(i for i in above if self.rows.is_break(i))
            others = tuple(self.lines[i].text for i in above if i != off)
            return self.head(dated, above[0], dated.at + 1, self.rows.title(off), "", others)
        if len(above) == 2:
            upper, lower = above
            cells = self.cells(self.rows.parts(self.lines[upper].text))
            if cells.title and cells.company and self._is_its_place(lower, upper, cells.company):
                others = (*cells.others, self.lines[lower].text)
                return self.head(dated, upper, dated.at + 1, cells.title, cells.company, others)
            title, company = (lower, upper) if self._company_first(dated, upper, lower) else (upper, lower)
            return self.head(dated, upper, dated.at + 1, self.rows.title(title), self.lines[company].text)
        after = self._after(dated.at + 1, 3)
        titled = next((i for i in after if self.rows.names_title(i)), None)
        return self._one_above(dated, above[0], after, titled) if above else self._below(dated, after, titled)

    def _is_its_place(self, at: int, head: int, company: str) -> bool:
        """Whether a line between a head and its dates is a place: the head has a company of its own."""
        ended = self.rows.has_legal_form(company)
        sure = self.rows.is_place(at) and not self.rows.has_legal_form(self.lines[at].folded.split(",")[0])
        return self.rows.names_title(head) and (sure or (ended and self.rows.may_be_town(at)))

    def _below(self, dated: Dated, after: list[int], titled: int | None) -> Head:
        """The dates come first, then title and company in either order."""
        if not after:
            return self.head(dated, dated.at, dated.at + 1, "", "")
        title = after[0] if titled is None else titled
        named = [i for i in after if i != title and abs(i - title) <= 2 and self.rows.is_name(i)]
        if titled is None or not named:
            return self.head(
                dated, dated.at, title + 1, self.rows.title(title), "", self._between(dated.at, [title])
            )
        last = max(title, named[0])
        return self.head(
            dated, dated.at, last + 1, self.rows.title(title), self.lines[named[0]].text,
            self._between(dated.at, [title, named[0]]),
        )  # fmt: skip

    def _one_above(self, dated: Dated, above: int, after: list[int], titled: int | None) -> Head:
        text = self.lines[above].text
        cells = self.cells(self.rows.parts(text))
        whole = self.is_whole(text)
        is_title = self.rows.is_title(text)
        if cells.title and cells.company and (is_title or (titled is None and not whole)):
            return self.head(dated, above, dated.at + 1, cells.title, cells.company, cells.others)
        if titled is not None and not is_title:
            used = [titled]
            return self.head(
                dated, above, titled + 1, self.rows.title(titled), text, self._between(dated.at, used)
            )
        if after and titled is None and self.rows.is_name(after[0]):
            return self.head(
                dated, above, after[0] + 1, self.rows.title(above), self.lines[after[0]].text,
                self._between(dated.at, [after[0]]),
            )  # fmt: skip
        return self.head(dated, above, dated.at + 1, self.rows.title(above), "")

    def _between(self, at: int, used: Sequence[int]) -> tuple[str, ...]:
        """The lines after the dates that a head passes over."""
        return tuple(self.lines[i].text for i in range(at + 1, max(used)) if i not in used)

    def head(
        self, dated: Dated, first: int, last: int, title: str, company: str, others: Sequence[str] = ()
    ) -> Head:
        """The head with the line of its place, if one follows; what is none of all this is its rest."""
        name, beside = self.rows.company(company) if company else ("", ())
        told = [*others, *beside]
        above = [self.lines[i] for i in range(first, dated.at)]
        said = key(" ".join([title, company, *told]))
        told += [row.text for row in above if not self._is_said(row, said)]
        while last < len(self.lines) and last not in self.rows.dated_rows and self._is_aside(last):
            told.append(self.lines[last].text)
            last += 1
        if not name and (own := [text for text in told if self.rows.is_own(text)]):
            name = bare(own[0])
            told.remove(own[0])
        places = tuple(
            text for text in told if self.rows.places.is_sure(text) or key(text) in self.rows.employment
        )
        rest = [text for text in told if text not in places and not self._is_tenure(text)]
        start, end, months = dated.dates
        return Head(
            first,
            last,
            Position(bare(title), name, start, end, months),
            (*rest, *([dated.text] if dated.text else [])),
            (*places, *(text for text in (dated.place,) if text), *filter(self._is_tenure, told)),
            dated.written.strip(" |,;"),
            READ if dated.is_sure else UNREAD,
        )

    def _is_said(self, row: Line, said: str) -> bool:
        parts = self.rows.parts(row.text)
        return (
            row.key in said
            or self.rows.is_noise(row)
            or (bool(parts) and all(key(part) in said for part in parts))
        )

    def _is_aside(self, at: int) -> bool:
        return self.rows.is_place(at) or self.rows.is_employment(at)

    def _is_tenure(self, text: str) -> bool:
        return dates.duration(text.rpartition("·")[2], self.rows.language) is not None

    def _before(self, limit: int, at: int, most: int) -> list[int]:
        """Up to `most` lines that may be title and company, in order, directly before `at`."""
        found: list[int] = []
        address: int | None = None
        for i in range(at - 1, limit - 1, -1):
            row = self.lines[i]
            fenced = bool(found) and bool(limit) and self.rows.gaps_part and self.lines[i + 1].gap
            if fenced or (found and i == limit and limit and self.rows.is_list(i)):
                break  # the description before
            if (
                len(found) == most
                or self.rows.is_in(self.rows.logo, i)
                or i in self.rows.dated_rows
                or row.is_prose
            ):
                break
            if self.rows.is_skills(row) or (found and self.lines[found[0]].gap and not row.gap and limit):
                break  # the end of the description before
            if self.rows.is_place(i):
                address = i if address is None and not found else address
            elif not (self.rows.is_employment(i) or self.rows.is_noise(row)):
                found.insert(0, i)
            elif len(found) == 1 and self.rows.gaps_part and row.gap and self.rows.is_employment(i):
                return [i, *found]  # "Freelance" is the title here
        if address is not None and len(found) == 1 < most and self.rows.names_title(found[0]):
            return [*found, address]  # "Hollin Mills Ltd., Barrie, ON" between a title and its dates
        return found

    def _after(self, start: int, most: int) -> list[int]:
        """Up to `most` short lines that may be title and company after the dates."""
        found: list[int] = []
        for i in range(start, min(start + most + 2, len(self.lines))):
            if (
                len(found) == most
                or i in self.rows.dated_rows
                or self.lines[i].is_prose
                or self.lines[i].words > 8
            ):
                break
            if not self.rows.is_place(i):
                found.append(i)
        return found

    # --- several roles at one company ---------------------------------------------------------------

    def _lines_before_first_dates(self) -> int:
        """0, 1 or 2: the section has just begun, so nothing but a head can stand there."""
        first = next((found.at for found in self.rows.dated if not found.parts), 0)
        return len(self._before(0, first, 2)) if first else 0

    def _tenure(self, limit: int, at: int) -> int | None:
        """The line "Full-time · 4 yrs 9 mos" over several roles at one company."""
        for i in range(at - 1, limit, -1):
            kind, _, time = self.lines[i].folded.rpartition("·")
            stated = dates.duration(time, self.rows.language) is not None
            if stated and (not kind or key(kind) in self.rows.employment):
                return i
        return None

    def _leaves_group(self, limit: int, at: int) -> bool:
        """Whether a company of its own stands over these dates, though roles of another came before."""
        above = self._before(limit, at, 2)
        if any(self.rows.is_break(i) for i in above):
            return True
        if len(above) < 2:
            return False
        title, company = above
        if self.rows.has_employment(self.lines[company]):
            return True
        up, low = self.rows.names_title(title), self.rows.names_title(company)
        if "(" in self.lines[at].folded:  # a saved PDF: company, title, "January 2020 - Present (5 years)"
            return not up and self._begins_anew(title, limit) and self.rows.is_name(title)
        return up and not low and (self.lines[title].gap or self.rows.is_name(company))

    def _begins_anew(self, at: int, limit: int) -> bool:
        """Whether the text of the job before has ended above this line."""
        above = at - 1
        return (
            above < limit
            or self.lines[above].is_prose
            or self.lines[at].gap
            or self.rows.is_noise(self.lines[above])
        )

    def _company_first(self, dated: Dated, upper: int, lower: int) -> bool:
        if self.rows.has_employment(self.lines[lower]):
            return False
        up, low = self.rows.names_title(upper), self.rows.names_title(lower)
        # A saved PDF writes company, title and "January 2020 - Present (5 years)".
        in_brackets = dated.dates.months is not None and "(" in self.lines[dated.at].folded
        return low and not up if low != up else in_brackets
