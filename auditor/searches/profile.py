"""A profile as searches see it, and what an edit makes of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from auditor.records import Document, Mention
from auditor.records.fields import FIELDS, Facet, field_of
from auditor.searches.exposure import K1, Exposure
from auditor.text.normalise import fold

IN_PROSE = 0.5  # what a demoted term adds to tf~: one mention in a text of usual length
_WORD = re.compile(r"[\w+#.&]*[\w+#]")
_TITLED: frozenset[Facet] = frozenset({"title", "headline"})


Cut = tuple[str, int]  # a term, and the section that it is taken out of


class Place(NamedTuple):
    """One mention in a profile: its section and field, what it adds to BM25F's tf~, the terms inside it."""

    term: str
    section: int
    field: str
    frequency: float
    parts: frozenset[str] = frozenset()

    def says(self, term: str) -> bool:
        """Whether it is a mention of a term, or of a title with the term inside."""
        return self.term == term or term in self.parts


class TitleField(NamedTuple):
    """A field that titles are looked for in: its words, each with the terms it belongs to."""

    section: int
    field: str
    words: tuple[tuple[str, frozenset[str]], ...]  # "" where a sign stands between two
    titles: tuple[tuple[str, frozenset[str]], ...]  # canonical titles, each with the terms inside it

    @property
    def said(self) -> tuple[str, ...]:
        """Its words alone."""
        return tuple([word for word, _ in self.words])


@dataclass(frozen=True)
class Findable:
    """A profile as searches see it; an edit makes another one of it."""

    places: tuple[Place, ...]
    titles: tuple[TitleField, ...]

    @cached_property
    def keywords(self) -> frozenset[str]:
        """Terms that a keyword finds."""
        return frozenset(p.term for p in self.places if FIELDS[p.field].is_searched)

    @cached_property
    def listed(self) -> frozenset[str]:
        """Terms of the Skills section."""
        return frozenset(p.term for p in self.places if "skill" in FIELDS[p.field].facets)

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
        places = tuple(p for p in self.places if FIELDS[p.field].is_fact or not p.says(term))
        return Findable(places, self._titles_without(term))

    def rid_of_at(self, cuts: Collection[Cut], kept: Collection[str] = ()) -> Findable:
        """With terms taken out of single sections, where that is truthful: facts stay.

        Terms that are `kept` and stand nowhere any more are said once in the prose.
        """
        gone: dict[int, set[str]] = {}
        for term, section in cuts:
            gone.setdefault(section, set()).add(term)
        places = tuple(p for p in self.places if not is_cut(p, gone.get(p.section, ())))
        there = {p.term for p in places}
        lost = {p.term for p in self.places} - there
        said = tuple(Place(t, -1, "about", IN_PROSE) for t in sorted({*kept} & lost))
        titles = tuple(
            f if FIELDS[f.field].is_fact else _stripped(f, frozenset(gone.get(f.section, ())))
            for f in self.titles
        )
        return Findable((*places, *said), titles)

    def unlisted(self, term: str) -> Findable:
        """With a term out of the Skills section and nowhere else."""
        places = tuple(p for p in self.places if "skill" not in FIELDS[p.field].facets or p.term != term)
        return Findable(places, self.titles)

    def demoted(self, term: str) -> Findable:
        """With a term out of headline and Skills, but still once in the prose."""
        places = tuple(p for p in self.places if not FIELDS[p.field].is_prominent or not p.says(term))
        if not any(p.term == term for p in places):
            places = (*places, Place(term, -1, "about", IN_PROSE))
        return Findable(places, self._titles_without(term))

    def _titles_without(self, term: str) -> tuple[TitleField, ...]:
        gone = frozenset({term})
        return tuple(f if FIELDS[f.field].is_fact else _stripped(f, gone) for f in self.titles)

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
            p._replace(term=other) if p.term == term and not FIELDS[p.field].is_fact else p
            for p in self.places
            if FIELDS[p.field].is_fact or term not in p.parts
        )
        return Findable(places, self._titles_without(term))

    def with_term(self, term: str, field: str) -> Findable:
        """With a term added to a field."""
        return Findable((*self.places, Place(term, -1, field, FIELDS[field].weight)), self.titles)


class Profile(NamedTuple):
    """A profile as it is written, the places where its terms stand, and what searches see of it."""

    document: Document
    mentions: tuple[Mention, ...]
    seen: Findable

    @classmethod
    def of(cls, document: Document, own: Sequence[Mention], rare: Sequence[Mention] = ()) -> Profile:
        """A profile by the terms that are contrasted, and those that only searches ask for."""
        return cls(document, (*own, *rare), findable(document, own, rare))


def findable(profile: Document, own: Sequence[Mention], rare: Sequence[Mention] = ()) -> Findable:
    """What searches see of a profile."""
    fields = [field_of(section) for section in profile.sections]
    frequency = Exposure(profile).frequency
    held = [m for m in own if m.kind != "seniority"]
    parts = {title: _inside(title, held) for title in held if title.kind == "title" and not title.inner}
    places = tuple(
        Place(m.term, m.section, fields[m.section].name, frequency(m), parts.get(m, frozenset()))
        for m in (*held, *rare)
    )
    titles = tuple(
        TitleField(
            index,
            field.name,
            _words_with_terms(profile.sections[index].text, [m for m in held if m.section == index]),
            tuple((m.term, inner) for m, inner in parts.items() if m.section == index),
        )
        for index, field in enumerate(fields)
        if _TITLED & {*field.facets}
    )
    return Findable(places, titles)


def is_cut(place: Place, terms: Collection[str]) -> bool:
    """Whether taking these terms out of its section takes a mention with it."""
    return bool(terms) and not FIELDS[place.field].is_fact and any(place.says(term) for term in terms)


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


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """The words of a title in lower case, "" where more than a blank stands between two."""
    return tuple(word for word, _ in _words_with_terms(text, ()))


def _words_with_terms(text: str, mentions: Sequence[Mention]) -> tuple[tuple[str, frozenset[str]], ...]:
    folded = fold(text)
    found: list[tuple[str, frozenset[str]]] = []
    end = 0
    for match in _WORD.finditer(folded.text):
        if found and folded.text[end : match.start()].strip():
            found.append(("", frozenset()))
        start, end = folded.offsets[match.start()], match.end()
        found.append((match[0].lower(), frozenset(m.term for m in mentions if m.start <= start < m.end)))
    return tuple(found)
