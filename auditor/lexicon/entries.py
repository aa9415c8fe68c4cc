"""One concept of the lexicon, and the surfaces by which it is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from auditor.records import Kind, Term

Row = dict[str, Any]  # an entry as a file has it, with its id and family

LISTS = ("aliases", "exact", "in_context")
PLURAL_KINDS = frozenset({"title", "method", "domain", "certification"})


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
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()  # abbreviations that count only in this case
    in_context: tuple[str, ...] = ()  # short names that count only among terms: "Node" for Node.js
    match: str = "any"  # "exact": the name itself counts only in this case
    ambiguity: str = ""  # class of the name in ambiguity.toml
    broader: str = ""

    @classmethod
    def of(cls, row: Row) -> Entry:
        """The entry of a row; every key of a row is a field."""
        lists: Row = {key: tuple(row[key]) for key in LISTS if key in row}
        return cls(**(row | lists))

    @property
    def term(self) -> Term:
        """The concept without its surfaces."""
        return Term(self.name, self.kind, self.broader)

    def surfaces(self) -> Iterator[Surface]:
        """Every way to write it, with hyphens, "&" and regular plurals folded in."""
        exact = self.match == "exact" and not self.ambiguity  # of an ambiguous name the context decides
        yield from self._variants(self.name, exact, bool(self.ambiguity))
        for alias in self.aliases:
            yield from self._variants(alias, False, False)
        for abbreviation in self.exact:
            yield from self._variants(abbreviation, True, False)
            yield Surface(abbreviation, False, True)  # "tdd", where the context is one of terms
        for short in self.in_context:
            yield Surface(short, False, True)

    def _variants(self, text: str, exact: bool, ambiguous: bool) -> Iterator[Surface]:
        spellings = dict.fromkeys(_respelled(text))
        if self.kind in PLURAL_KINDS:
            spellings |= dict.fromkeys(plural for s in list(spellings) if (plural := _plural(s)))
        for spelling in spellings:
            # "LEEDs" is no Leeds: the plural of capitals is written in just this way.
            of_capitals = spelling not in (text, *_respelled(text)) and spelling[-2:-1].isupper()
            yield Surface(spelling, exact or of_capitals, ambiguous)


def filed_under(surface: str) -> str:
    """The first two words of a surface in small letters: a text that holds it has them side by side."""
    return " ".join(_words(surface)[:2])


def keys(text: str) -> set[str]:
    """Everything that a surface in this text can be filed under: its words, and its pairs of words."""
    words = _words(text)
    return {*words, *map(" ".join, pairwise(words))}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _respelled(text: str) -> Iterator[str]:
    """The spelling itself, with hyphens as spaces and spaces as hyphens, "&" as "and" and back."""
    yield text
    if re.search(r"\w-\w", text) and " - " not in text:
        yield text.replace("-", " ")
    if re.fullmatch(r"[a-z]+( [a-z]+)? (as|to|of|by|in|on|and) [a-z]+", text):
        yield text.replace(" ", "-")  # "end-to-end", "infrastructure-as-code"
    if text.count(" ") == 1 and re.fullmatch(r"[^\W\d_]+(/[^\W\d_]+)? [^\W\d_]+", text):
        yield text.replace(" ", "-")
    if " & " in text:
        yield text.replace(" & ", " and ")
    if " and " in text:
        yield text.replace(" and ", " & ")


def _plural(text: str) -> str:
    """The regular plural of the last word, or "" where there is none."""
    last = text.rsplit(" ", 1)[-1]
    if last.isupper() and len(last) <= 4 and last.isalpha():
        return text + "s"
    if not last.isalpha() or (not last.islower() and " " in text) or last.endswith(("s", "ing")):
        return ""
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + ("es" if last.endswith(("ch", "sh", "x", "z")) else "s")
