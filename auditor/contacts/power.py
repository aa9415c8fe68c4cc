"""How long a halving of the wrong contacts takes to show, from the present rate and share.

Two-sided level .10, power .80. The wrong contacts of a time are Poisson, so that the root of a rate has the
variance 1 / (4 time), and two rates l and l/2 of times t and u tell apart where

    (sqrt(l) - sqrt(l/2))^2 = (z_.95 + z_.80)^2 / 4 * (1/t + 1/u)

(Huffman 1984, Applied Statistics 33; Gu, Ng, Tang and Schucany 2008, Biometrical Journal 50). The wrong
ones of some contacts are binomial, and of two shares p and p/2 of n and m contacts the same holds with the
arcsine:

    (2 asin(sqrt(p)) - 2 asin(sqrt(p/2)))^2 = (z_.95 + z_.80)^2 * (1/n + 1/m)

(Cohen 1988, Statistical Power Analysis, chapter 6). The present share is that of the trend, with Jeffreys'
prior: after seven wrong contacts of seven nobody knows that all are wrong, which would make a change easy to
see. The trend says nothing of fewer contacts than five on a side, and so no fewer are promised here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, ceil, sqrt
from statistics import NormalDist

from auditor.contrast.gap import PRIOR
from auditor.records import Contact, Needed

FEWEST = 5  # wrong contacts, below which a rate says nothing; labelled ones, below which a share does
MOST_MONTHS = 120  # a longer span is a date that was mistyped
LEVEL, POWER = 0.10, 0.80
_Z = (NormalDist().inv_cdf(1 - LEVEL / 2) + NormalDist().inv_cdf(POWER)) ** 2


def needed(contacts: Sequence[Contact], changes: Sequence[str]) -> Needed:
    """What it takes for a halving to show, from the contacts since the last change of the profile, or from
    all where those are too few.

    Args:
        contacts: of any side; those that are not labelled, or have no date, are left out.
        changes: the days ("YYYY-MM-DD") from which a changed profile was shown, oldest first.
    """
    labelled = [c for c in contacts if c.date and c.side != "unsure"]
    since = [c for c in labelled if changes and c.date >= changes[-1]]
    chosen = since if _wrong(since) >= FEWEST else labelled
    wrong, months = _wrong(chosen), _months([c.date for c in chosen])
    if wrong < FEWEST:
        return Needed(len(chosen), wrong, months, FEWEST, None, None, None, None)
    rate = wrong / months
    roots = 4 * rate * (1 - sqrt(0.5)) ** 2 / _Z
    share = (wrong + PRIOR) / (len(chosen) + 2 * PRIOR)
    arcs = (2 * asin(sqrt(share)) - 2 * asin(sqrt(share / 2))) ** 2 / _Z
    after = _after(arcs, len(chosen))
    return Needed(
        len(chosen), wrong, months, FEWEST,
        _after(roots, months), ceil(2 / roots), after and max(FEWEST, after), max(FEWEST, ceil(2 / arcs)),
    )  # fmt: skip


def _after(told: float, before: float) -> int | None:
    """How much is needed after a change with so much before it; None where no amount is enough, or more than
    twice what it takes with as much on either side."""
    left = told - 1 / before
    return ceil(1 / left) if left >= told / 4 else None


def _wrong(contacts: Sequence[Contact]) -> int:
    return sum(c.side == "mismatched" for c in contacts)


def _months(dates: Sequence[str]) -> int:
    """The months from the first day to the last, both counted whole; 0 without any.

    Of a span so long that a date is mistyped, those with contacts.
    """
    numbers = {int(date[:4]) * 12 + int(date[5:7]) for date in dates}
    span = max(numbers) - min(numbers) + 1 if numbers else 0
    return span if span <= MOST_MONTHS else len(numbers)
