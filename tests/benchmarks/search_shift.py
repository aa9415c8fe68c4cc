"""Whether the right words are found, and whether taking them out moves the right searches.

    python tests/benchmarks/search_shift.py TABLE [--resumes TABLE] [--runs 120] [--seed 0] [--quick] [--once] [--out FILE.md]

TABLE is a CSV (also .csv.gz) of job ads with columns id, title, label (or eval_label), source, text
and dup_group. Only figures come out of it: the report quotes no text. README.md beside this file
says what is measured and how.
"""  # noqa: E501

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import kin as kin_benchmark
import numpy as np
import pandas as pd
import shift_report
import verdict_gate as gate
from baselines import (
    RANKER_DOCUMENTS,
    Ranker,
    orders,
    rarity,
    term_scores,
    without_mentions,
    word_query,
    words,
)
from planting import (
    CLOSE_RULE,
    FAR_RULE,
    FAR_SIZE,
    MOST_TRIES,
    PLANTED,
    Draw,
    HeldOut,
    Page,
    Planted,
    Rule,
    Watched,
    far_pairs,
    held_out,
    watched,
)
from verdict_gate import Ad, CachedExtractor, Extractor

from auditor.contrast import kin
from auditor.contrast.gap import Gap, soft_gap
from auditor.contrast.kin import borrowed
from auditor.contrast.together import UNSEARCHED
from auditor.errors import AuditorError
from auditor.records import Side
from auditor.searches.chance import chance
from auditor.searches.drawn import Wanted
from auditor.searches.profile import Findable
from auditor.settings import Settings

