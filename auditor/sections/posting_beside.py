"""The employer and the place in the lines around a posting's title, and in that line itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.lexicon.titles import LONGEST_TITLE, Spoken, Titles
from auditor.sections.lines import Line
from auditor.sections.posting_company import LONGEST_COMPANY, Companies
from auditor.text.normalise import key
from auditor.text.wording import Wording, headings, phrases

LONGEST_BLOCK = 5  # lines under a title and its employer, up to a gap

_SIDE_BY_SIDE = re.compile(r"\s{0,9}[|·•(]\s{0,9}|\s[-–—]\s")


class Beside:
    """What a line says by standing beside a title, with the wording it is compared with."""

    def __init__(self, words: Wording, titles: Titles, companies: Companies) -> None:
        data = words.data["posting"]
        page = data["page"]
        self.words, self.titles, self.companies = words, titles, companies
        self.headings, self.menu = headings(data["headings"]), phrases(page["menu"])
        self.page_lines = phrases([*page["chrome"], *page["buttons"], *page["listing"]])
        self.at = (*data["by"], *words.data["at"])

    def under(self, below: Sequence[Line], *, known: bool, named: str) -> tuple[int, str, str]:
        """How many of the first two lines under a title name company and place, and these.

        `named` is the employer of which the text speaks, if it does: then no other line under the title is.
        """
        used, company, location = 0, "", ""
        text = below[1:] if len(below) > 1 else below
        for each in below[:2]:
            if not self.may_be_name(each):
                break
            first, *others = self._side_by_side(each)
            bare = self._after_at(first)
            alone = each.gap and bool(others) and all(other.gap for other in below[1:2])
            sure = (
                bare != first
                or (
                    each is below[0]
                    and (alone or not each.gap)
                    and not named
                    and self._may_stand_under(first, below[1:])
                )
                or any(map(self._is_fact, others))
                or any(self.words.is_place(other.text) for other in below[1:2])
            )
            if not (company or known) and self.companies.is_company(bare, text, sure=sure):
                company, location = bare, next((other for other in others if self.words.is_place(other)), "")
                if len(others) > bool(location):
                    break  # the line says more than company and place: it stays in the text
            elif self.words.is_place(each.text) and not location:
                name, _, place = self._unstopped(each).partition(", ")
                if (
                    not (company or known)
                    and " " in name
                    and self.is_company_and_place(each.text.strip(), text)
                ):
                    company, location = name, place
                location = location or each.text
            else:
                break
            used += 1
        return used, company, location

    def is_company_and_place(self, text: str, lines: Sequence[Line]) -> bool:
        """Whether it is "Harrow Foods, Leeds", which is written like a place."""
        name, comma, _ = text.partition(", ")
        told = self.companies.names_kind(name) or self.companies.is_spoken_of(name, lines)
        return bool(comma) and told and self.companies.may_be(name)

    def _after_at(self, text: str) -> str:
        """The name in "at Northwind"; any other text as it is."""
        word = next((word for word in self.at if text.casefold().startswith(f"{word} ")), "")
        return text[len(word) :].strip()

    def _may_stand_under(self, name: str, following: Sequence[Line]) -> bool:
        """Whether a line right under a title is its employer's: by the words, none of which is a term or says
        how one is paid, and by the short lines that follow up to a gap."""
        gap = next((i for i, each in enumerate(following) if each.gap), len(following))
        block = [each for each in following[:gap] if not self._is_beside(each)]
        short = len(block) <= LONGEST_BLOCK and not any(
            each.is_prose or each.words > LONGEST_COMPANY or each.key in self.headings for each in block
        )
        words = (name, next(iter(name.split()), ""))
        return short and not any(map(self.titles.is_term, words)) and not self.titles.is_around(name)

    def _is_beside(self, each: Line) -> bool:
        """Whether a line says pay or hours, or is a button, as what a page has under the employer."""
        return self._is_fact(each.text) or self.titles.is_around(each.text) or each.key in self.page_lines

    def _is_fact(self, text: str) -> bool:
        """Whether it is a place or says how one is employed, as what stands beside a company does."""
        return (
            self.words.is_place(text)
            or key(text) in self.words.employment
            or key(text) in self.words.workplace
        )

    def is_letterhead(self, each: Line, text: Sequence[Line], *, sure: bool) -> bool:
        """Whether a line above the title is the employer's."""
        plain = each.kind != "item" and not each.is_prose and each.key not in self.menu
        return (
            plain and ":" not in each.folded and self.companies.is_company(each.text.strip(), text, sure=sure)
        )

    def alone(self, company: str, lines: Sequence[Line]) -> str:
        """The part of "Northwind Oslo" that stands on a line of its own elsewhere."""
        named = key(company)
        starts = [each for each in lines if each.key and f"{named} ".startswith(f"{each.key} ")]
        best = max(starts, key=lambda each: len(each.key), default=None)
        return best.text.strip() if best and best.key != named else company

    def _side_by_side(self, each: Line) -> list[str]:
        """ "Northwind Co., Oslo" or "Northwind | Oslo" in its parts; "Northwind, Inc." stays whole."""
        parts = _SIDE_BY_SIDE.split(self._unstopped(each))
        name, comma, place = parts[0].partition(", ")
        legal = self.companies.is_legal(parts[0])
        return parts if not comma or legal or self.words.is_place(parts[0]) else [name, place, *parts[1:]]

    def _unstopped(self, each: Line) -> str:
        """The text of a line, without the full stop of "Harrow Foods, Leeds.", which is no sentence."""
        text = each.text.strip()
        words = re.split(r"[\s,]+", text)
        named = len(words) <= LONGEST_COMPANY and all(
            word[:1].isupper() or word[:1].isdigit() for word in words
        )
        return (
            text.removesuffix(".") if named and ", " in text and not self.companies.is_legal(text) else text
        )

    def may_be_name(self, each: Line) -> bool:
        """Whether a line is short enough to name somebody, and no sentence, heading or label."""
        if each.kind == "item" or each.key in self.headings or ":" in each.folded or not each.key:
            return False
        sentence = self._unstopped(each).endswith((".", ";", "!", "?")) and not self.companies.is_legal(
            each.text
        )
        return not sentence and all(
            len(part.split()) <= LONGEST_TITLE for part in _SIDE_BY_SIDE.split(each.text)
        )

    def split(self, spoken: Spoken, rest: Sequence[Line]) -> Spoken:
        """ "Data Engineer - Northwind" in two, when the text speaks of Northwind as a company, or its name
        says that it is one; what stands behind a comma is its place."""
        title, mark, company = re.split(r"(\s[-–—|]\s|$)", spoken.title, maxsplit=1)[:3]
        for text in (company, *spoken.kept) if mark or spoken.kept else ():
            bare = text.strip(" ,;")
            name, comma, place = (bare, "", "") if self.companies.is_legal(bare) else bare.partition(", ")
            told = self.companies.is_legal(name) or self.companies.is_spoken_of(name, rest)
            by_kind = self.companies.names_kind(name) and not self.titles.is_term(name)
            placed = bool(comma) or self.companies.is_spoken_of(name.split()[0] if name else "", rest)
            if name and self.companies.may_be(name) and (told or (by_kind and placed)):
                kept = tuple(one for one in spoken.kept if one != text)
                return spoken._replace(
                    title=title if text == company else spoken.title,
                    before=name,
                    kept=kept,
                    rest=(*spoken.rest, *([place] if comma else [])),
                )
        return spoken
