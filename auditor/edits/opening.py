"""What a headline opens with: a title that the wrong postings bear, and none of the wanted, invites them.

It is told by titles alone, for what a job is called weighs more with a reader than any word of its text. It
is no part of a plan: the title stays wherever it names a job, so that hardly a search is stopped by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from statistics import NormalDist

import numpy as np

from auditor.contrast.gap import gap, posterior
from auditor.edits.candidates import FLAGGED
from auditor.edits.rewording import Read
from auditor.edits.wording import first_part, headline, headline_section
from auditor.lexicon import Entry
from auditor.records import Attraction, Document, Mention, Opening, Plan, Side
from auditor.text.normalise import fold, key

SURE = NormalDist().inv_cdf(0.95)  # z of the gap in titles ...
LIKELY = NormalDist().inv_cdf(0.90)  # ... and of a title that the texts ask for too much as well
LEAST_POSTINGS = 2  # of the wrong side that bear it
LEAST_SIDE = 3.0  # postings of either side, by weight, from which titles tell


def opening(
    terms: Iterable[Attraction], plan: Plan, read: Read, protected: Collection[str] = ()
) -> Opening | None:
    """The title that a headline opens with, if only wrong postings bear it, and the headline without it.

    None where the wanted searches need the title more than the wrong ones, and where a person protects it.
    The headline is empty where it cannot be cut so that the rest says who they are.
    """
    known = {a.term: a for a in terms}
    number, end = headline_section(read.profile), first_part(read.profile)
    leaving = {t for e in plan.edits if "headline" in e.where for t in (e.terms or (e.term,))}
    titles = (m for m in read.own if m.section == number and m.kind == "title" and not m.inner)
    first = min((m for m in titles if m.start < end), key=lambda m: m.start, default=None)
    if first is None or first.term in {*leaving, *protected} or _is_wanted(known.get(first.term)):
        return None
    called = next((e for e in _names(first, read) if _is_wrong(e, known, read)), None)
    if called is None:
        return None
    without = headline(read.profile, read.own, {*leaving, first.term})
    said = " ".join(fold(read.profile.sections[number].text[: first.end]).text.split())
    return Opening(said, called.name, len(_bearing(called, read, "mismatched")), without)


def _is_wanted(term: Attraction | None) -> bool:
    """Whether the wanted side asks for a word, or finds the profile by it, more than the wrong one."""
    return term is not None and (
        term.verdict in ("right_role", "probably_right_role") or (term.credit or 0.0) > (term.blame or 0.0)
    )


def _names(title: Mention, read: Read) -> Iterator[Entry]:
    """What a title is called, and more broadly by its last words: a science teacher is a teacher."""
    words = key(title.surface).split()
    of_many = {*read.language.table("seniority")["of-any-trade"], *read.language.table("seniority")["words"]}
    whole = read.lexicon.called(title.term)
    tails = (" ".join(words[n:]) for n in range(len(words)))
    held = (entry for tail in tails if tail not in of_many for entry in read.lexicon.holding(tail))
    yield from dict.fromkeys(e for e in (whole, *held) if e and e.kind == "title")


def _is_wrong(title: Entry, known: Mapping[str, Attraction], read: Read) -> bool:
    """Whether surely more of the wrong postings bear a title, and none of the wanted."""
    wrong = _bearing(title, read, "mismatched")
    total = [_weight(read.postings(side)) for side in ("mismatched", "desired")]
    if len(wrong) < LEAST_POSTINGS or min(total) < LEAST_SIDE or _bearing(title, read, "desired"):
        return False
    sides = zip((_weight(wrong), 0.0), total, strict=True)
    z = float(gap(*(posterior(np.array([asked]), of) for asked, of in sides)).z[0])
    flagged = title.name in known and known[title.name].verdict in FLAGGED
    return z >= (LIKELY if flagged else SURE)


def _weight(postings: Sequence[Document]) -> float:
    return sum(p.weight for p in postings)


def _bearing(title: Entry, read: Read, side: Side) -> tuple[Document, ...]:
    """The postings of a side that are called so, or a kind of it: "Float Pool RN" is a registered nurse."""
    named = re.compile(rf"(?i)(?<!\w){re.escape(title.name)}(?!\w)")
    return tuple(
        p
        for p in read.postings(side)
        if named.search(fold(p.title).text) or any(_is_kind(m, title, read) for m in _titles(p, read))
    )


def _titles(posting: Document, read: Read) -> Iterator[Mention]:
    for m in read.mentions.get(posting.id, ()):
        if m.kind == "title" and posting.sections[m.section].kind == "title":
            yield m


def _is_kind(m: Mention, title: Entry, read: Read) -> bool:
    return m.term == title.name or any(e.name == title.name for e in _names(m, read))
