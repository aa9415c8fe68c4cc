"""What the searches for a posting are drawn from: its titles and its most telling must-haves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from auditor import languages
from auditor.languages import RAREST_SHARE
from auditor.records import Document, Kind, Mention
from auditor.sections.titles import title_words
from auditor.settings import KIND_WEIGHTS, Settings

MOST_SKILLS = 8  # must-haves of one posting
LAST_WEIGHT = 0.3  # of the last must-have; the first weighs 1
TOO_COMMON = 0.30  # share of postings at large above which a word narrows no search


class Skill(NamedTuple):
    """A must-have of a posting: how often searches take it (0-1), how rare it is (idf), how it is typed."""

    term: str
    weight: float
    idf: float
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What searches for one posting are made of."""

    posting: str
    weight: float
    titles: tuple[str, ...]  # canonical titles
    wordings: tuple[tuple[str, ...], ...]  # the title as it is written, in words
    skills: tuple[Skill, ...]  # the most telling first
    typed: tuple[str, ...] = ()  # the title, in every way that a search tries

    @property
    def is_thin(self) -> bool:
        """Too few must-haves for more than the simplest searches."""
        return len(self.skills) < 2


def wanted(
    posting: Document,
    mentions: Sequence[Mention],
    frequencies: Mapping[str, float],
    shares: Callable[[str], float],
    spellings: Callable[[str], Sequence[str]],
    settings: Settings,
) -> Wanted:
    """The ingredients of searches for a posting.

    Args:
        mentions: of the posting.
        frequencies: block-weighted count of each term in it.
        shares: share (0-1) of postings at large that use a term.
        spellings: the ways to write a term, the usual one first.
    """
    kinds: dict[str, Kind] = {m.term: m.kind for m in mentions}
    saliences = []
    for term, frequency in frequencies.items():
        share = shares(term)
        if kinds[term] in ("title", "soft", "seniority") or share > TOO_COMMON:
            continue
        idf = -log(max(share, RAREST_SHARE))
        saliences.append((log(1 + frequency) * idf * KIND_WEIGHTS[kinds[term]], term, idf))
    saliences.sort(key=lambda s: (-s[0], s[1]))
    top = saliences[:MOST_SKILLS]
    step = (1 - LAST_WEIGHT) / max(1, len(top) - 1)
    skills = tuple(
        Skill(term, 1 - step * rank, idf, tuple(spellings(term))) for rank, (_, term, idf) in enumerate(top)
    )
    named = [
        m.term
        for m in mentions
        if m.kind == "title" and not m.inner and posting.sections[m.section].kind == "title"
    ]
    titles = tuple(dict.fromkeys(named))
    wording = title_words(posting.title, languages.load(settings.language))
    typed = [text for title in titles for text in spellings(title)] or [" ".join(wording)] * bool(wording)
    # "Electrical Apprentice" without its rank is "electrical", which is no title where one is known.
    wordings = (wording,) if len(wording) > 1 or (wording and not titles) else ()
    return Wanted(posting.id, posting.weight, titles, wordings, skills, tuple(dict.fromkeys(typed)))
