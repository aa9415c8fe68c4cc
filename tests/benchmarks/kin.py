"""What public postings add to few: the order of terms, claims and verdicts with kin and without it.

    python tests/benchmarks/kin.py TABLE [--counts FILE] [--runs 120] [--seed 0] [--fit]

TABLE is a CSV (also .csv.gz) of job ads with columns id, title, eval_label, source, text and dup_group. Only
figures come out of it. Two labels of one source are drawn, n ads of each are the sides, two further ads of
each hold the terms that are judged, and the rest is the truth; bags of the same source are left out. --counts
keeps what was found in the ads for the next run; --fit shows the constants that fit all sources but one.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import sqrt
from pathlib import Path

import numpy as np
import pandas as pd
import term_bags

from auditor.contrast import kin
from auditor.contrast.gap import INTERVAL_Z, Borrowed, Gap, soft_gap
from auditor.contrast.together import UNSEARCHED
from auditor.contrast.verdicts import contrast
from auditor.languages import ENGLISH
from auditor.records import Kin, Term, TermTable
from auditor.settings import Settings
from auditor.terms import Extractor

SIZES = (3, 5, 10)
OWN, HELD = 2, 8  # ads a side that hold the terms, and the fewest that hold the truth
TOP = 5
CLEAR = 0.15  # a gap that is plain in the truth
SURE = 0.95
NULL_SIZES = (5, 10)
GATES = (0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99)
FITTED_ON = 60  # runs a cell


@dataclass(frozen=True, slots=True)
class Ads:
    """All ads as matrices: a row each, a column a searchable term."""

    terms: tuple[Term, ...]
    counts: np.ndarray  # block-weighted, as the product counts
    lengths: np.ndarray
    share: np.ndarray  # of public postings like each, without those of its own board
    prior: np.ndarray
    company: np.ndarray
    labels: Mapping[str, Mapping[str, list[int]]]  # rows by source and label
    settings: Settings

    def presence(self, rows: Sequence[int]) -> np.ndarray:
        """Soft presence in some ads, normalised by their mean length."""
        lengths = self.lengths[list(rows)]
        average = max(self.settings.shortest_average, float(lengths.mean()))
        share = self.settings.length_normalisation
        counts, norm = self.counts[list(rows)], 1 - share + share * lengths[:, None] / average
        return counts / (counts + self.settings.saturation * norm)

    def borrowed(self, rows: Sequence[int], columns: np.ndarray) -> Borrowed:
        """What the product would borrow for these ads."""
        once, prior = 1 / (1 + self.settings.saturation), self.prior[np.ix_(rows, columns)]
        known = ~np.isnan(prior).all(axis=0)
        filled = np.where(np.isnan(prior), np.nanmean(np.where(known, prior, 0), axis=0), prior)
        return Borrowed(once * np.nan_to_num(filled), np.where(known, self.settings.kin_weight, 0.0))


@dataclass(frozen=True, slots=True)
class Draw:
    """One audit: rows of the sides, of the ads that hold the terms, and of those that hold the truth."""

    source: str
    mismatched: list[int]
    desired: list[int]
    own: list[int]
    held_mismatched: list[int]
    held_desired: list[int]

    @property
    def rows(self) -> list[int]:
        return [*self.mismatched, *self.desired]

    @property
    def sides(self) -> np.ndarray:
        return np.arange(len(self.rows)) < len(self.mismatched)


# --- data -----------------------------------------------------------------------------------------


def counted(path: Path, kept: Path | None) -> pd.DataFrame:
    """The ads with their terms and lengths, found now or in a former run."""
    ads = term_bags.table(path).sort_values("id").drop_duplicates("dup_group")
    found = json.loads(kept.read_text("utf-8")) if kept and kept.is_file() else {}
    if not found:
        extractor = Extractor(Settings())
        for row in ads.itertuples(index=False):
            if one := term_bags.counted(str(row.id), str(row.title), str(row.text), extractor):
                found[str(row.id)] = one
        if kept:
            kept.write_text(json.dumps(found), "utf-8")
    ads = ads[ads["id"].isin(found)].reset_index(drop=True)
    return ads.assign(counts=[found[i][0] for i in ads["id"]], length=[found[i][1] for i in ads["id"]])


def matrices(frame: pd.DataFrame, settings: Settings, bags: kin.Bags) -> Ads:
    """The ads as the product sees them, with their kin."""
    book = Extractor(settings)
    names = sorted({name for counts in frame["counts"] for name in counts})
    terms = tuple(t for n in names if (t := book.term(n)) and t.kind not in UNSEARCHED)
    everything = pd.DataFrame([*frame["counts"]], columns=names).fillna(0.0)
    listed = [term.name for term in terms]
    share, prior = np.full((2, len(frame), len(terms)), np.nan)
    for source, rows in frame.groupby("source").groups.items():
        found = kin.kin_of(everything.loc[rows], listed, without(bags, str(source)), settings)
        if found:
            for into, one in ((share, found.share), (prior, found.prior)):
                into[rows] = one.reindex(columns=listed).to_numpy()
    labels: dict[str, dict[str, list[int]]] = {}
    for row, (source, label) in enumerate(zip(frame["source"], frame["eval_label"], strict=True)):
        labels.setdefault(source, {}).setdefault(label, []).append(row)
    counts = everything[listed].to_numpy()
    odds = np.log(prior / (1 - prior)) - kin.BEGIN - kin.OF_SHARE * np.log(share + kin.LEAST_SHARE)
    return Ads(
        terms, counts, frame["length"].to_numpy(float), share, prior, odds / kin.OF_COMPANY, labels, settings
    )


def without(bags: kin.Bags, source: str) -> kin.Bags:
    """The table as it would be without the postings of one board."""
    listed = np.split(bags.concepts, bags.starts[1:-1])
    kept = [
        (bags.boards[board], frozenset(bags.names[number] for number in bag))
        for board, bag in zip(bags.board, listed, strict=True)
        if bags.boards[board] != source
    ]
    return kin.Bags.of(term_bags.packed(kept))


def draws(ads: Ads, size: int, runs: int, seed: int, *, null: bool = False) -> Iterator[Draw]:
    """So many draws of every source that has the ads; of one label, if `null`."""
    for source, labels in sorted(ads.labels.items()):
        need = 2 * size + 2 if null else size + OWN + HELD
        fitting = sorted(label for label, rows in labels.items() if len(rows) >= need)
        for run in range(runs if len(fitting) > (not null) else 0):
            rng = random.Random(f"{seed}/{source}/{size}/{run}/{null}")
            first, second = rng.sample(fitting, 2) if not null else 2 * [rng.choice(fitting)]
            m = rng.sample(labels[first], len(labels[first]))
            d = m[size + 1 :] if null else rng.sample(labels[second], len(labels[second]))
            own = [m[size], d[size]] if null else [*m[size : size + OWN], *d[size : size + OWN]]
            held = ([], []) if null else (m[size + OWN :], d[size + OWN :])
            yield Draw(source, m[:size], d[:size], own, *held)


# --- figures --------------------------------------------------------------------------------------


def figures(ads: Ads, draw: Draw) -> dict[str, dict[str, float]]:
    """What came of one draw, without kin and with it."""
    columns = np.flatnonzero((ads.counts[draw.own] > 0).any(axis=0))
    presence = ads.presence(draw.rows)[:, columns]
    held = ads.presence([*draw.held_mismatched, *draw.held_desired])[:, columns]
    m, d = held[: len(draw.held_mismatched)], held[len(draw.held_mismatched) :]
    truth = m.mean(axis=0) - d.mean(axis=0)
    noise = np.sqrt(m.var(axis=0, ddof=1) / len(m) + d.var(axis=0, ddof=1) / len(d))
    borrowed = ads.borrowed(draw.rows, columns)
    unseen = ~(presence > 0).any(axis=0)
    plain, with_kin = (soft_gap(presence, np.ones(len(presence)), draw.sides, b) for b in (None, borrowed))
    made = {"plain": of_gap(plain, truth, noise), "kin": of_gap(with_kin, truth, noise)}
    order, told = with_kin.gap[unseen], truth[unseen]
    for name, chosen in (("AUC, any gap", told != 0), ("AUC, plain gap", np.abs(told) >= CLEAR)):
        made["kin"][name] = auc(order[chosen], told[chosen] > 0)
    made["kin"]["unseen"] = float(unseen.mean())
    return made


def of_gap(gap: Gap, truth: np.ndarray, noise: np.ndarray) -> dict[str, float]:
    top = np.lexsort((np.arange(len(truth)), -gap.gap))[:TOP]
    claims = np.abs(gap.z) >= INTERVAL_Z
    sd = np.abs(gap.gap / np.where(gap.z == 0, 1, gap.z))
    return {
        "net": float(truth[top].sum()),
        "oracle": float(np.sort(truth)[-TOP:].sum()),
        "wrong": float((truth[top] <= 0).mean()),
        "Spearman": correlation(gap.gap, truth),
        "claims": float(claims.sum()),
        "wrong claims": float((claims & (gap.gap * truth <= 0)).sum()),
        "covered": float((np.abs(truth - gap.gap) <= INTERVAL_Z * np.hypot(sd, noise)).mean()),
    }


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    ranks = pd.Series(one).rank(), pd.Series(other).rank()
    return float(ranks[0].corr(ranks[1])) if min(r.nunique() for r in ranks) > 1 else np.nan


def auc(order: np.ndarray, positive: np.ndarray) -> float:
    """Chance that a term of the wrong side stands before one of the right side."""
    n = int(positive.sum())
    if not 0 < n < len(positive):
        return np.nan
    ranks = pd.Series(order).rank().to_numpy()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * (len(positive) - n)))


def table_of(rows: Sequence[Mapping[str, Mapping[str, float]]]) -> pd.DataFrame:
    """One row without kin, one with it, one of their difference."""
    one, other = (pd.DataFrame([row[way] for row in rows]) for way in ("plain", "kin"))
    shown = {}
    for name, frame in (("without", one), ("with kin", other)):
        shown[name] = {
            "top five, of the oracle": f"{frame.net.sum() / frame.oracle.sum():.3f}",
            "wrong": f"{frame.wrong.mean():.3f}",
            "Spearman": f"{frame.Spearman.mean():.3f}",
            "claims": f"{frame.claims.mean():.2f}",
            "wrong claims": f"{frame['wrong claims'].sum() / max(1, frame.claims.sum()):.3f}",
            "covered": f"{frame.covered.mean():.3f}",
        }
    for name in ("AUC, any gap", "AUC, plain gap", "unseen"):
        shown["with kin"][name] = f"{other[name].mean():.3f}"
    gained = (other.net - one.net) / one.oracle.mean()
    shown["difference"] = {
        "top five, of the oracle": pm(gained),
        "wrong": pm(other.wrong - one.wrong),
        "Spearman": pm(other.Spearman - one.Spearman),
    }
    return pd.DataFrame(shown).T.fillna("")


def pm(values: pd.Series) -> str:
    return f"{values.mean():+.3f} ± {values.std() / sqrt(max(1, values.count())):.3f}"


# --- verdicts -------------------------------------------------------------------------------------


def firm(ads: Ads, draw: Draw, *, with_kin: bool) -> tuple[float, bool, bool]:
    """The surest verdict to the wrong side, whether the gate is firm, and whether it could be."""
    columns = np.flatnonzero((ads.counts[draw.own] > 0).any(axis=0))
    terms = {ads.terms[c].name: ads.terms[c] for c in columns}
    index = [str(row) for row in draw.rows]

    def frame(values: np.ndarray) -> pd.DataFrame:
        return pd.DataFrame(values[:, columns], index=index, columns=[*terms])

    sides = pd.Series(np.where(draw.sides, "mismatched", "desired"), index=index)
    known = Kin(frame(ads.share[draw.rows]), frame(ads.prior[draw.rows])) if with_kin else None
    table = TermTable(
        frame(ads.presence(draw.rows)),
        sides,
        pd.Series(1.0, index=index),
        pd.Series("", index=index),
        frozenset(),
        known,
    )
    lenient = replace(ads.settings, shuffles=1, firm_probability=GATES[0], kin_ease=0.0)
    ways = (lenient, replace(ads.settings, shuffles=1))
    found, shipped = (contrast(table, terms, {}, settings)[0] for settings in ways)
    sure = max((c.score.probability for c in found if c.verdict == "wrong_role"), default=0.0)
    is_firm = any(c.verdict == "wrong_role" for c in shipped)
    if not draw.held_desired:
        return sure, is_firm, False
    held = [ads.presence(rows)[:, columns].mean(axis=0) for rows in (draw.held_mismatched, draw.held_desired)]
    return sure, is_firm, bool((held[0] - held[1]).max() >= 2 * CLEAR)


def gates(ads: Ads, runs: int, seed: int) -> pd.DataFrame:
    """Share of audits with a firm verdict to the wrong side, by the probability from which it is firm."""
    shown = {}
    for null in (True, False):
        for size in NULL_SIZES:
            drawn = [*draws(ads, size, runs, seed, null=null)]
            for with_kin in (False, True):
                found = [firm(ads, draw, with_kin=with_kin) for draw in drawn]
                kept = [one for one in found if null or one[2]]
                name = f"{'null' if null else 'could be found'}, n = {size}, {'kin' if with_kin else 'plain'}"
                shown[name] = {f"P ≥ {p:g}": f"{np.mean([s >= p for s, *_ in kept]):.3f}" for p in GATES}
                shown[name]["as shipped"] = f"{np.mean([one[1] for one in kept]):.3f}"
                shown[name]["audits"] = str(len(kept))
    return pd.DataFrame(shown).T


# --- constants ------------------------------------------------------------------------------------


def fit(ads: Ads, seed: int) -> Iterator[str]:
    """The constants of the expected share, fitted on every source but one, and on all."""
    by_source: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
    for draw in chain.from_iterable(draws(ads, size, FITTED_ON, seed) for size in SIZES):
        columns = np.flatnonzero((ads.counts[draw.own] > 0).any(axis=0))
        sides = ((draw.mismatched, draw.held_mismatched), (draw.desired, draw.held_desired))
        for rows, held in sides:
            at = np.ix_(rows, columns)
            share, company = np.nanmean(ads.share[at], axis=0), np.nanmean(ads.company[at], axis=0)
            known = ~np.isnan(share)
            inputs = np.stack(
                [np.ones(known.sum()), np.log(share + kin.LEAST_SHARE)[known], company[known]], 1
            )
            asked = (ads.counts[np.ix_(held, columns)] > 0).mean(axis=0)[known]
            by_source.setdefault(draw.source, []).append((inputs, asked))
    for left_out in ("", *sorted(by_source)):
        used = chain.from_iterable(rows for source, rows in by_source.items() if source != left_out)
        yield f"without {left_out or 'none'}: {np.round(logistic(used), 2).tolist()}"


def logistic(rows: Iterable[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    inputs, asked = map(np.concatenate, zip(*rows, strict=True))
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-inputs @ weights))
        curve = (inputs * (expected * (1 - expected))[:, None]).T @ inputs + 1e-6 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, inputs.T @ (expected - asked))
    return weights


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, metavar="TABLE", help="job ads, .csv or .csv.gz")
    parser.add_argument("--counts", type=Path, metavar="FILE", help="where what was found is kept")
    parser.add_argument("--runs", type=int, default=120, help="runs of each source and size")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fit", action="store_true", help="show the constants that fit")
    parser.add_argument("--by-source", action="store_true", help="each source by itself too")
    asked = parser.parse_args()
    settings, bags = Settings(), kin.load(ENGLISH)
    assert bags, "no table of term bags"
    ads = matrices(counted(asked.table, asked.counts), settings, bags)
    if asked.fit:
        print("\n".join(fit(ads, asked.seed + 1)))
    for size in SIZES:
        drawn = [*draws(ads, size, asked.runs, asked.seed)]
        made = [figures(ads, draw) for draw in drawn]
        print(f"\nn = {size}, {len(made)} runs\n{table_of(made).to_string()}")
        for source in sorted({draw.source for draw in drawn}) if asked.by_source else ():
            rows = [row for row, draw in zip(made, drawn, strict=True) if draw.source == source]
            print(f"\n{source}\n{table_of(rows).to_string()}")
    print(f"\nAny firm verdict to the wrong side\n{gates(ads, asked.runs, asked.seed).to_string()}")


if __name__ == "__main__":
    main()
