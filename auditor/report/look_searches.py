"""The searches of every posting: whether they find the profile now and after the plan, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.records import Audit, Document, Search, Side
from auditor.report.page import Block, Fold, Heading, Queries, Query, Text
from auditor.report.wording import clipped, counted

MOST_POSTINGS = 100  # of a side that stand on the page
SIDES: dict[Side, str] = {
    "mismatched": "For roles you don't want",
    "desired": "For roles you want",
}
READ = (
    "Searches that a recruiter could type for these postings, those that find you first. “auditor search "
    "'QUERY'” tries any other."
)


def searches(audit: Audit) -> Iterator[Block]:
    """A fold for each posting with its searches, the wrong side first."""
    yield Heading("The searches")
    if not audit.searches:
        yield Text("No search could be drawn from the postings.", "quiet")
        return
    yield Text(READ, "quiet")
    called = {a.term: a.called for a in audit.terms}
    is_planned = bool(audit.plan and audit.plan.edits)
    tried: dict[str, list[Search]] = {}
    for one in audit.searches:
        tried.setdefault(one.posting, []).append(one)
    for side, heading in SIDES.items():
        postings = audit.mismatched if side == "mismatched" else audit.desired
        if postings:
            yield Heading(heading, 3)
            with_searches = [(p, tried[p.id]) for p in postings if p.id in tried]
            yield from _side(side, with_searches, called, is_planned=is_planned)
            yield from _silent(len(postings) - len(with_searches))


def _side(
    side: Side,
    postings: Sequence[tuple[Document, Sequence[Search]]],
    called: Mapping[str, str],
    *,
    is_planned: bool,
) -> Iterator[Block]:
    """The postings of a side, those whose searches find the profile most often first."""
    ordered = sorted(postings, key=lambda one: -sum(s.found for s in one[1]))
    for posting, tried in ordered[:MOST_POSTINGS]:
        queries = (_query(s, called, is_planned=is_planned) for s in tried)
        yield Fold(_line(side, posting, tried, is_planned=is_planned), (Queries((*queries,)),))
    if (more := len(ordered) - MOST_POSTINGS) > 0:
        yield Text(f"{counted(more, 'posting')} more: “searches.csv” has their searches.", "quiet")


def _line(side: Side, posting: Document, tried: Sequence[Search], *, is_planned: bool) -> str:
    """A posting with what its searches find: "Mismatched: Java Developer, Acme: 2 of 3 find you now"."""
    name = ", ".join(filter(None, (clipped(posting.title), clipped(posting.company)))) or "A recorded search"
    after = f", {sum(bool(s.found_after) for s in tried)} after the plan" if is_planned else ""
    now = sum(s.found for s in tried)
    finds = "finds" if now == 1 else "find"
    return f"{side.capitalize()}: {name}: {now} of {len(tried)} {finds} you now{after}"


def _query(search: Search, called: Mapping[str, str], *, is_planned: bool) -> Query:
    because, missing = (
        tuple(called.get(term, term) for term in terms) for terms in (search.because, search.missing)
    )
    later = search.found_after if is_planned else None
    return Query(search.query, search.found, later, because, missing)


def _silent(count: int) -> Iterator[Block]:
    """Why some postings are not shown."""
    if count:
        why = "a repeat of another, or nothing in it to search for"
        yield Text(f"{counted(count, 'posting')} without searches: {why}.", "quiet")
