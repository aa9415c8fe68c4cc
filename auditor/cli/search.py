"""`search`: whether a recruiter's boolean search finds the profile, why, and what would change that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from auditor.cli import options

if TYPE_CHECKING:
    from auditor.records import Document, Notice
    from auditor.searches.language import Query
    from auditor.searches.match import Clause, Match, Place
    from auditor.searches.smallest_change import Change, Step
    from auditor.settings import Settings

QUOTE = 64  # characters of a quoted line
PLACES = 3  # sections quoted for one literal
SETS = 4  # smallest changes that are shown; --json has them all


class Side(StrEnum):
    """The postings of a workspace that a query can be tried on."""

    desired = "desired"
    mismatched = "mismatched"


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(search)


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help="Such as: 'title:(developer OR engineer) Java NOT \"entry level\"'."
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", metavar="FILE", help="A profile, or - for stdin. [default: the workspace's]"
        ),
    ] = None,
    against: Annotated[
        Side | None,
        typer.Option("--against", help="Also say which postings of this side of the workspace hold it."),
    ] = None,
    record: Annotated[
        bool,
        typer.Option(
            "--record", help="Keep it as evidence: a recruiter told you they searched so. Needs a workspace."
        ),
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """Say whether a recruiter's search finds you, and why.

    Quotes, AND, OR, NOT (or a leading minus), parentheses, and title: current: skill: headline: company:
    before a word, phrase or group. A query that begins with a minus needs -- before it.
    """
    from auditor import api, languages, sections
    from auditor.searches.language import parse
    from auditor.searches.match import match
    from auditor.searches.smallest_change import smallest_change

    parsed = parse(query)
    if record:
        _record(query)
    settings = options.settings_from()
    person = sections.profile(api.read_profile(profile or _own_profile()), languages.load(settings.language))
    made = match(parsed, person)
    change = smallest_change(parsed, person)
    notices = (*parsed.notices, *_notices(made, person, settings))
    held = _against(parsed, against, settings) if against else {}
    if as_json:
        options.print_json(_answer(parsed, made, change, person, notices) | held)
    else:
        for line in (*_lines(parsed, made, change, person, notices), *_against_lines(held)):
            typer.echo(line)


def _record(query: str) -> None:
    from auditor import workspace

    path = workspace.find(Path.cwd()).record(query)
    typer.echo(f"recorded in {path}; the next audit counts it as evidence", err=True)


def _own_profile() -> str:
    """The profile of the workspace at hand."""
    from auditor import workspace
    from auditor.errors import WrongInput

    if here := workspace.locate(Path.cwd()):
        return str(here.profile())
    raise WrongInput(
        f"{Path.cwd()}: no workspace here; make one with: auditor init; "
        "or name a profile: auditor search QUERY --profile FILE"
    )


def _notices(made: Match, person: Document, settings: Settings) -> Iterable[Notice]:
    """What to know of the places that decided: words that are denied or left behind, jobs left open."""
    from auditor import policy
    from auditor.records import Notice
    from auditor.report.caveats import NEGATION

    deciding = [clause for clause in made.clauses if clause.held and clause.decides]
    if any(_denied(deciding, person, settings)):
        yield Notice("negation", "info", NEGATION)
    if any(clause.literal.field == "current" for clause in deciding):
        yield from policy.profile_notices(person)


def _denied(clauses: Iterable[Clause], person: Document, settings: Settings) -> Iterable[bool]:
    """For each place and mention at the same spot, whether the profile denies it or calls it past."""
    from dataclasses import replace

    from auditor import api

    places = [place for clause in clauses for place in clause.places]
    if not places:  # nothing to look at: the lexicon need not be loaded
        return
    for mention in api.extractor(replace(settings, model="none")).find(person).mentions:
        for place in places:
            if mention.section == place.section and mention.start < place.end and place.start < mention.end:
                yield mention.qualifier in ("negated", "past")


def _against(query: Query, side: Side, settings: Settings) -> dict[str, Any]:
    """Which postings of one side of the workspace hold the query."""
    from auditor import languages, read, sections, workspace
    from auditor.errors import ThinInput
    from auditor.searches.match import holds

    here = workspace.find(Path.cwd())
    sources = [source for folder in here.side(side.value) for source in read.sources(folder)]
    if not sources:
        raise ThinInput(f"{here.folder / side.value}: no {side.value} postings; add them: auditor add {side}")
    postings = [
        sections.posting(source, id=str(number), language=languages.load(settings.language))
        for number, source in enumerate(sources)
    ]
    titles = [posting.title or posting.source for posting in postings if holds(query, posting)]
    answer = {"side": side.value, "postings": len(postings), "holding": len(titles), "titles": titles}
    return {"against": answer}


# --- as JSON -----------------------------------------------------------------------------------------


def _answer(
    query: Query, made: Match, change: Change, person: Document, notices: Iterable[Notice]
) -> dict[str, Any]:
    from auditor.searches.match import because, missing

    return {
        "query": str(query),
        "found": made.found,
        "because": [_clause(clause, person) for clause in because(made)],
        "missing": [_clause(clause, person) for clause in missing(made)],
        "change": {
            "sets": [
                [{"action": s.action, "literal": str(s.literal)} for s in steps] for steps in change.sets
            ],
            "complete": change.complete,
        },
        "notices": [asdict(notice) for notice in notices],
    }


def _clause(clause: Clause, person: Document) -> dict[str, Any]:
    places = [
        asdict(place) | {"kind": person.sections[place.section].kind, "quote": _quote(place, person)}
        for place in clause.places
    ]
    return {
        "literal": str(clause.literal),
        "held": clause.held,
        "excluded": clause.excluded,
        "places": places,
    }


# --- for people --------------------------------------------------------------------------------------


def _lines(
    query: Query, made: Match, change: Change, person: Document, notices: Iterable[Notice]
) -> Iterable[str]:
    from auditor.report.wording import plain
    from auditor.searches.match import because, missing

    yield f"{'Found' if made.found else 'Not found'} by: {plain(str(query))}"
    why = "Because" if made.found else "Fits already"
    for heading, clauses in ((why, because(made)), ("Missing", missing(made))):
        if clauses:
            yield from ("", heading)
            yield from (line for clause in clauses for line in _clause_lines(clause, person))
    yield from ("", *_change_lines(change))
    said = [notice.message for notice in notices]
    yield from ("", *said) if said else ()


def _clause_lines(clause: Clause, person: Document) -> Iterable[str]:
    """A literal, and under it the first places of it, one a section."""
    from auditor.report.wording import plain

    first = {place.section: place for place in reversed(clause.places)}
    shown = [first[section] for section in sorted(first)][:PLACES]
    state = "in your profile" if clause.held else "not in your profile"
    excluded = " (the query excludes it)" if clause.excluded else ""
    likely = " (likely only: no skill you entered)" if clause.held and _implicit(clause) else ""
    yield f"  {plain(str(clause.literal))}: {state}{excluded}{likely}"
    for place in shown:
        yield f"    {_spot(place, person)}: “{_quote(place, person)}”"
    if more := len(clause.places) - len(shown):
        yield f"    and {more} more place{'s' if more > 1 else ''}"


def _implicit(clause: Clause) -> bool:
    return all(place.implicit for place in clause.places)


def _spot(place: Place, person: Document) -> str:
    """The section of a place in words: "headline", or "title, Lanternway (past)"."""
    from auditor.report.wording import plain

    section = person.sections[place.section]
    if section.position is None:
        return section.kind
    at = section.position.company or section.position.title
    when = "" if section.position.is_current else " (past)"
    return plain(f"{section.kind.removeprefix('position-')}, {at}{when}")


def _quote(place: Place, person: Document) -> str:
    """The line around a place, cut between words."""
    from auditor.report.wording import plain

    text = person.sections[place.section].text
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


def _change_lines(change: Change) -> Iterable[str]:
    """The smallest changes, as a person would make them."""
    from auditor.searches.smallest_change import LARGEST_CHANGE

    aim = "drop you from this search" if change.found else "let this search find you"
    if not change.sets:
        tried = f"no change of up to {LARGEST_CHANGE} words" if change.complete else "no small change"
        yield f"Smallest change: {tried} would {aim}."
        return
    shown = "; or ".join(_steps(steps) for steps in change.sets[:SETS])
    more = f"; and {len(change.sets) - SETS} others" if len(change.sets) > SETS else ""
    adds = any(step.action == "add" for steps in change.sets for step in steps)
    honest = " Add only what is true of you." if adds else ""
    yield f"Smallest change that would {aim}: {shown}{more}.{honest}"


def _steps(steps: Sequence[Step]) -> str:
    from auditor.report.wording import plain

    words = {"add": "add", "remove": "take out"}
    groups = [
        f"{words[action]} {' and '.join(str(step.literal) for step in steps if step.action == action)}"
        for action in dict.fromkeys(step.action for step in steps)
    ]
    return plain(", ".join(groups))


def _against_lines(held: dict[str, Any]) -> Iterable[str]:
    from auditor.report.wording import plain

    if not held:
        return
    one = held["against"]
    yield from (
        "",
        f"{one['holding']} of {one['postings']} {one['side']} postings hold it, read as one text.",
    )
    yield from (f"  {plain(title)}" for title in one["titles"])
