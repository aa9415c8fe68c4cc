"""The years of experience that a posting asks for, and those that a profile shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.reasons.wanted import table
from auditor.records import Position

MOST_YEARS = 45  # of a working life; a larger number is an employer's age
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


class Asked(NamedTuple):
    """Years that a line asks for; `most` is None where more are welcome."""

    least: int
    most: int | None
    line: str


@dataclass(frozen=True)
class _Words:
    number: re.Pattern[str]
    values: dict[str, int]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    not_before: re.Pattern[str]
    not_behind: re.Pattern[str]
    less: re.Pattern[str]
    more: re.Pattern[str]


def asked(lines: Iterable[str], language: Language) -> tuple[Asked, ...]:
    """What some lines ask for: "3+ years", "one to three years", "ten or more years"."""
    words = _words(language)
    return tuple(one for line in lines for one in _asked(line, words))


def _asked(line: str, words: _Words) -> Iterator[Asked]:
    for found in words.number.finditer(line):
        before, behind = line[: found.start()], line[found.end() :]
        least = _value(found["least"], words)
        most = _value(found["most"], words) if found["most"] else None
        if least > MOST_YEARS or words.not_before.search(before) or words.not_behind.match(behind):
            continue
        is_open = bool(found["open"] or found["also"] or words.more.match(behind))
        is_range = most is not None and most > least
        asks = is_open or is_range or words.before.search(before) or words.behind.match(behind)
        if not asks:
            continue
        if words.less.search(before):
            yield Asked(0, most or least, line)
        else:
            yield Asked(least, most if is_range and not is_open else None, line)


def held(positions: Sequence[Position], of: Sequence[Position] | None = None) -> float | None:
    """Years of work in some positions, by default all; None where nothing tells how long the last one lasts.

    A job that is still held lasts as long as its page says, or until the latest day that the profile names.
    """
    spans = {p: _span(p) for p in positions}
    ends = [start + length for start, length in spans.values() if start and length]
    now = max(ends, default=0.0)
    months: set[int] = set()
    for position in positions if of is None else of:
        start, length = spans[position]
        if start and not length and position.is_current:
            if now <= start:
                return None
            length = now - start
        if start:
            months |= set(range(round(start * 12), round((start + length) * 12)))
    return len(months) / 12


def _span(position: Position) -> tuple[float, float]:
    """The start in years, 0 if unknown, and how many years it lasted, 0 if nobody can tell."""
    start, end = _year(position.start), _year(position.end, is_end=True)
    if position.months:
        return start or max(0.0, end - position.months / 12), position.months / 12
    return start, max(0.0, end - start) if start and end else 0.0


def _year(date: str, *, is_end: bool = False) -> float:
    found = _DATE.fullmatch(date)
    if not found:
        return 0.0
    month = int(found[2]) - 1 if found[2] else 6
    return int(found[1]) + (month + (1 if is_end and found[2] else 0)) / 12


def _value(text: str, words: _Words) -> int:
    return words.values.get(text.lower()) or (int(text) if text.isdecimal() else 0)


@cache
def _words(language: Language) -> _Words:
    data = table(language, "years")
    values = {word: value for value, word in enumerate(data["numbers"], start=1)}
    number = rf"(?:\d{{1,3}}|{_either(data['numbers'])})"
    about, units = _either(data["about"]), _either(data["units"])
    to = rf"(?:\s*-\s*|\s+{_either(data['to'])}\s+)"
    more = _either(data["or_more"])
    return _Words(
        number=re.compile(
            rf"(?<![\w.,$€£-])(?P<least>{number})(?:\s?{about})?(?P<open>\s*\+|\s+{more})?(?:{to}(?P<most>{number}))?"
            rf"(?P<also>\s*\+|\s+{more})?[\s-]*(?:{units})\b'?",
            re.IGNORECASE,
        ),
        values=values,
        before=_at_end(data["asking_before"]),
        behind=_at_start(data["asking_behind"]),
        not_before=_at_end(data["not_before"]),
        not_behind=_at_start(data["not_behind"]),
        less=_at_end(data["less"]),
        more=_at_start(data["or_more"]),
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _at_end(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_either(words)}[\s:]*$", re.IGNORECASE)


def _at_start(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s(']*{_either(words)}(?!\w)", re.IGNORECASE)
