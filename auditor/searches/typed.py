"""Searches as a recruiter would type them for a posting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from auditor.records import Search, Side
from auditor.searches.chance import title_factor
from auditor.searches.drawn import Wanted
from auditor.searches.profile import Findable
from auditor.settings import FAMILIES, Family


def canonical(
    profile: Findable, ad: Wanted, side: Side, surfaces: Callable[[str], Sequence[str]]
) -> tuple[Search, ...]:
    """Three searches for a posting that a person can paste: the title, title and skills, skills alone.

    Args:
        surfaces: the ways to write a term, the usual one first.
    """
    titles = [[*surfaces(title)] for title in ad.titles] or [[" ".join(w)] for w in ad.wordings]
    names = tuple(ad.titles) or tuple(" ".join(w) for w in ad.wordings)
    group = _any_of([text for texts in titles for text in texts])
    skills = [s.term for s in ad.skills]
    drawn: list[tuple[str, list[str], Family | None, list[str]]] = []
    current, anywhere = FAMILIES[-1], FAMILIES[1]
    if group:
        drawn.append(("title", [f"current:{group}"], current, []))
        if len(skills) > 1:
            parts = [f"title:{group}", *(_any_of(surfaces(t)) for t in skills[:2])]
            drawn.append(("title and skills", parts, anywhere, skills[:2]))
    if len(skills) > 1:
        drawn.append(("skills", [_any_of(surfaces(t)) for t in skills[:3]], None, skills[:3]))
    found = []
    for name, parts, family, needed in drawn:
        has_title = family is None or title_factor(profile, ad, family) == 1.0
        asked = (*(names if family else ()), *needed)
        there = {*(names if family and has_title else ()), *(t for t in needed if t in profile.keywords)}
        found.append(
            Search(
                ad.posting,
                side,
                name,
                " AND ".join(parts),
                ad.weight,
                has_title and all(t in profile.keywords for t in needed),
                tuple(t for t in asked if t in there),
                tuple(t for t in asked if t not in there),
            )
        )
    return tuple(found)


def _any_of(texts: Sequence[str]) -> str:
    """The texts as an OR group, as it is typed."""
    quoted = [f'"{text}"' if re.search(r"[^\w+#.]", text) else text for text in dict.fromkeys(texts)]
    return f"({' OR '.join(quoted)})" if len(quoted) > 1 else "".join(quoted)
