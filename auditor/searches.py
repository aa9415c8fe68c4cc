"""Searches that a recruiter could draw from a posting, and the chance that they find a profile.

A search is a title group AND one to four must-have skills, in five families. The chance that one of them
matches is exact: the must-haves of a search are a random subset, and the sum over all subsets is an
elementary symmetric polynomial. The weights are priors about how recruiters search, kept in settings.py;
nobody outside LinkedIn knows its own, and these searches are not LinkedIn's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import log, prod
from typing import NamedTuple

from auditor import languages
from auditor.languages import Language
from auditor.records import Document, Kind, Mention, Search, Section, Side
from auditor.settings import FAMILIES, FIELDS, IMPLICIT_SKILL, KIND_WEIGHTS, SIZES, Family, Settings
from auditor.text.normalise import fold

MOST_SKILLS = 8  # must-haves of one posting
LAST_WEIGHT = 0.3  # of the last must-have; the first weighs 1
RAREST_SHARE = 0.0008  # of postings: that of the rarest words in the background table
TOO_COMMON = 0.30  # share of postings at large above which a word narrows no search
K1 = 1.2  # BM25 saturation
UNREAD_FIELDS = frozenset({"recommendations", "interests"})  # not keyword-searchable
# What no edit changes: what a job was called, what was studied, what a certificate says.
FACTS = frozenset({"current position-title", "past position-title", "certifications", "education"})
PROMINENT = frozenset({"skills", "headline"})
IN_PROSE = 0.5  # what a demoted term adds to tf~: one mention in a text of usual length
_WORD = re.compile(r"[\w+#.&]*[\w+#]")
HALF = 0.5  # a title of which head noun and modifier are there, but not side by side


class Skill(NamedTuple):
    """A must-have of a posting: how often searches take it (0-1), and how rare it is (idf)."""

    term: str
    weight: float
    idf: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What searches for one posting are made of."""

    posting: str
    weight: float
    titles: tuple[str, ...]  # canonical titles
    wordings: tuple[tuple[str, ...], ...]  # the title as it is written, in words
    skills: tuple[Skill, ...]  # the most telling first

    @property
    def is_thin(self) -> bool:
        """Too few must-haves for more than the simplest searches."""
        return len(self.skills) < 2


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


