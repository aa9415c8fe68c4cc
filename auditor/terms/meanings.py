"""What an abbreviation with several meanings stands for, by the company it keeps.

ER beside TUPE and grievances is employee relations, ER beside triage a part of a hospital. Without company it
stays open: a wrong guess would put a word on a side that never used it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.lexicon import Entry, Lexicon
from auditor.terms.matching import Span
from auditor.terms.texts import Text

_WORDS = re.compile(r"[^\W_][\w+#-]*")


Read = tuple[Text, Sequence[Span]]
Settled = tuple[list[Span], list[tuple[Span, str]]]


class Meaning(NamedTuple):
    """One meaning of an abbreviation, and the words that speak for it."""

    name: str
    near: frozenset[str]


class Company(NamedTuple):
    """The words of a stretch of text, and the families of its sure terms, each with their number."""

    words: frozenset[str]
    families: Mapping[str, int]

    def speaks_for(self, meaning: Meaning, family: str) -> int:
        """How many of its words and terms do."""
        return len(self.words & meaning.near) + self.families.get(family, 0)


class Meanings:
    """The ambiguous abbreviations of a language, with the lexicon that holds some of their meanings."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._known, self._lexicon = _known(language), lexicon
        named = (lexicon.called(one.name) for meanings in self._known.values() for one in meanings)
        self._named = {entry.id for entry in named if entry}

    def settled(self, candidates: Sequence[Span], text: Text, document: Sequence[Read]) -> Settled:
        """The candidates with each abbreviation as what it means, and those that mean no term or stay open.

        `document` are all its texts with their candidates.
        """
        places = {s.start for s in candidates if s.key in self._named and text.tokens[s.start] in self._known}
        kept = [s for s in candidates if not (s.end - s.start == 1 and s.start in places)]
        left = []
        for at in sorted(places):
            possible = self._known[text.tokens[at]]
            chosen = self._chosen(possible, self._circles(text, at, kept, document))
            entries = [entry for one in ([chosen] if chosen else possible) if (entry := self._entry(one))]
            if chosen and entries:
                kept.append(Span(at, at + 1, entries[0].id, ambiguous=False))
            elif not any(s.start <= at < s.end for s in kept):
                known = entries or [entry for one in possible if (entry := self._entry(one))]
                left += [
                    (Span(at, at + 1, entry.id, ambiguous=True), _reason(possible, chosen))
                    for entry in known[:1]
                ]
        return kept, left

    def _circles(
        self, text: Text, at: int, spans: Sequence[Span], document: Sequence[Read]
    ) -> Iterator[Company]:
        """What stands in its line, in its section, and in the whole document."""
        start = end = at
        while start > 0 and not text.tokens[start - 1].isspace():
            start -= 1
        while end < len(text.tokens) and not text.tokens[end].isspace():
            end += 1
        inside = [s for s in spans if start <= s.start and s.end <= end]
        yield self._company(
            [(text.folded.text[text.tokens.starts[start] : text.tokens.ends[end - 1]], inside)]
        )
        yield self._company([(text.folded.text, spans)])
        yield self._company([(other.folded.text, found) for other, found in document])

    def _company(self, stretches: Sequence[tuple[str, Sequence[Span]]]) -> Company:
        words = {word.lower() for text, _ in stretches for word in _WORDS.findall(text)}
        keys = {s.key for _, spans in stretches for s in spans if not s.ambiguous} - self._named
        families = Counter(self._lexicon[key].family for key in keys if key in self._lexicon)
        return Company(frozenset(words), families)

    def _chosen(self, possible: Sequence[Meaning], circles: Iterator[Company]) -> Meaning | None:
        """The one for which most speaks, in the narrowest circle in which one has more than any other."""
        for company in circles:
            scores = [company.speaks_for(one, self._family(one)) for one in possible]
            if scores.count(max(scores)) == 1:
                return possible[scores.index(max(scores))]
        return None

    def _entry(self, meaning: Meaning) -> Entry | None:
        return self._lexicon.called(meaning.name)

    def _family(self, meaning: Meaning) -> str:
        entry = self._entry(meaning)
        return entry.family if entry else ""


def shorts(language: Language) -> frozenset[str]:
    """The abbreviations with several meanings."""
    return frozenset(_known(language))


def _reason(possible: Sequence[Meaning], chosen: Meaning | None) -> str:
    if chosen:
        return f"it stands for {chosen.name} here, which the lexicon does not hold"
    names = " or ".join(one.name for one in possible)
    return f"left open: it may stand for {names}, and nothing near it says which"


@cache
def _known(language: Language) -> dict[str, tuple[Meaning, ...]]:
    return {
        row["short"]: tuple(Meaning(one["name"], frozenset(one["near"])) for one in row["means"])
        for row in language.table("meanings")["abbreviations"]
    }
