"""The chance that a search drawn from a posting finds a profile.

A search is a title group AND one to four must-have skills, in five families. The chance that one of them
matches is exact: the must-haves of a search are a random subset, and the sum over all subsets is an
elementary symmetric polynomial. The weights are priors about how recruiters search, kept in settings.py;
nobody outside LinkedIn knows its own, and these searches are not LinkedIn's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import prod
from typing import Any

from auditor.records.fields import FIELDS
from auditor.searches.drawn import Wanted
from auditor.searches.families import FAMILIES, IMPLICIT_SKILL, SIZES, Family
from auditor.searches.profile import Findable, TitleField, words

HALF = 0.5  # a title of which head noun and modifier are there, but not side by side


def chance(profile: Findable, ad: Wanted) -> float:
    """m_j: the chance (0-1) that a search drawn from the posting matches the profile."""
    return _number(
        (f.share, title_factor(profile, ad, f) * _skill_factor(profile, ad, f)) for f in families(ad)
    )


def visibility(profile: Findable, ad: Wanted) -> float:
    """v_j: the same, each search weighted with how high it would rank the profile (0-1).

    r(P, Q) = sum of idf * S over the must-haves of the search / sum of their idf; by enumeration.
    """
    return _number((f.share, title_factor(profile, ad, f) * _ranked(profile, ad, f)) for f in families(ad))


def matched(
    weights: Sequence[float], presences: Sequence[Any], shares_of: Iterable[tuple[int, float]]
) -> Any:
    """The chance that a random subset of must-haves is there.

    A subset of k is drawn with a chance in proportion to the product of its weights; `shares_of` gives the
    share of each k. With e_k the elementary symmetric polynomials it is the mean of e_k(w x) / e_k(w).

    Args:
        presences: of each must-have, 0-1; or arrays of them, for many profiles at once.
    """
    shares = [(k, share) for k, share in shares_of if k <= len(weights)]
    most = max((k for k, _ in shares), default=0)
    asked = symmetric(weights, most)
    there = symmetric([w * x for w, x in zip(weights, presences, strict=True)], most)
    return mean((share, there[k] / asked[k]) for k, share in shares)


def symmetric(values: Iterable[Any], most: int) -> list[Any]:
    """The elementary symmetric polynomials e_0 .. e_most of some values, numbers or arrays."""
    e: list[Any] = [1.0] + [0.0] * most
    for value in values:
        for k in range(most, 0, -1):
            e[k] = e[k] + value * e[k - 1]
    return e


def presence(profile: Findable, term: str, family: Family) -> float:
    """Whether a must-have is there for this family of searches: 0-1.

    A skill filter also finds what stands elsewhere than in Skills, but not always.
    """
    if family.by_skill_facet and term in profile.listed:
        return 1.0
    if term not in profile.keywords:
        return 0.0
    return IMPLICIT_SKILL if family.by_skill_facet else 1.0


def mean(parts: Iterable[tuple[float, Any]]) -> Any:
    """Mean of (weight, value) pairs; the values are numbers or arrays."""
    pairs = list(parts)
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else 0.0


def _number(parts: Iterable[tuple[float, float]]) -> float:
    return float(mean(parts))


def families(ad: Wanted) -> list[Family]:
    """The families that a posting allows: without a title no title searches, without skills only those."""
    has_title = bool(ad.titles or ad.wordings)
    return [
        f
        for f in FAMILIES
        if (has_title or not f.title_in) and (not f.has_skills or len(ad.skills) >= f.least)
    ]


def _skill_factor(profile: Findable, ad: Wanted, family: Family) -> float:
    if not family.has_skills:
        return 1.0
    presences = [presence(profile, s.term, family) for s in ad.skills]
    return float(matched([s.weight for s in ad.skills], presences, sizes(ad, family)))


def _ranked(profile: Findable, ad: Wanted, family: Family) -> float:
    """As `_skill_factor`, each search weighted by its rank; without must-haves by that of the title."""
    if not family.has_skills:
        return max((profile.strengths.get(title, 0.0) for title in ad.titles), default=0.0)
    skills = [
        (s.weight, presence(profile, s.term, family), s.idf, profile.strengths.get(s.term, 0.0))
        for s in ad.skills
    ]
    return _number((share, _ranked_of_size(skills, k)) for k, share in sizes(ad, family))


def _ranked_of_size(skills: Sequence[tuple[float, float, float, float]], size: int) -> float:
    """Over all searches for so many of the skills: the weight, presence, idf and strength of each.

    A search for a skill that is not there ranks nothing, so that only those of the others are gone through.
    """
    asked = symmetric((weight for weight, *_ in skills), size)[size]
    held = [skill for skill in skills if skill[1]]
    found = sum(
        prod(weight * there for weight, there, _, _ in some)
        * mean([(idf, strength) for _, _, idf, strength in some])
        for some in combinations(held, size)
    )
    return float(found / asked) if asked else 0.0


def sizes(ad: Wanted, family: Family) -> list[tuple[int, float]]:
    """How many must-haves the searches of a family hold, each with its share."""
    most = 1 if ad.is_thin else len(ad.skills)
    return [(k, share) for k, share in SIZES.items() if family.least <= k <= most]


def title_factor(profile: Findable, ad: Wanted, family: Family) -> float:
    """tau: 1 if a title of the posting stands in an allowed field, .5 if only its main words do."""
    if not family.title_in:
        return 1.0
    if family.title_in == "keyword" and set(ad.titles) & profile.keywords:
        return 1.0
    return titled(profile, ad, family)


def titled(profile: Findable, ad: Wanted, family: Family) -> float:
    """The same by the fields that hold titles alone, for a family that looks for one."""
    fields = [f for f in profile.titles if family.title_in in FIELDS[f.field].facets]
    if any(title in ad.titles for field in fields for title, _ in field.titles):
        return 1.0
    if any(_holds(field, words(text)) for text in ad.typed for field in fields):
        return 1.0
    return max((_wording_factor(w, field) for w in ad.wordings for field in fields), default=0.0)


def _holds(field: TitleField, wording: tuple[str, ...]) -> bool:
    """Whether words stand side by side in a field."""
    there, size = field.said, len(wording)
    return (
        size > 0
        and wording[0] in there
        and any(there[i : i + size] == wording for i in range(len(there) - size + 1))
    )


def _wording_factor(wording: tuple[str, ...], field: TitleField) -> float:
    if _holds(field, wording):
        return 1.0
    return HALF if len(wording) > 1 and {*wording[-2:]} <= {*field.said} else 0.0
