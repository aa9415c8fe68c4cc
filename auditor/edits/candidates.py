"""The edits on offer for a plan: words one by one, or the words of a theme place by place; dates left open.

Only truthful edits: what a job was called, what a certificate says and when one worked are facts that no
edit changes; a word that stands there stays findable there, and the numbers say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.edits.revise import Revision
from auditor.records import Attraction, Document, Edit, Position
from auditor.records.fields import FIELDS
from auditor.searches.profile import Cut, Findable, is_cut

FLAGGED = ("wrong_role", "probably_wrong_role")
MOST_CANDIDATES = 15
COSTS = {"close-date": 0.5, "demote": 1.0, "add": 1.0, "remove": 1.5}
FACT_PLACES = frozenset(f.place for f in FIELDS.values() if f.is_fact)
UNEDITED = frozenset(f.place for f in FIELDS.values() if not f.is_editable)
PROMINENT = tuple(f.place for f in FIELDS.values() if f.is_prominent)
ADD = "Add it only if it is true of you, where you used it."
ADD_NAMED = "Your page has it only where it does not count for you: add it only if it is true of you."
CLOSE = "Give this position its end date if you left it: searches take it for your present job."
STAYS = "Where it names a job you had or a certificate it is a fact and stays."
ASKED_TOO = "Postings of roles you want ask for it too"
MAY_BE_ASKED = "Roles you want may ask for it too, though no posting of one was found to"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edit, what it does to a profile as searches see it, and to its text.

    `cuts` are the mentions that go, by term and section. Terms that are `kept` come into the text, in the
    words given, where they stand nowhere any more. `closed` are the sections of a position that ends.
    Of those on one `topic`, which is below 0 for an edit on its own, the first ones come before others.
    """

    edit: Edit
    cuts: frozenset[Cut]
    revision: Revision
    gap: float = 0.0  # of its terms, 0 for a date
    kept: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[int] = field(default_factory=frozenset)
    topic: int = -1
    is_first: bool = False


def applied(profile: Findable, chosen: Iterable[Candidate]) -> Findable:
    """A profile as searches see it after some edits."""
    some = [*chosen]
    for one in some:
        profile = profile.closed(one.closed) if one.closed else profile
    cuts = frozenset(cut for one in some for cut in one.cuts)
    kept = frozenset(term for one in some for term in one.kept)
    return profile.rid_of_at(cuts, kept) if cuts else profile


def by_word(terms: Sequence[Attraction], profile: Document, seen: Findable) -> tuple[Candidate, ...]:
    """A word an edit, at most fifteen: dates that were left open first, then terms by their pull.

    Args:
        terms: strongest bar first.
    """
    found = [*dates(profile)]
    for term in terms:
        if term.action == "remove" and not {*term.sections} <= UNEDITED:
            found.append(_removal(term, seen))
        elif term.action == "demote" and {*PROMINENT} & {*term.sections}:
            found.append(_demotion(term, seen))
    return tuple(found[:MOST_CANDIDATES])


def additions(terms: Iterable[Attraction]) -> tuple[Edit, ...]:
    """Words that the desired side asks for and the profile lacks; never part of a plan."""
    return tuple(
        Edit("add", t.term, (), COSTS["add"], ADD_NAMED if t.is_only_named else ADD)
        for t in terms
        if t.verdict == "missing"
    )


def dates(profile: Document) -> list[Candidate]:
    """An edit for each position that was left open."""
    return [_closing(profile, old, newer) for old, newer in profile.open_ended]


def _closing(profile: Document, old: Position, newer: Position) -> Candidate:
    sections = frozenset(n for n, s in enumerate(profile.sections) if s.position == old)
    edit = Edit("close-date", old.title, ("current title",), COSTS["close-date"], CLOSE)
    return Candidate(edit, frozenset(), Revision(closed={old: newer.start}), closed=sections)


def _removal(term: Attraction, seen: Findable) -> Candidate:
    where = tuple(place for place in term.sections if place not in UNEDITED)
    advice = STAYS if FACT_PLACES & {*term.sections} else ""
    edit = Edit("remove", term.term, where, COSTS["remove"], advice, (term.term,))
    cuts = frozenset((term.term, p.section) for p in seen.places if is_cut(p, (term.term,)))
    return Candidate(edit, cuts, Revision(removed=frozenset({term.term})), term.gap)


def also_wanted(terms: Iterable[Attraction]) -> str:
    """Why some terms are to be less prominent, and not to go."""
    asks = ASKED_TOO if any(term.desired_postings for term in terms) else MAY_BE_ASKED
    return f"{asks}: leave it in the text, but not in headline and Skills."


def _demotion(term: Attraction, seen: Findable) -> Candidate:
    where = tuple(place for place in term.sections if place in PROMINENT)
    advice = also_wanted((term,))
    edit = Edit("demote", term.term, where, COSTS["demote"], advice, (term.term,))
    prominent = (p for p in seen.places if FIELDS[p.field].is_prominent)
    cuts = frozenset((term.term, p.section) for p in prominent if is_cut(p, (term.term,)))
    kept = {term.term: term.written}
    return Candidate(edit, cuts, Revision(demoted=kept), term.gap, kept)
