"""The hand-labelled suites of data/evaluation, and how well the extractor does on them.

    python -m tests.suites [--errors]

prints the figures of RESULTS.md. `written` says whether a row was written before the rules were tuned, or
after, against the finished engine.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.api import extractor, find_terms
from auditor.languages import ENGLISH
from auditor.records import Document, Mention, Section
from auditor.settings import Settings
from auditor.terms import demand as demand_rules
from auditor.terms import qualifiers
from auditor.terms.clauses import Found
from auditor.terms.demand import Demands
from auditor.terms.qualifiers import Qualifiers
from auditor.text.phrases import Phrasebook

FOLDER = Path(__file__).parent.parent / "data" / "evaluation"
MARKED = re.compile(r"\[\[(.+?)\]\]")
# Where a marked sentence stands, as a kind of section.
SECTIONS = {"prose": "other", "skills": "skills", "headline": "headline", "title": "title"}
RANKS = {"title", "seniority"}
Row = Mapping[str, str]


class Marked(NamedTuple):
    """A text without its marks, and the place they stood at."""

    text: str
    start: int
    end: int


class Ambiguity(NamedTuple):
    """Counts of marked words: found and the term, found and not, not found and the term."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share (0-1) of found words that are the term."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share (0-1) of words that are the term which are found."""
        return self.right / (self.right + self.missed)


def rows(name: str, written: str = "") -> list[Row]:
    """The rows of a suite, all or those of one writing."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if written in ("", row["written"])]


def marked(text: str) -> Marked:
    """`[[word]]` taken out of its brackets."""
    match = MARKED.search(text)
    assert match, text
    return Marked(text[: match.start()] + match[1] + text[match.end() :], match.start(), match.end() - 4)


def read(text: str) -> tuple[str, Found]:
    """A text with the phrases of qualifiers and demand in it."""
    return text, _book().find(text)


@cache
def _book() -> Phrasebook:
    return Phrasebook(qualifiers.lists(ENGLISH) | demand_rules.lists(ENGLISH), ENGLISH.table("words"))


def mentions(kind: str, text: str) -> tuple[Mention, ...]:
    """What the extractor finds in a text that is a section of this kind."""
    return extractor(Settings()).find(Document("row", "", "", "en", (Section(kind, text),), "row")).mentions


def covering(place: Marked, kind: str) -> Iterator[Mention]:
    """The mentions that hold the marked word."""
    return (m for m in mentions(kind, place.text) if m.start <= place.start and place.end <= m.end)


def is_found(row: Row) -> bool:
    """Whether the marked word of an ambiguity row is found as its term, or within a title for a rank.

    Where it is the term, a longer one that holds it ("Sage 200", "Financial controller") is right as well.
    """
    term, place = row["term"].casefold(), marked(row["text"])
    return any(
        m.term.casefold() == term
        or (row["term"].islower() and m.kind in RANKS)
        or (row["reading"] == "term" and len(m.surface) > place.end - place.start)
        for m in covering(place, SECTIONS[row["where"]])
    )


def ambiguity(suite: Iterable[Row]) -> tuple[Ambiguity, list[Row]]:
    """The counts over a suite, and its mistaken rows."""
    found = [(row, is_found(row)) for row in suite]
    right = sum(row["reading"] == "term" for row, yes in found if yes)
    mistakes = [row for row, yes in found if yes != (row["reading"] == "term")]
    missed = sum(row["reading"] == "term" for row in mistakes)
    return Ambiguity(right, len(mistakes) - missed, missed), mistakes


def qualifier(row: Row) -> str:
    """What the words around the marked place say of it, whether or not it is a lexicon term."""
    place = marked(row["text"])
    return Qualifiers(*read(place.text), ENGLISH).of(place.start, place.end)


def demand(row: Row) -> str:
    """What a posting makes of the marked place, in its kind of section."""
    place = marked(row["text"])
    said = Demands(*read(place.text), ENGLISH, row["section"])
    return said.of(place.start, place.end)


def labels(suite: Iterable[Row], label: Callable[[Row], str]) -> list[tuple[str, Row]]:
    """The mistaken rows of a suite of labels (`expected`), each with what was said instead."""
    return [(said, row) for row in suite if (said := label(row)) != row["expected"]]


def junk(suite: Iterable[Row]) -> list[tuple[Row, list[str]]]:
    """The lines in which a lexicon term is found."""
    found = [(row, [m.term for m in find_terms(row["text"])]) for row in suite]
    return [(row, terms) for row, terms in found if terms]


def junk_phrases(suite: Iterable[Row]) -> list[tuple[Row, list[str]]]:
    """The lines of which a part is taken for a profile's own phrase."""
    found = [(row, sorted(own_phrases(row["text"]))) for row in suite]
    return [(row, phrases) for row, phrases in found if phrases]


def own_phrases(text: str) -> frozenset[str]:
    """The phrases of a profile that says just this, each at its full length."""
    document = Document("row", "", "", "en", (Section("about", text),), "row")
    return extractor(Settings()).open_terms(document).whole


def open_terms(suite: Iterable[Row]) -> tuple[Ambiguity, list[tuple[Row, list[str]]]]:
    """Own phrases of profile sentences against `expected` ones, each at exactly its length."""
    right = wrong = missed = 0
    mistakes = []
    for row in suite:
        found = {phrase.lower() for phrase in own_phrases(row["text"])}
        wanted = {phrase for phrase in row["expected"].split("|") if phrase}
        right, wrong, missed = (
            right + len(found & wanted),
            wrong + len(found - wanted),
            missed + len(wanted - found),
        )
        if found != wanted:
            mistakes.append((row, sorted(found)))
    return Ambiguity(right, wrong, missed), mistakes


def main() -> None:
    """Print the figures of every suite by its writing, and with --errors the mistakes to stderr."""
    told: list[object] = []
    print("| suite | written | rows | figure |\n|---|---|---|---|")
    for written in ("before", "after"):
        for name, label in (("qualifiers", qualifier), ("demand", demand)):
            if suite := rows(name, written):
                wrong = labels(suite, label)
                print(f"| {name} | {written} | {len(suite)} | right {1 - len(wrong) / len(suite):.3f} |")
                told += wrong
        for name, judge in (("ambiguity", ambiguity), ("open-terms", open_terms)):
            if suite := rows(name, written):
                figures, mistakes = judge(suite)
                share = f"precision {figures.precision:.3f}, recall {figures.recall:.3f}"
                print(f"| {name} | {written} | {len(suite)} | {share} |")
                told += mistakes
        if suite := rows("junk", written):
            for what, mistaken in (("term", junk(suite)), ("phrase", junk_phrases(suite))):
                share = 1 - len(mistaken) / len(suite)
                print(f"| junk | {written} | {len(suite)} | lines without a {what} {share:.3f} |")
                told += mistaken
    if "--errors" in sys.argv:
        for one in told:
            print(one, file=sys.stderr)


if __name__ == "__main__":
    main()
