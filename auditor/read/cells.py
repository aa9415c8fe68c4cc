"""CSV of whatever program -> its rows: the delimiter is found, and no cell is too long."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from io import StringIO

from auditor.read.decode import LIMIT

_DELIMITERS = ",;\t|"
# Excel writes the line "sep=;" above the header to tell itself the delimiter; others take it for a row. A
# tab is an empty first cell.
_ABOVE = re.compile(r'(?:[\ufeff\s]*"?sep=."?[,;\t|]*[\r\n]+)?[\ufeff\r\n ]*')
_LINE = re.compile(r"[^\r\n]*")

Worth = Callable[[Sequence[str]], int]


def rows(text: str, worth: Worth = len) -> list[list[str]]:
    """The rows of a table, its header first; an empty line is a row without cells.

    Args:
        text: with its line ends as they were: mending them first would cut cells in two.
        worth: how much a header is worth, by which one that was divided well is told.

    Raises csv.Error when the quoting is broken.
    """
    text = text[_start(text) :]
    before = csv.field_size_limit(LIMIT)  # the usual limit is 131,072; the setting is global, so put it back
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text, worth)))
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
