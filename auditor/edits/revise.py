"""A profile's text after edits: what a person would have who made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.records import Document, Mention, Position, Section
from auditor.records.fields import Field, field_of


@dataclass(frozen=True, slots=True)
class Revision:
    """What is done to a profile: terms taken out, moved out of headline and Skills, called otherwise, added.

    `demoted` are terms with the words that say them in the text; `closed` holds positions that get the end
    date which they lack.
    """

    removed: frozenset[str] = frozenset()
    demoted: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    closed: Mapping[Position, str] = field(default_factory=dict)

    def with_(self, other: Revision) -> Revision:
        """Both."""
        return Revision(
            self.removed | other.removed,
            {**self.demoted, **other.demoted},
            {**self.instead, **other.instead},
            self.added + other.added,
            {**self.closed, **other.closed},
        )

    @property
    def leaving(self) -> frozenset[str]:
        """The terms that leave the headline."""
        return self.removed | {*self.demoted}


def revised(profile: Document, mentions: Sequence[Mention], revision: Revision) -> Document:
    """The profile with the words of some mentions gone or others in their place; facts stay as they are.

    A demoted term that stands nowhere else comes into the About text, an added one into Skills.
    """
    kept, made = set(), []
    for number, section in enumerate(profile.sections):
        here = [m for m in mentions if m.section == number]
        instead = dict(_instead(revision, field_of(section), {m.term for m in here}))
        kept |= {m.term for m in here} - {*instead}
        end = revision.closed.get(section.position) if section.position else None
        position = replace(section.position, end=end) if section.position and end else section.position
        text = spliced(section.text, here, instead, 0, len(section.text))
        made.append(replace(section, text=text, position=position))
    for term in sorted({*revision.demoted} - kept & {m.term for m in mentions}):
        made = _with_line(made, "about", revision.demoted[term])
    for term in revision.added:
        made = _with_line(made, "skills", term)
    return replace(profile, sections=tuple(made))


def with_headline(profile: Document, text: str) -> Document:
    """The profile under another headline."""
    return replace(
        profile,
        sections=tuple(replace(s, text=text) if s.kind == "headline" else s for s in profile.sections),
    )


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
