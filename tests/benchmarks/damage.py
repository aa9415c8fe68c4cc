"""A long search for damaged files that make a reader fail otherwise than in one line.

    python -m tests.benchmarks.damage [--seeds 2000] [--first 0] [--format pdf]

Every sample of tests/samples is damaged by each seed (tests/mutations.py) and given to every reader's door.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from mutations import damaged

from auditor import read
from auditor.errors import AuditorError

SAMPLES = Path(__file__).parents[1] / "samples"


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
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            form, data, file = path.parent.parent.name, path.read_bytes(), Path(folder, path.name)
            for seed in range(arguments.first, arguments.first + arguments.seeds):
                file.write_bytes(damaged(data, seed))
                for split in (True, False):
                    began = time.process_time()
                    counts[form]["tried"] += 1
                    try:
                        read.sources(file, split=split)
                        counts[form]["read"] += 1
                    except AuditorError:
                        counts[form]["refused"] += 1
                    except Exception:
                        counts[form]["faults"] += 1
                        last = traceback.format_exc().strip().splitlines()[-1][:100]
                        faults.append(f"{path.parent.relative_to(SAMPLES)} seed {seed} split {split}: {last}")
                    longest[form] = max(longest[form], time.process_time() - began)
    print("| format | tried | read | refused | faults | longest, seconds |\n|---|---|---|---|---|---|")
    for form, found in sorted(counts.items()):
        told = " | ".join(str(found[name]) for name in ("tried", "read", "refused", "faults"))
        print(f"| {form} | {told} | {longest[form]:.2f} |")
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
