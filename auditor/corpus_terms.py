"""The terms of a profile and of the postings on both sides, and what the postings say of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.contrast.counts import attested, term_table
from auditor.records import Document, Mention, Side, TermTable
from auditor.sections.clean import masked_names
from auditor.settings import Settings
from auditor.terms import Extractor, OpenTerms


class Read(NamedTuple):
    """The terms of a profile and of the postings, and what the postings say of each."""

    phrases: OpenTerms
    mentions: dict[str, tuple[Mention, ...]]
    table: TermTable
    own: tuple[Mention, ...]


def find_terms(
    profile: Document, sides: dict[Side, tuple[Document, ...]], extractor: Extractor, settings: Settings
) -> Read:
    """The terms on which everything else rests; phrases of the profile's own count if postings use them."""
    phrases = extractor.open_terms(profile)
    mentions = mentions_of(sides, extractor, phrases)
    table = term_table(sides, mentions, settings)
    useful = extractor.only(phrases, attested(table, phrases.terms, settings))
    return Read(phrases, mentions, table, extractor.find(profile, useful).mentions)


def said(mentions: Sequence[Mention]) -> frozenset[str]:
    """The terms that a search names: "Spring Boot developer" names Spring Boot, but not Spring."""
    inner = [m for m in mentions if m.inner]
    return frozenset(
        m.term
        for m in mentions
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in inner)
    )


def mentions_of(
    sides: dict[Side, tuple[Document, ...]], extractor: Extractor, phrases: OpenTerms
) -> dict[str, tuple[Mention, ...]]:
    """Mentions by posting id, without those that are the employer's own name."""
    postings = [posting for side in sides for posting in sides[side]]
    found = {posting.id: extractor.find(posting, phrases).mentions for posting in postings}
    surfaces = {key: {m.surface.casefold() for m in mentions} for key, mentions in found.items()}
    masked = masked_names(postings, surfaces, extractor.language)
    return {
        key: tuple(m for m in mentions if m.kind != "seniority" and m.surface.casefold() not in masked[key])
        for key, mentions in found.items()
    }
