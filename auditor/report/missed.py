"""Why searches for the wanted roles do not find the profile: what they ask for most in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor.records import Audit, noted
from auditor.report.page import Block, Heading, Text
from auditor.report.wording import listed, plain

FOUND_ENOUGH = 0.5  # share of the wanted searches, from which what the others ask for is not told
NAMED = 4
LEAST = 2  # searches that ask for it


def missed(audit: Audit) -> Iterator[Block]:
    """A part with the words that most wanted searches ask for in vain; nothing where half of them find."""
    wanted = [search for search in audit.searches if search.side == "desired"]
    vain = [search for search in wanted if not search.found]
    asked = Counter(word for search in vain for word in {*search.missing})
    often = sorted((-count, word) for word, count in asked.items() if count >= LEAST)[:NAMED]
    if not often or len(wanted) - len(vain) >= FOUND_ENOUGH * len(wanted):
        return
    names = [noted(f"“{plain(audit.called(word))}”", f"in {-count}") for count, word in often]
    yield Heading("Why searches for the roles you want miss you")
    yield Text(
        f"{len(vain)} of {len(wanted)} do not find you. Most often they ask for {listed(names)}, as a title "
        "or as a skill, and do not find it where they look. Say it there if it is true of you; searches.csv "
        "has each search with what it misses."
    )
