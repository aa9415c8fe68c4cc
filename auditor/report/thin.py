"""What the postings of an audit are enough to say; every page asks here before it says it."""

from __future__ import annotations

from auditor.records import Attraction, Audit, Side

TRIED = 3.0  # n_eff a side, from which plans were tried on other postings: data/evaluation/search-shift.md
SURE = 5.0  # n_eff a side that a firm verdict needs, where an audit does not keep another setting
UNSEARCHED = ("soft", "seniority")  # recruiters hardly type these into a search
# Evidence on which a word that nobody searches for is said to divide the sides: P >= .95, five postings each.
# Of words that both sides ask for alike at most 1 in 27 gets it (tests/report/test_terms.py).
DIVIDES = ("strong", "very strong")
SMALLEST_GAP = 0.15
FLAGGED = ("wrong_role", "probably_wrong_role")


def size(audit: Audit, side: Side) -> float:
    """How many different postings of a side were given (n_eff)."""
    summary = audit.summary
    if side == "mismatched":
        return summary.mismatched_effective if audit.mismatched and summary.mismatched_postings else 0.0
    return summary.desired_effective if audit.desired and summary.desired_postings else 0.0


def smaller(audit: Audit) -> float:
    """The same of the smaller side, of those that were given."""
    return min(filter(None, (size(audit, "mismatched"), size(audit, "desired"))), default=0.0)


def has_both(audit: Audit) -> bool:
    """Whether postings of both sides were given."""
    return bool(size(audit, "mismatched") and size(audit, "desired"))


def can_be_sure(audit: Audit) -> bool:
    """Whether any word could get a firm verdict."""
    least = audit.provenance.settings.get("firm_postings", SURE)
    return has_both(audit) and isinstance(least, int | float) and smaller(audit) >= least


def is_tried(audit: Audit) -> bool:
    """Whether there are so many postings as plans were tried with; else no figure of one is told."""
    return smaller(audit) >= TRIED


def weakens(audit: Audit, side: Side) -> bool:
    """Whether it can be said by what part a plan weakens a side: some search finds the person, of enough."""
    if not audit.plan or size(audit, side) < TRIED:
        return False
    before = audit.plan.before
    return bool(before.searches_mismatched if side == "mismatched" else before.searches_desired)


def divides(term: Attraction) -> Side | None:
    """The side that asks far more for a word without a verdict, as recruiters hardly type such words."""
    is_sure = term.evidence_label in DIVIDES and abs(term.gap) >= SMALLEST_GAP
    if term.kind not in UNSEARCHED or not term.mentions or not is_sure:
        return None
    return "mismatched" if term.gap > 0 else "desired"
