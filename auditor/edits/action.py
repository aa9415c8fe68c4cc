"""What is advised for each term of a profile."""

from __future__ import annotations

from collections.abc import Collection
from statistics import NormalDist

from auditor.edits.causes import Causes
from auditor.records import Contrast, Qualifier

REMOVE_PROBABILITY = 0.90
DEMOTE_PROBABILITY = 0.80
KEEP_PROBABILITY = 0.20
SHARED_SHARE = 0.15  # share of desired postings above which a term is not removed
LEAST_GAP = 0.15

NORMAL = NormalDist()


def action(
    contrast: Contrast, qualifiers: Collection[Qualifier], causes: Causes, protected: Collection[str]
) -> str:
    """What is advised for a term: remove, demote, qualify, add, keep or unsure.

    Only what is surely wrong, and hardly asked for by the desired side, is removed; what both want is
    demoted at most. What is said as past or denied and not surely wrong is to be qualified for a human
    reader; no keyword search reads that.
    """
    term, score = contrast.term, contrast.score
    if contrast.verdict == "missing":
        return "add"
    if score.probability <= KEEP_PROBABILITY or causes.credit.get(term, 0.0) > causes.blame.get(term, 0.0):
        return "keep"
    if not _reaches(DEMOTE_PROBABILITY, contrast) or score.gap < LEAST_GAP:
        return "qualify" if qualifiers and {*qualifiers} <= {"past", "negated"} else "unsure"
    shared = score.desired_share > SHARED_SHARE or term in protected
    if not shared and _reaches(REMOVE_PROBABILITY, contrast):
        return "remove"
    return "demote" if shared else "unsure"


def _reaches(bar: float, contrast: Contrast) -> bool:
    """Whether a term is so probable; what it borrows draws both sides together, and lowers the bar."""
    return contrast.score.probability >= NORMAL.cdf(NORMAL.inv_cdf(bar) * (1 - contrast.eased))
