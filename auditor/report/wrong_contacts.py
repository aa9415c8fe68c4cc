"""What brought the wrong contacts: the kinds of role they were about, and what recruiters said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from auditor.records import Appearances, Audit, RoleGroup, noted
from auditor.report.appearances_page import found_for
from auditor.report.page import Block, Heading, Items
from auditor.report.wording import counted, listed, number, out_of, plain

MOST_WORDS = 6  # that are named for a kind of wrong role, or a side
# What LinkedIn says the profile was found for, by its side: of titles and of keywords
SIDES = {
    "mismatched": ("these are roles you don't want", "these are words of roles you don't want"),
    "desired": ("these are roles you want", "these are words of roles you want"),
    "": ("not clearly of either side, so not counted",) * 2,
}


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
    """What recruiters said brought them: each confirmed word with what it explains, then the places; and what
    LinkedIn says the profile was found for."""
    points = (*_confirmed(audit), *_parts(audit), *_found_for(audit.appearances))
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


def _found_for(shown: Sequence[Appearances]) -> Iterator[str]:
    """What the profile was found for in the newest week that tells it: a side a line, then the searchers."""
    telling = [week for week in shown if week.found_for]
    if telling:
        newest = telling[-1]
        for entries, lead, which in (
            (newest.titles, "LinkedIn says you were found for", 0),
            (newest.keywords, "LinkedIn says that your searchers typed", 1),
        ):
            for side, meanings in SIDES.items():
                if names := [found_for(one) for one in entries if one.side == side]:
                    yield f"{lead}: {_some(names)} in the week of {newest.week}: {meanings[which]}."
        if earlier := len(telling) - 1:
            yield (
                f"{counted(earlier, 'earlier week')} counted as well; for a word all weeks together weigh "
                "as one posting at most."
            )
    working = next((week for week in reversed(shown) if week.companies), None)
    if working:
        names = [plain(name) for name in working.companies]
        yield f"Where your searchers work, which is shown and not counted: {_some(names)}."


def _some(names: Sequence[str]) -> str:
    left = len(names) - MOST_WORDS
    return ", ".join(names[:MOST_WORDS]) + (f" and {left} more" if left > 0 else "")
