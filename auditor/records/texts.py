"""What is read: caveats, sources as they came, and documents divided into sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A caveat as data, so that every report can show it."""

    code: str  # a stable slug such as "small-sample"
    severity: Severity
    message: str  # one or two sentences for a person
    about: str = ""  # the document, term or side it speaks of


# The notice on a profile of which the file holds only a part: nothing is missing from it for sure.
SOME_SKILLS_ONLY = "some-skills-only"

BlockKind = Literal["heading", "paragraph", "item", "field"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line or list item of a source, in the words its author typed."""

    kind: BlockKind
    text: str
    name: str = ""  # of a field: "title", "company", "location", ...
    gap: bool = False  # an empty line stood before it


@dataclass(frozen=True, slots=True)
class Source:
    """One profile or posting as it was read; a file may hold several.

    `put_right` are fields with what their owner says they are, whatever the blocks say.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    put_right: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A role that the person told LinkedIn they look for, and how often it stands where."""

    title: str
    told: tuple[tuple[str, int], ...]


PROFILE_SECTIONS = (
    "name",
    "headline",
    "location",
    "about",
    "position-title",
    "position-company",
    "position-description",
    "skills",
    "education",
    "certifications",
    "languages",
    "projects",
    "volunteering",
    "courses",
    "honors",
    "publications",
    "organizations",
    "recommendations",
    "interests",
    "other",
)


POSTING_SECTIONS = (
    "title",
    "company",
    "location",
    "requirements",
    "nice-to-have",
    "responsibilities",
    "about-company",
    "benefits",
    "equal-opportunity",
    "how-to-apply",
    "other",
)


@dataclass(frozen=True, slots=True)
class Position:
    """One job of a profile. Dates are "YYYY-MM" or "YYYY"; a start without an end means it is still held."""

    title: str
    company: str
    start: str = ""
    end: str = ""
    months: int | None = None  # the duration the page states, which dates an open-ended position

    @property
    def is_current(self) -> bool:
        """Whether a reader, and a search, takes it for the present job."""
        return bool(self.start) and not self.end


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with one meaning; `kind` is one of the names listed above."""

    kind: str
    text: str
    heading: str = ""
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A profile or a posting, divided into sections.

    `weight` is 0-1: what a posting counts for after near-duplicates and repeated employers share
    one voice. `cluster` is the id of the first posting of its near-duplicate group.
    """

    id: str
    title: str
    company: str
    language: str
    sections: tuple[Section, ...]
    source: str
    weight: float = 1.0
    cluster: str = ""
    dropped: tuple[Dropped, ...] = ()

    @property
    def open_ended(self) -> tuple[tuple[Position, Position], ...]:
        """Positions that look current although one elsewhere began later, each with that one."""
        positions = list(dict.fromkeys(s.position for s in self.sections if s.position))
        found = []
        for old in positions:
            newer = next((p for p in positions if p.start > old.start and p.company != old.company), None)
            if old.is_current and old.start and newer:
                found.append((old, newer))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage taken out before counting, and the rule that took it out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The profile and both sides; the side of a posting is the tuple it sits in."""

    profile: Document
    desired: tuple[Document, ...]
    mismatched: tuple[Document, ...]


Side = Literal["desired", "mismatched"]


InputSide = Literal["profile", "desired", "mismatched"]
