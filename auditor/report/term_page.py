"""All that an audit holds on one term, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Attraction, Audit, noted
from auditor.report.page import Block, Heading, Page, Quote, Quotes, Text
from auditor.report.places import where
from auditor.report.terms import GAP, gap, quote, verdict
from auditor.report.thin import is_tried
from auditor.report.wording import counted, listed


def term_page(audit: Audit, term: Attraction) -> Page:
    """The verdict on a term of this audit, its figures, and every line that was quoted."""
    blocks: list[Block] = [
        Heading(f"{noted(term.called, term.kind)}: {verdict(term)}"),
        Text(f"{term.why}.", leads=True),
    ]
    if term.mentions:
        apart = f"{GAP} {gap(term)}; pull" if is_tried(audit) else "Pull"
        figures = f"{apart} {term.attraction:.0f} of 100; in {where(audit, term)}."
        blocks.append(Text(figures, leads=True))
    if term.evidence:
        blocks.append(Quotes("", "", tuple(quote(audit, one) for one in term.evidence), whole=True))
    if more := [*_not_quoted(term)]:
        blocks.append(Text(f"Asked for also in {listed(more)}, not quoted here."))
    return Page((*blocks, *_uncounted(audit, term)))


def _not_quoted(term: Attraction) -> Iterator[str]:
    """How many postings of each side ask for a term beyond those that are quoted."""
    for side, asking in (("mismatched", term.mismatched_postings), ("desired", term.desired_postings)):
        left = asking - len({one.document for one in term.evidence if one.side == side})
        if left > 0:
            yield counted(left, f"{side} posting")


def _uncounted(audit: Audit, term: Attraction) -> Iterator[Block]:
    """What a person finds who looks for the term in the texts, beside what is counted: by the reason."""
    by_reason: dict[str, dict[Quote, None]] = {}
    for one in term.uncounted:
        by_reason.setdefault(one.reason, {})[quote(audit, one)] = None
    if by_reason:
        yield Heading("Stands there too, and is not counted")
    for reason, quotes in by_reason.items():
        yield Quotes(reason[:1].upper() + reason[1:], "", tuple(quotes), whole=True)