SIZES = {3: 3, 5: 5, 10: 10, 20: 18}  # postings a side, and the fewest to make do with
TOP = 5
GATES = (0.80, 0.90)  # P from which a term among the first five is worth acting on
LEFT_OUT = {5: 120, 10: 120, 20: 60}  # runs that are repeated without each posting
DOUBLED = (5, 10)  # postings a side of the runs that are repeated with every posting given twice
QUICK_RUNS = 12
SPEED_SIZE, SPEED_WORDS, SPEED_RUNS = 30, 1500, 5
SEARCHING = ("wanted", "findable", "explain", "attribute", "tried", "plan", "survival")
RANKED = ("R", "TF-IDF difference", "oracle")  # shown to the independent ranker, beside the plan


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run."""

    source: str
    is_resume: bool
    size: int
    held: int  # held-out ads of the label that has fewer
    detected: float  # share of the planted terms that the extractor finds in the profile
    asked_for: float  # share of them that any mismatched posting of the audit asks for
    by_order: dict[str, dict[str, float]]  # figures of each order of the terms
    plan: dict[str, float]
    ranker: dict[str, dict[str, float]]  # net shift of each version of the profile, by kind of query
    claims: pd.DataFrame
    overlap: dict[str, float] = field(default_factory=dict)
    doubled: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Cell:
    """The runs of one size."""

    name: str
    size: int
    groups: tuple[str, ...]
    runs: list[Run] = field(default_factory=list)
    passed_over: int = 0  # draws with too few terms to plant
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Bench:
    """What all runs share."""

    draw: Draw
    extractor: Extractor
    ads: Mapping[str, Mapping[str, tuple[Ad, ...]]]
    rarity: Mapping[str, Mapping[str, float]]  # of plain words, by source
    seed: int
    again: bool  # whether audits are repeated without each posting, and with every posting given twice


# --- runs -----------------------------------------------------------------------------------------


def cell(
    bench: Bench, name: str, pairs: Mapping[str, Sequence[tuple[str, str]]], size: int, rule: Rule, runs: int
) -> Cell:
    """Runs of one size until there are enough, sources and their pairs in turn."""
    listed = {s: dict.fromkeys(tuple(sorted(pair)) for pair in found) for s, found in pairs.items()}
    shown = tuple(f"{s}: {'; '.join(f'{a} / {b}' for a, b in found)}" for s, found in listed.items())
    made = Cell(f"{name}, n = {size}", size, shown)
    for number, source, pair in gate.in_turn(pairs, runs * MOST_TRIES):
        if len(made.runs) == runs:
            break
        started = time.perf_counter()
        key = f"{bench.seed}/{name}/{size}/{number}"
        case = bench.draw.run(source, pair, size, rule, random.Random(key))
        if not case:
            made.passed_over += 1
            continue
        try:
            with foreign_bags(source):
                made.runs.append(run(bench, case, pair, random.Random(f"{key}/ties"), len(made.runs), name))
        except AuditorError as error:
            made.refused += 1
            print(f"  refused: {error}", file=sys.stderr)
            continue
        print(f"  {made.name}: run {len(made.runs)}, {time.perf_counter() - started:.2f} s", file=sys.stderr)
    return made


@contextmanager
def foreign_bags(source: str) -> Iterator[None]:
    """Audits that borrow from other boards alone, as those of people whose board is not in the table."""
    shipped = kin.load
    kin.load = lambda language: (bags := shipped(language)) and _foreign(bags, source)
    try:
        yield
    finally:
        kin.load = shipped


@cache
def _foreign(bags: kin.Bags, source: str) -> kin.Bags:
    return kin_benchmark.without(bags, source)


def run(
    bench: Bench, case: Planted, pair: tuple[str, str], rng: random.Random, number: int, name: str
) -> Run:
    """One audit, every order of its terms, and what each would have changed on held-out ads."""
    extractor = bench.extractor
    desired, mismatched = ([ad.source for ad in side] for side in (case.desired, case.mismatched))
    seen = watched(case.profile, desired, mismatched, extractor)
    phrases = extractor.open_terms(seen.audit.profile)
    held = held_out(case.profile, case.held_desired, case.held_mismatched, phrases, extractor)
    searched = [t for t in seen.audit.terms if t.mentions and t.kind not in UNSEARCHED]
    gaps = held.gaps()
    truth = {t.term: float(gaps.get(t.term, 0.0)) for t in searched}
    sure = {t.term: t.probability for t in searched}
    scores = term_scores(seen.sides, seen.mentions, extractor.background_share, extractor.settings)
    ordered = orders(searched, seen.ranks, truth, scores, rng)
    by_order = {
        way: figures(terms, case.terms, truth, sure) | shift(seen.profile, without(seen, terms), held)
        for way, terms in ordered.items()
    }
    close = name == "close" and bench.again
    repeated = close and number < LEFT_OUT.get(case.asked, 0)
    return Run(
        case.source,
        case.is_resume,
        len(mismatched),
        min(len(case.held_desired), len(case.held_mismatched)),
        sum(term in truth for term in case.terms) / PLANTED,
        sum(t.mismatched_postings > 0 for t in searched if t.term in case.terms) / PLANTED,
        by_order,
        plan_figures(seen, held),
        independent(bench, case, pair, seen, ordered, held, rng),
        claims(case, seen, held, extractor),
        left_out(case, seen, ordered, extractor) if repeated else {},
        doubled(case, seen, extractor) if close and len(desired) in DOUBLED else {},
    )


def figures(
    terms: Sequence[str], planted: Sequence[str], truth: Mapping[str, float], sure: Mapping[str, float]
) -> dict[str, float]:
    """How well one order brings the planted terms to the top."""
    places = [terms.index(term) + 1 for term in planted if term in truth]
    top = [truth[term] for term in terms[:TOP]]
    gated = {
        f"{what} {least:.2f}": float(sum(sure[t] >= least and truth[t] <= most for t in terms[:TOP]))
        for least in GATES
        for what, most in (("sure", 1.0), ("sure and wrong", 0.0))
    }
    return gated | {
        "recall@5": sum(place <= 5 for place in places) / len(planted),
        "recall@10": sum(place <= 10 for place in places) / len(planted),
        "MRR": 1 / min(places) if places else 0.0,
        "wrong": sum(gap <= 0 for gap in top) / max(1, len(top)),
    }


def without(seen: Watched, terms: Sequence[str]) -> Findable:
    return seen.profile.without(frozenset(terms[:TOP]))


def shift(before: Findable, after: Findable, held: HeldOut) -> dict[str, float]:
    """Parts of the attraction to held-out ads that go: of both labels, and the difference in points."""
    dropped, lost = (
        _gone(*(_attraction(one, held.ads[side]) for one in (before, after)))
        for side in ("mismatched", "desired")
    )
    return {"dropM": 100 * dropped, "lossD": 100 * lost, "net": 100 * (dropped - lost)}


def _attraction(profile: Findable, ads: Sequence[Wanted]) -> float:
    total = sum(ad.weight for ad in ads)
    return sum(ad.weight * chance(profile, ad) for ad in ads) / total if total else 0.0


def _gone(before: float, after: float) -> float:
    return 1 - after / before if before else 0.0


def plan_figures(seen: Watched, held: HeldOut) -> dict[str, float]:
    """The product's own plan: what it promises on its own postings, and what it does on held-out ones."""
    plan = seen.audit.plan
    return shift(seen.profile, seen.edited, held) | {
        "edits": float(len(plan.edits)),
        "not found": float(not seen.audit.summary.attraction_mismatched),
        "offered": float(sum(t.action in ("remove", "demote") for t in seen.stages.given["plan"][0])),
        "reaches": float(plan.reaches_target),
        "promised drop": 100 * plan.dropped,
        "promised loss": 100 * plan.lost,
        "fragile": float(plan.fragile),
    }


