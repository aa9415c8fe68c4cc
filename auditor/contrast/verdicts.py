"""A term table becomes contrasts: for each term its gap, how sure it is, and a verdict.

The gate has two levels because one threshold cannot serve both honesty and use: `wrong_role` is
firm (chance alone gives one in under 5 % of audits), `probably_wrong_role` is a lead to look at, and
is always printed beside the number of them that shuffled labels give on the same postings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from auditor.contrast import appeared, kin
from auditor.contrast.counts import effective
from auditor.contrast.gap import (
    Bools,
    Borrowed,
    Floats,
    Gap,
    Posterior,
    gap,
    posterior,
    soft_gap,
    within,
)
from auditor.records import Contrast, EvidenceLabel, Kin, Notice, Score, Term, TermTable, Verdict
from auditor.settings import Settings

STATISTIC = "soft_gap"  # the one that verdicts rest on
LABELS: tuple[EvidenceLabel, ...] = ("anecdotal", "weak", "moderate", "strong", "very strong")
LABEL_PROBABILITIES = (0.80, 0.90, 0.95, 0.99)  # from which the second to last label begins
ANECDOTAL, WEAK, MODERATE, STRONG, VERY_STRONG = range(5)
# The highest label that n_eff of the smaller side allows: (below this n_eff, label)
LABEL_CAPS = ((2.0, ANECDOTAL), (3.0, WEAK), (5.0, MODERATE), (20.0, STRONG))
TINY_SAMPLE = 3.0  # n_eff up to which open terms are capped at "weak"
BACKGROUND_POSTINGS = 10  # what the background shares count for when one side is not given
MOST_EXTRA_POSTINGS = 3  # a person is not going to find more for one term

Quantile = NormalDist().inv_cdf
UNSEARCHED = frozenset({"soft", "seniority"})  # recruiters hardly type these into a search


class Chance(NamedTuple):
    """Mean number of profile terms that pass the gate to the wrong side on shuffled labels.

    None with postings of one side only, which have no labels to shuffle.
    """

    firm: float | None
    probable: float | None


@dataclass(frozen=True, slots=True)
class Judged:
    """The gate's answer for many terms: `label` indexes LABELS; the others are truth values."""

    gap: Gap
    label: np.ndarray
    firm: Bools
    probable: Bools


def contrast(
    table: TermTable,
    family: Mapping[str, Term],
    candidates: Mapping[str, Term],
    settings: Settings,
    background: Callable[[str], float] | None = None,
    confirmed: frozenset[str] = frozenset(),
) -> tuple[tuple[Contrast, ...], Chance]:
    """Judge the profile's terms, and the terms that it lacks.

    Args:
        table: postings of both sides, or of one when `background` stands in for the other.
        family: the profile's terms by name.
        candidates: terms of the postings that are not in the profile; those found `missing` are kept.
        background: share of postings at large that use a term (0-1), when one side is not given.
        confirmed: terms that a recruiter said they searched for; thin data cap their label less.

    Returns:
        The contrasts, ordered from the wrong side to the right one, and what chance alone would flag.
    """
    terms = sorted({**candidates, **family})
    kinds = {**candidates, **family}
    view = _View.of(table, [kinds[name] for name in terms], settings, confirmed)
    mismatched = (table.sides == "mismatched").to_numpy()
    judged = view.judge(mismatched, _background_side(table, terms, background))
    contrasts = []
    for i, name in enumerate(terms):
        one = view.contrast(i, judged, mismatched, in_profile=name in family)
        if name in family or one.verdict == "missing":
            contrasts.append(one)
    ordered = sorted(contrasts, key=lambda c: (-c.score.gap, -c.score.probability, c.term))
    tested = [i for i, name in enumerate(terms) if name in family and kinds[name].kind not in UNSEARCHED]
    chance = view.chance(mismatched, tested) if background is None else Chance(None, None)
    return tuple(ordered), chance


def side_sizes(table: TermTable) -> tuple[float, float]:
    """n_eff of the mismatched and of the desired side."""
    mismatched, desired = (table.weights[table.sides == side] for side in ("mismatched", "desired"))
    return effective(mismatched.tolist()), effective(desired.tolist())


