"""What contradicts itself in what a person shows, and keeps attracting; each with the lines it rests on.

Of these the counts of an audit know nothing: they say what to look at, and every claim is quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from auditor.coherence import also, own
from auditor.coherence.known import WRONG, Known, Read
from auditor.records import Contradiction, Contrast, Notice, Source, Term

__all__ = ["Checked", "Known", "Read", "check"]

Judge = Callable[[dict[str, Term]], Sequence[Contrast]]  # what the postings say of terms, by name


class Checked(NamedTuple):
    """The contradictions, and what has to be known of the further texts."""

    contradictions: tuple[Contradiction, ...] = ()
    notices: tuple[Notice, ...] = ()


def check(known: Known, sources: Sequence[Source], judge: Judge) -> Checked:
    """What a profile says against itself, and what further texts of the person say against it.

    Args:
        sources: the further texts.
        judge: contrasts terms that the profile lacks by the postings of both sides.
    """
    texts = also.read(sources, known.extractor)
    found = [
        *own.headline(known),
        *own.open_jobs(known),
        *own.wanted(known, (known.own, *texts)),
        *own.skills(known),
    ]
    for text in texts:
        found += also.differences(known, text, _wrong(known, text, judge))
    return Checked(tuple(found), tuple(also.notices(known, sources, texts)))


def _wrong(known: Known, text: Read, judge: Judge) -> list[str]:
    """The terms of a text that the profile lacks and that pull towards wrong roles, the surest first."""
    mine = {m.term for m in known.own.mentions}
    named = sorted({m.term for m in text.mentions if m.kind != "seniority"} - mine)
    terms = {name: term for name in named if (term := known.extractor.term(name))}
    return [c.term for c in judge(terms) if c.verdict in WRONG] if terms else []
