"""How strongly a posting asks for a term: required, preferred, or merely mentioned; or boilerplate.

The words around a mention beat its section: "Terraform is a plus" is a preference among requirements.
Of several phrases in the clause the one with the fewest commas between decides, then the nearest.
"""

from __future__ import annotations

from functools import cache

from auditor.languages import table
from auditor.records import Demand
from auditor.terms.phrases import clause, compiled, lower

WINDOW = 240  # characters to either side in which a phrase is looked for
PERKS_WITHIN = 80
ENDS = ("\n", ". ", "! ", "? ")


class Demands:
    """The phrases of a language, compiled once."""

    def __init__(self, language: str) -> None:
        data, boilerplate = table(language, "demand"), table(language, "boilerplate")
        kinds: tuple[Demand, ...] = ("required", "preferred", "mentioned")
        self._breaks = compiled(data["clause_breaks"])
        self._innocent = compiled(data["innocent"])
        self._before = {kind: compiled(data[kind]["before"]) for kind in kinds}
        self._after = {kind: compiled(data[kind]["after"]) for kind in kinds}
        self._weak = compiled(data["required"]["weak"])
        self._sections: dict[str, Demand] = dict.fromkeys(boilerplate["sections"], "boilerplate")
        for kind in ("required", "preferred"):
            self._sections |= dict.fromkeys(data["sections"][kind], kind)
        self._legal = compiled(boilerplate["sentences"], whole=False)
        self._perks = compiled(boilerplate["perks"])

    def of(self, text: str, start: int, end: int, section_kind: str) -> Demand:
        """How strongly the mention at `text[start:end]` is asked for."""
        text = lower(text)
        by_section = self._sections.get(section_kind, "mentioned")
        if by_section == "boilerplate" or self._is_boilerplate(text, start, end):
            return "boilerplate"
        before, after = clause(text, start, end, reach=WINDOW, innocent=self._innocent, breaks=self._breaks)
        found = [
            (before.count(",", match.end()), len(before) - match.end(), kind)
            for kind, pattern in self._before.items()
            for match in pattern.finditer(before)
        ] + [
            (after.count(",", 0, match.start()), match.start(), kind)
            for kind, pattern in self._after.items()
            for match in pattern.finditer(after)
        ]
        if found:
            return min(found)[2]
        return "required" if by_section == "mentioned" and self._weak.search(before) else by_section

    def _is_boilerplate(self, text: str, start: int, end: int) -> bool:
        """Whether it stands in legal or equal-opportunity text, or in a list of perks, which ask nothing."""
        if self._legal.search(_around(text, start, end, WINDOW)):
            return True
        perks = self._perks.finditer(_around(text, start, end, PERKS_WITHIN))
        return len({match[0] for match in perks}) > 1


@cache
def demands(language: str) -> Demands:
    """The phrases of a language."""
    return Demands(language)


def _around(text: str, start: int, end: int, reach: int) -> str:
    """The part of the sentence of `text[start:end]` that lies within `reach` characters."""
    left, right = max(0, start - reach), min(len(text), end + reach)
    opening = max(text.rfind(mark, left, start) for mark in ENDS)
    closings = [at for mark in ENDS if (at := text.find(mark, end, right)) >= 0]
    return text[max(left, opening + 1) : min(closings, default=right)]
