"""Wordings to suggest for a profile, within what LinkedIn's fields hold; nothing is ever invented."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from auditor.edits.revise import spliced
from auditor.records import Document, Mention
from auditor.records.fields import FIELDS, field_of

CLAUSE = 4  # words in small letters that are no entry of a list
_BETWEEN = re.compile(r"\s*[|•·,;]\s*|\s+[-–—]\s+")
_FINER = re.compile(r"\s*[/&+()]\s*|\s+and\s+")


def headline(
    profile: Document,
    mentions: Sequence[Mention],
    leaving: Collection[str],
    instead: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The headline without the parts that name some terms, and with other words for others.

    Parts are what stands between bars, dots, commas and dashes; one that also names a term which stays is cut
    finer, at slashes, ampersands, brackets and "and". A clause that only goes on with a part that goes, and
    names no term, goes with it. Empty where nothing changes, where terms cannot be cut apart, and where no
    part that stays would say who a person is, neither the first nor a title: that only they can reword.
    """
    number = headline_section(profile)
    here = [m for m in mentions if m.section == number]
    if not any(m.term in leaving or m.term in instead for m in here):
        return ""
    text = profile.sections[number].text
    staying = _staying(profile, here, leaving)
    if not staying or (staying[0].start and not _names_a_title(here, leaving, staying)):
        return ""
    parts = [(one.separator, spliced(text, here, instead, one.start, one.end)) for one in staying]
    parts[0] = "", parts[0][1]
    while sum(len(separator + part) for separator, part in parts) > (FIELDS["headline"].limit or 0):
        parts.pop()
    made = "".join(separator + part for separator, part in parts)
    return made if made.count("(") == made.count(")") else ""


def headline_section(profile: Document) -> int:
    """The number of the section that is the headline, -1 without one."""
    return next((n for n, s in enumerate(profile.sections) if s.kind == "headline"), -1)


def fallen(profile: Document, mentions: Sequence[Mention], leaving: Collection[str]) -> frozenset[str]:
    """The further terms that go with those of a headline that leave it, as "Java" with "Java Developer"."""
    if not headline(profile, mentions, leaving):
        return frozenset()
    number = headline_section(profile)
    here = [m for m in mentions if m.section == number]
    staying = _staying(profile, here, leaving)
    kept = {m.term for m in here if any(one.start <= m.start < one.end for one in staying)}
    return frozenset({m.term for m in here} - kept - {*leaving})


def first_part(profile: Document) -> int:
    """Where the first part of the headline ends, -1 without one."""
    number = headline_section(profile)
    if number < 0:
        return -1
    text = profile.sections[number].text
    return next(_parts(text, _BETWEEN, 0, len(text))).end


class _Part(NamedTuple):
    """A part of a headline, and what separates it from the one before."""

    separator: str
    start: int
    end: int


def _staying(profile: Document, here: Sequence[Mention], leaving: Collection[str]) -> list[_Part]:
    """The parts of a headline that stay, each with what separates it; none where it cannot be cut.

    Args:
        here: the mentions of the headline.
    """
    text = profile.sections[headline_section(profile)].text
    gone = [m for m in here if m.term in leaving]
    others = [m for m in here if m.term not in leaving and not any(_meet(m, g.start, g.end) for g in gone)]
    kept: list[_Part] = []
    dropped = ""  # what stood before the parts that went
    for part in _parts(text, _BETWEEN, 0, len(text)):
        goes = any(_meet(m, *part[1:]) for m in gone)
        if goes and any(_meet(m, *part[1:]) for m in others):
            finer = _finer(text, part, here, gone)
            if any(_meet(m, *one[1:]) for one in finer for m in gone):
                return []
            kept += [finer[0]._replace(separator=max(part.separator, dropped, key=_divides)), *finer[1:]]
            dropped = ""
        elif goes or (dropped and _goes_on(text, part) and not any(_meet(m, *part[1:]) for m in here)):
            dropped = max(dropped, part.separator, key=_divides)
        else:
            kept.append(part._replace(separator=max(part.separator, dropped, key=_divides)))
            dropped = ""
    return kept


def _finer(text: str, part: _Part, here: Sequence[Mention], gone: Sequence[Mention]) -> list[_Part]:
    """What stays of a part cut at finer marks; what leaves is among it where it cannot be cut apart."""
    pieces: list[_Part] = []
    for piece in _parts(text, _FINER, part.start, part.end):
        inside = pieces and any(m.start < piece.start - 1 and pieces[-1].end < m.end for m in here)
        pieces.append(pieces.pop()._replace(end=piece.end) if inside else piece)
    others = [m for m in here if m not in gone and not any(_meet(m, g.start, g.end) for g in gone)]
    alone = [
        p for p in pieces if any(_meet(m, *p[1:]) for m in gone) and not any(_meet(m, *p[1:]) for m in others)
    ]
    return [piece for piece in pieces if piece not in alone and piece.start < piece.end]


def _meet(m: Mention, start: int, end: int) -> bool:
    return m.start < end and start < m.end


def _names_a_title(here: Sequence[Mention], leaving: Collection[str], staying: Sequence[_Part]) -> bool:
    """Whether a part of the headline that stays names a title."""
    titles = [m for m in here if m.kind == "title" and m.term not in leaving]
    return any(one.start <= m.start < one.end for one in staying for m in titles)


def too_long(profile: Document) -> tuple[str, ...]:
    """The fields that hold more than LinkedIn takes, in words."""
    return tuple(
        f"{section.kind}: {len(section.text):,} characters, and LinkedIn takes {limit:,}"
        for section in profile.sections
        if (limit := field_of(section).limit) and len(section.text) > limit
    )


def _goes_on(text: str, part: _Part) -> bool:
    """Whether a part only goes on with the one before: "ex-sales, so I know what reps need"."""
    said = text[part.start : part.end].split()
    return part.separator.strip() == "," and len(said) >= CLAUSE and said[0].islower()


def _divides(separator: str) -> int:
    """How much a separator divides: a bar or a dash more than a comma, a comma more than nothing."""
    return 0 if not separator else 1 if separator.strip() == "," else 2


def _parts(text: str, between: re.Pattern[str], start: int, end: int) -> Iterator[_Part]:
    """Each part of a text."""
    separator = ""
    for found in between.finditer(text, start, end):
        yield _Part(separator, start, found.start())
        separator, start = found.group(), found.end()
    yield _Part(separator, start, end)
