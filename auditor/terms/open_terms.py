"""Phrases of the profile that are in no lexicon: its skill entries, and its noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

LONGEST = 4  # words
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = NAMES | {"NN", "NNS"}
MODIFIERS = NOUNS | {"JJ", "VBG"}
SENTENCE_STARTS = frozenset(".!?:;•-|·\"'(")
ENTRY_ENDS = re.compile(r"\n|[,;•·|]| and \+\d+ skills?|\s\(")


def entries(text: str) -> Iterator[str]:
    """The entries of a skills section, which are terms because the person says so."""
    for part in ENTRY_ENDS.split(text):
        entry = part.strip(" .):")
        if 0 < len(entry.split()) <= LONGEST and re.search(r"[^\W\d]{2}", entry):
            yield entry


def phrases(doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Every (ADJ|NOUN)* NOUN run of a tagged text and its parts that end in a noun, outside `taken`.

    `taken` are character spans of lexicon terms. Hyphens divide a run. A single word is a phrase only
    if it is the name of something: common nouns on their own are generic.
    """
    for run in _runs(doc, taken):
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
                part = run[start:end]
                if part[-1].tag_ in NOUNS and (len(part) > 1 or _is_name(part[0])):
                    yield doc[part[0].i : part[-1].i + 1].text


def spellings(phrase: str) -> list[str]:
    """The phrase in singular and plural; both are looked up."""
    if phrase.endswith("ies"):
        return [phrase, phrase[:-3] + "y"]
    if phrase.endswith(("ss", "us", "is")):
        return [phrase]
    return [phrase, phrase[:-1] if phrase.endswith("s") else phrase + "s"]


def _is_name(token: Token) -> bool:
    inside = token.i > 0 and not token.nbor(-1).is_space and token.nbor(-1).text not in SENTENCE_STARTS
    odd_case = not token.text.islower() and not token.text.istitle()
    return len(token) > 2 and token.tag_ in NAMES and (odd_case or inside)


def _runs(doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in doc:
        covered = any(start < token.idx + len(token) and token.idx < end for start, end in taken)
        if not covered and token.tag_ in MODIFIERS and token.text.isalpha() and not token.is_stop:
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run
