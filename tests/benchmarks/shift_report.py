"""What `search_shift.py` found, as Markdown: every figure with its standard error and its target."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import verdict_gate
from verdict_gate import FITTING, PACKAGES, Extractor, any_firm, markdown, share

import auditor

if TYPE_CHECKING:
    from search_shift import Cell, Run
    from verdict_gate import Cell as GateCell

ORDERS = (
    "R",
    "bar",
    "gap only",
    "leave-one-out only",
    "TF-IDF difference",
    "Fightin' Words",
    "G2",
    "oracle of what is seen",
    "random",
    "oracle",
)
NORMALISED = {3: 0.60, 5: 0.72, 10: 0.82, 20: 0.92}
MRR = {3: 0.72, 10: 0.80, 20: 0.80}
WRONG = {3: 0.15, 5: 0.10, 10: 0.05, 20: 0.03}
OF_ORACLE = {3: 75.0, 5: 82.0, 10: 92.0}
OVER_TF_IDF = 3.0  # points, at n <= 5
MOST_LOST = 5.0  # % of the desired attraction, by the plan
NOMINAL = {0.95: 5.0, 0.90: 10.0}
TOLERATED = 2.0  # points of wrong claims above nominal
COVERED = (88.0, 98.0)
STABLE = 0.8
FAR_RECALL = 0.95
SPEED = 0.5
RESAMPLES = 1000
LAST = {
    "wanted": "what searches are made of",
    "findable": "the profile as searches see it",
    "explain": "blame and credit",
    "attribute": "attractions",
    "tried": "searches as they are typed",
    "plan": "edits",
    "survival": "the leading terms under other weights",
    "all": "all of these",
}


def report(
    close: Sequence[Cell],
    far: Cell,
    null: Sequence[GateCell],
    taken: dict[str, list[float]],
    command: str,
    extractor: Extractor,
) -> str:
    """All cells: the command on top, the versions below."""
    installed = [f"auditor {auditor.__version__}", f"Python {platform.python_version()}"]
    installed += [f"{name} {version(name)}" for name in (*PACKAGES, "bm25s")]
    installed += [f"pipeline {extractor.model or 'none'}"]
    parts = [
        "# Searches and edits, measured",
        f"```\n{command}\n```",
        "± is one standard error: of the mean over runs; of ratios and shares of terms by resampling whole "
        "runs. Runs of one label share ads, so it is a lower bound. *R* is the product's order before "
        "exposure, *bar* its order in the report; both have to beat the baselines below them, which order "
        "the same terms. The oracle knows the held-out ads, and is the ceiling; "
        "the *oracle of what is seen* knows them too, but puts terms that no mismatched posting of the audit "
        "asks for last, as whoever has only these postings must. Target columns and rows are "
        "for *R* unless they say otherwise; **bold** is missed.",
        "## 1 Planted keywords: what is found",
        "Recall of the five planted terms among the first five, as they are:",
        by_order(close, "recall@5"),
        ceilings(close),
        "The same, normalised: (x - random) / (oracle - random).",
        normalised(close),
        "*R* less each baseline, run by run:",
        paired(close, "recall@5"),
        "Recall among the first ten:",
        by_order(close, "recall@10"),
        "Mean reciprocal rank of the first planted term:",
        by_order(close, "MRR", MRR),
        "Wrong in direction: share of the first five whose gap in the held-out ads is ≤ 0.",
        by_order(close, "wrong", WRONG, at_most=True),
        "Wrong in direction among those of *R*'s first five that the audit is surer of:",
        gated_table(close),
        "### Far pairs",
        far_table(far),
        "## 2 Retrieval shift: what the five first removals change on held-out ads",
        "Net points: % of the attraction to mismatched ads that goes, less % of that to desired ones.",
        by_order(close, "net", digits=1),
        "As a share of the oracle's net, in %:",
        of_oracle(close),
        "*R* less each baseline, run by run, in points:",
        paired(close, "net", digits=1),
        "Its two halves, in %:",
        halves(close),
        "### The product's own plan",
        plan_table(close),
        "*Promised* is what the plan prints for the postings of the audit, the rest is on held-out ads.",
        "### A ranker that the product never saw",
        ranker_table(close),
        "BM25 over the whole text, plain words. *Words*: an ad's title with the eight most telling words of "
        "its text; *terms*: its title with the words of its must-haves. *Net* in points of BM25 score. "
        "Agrees: share of runs whose net has the sign that the simulated searches give, of the runs where "
        "these give one.",
        "## 3 Calibration: what is claimed",
        claims_table(close),
        "Wrong: share of claims whose held-out gap is ≤ 0, in %; *below 0* leaves out those that are exactly "
        "0, *unseen* are terms that no held-out ad uses. *Said* is the mean 1 - P of the claims. Few ads are "
        "held out, so a part of what counts as wrong is their noise: *expected here* is what right claims "
        "would show in samples of that size. Profile terms are counted without the "
        "planted ones, which were chosen by the held-out ads; *all terms* are those of the audit's postings, "
        "whether the profile has them or not.",
        "Coverage of the 90 % interval, in %:",
        coverage_table(close),
        "*With its noise* widens each interval by the standard error of the held-out gap, as a fair test has "
        "to; the other two take the held-out gap for the truth.",
        "Halves of one label (every firm verdict is a false one):",
        null_table(null),
        "Every posting given twice:",
        doubled_table(close),
        "## 4 Stability: share of the top five that stays without one posting",
        stability_table(close),
        "## 5 Speed: share of the time of a whole audit",
        speed_table(taken),
        "Measured inside one run by timing the stages; reading files and loading the lexicon and the tagger "
        "are not part of it. These figures alone differ from run to run.",
        "## By source",
        source_table(close),
        "## What was run",
        "\n".join(group_line(cell) for cell in (*close, far)),
        ", ".join(installed) + ".",
    ]
    return "\n\n".join(parts) + "\n"


# --- tables ---------------------------------------------------------------------------------------


def by_order(
    cells: Sequence[Cell],
    metric: str,
    targets: dict[int, float] | None = None,
    *,
    at_most: bool = False,
    digits: int = 3,
) -> str:
    rows = []
    for way in ORDERS:
        row = {"order": way}
        for cell in cells:
            values = column(cell, way, metric)
            shown = mean(values, digits)
            if targets and way == "R" and cell.size in targets and len(values):
                shown = marked(shown, float(np.mean(values)), targets[cell.size], at_most=at_most)
            row[head(cell)] = shown
        rows.append(row)
    if targets:
        sign = "≤" if at_most else "≥"
        rows.append(target_row(cells, {n: f"{sign} {value:.2f}" for n, value in targets.items()}))
    return markdown(rows)


def ceilings(cells: Sequence[Cell]) -> str:
    """What the audit has to work with."""
    said = (
        f"{head(cell)}: {mean([r.detected for r in cell.runs])} and {mean([r.asked_for for r in cell.runs])}"
        for cell in cells
    )
    return (
        "Share of the planted terms that the extractor finds in the profile, and share that any mismatched "
        f"posting of the audit asks for, without which it can only be guessed: {'; '.join(said)}."
    )


def normalised(cells: Sequence[Cell]) -> str:
    rows = []
    for way in ORDERS[:-2]:
        row = {"order": way}
        for cell in cells:
            x, low, high = (column(cell, one, "recall@5") for one in (way, "random", "oracle"))
            value, error = resampled(lambda x, low, high: (x - low) / (high - low), x, low, high)
            shown = f"{value:.2f} ± {error:.2f}"
            row[head(cell)] = marked(shown, value, NORMALISED[cell.size]) if way == "R" else shown
        rows.append(row)
    rows.append(target_row(cells, {n: f"≥ {value:.2f}" for n, value in NORMALISED.items()}))
    return markdown(rows)


def paired(cells: Sequence[Cell], metric: str, digits: int = 3) -> str:
    rows = []
    for way in ORDERS[1:]:
        row = {"R less": way}
        for cell in cells:
            differences = column(cell, "R", metric) - column(cell, way, metric)
            shown = mean(differences, digits)
            if metric == "net" and way == "TF-IDF difference" and cell.size <= 5:
                shown = (
                    marked(shown, float(np.mean(differences)), OVER_TF_IDF) + f" (target ≥ {OVER_TF_IDF:g})"
                )
            row[head(cell)] = shown
        rows.append(row)
    return markdown(rows)


def gated_table(cells: Sequence[Cell]) -> str:
    rows = []
    for least in ("0.80", "0.90"):
        row = {"P ≥": least}
        for cell in cells:
            sure, wrong = (column(cell, "R", f"{what} {least}") for what in ("sure", "sure and wrong"))
            value, error = resampled(lambda wrong, sure: wrong / sure, wrong, sure)
            row[head(cell)] = f"{value:.3f} ± {error:.3f} (of {mean(sure, 1)} a run)"
        rows.append(row)
    return markdown(rows)


def far_table(far: Cell) -> str:
    rows = []
    for way in ORDERS:
        values = column(far, way, "recall@5")
        shown = mean(values, 3)
        rows.append(
            {
                "order": way,
                "recall@5": marked(shown, float(np.mean(values)), FAR_RECALL) if way == "R" else shown,
                "target": f"≥ {FAR_RECALL}" if way == "R" else "",
                "recall@10": mean(column(far, way, "recall@10"), 3),
                "wrong in direction": mean(column(far, way, "wrong"), 3),
            }
        )
    return f"{markdown(rows)}\n\n{ceilings([far])}" if far.runs else "No data."


def of_oracle(cells: Sequence[Cell]) -> str:
    rows = []
    for way in ORDERS[:-1]:
        row = {"order": way}
        for cell in cells:
            x, high = column(cell, way, "net"), column(cell, "oracle", "net")
            value, error = resampled(lambda x, high: 100 * x / high, x, high)
            shown = f"{value:.0f} ± {error:.0f}"
            if way == "R" and cell.size in OF_ORACLE:
                shown = marked(shown, value, OF_ORACLE[cell.size])
            row[head(cell)] = shown
        rows.append(row)
    rows.append(target_row(cells, {n: f"≥ {value:g}" for n, value in OF_ORACLE.items()}))
    return markdown(rows)


def halves(cells: Sequence[Cell]) -> str:
    return markdown(
        [
            {
                "order": way,
                **{
                    f"{head(cell)}: {what}": mean(column(cell, way, metric), 1)
                    for cell in cells
                    for what, metric in (("mismatched", "dropM"), ("desired", "lossD"))
                },
            }
            for way in ORDERS
        ]
    )


def plan_table(cells: Sequence[Cell]) -> str:
    rows = []
    for cell in cells:
        plans = pd.DataFrame([run.plan for run in cell.runs])
        made, idle = plans[plans["edits"] > 0], plans[plans["edits"] == 0]
        net = column(cell, "oracle", "net")
        value, error = resampled(lambda x, high: 100 * x / high, plans["net"].to_numpy(), net)
        lost = float(plans["lossD"].mean())
        rows.append(
            {
                "cell": cell.name,
                "terms to remove or demote": mean(plans["offered"], 1),
                "edits": mean(plans["edits"].tolist(), 1),
                "no edits": share((plans["edits"] == 0).tolist()),
                "of these: no mismatched search finds the profile": share((idle["not found"] == 1).tolist()),
                "nothing to remove or demote": share(
                    ((idle["not found"] == 0) & (idle["offered"] == 0)).tolist()
                ),
                "reaches its target": share((plans["reaches"] == 1).tolist()),
                "fragile": share((made["fragile"] == 1).tolist()),
                "promised: mismatched": mean(plans["promised drop"].tolist(), 1),
                "mismatched": mean(plans["dropM"].tolist(), 1),
                "promised: desired": mean(plans["promised loss"].tolist(), 1),
                "desired": marked(mean(plans["lossD"].tolist(), 1), lost, MOST_LOST, at_most=True),
                "target": f"≤ {MOST_LOST:g}",
                "net": mean(plans["net"].tolist(), 1),
                "% of oracle's": f"{value:.0f} ± {error:.0f}",
                "net > 0, of plans with edits": share((made["net"] > 0).tolist()),
                "net < 0": share((made["net"] < 0).tolist()),
            }
        )
    return markdown(rows)


def ranker_table(cells: Sequence[Cell]) -> str:
    rows = []
    for cell in cells:
        for way in ("R", "plan", "TF-IDF difference", "oracle"):
            row = {"cell": cell.name, "edits": way}
            for kind in ("words", "terms"):
                net = [run.ranker[kind][way] for run in cell.runs]
                own = [(run.plan if way == "plan" else run.by_order[way])["net"] for run in cell.runs]
                both = [(a, b) for a, b in zip(net, own, strict=True) if abs(b) > 1e-9]
                row[f"{kind}: net"] = mean(net, 1)
                row[f"{kind}: net > 0"] = share([a > 0 for a, b in both])
                row[f"{kind}: agrees"] = share([a * b > 0 for a, b in both])
                row["runs"] = str(len(both))
            rows.append(row)
    return markdown(rows)


def claims_table(cells: Sequence[Cell]) -> str:
    rows = []
    for which, chosen in TERMS.items():
        for least, nominal in NOMINAL.items():
            for cell in cells:
                flagged = [t[(t["probability"] >= least)] for t in (chosen(run.claims) for run in cell.runs)]
                sizes = np.array([len(t) for t in flagged], dtype=float)

                def rate(
                    wrong: Callable[[pd.DataFrame], pd.Series],
                    flagged: Sequence[pd.DataFrame] = flagged,
                    sizes: np.ndarray = sizes,
                ) -> tuple[float, float]:
                    found = np.array([float(wrong(t).sum()) for t in flagged])
                    return resampled(lambda found, size: 100 * found / size, found, sizes)

                wrong, below, unseen, said, expected = (
                    rate(lambda t: t["truth"] <= 0),
                    rate(lambda t: t["truth"] < 0),
                    rate(lambda t: t["unseen"]),
                    rate(lambda t: 1 - t["probability"]),
                    rate(lambda t: t["expected"]),
                )
                rows.append(
                    {
                        "terms": which,
                        "P ≥": f"{least:.2f}",
                        "cell": cell.name,
                        "claims": str(int(sizes.sum())),
                        "per run": mean(sizes.tolist(), 1),
                        "wrong": marked(pm(wrong), wrong[0], nominal + TOLERATED, at_most=True),
                        "target": f"≤ {nominal + TOLERATED:g}",
                        "below 0": pm(below),
                        "unseen": pm(unseen),
                        "said": pm(said),
                        "expected here": pm(expected),
                    }
                )
    return markdown(rows)


def _profile_terms(terms: pd.DataFrame) -> pd.DataFrame:
    return terms[terms["in_profile"] & ~terms["planted"]]


TERMS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "profile terms": _profile_terms,
    "all terms": lambda terms: terms,
}


def coverage_table(cells: Sequence[Cell]) -> str:
    rows = []
    for which, chosen in TERMS.items():
        for cell in cells:
            tables = [chosen(run.claims) for run in cell.runs]
            sizes = np.array([len(t) for t in tables], dtype=float)

            def covered(
                inside: Callable[[pd.DataFrame], pd.Series],
                tables: Sequence[pd.DataFrame] = tables,
                sizes: np.ndarray = sizes,
            ) -> tuple[float, float]:
                found = np.array([float(inside(t).sum()) for t in tables])
                return resampled(lambda found, size: 100 * found / size, found, sizes)

            plain = covered(lambda t: (t["low"] <= t["truth"]) & (t["truth"] <= t["high"]))
            soft = covered(lambda t: (t["low"] <= t["soft_truth"]) & (t["soft_truth"] <= t["high"]))
            fair = covered(
                lambda t: (t["soft_truth"] - t["gap"]).abs() <= 1.645 * np.hypot(t["sd"], t["soft_error"])
            )
            rows.append(
                {
                    "terms": which,
                    "cell": cell.name,
                    "terms ": str(int(sizes.sum())),
                    "gap of document shares": within(pm(plain), plain[0]),
                    "gap of soft presence": within(pm(soft), soft[0]),
                    "with its noise": within(pm(fair), fair[0]),
                    "target": f"{COVERED[0]:g}-{COVERED[1]:g}",
                }
            )
    return markdown(rows)


def null_table(cells: Sequence[GateCell]) -> str:
    rows = []
    for cell in cells:
        false = sum(o.summary.wrong_role > 0 for o in cell.outcomes) / max(1, len(cell.outcomes))
        rows.append(
            {
                "cell": cell.name,
                "audits": str(len(cell.outcomes)),
                "any firm wrong_role": marked(any_firm(cell.outcomes), 100 * false, 5, at_most=True),
                "target": "≤ 5 %",
            }
        )
    return markdown(rows)


def doubled_table(cells: Sequence[Cell]) -> str:
    rows = []
    for cell in cells:
        found = [run.doubled for run in cell.runs if run.doubled]
        if found:
            bar = max(f["bar"] for f in found)
            rows.append(
                {
                    "cell": cell.name,
                    "runs": str(len(found)),
                    "other terms": share([f["terms differ"] > 0 for f in found]),
                    "other verdicts": share([f["verdicts differ"] > 0 for f in found]),
                    "other plan": share([f["plans differ"] > 0 for f in found]),
                    "largest change of a bar (0-100)": f"{bar:.1e}" if bar else "0",
                    "target": "nothing changes",
                }
            )
    return markdown(rows)


def stability_table(cells: Sequence[Cell]) -> str:
    rows = []
    for cell in cells:
        found = [run.overlap for run in cell.runs if run.overlap]
        if found:
            by_r, by_bar = ([f[way] for f in found] for way in ("R", "bar"))
            rows.append(
                {
                    "cell": cell.name,
                    "runs": str(len(found)),
                    "by R": marked(mean(by_r), float(np.mean(by_r)), STABLE),
                    "by bar": mean(by_bar),
                    "target": f"≥ {STABLE}",
                }
            )
    return markdown(rows)


def speed_table(taken: dict[str, list[float]]) -> str:
    sizes = [int(size) for size in taken["sizes"]]
    rows = []
    for name, what in LAST.items():
        values = taken[name]
        middle = float(np.median(values))
        shown = f"{middle:.2f} ({min(values):.2f}-{max(values):.2f})"
        rows.append(
            {
                f"{sizes[0]} + {sizes[1]} postings": what,
                f"share, median of {len(values)} audits (range)": marked(shown, middle, SPEED, at_most=True)
                if name == "all"
                else shown,
                "target": f"≤ {SPEED}" if name == "all" else "",
            }
        )
    return markdown(rows)


def source_table(cells: Sequence[Cell]) -> str:
    rows = []
    for cell in cells:
        for source, is_resume in sorted({(run.source, run.is_resume) for run in cell.runs}):
            runs = [run for run in cell.runs if (run.source, run.is_resume) == (source, is_resume)]
            rows.append(
                {
                    "cell": cell.name,
                    "source": source,
                    "profile": "résumé" if is_resume else "ads",
                    "runs": str(len(runs)),
                    **{
                        f"{metric}: {way}": mean([run.by_order[way][metric] for run in runs], digits)
                        for metric, digits in (("recall@5", 2), ("wrong", 2), ("net", 1))
                        for way in ("R", "TF-IDF difference", "oracle")
                    },
                    "lossD by plan": mean([run.plan["lossD"] for run in runs], 1),
                    "planted terms found in the profile": mean([run.detected for run in runs]),
                    "held-out ads a side": mean([run.held for run in runs], 0),
                }
            )
    return markdown(rows)


def group_line(cell: Cell) -> str:
    made = Counter(run.size for run in cell.runs)
    per_side = ", ".join(f"{runs} runs of {size}" for size, runs in sorted(made.items()))
    refused = f"; {cell.refused} refused" if cell.refused else ""
    passed = f"; {cell.passed_over} draws had fewer than five terms to plant"
    resumes = sum(run.is_resume for run in cell.runs)
    fitting = f"; {resumes} profiles are résumés" if FITTING else ""
    groups = ". ".join(cell.groups) or "No data"
    return f"- **{cell.name}** ({per_side} postings a side{refused}{passed}{fitting}). {groups}."


# --- figures --------------------------------------------------------------------------------------


def column(cell: Cell, way: str, metric: str) -> np.ndarray:
    """One figure of every run."""
    runs: Sequence[Run] = cell.runs
    return np.array([run.by_order[way][metric] for run in runs], dtype=float)


def resampled(ratio: Callable[..., float], *columns: np.ndarray) -> tuple[float, float]:
    """A ratio of means over runs, and its standard error by resampling the runs."""
    size = len(columns[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(ratio(*(np.float64(one.mean()) for one in columns))) if size else float("nan")
        rng = np.random.default_rng(0)
        draws = [rng.integers(0, size, size) for _ in range(RESAMPLES if size else 0)]
        others = np.array([ratio(*(np.float64(one[rows].mean()) for one in columns)) for rows in draws])
    others = others[np.isfinite(others)]
    if not len(others):
        return value, float("nan")
    low, high = np.percentile(others, (15.87, 84.13))  # a resample whose denominator is nearly 0 does no harm
    return value, float(high - low) / 2


def mean(values: Sequence[float] | np.ndarray, digits: int = 2) -> str:
    return verdict_gate.mean([float(value) for value in values], digits)


def pm(figure: tuple[float, float]) -> str:
    return f"{figure[0]:.1f} ± {figure[1]:.1f}" if np.isfinite(figure[0]) else "-"


def marked(shown: str, value: float, target: float, *, at_most: bool = False) -> str:
    """Bold where the target is missed."""
    missed = value > target if at_most else value < target
    return f"**{shown}**" if missed else shown


def within(shown: str, value: float) -> str:
    return shown if COVERED[0] <= value <= COVERED[1] else f"**{shown}**"


def head(cell: Cell) -> str:
    return f"n = {cell.size}"


def target_row(cells: Sequence[Cell], targets: dict[int, str]) -> dict[str, str]:
    return {"order": "*target*", **{head(cell): targets.get(cell.size, "") for cell in cells}}
