"""How strongly a posting asks for a term: required, preferred, or merely mentioned; or boilerplate.

The words around a mention beat its section: "Terraform is a plus" is a preference among requirements.
Of several phrases in the clause the one with the fewest commas between decides, then the nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from auditor.languages import Language
from auditor.records import Demand
from auditor.terms.clauses import Clauses, Found

ROOM = "demand"
MARKS = ";•●▪"
WINDOW = 240  # characters to either side in which a phrase is looked for
PERKS_WITHIN = 80
PERK_LINES = 120  # likewise for perks that stand on lines of their own
ENDS = ("\n", ". ", "! ", "? ")


@cache
def lists(language: Language) -> dict[str, list[str]]:
    """The phrases of a language by label, for a phrasebook."""
    data = language.table("demand")
    named = {
        f"{ROOM}.{kind}.{place}": data[kind][place]
        for kind in ("required", "preferred", "mentioned")
        for place in ("before", "after")
    }
    return named | {
        f"{ROOM}.required.weak": data["required"]["weak"],
        f"{ROOM}.breaks": data["clause_breaks"],
        f"{ROOM}.innocent": data["innocent"],
        "perks": language.table("boilerplate")["perks"],
        "legal": language.table("boilerplate")["sentences"],
    }


class Demands:
    """The phrases of one text, which is a section of a kind."""

    def __init__(self, text: str, found: Found, language: Language, section_kind: str) -> None:
        self._text = text
        self._by_section = _sections(language).get(section_kind, "mentioned")
        self._clauses = Clauses(ROOM, text, found, marks=MARKS, innocent=found.get(f"{ROOM}.innocent", ()))
        self._perks = [(place.start, place.end) for place in found.get("perks", ())]
        self._legal = [(place.start, place.end) for place in found.get("legal", ())]

    def of(self, start: int, end: int) -> Demand:
        """How strongly the mention at `start`-`end` is asked for."""
        if self._by_section == "boilerplate" or self._is_boilerplate(start, end):
            return "boilerplate"
        left, right = self._clauses.bounds(start, end)
        left, right = max(left, start - WINDOW), min(right, end + WINDOW)
        found, weak = [], False
        for phrase in self._clauses.around(left, right):
            _, kind, place = phrase.label.split(".")
            if place == "after" and end <= phrase.start and phrase.end <= right:
                found.append((self._text.count(",", end, phrase.start), phrase.start - end, kind))
            elif place != "after" and left <= phrase.start and phrase.end <= start:
                if place == "weak":
                    weak = True
                else:
                    found.append((self._text.count(",", phrase.end, start), start - phrase.end, kind))
        if found:
            return cast(Demand, min(found)[2])
        return "required" if weak and self._by_section == "mentioned" else self._by_section

    def _is_boilerplate(self, start: int, end: int) -> bool:
        """Whether it stands in legal or equal-opportunity text, or in a list of perks, which ask nothing."""
        if self._beside(self._legal, start, end, WINDOW):
            return True
        perks = self._beside(self._perks, start, end, PERKS_WITHIN)
        if len({self._text[at:until].lower() for at, until in perks}) > 1:
            return True
        listed = [(a, z) for a, z in self._perks if start - PERK_LINES <= a and z <= end + PERK_LINES]
        return len({self._text[at:until].lower() for at, until in listed}) > 2

    def _beside(
        self, places: Sequence[tuple[int, int]], start: int, end: int, reach: int
    ) -> list[tuple[int, int]]:
        """Those of the places that stand in the sentence of `start`-`end` and within `reach` characters."""
        near = [(at, until) for at, until in places if start - reach <= at and until <= end + reach]
        if not near:
            return near
        left, right = max(0, start - reach), min(len(self._text), end + reach)
        opening = max(left, 1 + max(self._text.rfind(mark, left, start) for mark in ENDS))
        closing = min((at for mark in ENDS if (at := self._text.find(mark, end, right)) >= 0), default=right)
        return [(at, until) for at, until in near if opening <= at and until <= closing]


@cache
def _sections(language: Language) -> dict[str, Demand]:
    data = language.table("demand")["sections"]
    sections: dict[str, Demand] = dict.fromkeys(language.table("boilerplate")["sections"], "boilerplate")
    return (
        sections | dict.fromkeys(data["required"], "required") | dict.fromkeys(data["preferred"], "preferred")
    )
