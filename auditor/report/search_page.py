"""What a recruiter's search makes of a profile: found or not, why, and the smallest change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.records.answers import FoundAt, Holding, SearchAnswer, SearchChange, SearchedWord, SearchStep
from auditor.report.page import Block, Heading, Item, Items, Page, Text, Verbatim
from auditor.report.wording import plain

PLACES = 3  # sections quoted for one word
SETS = 4  # smallest changes that are shown; the JSON has them all
VERBS = {"add": "add", "remove": "take out"}


def search_page(answer: SearchAnswer) -> Page:
    """The answer with the words that made it, and which postings hold the search, where that was asked."""
    return Page(tuple(_blocks(answer)))


def _blocks(answer: SearchAnswer) -> Iterator[Block]:
    yield Verbatim(f"{'Found' if answer.found else 'Not found'} by: {answer.query}")
    why = "Because" if answer.found else "Fits already"
    for heading, words in ((why, answer.because), ("Missing", answer.missing)):
        if words:
            yield from (Heading(heading), Items(tuple(map(_word, words)), marked=False))
    yield Verbatim(_change(answer.change, found=answer.found))
    if answer.notices:
        yield Verbatim("\n".join(plain(notice.message) for notice in answer.notices))
    if answer.against:
        yield from _holding(answer.against)


def _word(word: SearchedWord) -> Item:
    """A word of the search, and under it the first places of it, one a section."""
    first = {place.section: place for place in reversed(word.places)}
    shown = [first[section] for section in sorted(first)][:PLACES]
    absent = "in your profile, but not where this search looks" if word.elsewhere else "not in your profile"
    state = "in your profile" if word.held else absent
    excluded = " (the query excludes it)" if word.excluded else ""
    is_likely = word.held and all(place.implicit for place in word.places)
    likely = " (likely only: no skill you entered)" if is_likely else ""
    more = len(word.places) - len(shown)
    rest = (f"and {more} more place{'s' if more > 1 else ''}",) if more else ()
    quoted = (f"{_spot(place)}: “{place.quote}”" for place in shown)
    return Item(f"{plain(word.literal)}: {state}{excluded}{likely}", (*quoted, *rest))


def _spot(place: FoundAt) -> str:
    """The section of a place in words: "headline", or "title, Lanternway (past)"."""
    kind = place.kind.removeprefix("position-")
    when = " (past)" if place.is_past else ""
    return plain(f"{kind}, {place.at}{when}") if place.at or place.is_past else kind


def _change(change: SearchChange, *, found: bool) -> str:
    """The smallest changes, as a person would make them."""
    aim = "drop you from this search" if found else "let this search find you"
    if not change.sets:
        tried = f"no change of up to {change.largest} words" if change.complete else "no small change"
        return f"Smallest change: {tried} would {aim}."
    shown = "; or ".join(map(_steps, change.sets[:SETS]))
    more = f"; and {len(change.sets) - SETS} others" if len(change.sets) > SETS else ""
    adds = any(step.action == "add" for steps in change.sets for step in steps)
    honest = " Add only what is true of you." if adds else ""
    return f"Smallest change that would {aim}: {shown}{more}.{honest}"


def _steps(steps: Sequence[SearchStep]) -> str:
    groups = (
        f"{VERBS[action]} {' and '.join(step.literal for step in steps if step.action == action)}"
        for action in dict.fromkeys(step.action for step in steps)
    )
    return plain(", ".join(groups))


def _holding(held: Holding) -> Iterator[Block]:
    yield Text(
        f"{held.holding} of {held.postings} {held.side} postings hold it, read as one text.", leads=True
    )
    if held.titles:
        yield Items(tuple(map(plain, held.titles)), marked=False)
