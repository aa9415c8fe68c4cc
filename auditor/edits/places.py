"""The words of a theme, place by place in the order in which a person edits a profile.

What is read first is edited first: nobody takes a word out of the story of a job and leaves it in the
headline, so that a set of edits reaches into the text only for a theme that has left the face of the profile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import Literal, NamedTuple

from auditor.edits.action import SHARED_SHARE
from auditor.edits.candidates import (
    FLAGGED,
    MOST_CANDIDATES,
    Candidate,
    also_wanted,
    dates,
)
from auditor.edits.revise import Revision, without_in_line
from auditor.edits.wording import fallen, headline, headline_section
from auditor.records import Attraction, Document, Edit, Mention, Theme
from auditor.records.fields import FIELDS, OPEN_JOB, field_of, place_of
from auditor.searches.profile import Cut, Profile, is_cut
from auditor.text.quotes import line

ADVICE: tuple[Literal["remove"], Literal["demote"]] = ("remove", "demote")
SELDOM = 0.25  # share of wanted postings below which a word is not one of both sides (`shared_share`)
DEAR = 0.02  # credit above which a word is taken out, or left, by itself
MOST_PLACES = 8  # of a set
WORD_COST = 0.02  # of each word that an edit takes out, beside the cost of its place


class Spot(NamedTuple):
    """A place that a person edits at one go: its sections by number, and what that asks of the person."""

    name: str
    cost: float
    sections: tuple[int, ...]
    is_prominent: bool
    is_first: bool  # whether it is edited before others may be


# Where a person begins: what is read first, costs least to change and is searched hardest.
ORDER = (
    ("headline", 0.5), ("skills", 0.6), (OPEN_JOB, 0.8), ("about", 1.0), ("current job", 1.1),
    ("past job", 1.2),
)  # fmt: skip
ELSEWHERE = 1.3
FIRST = frozenset({"headline", "skills", "about"})


class Topic(NamedTuple):
    """Words that are taken out together, strongest first; without a name they have nothing in common.

    `face` are words of the same theme that the wanted roles ask for now and then: they leave the headline
    with these, and nothing else.
    """

    name: str
    action: Literal["remove", "demote"]
    terms: tuple[Attraction, ...]
    face: tuple[Attraction, ...] = ()

    def at(self, spot: Spot) -> tuple[Attraction, ...]:
        """The words that leave a place."""
        return (*self.terms, *self.face) if spot.name == "headline" else self.terms


def spots(profile: Profile) -> tuple[Spot, ...]:
    """Every place that an edit may change and that any search looks into, in the order of editing."""
    costs = dict(ORDER)
    found: dict[str, dict[int, None]] = {name: {} for name in costs}
    prominent = {field.place for field in FIELDS.values() if field.is_prominent}
    for one in profile.seen.places:
        if FIELDS[one.field].is_editable and one.section >= 0:
            found.setdefault(place_of(profile.document, one.section), {})[one.section] = None
    return tuple(
        Spot(name, costs.get(name, ELSEWHERE), tuple(sections), name in prominent, name in FIRST)
        for name, sections in found.items()
        if sections
    )


def topics(terms: Sequence[Attraction], themes: Sequence[Theme]) -> tuple[Topic, ...]:
    """The flagged words that an edit may touch by theme, then those of none; strongest first.

    Words that go with no other are taken together. Without any theme all are taken as one, which goes by
    the strongest word. Those that cost the person a wanted search are apart.
    """
    flagged = {a.term: a for a in terms if a.verdict in FLAGGED and a.mentions}
    groups = [
        (theme.name, [flagged[name] for name in (*theme.terms, *theme.kin) if name in flagged])
        for theme in themes
        if theme.verdict in FLAGGED
    ]
    shared = [(name, members) for name, members in groups if len(members) > 1]
    taken = {a.term for _, members in shared for a in members}
    alone = [a for a in flagged.values() if a.term not in taken and a.action in ADVICE]
    return tuple(
        Topic(
            "" if len(some) < 2 else name if themes else some[0].term,
            action,
            tuple(some),
            _face(members) if name and action == "remove" and not is_dear else (),
        )
        for name, members in (*shared, ("", alone))
        for action in ADVICE
        for is_dear in (False, True)
        if (some := [a for a in members if _advice(a) == action and _is_dear(a) == is_dear])
    )


def _face(members: Sequence[Attraction]) -> tuple[Attraction, ...]:
    """Words of a theme that both sides ask for, the wanted roles but seldom: no headline needs them."""
    return tuple(a for a in members if a.action == "demote" and a.desired_share < SELDOM and not _is_dear(a))


def _is_dear(term: Attraction) -> bool:
    """Whether it also brings searches that the person wants, so that a theme may go without it."""
    return (term.credit or 0.0) > DEAR


def _advice(term: Attraction) -> str:
    """What a flagged word is to do: too rare to go by itself, it goes with its theme."""
    if term.action in ("unsure", "qualify") and term.desired_share <= SHARED_SHARE:
        return "remove"
    return term.action


def by_place(terms: Sequence[Attraction], themes: Sequence[Theme], profile: Profile) -> tuple[Candidate, ...]:
    """A theme and a place an edit, at most fifteen in the order of editing; of more, the stronger themes.

    Args:
        terms: strongest bar first.
    """
    places = spots(profile)
    closing = [_for_nothing(one) for one in dates(profile.document)[:MOST_CANDIDATES]]
    found = [
        (number, made)
        for group, topic in enumerate(topics(terms, themes))
        for number, spot in enumerate(places)
        if (made := _taken_out(group, topic, spot, profile))
    ][: MOST_CANDIDATES - len(closing)]
    at = next((n for n, spot in enumerate(places) if ORDER[2][0] == spot.name), 2)
    dated = [(at - 0.5, one) for one in closing]
    ordered = sorted([*found, *dated], key=lambda pair: pair[0])
    return tuple(made for _, made in ordered)


def _for_nothing(one: Candidate) -> Candidate:
    """A date that is closed asks for no word, so that it is done wherever it gains anything."""
    return replace(one, edit=replace(one.edit, cost=0.0))


def sets(offered: Sequence[Candidate]) -> tuple[tuple[int, ...], ...]:
    """Every set of edits that a person would make, the empty one first, small ones before large ones.

    A theme leaves headline, Skills and About in this order, and other places after them.
    """
    free = [n for n, one in enumerate(offered) if one.topic < 0]
    choices = [_subsets(free)]
    for topic in sorted({one.topic for one in offered} - {-1}):
        own = [n for n, one in enumerate(offered) if one.topic == topic]
        first = [n for n in own if offered[n].is_first]
        later = [n for n in own if not offered[n].is_first]
        begun: list[Sequence[int]] = [first[:size] for size in range(len(first))]
        choices.append([*begun, *([*first, *some] for some in _subsets(later))])
    whole = (tuple(sorted(n for part in parts for n in part)) for parts in product(*choices))
    return tuple(sorted((one for one in whole if len(one) <= MOST_PLACES), key=lambda one: (len(one), one)))


def as_steps(chosen: Sequence[int], offered: Sequence[Candidate]) -> list[tuple[int, ...]]:
    """Edits as a person makes them: a theme leaves a place at one go, and headline and Skills in one."""
    steps: list[tuple[int, ...]] = []
    for number in chosen:
        one = offered[number].edit
        joined = next((n for n, step in enumerate(steps) if _is_one(offered[step[0]].edit, one)), -1)
        if joined >= 0:
            steps[joined] = (*steps[joined], number)
        else:
            steps.append((number,))
    return steps


def joined(some: Sequence[Candidate], before: Revision, profile: Profile) -> Edit:
    """The edit of one step, with the line as the steps before leave it, and as this one does."""
    first = some[0].edit
    terms = tuple(dict.fromkeys(term for one in some for term in one.edit.terms))
    where = tuple(dict.fromkeys(place for one in some for place in one.edit.where))
    then = before
    for one in some:
        then = then.with_(one.revision)
    cuts = frozenset(cut for one in some for cut in one.cuts)
    now, later = lines(profile.document, profile.mentions, before, then, cuts)
    advice = " ".join(dict.fromkeys(one.edit.advice for one in some if one.edit.advice))
    cost = sum(one.edit.cost for one in some)
    return Edit(first.action, first.term, where, cost, advice, terms, first.theme, now, later)


def lines(
    profile: Document, mentions: Sequence[Mention], before: Revision, then: Revision, cuts: Iterable[Cut]
) -> tuple[str, str]:
    """The line that loses most words, and how it would read; "" where only the person can say that.

    Of words that leave the headline it is that; an entry of a list needs none.
    """
    words = {*cuts}
    lost = [m for m in mentions if (m.term, m.section) in words]
    number = headline_section(profile)
    if any(m.section == number for m in lost):
        own = profile, mentions
        return (
            headline(*own, before.leaving(number)) or profile.sections[number].text,
            headline(*own, then.leaving(number)),
        )
    written = [m for m in lost if not field_of(profile.sections[m.section]).is_list]
    if not written:
        return "", ""
    by_line: dict[tuple[int, int], list[Mention]] = {}
    for m in written:
        start = profile.sections[m.section].text.rfind("\n", 0, m.start) + 1
        by_line.setdefault((m.section, start), []).append(m)
    (number, start), fullest = min(
        by_line.items(), key=lambda item: (-len({m.term for m in item[1]}), item[0])
    )
    section = profile.sections[number]
    end = len(section.text) if (end := section.text.find("\n", start)) < 0 else end
    here = [m for m in mentions if m.section == number]
    after = without_in_line(section, here, then.cut(number), start, end)
    first = min(fullest, key=lambda m: m.start)
    return line(section.text, first.start, first.end), after.text.strip() if after.is_clean else ""


def _subsets(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [some for size in range(len(numbers) + 1) for some in combinations(numbers, size)]


def _taken_out(group: int, topic: Topic, spot: Spot, profile: Profile) -> Candidate | None:
    """The words of a theme taken out of a place; None where none of them stands."""
    here = [p for p in profile.seen.places if p.section in spot.sections]
    members = [a for a in topic.at(spot) if any(is_cut(p, (a.term,)) for p in here)]
    if not members or (topic.action == "demote" and not spot.is_prominent):
        return None
    names = tuple(a.term for a in members)
    number = headline_section(profile.document)
    further = fallen(profile.document, profile.mentions, names) if number in spot.sections else frozenset()
    cuts = {(term, p.section) for term in names for p in here if is_cut(p, (term,))}
    cuts |= {(term, number) for term in further}
    kept = {a.term: a.written for a in members if topic.action == "demote" or a in topic.face}
    cost = spot.cost + WORD_COST * len(members)
    advice = also_wanted(members) if topic.action == "demote" else ""
    edit = Edit(topic.action, names[0], (spot.name,), cost, advice, names, topic.name)
    made = Revision(cuts=frozenset(cuts), kept=kept)
    gap = max(a.gap for a in members)
    return Candidate(edit, frozenset(cuts), made, gap, kept, topic=group, is_first=spot.is_first)


def _is_one(step: Edit, one: Edit) -> bool:
    return (
        step.action == one.action != "close-date"
        and step.theme == one.theme
        and ({*step.where, *one.where} == {"headline", "skills"} or step.where == one.where)
        and bool({*step.terms} & {*one.terms} or step.theme)
    )