def what_would_help(
    table: TermTable,
    contrasts: Sequence[Contrast],
    terms: Mapping[str, Term],
    called: Mapping[str, str],
    settings: Settings,
) -> tuple[Notice, ...]:
    """Which further postings would lift the leading uncertain term by a label; at most one notice.

    Found by adding imagined mismatched postings from new companies that mention the term once.

    Args:
        called: by term, its name for people.
    """
    uncertain = [
        c
        for c in contrasts
        if c.kind not in UNSEARCHED
        and c.score.gap >= settings.smallest_gap
        and LABELS.index(c.evidence_label) < STRONG
        and c.mismatched_postings
    ]
    for one in sorted(uncertain, key=lambda c: (-c.score.probability, c.term)):
        for extra in range(1, MOST_EXTRA_POSTINGS + 1):
            label = _label_with(table, terms[one.term], extra, settings)
            if label > LABELS.index(one.evidence_label):
                more = "1 more mismatched posting" if extra == 1 else f"{extra} more mismatched postings"
                companies = "from a new company" if extra == 1 else "from different companies"
                verb = "it mentions" if extra == 1 else "they mention"
                return (
                    Notice(
                        "what-would-help",
                        "info",
                        f"{more} {companies} would lift {called[one.term]} from {one.evidence_label} to "
                        f"{LABELS[label]} evidence, if {verb} it.",
                        one.term,
                    ),
                )
    return ()


