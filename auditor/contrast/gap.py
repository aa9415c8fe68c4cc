"""The soft document-frequency gap: in what share of postings each side asks for a term."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]

PRIOR = 0.5  # Jeffreys; a background-centred prior covered only 76 % at a nominal 90 % with 3 postings
INTERVAL_Z = 1.645  # of the 90 % interval


@dataclass(frozen=True, slots=True)
class Posterior:
    """Beta posterior of each term's share of postings on one side, by its mean and variance."""

    mean: Floats
    variance: Floats


@dataclass(frozen=True, slots=True)
class Gap:
    """Gaps of many terms at once, all arrays of one length. `z` is gap / sd, `low`-`high` the 90 % range."""

    mismatched: Floats
    desired: Floats
    gap: Floats
    low: Floats
    high: Floats
    z: Floats
    mismatched_variance: Floats
    desired_variance: Floats

    @property
    def probability(self) -> Floats:
        """Pr(gap > 0) for each term."""
        cdf = NormalDist().cdf
        return np.array([cdf(z) for z in self.z])


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What is known beside the postings: postings x terms, the presence to expect; by term, its worth.

    The expectation of a side is the mean over its postings, so that a shuffled side has that of its own.
    """

    presence: Floats
    postings: Floats

    def part(self, given: float) -> Floats:
        """What part of a share is borrowed beside so many postings, by term."""
        return self.postings / (given + 2 * PRIOR + self.postings)


def posterior(
    asked: Floats, postings: Floats | float, prior: Floats | float = 0.0, worth: Floats | float = 0.0
) -> Posterior:
    """Share posterior from soft counts: `asked` = sum of w * s, `postings` = sum of w.

    A presence `prior` that is expected counts as so many more postings as it is `worth`.
    """
    a = asked + PRIOR + worth * prior
    total = postings + 2 * PRIOR + worth
    mean = a / total
    return Posterior(mean, mean * (1 - mean) / (total + 1))


def gap(mismatched: Posterior, desired: Posterior) -> Gap:
    """The difference of two independent shares, by normal approximation of the posterior."""
    difference = mismatched.mean - desired.mean
    sd = np.sqrt(mismatched.variance + desired.variance)
    return Gap(
        mismatched.mean,
        desired.mean,
        difference,
        np.clip(difference - INTERVAL_Z * sd, -1, 1),
        np.clip(difference + INTERVAL_Z * sd, -1, 1),
        difference / sd,
        mismatched.variance,
        desired.variance,
    )


def within(share: float, variance: float) -> tuple[float, float]:
    """The 90 % range of a share, by the same normal approximation, within 0-1."""
    reach = INTERVAL_Z * sqrt(variance)
    return max(0.0, share - reach), min(1.0, share + reach)


def soft_gap(
    presence: Floats,
    weights: Floats,
    mismatched: Bools,
    borrowed: Borrowed | None = None,
    heard: tuple[Floats | float, Floats | float] = (0.0, 0.0),
) -> Gap:
    """Gap g = p_M - p_D of every term, with p a Beta posterior over soft presence.

    Each posting gives a number s = tf / (tf + k_s * norm) in [0, 1) instead of a raw count, so that
    one posting repeating a word ten times is still one posting. Per side a = sum w*s, n = sum w and
    p ~ Beta(a + 1/2, n - a + 1/2). What is borrowed counts as further postings, equally many on both
    sides, so that it moves nothing where it says the same of both.

    Do not trust it below 3 postings a side, where about one in five leading terms points the wrong
    way, nor where postings of the two sides come from different job boards: it then learns the board.
    The interval is conservative from 10 postings a side on, because fractional counts carry less
    variance than the Beta assumes.

    Args:
        presence: postings x terms, soft presence in [0, 1).
        weights: one weight in (0, 1] per posting.
        mismatched: one truth value per posting; the others are desired.
        borrowed: what public postings like these say.
        heard: for the mismatched and the desired side, by term the part of one more posting that asks for it
            and says nothing of other terms.
    """
    sides = []
    for rows, more in zip((mismatched, ~mismatched), heard, strict=True):
        asked, postings = weights[rows] @ presence[rows], float(weights[rows].sum())
        prior = weights[rows] @ borrowed.presence[rows] / postings if borrowed else 0.0
        worth = borrowed.postings if borrowed else 0.0
        sides.append(posterior(asked + more, postings + more, prior, worth))
    return gap(*sides)
