"""Which side a new posting or message is closer to: what the person wants, the wrong contacts, or neither.

Naive Bayes over the words of its title, the terms it asks for and its rarer plain words, with the shares
of both sides as the gap has them (Beta posterior, Jeffreys prior). The words of one job come in bundles,
so their sum is too sure of itself; `TEMPER` makes it a probability again.

All constants were chosen on public job ads, three sentences long (tests/benchmarks/closeness.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from types import MappingProxyType

from auditor import languages
from auditor.contrast.gap import PRIOR
from auditor.languages import RAREST_SHARE
from auditor.records import Closeness, Document, Mention, Side
from auditor.sections.titles import is_for_beginners, title_words
from auditor.settings import KIND_WEIGHTS, Settings
from auditor.terms import Extractor
from auditor.text.normalise import fold

Feature = tuple[str, str]  # ("title", "engineer"), ("term", "Kubernetes"), ("word", "offshore")
WEIGHTS: MappingProxyType[str, float] = MappingProxyType(
    {"title": 3.0, "titled": 1.0, "term": 1.0, "person": 0.3, "word": 0.2}
)
ON_TOP = ("title", "titled")
COMMON_WORD = 0.1  # share of postings at large above which a plain word says nothing
TEMPER = 0.325  # of the sum of log ratios
# What title words may add to the log odds, either way: a recruiter can dress up a title, not the work. On
# ads, whose titles are honest, it costs at most a point, and nothing on three sentences.
MOST_OF_TITLE = 2.0
LEAST_COVERED = 0.16  # share (0-1) of what it asks for, rare words first, that a side must know to be like it
KNOWN_FROM = 0.25  # share of a side's postings that makes a feature wholly known to it
FEWEST = 3  # postings a side from which the probability was measured
MOST_OF_FEW = 0.6  # probability that fewer can give
MOST_OF_NEITHER = 0.9  # that nothing in common can give: 82-86 % of strangers were told
NAMED = 4  # words that the reason names
_UNREAD = frozenset({"title", "company", "location", "about-company", "benefits", "equal-opportunity"})
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Sides:
    """How often the postings of each side ask for each feature: sums of weights, and counts of postings."""

    asked: Mapping[Side, Mapping[Feature, float]]
    counts: Mapping[Side, Mapping[Feature, int]]
    totals: Mapping[Side, float]
    for_beginners: bool  # whether a desired posting is
    background: Callable[[str], float]  # share of postings at large that use a word

    @classmethod
    def of(cls, sides: Mapping[Side, Sequence[Document]], extractor: Extractor, settings: Settings) -> Sides:
        """The sides of an audit, or of a workspace; postings of no weight are left out."""
        asked: dict[Side, dict[Feature, float]] = {}
        counts: dict[Side, dict[Feature, int]] = {}
        for side, postings in sides.items():
            asked[side], counts[side] = {}, {}
            for posting in (p for p in postings if p.weight):
                for feature in features(posting, extractor.find(posting).mentions, settings):
                    asked[side][feature] = asked[side].get(feature, 0.0) + posting.weight
                    counts[side][feature] = counts[side].get(feature, 0) + 1
        totals = {side: sum(p.weight for p in postings) for side, postings in sides.items()}
        titles = [posting.title for posting in sides.get("desired", ())]
        beginners = any(is_for_beginners(title, languages.load(settings.language)) for title in titles)
        return cls(asked, counts, totals, beginners, extractor.background_share)

    def share(self, side: Side, feature: Feature) -> float:
        """The posterior mean share of a side's postings that ask for a feature."""
        return (self.asked[side].get(feature, 0.0) + PRIOR) / (self.totals[side] + 2 * PRIOR)

    def ratio(self, feature: Feature) -> float:
        """Log ratio of the shares, above 0 for the mismatched side; 0 for what neither side asks for."""
        if not any(feature in asked for asked in self.asked.values()):
            return 0.0
        return log(self.share("mismatched", feature) / self.share("desired", feature))

    def covered(self, side: Side, found: Mapping[Feature, float]) -> float:
        """How much of some features a side knows: 0-1, by weight and rarity."""
        if not self.totals[side]:
            return 0.0
        weights = {f: weight * -log(max(self.background(f[1]), RAREST_SHARE)) for f, weight in found.items()}
        shares = {f: self.asked[side].get(f, 0.0) / self.totals[side] for f in found}
        known = sum(weights[f] * min(1.0, shares[f] / KNOWN_FROM) for f in found)
        return known / (sum(weights.values()) or 1.0)


def closeness(found: Mapping[Feature, float], sides: Sides) -> Closeness:
    """Which side these features are closer to, and how surely.

    With postings of one side only it is that side's, or like neither.
    """
    if not found:
        return Closeness("", 0.5)
    both = all(sides.totals.values())
    ratios = {feature: weight * sides.ratio(feature) if both else 0.0 for feature, weight in found.items()}
    titled = TEMPER * sum(ratio for (kind, _), ratio in ratios.items() if kind in ON_TOP)
    others = TEMPER * sum(ratio for (kind, _), ratio in ratios.items() if kind not in ON_TOP)
    odds = others + max(-MOST_OF_TITLE, min(MOST_OF_TITLE, titled))
    mismatched = 1 / (1 + exp(-odds)) if both else float(sides.totals["mismatched"] > 0)
    side: Side = "mismatched" if mismatched >= 0.5 else "desired"
    covered = sides.covered(side, found)
    few = min(sides.totals.values()) < FEWEST
    if covered < LEAST_COVERED:
        sure = MOST_OF_NEITHER - (MOST_OF_NEITHER - 0.5) * covered / LEAST_COVERED
        return Closeness("neither", min(sure, MOST_OF_FEW) if few else sure)
    sure = max(mismatched, 1 - mismatched)
    return Closeness(side, min(sure, MOST_OF_FEW) if few else sure, _telling(ratios, side, sides))


def _telling(ratios: Mapping[Feature, float], side: Side, sides: Sides) -> tuple[tuple[str, int, int], ...]:
    """The terms and title words that speak loudest for a side, each once, with both counts."""
    sign = 1 if side == "mismatched" else -1
    loud = sorted(
        (f for f, ratio in ratios.items() if sign * ratio > 0 and f[0] != "word"),
        key=lambda f: (-sign * ratios[f], f),
    )
    wrong, right = sides.counts["mismatched"], sides.counts["desired"]
    once = {
        name.casefold(): (name, wrong.get(f, 0), right.get(f, 0)) for f in reversed(loud) for name in f[1:]
    }
    return tuple(reversed(once.values()))[:NAMED]


def features(posting: Document, mentions: Sequence[Mention], settings: Settings) -> dict[Feature, float]:
    """What a posting asks for, with the weight of each feature.

    A title that stands in the text and not on top is of people the job has to do with.
    """
    found: dict[Feature, float] = {}
    shares = languages.load(settings.language).background_shares
    for section in posting.sections:
        for word in _WORD.findall(fold(section.text).text.lower()) if section.kind not in _UNREAD else ():
            if shares.get(word, 0.0) <= COMMON_WORD:
                found["word", word] = WEIGHTS["word"]
    for m in mentions:
        if m.qualifier != "negated" and KIND_WEIGHTS[m.kind]:
            on_top = posting.sections[m.section].kind == "title"
            kind = "titled" if on_top else "person" if m.kind == "title" else "term"
            found[kind, m.term] = WEIGHTS[kind] * KIND_WEIGHTS[m.kind]
    for word in title_words(posting.title, languages.load(settings.language)):
        found["title", word] = WEIGHTS["title"]
    return found