@dataclass(frozen=True, slots=True)
class _View:
    """The table as arrays, with what the caps of a term's evidence label need."""

    presence: Floats
    weights: Floats
    companies: Floats  # a number per row, the same for one employer; an unnamed one is of its own
    terms: tuple[Term, ...]
    nice_to_have: Bools
    open_terms: Bools
    confirmed: Bools
    heard: tuple[Floats, Floats]  # on the mismatched and the desired side, the part of one more posting
    settings: Settings
    borrowed: Borrowed | None
    kin: Floats | None  # share of public postings like each one; NaN of what is not known

    @classmethod
    def of(
        cls,
        table: TermTable,
        terms: Sequence[Term],
        settings: Settings,
        confirmed: frozenset[str] = frozenset(),
    ) -> _View:
        names = [term.name for term in terms]
        companies = [name or f"#{row}" for row, name in enumerate(table.companies)]
        return cls(
            table.presence.reindex(columns=names, fill_value=0.0).to_numpy(dtype=float),
            np.asarray(table.weights, dtype=np.float64),
            np.array([companies.index(name) for name in companies], dtype=float),
            tuple(terms),
            np.array([name in table.nice_to_have for name in names], dtype=bool),
            np.array([term.kind == "open" for term in terms], dtype=bool),
            np.array([name in confirmed for name in names], dtype=bool),
            appeared.heard(table, names),
            settings,
            kin.borrowed(table, names, settings),
            None if table.kin is None else table.kin.share.reindex(columns=names).to_numpy(dtype=float),
        )

    def judge(self, mismatched: Bools, other: Posterior | None = None) -> Judged:
        """Apply the gate to labels `mismatched`; `other` is the posterior of a side without postings."""
        presence = self.presence
        gaps = (
            soft_gap(presence, self.weights, mismatched, self.borrowed, self.heard)
            if other is None
            else self._against(other, mismatched)
        )
        smaller = self._smaller_side(mismatched, one_sided=other is not None)
        label = self._labels(gaps, mismatched, smaller) - (other is not None)
        label = np.maximum(label, ANECDOTAL)
        settings = self.settings
        wide = np.abs(gaps.gap) >= settings.smallest_gap
        z = np.abs(gaps.z)
        borrowed = self.borrowed.part(smaller) if self.borrowed else 0.0
        firm = (
            wide
            & (other is None)
            & (z >= Quantile(settings.firm_probability) * (1 - settings.kin_ease * borrowed))
            & (label >= STRONG)
            & (smaller >= settings.firm_postings)
        )
        probable = wide & (z >= Quantile(settings.probable_probability)) & (label >= WEAK) & ~firm
        searched = np.array([term.kind not in UNSEARCHED for term in self.terms], dtype=bool)
        return Judged(gaps, label, firm & searched, probable & searched)

    def chance(self, mismatched: Bools, tested: Sequence[int]) -> Chance:
        """Shuffle the labels: all ways when there are few, else seeded ones; same gate, mean counts."""
        if not tested:
            return Chance(0.0, 0.0)
        view = self._columns(tested)
        firm, probable, shuffles = 0, 0, 0
        for labels in _shuffles(mismatched, self.settings):
            judged = view.judge(labels)
            towards_wrong = judged.gap.gap > 0
            firm += int((judged.firm & towards_wrong).sum())
            probable += int((judged.probable & towards_wrong).sum())
            shuffles += 1
        return Chance(firm / shuffles, probable / shuffles)

    def contrast(self, i: int, judged: Judged, mismatched: Bools, *, in_profile: bool) -> Contrast:
        """The contrast of term number `i`."""
        gaps = judged.gap
        score = Score(
            STATISTIC,
            float(gaps.gap[i]),
            float(gaps.low[i]),
            float(gaps.high[i]),
            NormalDist().cdf(float(gaps.z[i])),
            float(gaps.mismatched[i]),
            float(gaps.desired[i]),
            within(float(gaps.mismatched[i]), float(gaps.mismatched_variance[i])),
            within(float(gaps.desired[i]), float(gaps.desired_variance[i])),
        )
        asked = self.presence[:, i] > 0
        counts = int(asked[mismatched].sum()), int(asked[~mismatched].sum())
        asking = (
            self._asking(i, mismatched) if self.borrowed else (score.mismatched_share, score.desired_share)
        )
        verdict = self._verdict(score, asking, (bool(judged.firm[i]), bool(judged.probable[i])), in_profile)
        label = LABELS[int(judged.label[i])]
        totals = int(mismatched.sum()), int((~mismatched).sum())
        borrowed = self.kin if self.borrowed and self.borrowed.postings[i] else None
        shares = (None, None) if borrowed is None else kin.shares(borrowed[:, i], self.weights, mismatched)
        heard = appeared.said(float(self.heard[0][i]), float(self.heard[1][i]))
        why = _why(self.terms[i], score, counts, totals, verdict, label) + kin.said(shares) + heard
        return Contrast(self.terms[i].name, self.terms[i].kind, score, *counts, label, verdict, why, *shares)

    def _asking(self, i: int, mismatched: Bools) -> tuple[float, float]:
        """The share of each side that asks for a term, by its postings and what is heard, without kin."""
        one, other = (
            float(
                posterior(
                    self.weights[rows] @ self.presence[rows, i] + more[i],
                    float(self.weights[rows].sum()) + more[i],
                ).mean
            )
            for rows, more in zip((mismatched, ~mismatched), self.heard, strict=True)
        )
        return one, other

    def _verdict(
        self, score: Score, asking: tuple[float, float], sure: tuple[bool, bool], in_profile: bool
    ) -> Verdict:
        """By the gate's answer, `sure`; what is borrowed does not say how often a side asks."""
        settings, (firm, probable) = self.settings, sure
        if not in_profile:
            lacks = (
                score.probability <= 1 - settings.probable_probability
                and score.gap <= -settings.smallest_gap
                and asking[1] >= settings.missing_share
            )
            return "missing" if lacks and (firm or probable) else "undecided"
        if firm:
            return "wrong_role" if score.gap > 0 else "right_role"
        if probable:
            return "probably_wrong_role" if score.gap > 0 else "probably_right_role"
        both = min(asking) >= settings.shared_share
        same = -settings.shared_tolerance <= score.low and score.high <= settings.shared_tolerance
        return "shared" if both and same else "undecided"

    def _labels(self, gaps: Gap, mismatched: Bools, smaller: float) -> np.ndarray:
        """Evidence label of each term: by probability, then capped by how thin its evidence is."""
        label = np.searchsorted([Quantile(p) for p in LABEL_PROBABILITIES], np.abs(gaps.z), side="right")
        cap = next((cap for below, cap in LABEL_CAPS if smaller < below), VERY_STRONG)
        label = np.minimum(label, np.minimum(cap + self.confirmed, VERY_STRONG))
        side = np.where((gaps.gap > 0)[None, :], mismatched[:, None], ~mismatched[:, None])
        asked = (self.presence > 0) & side
        employers = np.where(asked, self.companies[:, None], np.nan)
        one_company = np.fmax.reduce(employers) == np.fmin.reduce(employers)
        label = np.where(one_company, np.minimum(label, WEAK), label)
        label = np.where(self.nice_to_have, label - 1, label)
        if smaller <= TINY_SAMPLE:
            label = np.where(self.open_terms, np.minimum(label, WEAK), label)
        return np.where(asked.sum(axis=0) <= 1, ANECDOTAL, np.maximum(label, ANECDOTAL))

    def _smaller_side(self, mismatched: Bools, *, one_sided: bool) -> float:
        sizes = [effective(self.weights[rows].tolist()) for rows in (mismatched, ~mismatched)]
        return max(sizes) if one_sided else min(sizes)

    def _against(self, other: Posterior, mismatched: Bools) -> Gap:
        """The gap between the one side that is given and the background."""
        given = posterior(self.weights @ self.presence, float(self.weights.sum()))
        return gap(given, other) if mismatched.any() else gap(other, given)

    def _columns(self, chosen: Sequence[int]) -> _View:
        return _View(
            self.presence[:, chosen],
            self.weights,
            self.companies,
            tuple(self.terms[i] for i in chosen),
            self.nice_to_have[chosen],
            self.open_terms[chosen],
            self.confirmed[chosen],
            (self.heard[0][chosen], self.heard[1][chosen]),
            self.settings,
            self.borrowed and Borrowed(self.borrowed.presence[:, chosen], self.borrowed.postings[chosen]),
            None if self.kin is None else self.kin[:, chosen],
        )


