"""The smallest truthful set of edits that works, with its proof.

Of all sets of the edits on offer (`candidates`, `places`) the cheapest that does what was aimed at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from typing import NamedTuple

import numpy as np

from auditor.edits.candidates import PROMINENT, Candidate, additions, by_word
from auditor.edits.left import Scene, left
from auditor.edits.places import as_steps, by_place, joined, sets
from auditor.edits.revise import Revision, revised, with_headline
from auditor.edits.tables import Column, Sets, Table
from auditor.edits.wording import headline, headline_section
from auditor.records import Attraction, Document, Edit, Numbers, Plan, Reached, Search, Side, Theme
from auditor.searches.chance import chance, visibility
from auditor.searches.drawn import Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Profile
from auditor.settings import Settings

MOST_EDITS = 4  # of an exact search over words: all 1,940 sets of up to four of fifteen are tried
GAP_SHARE = 0.2  # of the gaps of removed terms, when sets of equal cost are compared
DIGITS = 12  # of a difference of sums
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
    gaps: float  # mean of its edits that ask for anything

    @property
    def worth(self) -> float:
        """The net gain, a little more for words that surely divide the sides."""
        return self.net + GAP_SHARE * self.gaps

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
    protected: Collection[str] = (),
) -> Planned:
    """The smallest set of edits that works with its proof, and the profile after it.

    Of all sets of candidates that drop `plan_target` of the mismatched attraction and lose no more than
    `plan_loss` of the desired one, the cheapest; among equals the one that gains most. Where none does, of
    those that lose no more the set with the best balance. By place, other flagged words of the Skills list go
    with it where that costs the desired side nothing. A candidate is a theme in a place,
    or a word everywhere (`plan_by`).

    Args:
        terms: strongest bar first.
        themes: strongest first; flagged words of none are taken together.
        protected: terms that no edit by place touches, and none by word takes out.
    """
    ads = market.ads
    offered, tried = _offered(terms, profile, settings, themes, protected)
    model = _Model(profile.seen, ads, offered, tried)
    smallest, reached = _best(model, settings)
    best = model.with_listed(smallest, settings)
    steps = as_steps(best.chosen, offered) if settings.plan_by == "place" else [(n,) for n in best.chosen]
    chosen = [offered[n] for step in steps for n in step]
    rounds = model.rounds(best, ads)
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
    edits = _edits(steps, offered, profile)
    scene = Scene(market, profile.seen, seen, edits, protected, settings.plan_loss, reached)
    made = Plan(
        edits=edits,
        before=before,
        after=numbers(seen, ads, [s for s in searches if s.found_after]),
        dropped=best.dropped,
        lost=best.lost,
        dropped_range=(min(dropped, default=0.0), max(dropped, default=0.0)),
        lost_range=(min(lost, default=0.0), max(lost, default=0.0)),
        fragile=any(e.net <= 0 for e in rounds),
        reaches_target=reached,
        dropped_from_skills=gone(before.attraction_mismatched, _mean(chance, unlisted, ads, "mismatched")),
        reached=tuple(_reached(before, model, steps[: last + 1], ads) for last, _ in enumerate(steps)),
        headline=named,
        additions=additions(terms),
        left=left(terms, scene),
    )
    return Planned(made, searches, edited, seen)


def _offered(
    terms: Sequence[Attraction],
    profile: Profile,
    settings: Settings,
    themes: Sequence[Theme],
    protected: Collection[str],
) -> tuple[tuple[Candidate, ...], Sets]:
    """The edits on offer, and the sets of them that are tried, the empty one first."""
    if settings.plan_by == "word":
        words = by_word(terms, profile.document, profile.seen)
        every = range(len(words))
        return words, tuple(s for size in range(MOST_EDITS + 1) for s in combinations(every, size))
    places = by_place([a for a in terms if a.term not in protected], themes, profile)
    return places, sets(places)


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


def _reached(before: Numbers, model: _Model, steps: Sequence[Sequence[int]], ads: Ads) -> Reached:
    """What some steps do to each side."""
    seen = model.edited([n for step in steps for n in step])
    wrong, right = (_mean(chance, seen, ads, side) for side in SIDES)
    return Reached(gone(before.attraction_mismatched, wrong), gone(before.attraction_desired, right))


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

    def __init__(self, profile: Findable, ads: Ads, offered: Sequence[Candidate], tried: Sets) -> None:
        self._profile = profile
        self._offered = offered
        self._table = Table(profile, ads, offered, tried)
        self._whole: dict[Side, Column] = {side: self._table.attraction(side) for side in SIDES}

    def has(self, chosen: tuple[int, ...]) -> bool:
        """Whether a set of edits is one that was tried."""
        return chosen in self._table.row

    def is_worth_it(self, effect: Effect, settings: Settings) -> bool:
        """Whether a set that takes words out of the text alone spares enough searches to ask for it."""
        return effect.dropped >= min(self.least_gain(n, settings) for n in effect.chosen)

    def least_gain(self, number: int, settings: Settings) -> float:
        """The part (0-1) of the attraction that an edit has to gain.

        Of a word that leaves what is read first, and of a date, a little is enough; a cut in the text, or of
        a word that both sides ask for, has to spare `plan_benefit` of all searches.
        """
        edit, wrong = self._offered[number].edit, float(self._whole["mismatched"][0])
        is_first = edit.action == "close-date" or (edit.action == "remove" and {*edit.where} & {*PROMINENT})
        if settings.plan_by == "word" or is_first or not wrong:
            return LEAST_GAIN
        return max(LEAST_GAIN, settings.plan_benefit / wrong)

    def edited(self, chosen: Sequence[int]) -> Findable:
        """The profile after some edits."""
        return self._table.after(chosen)

    def with_listed(self, best: Effect, settings: Settings) -> Effect:
        """With the other flagged words of the Skills list, where they cost the desired side nothing.

        Who takes words out of a list takes out all that do not belong there, at one go.
        """
        for n, one in enumerate(self._offered) if best.chosen and settings.plan_by == "place" else ():
            more = tuple(sorted({*best.chosen, n}))
            if one.edit.action == "remove" and one.edit.where == ("skills",) and self.has(more):
                wider = self.effect(more)
                best = wider if wider.net >= best.net and wider.lost <= best.lost else best
        return best

    def effects(self) -> list[Effect]:
        """What each set of edits does that gains anything."""
        dropped, lost = (_gone(self._whole[side]) for side in SIDES)
        gaining = (int(n) for n in np.nonzero(dropped > lost)[0])
        return [self._effect(n, float(dropped[n]), float(lost[n])) for n in gaining]

    def effect(self, chosen: tuple[int, ...]) -> Effect:
        """What a set of edits does."""
        row = self._table.row[chosen]
        pairs = ((float(whole[0]), float(whole[row])) for whole in self._whole.values())
        return self._effect(row, *(gone(*pair) for pair in pairs))

    def rounds(self, best: Effect, ads: Ads) -> list[Effect]:
        """What a set of edits does, each posting left out once."""
        row, seen = self._table.row[best.chosen], (self._profile, self.edited(best.chosen))
        scores = {
            side: [tuple(ad.weight * chance(one, ad) for one in seen) for ad in ads[side]] for side in ads
        }
        whole = {side: (best.dropped, best.lost)[n] for n, side in enumerate(SIDES)}
        return [
            self._effect(row, *({**whole, side: part}[other] for other in SIDES))
            for side in ads
            for part in _gone_without_each(scores[side])
        ]

    def _effect(self, row: int, dropped: float, lost: float) -> Effect:
        chosen = self._table.sets[row]
        edits = [self._offered[n] for n in chosen]
        asking = sum(c.edit.cost > 0 for c in edits)
        gaps = sum(c.gap for c in edits) / max(1, asking)
        return Effect(chosen, sum(c.edit.cost for c in edits), dropped, lost, gaps)


def _gone_without_each(scores: Sequence[tuple[float, ...]]) -> list[float]:
    """The part (0-1) that goes, each posting left out once; given is its weighted chance before and after.

    What is left is a difference of sums: rounded, so that where nothing is gained it is nought.
    """
    before, after = (sum(one[n] for one in scores) for n in (0, 1))
    left = ((before - was, after - now) for was, now in scores)
    return [round(gone(round(was, DIGITS), round(now, DIGITS)), DIGITS) for was, now in left]


def _gone(attraction: Column) -> Column:
    """The part (0-1) that goes with each set of edits."""
    return 1 - attraction / attraction[0] if attraction[0] else np.zeros_like(attraction)


def _best(model: _Model, settings: Settings) -> tuple[Effect, bool]:
    """The chosen set, and whether it reaches the target."""
    effects = [e for e in model.effects() if model.is_worth_it(e, settings)]
    good = [e for e in effects if e.dropped >= settings.plan_target and e.lost <= settings.plan_loss]
    if good:
        return min(good, key=lambda e: (round(e.cost, 6), -e.worth, e.chosen)), True
    kept = [e for e in effects if e.lost <= settings.plan_loss]
    best = max(kept, key=lambda e: (e.net, -e.cost, e.worth, e.chosen), default=NOTHING)
    return _pruned(model, best, settings), False


def _pruned(model: _Model, best: Effect, settings: Settings) -> Effect:
    """Without the edits that gain next to nothing, and on which no other rests."""
    for n in best.chosen:
        without = tuple(m for m in best.chosen if m != n)
        if not without or not model.has(without):
            continue
        fewer = model.effect(without)
        if best.net - fewer.net < model.least_gain(n, settings):
            return _pruned(model, fewer, settings)
    return best
