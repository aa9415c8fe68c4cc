"""Where terms stand in a text as a person finds them who looks for the word: whatever is meant by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from auditor.lexicon.entries import Surface, filed_under
from auditor.text.normalise import fold

_WORD = re.compile(r"\w+")


class Standing(NamedTuple):
    """A place of a term in a text, in characters as it is shown."""

    term: str
    start: int
    end: int


class Written:
    """The ways to write some terms, filed so that a text is gone through once for all of them."""

    def __init__(self, surfaces: Mapping[str, Iterable[Surface]]) -> None:
        """`surfaces` are those of each term, by its name."""
        self._filed: dict[str, list[tuple[str, Surface, int]]] = {}
        for term, ways in surfaces.items():
            for surface in ways:
                if first := _WORD.search(surface.text):
                    entry = term, surface, first.start()
                    self._filed.setdefault(filed_under(surface.text), []).append(entry)

    def places(self, text: str) -> list[Standing]:
        """Where they stand, in reading order; of places of one term inside each other the longest."""
        folded = fold(text)
        outer: list[Standing] = []
        for one in sorted(set(self._found(folded.text)), key=lambda s: (s.term, s.start, -s.end)):
            if not (outer and outer[-1].term == one.term and one.end <= outer[-1].end):
                outer.append(one)
        places = (Standing(one.term, *folded.span(one.start, one.end)) for one in outer)
        return sorted(places, key=lambda s: (s.start, s.end, s.term))

    def _found(self, text: str) -> Iterator[Standing]:
        words = [(word[0].lower(), word.start()) for word in _WORD.finditer(text)]
        for (word, at), (after, _) in pairwise([*words, ("", len(text))]):
            for key in (word, f"{word} {after}"):
                for term, surface, lead in self._filed.get(key, ()):
                    start, end = at - lead, at - lead + len(surface.text)
                    if start >= 0 and _is_written(surface, text[start:end]) and _is_whole(text, start, end):
                        yield Standing(term, start, end)


def _is_written(surface: Surface, text: str) -> bool:
    return text == surface.text or (not surface.exact and text.casefold() == surface.text.casefold())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on before or behind it."""
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return not (_WORD.fullmatch(before) and len(before) == 2) and not (
        _WORD.fullmatch(after) and len(after) == 2
    )
