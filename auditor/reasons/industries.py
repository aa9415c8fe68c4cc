"""Trades of employers, by the words in which they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.reasons.texts import Text
from auditor.reasons.wanted import Signs, signs, table
from auditor.text.phrases import Phrasebook, Place

IN_NAME = 2  # signs that the employer's own name is worth


class Sign(NamedTuple):
    """A word of a trade, in small letters, and where it begins in its line."""

    start: int
    said: str


@lru_cache(maxsize=8192)  # the same lines of wanted postings are held against every contact
def signs_in(line: str, language: Language) -> Mapping[str, Sequence[Sign]]:
    """By trade its signs in a line, none within another."""
    places = _book(language).find(line)
    return {
        trade: [Sign(p.start, line[p.start : p.end].lower()) for p in _apart(places[trade])]
        for trade in places
    }


def counts(text: Text, language: Language) -> Counter[str]:
    """By trade, how many different signs of it a text has."""
    said: dict[str, set[str]] = {}
    for line in text.all_lines:
        for trade, found in signs_in(line, language).items():
            said.setdefault(trade, set()).update(sign.said for sign in found)
    in_name = dict.fromkeys(signs_in(text.company, language), IN_NAME)
    return Counter({trade: len(found) for trade, found in said.items()}) + Counter(in_name)


def lines_of(text: Text, trade: str, language: Language) -> list[str]:
    """The employer's name and the lines that hold a sign of a trade."""
    return [line for line in (text.company, *text.all_lines) if trade in signs_in(line, language)]


def said_of(text: Text, trade: str, language: Language) -> list[str]:
    """The signs of a trade, each once, in the order of the text."""
    lines = lines_of(text, trade, language)
    return [*dict.fromkeys(sign.said for line in lines for sign in signs_in(line, language)[trade])]


def told(text: Text, language: Language) -> set[str]:
    """The trades that an employer's name or what it says of itself tells, without those of its customers.

    Of trades that many refuse, the customers tell too: who works for armed forces.
    """
    describes, buyers = signs(language, "trade", "describes"), signs(language, "trade", "customers")
    own = [*text.of_employer, *describes.lines(text.lines)]
    disputed = table(language, "trade")["disputed"]
    found = {*signs_in(text.company, language)}
    for line in own:
        end = _end(buyers, line)
        for trade, said in signs_in(line, language).items():
            if trade in disputed or said[0].start < end:
                found.add(trade)
    return found


def with_near(trades: Iterable[str], language: Language) -> set[str]:
    """Some trades and those that are near to one of them."""
    known = {*trades}
    groups = [{*row.split()} for row in table(language, "trade")["near"]]
    return known.union(*(group for group in groups if group & known))


def _end(buyers: Signs, line: str) -> int:
    """Where a sentence begins to speak of who buys."""
    found = buyers.phrases.search(buyers.without.blanked(line))
    return found.start() if found else len(line)


def _apart(places: Iterable[Place]) -> list[Place]:
    """Those that lie in no other, the first and longest kept."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


@cache
def _book(language: Language) -> Phrasebook:
    data = table(language, "trade")
    return Phrasebook({**data["disputed"], **data["industries"]}, language.table("words"))
