"""Place: work at a place where the person is not, a move, or a clearance and permit that they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache, partial

from auditor.languages import Language
from auditor.reasons import distance
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, once, signs, table
from auditor.records import ContactReason, ReasonLine
from auditor.text.normalise import key
from auditor.text.phrases import Phrases

MOST_PLACES = 12  # towns and regions of the wanted postings, beyond which a person works anywhere
NEAR = 40  # km between two towns, up to which one can go there and back every day
FAR = 100  # km from which nobody does
_PARTS = re.compile(r"\s*[,/|()·;]\s*|\s+-\s+")


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """Why the place of a contact is wrong, if it is."""
    return (
        _cleared(text, wanted)
        or _elsewhere(text, wanted)
        or _away(text, wanted)
        or _citizens(text, wanted)
        or _without_permit(text, wanted)
        or _on_site(text, wanted)
    )


def _said(text: Text, wanted: Wanted, name: str) -> list[str]:
    """The lines of a role that say something."""
    return signs(wanted.language, "place", name).lines(text.of_role)


def _cleared(text: Text, wanted: Wanted) -> ContactReason | None:
    """A clearance of which neither the profile nor a wanted posting speaks."""
    lines = _said(text, wanted, "clearance")
    if not lines or _knows_clearance(wanted):
        return None
    return ContactReason(
        "place", "it asks for a clearance that your profile does not show", quoted("contact", lines)
    )


@once
def _knows_clearance(wanted: Wanted) -> bool:
    found = signs(wanted.language, "place", "clearance")
    return any(found.lines(t.all_lines) for t in (wanted.profile, *wanted.desired))


@once
def _travels(wanted: Wanted) -> bool:
    return any(_said(t, wanted, "travel") for t in wanted.desired)


def _elsewhere(text: Text, wanted: Wanted) -> ContactReason | None:
    """A place where neither the person nor a wanted role is, or one to move to.

    Of towns in one region, and of those of which nobody knows how far they are, these are no reason unless
    the text says that one works there or moves there; far ones are, unless it speaks of work from home.
    """
    language = wanted.language
    own, towns = _own(wanted), _towns(text.place, language)
    if not towns:
        return _moved(text, wanted) or _named_far(text, wanted)
    far = _kilometres(text.place, wanted)
    if _is_remote(text, language) or towns & own or _near(towns, own) or len(own) > MOST_PLACES:
        return None
    is_abroad = bool(_country(text.place, language) - home) if (home := _countries(wanted)) else False
    if far is not None and far <= NEAR and not is_abroad:
        return None
    moves, permits = _said(text, wanted, "relocation"), _said(text, wanted, "permit")
    present = [*_said(text, wanted, "not_remote"), *_said(text, wanted, "on_site")]
    is_there = _is_there(towns, text) if far is None else far >= FAR and not _said(text, wanted, "remote")
    is_region = bool(towns & {*_regions(language).values()})
    if (own and (moves or permits or present or is_there)) or is_region or is_abroad:
        lines = [text.place, *moves, *permits, *present]
        detail = f"it is in {text.place}, where nothing is that you want"
        return ContactReason("place", detail, (*quoted("contact", lines, 3), *_home(wanted)))
    return _moved(text, wanted)


def _moved(text: Text, wanted: Wanted) -> ContactReason | None:
    """One has to move, wherever that is."""
    language = wanted.language
    is_abroad = bool(_country(text.place, language) - home) if (home := _countries(wanted)) else False
    moves = _said(text, wanted, "relocation")
    if _is_remote(text, language) or not (moves or is_abroad):
        return None
    says = (
        f"it is in {text.place}, where nothing is that you want"
        if is_abroad
        else "it asks you to move or to travel"
    )
    lines = [*([text.place] if is_abroad else ()), *moves]
    return ContactReason("place", says, (*quoted("contact", lines, 3), *_home(wanted)))


def _named_far(text: Text, wanted: Wanted) -> ContactReason | None:
    """Without a place of its own: it names towns as its place, and all of them are far from home."""
    if _is_remote(text, wanted.language) or _said(text, wanted, "remote"):
        return None
    before = _before_town(wanted.language)
    apart = signs(wanted.language, "place", "head_office")
    found = [
        (town, line)
        for line in text.lines
        if line not in apart
        for town in distance.named(line, before, wanted.language)
    ]
    home = _points(wanted)
    kms = [distance.kilometres(distance.points([town], (), wanted.language), home) for town, _ in found]
    if not kms or any(km is None or km < FAR for km in kms):
        return None
    named = found[0][0].title()
    detail = f"it is in {named}, where nothing is that you want"
    return ContactReason("place", detail, (*quoted("contact", [line for _, line in found]), *_home(wanted)))


def _is_there(towns: set[str], text: Text) -> bool:
    """Whether the text names the place again, as one does where one works there."""
    return any(f" {town} " in f" {key(line)} " for town in towns for line in text.lines)


def _kilometres(place: str, wanted: Wanted) -> float | None:
    """From a place to the nearest one of the profile and of the wanted postings; None if nobody knows."""
    return distance.kilometres(_points_of(place, wanted.language), _points(wanted))


@once
def _points(wanted: Wanted) -> tuple[distance.Point, ...]:
    places = (t.place for t in (wanted.profile, *wanted.desired))
    return tuple(point for place in places for point in _points_of(place, wanted.language))


def _points_of(place: str, language: Language) -> tuple[distance.Point, ...]:
    parts = [*_parts(place, language)]
    short = {whole: letters for letters, whole in _regions(language).items()}
    regions = [short.get(part, part) for part in parts if part in short or part in short.values()]
    return distance.points([p for p in parts if p not in regions or len(p) > 3], regions, language)


def _away(text: Text, wanted: Wanted) -> ContactReason | None:
    """Work far from home, where no wanted role is."""
    lines = _said(text, wanted, "travel")
    if not lines or _travels(wanted):
        return None
    return ContactReason("place", "it keeps you away from home", (*quoted("contact", lines), *_home(wanted)))


def _citizens(text: Text, wanted: Wanted) -> ContactReason | None:
    """Open only to those who may work in a country where neither the person nor a wanted role is."""
    home = _countries(wanted)
    for country, phrases in _permits_of(wanted.language).items():
        lines = [line for line in text.of_role if phrases.search(line)]
        if lines and home and country not in home:
            detail = "it is for those who may work in another country"
            return ContactReason("place", detail, (*quoted("contact", lines), *_home(wanted)))
    return None


def _without_permit(text: Text, wanted: Wanted) -> ContactReason | None:
    """No permit to be got, where the profile says that one is needed."""
    none = _said(text, wanted, "no_permit")
    needed = signs(wanted.language, "place", "needs_permit").lines(wanted.profile.of_self)
    if not (none and needed):
        return None
    evidence = (*quoted("contact", none), *quoted("profile", needed, 1))
    return ContactReason("place", "it gets you no permit", evidence)


def _on_site(text: Text, wanted: Wanted) -> ContactReason | None:
    """Presence, where every wanted role is remote."""
    lines = _said(text, wanted, "on_site")
    if not lines or _is_remote(text, wanted.language):
        return None
    if _remote_share(wanted) < 1.0:
        return None
    remote = quoted("desired", [t.place for t in wanted.desired if t.place], 1)
    detail = "it is on site, and the roles you want are remote"
    return ContactReason("place", detail, (*quoted("contact", lines), *remote))


@once
def _remote_share(wanted: Wanted) -> float:
    return wanted.share(partial(_is_remote, language=wanted.language))


def _is_remote(text: Text, language: Language) -> bool:
    """Whether its place, or without one its text, says that the work is done from home."""
    remote, denied = signs(language, "place", "remote"), signs(language, "place", "not_remote")
    if any(denied.lines(text.lines)):
        return False
    return text.place in remote or (not _towns(text.place, language) and bool(remote.lines(text.of_role)))


@once
def _own(wanted: Wanted) -> frozenset[str]:
    """The towns and regions of the profile and of the wanted postings."""
    places = (t.place for t in (wanted.profile, *wanted.desired))
    return frozenset(town for place in places for town in _towns(place, wanted.language))


@once
def _home(wanted: Wanted) -> tuple[ReasonLine, ...]:
    """The line of the profile that says where the person is bound to, else its place."""
    bound = signs(wanted.language, "place", "bound").lines(wanted.profile.lines)
    names = _own(wanted)
    lines = [line for line in bound if any(name in key(line) for name in names)]
    return quoted("profile", lines or [wanted.profile.place], 1) if lines or wanted.profile.place else ()


def _towns(place: str, language: Language) -> set[str]:
    """The towns and regions of a place, without countries and what says how one works there."""
    found = set()
    for part in _parts(place, language):
        if part not in _all_countries(language):
            found.add(_regions(language).get(part, part))
    return found


def _country(place: str, language: Language) -> set[str]:
    """The countries that a place names, each by its first name."""
    named = _all_countries(language)
    return {named[part] for part in _parts(place, language) if part in named}


@once
def _countries(wanted: Wanted) -> frozenset[str]:
    places = (t.place for t in (wanted.profile, *wanted.desired))
    return frozenset(country for place in places for country in _country(place, wanted.language))


def _parts(place: str, language: Language) -> Iterable[str]:
    wide = table(language, "place")["wide"]
    for part in _PARTS.split(place):
        words = f" {key(part)} "
        for word in sorted(wide, key=len, reverse=True):
            words = words.replace(f" {word} ", "  ")
        if (name := " ".join(w for w in words.split() if not w.isdigit())) and len(name) > 1:
            yield name


def _near(towns: Set[str], own: Set[str]) -> bool:
    """Whether a name is a part of another: "Dublin" and "County Dublin"."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in towns for b in own)


@cache
def _before_town(language: Language) -> re.Pattern[str]:
    """The words behind which a sentence names the town that it is in."""
    words = "|".join(map(re.escape, table(language, "place")["before_town"]))
    return re.compile(rf"(?<!\w)(?:{words})\s+", re.IGNORECASE)


@cache
def _permits_of(language: Language) -> Mapping[str, Phrases]:
    """By country how a text says that only those who may work there are asked."""
    rows = table(language, "place")["permits"]
    return {key(country): Phrases(written, language.table("words")) for country, *written in rows}


@cache
def _regions(language: Language) -> Mapping[str, str]:
    """The short names of regions by which places are written, with their whole names."""
    parted = (row.partition(" ") for row in table(language, "place")["regions"])
    return {short: whole for short, _, whole in parted}


@cache
def _all_countries(language: Language) -> Mapping[str, str]:
    """The names of countries, each with the one it is compared by."""
    named = {key(name): key(name) for name in language.table("headings")["countries"]}
    for row in table(language, "place")["countries"]:
        first, *others = (key(name) for name in row.split("|"))
        named |= dict.fromkeys((first, *others), first)
    return named
