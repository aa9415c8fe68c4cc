"""Things that are alike fall into clusters: average linkage, for postings and for words."""

from __future__ import annotations

import numpy as np

from auditor.contrast.gap import Floats

JOINED = -9.0  # below any likeness


def linked(alike: Floats, least: float) -> list[list[int]]:
    """Clusters of what is alike: those with the highest mean likeness are joined while it reaches `least`.

    Args:
        alike: how alike each two things are, a square of them, symmetric, above JOINED.
    """
    clusters = [[i] for i in range(len(alike))]
    means = alike.copy()
    np.fill_diagonal(means, JOINED)
    while len(clusters) > 1:
        at, other = sorted(divmod(int(means.argmax()), len(clusters)))
        if means[at, other] < least:
            break
        sizes = len(clusters[at]), len(clusters[other])
        joined = (sizes[0] * means[at] + sizes[1] * means[other]) / sum(sizes)
        means[at], means[:, at] = joined, joined
        means[at, at] = JOINED
        means = np.delete(np.delete(means, other, axis=0), other, axis=1)
        clusters[at] = sorted(clusters[at] + clusters[other])
        del clusters[other]
    return clusters
