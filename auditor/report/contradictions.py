"""What contradicts itself in what the person shows, each with the lines it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Audit
from auditor.report.page import Block, Heading, Quote, Quotes, Text

HEADING = "What contradicts itself"
MEANING = "A search finds either, and a reader believes neither. Nothing of this is counted in the figures."


def contradictions(audit: Audit) -> Iterator[Block]:
    """Each contradiction with its lines; nothing where none is found."""
    if audit.contradictions:
        yield Heading(HEADING)
        yield Text(MEANING, "quiet", leads=True)
    for one in audit.contradictions:
        quotes = tuple(
            Quote(line.file or "your profile", line.place, line.text, line.surface, "strong")
            for line in one.lines
        )
        yield Quotes("", one.message, quotes)
