"""The gate: from gaps to evidence labels, and to what is firm, probable or neither.

It has two levels because one threshold cannot serve both honesty and use: firm (chance alone gives one in
under 5 % of audits), and probable, a lead to look at, which is always printed beside the number of them that
shuffled labels give on the same postings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.contrast import appeared, kin
from auditor.contrast.counts import effective
from auditor.contrast.gap import Bools, Borrowed, Floats, Gap, Posterior, gap, posterior, soft_gap, within
from auditor.contrast.together import APART, UNSEARCHED, Together, presence_of
from auditor.records import Contrast, EvidenceLabel, Score, Term, TermTable, Verdict
from auditor.settings import Settings

STATISTIC = "soft_gap"  # the one that verdicts rest on
LABELS: tuple[EvidenceLabel, ...] = ("anecdotal", "weak", "moderate", "strong", "very strong")
LABEL_PROBABILITIES = (0.80, 0.90, 0.95, 0.99)  # from which the second to last label begins
ANECDOTAL, WEAK, MODERATE, STRONG, VERY_STRONG = range(5)
# The highest label that n_eff of the smaller side allows: (below this n_eff, label)
LABEL_CAPS = ((2.0, ANECDOTAL), (3.0, WEAK), (5.0, MODERATE), (20.0, STRONG))
# Of a term that its theme makes surer: the odds where it hardly ever comes alone, in place of the settings';
# the share of the other side's postings that may ask for it; its smallest gap
CLOSE_ODDS, MOST_ON_OTHER_SIDE, LEAST_GAP = 10.0, 0.10, 0.05
MOST_SURE = 6.0  # z beyond which nothing is surer
TINY_SAMPLE = 3.0  # n_eff up to which open terms are capped at "weak"

Quantile = NormalDist().inv_cdf


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
    alone: Floats  # z of each term by itself, without what its theme lends it
    eased: Floats  # the part (0-1) by which bars of z are lower for what a term borrows


@dataclass(frozen=True, slots=True)
class View:
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
    themes: View | None  # groups of terms, each as one
    theme: npt.NDArray[np.int64]  # by term the number of its group, -1 for none
    close: Bools  # of terms, whether they hardly ever come without their group

    @classmethod
    def of(
        cls,
        table: TermTable,
        terms: Sequence[Term],
        settings: Settings,
        confirmed: frozenset[str] = frozenset(),
        together: Together = APART,
    ) -> View:
        """The view of some terms, and of those of them that go together."""
        names = [term.name for term in terms]
        companies = [name or f"#{row}" for row, name in enumerate(table.companies)]
        first: dict[str, int] = {}  # row of each company
        alone = cls(
            table.presence.reindex(columns=names, fill_value=0.0).to_numpy(dtype=float),
            np.asarray(table.weights, dtype=np.float64),
            np.array([first.setdefault(name, row) for row, name in enumerate(companies)], dtype=float),
            tuple(terms),
            np.array([name in table.nice_to_have for name in names], dtype=bool),
            np.array([term.kind == "open" for term in terms], dtype=bool),
            np.array([name in confirmed for name in names], dtype=bool),
            appeared.heard(table, names),
            settings,
            kin.borrowed(table, names, settings),
            None if table.kin is None else table.kin.share.reindex(columns=names).to_numpy(dtype=float),
            None,
            np.full(len(names), -1),
            np.array([name in together.close for name in names], dtype=bool),
        )
        return alone._grouped(names, together) if together.groups else alone

    def _grouped(self, names: Sequence[str], together: Together) -> View:
        """The same view with its terms in groups."""
        theme = np.full(len(names), -1)
        for number, group in enumerate(together.groups):
            theme[[names.index(name) for name in group]] = number
        members = [np.flatnonzero(theme == number) for number in range(len(together.groups))]
        themes = View(
            np.column_stack([presence_of(self.presence[:, m], [self.terms[i] for i in m]) for m in members]),
            self.weights,
            self.companies,
            tuple(Term(group[0], "method") for group in together.groups),
            np.array([self.nice_to_have[m].all() for m in members]),
            np.array([self.open_terms[m].all() for m in members]),
            np.array([self.confirmed[m].any() for m in members]),
            (np.zeros(len(members)), np.zeros(len(members))),
            replace(self.settings, firm_probability=self.settings.theme_probability),
            None,
            None,
            None,
            np.full(len(together.groups), -1),
            np.full(len(together.groups), fill_value=False),
        )
        return replace(self, themes=themes, theme=theme)

    def judge(self, mismatched: Bools, other: Posterior | None = None) -> Judged:
        """Apply the gate to labels `mismatched`; `other` is the posterior of a side without postings."""
        gaps = (
            soft_gap(self.presence, self.weights, mismatched, self.borrowed, self.heard)
            if other is None
            else self._against(other, mismatched)
        )
        smaller = self._smaller_side(mismatched, one_sided=other is not None)
        label = self._labels(gaps, mismatched, smaller) - (other is not None)
        label = np.maximum(label, ANECDOTAL)
        settings = self.settings
        wide = np.abs(gaps.gap) >= settings.smallest_gap
        z = np.abs(gaps.z)
        eased = np.zeros(len(z))
        if self.borrowed:
            eased += settings.kin_ease * self.borrowed.part(smaller)
        firm = (
            wide
            & (other is None)
            & (z >= Quantile(settings.firm_probability) * (1 - eased))
            & (label >= STRONG)
            & (smaller >= settings.firm_postings)
        )
        likely = z >= Quantile(settings.probable_probability) * (1 - eased)
        probable = wide & likely & (label >= WEAK) & ~firm
        searched = np.array([term.kind not in UNSEARCHED for term in self.terms], dtype=bool)
        alone = Judged(gaps, label, firm & searched, probable & searched, gaps.z, eased)
        return (
            alone if other is not None or self.themes is None else self._as_themes(alone, mismatched, smaller)
        )

    def _as_themes(self, alone: Judged, mismatched: Bools, smaller: float) -> Judged:
        """The answer for terms that go together: one that leans as its theme surely does is surer than alone.

        Of such terms so many more lean its way than not, in ads that an audit has not seen, that what its
        own postings say of each begins from these odds. A single posting makes none of them firm, nor does a
        theme with which a term does not go closely.
        """
        settings, inside = self.settings, self._led(alone.gap, mismatched)
        z = alone.gap.z.copy()
        for i in np.flatnonzero(inside):
            odds = CLOSE_ODDS if self.close[i] else settings.theme_odds
            z[i] = np.sign(z[i]) * _with_odds(abs(float(z[i])), odds)
        gaps = replace(alone.gap, z=z)
        label = np.where(inside, np.maximum(self._labels(gaps, mismatched, smaller), WEAK), alone.label)
        sure = inside & self.close & (np.abs(z) >= Quantile(settings.firm_probability)) & (label >= STRONG)
        sure &= (np.abs(gaps.gap) >= settings.smallest_gap) & (smaller >= settings.firm_postings)
        firm = alone.firm | sure
        lead = inside & (np.abs(z) >= Quantile(settings.probable_probability))
        return Judged(gaps, label, firm, ~firm & (alone.probable | lead), alone.gap.z, alone.eased)

    def _led(self, gaps: Gap, mismatched: Bools) -> Bools:
        """Which terms lean as their theme surely does, and hardly stand on the other side."""
        if self.themes is None:
            return np.zeros(len(self.terms), dtype=np.bool_)
        themes, leans = self.themes.judge(mismatched), np.sign(gaps.gap)
        led = (self.theme >= 0) & themes.firm[self.theme] & (np.sign(themes.gap.gap[self.theme]) == leans)
        here, there = (
            np.where(leans > 0, self._asking_share(rows), self._asking_share(~rows))
            for rows in (mismatched, ~mismatched)
        )
        led &= (here > 0) & (there <= MOST_ON_OTHER_SIDE) & (np.abs(gaps.gap) >= LEAST_GAP)
        return np.asarray(led, dtype=np.bool_)

    def _asking_share(self, rows: Bools) -> Floats:
        """The share of some postings that ask for each term at all."""
        share: Floats = (self.presence[rows] > 0).mean(axis=0)
        return share

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
        why = _why(self.terms[i], score, counts, totals, verdict, label)
        why += _lent(float(judged.alone[i]), float(gaps.z[i])) + kin.said(shares) + heard
        term, eased = self.terms[i], float(judged.eased[i])
        return Contrast(term.name, term.kind, score, *counts, label, verdict, why, *shares, eased)

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

    def _columns(self, chosen: Sequence[int]) -> View:
        return View(
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
            self.themes,
            self.theme[chosen],
            self.close[chosen],
        )


def _with_odds(z: float, odds: float) -> float:
    """The z of a probability that begins from odds other than even."""
    normal = NormalDist()
    favour = odds * normal.cdf(z)
    return min(normal.inv_cdf(favour / (favour + normal.cdf(-z))), MOST_SURE) if z < MOST_SURE else z


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


def _lent(alone: float, beside: float) -> str:
    """What the theme of a term adds to its probability, "" for nothing."""
    if alone == beside:
        return ""
    sure = _probability(NormalDist().cdf(abs(alone)))
    return f"; probability {sure} by itself, surer by the words that it goes with"


def _probability(value: float) -> str:
    return "over .999" if value > 0.999 else f"{value:.3f}".lstrip("0")
