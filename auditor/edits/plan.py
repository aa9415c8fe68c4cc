"""The smallest truthful set of edits that works, with its proof.

Of all sets of the edits on offer (`candidates`, `places`) the cheapest that does what was aimed at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np

from auditor.edits.candidates import Candidate, additions, by_word
from auditor.edits.places import as_steps, by_place, joined
from auditor.edits.revise import Revision, revised, with_headline
from auditor.edits.tables import Column, Table
from auditor.edits.wording import headline, headline_section
from auditor.records import Attraction, Document, Edit, Numbers, Plan, Reached, Search, Side, Theme
from auditor.searches.chance import chance, visibility
from auditor.searches.drawn import Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Profile
from auditor.settings import Settings

MOST_EDITS = 4  # of an exact search over words: all 1,940 sets of up to four of fifteen are tried
MOST_PLACES = 5  # and over places, which are all 4,943 sets of up to five
GAP_SHARE = 0.2  # of the gaps of removed terms, when sets of equal cost are compared
LEAST_GAIN = 0.005  # of the attraction: an edit that gains less is not worth asking for

Ads = Mapping[Side, Sequence[Wanted]]
SIDES: tuple[Side, Side] = ("mismatched", "desired")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a set of edits costs and does: parts (0-1) of the attraction to each side that go."""

    chosen: tuple[int, ...]
    cost: float
    dropped: float
    lost: float
    gaps: float

    @property
    def worth(self) -> float:
        """The net gain, a little more for words that surely divide the sides."""
        return self.net + GAP_SHARE * self.gaps / max(1, len(self.chosen))

    @property
    def net(self) -> float:
        """What is gained on the mismatched side less what is lost on the desired one."""
        return self.dropped - self.lost


NOTHING = Effect((), 0.0, 0.0, 0.0, 0.0)


class Planned(NamedTuple):
    """A plan, every search tried before and after it, and the profile after it."""

    plan: Plan
    searches: tuple[Search, ...]
    edited: Document
    seen: Findable


def plan(
    terms: Sequence[Attraction],
    profile: Profile,
    market: Market,
    settings: Settings,
    themes: Sequence[Theme] = (),
) -> Planned:
    """The smallest set of edits that works with its proof, and the profile after it.

    Of all sets of candidates that drop `plan_target` of the mismatched attraction and lose no more than
    `plan_loss` of the desired one, the cheapest; among equals the one that gains most. Where none does, the
    set with the best balance. A candidate is a theme in a place, or a word everywhere (`plan_by`).

    Args:
        terms: strongest bar first.
        themes: strongest first; flagged words of none are taken together.
    """
    ads = market.ads
    offered, most = _offered(terms, profile, settings, themes)
    model = _Model(profile.seen, ads, offered, most)
    best, reached = _best(model, settings)
    steps = as_steps(best.chosen, offered) if settings.plan_by == "place" else [(n,) for n in best.chosen]
    chosen = [offered[n] for step in steps for n in step]
    rounds = [model.effect(best.chosen, without=n) for n in range(model.size)]
    dropped, lost = [e.dropped for e in rounds], [e.lost for e in rounds]
    revision = reduce(Revision.with_, (c.revision for c in chosen), Revision())
    named = _headline(profile, revision)
    edited = carried_out(profile, revision, named) if chosen else profile.document
    seen = model.edited(best.chosen)
    searches = market.tried(profile.document, edited)
    before = numbers(profile.seen, ads, [s for s in searches if s.found])
    unlisted = profile.seen
    for term in (term for c in chosen if c.edit.action == "remove" for term in c.edit.terms):
        unlisted = unlisted.unlisted(term)
    made = Plan(
        edits=_edits(steps, offered, profile),
        before=before,
        after=numbers(seen, ads, [s for s in searches if s.found_after]),
        dropped=best.dropped,
        lost=best.lost,
        dropped_range=(min(dropped, default=0.0), max(dropped, default=0.0)),
        lost_range=(min(lost, default=0.0), max(lost, default=0.0)),
        fragile=any(e.net <= 0 for e in rounds),
        reaches_target=reached,
        dropped_from_skills=gone(before.attraction_mismatched, _mean(chance, unlisted, ads, "mismatched")),
        reached=tuple(
            model.reached(tuple(sorted(n for step in steps[: last + 1] for n in step)))
            for last, _ in enumerate(steps)
        ),
        headline=named,
        additions=additions(terms),
    )
    return Planned(made, searches, edited, seen)


def _offered(
    terms: Sequence[Attraction], profile: Profile, settings: Settings, themes: Sequence[Theme]
) -> tuple[tuple[Candidate, ...], int]:
    """The edits on offer, and how many of them a set holds at most."""
    if settings.plan_by == "word":
        return by_word(terms, profile.document, profile.seen), MOST_EDITS
    return by_place(terms, themes, profile), MOST_PLACES


