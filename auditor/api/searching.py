"""Whether a recruiter's search finds a profile, why, and what would change that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from auditor import languages, notices, sections
from auditor.api.finding import extractor
from auditor.api.inputs import Given, read_given, read_profile
from auditor.errors import ThinInput
from auditor.records import Document, Notice, Side
from auditor.records.answers import (
    FoundAt,
    Holding,
    SearchAnswer,
    SearchChange,
    SearchedWord,
    SearchStep,
)
from auditor.report.caveats import NEGATION
from auditor.report.wording import plain
from auditor.searches.language import Query, caret, parse, told
from auditor.searches.match import Clause, Match, Place, because, holds, match, missing, stands
from auditor.searches.smallest_change import LARGEST_CHANGE, Change, smallest_change
from auditor.sections.doubts import doubts
from auditor.settings import Settings
from auditor.workspace import Workspace

__all__ = ["caret", "record_search", "search"]

QUOTE = 64  # characters of a quoted line


def search(
    query: str,
    profile: Given,
    *,
    against: Side | None = None,
    here: Workspace | None = None,
    settings: Settings | None = None,
) -> SearchAnswer:
    """What a recruiter's boolean search makes of a profile.

    Args:
        query: quotes, AND, OR, NOT, parentheses, and fields such as `title:`.
        profile: a file, or the pasted text itself.
        against: also say which postings of this side of the workspace `here` hold the query.
        settings: those of the workspace, or the defaults.

    Raises:
        WrongQuery: the query cannot be read; the error knows the place.
        InputError: the profile cannot be read, or there are no postings on the side.
    """
    parsed = parse(query)
    settings = settings or Settings()
    language = languages.load(settings.language)
    source = read_profile(profile, language)
    person = sections.profile(source, language)
    made = match(parsed, person)
    return SearchAnswer(
        str(parsed),
        made.found,
        tuple(_word(clause, person) for clause in because(made)),
        tuple(_word(clause, person) for clause in missing(made)),
        _change(smallest_change(parsed, person)),
        (*parsed.notices, *source.notices, *doubts(person, language), *_notices(made, person, settings)),
        _holding(parsed, against, here, settings) if against and here else None,
    )


def record_search(here: Workspace, query: str) -> Path:
    """Keep a search that a recruiter told of, as evidence for the audits to come; returns the file.

    Raises:
        WrongQuery: the query cannot be read, or holds what can only be guessed at.
    """
    told(query)
    return here.record(query)


def _notices(made: Match, person: Document, settings: Settings) -> Iterator[Notice]:
    """What to know of the places that decided: words that are denied or left behind, jobs left open."""
    deciding = [clause for clause in made.clauses if clause.held and clause.decides]
    if any(_denied(deciding, person, settings)):
        yield Notice("negation", "info", NEGATION)
    if any(clause.literal.field == "current" for clause in deciding):
        yield from notices.profile_notices(person)


def _denied(clauses: Iterable[Clause], person: Document, settings: Settings) -> Iterator[bool]:
    """For each place and mention at the same spot, whether the profile denies it or calls it past."""
    places = [place for clause in clauses for place in clause.places]
    if not places:  # nothing to look at: the lexicon need not be loaded
        return
    for mention in extractor(replace(settings, model="none")).find(person).mentions:
        for place in places:
            if mention.section == place.section and mention.start < place.end and place.start < mention.end:
                yield mention.qualifier in ("negated", "past")


def _holding(query: Query, side: Side, here: Workspace, settings: Settings) -> Holding:
    """Which postings of one side of the workspace hold the query."""
    language = languages.load(settings.language)
    sources = [source for folder in here.side(side) for source in read_given(folder, language)]
    if not sources:
        raise ThinInput(f"{here.folder / side}: no {side} postings; add them: auditor add {side}")
    postings = [
        sections.posting(source, id=str(number), language=language) for number, source in enumerate(sources)
    ]
    titles = tuple(posting.title or posting.source for posting in postings if holds(query, posting))
    return Holding(side, len(postings), len(titles), titles)


def _change(change: Change) -> SearchChange:
    sets = tuple(tuple(SearchStep(step.action, str(step.literal)) for step in steps) for steps in change.sets)
    return SearchChange(sets, change.complete, LARGEST_CHANGE)


def _word(clause: Clause, person: Document) -> SearchedWord:
    places = tuple(_place(place, person) for place in clause.places)
    elsewhere = not clause.held and stands(clause.literal.text, person)
    return SearchedWord(str(clause.literal), clause.held, clause.excluded, places, elsewhere)


def _place(place: Place, person: Document) -> FoundAt:
    section = person.sections[place.section]
    job = section.position
    return FoundAt(
        place.section,
        place.start,
        place.end,
        place.surface,
        place.implicit,
        section.kind,
        _quote(place, section.text),
        at="" if job is None else job.company or job.title,
        is_past=job is not None and not job.is_current,
    )


def _quote(place: Place, text: str) -> str:
    """The line around a place, cut between words."""
    left = text.rfind("\n", 0, place.start) + 1
    right = (text.find("\n", place.end) + 1 or len(text) + 1) - 1
    room = max(0, QUOTE - (place.end - place.start)) // 2
    start = max(left, min(place.start - room, right - QUOTE))
    end = min(right, max(place.end + room, left + QUOTE))
    if start > left:
        start = text.find(" ", start, place.start) + 1 or place.start
    if end < right:
        end = max(text.rfind(" ", place.end, end), place.end)
    cut = plain(" ".join(text[start:end].split()))
    return f"{'… ' if start > left else ''}{cut}{' …' if end < right else ''}"
