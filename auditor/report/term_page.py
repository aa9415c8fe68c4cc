"""All that an audit holds on one term, as a page."""

from __future__ import annotations

from auditor.records import Attraction, Audit, noted
from auditor.report.page import Block, Heading, Page, Quotes, Text
from auditor.report.places import where
from auditor.report.terms import VERDICTS, gap, quote


def term_page(audit: Audit, term: Attraction) -> Page:
    """The verdict on a term of this audit, its figures, and every line that was quoted."""
    blocks: list[Block] = [
        Heading(f"{noted(term.called, term.kind)}: {VERDICTS[term.verdict]}"),
        Text(f"{term.why}.", leads=True),
    ]
    if term.mentions:
        figures = f"Gap {gap(term)} points; pull {term.attraction:.0f} of 100; in {where(audit, term)}."
        blocks.append(Text(figures, leads=True))
    if term.evidence:
        blocks.append(Quotes("", "", tuple(quote(audit, one) for one in term.evidence), whole=True))
    return Page(tuple(blocks))
