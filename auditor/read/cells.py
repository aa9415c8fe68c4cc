"""CSV of whatever program -> its rows: the delimiter is found, and no cell is too long."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from io import StringIO
from itertools import islice

from auditor.read.decode import LIMIT

_MOST = 1_000_000  # rows, empty ones counted; the largest mailbox seen has 20,000
_DELIMITERS = ",;\t|"
# Excel writes the line "sep=;" above the header to tell itself the delimiter; others take it for a row. A
# tab is an empty first cell.
_ABOVE = re.compile(r'(?:[\ufeff\s]*"?sep=."?[,;\t|]*[\r\n]+)?[\ufeff\r\n ]*')
_LINE = re.compile(r"[^\r\n]*")
# A backslash before each quote, or two before each mark of Markdown, come of writers that escape with it.
_ESCAPES = re.compile(r'\\{2}[!-/:-@\[\]^_`{-~]|[^,;\t"\\]\\"(?![",;\t\n]|$)')

Worth = Callable[[Sequence[str]], int]


def rows(text: str, worth: Worth = len, *, escapes: bool = False) -> list[list[str]]:
    """The rows of a table, its header first; an empty line is a row without cells.

    Args:
        text: with its line ends as they were: mending them first would cut cells in two.
        worth: how much a header is worth, by which one that was divided well is told.
        escapes: it may be written with backslashes before quotes.

    Raises csv.Error when the quoting is broken.
    """
    text = text[_start(text) :]
    escape = "\\" if escapes and _ESCAPES.search(text) else None
    before = csv.field_size_limit(LIMIT)  # the usual limit is 131,072; the setting is global, so put it back
    try:
        delimiter = _delimiter(text, worth)
        found = csv.reader(StringIO(text, newline=""), delimiter=delimiter, escapechar=escape)
        made = list(islice(found, _MOST + 1))
        if len(made) > _MOST:
            raise csv.Error(f"more than {_MOST:,} rows")
        return made
    finally:
        csv.field_size_limit(before)


def header(text: str, worth: Worth = len) -> list[str]:
    """The cells in the first line of what may be a table."""
    text = text[_start(text) :]
    return _divided(text, _delimiter(text, worth))


def _start(text: str) -> int:
    found = _ABOVE.match(text)
    return found.end() if found else 0


def _delimiter(text: str, worth: Worth) -> str:
    """The delimiter that divides the first line best, or else into most cells."""

    def divided(delimiter: str) -> tuple[int, int]:
        found = _divided(text, delimiter)
        return worth(found), len(found)

    return max(_DELIMITERS, key=divided)


def _divided(text: str, delimiter: str) -> list[str]:
    line = next(_LINE.finditer(text))
    return next(csv.reader([line[0]], delimiter=delimiter), [])
