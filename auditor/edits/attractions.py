"""Contrasts become attractions: how exposed each term is in the profile, and how hard it pulls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
from auditor.searches.exposure import K1, Exposure, field_name
from auditor.settings import FIELDS, KIND_WEIGHTS

PULL_SHARE = 0.5  # of blame less credit in the ranking, beside the gap
LEADING = 5  # terms whose lead is tested against other field weights
DRAWS = 50
WEIGHT_SPREAD = 0.4
LEAST_SCALE = 0.05  # floor of max |gap|: with no gap anywhere no bar is long
QUOTES_PER_SIDE = 3
LONGEST_QUOTE = 240  # characters
QUALIFIER_ORDER: tuple[Qualifier, ...] = ("plain", "negated", "past", "aspirational")


@dataclass(frozen=True, slots=True)
class Postings:
    """Both sides with the mentions of each posting, as evidence is quoted from them."""

    side: InputSide
    documents: Sequence[Document]
    mentions: Mapping[str, Sequence[Mention]]


def attribute(
    contrasts: Sequence[Contrast],
    profile: Document,
    mentions: Sequence[Mention],
    sides: Sequence[Postings],
    causes: Causes = NO_CAUSES,
) -> tuple[Attraction, ...]:
    """One attraction per contrast, strongest bar first.

    R = gap / max |gap| + 0.5 (blame - credit) / max |blame - credit| ranks the terms. The bar is max(0, R)
    times exposure and kind weight, scaled so that the longest is 100: an old buried mention shows a short
    bar however telling the word is.
    """
    by_term = _by_term(mentions)
    shown = Exposure(profile)
    exposures = {c.term: shown.of(by_term.get(c.term, ())) for c in contrasts}
    pulls = {term: worth * exposures[term] for term, worth in _worths(contrasts, causes).items()}
    longest = max(pulls.values(), default=0.0) or 1.0
    bars = {term: 100 * pull / longest for term, pull in pulls.items()}
    attractions = [
        _attraction(c, profile, by_term.get(c.term, []), sides, exposures[c.term], bars[c.term], causes)
        for c in contrasts
    ]
    return tuple(sorted(attractions, key=lambda a: (-a.attraction, -a.gap, -a.probability, a.term)))


def survival(
    contrasts: Sequence[Contrast], profile: Document, mentions: Sequence[Mention], causes: Causes, seed: int
) -> dict[str, float]:
    """How surely the leading terms lead, whatever the field weights are: share (0-1) of draws by term.

    The weights are assumptions. In each of 50 draws every one is multiplied by exp(0.4 z), z standard normal;
    a term survives a draw if it is among the first five again.
    """
    worths = {term: worth for term, worth in _worths(contrasts, causes).items() if worth > 0}
    columns = {name: column for column, name in enumerate(FIELDS)}
    rows = {term: row for row, term in enumerate(sorted(worths))}
    frequencies = np.zeros((len(rows), len(columns)))  # tf~ by term and field
    shown = Exposure(profile)
    for m in mentions:
        if m.term in rows:
            frequencies[rows[m.term], columns[field_name(profile.sections[m.section])]] += shown.frequency(m)

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
    profile: Document,
    mentions: Sequence[Mention],
    sides: Sequence[Postings],
    exposed: float,
    bar: float,
    causes: Causes,
) -> Attraction:
    evidence = [_evidence("profile", profile, m) for m in _most_exposed(profile, mentions)]
    for postings in sides:
        evidence += _quotes(postings, contrast.term)
    score = contrast.score
    return Attraction(
        term=contrast.term,
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
        blame=causes.blame.get(contrast.term, 0.0) if causes.blame or causes.credit else None,
        credit=causes.credit.get(contrast.term, 0.0) if causes.blame or causes.credit else None,
        exposure=exposed,
        sections=tuple(dict.fromkeys(_place(profile.sections[m.section]) for m in mentions)),
        mentions=len(mentions),
        qualifiers=tuple(q for q in QUALIFIER_ORDER if any(m.qualifier == q for m in mentions)),
        action="",
        why=contrast.why,
        evidence=tuple(evidence),
        confirmed=0,
        explains=0,
    )


def _place(section: Section) -> str:
    """The section as a person names it, with the job it belongs to."""
    name = section.kind.removeprefix("position-")
    if section.position is None:
        return name
    age = "current" if section.position.is_current else "past"
    return f"{age} {'job' if name == 'description' else name}"


def _most_exposed(profile: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Every mention, those in the heaviest fields first."""
    return sorted(
        mentions, key=lambda m: (-FIELDS[field_name(profile.sections[m.section])].weight, m.section, m.start)
    )


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
        quote=_line(section.text, mention.start, mention.end),
    )


def _line(text: str, start: int, end: int) -> str:
    """The line around a mention, cut at words to a readable length."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if right - left <= LONGEST_QUOTE:
        return text[left:right].strip()
    half = (LONGEST_QUOTE - (end - start)) // 2
    from_ = max(left, start - half)
    to = min(right, end + half)
    if from_ > left:
        from_ = text.find(" ", from_, start) + 1 or from_
    if to < right:
        to = text.rfind(" ", end, to) if " " in text[end:to] else to
    return ("… " if from_ > left else "") + text[from_:to].strip() + (" …" if to < right else "")
