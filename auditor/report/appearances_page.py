"""What was understood of a page on search appearances, said back."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import FoundFor, noted
from auditor.records.answers import AppearancesAdded
from auditor.report.wording import plain

NO_TITLES = (
    "no titles or keywords were found, so it counts for the trend alone; paste the whole page, with the part "
    'headed as in "Titles you were found for"'
)


def read_lines(added: AppearancesAdded) -> tuple[str, ...]:
    """How many searches there were in which week, then each part that was found; what it lacks is said."""
    return tuple(_lines(added))


def found_for(one: FoundFor) -> str:
    """A title or keyword with its share of the searches, where that is known."""
    name = plain(one.text)
    return name if one.share is None else noted(name, f"{100 * one.share:.0f} %")


def _lines(added: AppearancesAdded) -> Iterator[str]:
    shown = added.appearances
    many = {None: "Searches", 1: "1 search"}.get(shown.searches, f"{shown.searches} searches")
    yield f"{many} in the week of {shown.week} (day {shown.date})"
    if shown.titles:
        yield f"  titles: {', '.join(map(found_for, shown.titles))}"
    if shown.keywords:
        yield f"  keywords: {', '.join(map(found_for, shown.keywords))}"
    if shown.companies:
        yield f"  where your searchers work, shown and not counted: {', '.join(map(plain, shown.companies))}"
    if not shown.found_for:
        yield NO_TITLES
    if added.is_known:
        yield "another page of this week was there: the week counts once, with the newest that each part says"
