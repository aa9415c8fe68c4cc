"""Phrases of word lists, all found in one pass over the tokens, and the clauses they speak in."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from auditor.text.tokens import Tokens, pattern

# What follows a phrase that holds a "#" or "@".
NUMBER, YEAR = r"[\w-]+", r"(?:19|20)\d\d"


class Place(NamedTuple):
    """A phrase in a text: the list it is of, and its characters."""

    start: int
    end: int
    label: str


def expanded(pattern: str) -> Iterator[str]:
    """Every text that a pattern stands for.

    In "moved|switched (away|on over) from" a bar stands between words of which one is there, and brackets
    around words that may be missing.
    """
    parts = []
    for part in re.findall(r"\([^)]*\)|\S+", pattern):
        optional = part[0] == "(" and part[-1] == ")"
        parts.append(["", *part[1:-1].split("|")] if optional else [part] if part == "|" else part.split("|"))
    for words in itertools.product(*parts):
        yield " ".join(filter(None, words))


Found = Mapping[str, Sequence[Place]]  # by label


class Phrasebook:
    """Lists of phrases by label, compiled into one matcher that ignores case.

    Where a phrase holds a "#" (a number) or "@" (a year), the words before it are matched, and the rest is
    looked for behind them.
    """

    def __init__(self, nlp: Language, lists: Mapping[str, Iterable[str]]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._rests: dict[str, tuple[str, re.Pattern[str]]] = {}
        for label, phrases in lists.items():
            whole = []
            for text in dict.fromkeys(text for phrase in phrases for text in expanded(phrase)):
                first = re.split(r" [#@]", text)[0]
                if first == text:
                    whole.append(pattern(nlp, text))
                else:
                    self._rests[f"{label} {text}"] = label, _rest(text.removeprefix(first))
                    self._matcher.add(f"{label} {text}", [pattern(nlp, first)])
            self._matcher.add(label, whole)

    def find(self, tokens: Tokens) -> dict[str, list[Place]]:
        """The places of each list that has any, by label."""
        found: dict[str, list[Place]] = {}
        for key, first, after in self._matcher(tokens.doc):
            label = tokens.doc.vocab.strings[key]
            start, end = tokens.starts[first], tokens.ends[after - 1]
            if label in self._rests:
                label, rest = self._rests[label]
                if not (match := rest.match(tokens.text, end)):
                    continue
                end = match.end()
            found.setdefault(label, []).append(Place(start, end, label))
        return found


def _rest(text: str) -> re.Pattern[str]:
    """A pattern for " # years in"."""
    spelt = {"#": NUMBER, "@": YEAR, " ": r"\s+"}
    parts = re.split(r"([#@ ])", text)
    edge = r"\b" if text[-1].isalpha() else ""
    return re.compile("".join(spelt.get(part, re.escape(part)) for part in parts) + edge, re.IGNORECASE)


class Clauses:
    """A text cut into clauses, and the phrases of one set of lists in it.

    Of the labels "<room>.breaks", "<room>.innocent" and others: a phrase that overlaps an innocent one says
    nothing, and a break inside a phrase is none. `marks` are signs that end a clause.
    """

    def __init__(
        self, room: str, tokens: Tokens, found: Found, *, marks: str, innocent: Sequence[Place]
    ) -> None:
        text, own = tokens.text, [label for label in found if label.startswith(f"{room}.")]
        breaks = found.get(f"{room}.breaks", ())
        said = [
            p for label in own if label not in (f"{room}.breaks", f"{room}.innocent") for p in found[label]
        ]
        self.phrases = sorted(p for p in said if not _overlapped(p.start, p.end, innocent))
        self._phrase_starts = [p.start for p in self.phrases]
        around = [*innocent, *self.phrases]
        edges = [(p.start, p.end) for p in breaks if not _overlapped(p.start, p.end, around)]
        pattern = _marks(marks)
        with_marks = [p for p in around if pattern.search(text, p.start, p.end)]
        edges += [m.span() for m in pattern.finditer(text) if not _overlapped(*m.span(), with_marks)]
        edges.sort()
        self._length = len(text)
        self._starts = [start for start, _ in edges]
        self._ends = [end for _, end in edges]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """First character of the clause around `start`-`end`, and the one after its last."""
        before, after = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (
            self._ends[before - 1] if before else 0,
            self._starts[after] if after < len(self._starts) else self._length,
        )

    def around(self, left: int, right: int) -> list[Place]:
        """The phrases that begin between two characters."""
        return self.phrases[bisect_left(self._phrase_starts, left) : bisect_left(self._phrase_starts, right)]


@cache
def _marks(signs: str) -> re.Pattern[str]:
    """Line ends, the signs, full stops at the end of a word, dashes between blanks."""
    ends = rf"\n{re.escape(signs)}"
    # One set of characters first: each alternative of its own would be tried at every character.
    return re.compile(rf"[{ends}.!?-](?:(?<=[{ends}])|(?<=[.!?])(?=\s|$)|(?<= -)(?= ))")


def _overlapped(start: int, end: int, others: Sequence[Place]) -> bool:
    return any(other.start < end and start < other.end for other in others) if others else False
