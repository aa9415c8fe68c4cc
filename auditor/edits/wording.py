"""Wordings to suggest for a profile, within what LinkedIn's fields hold; nothing is ever invented."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from auditor.edits.revise import spliced
from auditor.records import Document, Mention
from auditor.records.fields import FIELDS, field_of

_BETWEEN = re.compile(r"\s*[|•·,;]\s*|\s+[-–—]\s+")


def headline(
    profile: Document,
    mentions: Sequence[Mention],
    leaving: Collection[str],
    instead: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The headline without the parts that name some terms, and with other words for others.

    Parts are what stands between bars, dots, commas and dashes; a clause that only goes on with one that goes
    and names no term goes with it. Empty where nothing changes, or where no part that stays would say who a
    person is, neither the first nor a title: that only they can reword.
    """
    number = headline_section(profile)
    here = [m for m in mentions if m.section == number and (m.term in leaving or m.term in instead)]
    if not here:
        return ""
    text = profile.sections[number].text
    kept: list[tuple[str, str]] = []
    dropped = ""  # what stood before the parts that went
    for separator, start, end in _parts(text):
        goes = any(m.start < end and start < m.end and m.term in leaving for m in here)
        goes_on = (
            dropped and _goes_on(separator, text[start:end]) and not _names(mentions, number, start, end)
        )
        if goes or goes_on:
            dropped = max(dropped, separator, key=_divides)
        else:
            part = spliced(text, here, instead, start, end)
            kept.append((max(separator, dropped, key=_divides), part))
            dropped = ""
    if not kept or (kept[0][0] and not _names_a_title(profile, mentions, leaving, number)):
        return ""
    kept[0] = "", kept[0][1]
    while sum(len(separator + part) for separator, part in kept) > (FIELDS["headline"].limit or 0):
        kept.pop()
    return "".join(separator + part for separator, part in kept)


def headline_section(profile: Document) -> int:
    """The number of the section that is the headline, -1 without one."""
    return next((n for n, s in enumerate(profile.sections) if s.kind == "headline"), -1)


def fallen(profile: Document, mentions: Sequence[Mention], leaving: Collection[str]) -> frozenset[str]:
    """The further terms that go with the parts of a headline that name some."""
    number = headline_section(profile)
    here = [m for m in mentions if m.section == number]
    if not headline(profile, mentions, leaving):
        return frozenset()
    dropped = [
        (start, end)
        for _, start, end in _parts(profile.sections[number].text)
        if any(m.start < end and start < m.end and m.term in leaving for m in here)
    ]
    gone = {m.term for m in here if any(m.start < end and start < m.end for start, end in dropped)}
    return frozenset(gone - {*leaving})


def _names_a_title(
    profile: Document, mentions: Sequence[Mention], leaving: Collection[str], number: int
) -> bool:
    """Whether a part of the headline that stays names a title."""
    here = [m for m in mentions if m.section == number]
    return any(
        m.kind == "title" and start <= m.start < end
        for _, start, end in _parts(profile.sections[number].text)
        if not any(m.start < end and start < m.end and m.term in leaving for m in here)
        for m in here
    )


def too_long(profile: Document) -> tuple[str, ...]:
    """The fields that hold more than LinkedIn takes, in words."""
    return tuple(
        f"{section.kind}: {len(section.text):,} characters, and LinkedIn takes {limit:,}"
        for section in profile.sections
        if (limit := field_of(section).limit) and len(section.text) > limit
    )


def _goes_on(separator: str, part: str) -> bool:
    """Whether a part only goes on with the one before: "ex-sales, so I know what reps need"."""
    return separator.strip() == "," and part[:1].islower()


def _names(mentions: Sequence[Mention], number: int, start: int, end: int) -> bool:
    """Whether any term stands in a part of the headline."""
    return any(m.section == number and m.start < end and start < m.end for m in mentions)


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
