"""How much of what a career coach would name the audit names, and how often it names something else.

    python tests/benchmarks/coach.py FOLDER ... [--words]

A FOLDER is a person: `profile.txt`, what begins with `desired` and `mismatched`, and `gold.toml` (GOLD.toml)
with the lists `wrong`, `core_wrong`, `right` and `either`, written by somebody who read the texts and saw no
audit. README.md beside this file says what is counted. `--words` lists what is missed and what is named
beside.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import auditor
from auditor import languages
from auditor.api import extractor
from auditor.languages import Language
from auditor.records import Attraction, Audit
from auditor.settings import Settings
from auditor.terms import Extractor

GOLD = ("gold.toml", "GOLD.toml")
FIRM = frozenset({"wrong_role"})
PROBABLE = FIRM | {"probably_wrong_role"}

Flagged = Callable[[Audit], list[str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a coach names: names as written, in four lists."""

    wrong: tuple[str, ...]
    core: tuple[str, ...]
    right: tuple[str, ...]
    either: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> Gold:
        """The gold of a person.

        Raises:
            StopIteration: the folder has none.
        """
        path = next(folder / name for name in GOLD if (folder / name).is_file())
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = (tuple(told.get(name, ())) for name in ("wrong", "core_wrong", "right", "either"))
        return cls(*lists)


