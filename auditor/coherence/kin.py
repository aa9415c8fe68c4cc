"""Whether two job titles may be two names of one job."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.sections.titles import title_words
from auditor.terms import Extractor

SHORT = 3  # letters of a word that two titles may share by chance


def akin(one: str, other: str, extractor: Extractor) -> bool:
    """Whether two titles of the lexicon lie near each other: in their fields of work, by a common word of
    more than rank, or as a kind of one another."""
    entries = [extractor.lexicon.called(name) for name in (one, other)]
    if one == other or None in entries:
        return True
    first, second = (entry for entry in entries if entry)
    if other == first.broader or one == second.broader or (first.broader and first.broader == second.broader):
        return True
    shared = _words(one, extractor.language) & _words(other, extractor.language)
    return bool(shared) or _are_near(first.family, second.family, extractor.language)


def any_akin(some: Iterable[str], others: Iterable[str], extractor: Extractor) -> bool:
    """Whether any of some titles is akin to any of others."""
    known = [*others]
    return any(akin(one, other, extractor) for one in some for other in known)


def _are_near(one: str, other: str, language: Language) -> bool:
    everywhere = {one, other} & {*language.table("coherence")["everywhere"]}
    return one == other or bool(everywhere) or any({one, other} <= group for group in _near(language))


@cache
def _near(language: Language) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in language.table("coherence")["near"])


def _words(title: str, language: Language) -> frozenset[str]:
    ranks = titles(language).ranks
    return frozenset(w for w in title_words(title, language) if len(w) > SHORT and w not in ranks)
