"""What belongs to the web page rather than to the profile: cut whole, page by page of a paste."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.records import Dropped
from auditor.sections.headed import Headings
from auditor.sections.lines import Line, dropped, line
from auditor.text.phrases import Phrases
from auditor.text.wording import Wording, phrases

SHORTEST_NAVIGATION = 3  # lines; "Home" or "Jobs" alone may be the author's
_TRUNCATED = re.compile(r"\s?(?:…|\.\.\.)\s?(?:see )?more\s*$")


@dataclass(frozen=True, slots=True)
class Pages:
    """The profile lines of each page, and the passages that were cut. `is_web`: it was a web page."""

    pages: tuple[tuple[Line, ...], ...]
    dropped: tuple[Dropped, ...]
    is_web: bool


def pages(lines: Sequence[Line], words: Wording, known: Headings) -> Pages:
    """Cut navigation, activity, other people, footer and chat out of every page of a paste.

    A paste may hold several pages, each with all of these, so a cut never reaches beyond its page.
    """
    return _Cutter(words, known).cut(lines)


class _Cutter:
    """The passages that are cut, as headings.toml words them."""

    def __init__(self, words: Wording, known: Headings) -> None:
        data = words.data["profile"]
        self.known = known
        self.cuts = {reason: phrases(written) for reason, written in data["cuts"].items()}
        self.confirm = {heading: phrases(written) for heading, written in data["confirm"].items()}
        self.navigation = phrases(data["page"]["navigation"])
        self.page_start = phrases(data["page"]["page-start"])
        self.footer_heading = data["page"]["footer-heading"]
        self.footer = phrases(data["page"]["footer"])

    def cut(self, lines: Sequence[Line]) -> Pages:
        pages: list[list[Line]] = [[]]
        passages: list[tuple[str, list[Line]]] = []
        reason, i = "", 0
        while i < len(lines):
            if run := self._navigation(lines, i):
                passages.append(("navigation", list(lines[i : i + run])))
                pages.append([])
                reason, i = "", i + run
                continue
            if starts := self._cut_at(lines, i):
                reason = starts
                passages.append((reason, []))
            elif reason and self.known.known(lines[i]) is not None:
                if reason == "footer":
                    pages.append([])
                reason = ""
            (passages[-1][1] if reason else pages[-1]).append(whole(lines[i]))
            i += 1
        kept = tuple(tuple(page) for page in pages if page)
        cut = tuple(d for why, passage in passages for d in dropped(passage, f"page chrome: {why}"))
        return Pages(kept, cut, bool(cut))

    def _navigation(self, lines: Sequence[Line], at: int) -> int:
        """How many lines of navigation start here."""
        end = at
        while end < len(lines) and lines[end].key in self.navigation:
            end += 1
        named = sum(not each.key.isdigit() for each in lines[at:end])
        begins_page = end > at and lines[at].key in self.page_start
        return end - at if named >= SHORTEST_NAVIGATION or begins_page else 0

    def _cut_at(self, lines: Sequence[Line], at: int) -> str:
        """Why a passage that starts here is cut, or nothing."""
        following = lines[at + 1].key if at + 1 < len(lines) else ""
        here = lines[at].key
        if here == self.footer_heading and following in self.footer:
            return "footer"
        if here in self.confirm and following not in self.confirm[here]:
            return ""
        if here in self.known.activity:
            return "Activity"
        return next((why for why, starts in self.cuts.items() if _opens(here, starts)), "")


def _opens(here: str, starts: Phrases) -> bool:
    return bool(here) and here in starts


def whole(each: Line) -> Line:
    """The line without the "… more" that stands where the page shortened it."""
    text = _TRUNCATED.sub("", each.text)
    return each if text == each.text or not text.strip() else line(text, each.kind, each.name, gap=each.gap)