def wanted(
    posting: Document,
    mentions: Sequence[Mention],
    frequencies: Mapping[str, float],
    shares: Callable[[str], float],
    settings: Settings,
) -> Wanted:
    """The ingredients of searches for a posting.

    Args:
        mentions: of the posting.
        frequencies: block-weighted count of each term in it.
        shares: share (0-1) of postings at large that use a term.
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
    skills = tuple(Skill(term, 1 - step * rank, idf) for rank, (_, term, idf) in enumerate(top))
    titles = [
        m.term
        for m in mentions
        if m.kind == "title" and not m.inner and posting.sections[m.section].kind == "title"
    ]
    wording = title_words(posting.title, languages.load(settings.language))
    return Wanted(
        posting.id, posting.weight, tuple(dict.fromkeys(titles)), (wording,) if wording else (), skills
    )


def findable(
    profile: Document,
    mentions: Sequence[Mention],
    field: Callable[[Section], str],
    frequency: Callable[[Mention], float],
) -> Findable:
    """A profile as searches see it.

    Args:
        field: the name of a section's ranking field.
        frequency: what a mention adds to BM25F's weighted term frequency.
    """
    fields = [field(section) for section in profile.sections]
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


def chance(profile: Findable, ad: Wanted) -> float:
    """m_j: the chance (0-1) that a search drawn from the posting matches the profile."""
    return _mean(
        (f.share, _title_factor(profile, ad, f) * _skill_factor(profile, ad, f)) for f in _families(ad)
    )


def visibility(profile: Findable, ad: Wanted) -> float:
    """v_j: the same, each search weighted with how high it would rank the profile (0-1).

    r(P, Q) = sum of idf * S over the must-haves of the search / sum of their idf; by enumeration.
    """
    return _mean((f.share, _title_factor(profile, ad, f) * _ranked(profile, ad, f)) for f in _families(ad))


def matched(
    weights: Sequence[float], presences: Sequence[float], sizes: Iterable[tuple[int, float]]
) -> float:
    """The chance that a random subset of must-haves is there.

    A subset of k is drawn with a chance in proportion to the product of its weights; `sizes` gives the
    share of each k. With e_k the elementary symmetric polynomials it is the mean of e_k(w x) / e_k(w).
    """
    shares = [(k, share) for k, share in sizes if k <= len(weights)]
    most = max((k for k, _ in shares), default=0)
    asked = symmetric(weights, most)
    there = symmetric([w * x for w, x in zip(weights, presences, strict=True)], most)
    return _mean((share, there[k] / asked[k]) for k, share in shares)


def symmetric(values: Iterable[float], most: int) -> list[float]:
    """The elementary symmetric polynomials e_0 .. e_most of some values."""
    e = [1.0] + [0.0] * most
    for value in values:
        for k in range(most, 0, -1):
            e[k] += value * e[k - 1]
    return e


def presence(profile: Findable, term: str, family: Family) -> float:
    """Whether a must-have is there for this family of searches: 0-1.

    A skill filter also finds what stands elsewhere than in Skills, but not always.
    """
    if family.by_skill_facet and term in profile.listed:
        return 1.0
    if term not in profile.keywords:
        return 0.0
    return IMPLICIT_SKILL if family.by_skill_facet else 1.0


def canonical(
    profile: Findable, ad: Wanted, side: Side, surfaces: Callable[[str], Sequence[str]]
) -> tuple[Search, ...]:
    """Three searches for a posting that a person can paste: the title, title and skills, skills alone.

    Args:
        surfaces: the ways to write a term, the usual one first.
    """
    titles = [[*surfaces(title)] for title in ad.titles] or [[" ".join(w)] for w in ad.wordings]
    names = tuple(ad.titles) or tuple(" ".join(w) for w in ad.wordings)
    group = _any_of([text for texts in titles for text in texts])
    skills = [s.term for s in ad.skills]
    drawn: list[tuple[str, list[str], Family | None, list[str]]] = []
    current, anywhere = FAMILIES[-1], FAMILIES[1]
    if group:
        drawn.append(("title", [f"current:{group}"], current, []))
        if len(skills) > 1:
            parts = [f"title:{group}", *(_any_of(surfaces(t)) for t in skills[:2])]
            drawn.append(("title and skills", parts, anywhere, skills[:2]))
    if len(skills) > 1:
        drawn.append(("skills", [_any_of(surfaces(t)) for t in skills[:3]], None, skills[:3]))
    found = []
    for name, parts, family, needed in drawn:
        has_title = family is None or _title_factor(profile, ad, family) == 1.0
        asked = (*(names if family else ()), *needed)
        there = {*(names if family and has_title else ()), *(t for t in needed if t in profile.keywords)}
        found.append(
            Search(
                ad.posting,
                side,
                name,
                " AND ".join(parts),
                ad.weight,
                has_title and all(t in profile.keywords for t in needed),
                tuple(t for t in asked if t in there),
                tuple(t for t in asked if t not in there),
            )
        )
    return tuple(found)


def _any_of(texts: Sequence[str]) -> str:
    """The texts as an OR group, as it is typed."""
    quoted = [f'"{text}"' if re.search(r"[^\w+#.]", text) else text for text in dict.fromkeys(texts)]
    return f"({' OR '.join(quoted)})" if len(quoted) > 1 else "".join(quoted)


def _mean(parts: Iterable[tuple[float, float]]) -> float:
    """Mean of (weight, value) pairs."""
    pairs = list(parts)
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else 0.0


def _families(ad: Wanted) -> list[Family]:
    """The families that a posting allows: without a title no title searches, without skills only those."""
    has_title = bool(ad.titles or ad.wordings)
    return [
        f
        for f in FAMILIES
        if (has_title or not f.title_in) and (not f.has_skills or len(ad.skills) >= f.least)
    ]


def _skill_factor(profile: Findable, ad: Wanted, family: Family) -> float:
    if not family.has_skills:
        return 1.0
    presences = [presence(profile, s.term, family) for s in ad.skills]
    return matched([s.weight for s in ad.skills], presences, _sizes(ad, family))


def _ranked(profile: Findable, ad: Wanted, family: Family) -> float:
    """As `_skill_factor`, each search weighted by its rank; without must-haves by that of the title."""
    if not family.has_skills:
        return max((profile.strengths.get(title, 0.0) for title in ad.titles), default=0.0)
    return _mean((share, _ranked_of_size(profile, ad, family, k)) for k, share in _sizes(ad, family))


def _ranked_of_size(profile: Findable, ad: Wanted, family: Family, size: int) -> float:
    return _mean(
        (
            prod(s.weight for s in some),
            prod(presence(profile, s.term, family) for s in some)
            * _mean((s.idf, profile.strengths.get(s.term, 0.0)) for s in some),
        )
        for some in combinations(ad.skills, size)
    )


def _sizes(ad: Wanted, family: Family) -> list[tuple[int, float]]:
    most = 1 if ad.is_thin else len(ad.skills)
    return [(k, share) for k, share in SIZES.items() if family.least <= k <= most]


def _title_factor(profile: Findable, ad: Wanted, family: Family) -> float:
    """tau: 1 if a title of the posting stands in an allowed field, .5 if only its main words do."""
    if not family.title_in:
        return 1.0
    if family.title_in == ("keyword",) and set(ad.titles) & profile.keywords:
        return 1.0
    fields = [f for f in profile.titles if f.age in family.title_in or "keyword" in family.title_in]
    if any(title in ad.titles for field in fields for title, _ in field.titles):
        return 1.0
    return max((_wording_factor(w, field) for w in ad.wordings for field in fields), default=0.0)


def _wording_factor(wording: Sequence[str], field: TitleField) -> float:
    words = [word for word, _ in field.words]
    size = len(wording)
    if any(tuple(words[i : i + size]) == tuple(wording) for i in range(len(words) - size + 1)):
        return 1.0
    return HALF if size > 1 and {wording[-1], wording[-2]} <= {*words} else 0.0


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


def title_words(title: str, language: Language) -> tuple[str, ...]:
    """The words of a title without rank, place, brackets, numbers and kind of contract."""
    text = re.split(r"\s[-–—|]\s|[|,]", re.sub(r"[(\[].*?[)\]]", " ", fold(title).text))[0].lower()
    for phrase in _unwanted(language):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text)
    return tuple(word for word in _WORD.findall(text) if not any(c.isdigit() for c in word))


@cache
def _unwanted(language: Language) -> tuple[str, ...]:
    words = [*language.table("searches")["contract"], *language.table("seniority")["words"]]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
