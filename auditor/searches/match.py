"""A query held against a profile: found or not, because of which words in which places.

Words are matched as they are written, whole and in any case. A search does not read negation: "no longer
Java" holds Java.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from auditor.records import Document, Section
from auditor.records.fields import Field, field_of
from auditor.searches.language import Literal, Node, Not, Or, Query, bottom_up, signed, with_field
from auditor.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Place:
    """Where a literal stands: `start` and `end` count characters of that section's own text.

    `implicit` marks a skill that stands outside the skills section: LinkedIn likely infers it, not surely.
    """

    section: int
    start: int
    end: int
    surface: str
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What became of one literal; `excluded` when the query asks for its absence.

    `decides` when it belongs to the parts that made the whole query come out as it did.
    """

    literal: Literal
    held: bool
    places: tuple[Place, ...]
    excluded: bool = False
    decides: bool = False

    @property
    def helps(self) -> bool:
        """Whether it speaks for the profile being found: there and asked for, or absent and excluded."""
        return self.held != self.excluded


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a query finds a profile, and each of its literals in reading order."""

    found: bool
    clauses: tuple[Clause, ...]


def match(query: Query, profile: Document) -> Match:
    """What a search for the query makes of a profile."""
    places = all_places(query.root, profile)
    held = {literal for literal in places if places[literal]}
    found, deciding = judged(query.root, held, lambda reasons: frozenset[Literal]().union(*reasons))
    clauses = (
        Clause(literal, literal in held, places[literal], excluded, literal in deciding)
        for literal, excluded in dict.fromkeys(signed(query.root))
    )
    return Match(found, tuple(clauses))


def because(match: Match) -> tuple[Clause, ...]:
    """The literals by which the query finds the profile; if it does not, those that did speak for it."""
    return tuple(c for c in match.clauses if c.helps and (c.decides or not match.found))


def missing(match: Match) -> tuple[Clause, ...]:
    """The literals that keep the query from finding the profile; none when it does find it."""
    return tuple(c for c in match.clauses if not c.helps and c.decides and not match.found)


def holds(query: Query, posting: Document) -> bool:
    """Whether a posting's text, taken as one, holds the query; its fields are read over."""
    text = "\n\n".join(section.text for section in posting.sections)
    whole = replace(posting, sections=(Section("other", text),))
    root = bottom_up(query.root, _without_fields)
    return match(replace(query, root=root), whole).found


def _without_fields(node: Node, parts: list[Node]) -> Node:
    return replace(node, field="") if isinstance(node, Literal) else with_field(node, parts, "")


def stands(text: str, profile: Document) -> bool:
    """Whether a word stands anywhere in a profile, also where no search looks."""
    wanted = pattern(text, lines=True)
    return any(wanted.search(fold(section.text).text) for section in profile.sections)


def judged(
    root: Node,
    held: typing.Container[Literal],
    choose: Callable[[list[frozenset[Literal]]], frozenset[Literal]],
) -> tuple[bool, frozenset[Literal]]:
    """Whether the query holds, and literals that settle it whatever the others are.

    One part settles an OR that holds, or an AND that does not; `choose` says which when there are several.
    """

    def value(node: Node, parts: list[tuple[bool, frozenset[Literal]]]) -> tuple[bool, frozenset[Literal]]:
        if isinstance(node, Literal):
            return node in held, frozenset((node,))
        if isinstance(node, Not):
            return not parts[0][0], parts[0][1]
        settling = isinstance(node, Or)
        settled = [reasons for holds, reasons in parts if holds is settling]
        if settled:
            return settling, choose(settled)
        return not settling, frozenset[Literal]().union(*(reasons for _, reasons in parts))

    return bottom_up(root, value)


def all_places(root: Node, profile: Document) -> dict[Literal, tuple[Place, ...]]:
    """Where each literal of a query stands, in reading order."""
    read = _read(profile)
    return {literal: read.places(literal) for literal in dict.fromkeys(one for one, _ in signed(root))}


class _Read:
    """A profile made ready for many searches: its texts folded once, each literal looked for once."""

    def __init__(self, profile: Document) -> None:
        self._sections = [(n, s, field_of(s), fold(s.text)) for n, s in enumerate(profile.sections)]
        self._found: dict[Literal, tuple[Place, ...]] = {}

    def places(self, literal: Literal) -> tuple[Place, ...]:
        """Where a literal stands, in reading order."""
        if literal not in self._found:
            self._found[literal] = tuple(self._look_for(literal))
        return self._found[literal]

    def _look_for(self, literal: Literal) -> Iterator[Place]:
        for number, section, field, text in self._sections:
            if not _searches(literal.field, field):
                continue
            for found in pattern(literal.text, lines=not field.is_list).finditer(text.text):
                start, end = text.span(*found.span())
                implicit = literal.field == "skill" and "skill" not in field.facets
                yield Place(number, start, end, section.text[start:end], implicit)


_read = lru_cache(maxsize=2)(_Read)


def _searches(facet: str, field: Field) -> bool:
    """Whether a search by a facet, or "" for a keyword, looks into a field; skills are inferred from all."""
    return facet in field.facets if facet not in ("", "skill") else field.is_searched


@cache
def pattern(text: str, *, lines: bool) -> re.Pattern[str]:
    """A literal as a whole word of folded text; `lines` lets a phrase run over the end of a line."""
    words = (r"\s+" if lines else " ").join(map(re.escape, text.split()))
    return re.compile(_left(text[0]) + words + _right(text[-1]), re.IGNORECASE)


def _left(first: str) -> str:
    """What must not stand before: NET is not in .NET and D not in R&D, but Java is in "1.Java"."""
    return r"(?<![\w&])(?<![^\d.]\.)(?<!\A\.)" if first.isalnum() else r"(?<!\w)"


def _right(last: str) -> str:
    """What must not stand behind: C is not in C++, C# or C&A, nor Node in Node.js, but C++ is in C++17."""
    return r"(?![\w#]|\+\+|\+(?!\w)|[.&]\w)" if last.isalnum() else r"(?![^\W\d_]|[+#])"


def wanted_words(query: Query) -> tuple[str, ...]:
    """The words and phrases that a query looks for, without those it excludes."""
    return tuple(dict.fromkeys(literal.text for literal, excluded in signed(query.root) if not excluded))
