"""The audit as a page, in reading order: the answer, the plan, the terms with their evidence, the caveats."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Audit
from auditor.report import (
    answer,
    caveats,
    chart_blocks,
    contradictions,
    missed,
    plan,
    terms,
    themes,
    trend_page,
    wrong_contacts,
)
from auditor.report.page import Block, Heading, Items, Page, Text


def audit_page(audit: Audit) -> Page:
    """The whole report for a person."""
    return Page(tuple(_blocks(audit)))


def _blocks(audit: Audit) -> Iterator[Block]:
    yield Heading(audit.profile.title or "Profile", level=1)
    if found := answer.found(audit):
        yield Text(found, "strong")
    yield Text(answer.answer(audit))
    yield from themes.themes(audit)
    yield from plan.advice(audit)
    yield from missed.missed(audit)
    yield from wrong_contacts.kinds(audit)
    yield from wrong_contacts.why(audit)
    yield from wrong_contacts.told(audit)
    yield from contradictions.contradictions(audit)
    if sentences := trend_page.over_time(audit.trend, audit.appearances):
        yield from (Heading("Contacts over time"), Items(sentences))
    yield from filter(None, (chart_blocks.term_map(audit), chart_blocks.term_gaps(audit)))
    yield from terms.groups(audit)
    yield from terms.leftovers(audit)
    yield from (Heading("Read this with it"), Items(caveats.caveats(audit)))
    yield Text(caveats.basis(audit), "quiet")
