"""headings.toml made ready: the phrases and headings of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.languages import Language, interfaces
from auditor.text.normalise import fold, key
from auditor.text.phrases import Phrasebook, Phrases

_WORDS = re.compile(r"[^\s|()_#*{}]+")


def phrases(written: Iterable[str]) -> Phrases:
    """Phrases of headings.toml, to be held against the keys of lines."""
    return _phrases(tuple(written))


def headings(kinds: Mapping[str, Iterable[str]]) -> Phrasebook:
    """The headings by the kind of section they open, to be held against the keys of lines."""
    return _headings(tuple((kind, tuple(written)) for kind, written in kinds.items()))


@cache
def _phrases(written: tuple[str, ...]) -> Phrases:
    return Phrases(map(_keyed, written))


@cache
def _headings(kinds: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrasebook:
    return Phrasebook({kind: map(_keyed, written) for kind, written in kinds})


def _keyed(phrase: str) -> str:
    """A phrase whose words are written as keys have them: "what you'll do" as "what youll do"."""
    kept = ("...", "@")
    return _WORDS.sub(lambda w: w[0] if w[0] in kept else key(w[0]).replace(" ", "_"), phrase)


@dataclass(frozen=True, slots=True)
class Wording:
    """What both profiles and postings ask of a line."""

    data: Mapping[str, Any]
    employment: Phrases
    workplace: Phrases
    place_endings: tuple[str, ...]
    title_words: frozenset[str]
    foreign_titles: frozenset[str]
    foreign_endings: tuple[str, ...]

    def names_title(self, text: str) -> bool:
        """Whether one of its words is an occupation, in this language or in one of a page."""
        return any(word in self.title_words or self.is_foreign_title(word) for word in key(text).split())

    def is_foreign_title(self, word: str) -> bool:
        """Whether a word, as `key` has it, is or ends in a foreign occupation: "projektleiter"."""
        ends = word.endswith(self.foreign_endings) and word not in self.foreign_endings
        return ends or word in self.foreign_titles

    def is_place(self, text: str) -> bool:
        """Whether it is written like "Utrecht, Netherlands", "Greater Oslo Area" or "Lyon · Hybrid"."""
        folded = fold(text).text.strip()
        if key(folded) in self.workplace:
            return True
        place, _, after = re.sub(r"\s-\s|[(|]", "·", folded).partition("·")
        if after and (self.workplace.match(key(after)) or key(place) in self.workplace):
            return len(folded.split()) <= 12
        if after or self.names_title(place):
            return False
        parts = [part.split() for part in place.split(",")]
        shaped = all(1 <= len(part) <= 3 and part[0][0].isupper() and part[-1][0].isupper() for part in parts)
        ended = key(place).endswith(self.place_endings) and len(place.split()) <= 6
        return (shaped and 2 <= len(parts) <= 3 and not any(c.isdigit() for c in place)) or ended


def _with_ampersands(written: Any, word: str) -> Any:
    """The phrases with "and" or "&" wherever they have one of these."""
    if isinstance(written, dict):
        return {name: _with_ampersands(one, word) for name, one in written.items()}
    if isinstance(written, list):
        return [_with_ampersands(one, word) for one in written]
    if not isinstance(written, str):
        return written
    return re.sub(rf" (?:{re.escape(word)}|&) ", f" {word}|& ", written)


@cache
def wording(language: Language) -> Wording:
    """The wording of one language. Raises FileNotFoundError if the package has no such language."""
    data = _with_ampersands(language.table("headings"), language.spelling.ampersand)
    return Wording(
        data,
        phrases(data["employment"]),
        phrases(data["workplace"]),
        tuple(key(ending) for ending in data["place-endings"]),
        frozenset(word for title in data["title-words"] for word in key(title).split()[-1:]),
        frozenset(key(word) for table in interfaces().values() for word in table["title-words"]),
        tuple(key(end) for table in interfaces().values() for end in table["title-endings"]),
    )


def profile_heading(text: str, language: Language) -> str:
    """The kind of section that a heading of a profile opens, in whatever language of a page; "" if none."""
    return next((kind for book in _profile_headings(language) if (kind := book.label(key(text)))), "")


@cache
def _profile_headings(language: Language) -> tuple[Phrasebook, ...]:
    """The headings of contact, of the language itself, and of each other one."""
    own = wording(language).data["profile"]
    contact, written = [*own["contact-headings"]], list[Mapping[str, Iterable[str]]]((own["headings"],))
    for table in interfaces().values():
        contact += [*table["headings"]["other"], *table["contact-info"]]
        written.append({kind: names for kind, names in table["headings"].items() if kind != "activity"})
    return headings({"contact": contact}), *map(headings, written)