def independent(
    bench: Bench,
    case: Planted,
    pair: tuple[str, str],
    seen: Watched,
    ordered: Mapping[str, Sequence[str]],
    held: HeldOut,
    rng: random.Random,
) -> dict[str, dict[str, float]]:
    """Net shift in points by plain BM25, for two kinds of queries of each held-out ad."""
    document, own = seen.audit.profile, seen.own
    texts = {"before": without_mentions(document, own, frozenset())}
    for way in RANKED:
        texts[way] = without_mentions(document, own, frozenset(ordered[way][:TOP]))
    texts["plan"] = planned_text(seen)
    others = [
        ad.text for label, ads in bench.ads[case.source].items() if label not in pair for ad in ads
    ]  # in the order of the table
    ranker = Ranker(rng.sample(others, min(RANKER_DOCUMENTS, len(others))), texts)
    found = {}
    for kind in ("words", "terms"):
        totals = {}
        for side in ("mismatched", "desired"):
            totals[side] = ranker.totals(queries(held, side, kind, bench.rarity[case.source]))
        found[kind] = {
            way: 100
            * (
                _gone(totals["mismatched"]["before"], totals["mismatched"][way])
                - _gone(totals["desired"]["before"], totals["desired"][way])
            )
            for way in texts
            if way != "before"
        }
    return found


def planned_text(seen: Watched) -> str:
    """The text of the profile after the plan; a date that is closed changes no word of it."""
    return "\n".join(section.text for section in seen.stages.answers["plan"].edited.sections)


def queries(held: HeldOut, side: Side, kind: str, idf: Mapping[str, float]) -> list[list[str]]:
    """What is typed for each held-out ad: its title with telling words of its text, or with its terms."""
    ads = {ad.posting: ad for ad in held.ads[side]}
    postings = [p for p in held.sides[side] if p.id in ads]
    if kind == "words":
        return [word_query(p.title, "\n".join(s.text for s in p.sections), idf) for p in postings]
    return [
        list(dict.fromkeys([*words(p.title), *(w for s in ads[p.id].skills for w in words(s.term))]))
        for p in postings
    ]


