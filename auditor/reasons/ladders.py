"""Ranks of a trade: titles in their order, and scales that number them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from auditor.languages import Language
from auditor.reasons.texts import Text
from auditor.reasons.wanted import Wanted, once, signs, table
from auditor.text.normalise import key
from auditor.text.phrases import Phrases

_TITLE_END = re.compile(r"\s[-–—|]\s|[,(:/]")
HIGHEST = 20  # number of a scale; a larger one is of money
APART = 2  # ranks between a contact and what is wanted and held, from which nobody would take it
Direction = Literal["junior", "senior"]


class Apart(NamedTuple):
    """A contact of quite another rank: the line that names it, and where the wanted one stands."""

    direction: Direction
    line: str
    wanted: str


class _Ladder(NamedTuple):
    phrases: Phrases
    ranks: Mapping[str, int]  # by the key of a title, the lowest is 0


def apart(text: Text, wanted: Wanted) -> Apart | None:
    """Whether a contact stands ranks below or above all that is held and wanted, by title or by scale."""
    return _by_title(text, wanted) or _by_scale(text, wanted)


def under_own_rank(text: Text, wanted: Wanted) -> str:
    """The line by which a contact reports to one whose title is held now, or is wanted; "" without one."""
    titles = _own_titles(wanted)
    if _core(text.title) in titles:
        return ""
    under, behind, before = (
        signs(wanted.language, "level", name).phrases for name in ("under", "higher", "before_rank")
    )
    for line in text.lines:
        for found in under.finditer(line):
            over = line[found.end() :].lstrip()
            article = before.match(over)
            rest = key(over[article.end() :] if article else over)
            if any(_is_rank(rest, title, behind) for title in titles):
                return line
    return ""


@once
def _own_titles(wanted: Wanted) -> frozenset[str]:
    """Those held now, and those of the wanted postings."""
    now = [p.title for p in wanted.profile.positions if p.is_current]
    return frozenset(_core(title) for title in (*now, *(t.title for t in wanted.desired)))


def _is_rank(words: str, title: str, behind: Phrases) -> bool:
    """Whether some words begin with a title of two words or more, and not with that of one above it."""
    return " " in title and f"{words} ".startswith(f"{title} ") and not behind.match(words, len(title) + 1)


def _core(title: str) -> str:
    """The title without what stands behind a comma or dash."""
    return key(_TITLE_END.split(title)[0])


def _by_title(text: Text, wanted: Wanted) -> Apart | None:
    held = [p.title for p in wanted.profile.positions]
    now = [p.title for p in wanted.profile.positions if p.is_current] or held[:1]
    titles = _wanted_titles(wanted)
    for number, ladder in enumerate(_ladders(wanted.language)):
        at, sought = _rank(text.title, ladder), _sought_ranks(wanted, number)
        if at is None or not sought or len(sought) < len(titles):
            continue
        if at <= min(*sought, *(_ranks(now, ladder) or [max(sought)])) - APART:
            return Apart("junior", text.title, titles[0])
        if at >= max(*sought, *(_ranks(held, ladder) or [0])) + APART:
            return Apart("senior", text.title, titles[0])
    return None


@once
def _wanted_titles(wanted: Wanted) -> tuple[str, ...]:
    return tuple(t.title for t in wanted.desired if t.title)


@once
def _sought_ranks(wanted: Wanted, number: int) -> list[int]:
    """The ranks of the wanted titles on a ladder."""
    return _ranks(_wanted_titles(wanted), _ladders(wanted.language)[number])


@once
def _sought_numbers(wanted: Wanted, scale: Phrases) -> dict[int, str]:
    return _numbers(wanted.desired, scale)


def _by_scale(text: Text, wanted: Wanted) -> Apart | None:
    for scale in _scales(wanted.language):
        at = _numbers([text], scale)
        sought = _sought_numbers(wanted, scale)
        if not at or not sought:
            continue
        if max(at) <= min(sought) - APART:
            return Apart("junior", at[max(at)], sought[min(sought)])
        if min(at) >= max(sought) + APART:
            return Apart("senior", at[min(at)], sought[max(sought)])
    return None


def _ranks(titles: Iterable[str], ladder: _Ladder) -> list[int]:
    return [rank for title in titles if (rank := _rank(title, ladder)) is not None]


def _rank(title: str, ladder: _Ladder) -> int | None:
    """That of the longest phrase which stands in a title."""
    named = [key(found[0]) for found in ladder.phrases.finditer(title)]
    return ladder.ranks[max(named, key=len)] if named else None


def _numbers(texts: Sequence[Text], scale: Phrases) -> dict[int, str]:
    """The numbers of a scale, each with a line that names it."""
    found: dict[int, str] = {}
    for line in (line for text in texts for line in text.of_role):
        for at in scale.finditer(line):
            number = int("".join(sign for sign in at[0] if sign.isdecimal()))
            if number <= HIGHEST:
                found.setdefault(number, line)
    return found


@cache
def _ladders(language: Language) -> tuple[_Ladder, ...]:
    return tuple(map(_ladder, table(language, "level")["ladders"]))


def _ladder(titles: Sequence[str]) -> _Ladder:
    ranks = {key(one.replace("_", " ")): at for at, rank in enumerate(titles) for one in rank.split("|")}
    return _Ladder(Phrases(sorted(ranks, key=len, reverse=True)), ranks)


@cache
def _scales(language: Language) -> tuple[Phrases, ...]:
    return tuple(Phrases([written]) for written in table(language, "level")["bands"])
