"""One concept of the lexicon, and the surfaces by which it is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from auditor.languages import Spelling
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
    spelling: Spelling
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()  # abbreviations that count only in this case
    in_context: tuple[str, ...] = ()  # short names that count only among terms: "Node" for Node.js
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
        spellings = dict.fromkeys(_respelled(text, self.spelling))
        if self.kind in PLURAL_KINDS:
            spellings |= dict.fromkeys(
                plural for s in list(spellings) if (plural := _plural(s, self.spelling))
            )
        for spelling in spellings:
            # "LEEDs" is no Leeds: the plural of capitals is written in just this way.
            of_capitals = (
                spelling not in (text, *_respelled(text, self.spelling)) and spelling[-2:-1].isupper()
            )
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


def _respelled(text: str, spelling: Spelling) -> Iterator[str]:
    """The spelling itself, with hyphens as spaces and spaces as hyphens, "&" as a word and back."""
    yield text
    if re.search(r"\w-\w", text) and " - " not in text:
        yield text.replace("-", " ")
    if _is_joined(text, spelling.small_words):
        yield text.replace(" ", "-")  # "end-to-end", "infrastructure-as-code"
    if text.count(" ") == 1 and re.fullmatch(r"[^\W\d_]+(/[^\W\d_]+)? [^\W\d_]+", text):
        yield text.replace(" ", "-")
    both = f" {spelling.ampersand} "
    if " & " in text:
        yield text.replace(" & ", both)
    if both in text:
        yield text.replace(both, " & ")


def _is_joined(text: str, small_words: Sequence[str]) -> bool:
    """Whether it is three or four words in small letters, the last but one of them a small word."""
    words = text.split(" ")
    plain = all(re.fullmatch("[a-z]+", word) for word in words)
    return plain and 3 <= len(words) <= 4 and words[-2] in small_words


def _plural(text: str, spelling: Spelling) -> str:
    """The regular plural of the last word, or "" where there is none."""
    before, space, last = text.rpartition(" ")
    if last.isupper() and len(last) <= 4 and last.isalpha():
        return text + spelling.plural_of_capitals
    if not last.isalpha() or (not last.islower() and space):
        return ""
    many = spelling.plural(last)
    return before + space + many if many else ""
