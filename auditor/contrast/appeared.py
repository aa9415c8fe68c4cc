"""What LinkedIn says the profile was found for, as evidence: which side it is of, and what it weighs.

A title or keyword of a side weighs, for the terms in it, as the part of one more posting that its share of
the searches is. It says nothing of other terms, so that it dilutes none. The weeks add up, but for a term
all of them never weigh more than one posting, nor more than a third of those by which the sides are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Literal

import numpy as np

from auditor.contrast.closeness import FEWEST, Sides, closeness, features
from auditor.contrast.counts import INNER_TITLE_SHARE
from auditor.contrast.gap import Floats, gap, posterior
from auditor.records import Appearances, Document, FoundFor, Mention, Section, Side, TermTable
from auditor.settings import Settings
from auditor.terms import Extractor, OpenTerms

TITLE_SURE = 0.7  # probability from which a title is of a side, as a suggestion is "likely"
KEYWORD_SURE = 0.95  # probability that one side asks for a keyword more often than the other
MOST = 1 / 3  # of a side's postings
ORDER: tuple[Side, Side] = ("mismatched", "desired")
SOURCE = "search appearances"
FoundSide = Side | Literal[""]


@dataclass(frozen=True, slots=True)
class Judge:
    """What tells the side of a title or keyword; `phrases` are the profile's own."""

    sides: Sides
    extractor: Extractor
    phrases: OpenTerms
    settings: Settings

    def sided(self, shown: Sequence[Appearances]) -> tuple[Appearances, ...]:
        """The same, with the side that each title and keyword is of; of neither where that is not clear."""
        return tuple(
            replace(
                week,
                titles=tuple(replace(one, side=self._of_title(one.text)) for one in week.titles),
                keywords=tuple(replace(one, side=self._of_keyword(one.text)) for one in week.keywords),
            )
            for week in shown
        )

    def weights(self, shown: Sequence[Appearances]) -> dict[Side, dict[str, float]]:
        """By side and term, the part of a posting that all weeks together weigh."""
        made: dict[Side, dict[str, float]] = {"mismatched": {}, "desired": {}}
        for side, weights in made.items():
            for week in shown:
                for term, share in self._of_week(week, side).items():
                    weights[term] = weights.get(term, 0.0) + share
            most = min(1.0, MOST * self.sides.totals[side])
            made[side] = {term: min(weight, most) for term, weight in weights.items() if weight}
        return made

    def _of_week(self, week: Appearances, side: Side) -> dict[str, float]:
        """By term, the share of a week's searches that named it, by the titles or by the keywords."""
        found: dict[str, float] = {}
        for kind, entries in (("title", week.titles), ("requirements", week.keywords)):
            named: dict[str, float] = {}
            for one, share in _shares(entries):
                for term, part in self._terms(kind, one.text).items() if one.side == side else ():
                    named[term] = named.get(term, 0.0) + part * share
            found |= {term: max(found.get(term, 0.0), min(1.0, part)) for term, part in named.items()}
        return found

    def _terms(self, kind: str, text: str) -> dict[str, float]:
        """The terms that a title or keyword names; what a title has within it counts half."""
        named: dict[str, float] = {}
        for mention in self._mentions(_alone(kind, text, self.extractor)):
            part = INNER_TITLE_SHARE if mention.inner else 1.0
            named[mention.term] = max(named.get(mention.term, 0.0), part)
        return named

    def _of_title(self, text: str) -> FoundSide:
        title = _alone("title", text, self.extractor)
        like = closeness(features(title, self._mentions(title), self.settings), self.sides)
        if like.side == "neither" or like.probability < TITLE_SURE:
            return ""
        return like.side

    def _of_keyword(self, text: str) -> FoundSide:
        """By its term whose gap is surest, as a word alone has none beside it; or as the title that it is."""
        if min(self.sides.totals.values()) < FEWEST:
            return ""
        keyword = _alone("requirements", text, self.extractor)
        mentions = self._mentions(keyword)
        if any(mention.kind == "title" for mention in mentions):
            return self._of_title(text)
        terms = [f for f in features(keyword, mentions, self.settings) if f[0] == "term"]
        asked = (np.array([self.sides.asked[side].get(f, 0.0) for f in terms]) for side in ORDER)
        found = gap(*(posterior(a, self.sides.totals[s]) for a, s in zip(asked, ORDER, strict=True)))
        if not terms or np.abs(found.z).max() < NormalDist().inv_cdf(KEYWORD_SURE):
            return ""
        surest = int(np.abs(found.z).argmax())
        if abs(found.gap[surest]) < self.settings.smallest_gap:
            return ""
        return "mismatched" if found.gap[surest] > 0 else "desired"

    def _mentions(self, document: Document) -> Sequence[Mention]:
        return self.extractor.find(document, self.phrases).mentions


def heard(table: TermTable, names: Sequence[str]) -> tuple[Floats, Floats]:
    """By term, the part of one more posting that asks for it, on the mismatched and on the desired side."""
    mismatched, desired = (
        np.array([table.heard.get(side, {}).get(name, 0.0) for name in names], dtype=float) for side in ORDER
    )
    return mismatched, desired


def said(mismatched: float, desired: float) -> str:
    """What a term weighs so: "; LinkedIn says ..., which counts as 0.28 of a mismatched posting"."""
    weights = zip(ORDER, (mismatched, desired), strict=True)
    parts = [f"{max(weight, 0.01):.2f} of a {side}" for side, weight in weights if weight]
    if not parts:
        return ""
    return f"; LinkedIn says searches for it found you, which counts as {' and '.join(parts)} posting"


def _alone(kind: str, text: str, extractor: Extractor) -> Document:
    """A title or keyword as a posting that says nothing else."""
    title = text if kind == "title" else ""
    return Document(SOURCE, title, "", extractor.language.code, (Section(kind, text),), SOURCE)


def _shares(found: Sequence[FoundFor]) -> Iterator[tuple[FoundFor, float]]:
    """Each entry with its share of the searches. What is left by those that are told is divided evenly among
    the others, and one part of it kept back for what the list leaves out."""
    told = sum(one.share for one in found if one.share is not None)
    untold = sum(one.share is None for one in found)
    each = max(0.0, 1 - told) / (untold + 1)
    return ((one, each if one.share is None else one.share) for one in found)
