"""Contrasts become attractions: how exposed each term is in the profile, and how hard it pulls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.exposure import Exposure, field_name
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
from auditor.settings import FIELDS, KIND_WEIGHTS

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
) -> tuple[Attraction, ...]:
    """One attraction per contrast, strongest bar first.

    The bar is max(0, gap) / max |gap| times exposure and kind weight, scaled so that the longest is
    100: an old buried mention shows a short bar however telling the word is.
    """
    by_term: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_term.setdefault(mention.term, []).append(mention)
    shown = Exposure(profile)
    exposures = {c.term: shown.of(by_term.get(c.term, ())) for c in contrasts}
    scale = max([LEAST_SCALE, *(abs(c.score.gap) for c in contrasts if c.verdict != "missing")])
    pulls = {
        c.term: max(0.0, c.score.gap) / scale * exposures[c.term] * KIND_WEIGHTS[c.kind] for c in contrasts
    }
    longest = max(pulls.values(), default=0.0) or 1.0
    attractions = [
        _attraction(
            c, profile, by_term.get(c.term, []), sides, exposures[c.term], 100 * pulls[c.term] / longest
        )
        for c in contrasts
    ]
    return tuple(sorted(attractions, key=lambda a: (-a.attraction, -a.gap, -a.probability, a.term)))


def _attraction(
    contrast: Contrast,
    profile: Document,
    mentions: Sequence[Mention],
    sides: Sequence[Postings],
    exposed: float,
    bar: float,
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
        blame=None,
        credit=None,
        exposure=exposed,
        sections=tuple(dict.fromkeys(_place(profile.sections[m.section]) for m in mentions)),
        mentions=len(mentions),
        qualifiers=tuple(q for q in QUALIFIER_ORDER if any(m.qualifier == q for m in mentions)),
        action="",
        why=contrast.why,
        evidence=tuple(evidence),
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
