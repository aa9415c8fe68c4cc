"""Wrong contacts that have nothing to do with each other, told apart by what their postings ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import log

import numpy as np
import numpy.typing as npt

from auditor.contrast.closeness import Feature, features
from auditor.contrast.linkage import linked
from auditor.contrast.verdicts import contrast
from auditor.languages import RAREST_SHARE
from auditor.records import Document, GroupTerm, Mention, RoleGroup, Search, Side, Term, TermTable
from auditor.settings import Settings

# Mean cosine of two groups' postings below which they are unrelated: of public ads it takes 4 % of single
# occupations apart, and tells 70 % of two mixed at random (tests/benchmarks/closeness.py).
UNRELATED = 0.15
LEAST_ALIKE = 0.05  # by which a single posting joins a group
FEWEST = 2  # postings of a group; one alone may be an odd posting of another
MOST_POSTINGS = 600  # beyond these the first are grouped: all pairs are compared
COMPARED = frozenset({"title", "titled", "term"})


def diagnose(
    sides: Mapping[Side, Sequence[Document]],
    mentions: Mapping[str, Sequence[Mention]],
    table: TermTable,
    family: Mapping[str, Term],
    searches: Sequence[Search],
    background: Callable[[str], float],
    settings: Settings,
) -> tuple[RoleGroup, ...]:
    """The kinds of wrong role, each judged by itself against the desired side; none while there is one kind.

    Args:
        family: the profile's terms by name.
        searches: of all postings, tried before and after the plan.
        background: share (0-1) of postings at large that use a term.
    """
    found = groups(sides["mismatched"], mentions, background, settings)
    if len(found) < 2 or not sides["desired"]:
        return ()
    return tuple(_judged(group, mentions, table, family, searches, settings) for group in found)


def _judged(
    group: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    table: TermTable,
    family: Mapping[str, Term],
    searches: Sequence[Search],
    settings: Settings,
) -> RoleGroup:
    ids = tuple(posting.id for posting in group)
    contrasts, _ = contrast(table.of(ids), family, {}, replace(settings, shuffles=1))
    pulling = [c for c in contrasts if c.verdict in ("wrong_role", "probably_wrong_role")]
    drawn = [search for search in searches if search.posting in ids]
    return RoleGroup(
        name(group, mentions),
        ids,
        tuple(GroupTerm(c.term, c.verdict, c.score.gap, c.mismatched_postings) for c in pulling),
        len(drawn),
        sum(search.found for search in drawn),
        sum(bool(search.found_after) for search in drawn),
    )


def groups(
    postings: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    background: Callable[[str], float],
    settings: Settings,
) -> tuple[tuple[Document, ...], ...]:
    """Unrelated groups of postings, the largest first; one group when they are all of a kind.

    Average-linkage clustering of their title words and terms, rare ones first.
    """
    distinct = [p for p in postings if p.weight > 0 and p.cluster in ("", p.id)][:MOST_POSTINGS]
    found = [features(p, mentions[p.id], settings) for p in distinct]
    alike = _cosines(found, background)
    clusters = linked(alike, UNRELATED)
    kept = [c for c in clusters if len(c) >= FEWEST]
    joined = [list(cluster) for cluster in kept]
    for odd in (i for c in clusters if len(c) < FEWEST for i in c):  # a short message goes to its like
        near = max(range(len(kept)), key=lambda at: float(alike[odd, kept[at]].mean()), default=None)
        if near is not None and alike[odd, kept[near]].mean() >= LEAST_ALIKE:
            joined[near].append(odd)
    ordered = sorted((sorted(cluster) for cluster in joined), key=lambda c: (-len(c), c))
    return tuple(tuple(distinct[i] for i in cluster) for cluster in ordered)


def name(group: Sequence[Document], mentions: Mapping[str, Sequence[Mention]]) -> str:
    """The commonest title of a group, under its usual name."""
    titles = [
        m.term
        for p in group
        for m in mentions[p.id]
        if m.kind == "title" and not m.inner and p.sections[m.section].kind == "title"
    ] or [p.title for p in group]
    counts = Counter(titles)
    return min(counts, key=lambda title: (-counts[title], title))


def _cosines(
    found: Sequence[Mapping[Feature, float]], background: Callable[[str], float]
) -> npt.NDArray[np.float64]:
    """How alike each two postings are, 0-1."""
    columns = {f: i for i, f in enumerate(sorted({f for one in found for f in one if f[0] in COMPARED}))}
    rarity = {f: -log(max(background(f[1]), RAREST_SHARE)) for f in columns}
    table = np.zeros((len(found), len(columns)))
    for row, one in enumerate(found):
        for f, weight in one.items():
            if f in columns:
                table[row, columns[f]] = weight * rarity[f]
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    alike: npt.NDArray[np.float64] = table @ table.T
    return alike
