"""Whether input made to be slow costs time in proportion to its length: ratios measured in one run.

    python -m tests.benchmarks.growth [--length 10000] [--runs 3]

Each text of tests/hostile.py is read at one length and at four times that length, in turn; the least of the
runs counts. Of work in proportion the ratio is 4, of work that grows with the square 16. Exit code 1 when a
ratio is over the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from tests.hostile import READERS, repeated

TIMES = 4
LIMIT = 8.0
LEAST = 0.002  # seconds: below it a ratio is noise


def seconds(read: Callable[[str], object], text: str) -> float:
    """What one reading takes."""
    began = time.perf_counter()
    read(text)
    return time.perf_counter() - began


def ratio(read: Callable[[str], object], unit: str, length: int, runs: int) -> tuple[float, float]:
    """Least seconds of the longer text, and how many times those of the shorter they are."""
    read(repeated(unit, length // 2))
    short, long = [], []
    for run in range(runs):  # never the same text twice: what is remembered costs nothing
        short.append(seconds(read, repeated(unit, length + run * len(unit))))
        long.append(seconds(read, repeated(unit, TIMES * length + run * len(unit))))
    return min(long), min(long) / max(min(short), LEAST)


def main() -> int:
    """Print the table, the worst first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--length", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    rows = []
    for name, reader in READERS.items():
        for unit in reader.units:
            taken, times = ratio(reader.read, unit, arguments.length, arguments.runs)
            rows.append((times, taken, name, unit))
    print(
        f"| reader | unit | seconds of {TIMES * arguments.length:,} characters | ratio, at most {LIMIT:.0f} |"
    )
    print("|---|---|---|---|")
    for times, taken, name, unit in sorted(rows, reverse=True):
        print(
            f"| {name} | {unit[:20]!r} | {taken:.3f} | {times:.1f}{'' if times <= LIMIT else ' (missed)'} |"
        )
    return int(any(times > LIMIT for times, *_ in rows))


if __name__ == "__main__":
    sys.exit(main())
