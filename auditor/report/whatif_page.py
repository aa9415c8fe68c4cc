"""What the searches would make of a changed profile: before and after, on both sides."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from auditor.records import Numbers, Side, WhatIf
from auditor.report.page import Block, Column, Items, Page, Table, Text, Verbatim
from auditor.report.thin import TRIED

FIGURES = {
    "searches_mismatched": "searches for wrong roles that find you",
    "searches_desired": "searches for right roles that find you",
    "attraction_mismatched": "chance of wrong searches to find you, %",
    "attraction_desired": "chance of right searches to find you, %",
}


def whatif_page(answer: WhatIf) -> Page:
    """The changes, the figures, and every search whose answer turns round."""
    return Page(tuple(_blocks(answer)))


def _blocks(answer: WhatIf) -> Iterator[Block]:
    yield Items(answer.changes)
    sides: tuple[Side, ...] = ("mismatched", "desired")
    given = [side for side in sides if any(s.side == side for s in answer.searches)]
    if given:  # of a side without a search every figure would be nought
        told = [side for side in given if _is_told(answer, side)]
        yield figures(answer.before, answer.after, given, told)
    for title, is_new in (("No longer finding you:", False), ("Newly finding you:", True)):
        moved = [s for s in answer.searches if s.found is not is_new and s.found_after is is_new]
        if moved:
            yield Text(title, leads=True)
            yield Items(tuple(f"{s.side} {s.query}" for s in moved), marked=False)
    for sentence in answer.standing:
        yield Text(sentence)
    if answer.headline:
        yield Verbatim(f"Your headline would read: {answer.headline}")
    for field in answer.too_long:
        yield Text(f"Too long: {field}.")
    if any(change.startswith(("add ", "replace ")) for change in answer.changes):
        yield Text("Write a new word only if it is true of you.")
    yield Text("In the simulated searches, not LinkedIn's own.")


def _is_told(answer: WhatIf, side: Side) -> bool:
    """Whether a chance says more than the counts: some search finds the person, of enough postings."""
    own = [s for s in answer.searches if s.side == side]
    return len({s.posting for s in own}) >= TRIED and any(s.found or s.found_after for s in own)


def figures(before: Numbers, after: Numbers, sides: Collection[str], told: Collection[str]) -> Table:
    """How well searches of these sides find a profile before and after some edits.

    Args:
        told: the sides whose postings are enough to name a chance.
    """
    shown = {*(f"searches_{side}" for side in sides), *(f"attraction_{side}" for side in told)}
    rows = (
        (words, _number(getattr(before, name)), _number(getattr(after, name)))
        for name, words in FIGURES.items()
        if name in shown
    )
    return Table((Column(""), Column("before", "right"), Column("after", "right")), tuple(rows))


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.1f}"
