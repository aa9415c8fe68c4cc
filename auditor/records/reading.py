"""What was read of a profile and of postings, how they were divided, and what their owner put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.records.texts import Dropped, Notice, Section

# What is doubtful of a profile or posting as it was read.
Doubt = Literal[
    "no name", "name", "no headline", "headline", "no title", "title", "title is the company", "no company",
    "no requirements",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """Who a profile was understood to be, and how much of it was; `current` of the positions are held now."""

    file: str
    name: str
    headline: str
    location: str
    positions: int
    current: int
    skills: int
    doubts: tuple[Doubt, ...]
    format: str = ""
    more: tuple[str, ...] = ()  # other kinds of sections, in the order of the page


@dataclass(frozen=True, slots=True)
class PostingRead:
    """What a posting was understood to be; `requirements` counts the lines that ask for something."""

    file: str
    title: str
    company: str
    requirements: int
    doubts: tuple[Doubt, ...]
    format: str = ""


@dataclass(frozen=True, slots=True)
class InputsRead:
    """What was understood of everything that was given; `notices` are those of reading.

    In a workspace what was read wrongly can be put right for good.
    """

    profile: ProfileRead | None
    postings: tuple[PostingRead, ...]
    notices: tuple[Notice, ...] = ()
    in_workspace: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """One profile or posting in its sections, and what was dropped of it, with the reason."""

    file: str
    sections: tuple[Section, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Every text that was given, divided; `notices` are those of reading."""

    texts: tuple[Divided, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says instead of what was read: the `field` of a file is `value`.

    `file` is its place in the workspace, or its name; "" is the profile.
    """

    file: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class PutRight:
    """A field of a file that was put right: what was read, and what it says now."""

    file: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was put right just now."""

    changes: tuple[PutRight, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction that a workspace keeps; it does not apply where the file holds another text by now."""

    file: str
    field: str
    value: str
    applies: bool


@dataclass(frozen=True, slots=True)
class CorrectionList:
    """The corrections that a workspace keeps, or that it kept until they were forgotten."""

    kept: tuple[Kept, ...]
