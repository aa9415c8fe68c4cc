"""Searches as a recruiter would type them for a posting, and what they make of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.records import Document, Search, Side
from auditor.searches.drawn import Skill, Wanted
from auditor.searches.language import parse, signed
from auditor.searches.match import match

parsed = lru_cache(maxsize=2048)(parse)  # postings ask for the same titles and skills


@dataclass(frozen=True, slots=True)
class Part:
    """What a search asks for in one of its parts: terms, and how that is typed."""

    terms: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A search for a posting; a profile has to hold all its parts."""

    posting: str
    side: Side
    family: str
    weight: float
    parts: tuple[Part, ...]

    @property
    def query(self) -> str:
        """As it can be pasted."""
        return " AND ".join(part.text for part in self.parts)


def typed(ad: Wanted, side: Side) -> Iterator[Typed]:
    """Up to three searches for a posting: the title, title and skills, skills alone."""
    title = _any_of(ad.typed)
    named = ad.titles or tuple(" ".join(words) for words in ad.wordings)
    skills = [_part(skill) for skill in ad.skills]
    if title:
        yield Typed(ad.posting, side, "title", ad.weight, (Part(named, f"current:{title}"),))
    if title and len(skills) > 1:
        parts = (Part(named, f"title:{title}"), *skills[:2])
        yield Typed(ad.posting, side, "title and skills", ad.weight, parts)
    if len(skills) > 1:
        yield Typed(ad.posting, side, "skills", ad.weight, tuple(skills[:3]))


def tried(search: Typed, profile: Document, edited: Document) -> Search:
    """What a search makes of a profile, and of the same one after some edits."""
    query = parsed(search.query)
    now = match(query, profile)
    held = {clause.literal for clause in now.clauses if clause.held}
    there = [any(one in held for one, _ in signed(parsed(part.text).root)) for part in search.parts]
    pairs = list(zip(search.parts, there, strict=True))
    return Search(
        search.posting,
        search.side,
        search.family,
        search.query,
        search.weight,
        now.found,
        tuple(term for part, is_there in pairs if is_there for term in part.terms),
        tuple(term for part, is_there in pairs if not is_there for term in part.terms),
        now.found if edited is profile else match(query, edited).found,
    )


def _part(skill: Skill) -> Part:
    return Part((skill.term,), _any_of(skill.typed))


def _any_of(texts: Sequence[str]) -> str:
    """The texts as an OR group, as it is typed."""
    quoted = [f'"{text}"' if re.search(r"[^\w+#.]", text) else text for text in dict.fromkeys(texts)]
    return f"({' OR '.join(quoted)})" if len(quoted) > 1 else "".join(quoted)
