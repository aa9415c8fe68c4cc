"""Where the surfaces of the lexicon stand in a tokenised text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from auditor.lexicon import Lexicon, Surface, filed_under, words

AMBIGUOUS = "?"  # ends the match id of a surface that needs its context


class Span(NamedTuple):
    """A candidate in a tokenised text: `start` and `end` count tokens, `key` names the concept."""

    start: int
    end: int
    key: str
    ambiguous: bool


class SurfaceMatcher:
    """Finds surfaces, compiling each only when a text holds all of its words.

    Compiling the whole lexicon takes longer than everything else an audit does. What is compiled
    never changes an answer: a surface with a word that is not in a text is not in that text.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, others: Iterable[tuple[str, Surface]]) -> None:
        self._nlp = nlp
        self._lexicon = lexicon
        self._exact = PhraseMatcher(nlp.vocab)
        self._any = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._met: set[str] = set()  # words whose entries are waiting or compiled
        self._filed: set[int] = set()
        self._waiting: dict[str, list[tuple[frozenset[str], str, Surface]]] = {}
        for key, surface in others:
            self._file(key, surface)

    def spans(self, doc: Doc, text: str) -> list[Span]:
        """Every place of every surface, overlapping ones too; `text` is the doc's."""
        self._compile(words(text))
        return [*spans(self._exact, doc, text), *spans(self._any, doc, text)]

    def _compile(self, held: frozenset[str]) -> None:
        new = self._lexicon.words(held) - self._met
        self._met |= new
        for number in {n for word in new for n in self._lexicon.filed_under(word)} - self._filed:
            self._filed.add(number)
            entry = self._lexicon.at(number)
            for surface in entry.surfaces():
                self._file(entry.id, surface)
        for word in held & self._waiting.keys():
            waiting = self._waiting[word]
            self._waiting[word] = [one for one in waiting if not one[0] <= held]
            for needed, key, surface in waiting:
                if needed <= held:
                    matcher = self._exact if surface.exact else self._any
                    matcher.add(key + AMBIGUOUS * surface.ambiguous, [self._nlp.make_doc(surface.text)])

    def _file(self, key: str, surface: Surface) -> None:
        """A surface waits under its longest word, which the fewest texts hold."""
        self._waiting.setdefault(filed_under(surface.text), []).append((words(surface.text), key, surface))


def spans(matcher: PhraseMatcher, doc: Doc, text: str) -> Iterator[Span]:
    """The matches of one matcher that are words of their own; `text` is the doc's, costly to rebuild."""
    for match_id, start, end in matcher(doc):
        key = doc.vocab.strings[match_id]
        ambiguous = key.endswith(AMBIGUOUS)
        left, right = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        if _stands_alone(text, left, right, strictly=ambiguous):
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


def _stands_alone(text: str, left: int, right: int, *, strictly: bool) -> bool:
    """Not across a line break, nor a part of a longer technical word: C in "C#" or "P&C".

    `strictly` also not of a hyphenated one: Go in "Go-Live".
    """
    before, after = text[left - 1 : left], text[right : right + 2]
    if "\n" in text[left:right] or (after[:1] in ("+", "#") and text[right - 1] not in "+#"):
        return False
    joints = "&'-" if strictly else "&'"
    joined_before = before and before in joints
    joined_after = len(after) == 2 and after[0] in joints and after[1].isalnum() and after != "'s"
    return not (joined_before or joined_after)