def claims(case: Planted, seen: Watched, held: HeldOut, extractor: Extractor) -> pd.DataFrame:
    """What the audit's postings say of each term, beside what held-out ads say of it."""
    table = seen.table
    names = [str(name) for name in table.presence]
    gap = soft_gap(
        table.presence.to_numpy(dtype=float),
        np.asarray(table.weights, dtype=float),
        (table.sides == "mismatched").to_numpy(),
        borrowed(table, names, extractor.settings),
    )
    inside = {t.term for t in seen.audit.terms if t.mentions}

    def of(series: pd.Series) -> np.ndarray:
        return series.reindex(names).fillna(0.0).to_numpy()

    m, d = of(held.shares("mismatched")), of(held.shares("desired"))
    found = pd.DataFrame(
        {
            "probability": gap.probability,
            "gap": gap.gap,
            "sd": np.abs(gap.gap / np.where(gap.z == 0, 1, gap.z)),
            "low": gap.low,
            "high": gap.high,
            "truth": m - d,
            "soft_truth": of(held.soft_shares("mismatched")) - of(held.soft_shares("desired")),
            "soft_error": np.hypot(of(held.soft_error("mismatched")), of(held.soft_error("desired"))),
            "unseen": (m == 0) & (d == 0),
            "expected": expected_wrong(gap, held),
            "in_profile": [name in inside for name in names],
            "planted": [name in case.terms for name in names],
        },
        index=names,
    )
    hard = [not (term := extractor.term(name)) or term.kind not in UNSEARCHED for name in names]
    return found[hard].reset_index(drop=True)


def expected_wrong(gap: Gap, held: HeldOut) -> list[float]:
    """Chance that the held-out gap of each term is below 0, if the audit's shares are what they seem."""
    n_m, n_d = ((held.table.sides == side).sum() for side in ("mismatched", "desired"))
    noise = gap.mismatched * (1 - gap.mismatched) / n_m + gap.desired * (1 - gap.desired) / n_d
    sd = np.abs(gap.gap / np.where(gap.z == 0, 1, gap.z))
    cdf = statistics.NormalDist().cdf
    return [cdf(-g / e) for g, e in zip(gap.gap, np.hypot(sd, np.sqrt(noise)), strict=True)]


def left_out(
    case: Planted, seen: Watched, ordered: Mapping[str, Sequence[str]], extractor: Extractor
) -> dict[str, float]:
    """Share of the top five that stays when one posting is left out, the mean over all postings."""
    sides = [ad.source for ad in case.desired], [ad.source for ad in case.mismatched]
    kept: dict[str, list[float]] = {"R": [], "bar": []}
    for which, side in enumerate(sides):
        for number in range(len(side)):
            fewer = [*sides]
            fewer[which] = [*side[:number], *side[number + 1 :]]
            again = watched(case.profile, *fewer, extractor, quick=True)
            terms = [t for t in again.audit.terms if t.mentions and t.kind not in UNSEARCHED]
            new = orders(
                terms, again.ranks, dict.fromkeys((t.term for t in terms), 0.0), {}, random.Random(0)
            )
            for way, overlaps in kept.items():
                top = ordered[way][:TOP]
                overlaps.append(len({*top} & {*new[way][:TOP]}) / max(1, len(top)))
    return {way: statistics.fmean(overlaps) for way, overlaps in kept.items()}


def doubled(case: Planted, seen: Watched, extractor: Extractor) -> dict[str, float]:
    """What changes when every posting is given twice: nothing should."""
    sides = [
        [one for ad in side for one in (ad.source, replace(ad.source, name=f"{ad.source.name} again"))]
        for side in (case.desired, case.mismatched)
    ]
    again = watched(case.profile, *sides, extractor)
    before = {t.term: t for t in seen.audit.terms}
    after = {t.term: t for t in again.audit.terms}
    both = before.keys() & after.keys()
    return {
        "terms differ": float(before.keys() != after.keys()),
        "verdicts differ": float(any(before[t].verdict != after[t].verdict for t in both)),
        "bar": max((abs(before[t].attraction - after[t].attraction) for t in both), default=0.0),
        "plans differ": float(seen.audit.plan.edits != again.audit.plan.edits),
    }


