"""The terms found in most texts of each source, to be read by eye.

    python tests/benchmarks/frequent_terms.py TABLE [--most 300]

TABLE is a CSV (also `.csv.gz`) with columns `text` and `source`. Behind each term stands the number of texts
that hold it, and with --quote one place where it was found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import pandas as pd

from auditor.api import find_terms


def main() -> None:
    """Print the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--quote", action="store_true")
    arguments = parser.parse_args()
    for source, rows in pd.read_csv(arguments.table).groupby("source"):
        counts: Counter[str] = Counter()
        quotes: dict[str, str] = {}
        for text in rows["text"].astype(str):
            found = find_terms(text)
            counts.update({mention.term for mention in found})
            for m in found:
                around = (
                    text[max(0, m.start - 22) : m.start] + "[" + m.surface + "]" + text[m.end : m.end + 22]
                )
                quotes.setdefault(m.term, " ".join(around.split()))
        print(f"\n{source}: {len(rows)} texts, {len(counts)} terms")
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: arguments.most]
        if arguments.quote:
            for term, count in ordered:
                print(f"{count:5} {term}: {quotes[term]}")
        else:
            print(", ".join(f"{term} {count}" for term, count in ordered))


if __name__ == "__main__":
    main()
