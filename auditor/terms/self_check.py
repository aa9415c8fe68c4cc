"""Whether every surface of a lexicon finds its own concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.records import Document, Section
from auditor.terms import meanings
from auditor.terms.extract import Extractor

LINES = 500  # of one text: more are no faster

Line = tuple[str, str]  # the concept's name, and a surface of it


def lost(extractor: Extractor) -> Iterator[Line]:
    """The surfaces, on a line of their own, that are not found as their concept.

    Plain ones stand in running text, ambiguous ones where their class allows them. Abbreviations of several
    meanings are left out: they wait for company.
    """
    waiting = meanings.shorts(extractor.language)
    places: dict[str, list[Line]] = {"other": [], "skills": [], "headline": []}
    for entry in extractor.lexicon:
        for surface in (each for each in entry.surfaces() if each.text not in waiting):
            titled = "headline" if entry.ambiguity == "title" else "skills"
            places[titled if surface.ambiguous else "other"].append((entry.name, surface.text))
    for kind, lines in places.items():
        for start in range(0, len(lines), LINES):
            yield from _lost(extractor, kind, lines[start : start + LINES])


def _lost(extractor: Extractor, kind: str, lines: Sequence[Line]) -> Iterator[Line]:
    section = Section(kind, "\n".join(text for _, text in lines))
    found: dict[tuple[int, int], set[str]] = {}
    for mention in extractor.find(Document("check", "", "", "en", (section,), "check")).mentions:
        found.setdefault((mention.start, mention.end), set()).add(mention.term)
    start = 0
    for name, text in lines:
        if name not in found.get((start, start + len(text)), ()):
            yield name, text
        start += len(text) + 1
