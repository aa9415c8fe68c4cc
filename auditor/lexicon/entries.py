"""One concept of the lexicon, and the surfaces by which it is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from auditor.languages import Spelling
from auditor.lexicon.variants import apart_or_in_one, bare, other_number, plural, respelled
from auditor.records import Kind, Term

_SIGNS = {sign: " " for sign in range(128) if not (chr(sign).isalnum() or chr(sign) == "_")}
Row = dict[str, Any]  # an entry as a file has it, with its id and family

LISTS = ("aliases", "exact", "in_context", "never")
PLURAL_KINDS = frozenset({"title", "method", "domain", "certification"})
NAMED_KINDS = frozenset({"tool", "language", "certification", "method"})  # whose names are written in one


class Surface(NamedTuple):
    """One way to write a concept: in exactly this case or any, alone or only in the right context."""

    text: str
    exact: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of the lexicon; the surfaces are one OR group in a search."""

    id: str
    name: str
    kind: Kind
    family: str
    software: bool
    spelling: Spelling
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()  # abbreviations that count only in this case
    in_context: tuple[str, ...] = ()  # short names that count only among terms: "Node" for Node.js
    never: tuple[str, ...] = ()  # what only looks like a way to write it: "user testing" for UserTesting
    match: str = "any"  # "exact": the name itself counts only in this case
    ambiguity: str = ""  # class of the name in ambiguity.toml
    broader: str = ""

    @classmethod
    def of(cls, row: Row, spelling: Spelling) -> Entry:
        """The entry of a row; every key of a row is a field."""
        lists: Row = {key: tuple(row[key]) for key in LISTS if key in row}
        return cls(**(row | lists), spelling=spelling)

    @property
    def term(self) -> Term:
        """The concept without its surfaces."""
        return Term(self.name, self.kind, self.broader)

    def is_name(self, text: str) -> bool:
        """Whether a text is its name, but for case, number and spelling."""
        wanted, variants = bare(text, self.spelling), self._variants(self.name, False, False)
        return any(bare(one.text, self.spelling) == wanted for one in variants)

    def is_apart(self, text: str) -> bool:
        """Whether a text is a name of one word in several, which may be everyday words: "quick books"."""
        joined, is_name = text.replace(" ", "").casefold(), text.casefold() == self.name.casefold()
        may_be = self.kind in ("tool", "language") and " " in text and joined.isalpha() and not is_name
        return may_be and any(joined == name.casefold() for name in (self.name, *self.aliases))

    def surfaces(self) -> Iterator[Surface]:
        """Every way to write it, with hyphens, "&", number, regional spelling and names in one folded in."""
        never = {text.casefold() for text in self.never}
        return (s for s in self._surfaces() if not never or s.text.casefold() not in never)

    def written(self) -> Iterator[Surface]:
        """Every way to write it, as a person looks for it in a text: what is `exact` in its case alone.

        So is an ambiguous name that counts in one case: "go" is not Go, and "tdd" is not looked for.
        """
        names = {text.casefold() for text in respelled(self.name, self.spelling)}
        for s in self.surfaces():
            if not s.ambiguous or s.exact:
                yield s
            elif s.text not in self.exact:
                yield s._replace(exact=self.match == "exact" and s.text.casefold() in names)

    def _surfaces(self) -> Iterator[Surface]:
        exact = self.match == "exact" and not self.ambiguity  # of an ambiguous name the context decides
        named = [*self._variants(self.name, exact, bool(self.ambiguity))]
        for one in (*named, *(s for alias in self.aliases for s in self._variants(alias, False, False))):
            if self.is_apart(one.text):  # with its capitals, and in small letters only among terms
                yield from (Surface(one.text, True, False), Surface(one.text, False, True))
            else:
                yield one
        for abbreviation in self.exact:
            yield from self._variants(abbreviation, True, False)
            yield Surface(abbreviation, False, True)  # "tdd", where the context is one of terms
        for short in self.in_context:
            yield Surface(short, False, True)

    def _variants(self, text: str, exact: bool, ambiguous: bool) -> Iterator[Surface]:
        spelt = [*dict.fromkeys(respelled(text, self.spelling))]
        counted = [s for one in spelt for s in other_number(one, self.spelling)]
        if self.kind in PLURAL_KINDS:
            counted += [many for one in spelt if (many := plural(one, self.spelling))]
        for spelling in dict.fromkeys((*spelt, *counted)):
            # "LEEDs" is no Leeds: the plural of capitals is written in just this way.
            of_capitals = spelling not in spelt and spelling[-2:-1].isupper()
            yield Surface(spelling, exact or of_capitals, ambiguous)
        if self.kind in NAMED_KINDS and not ambiguous:
            for name in apart_or_in_one(text, self.spelling):
                yield Surface(name, False, False)


def filed_under(surface: str) -> str:
    """The first two words of a surface in small letters: a text that holds it has them side by side."""
    return " ".join(words(surface)[:2])


def keys(found: Sequence[str]) -> set[str]:
    """Everything that a surface in a text of these words can be filed under: the words, and pairs of them."""
    return {*found, *map(" ".join, pairwise(found))}


def words(text: str) -> list[str]:
    """The words of a text as surfaces are filed under them."""
    small = text.lower()
    return small.translate(_SIGNS).split() if small.isascii() else re.findall(r"\w+", small)
