"""The lexicon: concepts with their surfaces, and the rule by which each surface is recognised."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from auditor import languages
from auditor.records import Kind, Term

COMPILED = "lexicon.json"
FORMAT = 1
Row = dict[str, Any]  # an entry as its family file has it, with its id and family

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


class Lexicon:
    """All entries of a language, in the order of their ids; made into records only when asked for.

    `index` files the number of each entry under the longest word of each of its surfaces.
    """

    def __init__(self, rows: Sequence[Row], index: Mapping[str, Sequence[int]]) -> None:
        self.rows = rows
        self.index = index
        self._numbers = {row["id"]: number for number, row in enumerate(rows)}
        self._made: dict[int, Entry] = {}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry."""
        return tuple(self.at(number) for number in range(len(self.rows)))

    def at(self, number: int) -> Entry:
        """An entry by its number."""
        if number not in self._made:
            self._made[number] = _entry(self.rows[number])
        return self._made[number]

    def __getitem__(self, key: str) -> Entry:
        """An entry by its id."""
        return self.at(self._numbers[key])

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def named(self, text: str) -> str:
        """The canonical name of the concept that a text is a surface of, in any case; "" without one."""
        wanted = text.casefold()
        found = (
            entry
            for entry in map(self.at, self.index.get(filed_under(text), ()))
            if any(s.text.casefold() == wanted for s in entry.surfaces())
        )
        # An abbreviation in other letters than its own gives way to a sure surface.
        sure = sorted(
            found, key=lambda e: all(s.ambiguous for s in e.surfaces() if s.text.casefold() == wanted)
        )
        return sure[0].name if sure else ""

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Every concept by its canonical name."""
        return {r["name"]: Term(r["name"], r["kind"], r.get("broader", "")) for r in self.rows}


def words(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(re.findall(r"\w+", text.lower()))


def filed_under(text: str) -> str:
    """The longest word of a surface, which the fewest texts hold; of two the later in the alphabet."""
    return max(words(text), key=lambda word: (len(word), word), default="")


@cache
def load(language: str = "en") -> Lexicon:
    """The shipped lexicon: every family file below `languages/<language>/lexicon/`.

    A compiled copy of the same files is read instead when there is one, because that is ten times as
    fast; one that does not fit the files is not used.
    """
    compiled = folder(language) / COMPILED
    if compiled.is_file():
        held = json.loads(compiled.read_text(encoding="utf-8"))
        if held["format"] == FORMAT and held["digest"] == _digest(language):
            return Lexicon(held["rows"], held["index"])
    rows = _rows(language)
    return Lexicon(rows, _index(rows))


def compile_to_file(language: str) -> None:
    """Write the compiled copy beside the language's data; the same files give the same bytes."""
    rows = _rows(language)
    held = {"format": FORMAT, "digest": _digest(language), "rows": rows, "index": _index(rows)}
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder(language) / COMPILED).write_text(text, encoding="utf-8")


def folder(language: str) -> Path:
    """Where the data of a language is."""
    return Path(str(resources.files(languages))) / language


def _digest(language: str) -> str:
    digest = hashlib.sha256()
    for file in sorted((folder(language) / "lexicon").glob("*.toml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _rows(language: str) -> list[Row]:
    rows = [
        {"id": key, **raw, "family": family["family"], "software": family["software"]}
        for family in languages.tables(language, "lexicon")
        for key, raw in family["terms"].items()
    ]
    return sorted(rows, key=lambda row: row["id"])


def _index(rows: Sequence[Row]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in sorted({filed_under(surface.text) for surface in _entry(row).surfaces()}):
            index.setdefault(word, []).append(number)
    return index


def _entry(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=_kind(row["kind"], row["id"]),
        family=row["family"],
        software=row["software"],
        aliases=tuple(row.get("aliases", ())),
        exact=tuple(row.get("exact", ())),
        match=row.get("match", "any"),
        ambiguity=row.get("ambiguity", ""),
        broader=row.get("broader", ""),
    )


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
