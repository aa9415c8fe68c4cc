"""Where a term stands and is not counted, and why: no count of a report is to be disproved by looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.contrast.corpus import Read
from auditor.lexicon.written import Standing, Written
from auditor.records import Document, InputSide, Mention, Part, Rejected, Side, Uncounted
from auditor.terms import Extractor
from auditor.terms.extract import UNREAD
from auditor.text.quotes import line

NEVER_READ = {  # kinds of section in which no terms are looked for
    "name": "it stands in a person's name",
    "company": "it stands in a company's name",
    "position-company": "it stands in a company's name",
    "location": "it stands in the name of a place",
}
DENIED = "it is read as not asked for there"
ON_BOTH_SIDES = "the posting stands on both sides, so nothing in it is counted"
OWN_NAME = "it is the employer's own name there"
HEADING = "it stands in a heading"
NO_REASON = "it is not read as the term there"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a document in which a person can look for a word."""

    part: Part
    index: int
    text: str
    reason: str  # why nothing in it is counted, "" where terms are looked for


@dataclass(frozen=True, slots=True)
class _Reading:
    """What became of the words of one document: what was counted, what was found, what was turned down."""

    side: InputSide
    document: Document
    counted: Sequence[Mention]
    found: Sequence[Mention]
    rejected: Sequence[Rejected]

    def uncounted(self, written: Written) -> Iterator[tuple[str, Uncounted]]:
        """Each place that is not counted, with its term."""
        counting: dict[str, list[Mention]] = {}
        for m in self.counting:
            counting.setdefault(m.term, []).append(m)
        for passage in passages(self.document):
            for one in written.places(passage.text):
                here = () if passage.reason else counting.get(one.term, ())
                if any(_is_at(m, passage, one) for m in here):
                    continue
                yield (
                    one.term,
                    Uncounted(
                        self.side,
                        self.document.id,
                        passage.part,
                        passage.index,
                        one.start,
                        one.end,
                        passage.text[one.start : one.end],
                        line(passage.text, one.start, one.end),
                        passage.reason or self._reason(passage, one),
                    ),
                )

    @property
    def counting(self) -> list[Mention]:
        """The mentions that count; in a profile also what is denied, for a search finds it."""
        if self.side == "profile":
            return [*self.counted]
        return [m for m in self.counted if m.qualifier != "negated"] if self.document.weight > 0 else []

    def _reason(self, passage: Passage, one: Standing) -> str:
        here = [m for m in self.found if _is_at(m, passage, one)]
        if any(m.term == one.term for m in here):
            same = [m for m in here if m.term == one.term]
            if self.side != "profile" and not self.document.weight:
                return ON_BOTH_SIDES
            return DENIED if all(m.qualifier == "negated" for m in same) else OWN_NAME
        if here:
            other = max(here, key=lambda m: m.end - m.start)
            inside = other.start < one.start or one.end < other.end
            return f"it is part of “{other.surface}” there" if inside else f"it is read as {other.term} there"
        turned_down = [r for r in self.rejected if _is_at(r, passage, one)]
        same_term = [r.reason for r in turned_down if r.term == one.term]
        if turned_down:
            return (same_term or [turned_down[0].reason])[0]
        whole = _longer_word(passage.text, one)
        return f"it is part of “{whole}” there" if whole else NO_REASON


class Named(NamedTuple):
    """Where a term stands and is not counted, and how many distinct postings of each side only name it so."""

    places: tuple[Uncounted, ...]
    mismatched: int
    desired: int


NOWHERE = Named((), 0, 0)


def uncounted(
    terms: Iterable[str],
    profile: Document,
    sides: Mapping[Side, Sequence[Document]],
    read: Read,
    extractor: Extractor,
) -> dict[str, Named]:
    """By term every place where it stands in the texts, in any way it is written, and is not counted."""
    written = Written({term: extractor.written(term) for term in terms})
    places: dict[str, list[Uncounted]] = {}
    naming: dict[tuple[str, InputSide], set[str]] = {}  # near-duplicates are one voice
    asking: dict[str, set[str]] = {}
    for one in _readings(profile, sides, read):
        voice = one.document.cluster or one.document.id
        for m in one.counting:
            asking.setdefault(m.term, set()).add(voice)
        for term, place in one.uncounted(written):
            places.setdefault(term, []).append(place)
            naming.setdefault((term, one.side), set()).add(voice)

    def only_naming(term: str, side: Side) -> int:
        return len(naming.get((term, side), set()) - asking.get(term, set()))

    return {
        term: Named(tuple(found), only_naming(term, "mismatched"), only_naming(term, "desired"))
        for term, found in places.items()
    }


def passages(document: Document) -> Iterator[Passage]:
    """Every text of a document in which a person can look for a word."""
    for index, section in enumerate(document.sections):
        if section.heading:
            yield Passage("heading", index, section.heading, HEADING)
        never = NEVER_READ.get(section.kind, NO_REASON) if section.kind in UNREAD else ""
        yield Passage("text", index, section.text, never)
    for index, dropped in enumerate(document.dropped):
        yield Passage("dropped", index, dropped.text, f"the passage is not counted: {dropped.reason}")


def _readings(profile: Document, sides: Mapping[Side, Sequence[Document]], read: Read) -> Iterator[_Reading]:
    found = read.found[profile.id]
    yield _Reading("profile", profile, read.own, found.mentions, found.rejected)
    for side, postings in sides.items():
        for posting in postings:
            found = read.found[posting.id]
            yield _Reading(side, posting, read.mentions[posting.id], found.mentions, found.rejected)


def _is_at(found: Mention | Rejected, passage: Passage, one: Standing) -> bool:
    """Whether something that was found in a text overlaps a place."""
    return found.section == passage.index and found.start < one.end and one.start < found.end


def _longer_word(text: str, one: Standing) -> str:
    """The word with its signs that holds a place, "Go-Live", or "" when the place fills it."""
    start, end = one.start, one.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    word = text[start:end].strip(".,;:!?()[]{}\"'“”‘’…•·|")
    return "" if word == text[one.start : one.end] else word
