"""Whether the parts of a saved audit fit together, as its schema cannot say: people change files by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from auditor.records import Audit, Document, Evidence, Uncounted

MOST = 1e9  # that any number of an audit may be, whichever its sign


def extreme(raw: Any, place: str = "") -> Iterator[str]:
    """The places of numbers that no audit has, of parsed JSON."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from extreme(value, f"{place}.{key}" if place else str(key))
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from extreme(value, f"{place}.{number}")
    elif isinstance(raw, int | float) and not (abs(raw) <= MOST and isfinite(raw)):
        yield place


def misfits(audit: Audit) -> Iterator[str]:
    """What names a posting, a section or a step that the audit does not have, in words."""
    documents = {d.id: d for d in (audit.profile, *audit.mismatched, *audit.desired)}
    for term in audit.terms:
        quoted: tuple[Evidence | Uncounted, ...] = (*term.evidence, *term.uncounted)
        for one in quoted:
            if not _stands(one, documents.get(one.document)):
                yield f"“{term.term}” is quoted from a place in {one.document!r} that is not there"
    for search in audit.searches:
        if search.posting not in documents:
            yield f"a search is of {search.posting!r}, which is not there"
    if audit.plan and len(audit.plan.reached) != len(audit.plan.edits):
        yield "the plan does not have a result for each of its edits"


def _stands(quoted: Evidence | Uncounted, document: Document | None) -> bool:
    """Whether the document of a quote has the place that it is of."""
    if document is None:
        return False
    if isinstance(quoted, Evidence):
        texts, index = [section.text for section in document.sections], quoted.section
    elif quoted.part == "dropped":
        texts, index = [passage.text for passage in document.dropped], quoted.index
    else:
        texts = [s.heading if quoted.part == "heading" else s.text for s in document.sections]
        index = quoted.index
    return 0 <= index < len(texts) and 0 <= quoted.start <= quoted.end <= len(texts[index])
