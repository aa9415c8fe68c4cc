"""Which terms of a profile go together, told blind to the sides: what keeps company in postings.

Two terms are alike as far as the postings of the audit that ask for one ask for the other, and as far as public
postings like them let expect both. No side is looked at, so that the test of a group is as honest as that of
a term. All constants were chosen on public job ads (tests/benchmarks/README.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from auditor.contrast.gap import Floats
from auditor.contrast.linkage import linked
from auditor.records import Term, TermTable
from auditor.settings import KIND_WEIGHTS, Settings

Together: TypeAlias = tuple[tuple[str, ...], ...]  # groups of terms, by name

APART: Together = ()
OF_KIN = 0.4  # of the likeness of two terms that public postings know; the rest is that of these postings
# Variance that is added to that of each term, so that one which is rare, or the same everywhere, is like few
STEADY, STEADY_KIN = 0.1, 1.0
SATURATION = 0.5  # of a group's presence by the sum of its terms': one of them is .57
UNSEARCHED = frozenset({"soft", "seniority"})  # recruiters hardly type these into a search


def together(table: TermTable, family: Mapping[str, Term], settings: Settings) -> Together:
    """The groups of two and more terms of a profile that go together, with at least two that postings name.

    Args:
        family: the profile's terms by name.
    """
    names = sorted(name for name, term in family.items() if term.kind not in UNSEARCHED)
    if len(names) < 2 or len(table.presence) < 2:
        return APART
    presence = table.presence.reindex(columns=names, fill_value=0.0).to_numpy(dtype=float)
    named = (presence > 0).any(axis=0)
    found = linked(_alike(table, names, presence), settings.theme_likeness)
    return tuple(tuple(names[i] for i in one) for one in found if named[one].sum() > 1)


def presence_of(presence: Floats, terms: Sequence[Term]) -> Floats:
    """Soft presence in [0, 1) of a group in each posting: it grows with each of its terms, the less the more.

    Args:
        presence: postings x terms of the group.
    """
    weights = np.array([KIND_WEIGHTS[term.kind] for term in terms])
    total: Floats = presence @ weights
    saturated: Floats = total / (total + SATURATION)
    return saturated


def _alike(table: TermTable, names: Sequence[str], presence: Floats) -> Floats:
    """How alike each two terms are, -1 to 1."""
    here = _correlation(presence, STEADY)
    if table.kin is None:
        return here
    odds, known = _expected(table.kin.prior.reindex(columns=[*names]).to_numpy(dtype=float))
    both = np.outer(known, known)
    return np.where(both, (1 - OF_KIN) * here + OF_KIN * _correlation(odds, STEADY_KIN), here)


def _expected(prior: Floats) -> tuple[Floats, np.ndarray]:
    """Log odds of each term in each posting, and of which terms they are known; an odd posting is as the mean."""
    told = ~np.isnan(prior)
    known = told.any(axis=0)
    odds = np.log(prior / (1 - prior))
    mean = np.where(told, odds, 0.0).sum(axis=0) / np.maximum(told.sum(axis=0), 1)
    return np.where(told, odds, mean), known


def _correlation(columns: Floats, steady: float) -> Floats:
    """Correlation of each two columns, nearer to 0 the less they vary."""
    centred = columns - columns.mean(axis=0)
    covariance = centred.T @ centred / len(columns)
    spread = np.sqrt(np.diag(covariance) + steady)
    alike: Floats = covariance / np.outer(spread, spread)
    return np.round(alike, 9)  # the last digits differ from processor to processor
