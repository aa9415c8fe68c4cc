"""Whether a mention is negated, past or aspirational: trigger words with a clause as their scope.

After NegEx (Chapman et al. 2001): a trigger reaches at most six words, within its clause. Searches
do not read negation, so a qualified mention is marked, never dropped, here.
"""

from __future__ import annotations

import re
from functools import cache

from auditor.languages import table
from auditor.records import Qualifier
from auditor.terms.phrases import blank, clause, compiled, lower

REACH = 6  # words between a trigger and what it qualifies
CLOSE = 1  # likewise for words such as "was a", which say little from afar
WINDOW = 160  # characters to either side in which a trigger is looked for
# After a comma a list may go on: "no Java, PHP or Perl". Anything else is another clause.
_GOES_ON = re.compile(r"\s*(?:$|[,.;:!?)\n]|(?:or|nor|and)\b)", re.IGNORECASE)
_LIST_WORDS = re.compile(r"[\s,]*(?:or|nor|and)?\s*(?:an?\s)?\s*", re.IGNORECASE)


class Qualifiers:
    """The trigger phrases of a language, compiled once."""

    def __init__(self, language: str) -> None:
        data = table(language, "qualifiers")
        kinds: tuple[Qualifier, ...] = ("negated", "past", "aspirational")
        self._innocent = compiled(data["innocent"])
        self._past_ends = compiled(data["past"]["ended_by"])
        self._breaks = compiled(data["clause_breaks"])
        self._before = {kind: compiled(data[kind]["before"]) for kind in kinds}
        self._close = {kind: compiled(data[kind]["close"]) for kind in kinds if "close" in data[kind]}
        self._only_after = compiled(data["negated"]["only_after"])
        self._after = {
            kind: compiled([*data[kind]["after"], *data[kind].get("only_after", ())]) for kind in kinds
        }

    def of(self, text: str, start: int, end: int) -> Qualifier:
        """The qualifier of the mention at `text[start:end]`; the nearest trigger decides."""
        text = lower(text)
        before, after = clause(text, start, end, reach=WINDOW, innocent=self._innocent, breaks=self._breaks)
        before = self._only_after.sub(blank, before)  # these speak of what stands before them
        goes_on = _GOES_ON.match(after) is not None
        found = [
            (distance, kind)
            for patterns, reach in ((self._before, REACH), (self._close, CLOSE))
            for kind, pattern in patterns.items()
            for match in pattern.finditer(before)
            if (distance := _words(between := before[match.end() :])) <= reach
            and _is_one_clause(between, goes_on)
            and not (kind == "past" and self._past_ends.search(between))
        ] + [
            (distance, kind)
            for kind, pattern in self._after.items()
            for match in pattern.finditer(after)
            if (distance := _words(between := after[: match.start()])) <= REACH // 2 and "," not in between
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else "plain"


@cache
def qualifiers(language: str) -> Qualifiers:
    """The qualifiers of a language."""
    return Qualifiers(language)


def _is_one_clause(between: str, goes_on: bool) -> bool:
    """Whether a trigger reaches over `between`: without a comma, or along a list that goes on."""
    if "," not in between:
        return True
    return goes_on and _LIST_WORDS.fullmatch(between[between.rindex(",") :]) is not None


def _words(text: str) -> int:
    return len(re.findall(r"[\w+#]+", text))
