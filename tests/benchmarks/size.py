"""What an audit costs by how many postings it has: processor time, memory and its saved size, with exponents.

    python tests/benchmarks/size.py TABLE [--sizes 300 1000] [--stages]

TABLE is a CSV (also .csv.gz) of job ads with columns label (or eval_label), title and text. The postings of a
side are made from the ads of one label: its sentences shuffled, numbers and capitalised names changed, an
employer made up, so that no two are alike. Each size runs in a process of its own; seconds are of the
processor. README.md beside this file says how to read it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from typing import Any

import pandas as pd

from auditor import pipeline, read
from auditor.api import extractor
from auditor.records import Block, Source
from auditor.report import to_json
from auditor.settings import Settings

LABELS = ("data engineer", "data scientist")  # wanted, mismatched
SENTENCES = (12, 20)  # of a posting, fewest and most
SYLLABLES = (
    "bar",
    "ken",
    "lo",
    "mi",
    "tor",
    "wick",
    "fen",
    "dal",
    "sto",
    "ru",
    "pel",
    "ham",
    "osk",
    "ven",
    "gri",
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"\d")
STAGES = (
    *(
        "divide",
        "clean",
        "find_terms",
        "together",
        "contrast",
        "explain",
        "uncounted",
        "attribute",
        "attached",
    ),
    *(
        "themes",
        "plan",
        "opening",
        "rewordings",
        "diagnose",
        "reasons",
        "provenance",
        "caveats",
        "summarised",
    ),
)


def made(table: Path, size: int, seed: int = 0) -> tuple[Source, list[Source], list[Source]]:
    """A profile and `size` distinct postings a side."""
    frame = pd.read_csv(table, dtype=str, keep_default_na=False)
    rng = random.Random(f"{seed}/{size}")
    sides, said = [], []
    for side, label in enumerate(LABELS):
        rows = frame[frame["label" if "label" in frame else "eval_label"] == label]
        lines = [*dict.fromkeys(line for text in rows["text"] for line in _sentences(text))]
        titles = sorted({*rows["title"]})
        sides.append([_posting(f"{side}-{n:05}", rng, titles, lines) for n in range(size)])
        said += rng.sample(lines, 30)
    text = "\n".join([LABELS[0].title(), "", "About", *(f"• {line}" for line in said)])
    (profile,) = read.from_string(text, "profile.txt", split=False)
    return profile, sides[0], sides[1]


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.;!?])\s+|\n", text) if 4 <= len(s.split()) <= 40]


def _posting(name: str, rng: random.Random, titles: Sequence[str], lines: Sequence[str]) -> Source:
    chosen = rng.sample(lines, rng.randint(*SENTENCES))
    changed = (NUMBER.sub(lambda _: rng.choice("123456789"), line) for line in chosen)
    text = [NAME.sub(lambda found: _name(rng) if rng.random() < 0.5 else found[0], line) for line in changed]
    fields = (Block("field", rng.choice(titles), name="title"), Block("field", _name(rng), name="company"))
    return Source(f"{name}.txt", "table", (*fields, *(Block("item", line) for line in text)))


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).title()


def once(table: Path, size: int, stages: bool) -> dict[str, Any]:
    """One audit: its seconds, peak memory (MiB), the size of its JSON (MB), and what each stage took."""
    sources = made(table, size)
    settings = Settings()
    ready = extractor(settings)
    taken: Counter[str] = Counter()
    for name in STAGES if stages else ():
        setattr(pipeline, name, _timed(name, getattr(pipeline, name), taken))
    began = time.process_time()
    audit = pipeline.audit(*sources, settings, extractor=ready)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    saved = len(to_json.render(audit)["audit.json"].encode()) / 1e6
    return {"size": size, "seconds": seconds, "peak": peak, "json": saved, "stages": taken}


def _timed(name: str, stage: Callable[..., Any], taken: Counter[str]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return stage(*given, **named)
        finally:
            taken[name] += time.process_time() - began  # type: ignore[assignment]

    return run


def main() -> None:
    """Print a line a size, the exponents between sizes, and with --stages those of each stage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path, metavar="TABLE", help="job ads, .csv or .csv.gz")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[300, 1000], metavar="N", help="postings a side"
    )
    parser.add_argument("--stages", action="store_true", help="also what each stage takes")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(once(asked.table, asked.one, asked.stages)))
        return
    runs = [_run(asked.table, size, asked.stages) for size in asked.sizes]
    print("| postings a side | seconds | exponent | peak, MiB | audit.json, MB |\n|---|---|---|---|---|")
    for before, run in zip([None, *runs], runs, strict=False):
        cost = f"{run['seconds']:.1f} | {_exponent(before, run)} | {run['peak']:.0f} | {run['json']:.1f}"
        print(f"| {run['size']:,} | {cost} |")
    if asked.stages:
        print("\n| stage |", " | ".join(f"{run['size']:,}" for run in runs), "| exponent |")
        print("|---" * (len(runs) + 2) + "|")
        for name in sorted(runs[-1]["stages"], key=lambda n: -runs[-1]["stages"][n]):
            times = [run["stages"].get(name, 0.0) for run in runs]
            growth = (
                log(times[-1] / times[0]) / log(runs[-1]["size"] / runs[0]["size"])
                if times[0] > 0 and len(runs) > 1
                else 0
            )
            print(f"| {name} |", " | ".join(f"{t:.2f}" for t in times), f"| {growth:.2f} |")


def _run(table: Path, size: int, stages: bool) -> dict[str, Any]:
    command = [sys.executable, __file__, str(table), "--one", str(size), *(["--stages"] if stages else [])]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _exponent(before: dict[str, Any] | None, run: dict[str, Any]) -> str:
    if before is None:
        return ""
    return f"{log(run['seconds'] / before['seconds']) / log(run['size'] / before['size']):.2f}"


if __name__ == "__main__":
    main()
