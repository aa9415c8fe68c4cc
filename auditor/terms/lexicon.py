"""The lexicon: concepts with their surfaces, and the rule by which each surface is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast, get_args

from auditor.languages import tables
from auditor.records import Kind, Term

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
    match: str = "any"  # "exact": the name itself counts only in this case
    ambiguity: str = ""  # class of the name in ambiguity.toml
    broader: str = ""

    @property
    def term(self) -> Term:
        """The concept as the rest of the program knows it."""
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

    def _variants(self, text: str, exact: bool, ambiguous: bool) -> Iterator[Surface]:
        spellings = dict.fromkeys(_respelled(text))
        if self.kind in PLURAL_KINDS:
            spellings |= dict.fromkeys(plural for s in list(spellings) if (plural := _plural(s)))
        for spelling in spellings:
            yield Surface(spelling, exact, ambiguous)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of a language, sorted by id."""

    entries: tuple[Entry, ...]

    def named(self, text: str) -> str:
        """The canonical name of the concept that a text is a surface of, in any case; "" without one."""
        wanted = text.casefold()
        return next(
            (e.name for e in self.entries if any(s.text.casefold() == wanted for s in e.surfaces())), ""
        )


@cache
def load(language: str = "en") -> Lexicon:
    """The shipped lexicon: every family file below `languages/<language>/lexicon/`."""
    entries = [
        Entry(
            id=key,
            name=raw["name"],
            kind=_kind(raw["kind"], key),
            family=family["family"],
            software=family["software"],
            aliases=tuple(raw.get("aliases", ())),
            exact=tuple(raw.get("exact", ())),
            match=raw.get("match", "any"),
            ambiguity=raw.get("ambiguity", ""),
            broader=raw.get("broader", ""),
        )
        for family in tables(language, "lexicon")
        for key, raw in family["terms"].items()
    ]
    return Lexicon(tuple(sorted(entries, key=lambda entry: entry.id)))


def _kind(value: str, key: str) -> Kind:
    if value not in get_args(Kind):
        raise ValueError(f"lexicon entry {key}: kind {value!r} is not one of {get_args(Kind)}")
    return cast(Kind, value)


def _respelled(text: str) -> Iterator[str]:
    """The spelling itself, with hyphens as spaces and spaces as hyphens, "&" as "and" and back."""
    yield text
    if "-" in text.strip("-"):
        yield text.replace("-", " ")
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
