"""A section as terms are found in it: folded, tokenised, with the way back to what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language as Pipeline

from auditor.lexicon import Lexicon
from auditor.records import Section
from auditor.terms.matching import Span, SurfaceMatcher
from auditor.terms.wrapped import Piece, goes_on, pieces
from auditor.text.normalise import Folded, fold
from auditor.text.tokens import Tokens

ONE_LINE = {"headline", "title", "position-title"}  # however many lines it was cut into


@dataclass(frozen=True, slots=True)
class Folding:
    """A section before it is tokenised."""

    section: Section
    index: int
    folded: Folded
    pieces: tuple[Piece, ...]  # where a line end may have cut a term

    @property
    def words(self) -> str:
        """All words of it, those that a line end cuts as well."""
        return " ".join((self.folded.text, *(piece.text for piece in self.pieces)))


@dataclass(frozen=True, slots=True)
class Text:
    """A section as it is matched."""

    section: Section
    index: int
    folded: Folded
    tokens: Tokens
    pieces: tuple[Piece, ...]

    def place(self, span: Span) -> tuple[str, int, int, int]:
        """The surface as it is shown, the section's index, and where it starts and ends there."""
        start, end = self.folded.span(*self.characters(span))
        return self.section.text[start:end].replace("\n", " "), self.index, start, end

    def characters(self, span: Span) -> tuple[int, int]:
        """Start and end of a span in the folded text."""
        return self.tokens.starts[span.start], self.tokens.ends[span.end - 1]

    def whole(self, spans: Iterable[Span]) -> str:
        """The folded text without the line ends that cut these spans, as long as before."""
        text = self.folded.text
        for span in spans if self.pieces else ():
            start, end = self.characters(span)
            if "\n" in text[start:end]:
                text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
        return text


def fold_section(section: Section, index: int, lexicon: Lexicon) -> Folding:
    """A section made ready."""
    folded = fold(section.text)
    return Folding(section, index, folded, tuple(pieces(folded.text, lexicon)))


def tokenize(folding: Folding, nlp: Pipeline) -> Text:
    """A section cut into tokens; halves of surrogate pairs are cut as question marks."""
    text = folding.folded.text
    tokens = Tokens(nlp.make_doc(text.encode(errors="replace").decode()), text)
    return Text(folding.section, folding.index, folding.folded, tokens, folding.pieces)


def candidates(text: Text, matcher: SurfaceMatcher, nlp: Pipeline) -> list[Span]:
    """Every place of every surface, also where a line end cuts it."""
    found, cut = matcher.spans(text.tokens), list[Span]()
    terms = {text.characters(span) for span in found} if text.pieces else set[tuple[int, int]]()
    for piece in text.pieces:
        tokens = Tokens(nlp.make_doc(piece.text), piece.text)
        for span in matcher.spans(tokens):
            start, end = tokens.starts[span.start], tokens.ends[span.end - 1]
            if start < piece.joint < end:
                start, end = piece.place(start, end)
                at = text.tokens.span(start, end)
                if at and (text.section.kind in ONE_LINE or goes_on(text.folded.text, start, end, terms)):
                    cut.append(Span(*at, span.key, span.ambiguous))
    return [*found, *cut]