def _background_side(
    table: TermTable, terms: Sequence[str], background: Callable[[str], float] | None
) -> Posterior | None:
    if background is None:
        return None
    shares = np.array([background(term) for term in terms], dtype=float)
    return posterior(BACKGROUND_POSTINGS * shares, BACKGROUND_POSTINGS)


def _shuffles(mismatched: Bools, settings: Settings) -> Iterator[Bools]:
    """Ways to relabel the postings, the real one among them when all are taken."""
    rows, size = len(mismatched), int(mismatched.sum())
    if comb(rows, size) <= settings.shuffles:
        for chosen in combinations(range(rows), size):
            labels = np.zeros(rows, dtype=bool)
            labels[list(chosen)] = True
            yield labels
    else:
        random = np.random.default_rng(settings.seed)
        for _ in range(settings.shuffles):
            yield random.permutation(mismatched)


def _label_with(table: TermTable, term: Term, extra: int, settings: Settings) -> int:
    """The term's label after `extra` more mismatched postings from new companies mention it once."""
    new = [f"+{i}" for i in range(extra)]
    once = 1 / (1 + settings.saturation)
    presence = table.presence.reindex(columns=[term.name], fill_value=0.0)
    more = TermTable(
        pd.concat([presence, pd.DataFrame({term.name: once}, index=new)]),
        pd.concat([table.sides, pd.Series("mismatched", index=new)]),
        pd.concat([table.weights, pd.Series(1.0, index=new)]),
        pd.concat([table.companies, pd.Series(new, index=new)]),
        table.nice_to_have - {term.name},
        table.kin
        and Kin(*(one.reindex([*presence.index, *new]) for one in (table.kin.share, table.kin.prior))),
        table.heard,
    )
    judged = _View.of(more, [term], settings).judge((more.sides == "mismatched").to_numpy())
    return int(judged.label[0])


def _why(
    term: Term,
    score: Score,
    counts: tuple[int, int],
    totals: tuple[int, int],
    verdict: Verdict,
    label: EvidenceLabel,
) -> str:
    """The rule behind the verdict in one sentence."""
    sides = [
        f"{count} of {total} {side}"
        for count, total, side in zip(counts, totals, ("mismatched", "desired"), strict=True)
        if total
    ]
    asked = f"asked for in {' and '.join(sides)} posting{'s' if max(totals) != 1 else ''}"
    if term.kind in UNSEARCHED:
        return f"{asked}; recruiters hardly search for such words"
    if not any(counts):
        return "no posting asks for it"
    if verdict == "undecided":
        return f"{asked}; too little to tell the sides apart"
    if verdict == "shared":
        return f"{asked}; about as often on both sides"
    return f"{asked}; {label} evidence"
