"""What is known of a profile when it is held against itself, and lines of it as they are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.records import Attraction, Document, Line, Mention, Section, Side, Verdict
from auditor.records.fields import field_of
from auditor.terms import Extractor
from auditor.text.phrases import Phrases
from auditor.text.quotes import line
from auditor.text.wording import phrases

WRONG: frozenset[Verdict] = frozenset({"wrong_role", "probably_wrong_role"})
RIGHT: frozenset[Verdict] = frozenset({"right_role", "probably_right_role"})


class Read(NamedTuple):
    """A text of the person, and the terms it names."""

    document: Document
    mentions: Sequence[Mention]
    file: str = ""  # "" is the profile itself

    def titles(self, sections: Iterable[int]) -> dict[str, Mention]:
        """The titles that some of its sections claim: neither denied, nor past, nor wished for."""
        wanted = {*sections}
        plain = (m for m in self.mentions if m.kind == "title" and m.qualifier == "plain" and not m.inner)
        return {m.term: m for m in plain if m.section in wanted}

    def of_kind(self, *kinds: str) -> list[int]:
        """The numbers of its sections of these kinds."""
        return [n for n, section in enumerate(self.document.sections) if section.kind in kinds]

    def wanted(self, headings: Phrases) -> list[int]:
        """Its sections with the titles that the person is open to."""
        sections = self.document.sections
        return [n for n in self.of_kind("other") if any(headings.fullmatches(sections[n].heading))]

    def quote(self, mention: Mention) -> Line:
        """The line in which a mention stands."""
        section = self.document.sections[mention.section]
        text = line(section.text, mention.start, mention.end)
        return Line(self.file, place(section), text, mention.surface)


@dataclass(frozen=True, slots=True)
class Known:
    """A profile with what the audit found of its words, and the titles of the postings of both sides."""

    own: Read
    attractions: Sequence[Attraction]
    sides: Mapping[Side, Sequence[Document]]
    found: Mapping[str, Sequence[Mention]]  # by posting
    extractor: Extractor

    def phrases(self, name: str) -> Phrases:
        """A list of phrases of the language."""
        return phrases(self.extractor.language.table("coherence")[name])

    def verdict(self, term: str) -> Verdict:
        """The verdict on a term; "undecided" on one that was not judged."""
        return next((a.verdict for a in self.attractions if a.term == term), "undecided")

    def named_by(self, side: Side) -> Iterator[tuple[Document, Mention]]:
        """The titles that the postings of a side bear, each with its posting."""
        for posting in self.sides[side]:
            for mention in self.found.get(posting.id, ()):
                if mention.kind == "title" and posting.sections[mention.section].kind == "title":
                    yield posting, mention


def place(section: Section) -> str:
    """Where a line stands: "headline", "title, Lanternway"."""
    if section.position is None:
        return section.heading.lower() if section.kind == "other" and section.heading else section.kind
    at = section.position.company or section.position.title
    kind = section.kind.removeprefix("position-")
    return f"{field_of(section).place}, {at}" if kind == "title" else f"{kind}, {at}"
