"""The terms of a profile and of the postings on both sides, and what the postings say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from auditor.contrast import kin
from auditor.contrast.counts import attested, term_table
from auditor.languages import Language
from auditor.records import Document, Mention, Notice, Side, Term, TermTable
from auditor.sections.clean import masked_names
from auditor.settings import Settings
from auditor.terms import Extractor, Found, OpenTerms


class Read(NamedTuple):
    """The terms of a profile and of the postings, and what the postings say of each.

    `own` are the profile's mentions of what is contrasted; `rare` those of its phrases that too few postings
    use for that, and that a search for one of these postings asks for all the same.
    """

    mentions: dict[str, tuple[Mention, ...]]  # by posting
    table: TermTable
    own: tuple[Mention, ...]
    rare: tuple[Mention, ...]
    family: dict[str, Term]  # the profile's terms, by name
    lacking: dict[str, Term]  # those of the postings that it lacks
    found: dict[str, Found]  # by document all that was found, counted or not
    phrases: OpenTerms  # of the profile's own

    def hearing(self, heard: Mapping[Side, Mapping[str, float]]) -> Read:
        """With what others than the postings say is asked for, as parts of one more posting."""
        return self._replace(table=replace(self.table, heard=heard))


def find_terms(
    profile: Document, sides: dict[Side, tuple[Document, ...]], extractor: Extractor, settings: Settings
) -> Read:
    """The terms on which everything else rests; phrases of the profile's own count if postings use them.

    What it lists as a skill is a term of its whoever uses it.
    """
    phrases = extractor.open_terms(profile)
    found = found_in(sides, extractor, phrases)
    mentions = mentions_of(sides, found, extractor.language)
    table = term_table(sides, mentions, settings)
    telling = attested(table, phrases.terms, settings) | phrases.entries
    found[profile.id] = extractor.find(profile, extractor.only(phrases, telling))
    own = found[profile.id].mentions
    once = frozenset(phrase for phrase in phrases.terms if phrase in table.presence) - telling
    rare = (m for m in extractor.find(profile, extractor.only(phrases, once)).mentions if m.term in once)
    named = sorted({m.term for m in own if m.kind != "seniority"})
    family = {n: t for n in named if (t := phrases.terms.get(n) or extractor.term(n))}
    asked = [str(name) for name in table.presence if name not in family]
    lacking = {n: t for n in asked if (t := extractor.term(n))}
    borrowed = borrow(table, [*family, *lacking], extractor, settings)
    return Read(mentions, borrowed, own, tuple(rare), family, lacking, found, phrases)


def borrow(table: TermTable, terms: Sequence[str], extractor: Extractor, settings: Settings) -> TermTable:
    """The table with what public postings like these say of some terms, unless no kin is wanted."""
    bags = kin.load(extractor.language) if settings.kin else None
    if bags is None or kin.is_of_another(bags, extractor.lexicon.names):
        return table
    return replace(table, kin=kin.kin_of(table.presence, terms, bags, settings))


def kin_notices(table: TermTable, extractor: Extractor, settings: Settings) -> tuple[Notice, ...]:
    """Why nothing is borrowed from public postings, where something was wanted and the language has them."""
    bags = kin.load(extractor.language) if settings.kin and table.kin is None else None
    if bags is None:
        return ()
    if not kin.is_of_another(bags, extractor.lexicon.names):
        message = (
            "No posting names a term that public postings name too: nothing could be borrowed from them."
        )
        return (Notice("no-kin", "info", message),)
    unknown = f"{bags.unlike(extractor.lexicon.names)} of its {len(bags.names)} terms are unknown"
    message = (
        f"The table of public postings was made for another lexicon ({unknown}). Nothing is borrowed from "
        "it; install again to renew it."
    )
    return (Notice("kin-of-another-lexicon", "warning", message),)


def confirmed(searched: Sequence[Document], mentions: Mapping[str, Sequence[Mention]]) -> Counter[str]:
    """By term, how many recruiters said that they searched for it."""
    return Counter(term for one in searched for term in said(mentions[one.id]))


def said(mentions: Sequence[Mention]) -> frozenset[str]:
    """The terms that a search names: "Spring Boot developer" names Spring Boot, but not Spring."""
    inner = [m for m in mentions if m.inner]
    return frozenset(
        m.term
        for m in mentions
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in inner)
    )


def found_in(
    sides: Mapping[Side, Sequence[Document]], extractor: Extractor, phrases: OpenTerms
) -> dict[str, Found]:
    """All that is found in the postings, by their ids."""
    return {posting.id: extractor.find(posting, phrases) for side in sides for posting in sides[side]}


def mentions_of(
    sides: Mapping[Side, Sequence[Document]], found: Mapping[str, Found], language: Language
) -> dict[str, tuple[Mention, ...]]:
    """What is found by posting id, without ranks and without what is the employer's own name."""
    postings = [posting for side in sides for posting in sides[side]]
    surfaces = {p.id: {m.surface.casefold() for m in found[p.id].mentions} for p in postings}
    masked = masked_names(postings, surfaces, language)
    return {
        key: tuple(
            m
            for m in found[key].mentions
            if m.kind != "seniority" and m.surface.casefold() not in masked[key]
        )
        for key in surfaces
    }
