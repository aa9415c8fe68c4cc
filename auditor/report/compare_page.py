"""What changed between two audits: the postings, the profile, the numbers and the verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records.answers import Comparison
from auditor.report.page import Block, Column, Items, Page, Table, Text


def compare_page(answer: Comparison) -> Page:
    """Where the postings differ as well, that is said first."""
    return Page(tuple(_blocks(answer)))


def _blocks(answer: Comparison) -> Iterator[Block]:
    for side, (gone, come) in answer.other_postings.items():
        unlike = "The numbers compare unlike things."
        yield Text(f"Not the same {side} postings: {gone} gone, {come} new. {unlike}", leads=True)
    edited = ", ".join(answer.profile)
    yield Text(f"Profile: {edited + ' changed' if edited else 'unchanged'}.", leads=True)
    yield Table(
        (Column(""), Column("", "right"), Column("", "right")),
        tuple((f.name, _number(f.before), _number(f.after)) for f in answer.figures),
    )
    if answer.verdicts:
        yield Text("Verdicts:", leads=True)
        moved = (f"{m.called}: {_words(m.before)} -> {_words(m.after)}" for m in answer.verdicts)
        yield Items(tuple(moved), marked=False)


def _number(value: float | None) -> str:
    return "-" if value is None else str(value) if isinstance(value, int) else f"{value:.1f}"


def _words(verdict: str) -> str:
    return verdict.replace("_", " ") or "not there"
