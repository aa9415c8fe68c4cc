"""Terms that no posting names, and those that no search asks for, beside the groups that they belong to.

They are in no test. A term goes with a group that it keeps company with in public postings; else with the one
that fills the jobs in which the profile says it; else with the one that it shares a rare word with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from auditor.contrast.together import Groups, likeness
from auditor.records import Document, Mention, Position, Term, TermTable
from auditor.settings import Settings

MOST = 0.5  # of the grouped terms of the jobs that say a term: so many have to be of one group
COMMON_WORD = 0.02  # share of postings at large above which a word that two terms share says nothing
SHORTEST = 3  # letters of such a word


def attached(
    table: TermTable,
    together: Groups,
    family: Mapping[str, Term],
    profile: Document,
    own: Sequence[Mention],
    background: Callable[[str], float],
    settings: Settings,
) -> Groups:
    """For each group the further terms that go with it, by name; a term goes with one group at most.

    Args:
        own: the profile's mentions.
        background: share (0-1) of postings at large that use a term or word.
    """
    if not together:
        return ()
    grouped = {term for group in together for term in group}
    names = sorted(family)
    alike = likeness(table, names, background)
    at = {name: i for i, name in enumerate(names)}
    jobs = _jobs(profile, own)
    found: list[list[str]] = [[] for _ in together]
    for name in names:
        if name in grouped or _is_named(table, name, family[name]):
            continue
        near = [float(alike[at[name], [at[m] for m in group]].mean()) for group in together]
        best = int(np.argmax(near))
        if near[best] < settings.theme_likeness:
            best = _of_jobs(jobs, name, together)
        if best < 0:
            best = _of_words(name, together, background)
        if best >= 0:
            found[best].append(name)
    return tuple(tuple(group) for group in found)


def _is_named(table: TermTable, name: str, term: Term) -> bool:
    """Whether a term was free to be in a group by what postings say of it."""
    return term.kind != "soft" and name in table.presence and bool((table.presence[name] > 0).any())


def _jobs(profile: Document, own: Sequence[Mention]) -> dict[str, set[Position]]:
    """By term the jobs that say it."""
    jobs: dict[str, set[Position]] = {}
    for mention in own:
        if position := profile.sections[mention.section].position:
            jobs.setdefault(mention.term, set()).add(position)
    return jobs


def _of_jobs(jobs: Mapping[str, set[Position]], name: str, together: Groups) -> int:
    """The number of the group to which most grouped terms of a term's jobs belong, -1 for none."""
    mine = jobs.get(name, set())
    counts = Counter(
        {n: sum(bool(mine & jobs.get(t, set())) for t in group) for n, group in enumerate(together)}
    )
    best, most = counts.most_common(1)[0]
    return best if most > 1 and most > MOST * counts.total() else -1


def _of_words(name: str, together: Groups, background: Callable[[str], float]) -> int:
    """The number of the only group that shares a rare word with a term, -1 for none."""
    mine = _words(name, background)
    sharing = [n for n, group in enumerate(together) if any(mine & _words(t, background) for t in group)]
    return sharing[0] if len(sharing) == 1 else -1


def _words(name: str, background: Callable[[str], float]) -> set[str]:
    words = {word for word in name.casefold().replace("-", " ").split() if len(word) >= SHORTEST}
    return {word for word in words if background(word) <= COMMON_WORD}
