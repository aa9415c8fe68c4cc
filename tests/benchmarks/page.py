"""What the page that people look at weighs, and what it costs to make and to open: measured in one run.

    python -m tests.benchmarks.page [--runs 5]

Sizes of the three samples' pages and of one of 60 postings; the share of an audit's processor time that
making its page takes; the longest task that keeps Chromium from answering, slowed down four times, until it
is idle; bytes of script; lines of the first screen in a terminal. Exit code 1 when one is over its limit.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from rich.console import Console

import auditor
from auditor import report
from auditor.records import Audit
from auditor.report import to_terminal
from auditor.report.short_page import short_page
from tests import chromium
from tests.sample_people import DATE, PEOPLE, SAMPLE, audit_of, sides

SLOWER = 4
IDLE = """new Promise(done => {
  const seen = [];
  const watch = new PerformanceObserver(list => seen.push(...list.getEntries()));
  watch.observe({type: 'longtask', buffered: true});
  setTimeout(() => requestIdleCallback(() => done(Math.max(0, ...seen.map(task => task.duration)))), 1000);
})"""


class Limits:
    """Rows of the table, and whether each is within its limit."""

    def __init__(self) -> None:
        self.are_kept = True

    def row(self, what: str, measured: float, limit: float, said: str) -> None:
        """Print one line of the table."""
        self.are_kept &= measured <= limit
        print(f"| {what} | {said} | ≤ {limit:,.10g} | {'met' if measured <= limit else 'missed'} |")


def html(audit: Audit) -> str:
    """The page of an audit."""
    return report.REPORTERS["html"](audit)["audit.html"]


def large() -> Audit:
    """The postings of all three people against their profiles, one below the other."""
    profile = "\n\n".join((SAMPLE / person / "profile.txt").read_text(encoding="utf-8") for person in PEOPLE)
    wanted, unwanted = ([path for person in PEOPLE for path in sides(person)[number]] for number in (0, 1))
    return auditor.audit(profile, wanted, unwanted, date=DATE)


def taken(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    started = time.process_time()
    work()
    return time.process_time() - started


def longest(browser: chromium.Chromium, page: Path, runs: int) -> list[float]:
    """The longest task of each opening, in milliseconds; those under 50 count as none."""
    durations = []
    for _ in range(runs + 1):
        browser.cdp("Emulation.setCPUThrottlingRate", rate=SLOWER)
        browser.open(page)
        durations.append(float(browser.js(IDLE)))
        browser.cdp("Emulation.setCPUThrottlingRate", rate=1)
    return durations[1:]


def first_screen(audit: Audit) -> int:
    """Lines in a terminal of 80 columns."""
    out = io.StringIO()
    to_terminal.print_page(short_page(audit, "reports/name/audit.html"), Console(file=out, width=80))
    return len(out.getvalue().splitlines())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    limits = Limits()
    print("| figure | measured | limit | |")
    print("|---|---|---|---|")
    person = PEOPLE[-1]
    made = {person: audit_of(person)}  # the model is loaded before anything is timed
    page = taken(lambda: html(made[person]))  # the first page, for which the template is compiled
    again = taken(lambda: html(made[person]))
    audit = taken(lambda: audit_of.__wrapped__(person))
    said = f"{page / audit:.3f}; the next {again / audit:.3f}"
    limits.row("making the first page to the audit, model loaded", page / audit, 0.15, said)
    made = {name: audit_of(name) for name in PEOPLE} | {"large": large()}
    for name, one in made.items():
        size = len(html(one).encode())
        postings = len(one.desired) + len(one.mismatched)
        what = f"bytes of the page {name}: {postings} postings, {len(one.terms)} terms"
        limits.row(what, size, 1_500_000 if name == "large" else 400_000, f"{size:,}")
    script = len((files("auditor") / "report" / "html" / "page.js").read_bytes())
    limits.row("bytes of script", script, 15_000, f"{script:,}")
    for name in PEOPLE:
        limits.row(
            f"lines of the first screen, {name}", first_screen(made[name]), 24, f"{first_screen(made[name])}"
        )
    if why := chromium.missing():
        print(f"\nNOT MEASURED, the longest task: {why}", file=sys.stderr)
        sys.exit(1)
    with tempfile.TemporaryDirectory() as folder, chromium.started(Path(folder)) as browser:
        for name, one in made.items():
            file = Path(folder) / f"{name}.html"
            file.write_text(html(one), encoding="utf-8")
            times = longest(browser, file, runs)
            said = f"{statistics.median(times):.0f} ({min(times):.0f}-{max(times):.0f})"
            limits.row(
                f"longest task, {SLOWER} times slower, ms, {name}", statistics.median(times), 200, said
            )
    sys.exit(not limits.are_kept)


if __name__ == "__main__":
    main()
