"""Words that go together in postings, and pull together."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.records.terms import EvidenceLabel, Verdict


@dataclass(frozen=True, slots=True)
class Theme:
    """Words of a profile that keep company in postings, contrasted as one.

    `name` is the strongest title or skill among them. `terms` are those that postings of the audit ask for,
    `kin` those of which only public postings tell, both strongest first. Shares and the gap (-1 to 1) are
    of postings that ask for the theme; `probability` that its gap is above 0, from one test of the whole.
    """

    name: str
    terms: tuple[str, ...]
    kin: tuple[str, ...]
    verdict: Verdict
    evidence_label: EvidenceLabel
    gap: float
    gap_low: float
    gap_high: float
    probability: float
    mismatched_postings: int  # that ask for two of its terms, or for one of three at most
    desired_postings: int
    searches: int = 0  # simulated searches of mismatched postings that find the profile by any of its terms
    explains: int = 0  # mismatched postings whose searches find the profile because of them
