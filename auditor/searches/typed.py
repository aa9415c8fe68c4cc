"""Searches as a recruiter would type them for a posting, and what they make of a profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from auditor.records import Document, Search, Side
from auditor.searches.drawn import Wanted
from auditor.searches.language import And, Literal, Node, Or, Query, literal
from auditor.searches.match import match


@dataclass(frozen=True, slots=True)
class Part:
    """What a search asks for in one of its parts: terms, by any of their spellings, perhaps in one field."""

    terms: tuple[str, ...]
    spellings: tuple[Literal, ...]
    facet: str = ""

    def __str__(self) -> str:
        typed = " OR ".join(map(str, self.spellings))
        group = f"({typed})" if len(self.spellings) > 1 else typed
        return f"{self.facet}:{group}" if self.facet else group

    @property
    def node(self) -> Node:
        """What a query says that reads so."""
        literals = tuple(replace(one, field=self.facet) for one in self.spellings)
        return Or(literals) if len(literals) > 1 else literals[0]


@dataclass(frozen=True, slots=True)
class Typed:
    """A search for a posting; a profile has to hold all its parts."""

    posting: str
    side: Side
    family: str
    weight: float
    parts: tuple[Part, ...]

    @property
    def query(self) -> Query:
        """The query that its text is parsed into."""
        nodes = tuple(part.node for part in self.parts)
        text = " AND ".join(map(str, self.parts))
        return Query(And(nodes) if len(nodes) > 1 else nodes[0], (), text)


def typed(ad: Wanted, side: Side) -> Iterator[Typed]:
    """Up to three searches for a posting: the title, title and skills, skills alone."""
    named = ad.titles or tuple(" ".join(words) for words in ad.wordings)
    title = Part(named, _spelt(ad.typed))
    skills = [part for s in ad.skills if (part := Part((s.term,), _spelt(s.typed))).spellings]
    if title.spellings:
        yield Typed(ad.posting, side, "title", ad.weight, (replace(title, facet="current"),))
    if title.spellings and len(skills) > 1:
        parts = (replace(title, facet="title"), *skills[:2])
        yield Typed(ad.posting, side, "title and skills", ad.weight, parts)
    if len(skills) > 1:
        yield Typed(ad.posting, side, "skills", ad.weight, tuple(skills[:3]))


def tried(search: Typed, profile: Document, edited: Document) -> Search:
    """What a search makes of a profile, and of the same one after some edits."""
    query = search.query
    now = match(query, profile)
    held = {(clause.literal.text, clause.literal.field) for clause in now.clauses if clause.held}
    there = [any((one.text, part.facet) in held for one in part.spellings) for part in search.parts]
    pairs = list(zip(search.parts, there, strict=True))
    return Search(
        search.posting,
        search.side,
        search.family,
        query.text,
        search.weight,
        now.found,
        tuple(term for part, is_there in pairs if is_there for term in part.terms),
        tuple(term for part, is_there in pairs if not is_there for term in part.terms),
        now.found if edited is profile else match(query, edited).found,
    )


def _spelt(texts: Iterable[str]) -> tuple[Literal, ...]:
    return tuple(dict.fromkeys(one for text in texts if (one := literal(text))))
