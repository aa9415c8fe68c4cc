"""The kinds of search that recruiters make, and how often each.

Priors, drawn from what recruiters and LinkedIn have published; not measured.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple


class Family(NamedTuple):
    """A kind of recruiter search: its share of all (0-1), and what it is made of.

    `title_in` is the facet by which the title is looked for: the current position, any position, or as a
    keyword anywhere; empty, the search has no title. `least` is the smallest number of must-haves.
    """

    name: str
    share: float
    title_in: Literal["current", "title", "keyword", ""]
    by_skill_facet: bool
    has_skills: bool
    least: int = 1


FAMILIES = (
    Family("current title and skills", 0.35, "current", by_skill_facet=True, has_skills=True),
    Family("any title and skills", 0.15, "title", by_skill_facet=True, has_skills=True),
    Family("title and skills as keywords", 0.20, "keyword", by_skill_facet=False, has_skills=True),
    Family("skills as keywords", 0.20, "", by_skill_facet=False, has_skills=True, least=2),
    Family("current title", 0.10, "current", by_skill_facet=False, has_skills=False, least=0),
)
SIZES: MappingProxyType[int, float] = MappingProxyType({1: 0.20, 2: 0.40, 3: 0.25, 4: 0.15})  # must-haves
IMPLICIT_SKILL = 0.8  # chance that a skill filter finds a skill that only stands outside Skills (69 of 83)
