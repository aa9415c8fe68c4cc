"""The hand-written suites of recruiters' messages and of replies, and how well the program does on them.

    python -m tests.recruiter_suites [--errors]

prints the figures of RESULTS.md. `written` says when a row was written: "first" before there were rules, the
others one after another by authors who had seen neither the rules nor any other rows. Of messages there are
three writings, of replies six.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor import read, sections
from auditor.api import extractor
from auditor.contrast.closeness import Sides
from auditor.messages import path as advice
from auditor.messages import pitch
from auditor.records import Side
from auditor.replies.tone import check
from auditor.sections.clean import clean
from auditor.settings import Settings

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "data" / "evaluation"
SPONSORED = "spinmail"  # what the reader of an export knows a sponsored message by
WRITTEN = ("first", "second", "third", "fourth", "fifth", "sixth")
SETTINGS = Settings(model="none")
Row = Mapping[str, str]


class Share(NamedTuple):
    """`right` of `all`."""

    right: int
    all: int

    @property
    def share(self) -> float:
        """0-1."""
        return self.right / self.all

    def __str__(self) -> str:
        return f"{self.right} of {self.all} ({100 * self.share:.1f} %)"


def rows(name: str, written: str = "") -> list[Row]:
    """The rows of a suite, all or those of one writing."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if written in ("", row["written"])]


@cache
def sides(person: str) -> Sides:
    """Both sides of one of the eight invented people."""
    sample = ROOT / "data" / "sample" / person
    folder = sample if sample.is_dir() else FOLDER / "people" / person
    documents: dict[Side, list] = {}
    for side in ("mismatched", "desired"):
        sources = [source for path in sorted(folder.glob(f"{side}*")) for source in read.sources(path)]
        documents[side] = [sections.posting(s, id=f"{side}-{n}") for n, s in enumerate(sources)]
    return Sides.of(clean(documents, SETTINGS).sides, extractor(SETTINGS), SETTINGS)


def offered(row: Row):
    """What the message of a row offers."""
    return _offered(row["message"], row["subject"])


@cache
def _offered(message: str, subject: str):
    return pitch.read(message, subject, extractor(SETTINGS).find_in)


def suggested(row: Row):
    """The path suggested for the message of a row."""
    return _suggested(row["message"], row["subject"], row["person"])


@cache
def _suggested(message: str, subject: str, person: str):
    return advice.suggest(_offered(message, subject), sides(person), extractor(SETTINGS), SETTINGS)


def paths(written: str = "") -> tuple[Share, list[str]]:
    """Messages of recruiters where a person can tell: the suggested path is one they accept."""
    told = [r for r in rows("messages", written) if r["paths"] and r["contact"] == "yes"]
    wrong = [
        f"{r['person']}: {r['kind']}, {r['role']!r} is {r['side']} ({r['paths']}), got {s.path}: {s.reason}"
        for r in told
        if str((s := suggested(r)).path) not in r["paths"].split()
    ]
    return Share(len(told) - len(wrong), len(told)), wrong


def sureness(written: str = "") -> dict[str, Share]:
    """How often a suggestion is right, by how sure it calls itself."""
    right: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for row in rows("messages", written):
        if row["paths"] and row["contact"] == "yes":
            made = suggested(row)
            everything[made.sureness] += 1
            right[made.sureness] += str(made.path) in row["paths"].split()
    return {
        name: Share(right[name], everything[name])
        for name in ("sure", "likely", "hard to tell")
        if everything[name]
    }


def recruiters(written: str = "") -> tuple[Share, Share]:
    """Recruiters' messages that are kept, and those of others, not sponsored, that are left out."""
    mine = [r for r in rows("messages", written) if SPONSORED not in r["message"]]
    kept = {id(r): pitch.is_recruiting(offered(r)) for r in mine}
    yes, no = ([r for r in mine if r["contact"] == answer] for answer in ("yes", "no"))
    return Share(sum(kept[id(r)] for r in yes), len(yes)), Share(sum(not kept[id(r)] for r in no), len(no))


def tone(written: str = "") -> tuple[Share, Share, list[str]]:
    """Planted faults that are found, good replies that get an error or warning, and what went wrong."""
    found = planted = alarmed = good = 0
    wrong = []
    for row in rows("replies", written):
        made = check(row["text"], channel=row["channel"], path=int(row["path"]))
        rules = {f.rule for f in made}
        faults = row["faults"].split()
        planted += len(faults)
        found += sum(fault in rules for fault in faults)
        loud = [f"{f.rule} {row['text'][f.start : f.end][:60]!r}" for f in made if f.severity != "info"]
        if row["kind"] == "good":
            good += 1
            alarmed += bool(loud)
        missed = [fault for fault in faults if fault not in rules]
        if missed or (row["kind"] == "good" and loud):
            false = loud if row["kind"] == "good" else []
            wrong.append(f"{row['kind']}: missed {missed}, false {false}: {row['text']!r}")
    return Share(found, planted), Share(alarmed, good), wrong


def report(*, errors: bool) -> Iterator[str]:
    """All figures, in lines."""
    for written in WRITTEN[:3]:
        right, wrong = paths(written)
        kept, left_out = recruiters(written)
        yield f"{written}: suggested path right {right}"
        yield f"{written}: " + ", ".join(f"{name} {share}" for name, share in sureness(written).items())
        yield f"{written}: recruiters kept {kept}, others left out {left_out}"
        yield from (f"  {line}" for line in wrong if errors)
    for written in WRITTEN:
        found, alarmed, faulty = tone(written)
        yield f"{written}: planted faults found {found}, good replies with a false alarm {alarmed}"
        yield from (f"  {line}" for line in faulty if errors)


if __name__ == "__main__":
    print("\n".join(report(errors="--errors" in sys.argv)))
