"""What LinkedIn says the profile was found for, as evidence: which side it is of, and what it weighs.

The titles and keywords of all weeks are at most one more posting a side, as one recruiter's word is: weeks
tell the same of the same profile, so that a year of them is hardly more than one. It weighs the mean share of
the searches that were of that side, so that nothing outweighs the postings by which the sides are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.contrast.closeness import Sides, closeness, features
from auditor.records import Appearances, Document, FoundFor, Section, Side
from auditor.sections.corpus import RECORDED_ID, REPORTED_TIMES
from auditor.settings import Settings
from auditor.terms import Extractor

SURE_FROM = 0.7  # probability from which a title or keyword is of a side; as a suggestion is "likely"
SOURCE = "search appearances"


def sided(
    shown: Sequence[Appearances], sides: Sides, extractor: Extractor, settings: Settings
) -> tuple[Appearances, ...]:
    """The same, with the side that each title and keyword is of; of neither where that is not clear."""

    def of_side(kind: str, found: FoundFor) -> FoundFor:
        section = Section(kind, found.text)  # type: ignore[arg-type]  # mypy widens the literals to str
        title = found.text if kind == "title" else ""
        alone = Document(SOURCE, title, "", extractor.language.code, (section,), SOURCE)
        like = closeness(features(alone, extractor.find(alone).mentions, settings), sides)
        is_sure = like.side in ("mismatched", "desired") and like.probability >= SURE_FROM
        return replace(found, side=like.side if is_sure else "")

    return tuple(
        replace(
            week,
            titles=tuple(of_side("title", one) for one in week.titles),
            keywords=tuple(of_side("requirements", one) for one in week.keywords),
        )
        for week in shown
    )


def as_postings(shown: Sequence[Appearances], language: str) -> dict[Side, tuple[Document, ...]]:
    """What a side was found for as a posting that asks for nothing else; none where that is nothing."""
    made: dict[Side, tuple[Document, ...]] = {"mismatched": (), "desired": ()}
    telling = [week for week in shown if week.found_for]
    for side in made:
        words = dict.fromkeys(one.text for week in telling for one in week.found_for if one.side == side)
        if words:
            id = f"{RECORDED_ID}by-linkedin-{side}"
            text = "\n".join(word for word in words for _ in range(REPORTED_TIMES))
            weight = sum(_share(week, side) for week in telling) / len(telling)
            document = Document(id, "", "", language, (Section("requirements", text),), SOURCE, weight, id)
            made[side] = (document,)
    return made


def _share(week: Appearances, side: Side) -> float:
    """The share of a week's searches that were of a side, by its titles or by its keywords."""
    return max(min(1.0, sum(_shares(found, side))) for found in (week.titles, week.keywords))


def _shares(found: Sequence[FoundFor], side: Side) -> Iterator[float]:
    """The share of each entry of a side. What is left by those that are told is divided evenly among the
    others, and a part of it kept back for what the list leaves out."""
    told = sum(one.share for one in found if one.share is not None)
    untold = sum(one.share is None for one in found)
    each = max(0.0, 1 - told) / (untold + 1)
    return (each if one.share is None else one.share for one in found if one.side == side)
