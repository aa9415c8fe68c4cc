"""What LinkedIn itself tells a member about the searches that found them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from auditor.records.texts import Side


@dataclass(frozen=True, slots=True)
class FoundFor:
    """A title or keyword that the profile was found for.

    `share` (0-1) is its share of the searches, None where that is not told. `side` is the one it counts on,
    "" for neither: it is not clear of which kind it is.
    """

    text: str
    share: float | None = None
    side: Side | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Appearances:
    """The searches of one week that found the profile, as LinkedIn counts them.

    `date` is the last day that is told of, or the one on which it was copied ("YYYY-MM-DD"); `searches` how
    many there were, None where that is not told. `companies`, where the searchers work, are shown alone.
    """

    date: str
    searches: int | None = None
    titles: tuple[FoundFor, ...] = ()
    companies: tuple[str, ...] = ()
    keywords: tuple[FoundFor, ...] = ()

    @property
    def week(self) -> str:
        """The Monday of its week."""
        day = datetime.date.fromisoformat(self.date)
        return (day - datetime.timedelta(days=day.weekday())).isoformat()

    @property
    def found_for(self) -> tuple[FoundFor, ...]:
        """The titles and the keywords."""
        return (*self.titles, *self.keywords)
