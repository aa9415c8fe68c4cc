"""Days as spreadsheets and mail programs write them, whatever language these speak."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from auditor.languages import ENGLISH, Language

FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # days that a spreadsheet counts from 1899-12-30: 2000 to 2099
_BEGUN = datetime(1899, 12, 30)
LEAST_OF_NAME = 3  # letters of the name of a month: "Mar" and "mars", not "ma"
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.] ?)(\d{1,2})\2(\d{1,2})\.?(?=[T ,]|$)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-] ?)(\d{1,2})\2(\d{4}|\d{2})(?=[T ,]|$)")
_WORD = r"([^\W\d_]{3,12})\.?"
_OF = r"(?:\s+de)?[\s./,-]+(?:de[l]?\s+)?"
_DAY = r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|\.?º|\.)?"
_YEAR = r"(\d{4}|\d{2})(?![\d:])"
_DAY_MONTH = re.compile(rf"{_DAY}{_OF}{_WORD}{_OF}{_YEAR}", re.I)
_MONTH_DAY = re.compile(rf"{_WORD}[\s-]+{_DAY}[\s,-]+{_YEAR}", re.I)
_YEAR_MONTH = re.compile(rf"(?<!\d)(\d{{4}})[\s.-]+{_WORD}[\s.-]+{_DAY}(?!\d)", re.I)
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?(?!\d)\s*([ap])?\.?\s?m?", re.I)


class TwoDays(ValueError):
    """A date that is one of two days, as it does not tell which of its numbers is the month."""


def moment(text: str, day_first: bool | None = None, language: Language = ENGLISH) -> datetime:
    """The moment that a cell or a header tells; midnight where it tells but a day.

    Args:
        day_first: which number is the day, where a date itself leaves that open.

    Raises:
        TwoDays: it leaves that open, and nothing else is known.
        ValueError: it is no date.
    """
    text = text.strip()
    serial = _SERIAL.fullmatch(text)
    if serial and FIRST_SERIAL <= int(serial[1]) <= LAST_SERIAL:
        return _BEGUN + timedelta(days=float(f"{serial[1]}.{serial[2] or 0}"))
    if found := _YEAR_FIRST.match(text):
        day = date(int(found[1]), int(found[3]), int(found[4]))
    elif found := _YEAR_LAST.match(text):
        day = _numbered(found, day_first)
    elif named := _named(text, language):
        day, found = named
    else:
        raise ValueError("no date")
    return datetime.combine(day, datetime.min.time()) + _time(text[found.end() :])


def day_first(cells: Iterable[str]) -> bool | None:
    """Whether the day stands first in a column of dates; None where it does not tell or is of two minds."""
    shown = orders(cells)
    return True in shown if len(shown) == 1 else None


def orders(cells: Iterable[str]) -> frozenset[bool]:
    """The orders that a column of dates shows: True for the day first, False for the month; perhaps both."""
    told = [found for cell in cells if (found := _YEAR_LAST.match(cell.strip())) and "." not in found[2]]
    return frozenset(
        order for order, n in ((True, 1), (False, 3)) if any(int(found[n]) > 12 for found in told)
    )


def _numbered(found: re.Match[str], day_first: bool | None) -> date:
    one, two, year = int(found[1]), int(found[3]), _year(found[4])
    if "." in found[2] or one > 12 or one == two:
        return date(year, two, one)
    if two > 12:
        return date(year, one, two)
    if day_first is None:
        raise TwoDays(f"{year}-{one:02}-{two:02} or {year}-{two:02}-{one:02}")
    return date(year, two, one) if day_first else date(year, one, two)


def _named(text: str, language: Language) -> tuple[date, re.Match[str]] | None:
    """The day with a month in letters that a text holds, and its place."""
    for form, day, month, year in ((_DAY_MONTH, 1, 2, 3), (_MONTH_DAY, 2, 1, 3), (_YEAR_MONTH, 3, 2, 1)):
        for found in form.finditer(text):
            if number := _months(language, _plain(found[month])):
                return date(_year(found[year]), number, int(found[day])), found
    return None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _time(text: str) -> timedelta:
    """The time of day that stands behind a date; none is midnight."""
    if not (found := _TIME.search(text)):
        return timedelta()
    hour = int(found[1]) % 12 + 12 * (found[4] in "pP") if found[4] else int(found[1])
    return timedelta(hours=min(hour, 23), minutes=min(int(found[2]), 59), seconds=min(int(found[3] or 0), 59))


@cache
def _months(language: Language, word: str) -> int:
    """The month whose name a word is or begins; 0 for none, or where it begins those of several."""
    names = language.table("pages")["months"]
    whole = {n for n, known in enumerate(names, start=1) if word in map(_plain, known)}
    begun = {n for n, known in enumerate(names, start=1) if any(_plain(k).startswith(word) for k in known)}
    found = whole or (begun if len(word) >= LEAST_OF_NAME else set())
    return found.pop() if len(found) == 1 else 0


def _plain(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