# --- speed ----------------------------------------------------------------------------------------


def speed(ads: Mapping[str, Mapping[str, tuple[Ad, ...]]]) -> dict[str, list[float]]:
    """Share of an audit's time that each stage takes, and that searches and edits take in all."""
    source, labels = max(
        ads.items(), key=lambda pair: sum(sorted(map(len, pair[1].values()))[-2:])
    )  # where two labels have the most ads
    first, second, *rest = sorted(labels, key=lambda label: (-len(labels[label]), label))
    spare = [ad for label in rest for ad in labels[label]]
    sides = []
    for label in (first, second):
        side = [*labels[label]][:SPEED_SIZE]
        while len(side) < SPEED_SIZE and spare:
            side.append(spare.pop())
        sides.append([ad.source for ad in side])
    own: list[Ad] = [*labels[first][SPEED_SIZE:]]
    while spare and (len(own) < 2 or sum(len(ad.text.split()) for ad in own) < SPEED_WORDS):
        own.append(spare.pop())
    page = Page.of_ads(own[:2])
    page.jobs[1][1].extend(line for ad in own[2:] for line in gate.lines(ad.text))
    extractor = Extractor(Settings())
    found: dict[str, list[float]] = {"seconds": []}
    for number in range(SPEED_RUNS + 1):
        stages = watched(page.source(), *sides, extractor).stages
        if number:  # the first one warms up
            found["seconds"].append(stages.total)
            for name in SEARCHING:
                found.setdefault(name, []).append(stages.seconds.get(name, 0.0) / stages.total)
            found.setdefault("all", []).append(
                sum(stages.seconds.get(name, 0.0) for name in SEARCHING) / stages.total
            )
    found["sizes"] = [len(sides[0]), len(sides[1]), len(page.source().blocks)]
    print(f"  speed: {source}", file=sys.stderr)
    return found


# --- command --------------------------------------------------------------------------------------


def main() -> None:
    """Run every cell and write the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, metavar="TABLE", help="job ads, .csv or .csv.gz")
    parser.add_argument(
        "--resumes", type=Path, metavar="TABLE", help="résumés: id, category, text, dup_group"
    )
    parser.add_argument("--runs", type=int, default=120, help="runs per cell (default: 120)")
    parser.add_argument("--seed", type=int, default=0, help="which draws (default: 0)")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="where the report goes (default: stdout)")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs per cell")
    parser.add_argument("--once", action="store_true", help="no audit is repeated: nothing on stability")
    asked = parser.parse_args()
    runs = min(asked.runs, QUICK_RUNS) if asked.quick else asked.runs
    extractor = CachedExtractor(Settings())
    ads, resumes = gate.load_ads(asked.table), gate.load_resumes(asked.resumes)
    plain = {s: rarity([ad.text for rows in labels.values() for ad in rows]) for s, labels in ads.items()}
    bench = Bench(Draw(ads, resumes, extractor), extractor, ads, plain, asked.seed, not asked.once)
    taken = speed(ads)
    close = [
        cell(bench, "close", gate.real_pairs(ads, fewest), size, CLOSE_RULE, runs)
        for size, fewest in SIZES.items()
    ]
    far = cell(bench, "far", far_pairs(ads, extractor), FAR_SIZE, FAR_RULE, runs)
    null = [gate.null_cell(ads, resumes, n, runs, asked.seed, extractor) for n in gate.NULL_SIZES]
    resumed = f" --resumes {asked.resumes.name}" if asked.resumes else ""
    command = (
        f"python tests/benchmarks/search_shift.py {asked.table.name}{resumed} "
        f"--runs {runs} --seed {asked.seed}{' --once' if asked.once else ''}"
    )
    text = shift_report.report(close, far, null, taken, command, extractor)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
