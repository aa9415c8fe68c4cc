"""A text cut into tokens, with their places as plain numbers: asking spaCy for each token is slow."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.tokens import Doc

# Arrows, boxes, shapes, dingbats and emoji: whatever they mean, they part what stands on their sides.
GLYPHS = (
    "\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"
    "\u2219\u22c5\u203a\u00bb\U0001f000-\U0001faff"
)
_GLYPHS = re.compile(f"[{GLYPHS}]+")


def is_glyph(token: str) -> bool:
    """Whether a token is made of such signs alone."""
    return token >= "\u00bb" and _GLYPHS.fullmatch(token) is not None


class Tokens(list[str]):
    """The words of a text; `starts` and `ends` are the characters at which each begins and ends."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text  # the doc's, which would be costly to rebuild
        places = doc.to_array([IDX, LENGTH])
        self.starts: list[int] = places[:, 0].tolist()
        self.ends: list[int] = (places[:, 0] + places[:, 1]).tolist()
        super().__init__(map(text.__getitem__, map(slice, self.starts, self.ends)))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens between two characters, the last one excluded; None if no tokens begin and end there."""
        first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
        whole = last < len(self) and self.starts[first] == start and self.ends[last] == end
        return (first, last + 1) if whole else None


def pattern(nlp: Language, text: str) -> Doc:
    """A text for a matcher, as the tokenizer cuts it; plain words need not be given to it."""
    words = text.split(" ")
    rules: dict[str, object] = nlp.tokenizer.rules  # type: ignore[union-attr]  # a spaCy Tokenizer

    if all(word.isalpha() and word not in rules for word in words):
        return Doc(nlp.vocab, words)
    return nlp.make_doc(text)
