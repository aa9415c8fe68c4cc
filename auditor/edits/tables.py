"""The chance of every posting's searches after every set of edits, computed for all sets at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from auditor.edits.candidates import Candidate, applied
from auditor.records import Side
from auditor.records.fields import FIELDS
from auditor.searches.chance import families, matched, mean, sizes, titled
from auditor.searches.drawn import Wanted
from auditor.searches.families import IMPLICIT_SKILL, Family
from auditor.searches.profile import Findable, Place, is_cut

Column = NDArray[np.float64]  # a number for each set of edits
Sets = tuple[tuple[int, ...], ...]


class Table:
    """Sets of edits by number, the empty one first, and what searches make of each.

    A set is a mask of bits. A mention is there while no edit of the set takes it out, so that a search's
    must-haves are looked up for all sets in a few comparisons; titles are looked for only once for each way
    in which edits leave headline and positions.
    """

    def __init__(
        self,
        profile: Findable,
        ads: Mapping[Side, Sequence[Wanted]],
        offered: Sequence[Candidate],
        sets: Sets,
    ) -> None:
        self.sets = sets
        self.row = {chosen: row for row, chosen in enumerate(self.sets)}
        self._masks = np.array([_bits(chosen) for chosen in self.sets], dtype=np.int64)
        self._offered = offered
        self._profile = profile
        self._there: dict[str, tuple[Column, Column]] = {}
        self._places = [(place, self._killers(place)) for place in profile.places]
        self._retitling = _bits(n for n, c in enumerate(offered) if c.closed or self._is_in_titles(c))
        self._left = self._as_left()
        self._attraction = {side: self._mean(some) for side, some in ads.items()}

    def attraction(self, side: Side) -> Column:
        """Weighted mean chance (0-1) of a side after each set."""
        return self._attraction.get(side, np.zeros(len(self.sets)))

    def _mean(self, ads: Sequence[Wanted]) -> Column:
        total, sums = 0.0, np.zeros(len(self.sets))
        for ad in ads:
            sums = sums + ad.weight * self._chances(ad)
            total += ad.weight
        return sums / total if total else sums

    def after(self, chosen: Iterable[int]) -> Findable:
        """The profile after some edits."""
        return applied(self._profile, [self._offered[n] for n in chosen])

    def _killers(self, place: Place) -> int:
        """The edits that take a mention out."""
        return _bits(
            n
            for n, one in enumerate(self._offered)
            if is_cut(place, [term for term, section in one.cuts if section == place.section])
        )

    def _is_in_titles(self, one: Candidate) -> bool:
        titled_in = {f.section for f in self._profile.titles if not FIELDS[f.field].is_fact}
        return any(section in titled_in for _, section in one.cuts)

    def _as_left(self) -> tuple[list[Findable], NDArray[np.intp]]:
        """The profile in each way in which edits leave its titles, and which of them each set leaves."""
        ways, which = np.unique(self._masks & self._retitling, return_inverse=True)
        return [self.after(_numbers(int(way))) for way in ways], which

    def _chances(self, ad: Wanted) -> Column:
        """m_j after each set, as `chance` has it."""
        chances = mean((f.share, self._title_factor(ad, f) * self._skill_factor(ad, f)) for f in families(ad))
        return np.broadcast_to(np.asarray(chances, dtype=float), self._masks.shape)

    def _title_factor(self, ad: Wanted, family: Family) -> Column | float:
        if not family.title_in:
            return 1.0
        profiles, which = self._left
        factors = np.array([titled(profile, ad, family) for profile in profiles])[which]
        if family.title_in != "keyword":
            return factors
        said = reduce(np.maximum, (self._presence(title)[0] for title in ad.titles), np.zeros(1))
        return np.where(said > 0, 1.0, factors)

    def _skill_factor(self, ad: Wanted, family: Family) -> Column | float:
        if not family.has_skills:
            return 1.0
        presences = [self._present(skill.term, family) for skill in ad.skills]
        return matched([s.weight for s in ad.skills], presences, sizes(ad, family))  # type: ignore[no-any-return]

    def _present(self, term: str, family: Family) -> Column:
        """Whether a must-have is there for this family of searches: 0-1, as `presence` has it."""
        said, listed = self._presence(term)
        return np.where(listed > 0, 1.0, IMPLICIT_SKILL * said) if family.by_skill_facet else said

    def _presence(self, term: str) -> tuple[Column, Column]:
        """Whether a keyword finds a term after each set, and whether the Skills section lists it: 0 or 1."""
        if term not in self._there:
            anywhere, said, listed = (np.zeros(len(self.sets), dtype=bool) for _ in range(3))
            for place, killers in self._places:
                if place.term == term:
                    field, stays = FIELDS[place.field], (self._masks & killers) == 0
                    anywhere |= stays
                    said |= stays & field.is_searched
                    listed |= stays & ("skill" in field.facets)
            keepers = _bits(n for n, c in enumerate(self._offered) if term in c.kept)
            said |= ~anywhere & ((self._masks & keepers) != 0)  # kept: it comes into the prose
            self._there[term] = said.astype(float), listed.astype(float)
        return self._there[term]


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << n for n in numbers)


def _numbers(mask: int) -> list[int]:
    return [n for n in range(mask.bit_length()) if mask >> n & 1]