def _edits(
    steps: Sequence[Sequence[int]], offered: Sequence[Candidate], profile: Profile
) -> tuple[Edit, ...]:
    """The edit of each step, its line as the steps before it leave it."""
    made, so_far = [], Revision()
    for step in steps:
        some = [offered[n] for n in step]
        made.append(joined(some, so_far, profile) if some[0].revision.cuts else some[0].edit)
        so_far = reduce(Revision.with_, (one.revision for one in some), so_far)
    return tuple(made)


def _headline(profile: Profile, revision: Revision) -> str:
    leaving = revision.leaving(headline_section(profile.document))
    return headline(profile.document, profile.mentions, leaving)


def carried_out(profile: Profile, revision: Revision, headline: str) -> Document:
    """The profile as it would read, under the suggested headline if there is one."""
    edited = revised(profile.document, profile.mentions, revision)
    return with_headline(edited, headline) if headline else edited


def numbers(profile: Findable, ads: Ads, finding: Sequence[Search]) -> Numbers:
    """How well searches find a profile; `finding` are the typed ones that do."""
    found = {side: [s.posting for s in finding if s.side == side] for side in SIDES}
    mismatched, desired = SIDES
    return Numbers(
        _mean(chance, profile, ads, mismatched),
        _mean(chance, profile, ads, desired),
        _mean(visibility, profile, ads, mismatched),
        _mean(visibility, profile, ads, desired),
        len(found[mismatched]),
        len(found[desired]),
        len({*found[mismatched]}),
        len({*found[desired]}),
    )


def _mean(score: Callable[[Findable, Wanted], float], profile: Findable, ads: Ads, side: Side) -> float:
    """The weighted mean of a score over the postings of a side, 0-100."""
    total = sum(ad.weight for ad in ads.get(side, ()))
    return 100 * sum(ad.weight * score(profile, ad) for ad in ads.get(side, ())) / total if total else 0.0


def gone(before: float, after: float) -> float:
    """The part (0-1) of a number that goes."""
    return 1 - after / before if before else 0.0


class _Model:
    """What every set of edits does."""

    def __init__(self, profile: Findable, ads: Ads, offered: Sequence[Candidate], most: int) -> None:
        self._offered = offered
        self._table = Table(profile, ads, offered, most)
        self._whole: dict[Side, Column] = {side: self._table.attraction(side) for side in SIDES}

    @property
    def size(self) -> int:
        """Number of postings."""
        return self._table.size

    def edited(self, chosen: Sequence[int]) -> Findable:
        """The profile after some edits."""
        return self._table.after(chosen)

    def effects(self) -> list[Effect]:
        """What each set of edits does that gains anything."""
        dropped, lost = (_gone(self._whole[side]) for side in SIDES)
        return [self._effect(int(n), float(dropped[n]), float(lost[n])) for n in np.nonzero(dropped > lost)[0]]

    def effect(self, chosen: tuple[int, ...], without: int = -1) -> Effect:
        """What a set of edits does, one posting left out."""
        row = self._table.row[chosen]
        before, after = (
            [float(self._table.attraction(side, without, one)[0]) for side in SIDES] for one in (0, row)
        )
        return self._effect(row, *(gone(*pair) for pair in zip(before, after, strict=True)))

    def reached(self, chosen: tuple[int, ...]) -> Reached:
        """What a set of edits does to the whole."""
        effect = self.effect(chosen)
        return Reached(effect.dropped, effect.lost)

    def _effect(self, row: int, dropped: float, lost: float) -> Effect:
        chosen = self._table.sets[row]
        edits = [self._offered[n] for n in chosen]
        return Effect(chosen, sum(c.edit.cost for c in edits), dropped, lost, sum(c.gap for c in edits))


def _gone(attraction: Column) -> Column:
    """The part (0-1) that goes with each set of edits."""
    return 1 - attraction / attraction[0] if attraction[0] else np.zeros_like(attraction)


def _best(model: _Model, settings: Settings) -> tuple[Effect, bool]:
    """The chosen set, and whether it reaches the target."""
    effects = model.effects()
    good = [e for e in effects if e.dropped >= settings.plan_target and e.lost <= settings.plan_loss]
    if good:
        return min(good, key=lambda e: (round(e.cost, 6), -e.worth, e.chosen)), True
    kept = [e for e in effects if e.lost <= settings.plan_loss] or effects
    best = max(kept, key=lambda e: (e.net, -e.cost, e.worth, e.chosen), default=NOTHING)
    return _pruned(model, best), False


def _pruned(model: _Model, best: Effect) -> Effect:
    """Without the edits that gain next to nothing."""
    for n in best.chosen:
        fewer = model.effect(tuple(m for m in best.chosen if m != n))
        if len(best.chosen) > 1 and best.net - fewer.net < LEAST_GAIN:
            return _pruned(model, fewer)
    return best
