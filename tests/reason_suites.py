"""The hand-written contacts of data/evaluation/reasons, and how well the program says why they were wrong.

    python -m tests.reason_suites [FOLDER] [--errors]
    python -m tests.reason_suites [FOLDER] --wanted

FOLDER holds a folder for each invented person: profile.txt, desired.csv, and contacts.csv with labels,
several of them parted by ";" (as NAMES has them).

"right": the reason that is named first is one of the labels (and "unclear" where that is the label).
"exact": the named reasons are the labels. "words wrongly blamed": words are among the reasons named for a
contact whose labels are level, shape, place or contract, without words.

--wanted holds each wanted posting against the person's others, as if it were a contact: nothing is
wrong with it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor import pipeline, read
from auditor.api import extractor
from auditor.messages import pitch
from auditor.records import Block, Source
from auditor.settings import Settings

FOLDER = Path(__file__).parent.parent / "data" / "evaluation" / "reasons" / "first"
SETTINGS = Settings(model="none")
NAMES = ("words", "level-junior", "level-senior", "shape", "place", "contract", "trade", "unclear")
NOT_WORDS = {"level-junior", "level-senior", "shape", "place", "contract"}


class Judged(NamedTuple):
    """One contact: its labels, and the reasons that the program names, the plainest first."""

    id: str
    labels: tuple[str, ...]
    named: tuple[str, ...]
    details: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the first reason is one of the labels."""
        return self.named[0] in self.labels

    @property
    def is_exact(self) -> bool:
        """Whether the reasons are the labels."""
        return {*self.named} == {*self.labels}

    @property
    def blames_words(self) -> bool:
        """Whether words are blamed for what is not their fault."""
        return "words" in self.named and "words" not in self.labels and bool(NOT_WORDS & {*self.labels})


class Figures(NamedTuple):
    """The shares (0-1) of a suite."""

    right: float
    exact: float
    words_blamed: float


def source(row: dict[str, str]) -> Source:
    """A contact as the program gets it: a message as what it offers, a posting with its fields."""
    fields = [Block("field", row[name], name=name) for name in ("title", "company", "location") if row[name]]
    if row["form"] == "message":
        offer = pitch.read(row["text"], row["title"], extractor(SETTINGS).find_in)
        made = pitch.as_source(offer, row["id"], [row["sender"].split(",")[0]])
        rest = tuple(b for b in made.blocks if b.kind != "field" or not row[b.name])
        return Source(row["id"], "message", (*fields, *rest))
    lines = [Block("paragraph", line) for line in row["text"].splitlines() if line.strip()]
    return Source(row["id"], "table", (*fields, *lines))


@cache
def judged(folder: Path = FOLDER) -> tuple[Judged, ...]:
    """Every contact of every person of a folder."""
    return tuple(one for person in sorted(folder.iterdir()) if person.is_dir() for one in _person(person))


def _person(folder: Path) -> Iterator[Judged]:
    profile, *_ = read.sources(folder / "profile.txt", split=False)
    with (folder / "contacts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = pipeline.audit(
        profile,
        read.sources(folder / "desired.csv"),
        [source(row) for row in rows],
        SETTINGS,
        extractor=extractor(SETTINGS),
    )
    whys = {
        posting.source: why
        for posting in made.mismatched
        for why in made.why_wrong
        if why.posting == posting.id
    }
    for row in rows:
        named = whys[row["id"]].reasons
        labels = tuple(row["reasons"].split(";"))
        yield Judged(row["id"], labels, tuple(r.name for r in named), tuple(r.detail for r in named))


@cache
def wanted_and_blamed(folder: Path = FOLDER) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every wanted posting of every person, by name, with the reasons why it would be a wrong contact."""
    found = []
    for person in sorted(one for one in folder.iterdir() if one.is_dir()):
        profile, *_ = read.sources(person / "profile.txt", split=False)
        desired = list(read.sources(person / "desired.csv"))
        for one in desired:
            others = [other for other in desired if other is not one]
            made = pipeline.audit(profile, others, [one], SETTINGS, extractor=extractor(SETTINGS))
            (why,) = made.why_wrong
            names = tuple(r.name for r in why.reasons if r.reason != "unclear")
            found.append((f"{person.name} {one.name}", names))
    return tuple(found)


def figures(suite: Sequence[Judged]) -> Figures:
    """The shares of a suite that its targets speak of."""
    others = [one for one in suite if NOT_WORDS & {*one.labels} and "words" not in one.labels]
    return Figures(
        sum(one.is_right for one in suite) / len(suite),
        sum(one.is_exact for one in suite) / len(suite),
        sum(one.blames_words for one in others) / (len(others) or 1),
    )


def _print_wanted(folder: Path) -> None:
    every = wanted_and_blamed(folder)
    blamed = [(name, reasons) for name, reasons in every if reasons]
    print(f"{folder.name}: {len(blamed)} of {len(every)} wanted postings are given a reason")
    for name, reasons in blamed:
        print(f"  {name}: {'; '.join(reasons)}")


def main(arguments: Sequence[str]) -> None:
    """Print the figures of a folder."""
    folders = [Path(a) for a in arguments if not a.startswith("-")] or [FOLDER]
    for folder in folders:
        if "--wanted" in arguments:
            _print_wanted(folder)
            continue
        suite = judged(folder)
        shares = figures(suite)
        print(
            f"{folder.name}: {len(suite)} contacts; right {100 * shares.right:.1f} %, exact "
            f"{100 * shares.exact:.1f} %, words wrongly blamed {100 * shares.words_blamed:.1f} %"
        )
        for name in NAMES:
            both = sum(name in one.named and name in one.labels for one in suite)
            named, labelled = (
                sum(name in one.named for one in suite),
                sum(name in one.labels for one in suite),
            )
            print(f"  {name:12}  precision {both} of {named:<3}  recall {both} of {labelled}")
        for one in suite if "--errors" in arguments else ():
            if not one.is_exact:
                mark = " " if one.is_right else "!"
                print(f"{mark} {one.id}: {'; '.join(one.labels)} -> {'; '.join(one.named)}")
                print(f"    {' | '.join(one.details)}")


if __name__ == "__main__":
    main(sys.argv[1:])
