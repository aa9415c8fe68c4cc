"""Whether a mention is negated, past or aspirational: trigger words with a clause as their scope.

After NegEx (Chapman et al. 2001): a trigger reaches at most six words, within its clause. Searches
do not read negation, so a qualified mention is marked, never dropped, here.
"""

from __future__ import annotations

import re
from functools import cache

from auditor.languages import table
from auditor.records import Qualifier
from auditor.terms.phrases import compiled

REACH = 6  # words between a trigger and what it qualifies
WINDOW = 160  # characters to either side in which a trigger is looked for


class Qualifiers:
    """The trigger phrases of a language, compiled once."""

    def __init__(self, language: str) -> None:
        data = table(language, "qualifiers")
        self._innocent = compiled(data["innocent"])
        self._past_ends = compiled(data["past"]["ended_by"])
        self._breaks = compiled(data["clause_breaks"])
        self._before: dict[Qualifier, re.Pattern[str]] = {
            "negated": compiled(data["negated"]["before"]),
            "past": compiled(data["past"]["before"]),
            "aspirational": compiled(data["aspirational"]["before"]),
        }
        self._after: dict[Qualifier, re.Pattern[str]] = {
            "negated": compiled(data["negated"]["after"]),
            "past": compiled(data["past"]["after"]),
        }

    def of(self, text: str, start: int, end: int) -> Qualifier:
        """The qualifier of the mention at `text[start:end]`; the nearest trigger decides."""
        left = max(0, start - WINDOW)
        around = self._innocent.sub(lambda match: "_" * len(match[0]), text[left : end + WINDOW])
        before, after = self._clause_before(around[: start - left]), self._clause_after(around[end - left :])
        found = [
            (distance, kind)
            for kind, pattern in self._before.items()
            for match in pattern.finditer(before)
            if (distance := _words(between := before[match.end() :])) <= REACH
            and not (kind == "past" and self._past_ends.search(between))
        ] + [
            (distance, kind)
            for kind, pattern in self._after.items()
            for match in pattern.finditer(after)
            if (distance := _words(after[: match.start()])) <= REACH // 2
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else "plain"

    def _clause_before(self, text: str) -> str:
        breaks = list(self._breaks.finditer(text))
        return text[breaks[-1].end() :] if breaks else text

    def _clause_after(self, text: str) -> str:
        first = self._breaks.search(text)
        return text[: first.start()] if first else text


@cache
def qualifiers(language: str) -> Qualifiers:
    """The qualifiers of a language."""
    return Qualifiers(language)


def _words(text: str) -> int:
    return len(re.findall(r"[\w+#]+", text))
