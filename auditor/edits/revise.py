"""A profile's text after edits: what a person would have who made them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from auditor.records import Document, Mention, Position, Section
from auditor.records.fields import Field, field_of
from auditor.searches.profile import Cut

MOST_WORDS = 4  # of a part of a line that is an enumeration
_BETWEEN = re.compile(r"\s*[|•·,;]\s*|\s+[-–—]\s+|\s+(?:and|&)\s+")
_OPENING = re.compile(r"\s*[-•*·–]\s+|\s*[^\s:][^:]{0,30}:\s+")


@dataclass(frozen=True, slots=True)
class Revision:
    """What is done to a profile: terms taken out, moved out of headline and Skills, called otherwise, added.

    `demoted` are terms with the words that say them in the text; `closed` holds positions that get the end
    date which they lack. `cuts` are terms taken out of single sections; those among them that are `kept`
    come into the text, in the words given, where they stand nowhere any more.
    """

    removed: frozenset[str] = frozenset()
    demoted: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    closed: Mapping[Position, str] = field(default_factory=dict)
    cuts: frozenset[Cut] = frozenset()
    kept: Mapping[str, str] = field(default_factory=dict)

    def with_(self, other: Revision) -> Revision:
        """Both."""
        return Revision(
            self.removed | other.removed,
            {**self.demoted, **other.demoted},
            {**self.instead, **other.instead},
            self.added + other.added,
            {**self.closed, **other.closed},
            self.cuts | other.cuts,
            {**self.kept, **other.kept},
        )

    def leaving(self, number: int) -> frozenset[str]:
        """The terms that leave the headline, which is this section."""
        return self.removed | {*self.demoted} | self.cut(number)

    def cut(self, number: int) -> frozenset[str]:
        """The terms that are taken out of this section alone."""
        return frozenset(term for term, section in self.cuts if section == number)


class Line(NamedTuple):
    """A line without some of its terms; `is_clean` if it reads as one that a person could have written."""

    text: str
    is_clean: bool


def revised(profile: Document, mentions: Sequence[Mention], revision: Revision) -> Document:
    """The profile with the words of some mentions gone or others in their place; facts stay as they are.

    A demoted term that stands nowhere else comes into the About text, an added one into Skills.
    """
    kept, made = set(), []
    for number, section in enumerate(profile.sections):
        here = [m for m in mentions if m.section == number]
        instead = dict(_instead(revision, field_of(section), {m.term for m in here}))
        cut = revision.cut(number) if field_of(section).is_editable else frozenset()
        kept |= {m.term for m in here} - {*instead} - cut
        end = revision.closed.get(section.position) if section.position else None
        position = replace(section.position, end=end) if section.position and end else section.position
        text = without(section, here, cut) if cut else section.text
        if instead:
            text = spliced(section.text, here, instead | dict.fromkeys(cut, ""), 0, len(section.text))
        made.append(replace(section, text=text, position=position))
    staying = {**revision.kept, **revision.demoted}
    for term in sorted({*staying} - kept & {m.term for m in mentions}):
        made = _with_line(made, "about", staying[term])
    for term in revision.added:
        made = _with_line(made, "skills", term)
    return replace(profile, sections=tuple(made))


def with_headline(profile: Document, text: str) -> Document:
    """The profile under another headline."""
    return replace(
        profile,
        sections=tuple(replace(s, text=text) if s.kind == "headline" else s for s in profile.sections),
    )


def without(section: Section, mentions: Sequence[Mention], gone: Collection[str]) -> str:
    """The text of a section without some terms; a line that is left empty goes with them."""
    lines = []
    for start, end in _lines(section.text):
        line = without_in_line(section, mentions, gone, start, end)
        if line.text.strip() or not section.text[start:end].strip():
            lines.append(line.text)
    return "\n".join(lines)


def without_in_line(
    section: Section, mentions: Sequence[Mention], gone: Collection[str], start: int, end: int
) -> Line:
    """One line of a section without some terms: the parts of an enumeration that name them, else the words.

    Args:
        mentions: of the section.
        start: of the line in the section's text, as `end`.
    """
    here = [m for m in mentions if start <= m.start < end]
    leaving = [m for m in here if m.term in gone]
    if not leaving:
        return Line(section.text[start:end], is_clean=True)
    staying = [m for m in here if not any(_overlap(m, g) for g in leaving)]
    opening = _OPENING.match(section.text, start, end)
    body = opening.end() if opening else start
    parts = [*_parts(section.text, body, end, here)]
    touched = [_touches(leaving, part) for part in parts]
    whole = section.kind == "headline" or field_of(section).is_list  # what stands around it goes with it
    dropped = [part for part, hit in zip(parts, touched, strict=True) if hit]
    more = any(_says_more(section.text, part, leaving) for part in dropped)
    if (
        any(_touches(staying, part) for part in dropped)
        or (more and not whole)
        or not _enumerates(section, parts)
    ):
        return Line(spliced(section.text, leaving, dict.fromkeys(gone, ""), start, end), is_clean=False)
    kept = [part for part, hit in zip(parts, touched, strict=True) if not hit]
    if not kept:
        return Line("", is_clean=True)
    text = section.text[kept[0].start : kept[0].end] + "".join(
        part.separator + section.text[part.start : part.end] for part in kept[1:]
    )
    stop = "." if section.text[start:end].rstrip().endswith(".") and not text.endswith(".") else ""
    return Line(section.text[start:body] + text + stop, is_clean=True)


class _Part(NamedTuple):
    """A part of a line, and what separates it from the one before."""

    separator: str
    start: int
    end: int


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _parts(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[_Part]:
    """What stands between bars, dots, commas, dashes and "and", but those that belong to a term."""
    separator = ""
    for found in _BETWEEN.finditer(text, start, end):
        if not any(m.start < found.end() and found.start() < m.end for m in mentions):
            yield _Part(separator, start, found.start())
            separator, start = found.group(), found.end()
    yield _Part(separator, start, end)


def _enumerates(section: Section, parts: Sequence[_Part]) -> bool:
    """Whether the parts of a line stand beside one another, so that one may go without the others."""
    if field_of(section).is_list or section.kind == "headline":
        return True
    short = all(len(section.text[part.start : part.end].split()) <= MOST_WORDS for part in parts)
    return len(parts) > 1 and short


def _says_more(text: str, part: _Part, leaving: Sequence[Mention]) -> bool:
    """Whether a part has words beside those of the terms that leave."""
    said = spliced(text, leaving, {m.term: "" for m in leaving}, part.start, part.end)
    return any(map(str.isalnum, said))


def _touches(mentions: Sequence[Mention], part: _Part) -> bool:
    return any(m.start < part.end and part.start < m.end for m in mentions)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def spliced(text: str, mentions: Sequence[Mention], instead: Mapping[str, str], start: int, end: int) -> str:
    """The text from start to end with other words for some of its mentions."""
    pieces = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if m.term in instead and start <= m.start < end:
            pieces += [text[start : m.start], instead[m.term]]
            start = m.end
    return "".join([*pieces, text[start:end]])


def _instead(revision: Revision, field: Field, terms: set[str]) -> Iterator[tuple[str, str]]:
    """What comes in the place of terms in a field."""
    for term in terms:
        removed = field.is_editable and term in revision.removed
        if removed or (field.is_prominent and term in revision.demoted):
            yield term, ""
        elif field.is_editable and term in revision.instead:
            yield term, revision.instead[term]


def _with_line(sections: Sequence[Section], kind: str, text: str) -> list[Section]:
    """The sections with a line more in the first one of a kind, or in a new one."""
    first = next((n for n, section in enumerate(sections) if section.kind == kind), None)
    if first is None:
        return [*sections, Section(kind, text)]
    longer = replace(sections[first], text=f"{sections[first].text}\n{text}")
    return [*sections[:first], longer, *sections[first + 1 :]]
