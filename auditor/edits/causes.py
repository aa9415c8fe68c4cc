"""Which of a profile's terms the searches find it by, and what that makes of both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from math import comb

from auditor.records import Side
from auditor.searches.chance import chance
from auditor.searches.drawn import Wanted
from auditor.searches.profile import Findable

LEAST_EXPLAINED = 0.5  # sum of leave-one-out parts below which terms stand in for one another
MOST_PLAYERS = 9  # 2^9 subsets are tried


@dataclass(frozen=True, slots=True)
class Causes:
    """Which profile terms the searches of the postings found it by.

    `blame` and `credit` (0-1) by term: Pr(the term was in the search | the search matched), the mean over
    mismatched and desired postings. `chances` is m_j by posting id, `unexplained` the mismatched postings
    that no search explains, `redundant` those that terms explain which stand in for one another. `explains`
    holds, by term, the mismatched postings whose searches find the profile because of it.
    """

    blame: Mapping[str, float] = field(default_factory=dict)
    credit: Mapping[str, float] = field(default_factory=dict)
    chances: Mapping[str, float] = field(default_factory=dict)
    unexplained: tuple[str, ...] = ()
    redundant: tuple[str, ...] = ()
    explains: Mapping[str, frozenset[str]] = field(default_factory=dict)


NO_CAUSES = Causes()


def explain(profile: Findable, sides: Mapping[Side, Sequence[Wanted]]) -> Causes:
    """By which of its terms the searches of each side find a profile.

    Leave-one-out within each posting: what taking a term away costs of its chance m_j, divided by m_j.
    Where terms stand in for one another that is nearly nothing for each; then exact Shapley shares.
    """
    shared: dict[Side, dict[str, float]] = {"mismatched": {}, "desired": {}}
    chances: dict[str, float] = {}
    redundant: list[str] = []
    explains: dict[str, set[str]] = {}
    in_titles = frozenset(t for title in profile.titles for _, terms in title.words for t in terms)
    without = {t: profile.without(frozenset({t})) for t in sorted(profile.keywords)}
    for side, ads in sides.items():
        total = sum(ad.weight for ad in ads)
        for ad in ads:
            whole = chances[ad.posting] = chance(profile, ad)
            if not whole:
                continue
            own = [
                t for t in without if t in in_titles or t in ad.titles or any(t == s.term for s in ad.skills)
            ]
            parts = {t: (whole - chance(without[t], ad)) / whole for t in own}
            if sum(parts.values()) < LEAST_EXPLAINED:
                redundant.append(ad.posting)
                parts = _shapley(profile, ad, own)
            for term, part in parts.items():
                if side == "mismatched" and part > 0:
                    explains.setdefault(term, set()).add(ad.posting)
                shared[side][term] = shared[side].get(term, 0.0) + part * ad.weight / total
    unexplained = tuple(ad.posting for ad in sides.get("mismatched", ()) if not chances[ad.posting])
    return Causes(
        shared["mismatched"],
        shared["desired"],
        chances,
        unexplained,
        tuple(redundant),
        {term: frozenset(found) for term, found in explains.items()},
    )


def pull(sides: Mapping[Side, Sequence[Wanted]], causes: Causes) -> dict[str, float | None]:
    """The audit's search figures: attraction of both sides (0-100), net pull, separation, explained contacts.

    Separation is Pr(a random desired posting has a higher chance than a random mismatched one), ties half:
    0.5 means that the profile cannot tell them apart. A side without postings leaves its figures None.
    """
    held = {side: [(ad.weight, causes.chances[ad.posting]) for ad in ads] for side, ads in sides.items()}
    means = {
        side: 100 * sum(w * c for w, c in pairs) / sum(w for w, _ in pairs) if pairs else None
        for side, pairs in held.items()
    }
    wrong, right = means.get("mismatched"), means.get("desired")
    contacts = held.get("mismatched", [])
    return {
        "attraction_mismatched": wrong,
        "attraction_desired": right,
        "net_pull": wrong - right if wrong is not None and right is not None else None,
        "separation": _separation(held.get("desired", []), held.get("mismatched", [])),
        "explained_contacts": sum(c > 0 for _, c in contacts) / len(contacts) if contacts else None,
    }


def _separation(right: Sequence[tuple[float, float]], wrong: Sequence[tuple[float, float]]) -> float | None:
    """Pr(a chance of one side is higher than one of the other), ties half; of (weight, chance) pairs."""
    whole = sum(w for w, _ in right) * sum(w for w, _ in wrong)
    if not whole:
        return None
    ordered = sorted(wrong, key=lambda pair: pair[1])
    chances = [chance for _, chance in ordered]
    below = [0.0, *accumulate(w for w, _ in ordered)]
    won = (w * (below[bisect_left(chances, c)] + below[bisect_right(chances, c)]) / 2 for w, c in right)
    return sum(won) / whole


def _shapley(profile: Findable, ad: Wanted, terms: Sequence[str]) -> dict[str, float]:
    """Exact Shapley shares of the terms in m_j, as parts of it; of many terms the first few."""
    players = sorted(terms, key=lambda t: (all(t != s.term for s in ad.skills), t))[:MOST_PLAYERS]
    values = {
        some: chance(profile.without(frozenset(terms) - some), ad)
        for size in range(len(players) + 1)
        for some in map(frozenset, combinations(players, size))
    }
    whole = values[frozenset(players)] or 1.0
    n = len(players)
    return {
        player: sum(
            (values[some | {player}] - value) / (n * comb(n - 1, len(some)))
            for some, value in values.items()
            if player not in some
        )
        / whole
        for player in players
    }
