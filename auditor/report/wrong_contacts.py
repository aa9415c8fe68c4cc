"""What brought the wrong contacts: the kinds of role they were about, and what recruiters said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor.records import Audit, RoleGroup, noted
from auditor.report.page import Block, Heading, Items
from auditor.report.wording import counted, listed, number, out_of

MOST_WORDS = 6  # that are named for a kind of wrong role


def kinds(audit: Audit) -> Iterator[Block]:
    """The unrelated kinds of wrong role, each with what pulls towards it; nothing where there is one kind."""
    if audit.groups:
        yield Heading(f"{number(len(audit.groups)).capitalize()} kinds of wrong role")
        yield Items(tuple(_kind(audit, group) for group in audit.groups))


def _kind(audit: Audit, group: RoleGroup) -> str:
    words = [
        noted(audit.called(t.term), out_of(t.postings, len(group.postings))) for t in group.terms[:MOST_WORDS]
    ]
    pulled = f"pulled by {listed(words)}" if words else "no word of yours is surely behind it"
    after = f", {group.found_after} with the changes" if audit.plan and audit.plan.edits else ""
    found = f"{group.found} of {group.searches} searches find you now{after}"
    return f"{audit.called(group.name)} ({counted(len(group.postings), 'posting')}): {pulled}; {found}."


def told(audit: Audit) -> Iterator[Block]:
    """What recruiters said brought them: each confirmed word with what it explains, then the places."""
    points = (*_confirmed(audit), *_parts(audit))
    if points:
        yield Heading("What recruiters said brought them")
        yield Items(points)


def _confirmed(audit: Audit) -> Iterator[str]:
    postings = audit.summary.mismatched_postings - sum(
        bool(r.words) and r.side == "mismatched" for r in audit.reported
    )
    confirmed = (a for a in audit.terms if a.confirmed)
    for term in sorted(confirmed, key=lambda a: (-a.confirmed, -a.explains, a.term)):
        yield (
            f"{term.called}: confirmed by {counted(term.confirmed, 'recruiter')}; it explains "
            f"{term.explains} of {postings} wrong contacts (mismatched postings and messages)."
        )


def _parts(audit: Audit) -> Iterator[str]:
    parts = Counter(part for reported in audit.reported for part in reported.parts)
    for part, times in sorted(parts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{counted(times, 'recruiter')} named this as the way: {part}."
