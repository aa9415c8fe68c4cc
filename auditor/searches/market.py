"""What recruiters of both sides look for, and every search of theirs tried on a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.contrast.counts import term_frequencies
from auditor.records import Document, Mention, Search, Side
from auditor.searches.drawn import Wanted, wanted
from auditor.searches.typed import Typed, tried, typed
from auditor.settings import Settings
from auditor.terms import Extractor


@dataclass(frozen=True)
class Market:
    """What recruiters of both sides look for, drawn from the postings."""

    ads: Mapping[Side, Sequence[Wanted]]

    @classmethod
    def of(
        cls,
        sides: Mapping[Side, Sequence[Document]],
        mentions: Mapping[str, Sequence[Mention]],
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
                    extractor.spellings,
                    settings,
                )
                for posting in postings
                if posting.weight > 0 and posting.cluster in ("", posting.id)
            )
        return cls(made)

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        """Every search that can be typed for a posting."""
        return tuple(search for side, ads in self.ads.items() for ad in ads for search in typed(ad, side))

    def tried(self, profile: Document, edited: Document) -> tuple[Search, ...]:
        """Every search tried on a profile, and on the same one after some edits."""
        return tuple(tried(search, profile, edited) for search in self.typed)
