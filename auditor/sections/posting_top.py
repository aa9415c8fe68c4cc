"""Title, company and location of a posting, from its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.records import Dropped
from auditor.sections.lines import Line, line
from auditor.sections.wording import Wording, headings, label, phrases
from auditor.text.phrases import LONGEST, Phrases

LONGEST_TITLE = 12  # words
LONGEST_COMPANY = 5  # words
REACH = 15  # lines among which "Company: ..." may stand
FIELDS = ("title", "company", "location")

_SIDE_BY_SIDE = re.compile(r"\s{0,9}[|·•(]\s{0,9}|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Draft:
    """A posting on its way: what is known, and the lines still to be understood."""

    lines: tuple[Line, ...]
    title: str = ""
    company: str = ""
    location: str = ""
    dropped: tuple[Dropped, ...] = ()

    def filled(self, title: str = "", company: str = "", location: str = "") -> Draft:
        """The draft with what it lacked; what was known before wins."""
        return replace(
            self,
            title=self.title or title.strip(),
            company=self.company or company.strip(),
            location=self.location or location.strip(),
        )


class Top:
    """What the first lines of a posting are asked, with the wording they are compared with."""

    def __init__(self, words: Wording) -> None:
        data = words.data["posting"]
        self.words, self.headings, self.about = words, headings(data["headings"]), data["about"]
        self.labels = {name: phrases(data[f"{name}-labels"]) for name in FIELDS}
        self.templates = Phrases(data["head-templates"])
        self.save_templates = Phrases(data["save-templates"])
        self.title_endings = tuple(data["title-endings"])
        self.company_endings = phrases(data["company-endings"])
        self.before, self.after = (
            "|".join(map(re.escape, data[f"company-cues-{side}"])) for side in ("before", "after")
        )

    def read(self, draft: Draft) -> Draft:
        """Title, company and location from the first lines, which then leave the text."""
        draft = self._labelled(draft)
        if draft.lines and not (draft.title and draft.company):
            told = self.by_template(draft, line(self.bare_title(draft.lines[0].text)), self.templates)
            if told != draft and told.title in draft.lines[0].text:
                return replace(told, lines=draft.lines[1:])
        while draft.lines and draft.lines[0].text.strip() in {draft.title, draft.company, draft.location}:
            draft = replace(draft, lines=draft.lines[1:])
        return self._company_by_heading(draft if draft.title else self._unlabelled(draft))

    def _labelled(self, draft: Draft) -> Draft:
        """ "Job title: X" on one line, or "Job title" and X on two."""
        kept: list[Line] = []
        awaited = ""
        for i, each in enumerate(draft.lines):
            named, rest = label(each)
            name = next(
                (n for n, known in self.labels.items() if i < REACH and (named or each.key) in known), ""
            )
            if awaited and each.words <= LONGEST_TITLE and not name:
                draft = draft.filled(**{awaited: each.text})
            elif name and rest and len(rest.split()) <= LONGEST_TITLE and not getattr(draft, name):
                draft = draft.filled(**{name: rest})
            elif name and not rest and not getattr(draft, name) and self._value_follows(draft.lines, i):
                awaited = name
                continue
            else:
                kept.append(each)
            awaited = ""
        return replace(draft, lines=tuple(kept))

    def _value_follows(self, lines: Sequence[Line], at: int) -> bool:
        following = lines[at + 1] if at + 1 < len(lines) else None
        return following is not None and not following.is_prose and following.key not in self.headings

    def by_template(self, draft: Draft, each: Line, templates: Phrases) -> Draft:
        """What a line such as "Northwind hiring Data Engineer in Oslo" says."""
        if (
            each.words > LONGEST_TITLE
            or len(each.text) > LONGEST
            or each.folded.rstrip().endswith((".", "!", "?"))
        ):
            return draft
        shift = len(each.folded) - len(each.folded.lstrip())
        for match in templates.fullmatches(each.folded.strip()):
            found = {
                name: each.cut(match.start(name) + shift, match.end(name) + shift)
                for name in match.groupdict()
            }
            if len(found["company"].split()) <= LONGEST_COMPANY and self.words.names_title(found["title"]):
                return draft.filled(**found)
        return draft

    def bare_title(self, text: str) -> str:
        """A title without what a page adds to it, such as "- job post"."""
        for ending in self.title_endings:
            if text.casefold().endswith(ending.casefold()):
                text = text[: -len(ending)]
        return text.strip()

    def _unlabelled(self, draft: Draft) -> Draft:
        """Title, company and place on the first lines, one each or side by side."""
        top = [each for each in draft.lines[:3] if self._may_be_name(each)]
        if not top or top[0] is not draft.lines[0]:
            return draft
        names_title, text = self.words.names_title, draft.lines[2:]
        swapped = len(top) > 1 and not names_title(top[0].text) and names_title(top[1].text)
        if swapped:
            top[:2] = top[1], top[0]
        used, company, location = 1, "", ""
        for each in top[1:]:
            first, *others = self._side_by_side(each)
            sure = swapped or bool(others) or any(self.words.is_place(other.text) for other in top[2:])
            if not company and self._is_company(first, text, sure=sure):
                company, location = first, next((other for other in others if self.words.is_place(other)), "")
                if len(others) > bool(location):
                    break  # the line says more than company and place: it stays in the text
            elif self.words.is_place(each.text) and not location:
                name, _, place = each.text.strip().partition(", ")
                if not company and " " in name and self._is_spoken_of(name, text):
                    company, location = name, place
                location = location or each.text
            else:
                break
            used += 1
        title = self.bare_title(top[0].text)
        if not company:
            title, company = self._split_title(title, draft.lines[1:])
        return replace(draft.filled(title, company, location), lines=draft.lines[used:])

    def _side_by_side(self, each: Line) -> list[str]:
        """ "Northwind Co., Oslo" or "Northwind | Oslo" in its parts; "Northwind, Inc." stays whole."""
        parts = _SIDE_BY_SIDE.split(each.text.strip())
        name, comma, place = parts[0].partition(", ")
        legal = line(parts[0]).key.rpartition(" ")[2] in self.company_endings
        return parts if not comma or legal or self.words.is_place(parts[0]) else [name, place, *parts[1:]]

    def short_first_line(self, lines: Sequence[Line]) -> str:
        """What a posting without a title is called: its first line, if that could be one."""
        return lines[0].text.strip() if lines and lines[0].key and self._may_be_name(lines[0]) else ""

    def _may_be_name(self, each: Line) -> bool:
        if each.kind == "item" or each.key in self.headings or ":" in each.folded:
            return False
        sentence = (
            each.folded.rstrip().endswith((".", ";", "!", "?"))
            and each.key.rpartition(" ")[2] not in self.company_endings
        )
        return not sentence and all(
            len(part.split()) <= LONGEST_TITLE for part in _SIDE_BY_SIDE.split(each.text)
        )

    def _split_title(self, text: str, rest: Sequence[Line]) -> tuple[str, str]:
        """ "Data Engineer - Northwind" in two, when the text speaks of Northwind as a company."""
        title, mark, company = re.split(r"(\s[-–—|]\s|$)", text, maxsplit=1)[:3]
        believed = self._may_be_company(company) and (
            self._is_legal(company) or self._is_spoken_of(company, rest)
        )
        return (title, company) if mark and believed and self.words.names_title(title) else (text, "")

    def _is_company(self, name: str, text: Sequence[Line], *, sure: bool) -> bool:
        """Whether a short line is the employer: by its place, its legal form, or as the text uses it."""
        if self._is_legal(name):
            return self._may_be_company(name)
        if not self._may_be_company(name) or self.words.is_place(name):
            return False
        tokens = name.split()
        parts = (" ".join(tokens[:n]) for n in range(1, len(tokens) + 1))
        repeated = len(tokens) > 1 and any(name in each.text for each in text)
        return sure or repeated or any(self._is_spoken_of(part, text) for part in parts)

    def _may_be_company(self, name: str) -> bool:
        """Whether it is written like a company: few words, capitals, no title and no "Band 5"."""
        tokens = name.split()
        if not tokens or len(tokens) > LONGEST_COMPANY or tokens[-1].isdigit():
            return False
        capital = tokens[0][0].isupper() and (not tokens[-1][0].islower() or self._is_legal(name))
        return capital and line(name).key not in self.words.employment and not self.words.names_title(name)

    def _is_legal(self, name: str) -> bool:
        return line(name).key.rpartition(" ")[2] in self.company_endings

    def _is_spoken_of(self, name: str, text: Sequence[Line]) -> bool:
        """Whether a sentence treats the name as a company: "at Northwind", "Northwind is", or its subject."""
        folded = rf"{re.escape(line(name).folded.strip())}(?!\w)"
        cues = (
            rf"\b(?:{self.before})\s{folded}",
            rf"(?<!\w){folded}\s(?:{self.after})\b",
            rf"(?:^|[.!?]\s){folded}(?:'s)?\s",
        )
        cue = re.compile("|".join(cues), re.IGNORECASE)
        return any(cue.search(each.folded) for each in text)

    def _company_by_heading(self, draft: Draft) -> Draft:
        """The company of a heading such as "About Northwind", which is a name and no listed phrase."""
        if draft.company:
            return draft
        for each in draft.lines:
            about, _, name = each.folded.strip(" *#:").partition(" ")
            plain = not each.is_prose and about.casefold() == self.about and each.key not in self.headings
            if plain and name[:1].isupper() and not each.is_caps and len(name.split()) <= LONGEST_COMPANY:
                return draft.filled(company=name)
        return draft
