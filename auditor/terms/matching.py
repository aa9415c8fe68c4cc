"""Where the surfaces of the lexicon stand in a tokenised text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from auditor.languages import Spelling
from auditor.lexicon import Lexicon, Surface, filed_under, keys, words
from auditor.text.tokens import Tokens, pattern

VERSION = re.compile(r"\d(?<=[A-Za-z]\d)\d{0,3}\b")  # looked for by its digit, which is rarer than a letter
APART = re.compile(r"\b([A-Z][a-z]{2,})(?= ([A-Z][a-z]{2,})\b)")
VERSIONED = re.compile(r"([A-Za-z]{3,})(?:\d\d?|20\d\d)")
PRODUCT = "product"  # the class of ambiguous names that have versions
AMBIGUOUS = "?"  # ends the match id of a surface that needs its context


class Span(NamedTuple):
    """A candidate in a tokenised text: `start` and `end` count tokens, `key` names the concept."""

    start: int
    end: int
    key: str
    ambiguous: bool


class SurfaceMatcher:
    """Finds surfaces, compiling each only when a text holds its words, and the first two side by side.

    Compiling the whole lexicon takes longer than everything else an audit does. What is compiled
    never changes an answer: a surface of which a word is not in a text is not in that text.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, others: Iterable[tuple[str, Surface]]) -> None:
        self._nlp = nlp
        self._lexicon = lexicon
        self._spelling = lexicon.spelling
        self._exact = PhraseMatcher(nlp.vocab)
        self._any = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._waiting: dict[str, list[tuple[list[str], str, Surface]]] = {}  # for their other words
        for key, surface in others:
            self._add(key, surface)

    def compile_for(self, text: str) -> None:
        """Make ready for a text; what is compiled stays, so never within a memory zone."""
        found = words(text)
        held = set(found)
        for first in self._lexicon.filed(keys(found)):
            if first not in self._waiting:
                self._waiting[first] = [(words(s.text), key, s) for key, s in self._lexicon.under(first)]
            waiting, self._waiting[first] = self._waiting[first], []
            for one in waiting:
                needed, key, surface = one
                if held.issuperset(needed):
                    self._add(key, surface)
                else:
                    self._waiting[first].append(one)

    def spans(self, tokens: Tokens) -> list[Span]:
        """Every place of every surface in a text that it was made ready for, overlapping ones too."""
        found = [s for one in (self._exact, self._any) for s in spans(one, tokens, self._spelling)]
        taken = {span.start for span in found}
        return [*found, *self._apart(tokens), *self._versions(tokens, taken)]

    def _apart(self, tokens: Tokens) -> Iterator[Span]:
        """Names of one word that somebody wrote in two, each with a capital: "Photo Shop"."""
        for pair in APART.finditer(tokens.text):
            joined = pair[1] + pair[2].lower()
            for key, surface in self._lexicon.under(joined.lower()):
                entry = self._lexicon[key]
                if surface.text == joined == entry.name and entry.is_apart(f"{pair[1]} {pair[2]}"):
                    if at := tokens.span(pair.start(1), pair.end(2)):
                        yield Span(*at, key, ambiguous=True)
                    break

    def _versions(self, tokens: Tokens, taken: set[int]) -> Iterator[Span]:
        """Names with their version in one word, where that is no name of its own: "Java17", "ITIL4"."""
        for number in VERSION.finditer(tokens.text):
            at = bisect_right(tokens.starts, number.start()) - 1
            if at not in taken and (match := VERSIONED.fullmatch(tokens[at])):
                for key, surface in self._lexicon.under(filed_under(match[1])):
                    if self._is_versioned(match, key, surface):
                        yield Span(at, at + 1, key, ambiguous=False)
                        break

    def _is_versioned(self, match: re.Match[str], key: str, surface: Surface) -> bool:
        entry, name = self._lexicon[key], match[1]
        is_same = surface.text == name or (not surface.exact and surface.text.casefold() == name.casefold())
        is_year = len(match[0]) > len(name) + 2
        # "Angular17", but "Spring2026" is when it rains.
        is_sure = not surface.ambiguous or (
            surface.text == name and entry.ambiguity == PRODUCT and not is_year
        )
        return is_same and is_sure and entry.kind != "title"

    def _add(self, key: str, surface: Surface) -> None:
        matcher = self._exact if surface.exact else self._any
        matcher.add(key + AMBIGUOUS * surface.ambiguous, [pattern(self._nlp, surface.text)])


