"""A profile as searches see it, and what an edit makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from auditor.records import Document, Mention
from auditor.searches.exposure import K1, Exposure, field_name
from auditor.settings import FIELDS

UNREAD_FIELDS = frozenset({"recommendations", "interests"})  # not keyword-searchable
# What no edit changes: what a job was called, what was studied, what a certificate says.
FACTS = frozenset({"current position-title", "past position-title", "certifications", "education"})
PROMINENT = frozenset({"skills", "headline"})
IN_PROSE = 0.5  # what a demoted term adds to tf~: one mention in a text of usual length
_WORD = re.compile(r"[\w+#.&]*[\w+#]")


class Place(NamedTuple):
    """One mention in a profile: its section and field, what it adds to BM25F's tf~, the terms inside it."""

    term: str
    section: int
    field: str
    frequency: float
    parts: frozenset[str] = frozenset()


class TitleField(NamedTuple):
    """A field that titles are looked for in: its words, each with the terms it belongs to."""

    section: int
    field: str
    words: tuple[tuple[str, frozenset[str]], ...]
    titles: tuple[tuple[str, frozenset[str]], ...]  # canonical titles, each with the terms inside it

    @property
    def age(self) -> str:
        """ "current", "past", or "" for a headline."""
        return self.field.partition(" ")[0] if " " in self.field else ""


@dataclass(frozen=True)
class Findable:
    """A profile as searches see it; an edit makes another one of it."""

    places: tuple[Place, ...]
    titles: tuple[TitleField, ...]

    @cached_property
    def keywords(self) -> frozenset[str]:
        """Terms that a keyword finds."""
        return frozenset(p.term for p in self.places if p.field not in UNREAD_FIELDS)

    @cached_property
    def listed(self) -> frozenset[str]:
        """Terms of the Skills section."""
        return frozenset(p.term for p in self.places if p.field == "skills")

    @cached_property
    def strengths(self) -> dict[str, float]:
        """BM25F presence S_t = tf~ / (k1 + tf~) of each term, in [0, 1)."""
        frequencies: dict[str, float] = {}
        for place in self.places:
            frequencies[place.term] = frequencies.get(place.term, 0.0) + place.frequency
        return {term: tf / (K1 + tf) for term, tf in frequencies.items()}

    def without(self, terms: frozenset[str]) -> Findable:
        """With every mention of these terms gone, and the titles that hold them."""
        places = tuple(p for p in self.places if p.term not in terms and not p.parts & terms)
        return Findable(places, tuple(_stripped(field, terms) for field in self.titles))

    def rid_of(self, term: str) -> Findable:
        """With a term taken out wherever that is truthful: facts stay."""
        gone = frozenset({term})
        places = tuple(p for p in self.places if p.field in FACTS or not (p.term == term or p.parts & gone))
        return Findable(places, self._titles_without(gone))

    def unlisted(self, term: str) -> Findable:
        """With a term out of the Skills section and nowhere else."""
        places = tuple(p for p in self.places if p.field != "skills" or p.term != term)
        return Findable(places, self.titles)

    def demoted(self, term: str) -> Findable:
        """With a term out of headline and Skills, but still once in the prose."""
        gone = frozenset({term})
        places = tuple(
            p for p in self.places if p.field not in PROMINENT or not (p.term == term or p.parts & gone)
        )
        if not any(p.term == term for p in places):
            places = (*places, Place(term, -1, "about", IN_PROSE))
        return Findable(places, self._titles_without(gone))

    def _titles_without(self, terms: frozenset[str]) -> tuple[TitleField, ...]:
        return tuple(f if f.field in FACTS else _stripped(f, terms) for f in self.titles)

    def closed(self, sections: frozenset[int]) -> Findable:
        """With the position of these sections ended: what was current there is past."""

        def field(section: int, name: str) -> str:
            return name.replace("current ", "past ") if section in sections else name

        places = tuple(
            p._replace(field=new, frequency=p.frequency * FIELDS[new].weight / FIELDS[p.field].weight)
            if (new := field(p.section, p.field)) != p.field
            else p
            for p in self.places
        )
        return Findable(places, tuple(t._replace(field=field(t.section, t.field)) for t in self.titles))

    def reworded(self, term: str, other: str) -> Findable:
        """With a term called otherwise wherever that is truthful: facts keep their words."""
        places = tuple(
            p._replace(term=other) if p.term == term and p.field not in FACTS else p
            for p in self.places
            if p.field in FACTS or term not in p.parts
        )
        return Findable(places, self._titles_without(frozenset({term})))

    def with_term(self, term: str, field: str) -> Findable:
        """With a term added to a field."""
        return Findable((*self.places, Place(term, -1, field, FIELDS[field].weight)), self.titles)


def findable(profile: Document, mentions: Sequence[Mention]) -> Findable:
    """A profile as searches see it."""
    fields = [field_name(section) for section in profile.sections]
    frequency = Exposure(profile).frequency
    held = [m for m in mentions if m.kind != "seniority"]
    parts = {title: _inside(title, held) for title in held if title.kind == "title" and not title.inner}
    places = tuple(
        Place(m.term, m.section, fields[m.section], frequency(m), parts.get(m, frozenset())) for m in held
    )
    titles = tuple(
        TitleField(
            index,
            fields[index],
            _words_with_terms(section.text, [m for m in held if m.section == index]),
            tuple((m.term, inner) for m, inner in parts.items() if m.section == index),
        )
        for index, section in enumerate(profile.sections)
        if section.kind in ("position-title", "headline")
    )
    return Findable(places, titles)


def _stripped(field: TitleField, terms: frozenset[str]) -> TitleField:
    return field._replace(
        words=tuple((word, of) for word, of in field.words if not of & terms),
        titles=tuple((t, parts) for t, parts in field.titles if t not in terms and not parts & terms),
    )


def _inside(title: Mention, mentions: Iterable[Mention]) -> frozenset[str]:
    """The terms within a title: Java in "Java developer"."""
    return frozenset(
        m.term
        for m in mentions
        if m.inner and m.section == title.section and title.start <= m.start and m.end <= title.end
    )


def _words_with_terms(text: str, mentions: Sequence[Mention]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (match[0].lower(), frozenset(m.term for m in mentions if m.start <= match.start() < m.end))
        for match in _WORD.finditer(text)
    )
