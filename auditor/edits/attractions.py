"""Contrasts become attractions: how exposed each term is in the profile, and how hard it pulls."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from auditor.contrast.own_words import Wording
from auditor.contrast.uncounted import NOWHERE, Named
from auditor.edits.action import action
from auditor.edits.causes import NO_CAUSES, Causes
from auditor.records import (
    Attraction,
    Contrast,
    Document,
    Evidence,
    InputSide,
    Mention,
    Qualifier,
    Section,
)
from auditor.records.fields import RANKED, field_of
from auditor.searches.exposure import K1, Exposure
from auditor.sections.corpus import RECORDED_ID
from auditor.settings import KIND_WEIGHTS
from auditor.text.quotes import line

PULL_SHARE = 0.5  # of blame less credit in the ranking, beside the gap
LEADING = 5  # terms whose lead is tested against other field weights
DRAWS = 50
WEIGHT_SPREAD = 0.4
LEAST_SCALE = 0.05  # floor of max |gap|: with no gap anywhere no bar is long
QUOTES_PER_SIDE = 3
CONFIRMED = "; confirmed by recruiter"
NONE_CONFIRMED: Mapping[str, int] = MappingProxyType({})
QUALIFIER_ORDER: tuple[Qualifier, ...] = ("plain", "negated", "past", "aspirational")


@dataclass(frozen=True, slots=True)
class Postings:
    """Both sides with the mentions of each posting, as evidence is quoted from them."""

    side: InputSide
    documents: Sequence[Document]
    mentions: Mapping[str, Sequence[Mention]]


class Beside(NamedTuple):
    """By term how it is written, else as it is named; and where it stands without being counted."""

    wordings: Mapping[str, Wording] = MappingProxyType({})
    named: Mapping[str, Named] = MappingProxyType({})


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class _Said:
    """Where the profile and the postings say a term."""

    profile: Document
    mentions: Mapping[str, Sequence[Mention]]  # of the profile, by term
    sides: Sequence[Postings]
    beside: Beside

    def evidence(self, term: str) -> tuple[Evidence, ...]:
        """Every mention of the profile, then up to three quotes a side."""
        own = _most_exposed(self.profile, self.mentions.get(term, ()))
        quoted = (_evidence("profile", self.profile, m) for m in own)
        return (*quoted, *(quote for postings in self.sides for quote in _quotes(postings, term)))


def attribute(
    contrasts: Sequence[Contrast],
    profile: Document,
    mentions: Sequence[Mention],
    sides: Sequence[Postings],
    causes: Causes = NO_CAUSES,
    confirmed: Mapping[str, int] = NONE_CONFIRMED,
    protected: Collection[str] = (),
    beside: Beside = NOTHING_BESIDE,
) -> tuple[Attraction, ...]:
    """One attraction per contrast, strongest bar first.

    R = gap / max |gap| + 0.5 (blame - credit) / max |blame - credit| ranks the terms. The bar is max(0, R)
    times exposure and kind weight, scaled so that the longest is 100: an old buried mention shows a short
    bar however telling the word is.

    Args:
        confirmed: by term, how many recruiters said that they searched for it.
        protected: terms that no edit removes.
        beside: how terms are written, and where they stand and are not counted.
    """
    said = _Said(profile, _by_term(mentions), sides, beside)
    shown = Exposure(profile)
    exposures = {c.term: shown.of(said.mentions.get(c.term, ())) for c in contrasts}
    pulls = {term: worth * exposures[term] for term, worth in _worths(contrasts, causes).items()}
    longest = max(pulls.values(), default=0.0) or 1.0
    attractions = [
        _attraction(
            c,
            said,
            causes,
            (exposures[c.term], 100 * pulls[c.term] / longest),
            confirmed.get(c.term, 0),
            protected,
        )
        for c in contrasts
    ]
    return tuple(sorted(attractions, key=lambda a: (-a.attraction, -a.gap, -a.probability, a.term)))


def survival(
    contrasts: Sequence[Contrast], profile: Document, mentions: Sequence[Mention], causes: Causes, seed: int
) -> dict[str, float]:
    """How surely the leading terms lead, whatever the field weights are: share (0-1) of draws by term.

    The weights are assumptions. In each of 50 draws every one is multiplied by exp(0.4 z), z standard normal;
    a term survives a draw if it is among the first five again. Empty where there are no more than five.
    """
    worths = {term: worth for term, worth in _worths(contrasts, causes).items() if worth > 0}
    if len(worths) <= LEADING:  # then each of them leads, whatever is assumed
        return {}
    columns = {name: column for column, name in enumerate(RANKED)}
    rows = {term: row for row, term in enumerate(sorted(worths))}
    frequencies = np.zeros((len(rows), len(columns)))  # tf~ by term and field
    shown = Exposure(profile)
    for m in mentions:
        if m.term in rows:
            frequencies[rows[m.term], columns[field_of(profile.sections[m.section]).name]] += shown.frequency(
                m
            )

    def leading(factors: NDArray[np.float64]) -> list[str]:
        totals = frequencies @ factors
        pulls = dict(zip(rows, totals / (K1 + totals), strict=True))
        return sorted((t for t in rows if pulls[t] > 0), key=lambda t: (-worths[t] * pulls[t], t))[:LEADING]

    kept = dict.fromkeys(leading(np.ones(len(columns))), 0)
    rng = np.random.default_rng(seed)
    for _ in range(DRAWS):
        for term in kept.keys() & leading(np.exp(WEIGHT_SPREAD * rng.standard_normal(len(columns)))):
            kept[term] += 1
    return {term: count / DRAWS for term, count in kept.items()}


def _worths(contrasts: Sequence[Contrast], causes: Causes) -> dict[str, float]:
    """max(0, R) times kind weight, by term: the bar before exposure."""
    ranks = _ranks([c for c in contrasts if c.verdict != "missing"], causes)
    return {c.term: max(0.0, ranks.get(c.term, 0.0)) * KIND_WEIGHTS[c.kind] for c in contrasts}


def _by_term(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    by_term: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_term.setdefault(mention.term, []).append(mention)
    return by_term


def _ranks(contrasts: Sequence[Contrast], causes: Causes) -> dict[str, float]:
    """R by term; without searches the gap alone."""
    pulls = {c.term: causes.blame.get(c.term, 0.0) - causes.credit.get(c.term, 0.0) for c in contrasts}
    widest = max([LEAST_SCALE, *(abs(c.score.gap) for c in contrasts)])
    strongest = max([LEAST_SCALE, *map(abs, pulls.values())])
    return {c.term: c.score.gap / widest + PULL_SHARE * pulls[c.term] / strongest for c in contrasts}


def _attraction(
    contrast: Contrast,
    said: _Said,
    causes: Causes,
    shown: tuple[float, float],
    confirmed: int,
    protected: Collection[str],
) -> Attraction:
    """A contrast with all that is known of its term; `shown` are its exposure and its bar."""
    term, score = contrast.term, contrast.score
    mentions = said.mentions.get(term, [])
    qualifiers = tuple(q for q in QUALIFIER_ORDER if any(m.qualifier == q for m in mentions))
    explained = causes.explains.get(term, frozenset())
    exposure, bar = shown
    wording, named = said.beside.wordings.get(term) or Wording(term), said.beside.named.get(term, NOWHERE)
    return Attraction(
        term=term,
        kind=contrast.kind,
        verdict=contrast.verdict,
        evidence_label=contrast.evidence_label,
        attraction=bar,
        gap=score.gap,
        gap_low=score.low,
        gap_high=score.high,
        probability=score.probability,
        mismatched_share=score.mismatched_share,
        desired_share=score.desired_share,
        mismatched_postings=contrast.mismatched_postings,
        desired_postings=contrast.desired_postings,
        blame=causes.blame.get(term, 0.0) if causes.blame or causes.credit else None,
        credit=causes.credit.get(term, 0.0) if causes.blame or causes.credit else None,
        exposure=exposure,
        sections=tuple(dict.fromkeys(_place(said.profile.sections[m.section]) for m in mentions)),
        mentions=len(mentions),
        qualifiers=qualifiers,
        action=action(contrast, qualifiers, causes, protected),
        why=contrast.why + _also_named(named, len(mentions)) + CONFIRMED * bool(confirmed),
        evidence=said.evidence(term),
        confirmed=confirmed,
        explains=sum(not posting.startswith(RECORDED_ID) for posting in explained),
        written=wording.written,
        is_alias=wording.is_alias,
        uncounted=named.places,
        mismatched_named=named.mismatched,
        desired_named=named.desired,
        mismatched_range=score.mismatched_range,
        desired_range=score.desired_range,
        mismatched_kin=contrast.mismatched_kin,
        desired_kin=contrast.desired_kin,
    )


def _also_named(named: Named, mentions: int) -> str:
    """What a person finds who looks for the term, beside what is counted."""
    counts = {"mismatched": named.mismatched, "desired": named.desired}
    sides = [f"{count} {side}" for side, count in counts.items() if count]
    plural = "s" if sum(counts.values()) > 1 else ""
    places = [f"{' and '.join(sides)} posting{plural} more"] if sides else []
    places += ["your profile"] if not mentions and any(p.side == "profile" for p in named.places) else []
    return f"; also named, but not counted, in {' and in '.join(places)}" if places else ""


def _place(section: Section) -> str:
    """The section as a person names it, with the job it belongs to."""
    if section.position is None:
        return section.kind.removeprefix("position-")
    age = "current " if section.position.is_current else "past "
    return age + field_of(section).place.removeprefix(age)


def _most_exposed(profile: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Every mention, those in the heaviest fields first."""
    return sorted(mentions, key=lambda m: (-field_of(profile.sections[m.section]).weight, m.section, m.start))


def _quotes(postings: Postings, term: str) -> list[Evidence]:
    """Up to three quotes from different postings that ask for it, better from the text than a title."""
    quotes: list[Evidence] = []
    for document in postings.documents:
        found = [m for m in postings.mentions[document.id] if m.term == term and m.qualifier != "negated"]
        if found and document.weight > 0 and len(quotes) < QUOTES_PER_SIDE:
            best = min(
                found, key=lambda m: (document.sections[m.section].kind == "title", m.section, m.start)
            )
            quotes.append(_evidence(postings.side, document, best))
    return quotes


def _evidence(side: InputSide, document: Document, mention: Mention) -> Evidence:
    section = document.sections[mention.section]
    return Evidence(
        side=side,
        document=document.id,
        section=mention.section,
        section_kind=section.kind,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        qualifier=mention.qualifier,
        quote=line(section.text, mention.start, mention.end),
    )