@dataclass(slots=True)
class Tally:
    """Counts over people at one level of sureness, and the names behind them."""

    core: int = 0
    core_found: int = 0
    wrong: int = 0
    wrong_found: int = 0
    named: int = 0  # flagged words
    true: int = 0  # of these, those that the coach names as wrong
    against: int = 0  # those that the coach names otherwise
    missed: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        for name in ("core", "core_found", "wrong", "wrong_found", "named", "true", "against"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def row(self) -> str:
        """Recall of the core and of all that is wrong, then precision, strict and of what the coach names."""
        told = self.true + self.against
        return " | ".join(
            (
                _of(self.core_found, self.core),
                _of(self.wrong_found, self.wrong),
                _of(self.true, self.named),
                _of(self.true, told),
            )
        )


class Names:
    """Whether a coach's name and an audit's term are one: by concept, or by their words."""

    def __init__(self, finder: Extractor, language: Language) -> None:
        self._finder, self._language = finder, language

    def keys(self, name: str) -> frozenset[str]:
        """What a name goes by: itself, its words without their endings, and its concept."""
        return frozenset(key for part in self._parts(name) for key in self._of(part))

    def _parts(self, name: str) -> Iterator[str]:
        """A name, and of "Accounts Receivable (AR)" both names."""
        outer, _, inner = name.partition(" (")
        yield from filter(None, dict.fromkeys((name, outer, inner.rstrip(")"))))

    def _of(self, name: str) -> Iterator[str]:
        plain = name.casefold()
        yield from filter(None, (plain, self._stemmed(plain), self._finder.lexicon.named(name).casefold()))
        for found in self._finder.find_in(name):  # "Travel nurse contracts" are of a travel nurse
            if not found.inner and len(found.surface.split()) * 2 >= len(name.split()):
                yield found.term.casefold()

    def term(self, term: Attraction) -> frozenset[str]:
        """What a term of an audit goes by, as it is named and as the person writes it."""
        return self.keys(term.term) | self.keys(term.written)

    def _stemmed(self, text: str) -> str:
        words = text.replace("-", " ").replace("/", " ").split()
        return " ".join(self._language.spelling.singular(word) or word for word in words)


LEVELS: dict[str, Flagged] = {
    "words, firm": lambda audit: [a.term for a in audit.terms if a.mentions and a.verdict in FIRM],
    "words, firm or probable": lambda audit: [
        a.term for a in audit.terms if a.mentions and a.verdict in PROBABLE
    ],
    "themes, firm": lambda audit: [t for theme in audit.themes if theme.verdict in FIRM for t in theme.terms],
    "themes, firm or probable": lambda audit: [
        t for theme in audit.themes if theme.verdict in PROBABLE for t in theme.terms
    ],
    "with kin": lambda audit: [
        t for theme in audit.themes if theme.verdict in PROBABLE for t in (*theme.terms, *theme.kin)
    ],
}
TOGETHER = (
    ("words or themes, firm", ("words, firm", "themes, firm")),
    ("words or themes, firm or probable", ("words, firm or probable", "themes, firm or probable")),
    ("words or themes or kin", ("words, firm or probable", "with kin")),
)


def tally(audit: Audit, gold: Gold, flagged: Iterable[str], names: Names) -> Tally:
    """What of the gold some flagged terms of an audit are, and what else they are."""
    terms = {a.term: a for a in audit.terms}
    by_term = {term: names.term(terms[term]) for term in dict.fromkeys(flagged)}
    named = frozenset(key for keys in by_term.values() for key in keys)
    wrong = frozenset(key for name in (*gold.wrong, *gold.core) for key in names.keys(name))
    other = frozenset(key for name in (*gold.right, *gold.either) for key in names.keys(name)) - wrong
    made = Tally(core=len(gold.core), wrong=len(gold.wrong), named=len(by_term))
    made.core_found = sum(bool(names.keys(name) & named) for name in gold.core)
    made.wrong_found = sum(bool(names.keys(name) & named) for name in gold.wrong)
    made.true = sum(bool(keys & wrong) for keys in by_term.values())
    made.against = sum(bool(keys & other) and not keys & wrong for keys in by_term.values())
    made.missed = [name for name in gold.core if not names.keys(name) & named]
    made.beside = [term for term, keys in by_term.items() if not keys & wrong]
    return made


def levels(audit: Audit) -> dict[str, list[str]]:
    """The flagged terms of an audit at each level."""
    found = {level: flagged(audit) for level, flagged in LEVELS.items()}
    return found | {name: [t for part in parts for t in found[part]] for name, parts in TOGETHER}


def audit_of(folder: Path) -> Audit:
    """The audit of a person's folder."""
    desired, mismatched = (sorted(folder.glob(f"{side}*")) for side in ("desired", "mismatched"))
    return auditor.audit(folder / "profile.txt", desired, mismatched)


def report(folders: Sequence[Path], *, with_words: bool) -> None:
    """Prints a table a person and one of all."""
    names = Names(extractor(Settings()), languages.load("en"))
    whole: dict[str, Tally] = {}
    head = "| {} | core found | wrong found | precision, all | precision, of those the coach names |"
    for folder in folders:
        audit, gold = audit_of(folder), Gold.of(folder)
        print(head.format(folder.name), "|---|---|---|---|---|", sep="\n")
        for level, flagged in levels(audit).items():
            made = tally(audit, gold, flagged, names)
            whole.setdefault(level, Tally()).add(made)
            print(f"| {level} | {made.row()} |")
            if with_words:
                print(f"    missed: {', '.join(made.missed)}\n    beside: {', '.join(made.beside)}")
        if with_words:
            _themes(audit)
        print()
    print(head.format(f"all {len(folders)}"), "|---|---|---|---|---|", sep="\n")
    for level, made in whole.items():
        print(f"| {level} | {made.row()} |")


def _themes(audit: Audit) -> None:
    for theme in audit.themes:
        print(
            f"    {theme.name} [{theme.verdict}, P {theme.probability:.3f}, gap {theme.gap:+.2f}, "
            f"{theme.mismatched_postings}/{theme.desired_postings}]: {', '.join(theme.terms)}"
            f" ({', '.join(theme.kin)})"
        )


def _of(count: int, whole: int) -> str:
    return f"{count} of {whole} ({count / whole:.2f})" if whole else "-"


def main() -> None:
    """Read the folders, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="people with their gold")
    parser.add_argument("--words", action="store_true", help="list what is missed and what is named beside")
    asked = parser.parse_args()
    report(asked.folders, with_words=asked.words)


if __name__ == "__main__":
    main()
