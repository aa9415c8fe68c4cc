"""The smallest change of a profile that turns a query's answer round."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.records import Document
from auditor.searches.language import Literal, Node, Query
from auditor.searches.match import Place, all_places, judged, match, pattern
from auditor.text.normalise import fold

LARGEST_CHANGE = 4  # literals in a smallest change
WORK = 1_000_000  # nodes that may be judged for each size of a change, about a second


@dataclass(frozen=True, slots=True)
class Step:
    """One literal to be added to the profile, or removed from wherever its field reaches."""

    action: typing.Literal["add", "remove"]
    literal: Literal


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest sets of steps that turn the answer round; all sets are of one size.

    No set means that none of up to four literals does. `complete` is False when a huge query was given up
    on: then there may be further sets of that size, or, without a set, smaller ones than five.
    """

    found: bool
    sets: tuple[tuple[Step, ...], ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Effects:
    """What removing and adding do to the literals of a query.

    `cutters` has, for each place of a literal, the literals whose removal takes it away; `brought` the
    literals that come with an added one, as Java comes with "Java developer".
    """

    order: Mapping[Literal, int]
    cutters: Mapping[Literal, tuple[frozenset[Literal], ...]]
    brought: Mapping[Literal, frozenset[Literal]]

    def held(self, steps: frozenset[Step]) -> set[Literal]:
        """The literals that stand in the profile after these steps."""
        removed = {step.literal for step in steps if step.action == "remove"}
        kept = {one for one, places in self.cutters.items() if any(not cut & removed for cut in places)}
        return kept.union(*(self.brought[step.literal] for step in steps if step.action == "add"))

    def levers(self, literal: Literal, *, is_held: bool) -> set[Step]:
        """The steps that can make a literal disappear, or appear."""
        if is_held:
            return {Step("remove", one) for place in self.cutters[literal] for one in place}
        return {Step("add", one) for one, brought in self.brought.items() if literal in brought}


def smallest_change(query: Query, profile: Document) -> Change:
    """The fewest literals to remove so that the query fails, or to add and remove so that it finds.

    Exact up to four literals. Removing one also removes what it overlaps: with Java goes "Java developer",
    and title:Java with Java. Adding is likewise: with the phrase come its words.
    """
    places = all_places(query.root, profile)
    found = match(query, profile).found
    effects = _effects(places)
    allowed = {"remove"} if found else {"add", "remove"}
    most = max(1, WORK // max(1, len(places)))
    states = [frozenset[Step]()]
    for _ in range(LARGEST_CHANGE):
        tried = list(
            dict.fromkeys(new for state in states for new in _next(query.root, effects, state, allowed))
        )
        states = tried[:most]
        solved = [s for s in states if judged(query.root, effects.held(s), _shortest)[0] is not found]
        if solved or len(tried) > most:
            return Change(found, _in_order(solved, effects.order), len(tried) <= most)
    return Change(found, ())


def _next(
    root: Node, effects: _Effects, state: frozenset[Step], allowed: typing.Container[str]
) -> Iterator[frozenset[Step]]:
    """The state with one more step. Some literal that settles the answer must change, or the answer stays."""
    held = effects.held(state)
    settling = judged(root, held, _shortest)[1]
    steps = {step for one in settling for step in effects.levers(one, is_held=one in held)} - state
    for step in _sorted(steps, effects.order):
        if step.action in allowed:
            yield state | {step}


def _shortest(reasons: list[frozenset[Literal]]) -> frozenset[Literal]:
    return min(reasons, key=len)


def _sorted(steps: Iterable[Step], order: Mapping[Literal, int]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.action, order[step.literal])))


def _in_order(
    states: Iterable[frozenset[Step]], order: Mapping[Literal, int]
) -> tuple[tuple[Step, ...], ...]:
    """Sets of steps in the order in which the query names their literals."""
    sets = (_sorted(state, order) for state in states)
    return tuple(sorted(sets, key=lambda steps: [order[step.literal] for step in steps]))


def _effects(places: Mapping[Literal, Sequence[Place]]) -> _Effects:
    absent = [literal for literal in places if not places[literal]]
    folds = {literal: fold(literal.text.casefold()).text for literal in places}
    brought = {
        one: frozenset(other for other in places if folds[other] in folds[one] and _brings(one, other))
        for one in absent
    }
    return _Effects({one: number for number, one in enumerate(places)}, _cutters(places), brought)


def _brings(added: Literal, other: Literal) -> bool:
    """Whether a profile that has one literal has the other: the field is as wide, and its words are there."""
    reached = {added.field, "", "skill"} | ({"title"} if added.field == "current" else set())
    return other.field in reached and bool(pattern(other.text, lines=True).search(added.text))


def _cutters(places: Mapping[Literal, Sequence[Place]]) -> dict[Literal, tuple[frozenset[Literal], ...]]:
    """For each place of each literal, all literals with a place that overlaps it."""
    spots = [(p.section, p.start, p.end, one, n) for one in places for n, p in enumerate(places[one])]
    spots.sort(key=lambda spot: spot[:3])
    over: dict[tuple[Literal, int], set[Literal]] = {(one, n): {one} for *_, one, n in spots}
    for index, (section, _, end, one, n) in enumerate(spots):
        for later in range(index + 1, len(spots)):
            section_2, start_2, _, other, n_2 = spots[later]
            if (section_2, start_2) >= (section, end):
                break
            over[one, n].add(other)
            over[other, n_2].add(one)
    return {one: tuple(frozenset(over[one, n]) for n in range(len(places[one]))) for one in places}
