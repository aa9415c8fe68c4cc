"""What a document says that its abbreviations stand for, and its terms read so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from auditor.lexicon import Entry, Lexicon, words
from auditor.terms.abbreviations import abbreviations
from auditor.terms.matching import Span
from auditor.terms.texts import Text

SMALL = 3  # letters of words that name nothing


def explained_in(texts: Iterable[tuple[Text, Sequence[Span]]], lexicon: Lexicon) -> dict[str, str]:
    """Short form -> key of the term that the document says it stands for, "" if that is none.

    `texts` are its texts with their candidates. What only puts a known meaning in other words is left out.
    """
    explained: dict[str, str] = {}
    for text, found in texts:
        for short, start, end in abbreviations(text.folded.text):
            # The term that ends where the long form does: "agile project management (PM)".
            ending = [s for s in found if start <= text.characters(s)[0] and text.characters(s)[1] == end]
            longest_one = max(ending, key=lambda s: s.end - s.start, default=None)
            whole = longest_one is not None and text.characters(longest_one)[0] == start
            meant = longest_one.key if longest_one and whole else ""
            if meant or not _is_known(text.folded.text[start:end], lexicon.holding(short)):
                explained.setdefault(short, meant)
    return explained


def as_explained(
    candidates: Sequence[Span], text: Text, explained: Mapping[str, str]
) -> tuple[list[Span], list[tuple[Span, str]]]:
    """The candidates where the document's own abbreviations mean what it says they mean."""
    if not explained:
        return list(candidates), []
    kept, redefined = [], []
    for span in candidates:
        surface = text.folded.text[slice(*text.characters(span))]
        if explained.get(surface, span.key) == span.key:
            kept.append(span)
        else:
            redefined.append((span, f'the text explains "{surface}" otherwise'))
    meant = {short: key for short, key in explained.items() if key and short in text.folded.text}
    own = [
        Span(number, number + 1, meant[word], ambiguous=False)
        for number, word in enumerate(text.tokens if meant else ())
        if word in meant
    ]
    return [*kept, *own], redefined


def _is_known(long: str, entries: Iterable[Entry]) -> bool:
    """Whether most words of a name of such an entry, two at least, stand in a long form.

    "Continuous Integration and Continuous Delivery" is CI/CD, however the lexicon joins it.
    """
    said = {*words(long)}
    for entry in entries:
        for surface in entry.surfaces():
            named = {word for word in words(surface.text) if len(word) > SMALL}
            if len(named & said) > max(1, len(named) / 2):
                return True
    return False
