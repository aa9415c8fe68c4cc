"""Terms of a list that share a word: "unit and integration testing", "SAP MM/SD"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.lexicon import Lexicon
from auditor.terms.matching import Span
from auditor.text.tokens import Tokens

NO_JOINTS = frozenset({"|", "·", "•", ";", ",", "+"})  # separators, but not of halves that share a last word
TIGHT = "/"  # between two halves of one thing, whatever their letters


def first_halves(
    chosen: Sequence[Span], tokens: Tokens, lexicon: Lexicon, joints: frozenset[str]
) -> Iterator[Span]:
    """First halves that share the last words of the next term: "unit and integration testing"."""
    taken = {i for span in chosen for i in range(span.start, span.end)}
    for span in chosen:
        at = span.start - 2
        if at < 0 or at in taken or span.end - span.start < 2 or span.ambiguous:
            continue
        first, joint, *_ = tokens[at : span.start]
        head = tokens.text[tokens.starts[span.start + 1] : tokens.ends[span.end - 1]]
        if joint in joints - NO_JOINTS and first.isalpha() and (known := lexicon.holding(f"{first} {head}")):
            yield Span(at, at + 1, known[0].id, ambiguous=False)


def last_halves(
    chosen: Sequence[Span], tokens: Tokens, lexicon: Lexicon, joints: frozenset[str]
) -> Iterator[Span]:
    """Last halves that share the first word of the term before: "SAP MM/SD", "SAP MM and SD"."""
    taken = {i for span in chosen for i in range(span.start, span.end)}
    for span in chosen:
        if span.ambiguous or span.end - span.start < 2:
            continue
        first, at = tokens[span.start], span.end
        while at + 1 < len(tokens) and tokens[at] in joints and at + 1 not in taken:
            last, joint = tokens[at + 1], tokens[at]
            # "Computer Science and Engineering" are two fields.
            fits = last.isupper() or joint == TIGHT
            known = lexicon.holding(f"{first} {last}") if fits and last.isalpha() else []
            if not known:
                break
            yield Span(at + 1, at + 2, known[0].id, ambiguous=False)
            at += 2