def spans(matcher: PhraseMatcher, tokens: Tokens, spelling: Spelling) -> Iterator[Span]:
    """The matches of one matcher that are words of their own, or have a possessive ending (\"'s\")."""
    strings, text = tokens.doc.vocab.strings, tokens.text
    for match_id, start, end in matcher(tokens.doc):
        key = strings[match_id]
        ambiguous = key.endswith(AMBIGUOUS)
        if _stands_alone(text, tokens.starts[start], tokens.ends[end - 1], spelling, strictly=ambiguous):
            yield Span(start, end, key.removesuffix(AMBIGUOUS), ambiguous)


def longest(candidates: Iterable[Span], standing: Iterable[Span] = ()) -> list[Span]:
    """Without overlap: longest first, then leftmost; what overlaps something standing is left out."""
    taken = {i for span in standing for i in range(span.start, span.end)}
    chosen = []
    for span in sorted(set(candidates), key=lambda s: (s.start - s.end, s)):
        covered = set(range(span.start, span.end))
        if not taken & covered:
            taken |= covered
            chosen.append(span)
    return chosen


def crossing(candidates: Iterable[Span], standing: Sequence[Span]) -> list[Span]:
    """Those that begin within what stands and go on behind it: one word is said for both.

    "Patient safety and quality improvement" is about improvement as well; but no "marble machine learning" is
    about marble machines: the last word of a term says what it is.
    """
    within, at = defaultdict[int, list[Span]](list), defaultdict[int, list[Span]](list)
    for span in standing:
        at[span.start].append(span)
        for place in range(span.start + 1, span.end):
            within[place].append(span)
    return [
        one
        for one in dict.fromkeys(candidates)
        if any(s.end < one.end for s in within.get(one.start, ()))
        and not any(s.end <= one.end for place in range(one.start, one.end) for s in at.get(place, ()))
    ]


def with_phrases(chosen: Sequence[Span], phrases: Iterable[Span]) -> list[Span]:
    """Open phrases where they overlap nothing, or wholly contain what they overlap: the longest wins."""
    kept, at = dict.fromkeys(chosen), defaultdict[int, list[Span]](list)
    for span in chosen:
        for place in range(span.start, span.end):
            at[place].append(span)
    for phrase in longest(phrases):
        places = range(phrase.start, phrase.end)
        overlapped = [s for place in places for s in at.get(place, ())]
        if all(phrase.start <= s.start and s.end <= phrase.end and s[:2] != phrase[:2] for s in overlapped):
            for span in overlapped:
                kept.pop(span, None)
            kept[phrase] = None
            at.update((place, [phrase]) for place in places)
    return [*kept]


def _stands_alone(text: str, left: int, right: int, spelling: Spelling, *, strictly: bool) -> bool:
    """Not across a line break, nor a part of a longer technical word: C in "C#" or "P&C".

    `strictly` also not of a hyphenated one, Go in "Go-Live", unless it only has a prefix: "ex-Go".
    """
    before, after = text[left - 1 : left], text[right : right + 2]
    is_cut = after[:1] in ("+", "#") and text[right - 1] not in "+#" and not _is_joint(text, right)
    if "\n" in text[left:right] or is_cut:
        return False
    joints = "&'-" if strictly else "&'"
    joined_before = before and before in joints and not _has_prefix(text, left, spelling)
    joined_after = (
        len(after) == 2 and after[0] in joints and after[1].isalnum() and after != spelling.possessive
    )
    return not (joined_before or joined_after)


def _has_prefix(text: str, left: int, spelling: Spelling) -> bool:
    """Whether the hyphenated word before a place is one that goes before any name: "ex-"."""
    return (
        text[:left].endswith("-")
        and re.split(r"\W", text[max(0, left - 12) : left - 1])[-1].lower() in spelling.prefixes
    )


def _is_joint(text: str, at: int) -> bool:
    """Whether a plus stands between two words: "Java+Spring"."""
    return text[at] == "+" and text[at + 1 : at + 3].isalpha() and text[at - 2 : at].isalpha()
