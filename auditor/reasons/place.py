"""Place: work at a place where the person is not, a move, or a clearance and permit that they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, signs, table
from auditor.records import ContactReason, ReasonLine
from auditor.text.normalise import key

MANY_TOWNS = 4  # of wanted postings, beyond which a person works anywhere
_PARTS = re.compile(r"\s*[,/|()·;]\s*|\s+-\s+")


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """Why the place of a contact is wrong, if it is."""
    language = wanted.language
    clearance = signs(language, "place", "clearance")
    if (lines := clearance.lines(text.of_role)) and not _is_shown(wanted):
        detail = "it asks for a clearance that your profile does not show"
        return ContactReason("place", detail, quoted("contact", lines))
    own = _own(wanted)
    towns = _towns(text.place, language)
    moves = signs(language, "place", "relocation").lines(text.of_role)
    is_remote = _is_remote(text, language)
    elsewhere = towns - own if not towns & own and not _near(towns, own) else set()
    abroad = _country(text.place, language) - _countries(wanted)
    permits = signs(language, "place", "permit").lines(text.of_role)
    present = [*signs(language, "place", "not_remote").lines(text.lines), *signs(language, "place", "on_site").lines(text.lines)]
    here = quoted("contact", [text.place], 1) if text.place else ()
    told = bool(moves or permits or present or abroad or elsewhere & {*_regions(language).values()})
    if own and elsewhere and told and not is_remote and len(own) <= MANY_TOWNS * 3:
        extra = quoted("contact", [*moves, *permits, *present])
        return ContactReason("place", f"it is in {text.place}, and nothing you want is", (*here, *extra, *_home(wanted)))
    if abroad and _countries(wanted) and (not is_remote or permits):
        return ContactReason("place", f"it is in {text.place}", (*here, *quoted("contact", permits), *_home(wanted)))
    if moves and not is_remote and not (towns & own):
        return ContactReason("place", "it asks you to move", (*quoted("contact", moves), *_home(wanted)))
    travel = signs(language, "place", "travel")
    if (lines := travel.lines(text.of_role)) and not any(travel.lines(t.of_role) for t in wanted.desired):
        return ContactReason("place", "it keeps you away from home", (*quoted("contact", lines), *_home(wanted)))
    none = signs(language, "place", "no_permit").lines(text.of_role)
    needed = signs(language, "place", "needs_permit").lines(wanted.profile.of_self)
    if none and needed:
        return ContactReason("place", "it gets you no permit", (*quoted("contact", none), *quoted("profile", needed, 1)))
    if present and wanted.desired and wanted.share(lambda t: _is_remote(t, language)) == 1.0 and not is_remote:
        remote = quoted("desired", [t.place for t in wanted.desired if t.place], 1)
        return ContactReason("place", "it is on site, and the roles you want are remote", (*quoted("contact", present), *remote))
    return None


def _is_shown(wanted: Wanted) -> bool:
    """Whether the profile or a wanted posting speaks of a clearance."""
    found = signs(wanted.language, "place", "clearance")
    return any(found.lines(t.all_lines) for t in (wanted.profile, *wanted.desired))


def _is_remote(text: Text, language: Language) -> bool:
    """Whether its place, or without one its text, says that the work is done from home."""
    remote, denied = signs(language, "place", "remote"), signs(language, "place", "not_remote")
    if any(denied.lines(text.lines)):
        return False
    return text.place in remote or (not _towns(text.place, language) and bool(remote.lines(text.of_role)))


def _own(wanted: Wanted) -> set[str]:
    """The towns and regions of the profile and of the wanted postings."""
    return {town for t in (wanted.profile, *wanted.desired) for town in _towns(t.place, wanted.language)}


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


def _countries(wanted: Wanted) -> set[str]:
    return {c for t in (wanted.profile, *wanted.desired) for c in _country(t.place, wanted.language)}


def _parts(place: str, language: Language) -> Iterable[str]:
    wide = table(language, "place")["wide"]
    for part in _PARTS.split(place):
        words = f" {key(part)} "
        for word in sorted(wide, key=len, reverse=True):
            words = words.replace(f" {word} ", "  ")
        if (name := " ".join(w for w in words.split() if not w.isdigit())) and len(name) > 1:
            yield name


def _near(towns: set[str], own: set[str]) -> bool:
    """Whether a name is a part of another: "Dublin" and "County Dublin"."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in towns for b in own)


@cache
def _regions(language: Language) -> Mapping[str, str]:
    """The short names of regions by which places are written, with their whole names."""
    rows = (row.split(" ", 1) for row in table(language, "place")["regions"])
    return {short: whole for short, whole in rows}


@cache
def _all_countries(language: Language) -> Mapping[str, str]:
    """The names of countries, each with the one it is compared by."""
    named = {key(name): key(name) for name in language.table("headings")["countries"]}
    for row in table(language, "place")["countries"]:
        first, *others = (key(name) for name in row.split("|"))
        named |= {name: first for name in (first, *others)}
    return named
