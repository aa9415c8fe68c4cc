"""What can be wrong with a lexicon: each fault is one line that names the entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from auditor.languages import Language
from auditor.lexicon.entries import LISTS, Entry, Surface
from auditor.lexicon.index import Lexicon
from auditor.records import Kind

KINDS = tuple(kind for kind in get_args(Kind) if kind not in ("open", "seniority"))
FIELDS = {"name", "kind", "match", "ambiguity", "broader", *LISTS}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def file_faults(language: Language) -> Iterator[str]:
    """What is wrong with the files of a language: order, ids, unknown fields."""
    seen: set[str] = set()
    for family in language.tables("lexicon"):
        keys = list(family["terms"])
        for before, after in zip(keys, sorted(keys), strict=True):
            if before != after:
                yield f"{family['family']}: not sorted, {before} stands where {after} belongs"
                break
        yield from (f"{key}: two entries have this id" for key in keys if key in seen)
        seen |= {*keys}
        yield from (
            f"{key}: an id is made of small letters, digits and hyphens"
            for key in keys
            if not ID.fullmatch(key)
        )
        for key, raw in family["terms"].items():
            yield from (f"{key}: {name!r} is no field of an entry" for name in sorted({*raw} - FIELDS))


def faults(lexicon: Lexicon, language: Language, ids: Iterable[str] | None = None) -> Iterator[str]:
    """What is wrong with these entries, or with all: kinds, classes, parents, surfaces, and clashes."""
    classes = language.table("ambiguity")["classes"]
    for entry in lexicon if ids is None else map(lexicon.__getitem__, ids):
        if entry.kind not in KINDS:
            yield f"{entry.id}: kind {entry.kind!r} is not one of {', '.join(KINDS)}"
        if entry.match not in ("any", "exact"):
            yield f'{entry.id}: match {entry.match!r} is neither "any" nor "exact"'
        if entry.ambiguity and entry.ambiguity not in classes:
            yield f"{entry.id}: ambiguity {entry.ambiguity!r} is not one of {', '.join(classes)}"
        if (entry.ambiguity == "title") > (entry.kind == "title"):
            yield f"{entry.id}: only titles can be ambiguous as titles are"
        yield from _ancestors(entry, lexicon)
        for surface in entry.surfaces():
            yield from (f"{entry.id}: {fault}" for fault in surface_faults(surface, language))
            yield from _clashes(entry, surface, lexicon)


def _ancestors(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    above = [entry.id]
    while broader := lexicon[above[-1]].broader:
        if broader not in lexicon:
            yield f"{above[-1]}: the broader entry {broader!r} does not exist"
            return
        if broader in above:
            yield f"{entry.id}: {broader} is broader than itself"
            return
        above.append(broader)


def surface_faults(surface: Surface, language: Language) -> Iterator[str]:
    """What is wrong with one way to write a concept, whatever the concept is."""
    text, words = surface.text, surface.text.split()
    if not re.search(r"\w", text) or text != " ".join(text.split()):
        yield f"{text!r} has no letters, or spaces that do not belong"
    elif text.endswith((",", ";", ":", "-", "/", "&")) or text.startswith((",", ";", ":", "-", "/", "&")):
        yield f"{text!r} begins or ends with a mark"
    elif len(words) > 1 and {words[0], words[-1]} & {*language.table("open_terms")["joining"]}:
        yield f"{text!r} begins or ends with a word that only joins others"
    if text.casefold() in language.table("seniority")["words"]:
        yield f"{text!r} is a word of rank"
    if len(text) < 2 and not (surface.exact or surface.ambiguous):
        yield f"{text!r} is a single letter, which needs a class of ambiguity"


def _clashes(entry: Entry, surface: Surface, lexicon: Lexicon) -> Iterator[str]:
    """Another concept of the same letters; two abbreviations may differ by their case alone.

    Small letters of an abbreviation ("dbt" for DBT) and short names give way to another concept.
    """
    if _gives_way(surface, entry):
        return
    for other in lexicon.holding(surface.text):
        if other.id == entry.id:
            continue
        theirs = [s for s in other.surfaces() if s.text.casefold() == surface.text.casefold()]
        sure = [s for s in theirs if not _gives_way(s, other)]
        if any(not (surface.exact and s.exact) or s.text == surface.text for s in sure):
            yield f"{entry.id}: {surface.text!r} is also a name of {other.name}"


def _gives_way(surface: Surface, entry: Entry) -> bool:
    return not surface.exact and surface.text in (*entry.exact, *entry.in_context)
