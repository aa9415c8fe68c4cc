"""Wordings to suggest for a profile, within what LinkedIn's fields hold; nothing is ever invented."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from auditor.records import Document, Mention

# Characters that a field holds, as LinkedIn has it since 2020; it changes them without notice.
LIMITS = {"headline": 220, "about": 2600, "position-title": 100, "position-description": 2000}
_BETWEEN = re.compile(r"\s*[|•·,;]\s*|\s+[-–—]\s+")


def headline(
    profile: Document,
    mentions: Sequence[Mention],
    leaving: Collection[str],
    instead: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The headline without the parts that name some terms, and with other words for others.

    Parts are what stands between bars, dots, commas and dashes. Empty where nothing changes, or where the
    first part would go, which says who a person is: that only they can reword.
    """
    number = next((n for n, s in enumerate(profile.sections) if s.kind == "headline"), -1)
    here = [m for m in mentions if m.section == number and (m.term in leaving or m.term in instead)]
    if not here:
        return ""
    text = profile.sections[number].text
    kept: list[tuple[str, str]] = []
    dropped = ""  # what stood before the parts that went
    for separator, start, end in _parts(text):
        if any(m.start < end and start < m.end and m.term in leaving for m in here):
            dropped = max(dropped, separator, key=_divides)
        else:
            part = _spliced(text, here, instead, start, end)
            kept.append((max(separator, dropped, key=_divides), part))
            dropped = ""
    if not kept or kept[0][0]:
        return ""
    while sum(len(separator + part) for separator, part in kept) > LIMITS["headline"]:
        kept.pop()
    return "".join(separator + part for separator, part in kept)


def reworded(profile: Document, mentions: Sequence[Mention], instead: Mapping[str, str]) -> Document:
    """The profile with other words in the places of some terms."""
    sections = (
        replace(s, text=_spliced(s.text, [m for m in mentions if m.section == n], instead, 0, len(s.text)))
        for n, s in enumerate(profile.sections)
    )
    return replace(profile, sections=tuple(sections))


def too_long(profile: Document) -> tuple[str, ...]:
    """The fields that hold more than LinkedIn takes, in words."""
    return tuple(
        f"{section.kind}: {len(section.text):,} characters, and LinkedIn takes {LIMITS[section.kind]:,}"
        for section in profile.sections
        if len(section.text) > LIMITS.get(section.kind, len(section.text))
    )


def _spliced(text: str, mentions: Sequence[Mention], instead: Mapping[str, str], start: int, end: int) -> str:
    """The text from start to end with other words for some of its mentions."""
    pieces = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if m.term in instead and start <= m.start < end:
            pieces += [text[start : m.start], instead[m.term]]
            start = m.end
    return "".join([*pieces, text[start:end]])


def _divides(separator: str) -> int:
    """How much a separator divides: a bar or a dash more than a comma, a comma more than nothing."""
    return 0 if not separator else 1 if separator.strip() == "," else 2


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    """Each part of a headline: what separates it from the one before, its start and its end."""
    separator, start = "", 0
    for found in _BETWEEN.finditer(text):
        yield separator, start, found.start()
        separator, start = found.group(), found.end()
    yield separator, start, len(text)
