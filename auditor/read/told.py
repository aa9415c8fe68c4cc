"""Blocks of a profile whose format says what each part is, as `sections.told` takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.read.lines import block
from auditor.records import Block


@dataclass(frozen=True, slots=True)
class Job:
    """One position as its format tells it; the dates are words, either one range or a start and an end.

    An end that is empty, with a start, is the present job. The description may have several lines.
    """

    title: str = ""
    company: str = ""
    dates: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    description: str = ""
    skills: tuple[str, ...] = ()


def identity(name: str = "", headline: str = "", location: str = "") -> Iterator[Block]:
    """Who it is; these come before any section."""
    yield from _fields((("name", name), ("headline", headline), ("location", location)))


def section(kind: str, heading: str, lines: Iterable[str], *, entries: bool = False) -> Iterator[Block]:
    """A section of a kind, one of PROFILE_SECTIONS or "contact"; with `entries` each line is a list item."""
    texts = [line for text in lines for line in text.split("\n") if line.strip()]
    if not texts:
        return
    yield Block("heading", heading, kind, gap=True)
    for text in texts:
        yield Block("item", text.strip()) if entries else block(text.strip(), gap=False)


def experience(heading: str, jobs: Iterable[Job]) -> Iterator[Block]:
    """The positions, in the order of the file."""
    yield Block("heading", heading, "experience", gap=True)
    for job in jobs:
        yield Block("field", job.title, "title", gap=True)
        yield Block("field", job.company, "company")
        yield from _fields(
            (("dates", job.dates), ("start", job.start), ("end", job.end), ("place", job.place))
        )
        yield from (block(line.strip(), gap=False) for line in job.description.split("\n") if line.strip())
        yield from (Block("item", skill, "skill") for skill in job.skills)


def _fields(told: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield from (Block("field", text.strip(), name) for name, text in told if text.strip())
