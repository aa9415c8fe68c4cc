"""What contradicts itself in what the person shows, each with the lines it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import Audit, Line
from auditor.report.page import Block, Heading, Item, Items, Text

HEADING = "What contradicts itself"
MEANING = "Searches find you for either. Nothing of this is counted in the figures."


def contradictions(audit: Audit) -> Iterator[Block]:
    """Each contradiction with its lines; nothing where none is found."""
    if audit.contradictions:
        yield Heading(HEADING)
        yield Text(MEANING, "quiet", leads=True)
        yield Items(tuple(Item(c.message, tuple(map(_quoted, c.lines))) for c in audit.contradictions))


def _quoted(line: Line) -> str:
    return f"{line.file or 'your profile'}, {line.place}: “{line.text}”"
