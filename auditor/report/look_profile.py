"""The profile as it was understood, part by part, with the words that postings ask for marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from auditor.records import Attraction, Audit, Document, Evidence, Position, Section
from auditor.report.keys import keys
from auditor.report.page import Block, Fold, Heading, Items, Mark, Marked, Text
from auditor.report.tones import TONES
from auditor.report.wording import counted

NAMES = {"other": "Also on your profile"}
NAMES_IN_JOB = {"skills": "Skills"}
READ = (
    "This is your profile as it was read. Each marked word leads to what is known of it; the stronger the "
    "mark, the harder the word pulls, one way or the other. A word that stands here and is not counted has "
    "no mark; its card names the place and the reason."
)
WHERE_DROPPED = "“auditor terms PROFILE --profile --sections” shows each of them."


def profile(audit: Audit) -> Iterator[Block]:
    """A heading for each part and each job, and its text with marks; then what was left out, by reason."""
    yield Heading("Your profile, highlighted")
    yield Text(READ, "quiet")
    marks = _marks(audit)
    numbered = ((number, part) for number, part in enumerate(audit.profile.sections) if part.text.strip())
    for name, parts in groupby(numbered, key=lambda one: _name(one[1])):
        yield Heading(name, 3)
        for number, part in parts:
            yield from _part(part, marks.get(number, ()))
    if reasons := Counter(dropped.reason for dropped in audit.profile.dropped):
        passages = counted(sum(reasons.values()), "passage")
        told = (f"{reason}: {counted(times, 'passage')}" for reason, times in reasons.most_common())
        yield Fold(
            f"Left out before counting: {passages}",
            (Items((*told,)), Text(WHERE_DROPPED, "quiet")),
        )


def _name(part: Section) -> str:
    """What a person calls a part of the profile: "Headline", or the job with its dates."""
    if part.position:
        return _job(part.position)
    return part.heading or NAMES.get(part.kind) or part.kind.replace("-", " ").capitalize()


def _job(job: Position) -> str:
    """A job: "Platform Engineer, Lanternway, 2020-01 to now"."""
    dates = f"{job.start} to {job.end or 'now'}" if job.start else f"to {job.end}" if job.end else ""
    return ", ".join(filter(None, (job.title, job.company, dates))) or "A job"


def _part(part: Section, marks: tuple[Mark, ...]) -> Iterator[Block]:
    """The text of a part; not what the heading of its job says already, unless something of it is marked."""
    job = part.position
    if job and not marks and part.text in (job.title, job.company):
        return
    if job and (name := part.heading or NAMES_IN_JOB.get(part.kind)):
        yield Text(name, "quiet", leads=True)
    yield Marked(part.text, marks)


def _marks(audit: Audit) -> dict[int, tuple[Mark, ...]]:
    """By section, its marks in order and apart: of two that overlap the longer, else the stronger."""
    key = keys(audit)
    found: dict[int, list[Mark]] = {}
    for term in audit.terms:
        for one in term.evidence:
            if one.side == "profile" and _is_there(audit.profile, one):
                mark = Mark(one.start, one.end, key[term.term], TONES[term.verdict], _strength(term))
                found.setdefault(one.section, []).append(mark)
    return {number: _apart(marks) for number, marks in found.items()}


def _is_there(profile: Document, one: Evidence) -> bool:
    """Whether the word still stands where it was found, and nothing was put in its place to hide it."""
    return bool(one.surface) and profile.sections[one.section].text[one.start : one.end] == one.surface


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    taken = bytearray(max(mark.end for mark in marks))
    for mark in sorted(marks, key=lambda m: (m.start - m.end, -m.strength, m.start, m.key)):
        if not any(taken[mark.start : mark.end]):
            kept.append(mark)
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return tuple(sorted(kept, key=lambda m: m.start))


def _strength(term: Attraction) -> float:
    """How hard a term pulls, 0-1: its bar on the wrong side, else how far apart the sides are."""
    is_wrong = term.verdict in ("wrong_role", "probably_wrong_role")
    return min(1.0, max(0.0, term.attraction / 100 if is_wrong else abs(term.gap)))
