"""A long search for damaged files that make a reader fail otherwise than in one line.

    python -m tests.benchmarks.damage [--seeds 2000] [--first 0] [--format pdf]

Every sample of tests/samples is damaged by each seed (tests/mutations.py) and given to every reader's door.
So is what is kept between two runs: the review sheet, the ledger, corrections and audit.json.
Prints, for each format, the files tried, those that were read, those refused, the faults with their seeds,
and the longest time. Exit code 1 when there is a fault.
"""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from mutations import KEPT, damaged, take_kept

from auditor import read
from auditor.errors import AuditorError

SAMPLES = Path(__file__).parents[1] / "samples"


DOORS: dict[str, Callable[[Path], object]] = {
    "posting": read.sources,
    "profile": lambda file: read.sources(file, split=False),
    "mailbox": lambda file: read.mailbox(file, "Ana Example"),
}


def _take_kept(data: bytes, file: Path) -> None:
    take_kept(file.name, data, file.parent)


def main() -> int:
    """Try, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--format", default="*")
    arguments = parser.parse_args()
    files = sorted(path for path in SAMPLES.glob(f"{arguments.format}/*/input.*") if path.is_file())
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    longest: dict[str, float] = collections.defaultdict(float)
    faults: list[str] = []
    given = [(path.parent.parent.name, path.parent.name, path.name, path.read_bytes()) for path in files]
    given += [("kept", name, name, data) for name, data in KEPT.items() if arguments.format in ("*", "kept")]
    with tempfile.TemporaryDirectory() as folder:
        for form, sample, name, data in given:
            file = Path(folder, name)
            for seed in range(arguments.first, arguments.first + arguments.seeds):
                bad = damaged(data, seed)
                file.write_bytes(bad)
                doors = {"kept": partial(_take_kept, bad)} if form == "kept" else DOORS
                for door, take in doors.items():
                    began = time.process_time()
                    counts[form]["tried"] += 1
                    try:
                        take(file)
                        counts[form]["read"] += 1
                    except AuditorError:
                        counts[form]["refused"] += 1
                    except Exception:
                        counts[form]["faults"] += 1
                        last = traceback.format_exc().strip().splitlines()[-1][:100]
                        faults.append(f"{form}/{sample} seed {seed} {door}: {last}")
                    longest[form] = max(longest[form], time.process_time() - began)
    print("| format | tried | read | refused | faults | longest, seconds |\n|---|---|---|---|---|---|")
    for form, found in sorted(counts.items()):
        told = " | ".join(str(found[name]) for name in ("tried", "read", "refused", "faults"))
        print(f"| {form} | {told} | {longest[form]:.2f} |")
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
