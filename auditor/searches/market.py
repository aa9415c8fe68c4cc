"""What recruiters of both sides look for, and every search of theirs tried on a profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from auditor.contrast.counts import term_frequencies
from auditor.records import Document, Mention, Search, Side
from auditor.searches.drawn import Wanted, wanted
from auditor.searches.profile import Findable
from auditor.searches.typed import canonical
from auditor.settings import Settings
from auditor.terms import Extractor


@dataclass(frozen=True, slots=True)
class Market:
    """What recruiters of both sides look for, drawn from the postings."""

    ads: dict[Side, tuple[Wanted, ...]]
    spellings: Callable[[str], Sequence[str]]

    @classmethod
    def of(
        cls,
        sides: dict[Side, tuple[Document, ...]],
        mentions: dict[str, tuple[Mention, ...]],
        extractor: Extractor,
        settings: Settings,
    ) -> Market:
        """Every distinct posting once, with the weight of all its reposts."""
        made: dict[Side, tuple[Wanted, ...]] = {}
        for side, postings in sides.items():
            weights: dict[str, float] = {}
            for posting in postings:
                cluster = posting.cluster or posting.id
                weights[cluster] = weights.get(cluster, 0.0) + posting.weight
            made[side] = tuple(
                wanted(
                    replace(posting, weight=weights[posting.id]),
                    mentions[posting.id],
                    term_frequencies(posting, mentions[posting.id], settings),
                    extractor.background_share,
                    settings,
                )
                for posting in postings
                if posting.weight > 0 and posting.cluster in ("", posting.id)
            )
        return cls(made, extractor.spellings)

    def searches(self, profile: Findable) -> tuple[Search, ...]:
        """Every search that can be typed for a posting, tried on a profile."""
        return tuple(
            search
            for side, ads in self.ads.items()
            for ad in ads
            for search in canonical(profile, ad, side, self.spellings)
        )

    def before_and_after(self, profile: Findable, edited: Findable) -> tuple[Search, ...]:
        """The searches tried on a profile, and on the same one after some edits."""
        both = zip(self.searches(profile), self.searches(edited), strict=True)
        return tuple(replace(before, found_after=after.found) for before, after in both)
