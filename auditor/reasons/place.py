"""Place: work at a place where the person is not, a move, or a clearance and permit that they do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, partial

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.reasons.wanted import Wanted, signs, table
from auditor.records import ContactReason, ReasonLine
from auditor.text.normalise import key

MOST_PLACES = 12  # towns and regions of the wanted postings, beyond which a person works anywhere
_PARTS = re.compile(r"\s*[,/|()·;]\s*|\s+-\s+")


def judge(text: Text, wanted: Wanted) -> ContactReason | None:
    """Why the place of a contact is wrong, if it is."""
    return (
        _cleared(text, wanted)
        or _elsewhere(text, wanted)
        or _away(text, wanted)
        or _without_permit(text, wanted)
        or _on_site(text, wanted)
    )


def _said(text: Text, wanted: Wanted, name: str) -> list[str]:
    """The lines of a role that say something."""
    return signs(wanted.language, "place", name).lines(text.of_role)


def _cleared(text: Text, wanted: Wanted) -> ContactReason | None:
    """A clearance of which neither the profile nor a wanted posting speaks."""
    lines = _said(text, wanted, "clearance")
    found = signs(wanted.language, "place", "clearance")
    if not lines or any(found.lines(t.all_lines) for t in (wanted.profile, *wanted.desired)):
        return None
    return ContactReason(
        "place", "it asks for a clearance that your profile does not show", quoted("contact", lines)
    )


def _elsewhere(text: Text, wanted: Wanted) -> ContactReason | None:
    """A place where neither the person nor a wanted role is, or one to move to.

    Of towns in one region nobody can tell how far they are, so these are no reason; and of a town in the same
    country only if the text says that one works there.
    """
    language = wanted.language
    own, towns = _own(wanted), _towns(text.place, language)
    if _is_remote(text, language) or towns & own or _near(towns, own) or len(own) > MOST_PLACES:
        return None
    moves, permits = _said(text, wanted, "relocation"), _said(text, wanted, "permit")
    present = [*_said(text, wanted, "not_remote"), *_said(text, wanted, "on_site")]
    home = _countries(wanted)
    is_far = bool(towns & {*_regions(language).values()} or (home and _country(text.place, language) - home))
    is_named = any(f" {town} " in f" {key(line)} " for town in towns for line in text.lines)
    if (towns and own and (moves or permits or present or is_named)) or (text.place and is_far):
        lines = [text.place, *moves, *permits, *present]
        detail = f"it is in {text.place}, where nothing is that you want"
        return ContactReason("place", detail, (*quoted("contact", lines, 3), *_home(wanted)))
    if moves:
        return ContactReason("place", "it asks you to move", (*quoted("contact", moves), *_home(wanted)))
    return None


def _away(text: Text, wanted: Wanted) -> ContactReason | None:
    """Work far from home, where no wanted role is."""
    lines = _said(text, wanted, "travel")
    if not lines or any(_said(t, wanted, "travel") for t in wanted.desired):
        return None
    return ContactReason("place", "it keeps you away from home", (*quoted("contact", lines), *_home(wanted)))


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
    if wanted.share(partial(_is_remote, language=wanted.language)) < 1.0:
        return None
    remote = quoted("desired", [t.place for t in wanted.desired if t.place], 1)
    detail = "it is on site, and the roles you want are remote"
    return ContactReason("place", detail, (*quoted("contact", lines), *remote))


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
