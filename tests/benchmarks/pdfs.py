"""What reading a PDF costs, against pypdf's own text of it: a ratio measured in one run.

    python -m tests.benchmarks.pdfs [--pages 6] [--runs 7]

The file is the sample of LinkedIn's two columns, its pages repeated. Times are of the processor, the least of
the runs.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from auditor.read import from_pdf
from auditor.read.raw import Raw

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"


def of_pages(case: str, count: int) -> bytes:
    """The PDF of a sample with so many pages."""
    writer = PdfWriter()
    for page in islice(cycle(PdfReader(SAMPLES / case / "input.pdf").pages), count):
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def least(runs: int, call: Callable[[], object]) -> float:
    """The least time of the processor, in seconds."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        call()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Print both times and their ratio for each sample."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    for case in ("profile-linkedin", "profile-linkedin-2017", "profile-resume-two-columns", "posting"):
        data = of_pages(case, given.pages)
        ours = least(given.runs, lambda data=data: from_pdf.read(Raw("p.pdf", data, "profile")))
        theirs = least(
            given.runs, lambda data=data: [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
        )
        print(f"{case}: {1000 * ours:.0f} ms, pypdf alone {1000 * theirs:.0f} ms, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
