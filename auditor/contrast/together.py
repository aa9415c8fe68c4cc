"""Which terms of a profile go together, told blind to the sides: what keeps company in postings.

Two terms are alike as far as the postings that ask for one, and postings like these, ask for the other, and
as far as public postings let expect both in the same ones. No side is looked at, so that the test of a group
is as honest as that of a term. All constants were chosen on public job ads (tests/benchmarks/README.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TypeAlias

import numpy as np

from auditor.contrast.gap import Bools, Floats
from auditor.contrast.linkage import linked
from auditor.languages import RAREST_SHARE
from auditor.records import Kin, Term, TermTable
from auditor.settings import KIND_WEIGHTS, Settings

Groups: TypeAlias = tuple[tuple[str, ...], ...]  # of terms, by name

OF_KIN = 0.4  # of the likeness of two terms that public postings know; the rest is that of these postings
OF_LIKE_POSTINGS = 0.6  # of what a posting asks for: so much of it is what postings like it ask for
# Variance that is added to that of each term, so that one which is rare, or the same everywhere, is like few
STEADY, STEADY_KIN = 0.01, 1.0
LEAST_HALF = 0.5  # presence of terms in all at which a small group counts half
CLOSE = 0.6  # mean likeness to the others of its group from which a term hardly ever comes alone
MOST_POSTINGS = 600  # that are compared with one another; of more, so many that lie evenly among them
DIGITS = 9  # of a likeness: the last ones differ from processor to processor
UNSEARCHED = frozenset({"soft", "seniority"})  # recruiters hardly type these into a search


@dataclass(frozen=True, slots=True)
class Together:
    """Groups of terms that go together; `close` are those of them that hardly ever come alone."""

    groups: Groups = ()
    close: frozenset[str] = frozenset()


APART = Together()


def together(
    table: TermTable, family: Mapping[str, Term], background: Callable[[str], float], settings: Settings
) -> Together:
    """The groups of two and more terms of a profile that go together, of those that postings name.

    Args:
        family: the profile's terms by name.
        background: share (0-1) of postings at large that use a term.
    """
    searched = sorted(name for name, term in family.items() if term.kind not in UNSEARCHED)
    names = [name for name in searched if name in table.presence and (table.presence[name] > 0).any()]
    if len(names) < 2 or len(table.presence) < 2:
        return APART
    alike = likeness(table, names, background)
    found = [one for one in linked(alike, settings.theme_likeness) if len(one) > 1]
    close = (i for one in found for i in one if _to_others(alike, i, one) >= CLOSE)
    return Together(tuple(tuple(names[i] for i in one) for one in found), frozenset(names[i] for i in close))


def _to_others(alike: Floats, one: int, group: Sequence[int]) -> float:
    """Mean likeness of a term to the others of its group."""
    return float(alike[one, [i for i in group if i != one]].mean())


def presence_of(presence: Floats, terms: Sequence[Term]) -> Floats:
    """Soft presence in [0, 1) of a group in each posting: it grows with each of its terms, the more the less.

    A posting with half of what postings ask for of the group on the average counts half.

    Args:
        presence: postings x terms of the group.
    """
    total: Floats = presence @ np.array([KIND_WEIGHTS[term.kind] for term in terms])
    saturated: Floats = total / (total + max(LEAST_HALF, total.mean() / 2))
    return saturated


def likeness(table: TermTable, names: Sequence[str], background: Callable[[str], float]) -> Floats:
    """How alike each two terms are, -1 to 1; of one that no posting names only public postings tell.

    Args:
        names: of terms.
        background: share (0-1) of postings at large that use a term.
    """
    table = _few(table)
    presence = table.presence.reindex(columns=[*names], fill_value=0.0).to_numpy(dtype=float)
    near = _nearness(table, background)
    asked = (1 - OF_LIKE_POSTINGS) * presence + OF_LIKE_POSTINGS * near @ presence
    here = _correlation(asked, STEADY)
    if table.kin is None:
        return here
    named = (presence > 0).any(axis=0)
    odds, known = _expected(table.kin.prior.reindex(columns=[*names]).to_numpy(dtype=float))
    of_kin = np.where(np.outer(named, named), OF_KIN, 1.0)
    mixed = (1 - of_kin) * here + of_kin * _correlation(odds, STEADY_KIN)
    return np.where(np.outer(known, known), mixed, here)


def _few(table: TermTable) -> TermTable:
    """The table with no more postings than can be compared with one another."""
    rows = len(table.presence)
    if rows <= MOST_POSTINGS:
        return table
    kept = np.linspace(0, rows - 1, MOST_POSTINGS).astype(int)
    return replace(
        table,
        presence=table.presence.iloc[kept],
        kin=table.kin and Kin(table.kin.share.iloc[kept], table.kin.prior.iloc[kept]),
    )


def _nearness(table: TermTable, background: Callable[[str], float]) -> Floats:
    """How near each posting is to each other one, of the whole of the others: rows add up to 1."""
    rarity = [-log(max(background(str(name)), RAREST_SHARE)) for name in table.presence]
    asked = _of_length_one((table.presence.to_numpy(dtype=float) > 0) * np.array(rarity))
    near = asked @ asked.T
    if table.kin is not None:
        odds, known = _expected(table.kin.prior.to_numpy(dtype=float))
        company = _of_length_one((odds - odds.mean(axis=0))[:, known])
        near = (near + np.maximum(company @ company.T, 0.0)) / 2
    near = np.round(near, DIGITS) ** 2
    np.fill_diagonal(near, 0.0)
    whole: Floats = near / np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
    return whole


def _expected(prior: Floats) -> tuple[Floats, Bools]:
    """Log odds of each term in each posting, the mean where unknown; and of which terms any are known."""
    told = ~np.isnan(prior)
    known: Bools = np.asarray(told.any(axis=0), dtype=np.bool_)
    odds = np.log(prior / (1 - prior))
    mean = np.where(told, odds, 0.0).sum(axis=0) / np.maximum(told.sum(axis=0), 1)
    return np.where(told, odds, mean), known


def _correlation(columns: Floats, steady: float) -> Floats:
    """Correlation of each two columns, the nearer to 0 the less they vary."""
    centred = columns - columns.mean(axis=0)
    covariance = centred.T @ centred / len(columns)
    spread = np.sqrt(np.diag(covariance) + steady)
    return np.asarray(np.round(covariance / np.outer(spread, spread), DIGITS), dtype=np.float64)


def _of_length_one(rows: Floats) -> Floats:
    lengths: Floats = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths
