"""What-if edits of a profile, and the smallest set of them that works.

Only truthful edits: what a job was called, what a certificate says and when one worked are facts that no
edit changes; a word that stands there stays findable there, and the numbers say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from typing import NamedTuple

from auditor.edits.revise import Revision, revised, with_headline
from auditor.edits.wording import headline
from auditor.records import Attraction, Document, Edit, Numbers, Plan, Position, Reached, Search, Side
from auditor.records.fields import FIELDS
from auditor.searches.chance import chance, visibility
from auditor.searches.drawn import Wanted
from auditor.searches.market import Market
from auditor.searches.profile import Findable, Profile
from auditor.settings import Settings

MOST_CANDIDATES = 15
MOST_EDITS = 4  # of an exact search: all 1,940 sets of up to four of fifteen are tried
COSTS = {"close-date": 0.5, "demote": 1.0, "add": 1.0, "remove": 1.5}
GAP_SHARE = 0.2  # of the gaps of removed terms, when sets of equal cost are compared
LEAST_GAIN = 0.005  # of the attraction: an edit that gains less is not worth asking for
FACT_PLACES = frozenset(field.place for field in FIELDS.values() if field.is_fact)
UNEDITED = frozenset(field.place for field in FIELDS.values() if not field.is_editable)
ADD = "Add it only if it is true of you, where you used it."
ADD_NAMED = "It stands in your profile, but not so that it counts: add it only if it is true of you."
ASKED_TOO = "Postings of roles you want ask for it too"
MAY_BE_ASKED = "Roles you want may ask for it too, though no posting of one was found to"
PROMINENT = tuple(field.place for field in FIELDS.values() if field.is_prominent)

Ads = Mapping[Side, Sequence[Wanted]]
SIDES: tuple[Side, Side] = ("mismatched", "desired")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edit, and what it does to a profile as searches see it."""

    edit: Edit
    apply: Callable[[Findable], Findable]
    revision: Revision  # of its text
    gap: float = 0.0  # of the term, 0 for a date


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


def candidates(terms: Sequence[Attraction], profile: Document) -> tuple[Candidate, ...]:
    """The best edits, at most fifteen: dates that were left open first, then terms by their pull."""
    found = [_closing(profile, old, newer) for old, newer in open_ended(profile)]
    for term in terms:  # strongest bar first
        if term.action == "remove" and not {*term.sections} <= UNEDITED:
            found.append(_removal(term))
        elif term.action == "demote" and {*PROMINENT} & {*term.sections}:
            found.append(_demotion(term))
    return tuple(found[:MOST_CANDIDATES])


def additions(terms: Iterable[Attraction]) -> tuple[Edit, ...]:
    """Words that the desired side asks for and the profile lacks; never part of a plan."""
    return tuple(
        Edit("add", t.term, (), COSTS["add"], ADD_NAMED if t.is_only_named else ADD)
        for t in terms
        if t.verdict == "missing"
    )


def plan(terms: Sequence[Attraction], profile: Profile, market: Market, settings: Settings) -> Planned:
    """The smallest set of edits that works with its proof, and the profile after it.

    Of all sets of up to four candidates that drop `plan_target` of the mismatched attraction and lose no
    more than `plan_loss` of the desired one, the cheapest; among equals the one that gains most. Where none
    does, the set with the best balance.

    Args:
        terms: strongest bar first.
    """
    ads = market.ads
    offered = candidates(terms, profile.document)
    model = _Model(profile.seen, ads, offered)
    best, reached = _best(model, settings)
    chosen = [offered[n] for n in best.chosen]
    rounds = [model.effect(best.chosen, without=n) for n in range(model.size)]
    dropped, lost = [e.dropped for e in rounds], [e.lost for e in rounds]
    revision = reduce(Revision.with_, (c.revision for c in chosen), Revision())
    named = headline(profile.document, profile.mentions, revision.leaving)
    edited = carried_out(profile, revision, named) if chosen else profile.document
    seen = model.edited(best.chosen)
    searches = market.tried(profile.document, edited)
    before = numbers(profile.seen, ads, [s for s in searches if s.found])
    unlisted = profile.seen
    for edit in (c.edit for c in chosen if c.edit.action == "remove"):
        unlisted = unlisted.unlisted(edit.term)
    made = Plan(
        edits=tuple(c.edit for c in chosen),
        before=before,
        after=numbers(seen, ads, [s for s in searches if s.found_after]),
        dropped=best.dropped,
        lost=best.lost,
        dropped_range=(min(dropped, default=0.0), max(dropped, default=0.0)),
        lost_range=(min(lost, default=0.0), max(lost, default=0.0)),
        fragile=any(e.net <= 0 for e in rounds),
        reaches_target=reached,
        dropped_from_skills=gone(before.attraction_mismatched, _mean(chance, unlisted, ads, "mismatched")),
        reached=tuple(model.reached(best.chosen[: n + 1]) for n, _ in enumerate(chosen)),
        headline=named,
        additions=additions(terms),
    )
    return Planned(made, searches, edited, seen)


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


def open_ended(profile: Document) -> list[tuple[Position, Position]]:
    """Positions that look current although one elsewhere began later, each with that one."""
    positions = list(dict.fromkeys(s.position for s in profile.sections if s.position))
    found = []
    for old in positions:
        newer = next((p for p in positions if p.start > old.start and p.company != old.company), None)
        if old.is_current and old.start and newer:
            found.append((old, newer))
    return found


class _Model:
    """Chances of every posting under every set of edits, each computed once."""

    def __init__(self, profile: Findable, ads: Ads, offered: Sequence[Candidate]) -> None:
        self._offered = offered
        self._ads = [(side, ad) for side in ads for ad in ads[side]]
        self._edited: dict[int, Findable] = {0: profile}
        self._chances: dict[tuple[int, int], float] = {}
        titled = frozenset(t for field in profile.titles for _, terms in field.words for t in terms)
        self._felt = [self._mask(ad, titled) for _, ad in self._ads]

    @property
    def size(self) -> int:
        """Number of postings."""
        return len(self._ads)

    @property
    def choices(self) -> range:
        """The edits on offer, by number."""
        return range(len(self._offered))

    def edited(self, chosen: Sequence[int]) -> Findable:
        """The profile after some edits."""
        return self._after(_bits(chosen))

    def effect(self, chosen: tuple[int, ...], without: int = -1) -> Effect:
        """What a set of edits does, one posting left out."""
        before, after = self._attraction(0, without), self._attraction(_bits(chosen), without)
        dropped, lost = (gone(before[side], after[side]) for side in ("mismatched", "desired"))
        edits = [self._offered[n] for n in chosen]
        return Effect(chosen, sum(c.edit.cost for c in edits), dropped, lost, sum(c.gap for c in edits))

    def reached(self, chosen: tuple[int, ...]) -> Reached:
        """What a set of edits does to the whole."""
        effect = self.effect(chosen)
        return Reached(effect.dropped, effect.lost)

    def _mask(self, ad: Wanted, titled: frozenset[str]) -> int:
        """The edits that can change anything for a posting, as bits."""
        asked = titled | {*ad.titles} | {s.term for s in ad.skills}
        return _bits(n for n, c in enumerate(self._offered) if c.edit.term in asked or not c.gap)

    def _after(self, mask: int) -> Findable:
        if mask not in self._edited:
            last = mask.bit_length() - 1
            self._edited[mask] = self._offered[last].apply(self._after(mask & ~(1 << last)))
        return self._edited[mask]

    def _attraction(self, mask: int, without: int) -> dict[str, float]:
        """Weighted mean chance (0-1) of each side."""
        sums: dict[str, list[float]] = {"mismatched": [0.0, 0.0], "desired": [0.0, 0.0]}
        for number, (side, ad) in enumerate(self._ads):
            if number != without:
                key = number, mask & self._felt[number]
                if key not in self._chances:
                    self._chances[key] = chance(self._after(key[1]), ad)
                sums[side][0] += ad.weight * self._chances[key]
                sums[side][1] += ad.weight
        return {side: part / whole if whole else 0.0 for side, (part, whole) in sums.items()}


def _best(model: _Model, settings: Settings) -> tuple[Effect, bool]:
    """The chosen set, and whether it reaches the target."""
    sets = (some for size in range(1, MOST_EDITS + 1) for some in combinations(model.choices, size))
    effects = [e for e in map(model.effect, sets) if e.net > 0]
    good = [e for e in effects if e.dropped >= settings.plan_target and e.lost <= settings.plan_loss]
    if good:
        return min(good, key=lambda e: (e.cost, -e.worth, e.chosen)), True
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


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << n for n in numbers)


def _closing(profile: Document, old: Position, newer: Position) -> Candidate:
    sections = frozenset(n for n, s in enumerate(profile.sections) if s.position == old)
    advice = "Give this position its end date if you left it: searches take it for your present job."
    edit = Edit("close-date", old.title, ("current title",), COSTS["close-date"], advice)
    return Candidate(edit, lambda one: one.closed(sections), Revision(closed={old: newer.start}))


def _removal(term: Attraction) -> Candidate:
    where = tuple(place for place in term.sections if place not in UNEDITED)
    stays = "Where it names a job you had or a certificate it is a fact and stays."
    advice = stays if FACT_PLACES & {*term.sections} else ""
    edit = Edit("remove", term.term, where, COSTS["remove"], advice)
    revision = Revision(removed=frozenset({term.term}))
    return Candidate(edit, lambda one: one.rid_of(term.term), revision, term.gap)


def _demotion(term: Attraction) -> Candidate:
    where = tuple(place for place in term.sections if place in PROMINENT)
    asks = ASKED_TOO if term.desired_postings else MAY_BE_ASKED
    advice = f"{asks}: leave it in the text, but not in headline and Skills."
    edit = Edit("demote", term.term, where, COSTS["demote"], advice)
    revision = Revision(demoted={term.term: term.written})
    return Candidate(edit, lambda one: one.demoted(term.term), revision, term.gap)
