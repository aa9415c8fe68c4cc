"""How far two places are from each other, by the towns that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from auditor.languages import Language
from auditor.text.normalise import bare

EARTH = 6371.0  # km, its radius
COMMON_NAME = 0.02  # share (0-1) of postings at large that use it, above which a town's name is a word too
LONGEST_NAME = 3  # words of a town's name within a sentence
_WORDS = re.compile(r"(?:[^\W\d_a-z][\w'’.]*(?<!\.)(?:[ -](?=[^\W\d_a-z])|$|\b)){1,3}")


class Point(NamedTuple):
    """A town: its country, with the region where addresses name it by letters; degrees."""

    country: str
    north: float
    east: float


def points(names: Iterable[str], regions: Iterable[str], language: Language) -> tuple[Point, ...]:
    """Where towns of some names may lie; with regions ("MN", "Minnesota" is none) only those within them."""
    found = [point for name in names for point in _points(name, language)]
    short = {region.upper() for region in regions}
    return tuple([p for p in found if p.country[2:] in short] or found)


def kilometres(one: Iterable[Point], other: Iterable[Point]) -> float | None:
    """Between the two nearest of some points; None without any."""
    others = tuple(other)
    return min((_between(a, b) for a in one for b in others), default=None)


def named(line: str, before: re.Pattern[str], language: Language) -> Iterator[str]:
    """The towns that a sentence names behind a word such as "in", as keys of the language's towns."""
    for at in before.finditer(line):
        words = _WORDS.match(line, at.end())
        town = _longest(bare(words[0]).split(), language.towns) if words else ""
        is_word = " " not in town and language.background_shares.get(town, 0.0) >= COMMON_NAME
        if town and not is_word:
            yield town


def _longest(words: list[str], towns: Mapping[str, str]) -> str:
    """The longest name of a town with which some words begin; "" without any."""
    starts = (" ".join(words[:count]) for count in range(min(len(words), LONGEST_NAME), 0, -1))
    return next((name for name in starts if name in towns), "")


def _points(name: str, language: Language) -> Iterator[Point]:
    for place in filter(None, language.towns.get(bare(name), "").split(",")):
        country, north, east = place.split(" ")
        yield Point(country, float(north), float(east))


def _between(a: Point, b: Point) -> float:
    """Along the earth's surface, in km."""
    north, east = radians(b.north - a.north), radians(b.east - a.east)
    part = sin(north / 2) ** 2 + cos(radians(a.north)) * cos(radians(b.north)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(part))
