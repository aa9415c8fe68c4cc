"""Contacts by month, and whether a change of the profile changed who writes.

The share of wrong contacts is a Beta posterior with Jeffreys prior; intervals are its quantiles (Brown, Cai
and DasGupta 2001), and Pr(after < before) is integrated over both posteriors on a grid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from auditor.contacts.power import FEWEST, MOST_MONTHS, needed
from auditor.contrast.gap import PRIOR
from auditor.records import Contact, Month, Share, Trend, Turn

INTERVAL = (0.05, 0.95)
_GRID: npt.NDArray[np.float64] = (np.arange(4000) + 0.5) / 4000


def trend(contacts: Sequence[Contact], changes: Sequence[str]) -> Trend:
    """The trend of some contacts.

    Args:
        contacts: of any side; those that are not labelled are counted, but in no share.
        changes: the days ("YYYY-MM-DD") from which a changed profile was shown.
    """
    dated = [c for c in contacts if c.date]
    labelled = [c for c in dated if c.side != "unsure"]
    by_month = Counter(c.date[:7] for c in dated)
    months = tuple(
        Month(
            month,
            by_month[month],
            share([c for c in labelled if c.date[:7] == month]),
            tuple(day for day in changes if day[:7] == month),
        )
        for month in _months([*by_month, *(day[:7] for day in changes)] if by_month else [])
    )
    ends = [*changes, "9999"]
    starts = ["", *changes]
    turns = tuple(
        _turn(
            day,
            [c for c in labelled if before <= c.date < day],
            [c for c in labelled if day <= c.date < after],
        )
        for before, day, after in zip(starts, changes, ends[1:], strict=False)
    )
    everyone = share([c for c in contacts if c.side != "unsure"])
    unsure = sum(c.side == "unsure" for c in contacts)
    return Trend(months, turns, everyone, len(contacts) - len(dated), unsure, needed(contacts, changes))


def share(labelled: Sequence[Contact]) -> Share:
    """The share of wrong contacts among labelled ones; of none nothing is known: 0 to 1."""
    wrong = sum(c.side == "mismatched" for c in labelled)
    if not labelled:
        return Share(0, 0, 0.0, 0.0, 1.0)
    cumulated = np.cumsum(_density(len(labelled), wrong))
    low, high = (float(_GRID[np.searchsorted(cumulated, bound)]) for bound in INTERVAL)
    return Share(len(labelled), wrong, wrong / len(labelled), low, high)


def _turn(day: str, before: Sequence[Contact], after: Sequence[Contact]) -> Turn:
    was, now = share(before), share(after)
    if min(was.contacts, now.contacts) < FEWEST:
        return Turn(day, was, now, None, None)
    old, new = _density(was.contacts, was.wrong), _density(now.contacts, now.wrong)
    smaller = float(old @ (np.cumsum(new) - new / 2))  # within a cell of the grid the two are even
    return Turn(day, was, now, now.share - was.share, smaller)


def _density(contacts: int, wrong: int) -> npt.NDArray[np.float64]:
    """The posterior of a share over the grid, summing to 1."""
    logs = (wrong + PRIOR - 1) * np.log(_GRID) + (contacts - wrong + PRIOR - 1) * np.log1p(-_GRID)
    density: npt.NDArray[np.float64] = np.exp(logs - logs.max())
    density /= density.sum()
    return density


def _months(named: Sequence[str]) -> list[str]:
    """Every month from the first to the last; with gaps when that would be too many."""
    if not named:
        return []
    numbers = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in named]
    if max(numbers) - min(numbers) >= MOST_MONTHS:  # then only months with contacts are shown
        return sorted(set(named))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(min(numbers), max(numbers) + 1)]
