"""What differs between languages, as data: one folder a language, one TOML file a subject."""

from __future__ import annotations

import csv
import gzip
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from auditor.errors import WrongInput

SHIPPED = Path(str(resources.files(__name__)))
PAIRS = ("plurals", "regional", "doing")  # lists of pairs among what is said of spelling
RAREST_SHARE = 0.0008  # of postings: that of the rarest words in the background table


class Models(NamedTuple):
    """The spaCy pipelines of a language, by name: official ones, and the one that comes with auditor."""

    official: tuple[str, ...]
    fallback: str


class Spelling(NamedTuple):
    """How words of a language are joined and counted, so that one spelling stands for the others.

    `plurals` are pairs of endings in singular and plural, the first that fits counts; words with an ending of
    `no_plural` have no plural, those with one of `no_singular` only look like one. `regional` are pairs of
    words, with "-" beginnings or endings of words, that stand for each other; `doing` are pairs of a word for
    what is done and the one for a single time.
    """

    conjunctions: tuple[str, ...]
    small_words: tuple[str, ...]
    plurals: tuple[tuple[str, str], ...]
    no_plural: tuple[str, ...]
    no_singular: tuple[str, ...]
    plural_of_capitals: str
    possessive: str
    prefixes: tuple[str, ...]  # that go before any name, with a hyphen
    regional: tuple[tuple[str, str], ...]
    doing: tuple[tuple[str, str], ...]

    @property
    def ampersand(self) -> str:
        """The word that "&" stands for."""
        return self.conjunctions[0]

    def plural(self, word: str) -> str:
        """The regular plural of a word in small letters; "" where there is none."""
        if word.endswith(self.no_plural):
            return ""
        one, many = next(pair for pair in self.plurals if word.endswith(pair[0]))
        return word.removesuffix(one) + many

    def singular(self, word: str) -> str:
        """What a word in small letters may be the regular plural of; "" where it is none."""
        if word.endswith(self.no_singular):
            return ""
        fitting = (pair for pair in self.plurals if pair[1] and word.endswith(pair[1]))
        pair = max(fitting, key=lambda pair: len(pair[1]), default=None)
        return word.removesuffix(pair[1]) + pair[0] if pair else ""


class Language:
    """One language: whatever reading, finding terms and wording replies take from its folder.

    Every stage is handed the object; nothing else knows where a word list lies. Files are read when they
    are first asked for, and what they hold is shared between callers: read it, never change it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tables: dict[str, dict[str, Any]] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def table(self, name: str) -> dict[str, Any]:
        """The contents of `<name>.toml`.

        Raises FileNotFoundError when the language has no such file, which is a fault of its folder.
        """
        if name not in self._tables:
            text = (self.folder / f"{name}.toml").read_text(encoding="utf-8")
            self._tables[name] = tomllib.loads(text)
        return self._tables[name]

    def tables(self, folder: str) -> tuple[dict[str, Any], ...]:
        """The contents of every TOML file in a folder of the language, by file name."""
        names = sorted(file.stem for file in (self.folder / folder).glob("*.toml"))
        return tuple(self.table(f"{folder}/{name}") for name in names)

    @cached_property
    def code(self) -> str:
        """The language's two letters (ISO 639-1), by which spaCy knows it too."""
        return str(self.table("language")["code"])

    @cached_property
    def name(self) -> str:
        """What English calls it."""
        return str(self.table("language")["name"])

    @cached_property
    def models(self) -> Models:
        """The spaCy pipelines that can be used for it."""
        named = self.table("language")["models"]
        return Models(tuple(named["official"]), str(named["fallback"]))

    @cached_property
    def spelling(self) -> Spelling:
        """How its words are joined and counted."""
        said = self.table("language")["spelling"]
        lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
        lists |= {name: tuple((one, two) for one, two in said[name]) for name in PAIRS}
        return Spelling(**(said | lists))

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words in lower case that hold any text together, by which the language is told."""
        return frozenset(self.table("messages")["function_words"])

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of months in lower case, whole, cut to three letters or short otherwise: 1-12."""
        names = {str(name): number for number, name in enumerate(self.table("headings")["months"], start=1)}
        short = {name[:3]: number for name, number in names.items()}
        return names | short | dict(self.table("headings")["month-variants"])

    @cached_property
    def background_shares(self) -> dict[str, float]:
        """In what share (0-1) of job postings at large a word or 2-3-gram, in lower case, occurs.

        For English measured over about 10,600 ads and averaged over 29 occupation groups; see NOTICE. A
        phrase that is not in it is rarer than its rarest ones.
        """
        packed = (self.folder / "background_shares.csv.gz").read_bytes()
        rows = csv.reader(gzip.decompress(packed).decode("utf-8").splitlines())
        next(rows)
        return {term: float(share) for term, _documents, share in rows}

    @cached_property
    def towns(self) -> dict[str, str]:
        """Where the towns of a name lie: country (with the region, where its addresses name it by letters),
        latitude and longitude in degrees, for each of that name: "IE 53.3 -9.1,USMN 44.9 -93.1".

        Names are as `text.normalise.bare` writes them; see NOTICE. Empty without such a file.
        """
        file = self.folder / "towns.csv.gz"
        if not file.is_file():
            return {}
        rows = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
        return {name: places for name, _, places in (row.partition(",") for row in rows)}


@cache
def load(name: str = "en") -> Language:
    """The language of this code; or of a folder that holds the same files as `languages/en`.

    Raises:
        WrongInput: there is no such language.
    """
    folder = Path(name) if any(sign in name for sign in "/\\") else SHIPPED / name
    if not (folder / "language.toml").is_file():
        known = ", ".join(sorted(path.parent.name for path in SHIPPED.glob("*/language.toml")))
        raise WrongInput(
            f"there is no language {name!r}; expected one of: {known}; or a folder with the same files"
        )
    return Language(folder)


ENGLISH = load("en")


@cache
def interfaces() -> Mapping[str, dict[str, Any]]:
    """What pages write around a profile when they are shown in other languages than its own, by language."""
    return tomllib.loads((SHIPPED / "interfaces.toml").read_text(encoding="utf-8"))
