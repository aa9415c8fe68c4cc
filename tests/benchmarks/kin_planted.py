"""Planted words that no posting of an audit asks for: whether kin tells them from the profile's other words.

    python tests/benchmarks/kin_planted.py TABLE [--resumes TABLE] [--runs 120] [--seed 0]

Tables and draws are those of search_shift.py: five words of the wrong roles are planted into a profile, and the
audit borrows from other boards alone. Of the words that stand in no posting of it the planted ones should come
first in the order of kin, by how much more of the public postings like the mismatched ones ask for them. The AUC is
of each audit that has words of both kinds, 0.5 for words of which the table knows nothing; then the mean, ± one
standard error.
"""  # noqa: E501

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np
import verdict_gate as gate
from kin import auc
from planting import CLOSE_RULE, MOST_TRIES, Draw, Planted, watched
from search_shift import SIZES, foreign_bags
from verdict_gate import CachedExtractor

from auditor.contrast.verdicts import UNSEARCHED
from auditor.errors import AuditorError
from auditor.settings import Settings


def main() -> None:
    """Print a line for each number of postings a side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, metavar="TABLE", help="job ads, .csv or .csv.gz")
    parser.add_argument(
        "--resumes", type=Path, metavar="TABLE", help="résumés: id, category, text, dup_group"
    )
    parser.add_argument("--runs", type=int, default=120, help="audits of each size (default: 120)")
    parser.add_argument("--seed", type=int, default=0, help="which draws (default: 0)")
    asked = parser.parse_args()
    extractor = CachedExtractor(Settings())
    ads, resumes = gate.load_ads(asked.table), gate.load_resumes(asked.resumes)
    draw = Draw(ads, resumes, extractor)
    print("| n | audits | AUC | words planted and unseen, an audit |\n|---|---|---|---|")
    for size, fewest in SIZES.items():
        found: list[tuple[float, int]] = []
        made = 0
        for number, source, pair in gate.in_turn(gate.real_pairs(ads, fewest), asked.runs * MOST_TRIES):
            case = draw.run(
                source, pair, size, CLOSE_RULE, random.Random(f"{asked.seed}/close/{size}/{number}")
            )
            if case:
                made += 1
                found += judged(case, source, extractor)
                print(f"  n = {size}: {made}", file=sys.stderr)
            if made == asked.runs:
                break
        shares = np.array([share for share, _ in found])
        error = shares.std(ddof=1) / len(shares) ** 0.5
        planted = np.mean([count for _, count in found])
        print(
            f"| {size} | {len(found)} of {made} | {shares.mean():.3f} ± {error:.3f} | {planted:.1f} |",
            flush=True,
        )


def judged(case: Planted, source: str, extractor: CachedExtractor) -> list[tuple[float, int]]:
    """The AUC of one audit and how many planted words it rests on; none without words of both kinds."""
    desired, mismatched = ([ad.source for ad in side] for side in (case.desired, case.mismatched))
    try:
        with foreign_bags(source):
            audit = watched(case.profile, desired, mismatched, extractor, quick=True).audit
    except AuditorError:
        return []
    unseen = [
        t
        for t in audit.terms
        if t.mentions and t.kind not in UNSEARCHED and not t.mismatched_postings + t.desired_postings
    ]
    lean = np.array([(t.mismatched_kin or 0.0) - (t.desired_kin or 0.0) for t in unseen])
    planted = np.array([t.term in case.terms for t in unseen], dtype=bool)
    if not planted.any() or planted.all():
        return []
    return [(auc(lean, planted), int(planted.sum()))]


if __name__ == "__main__":
    main()
