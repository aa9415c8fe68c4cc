"""Several postings in one text: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.read import lines
from auditor.records import Block
from auditor.text.normalise import key
from auditor.text.wording import headings, phrases, wording

POSTING_WORDS = 40  # a rule with less text than this on either side is decoration inside one posting
_SENTENCE = 8  # words of a line that is part of a text
_TEXT = 2  # such lines, or items, that a posting has at least
_TOP = 3  # lines in which a posting that follows a short rule names its title
SEPARATOR = "-----"  # what a person is told to put between postings, however short these are
_RULE = re.compile(r"[ \t]*(?:([-=_*#~—–])[ \t]?)(?:\1[ \t]?){4,}[ \t]*")
_SHORT_RULE = re.compile(r"[ \t]*(?:([-=_*#~—–])[ \t]?)(?:\1[ \t]?){1,3}[ \t]*")


def starts(rows: Sequence[str], language: Language) -> list[tuple[int, int]]:
    """For each posting but the first, in which row the one before it ends and in which it begins.

    They are told apart by rules of five and more marks, by SEPARATOR also where little text but the top of a
    posting stands on either side, by "Job title: ..." or "Job 2" where the first began
    so too, and by a shorter rule or an empty line that the top of another posting follows: a title over a
    company or a place, and a text.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for number, row in enumerate(rows):
        begins = number + 1
        if _RULE.fullmatch(row):
            divides = not _underlines(rows, number)
        elif _begins_again(rows, start, number, language):
            begins, divides = number, True
        elif _SHORT_RULE.fullmatch(row):
            tops = (_is_top(rows, at, language) for at in (start, begins))
            divides = not _underlines(rows, number) and all(tops)
        else:
            begins = number
            gap = number > start and row.strip() and not rows[number - 1].strip()
            divides = bool(gap) and all(_heads(rows, at, language) for at in (number, start))
        full = _is_posting(rows, start, number) and _is_posting(rows, begins, len(rows))
        if divides and (full or _parts_short_ones(rows, start, number, language)):
            found.append((number, begins))
            start = begins
    return found


def kept_together(rows: Sequence[str], found: Sequence[tuple[int, int]]) -> int:
    """How many separators with text on either side divide nothing, beside those that were `found` to."""
    dividing = {end for end, _ in found}
    return sum(
        row.strip() == SEPARATOR
        and number not in dividing
        and not _underlines(rows, number)
        and any(map(str.strip, rows[:number]))
        and any(map(str.strip, rows[number + 1 :]))
        for number, row in enumerate(rows)
    )


def _parts_short_ones(rows: Sequence[str], start: int, number: int, language: Language) -> bool:
    """Whether a row is the separator, between the tops of two postings."""
    is_separator = rows[number].strip() == SEPARATOR
    return is_separator and all(_is_top(rows, at, language) for at in (start, number + 1))


def parts(blocks: Sequence[Block], language: Language) -> list[tuple[Block, ...]]:
    """The postings of a page, each under a heading that is its title and with tasks or demands of its own."""
    marked = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    heads = [i for i in marked if _is_title(blocks[i].text, language)]
    ends = [*heads[1:], len(blocks)]
    starts_at = [0, *heads[1:]]  # what stands above the first goes with it
    found = [tuple(blocks[start:end]) for start, end in zip(starts_at, ends, strict=True)]
    full = bool(heads) and all(
        sum(block.kind == "item" for block in part) >= _TEXT and lines.words(part) >= POSTING_WORDS
        for part in found
    )
    return found if len(found) > 1 and full else []


def _begins_again(rows: Sequence[str], start: int, number: int, language: Language) -> bool:
    """Whether a row has the label of a title, or a number, as one near the start of this posting has."""
    mark = _mark(rows[number], language)
    return bool(mark) and any(_mark(row, language) == mark for row in _filled(rows, start, number))


def _mark(row: str, language: Language) -> str:
    """How a row says that a posting begins: "Job title: ...", or "Job 2"; "" where it does not."""
    before, colon, title = row.strip().strip("#*_ ").partition(":")
    if not (colon or any(map(str.isdigit, row))) or len(before.split()) >= _SENTENCE:
        return ""
    data = wording(language).data["posting"]
    if colon and title.strip(" *_") and key(before) in phrases(data["title-labels"]):
        return key(before)
    return "#" if key(row) in phrases(data["numbered"]) else ""


def _underlines(rows: Sequence[str], number: int) -> bool:
    if number == 0:
        return False
    alone = number < 2 or not rows[number - 2].strip()
    return lines.underlines(rows[number].strip(), rows[number - 1].strip(), alone=alone)


def _is_posting(rows: Sequence[str], start: int, end: int) -> bool:
    count = 0
    for row in (rows[at] for at in range(start, end)):
        count += len(row.split())
        if count >= POSTING_WORDS:
            return True
    return False


def _is_top(rows: Sequence[str], at: int, language: Language) -> bool:
    """Whether a title stands in the first lines after `at`."""
    return any(_is_title(row, language) for row in _filled(rows, at, len(rows)))


def _filled(rows: Sequence[str], start: int, end: int) -> Iterator[str]:
    """The first rows from `start` on, before `end`, that are not empty."""
    return islice(filter(str.strip, (rows[at] for at in range(start, end))), _TOP)


def _heads(rows: Sequence[str], at: int, language: Language) -> bool:
    """Whether another posting begins in this row: a title, a short line under it, and a text."""
    filled = [row for row in rows[at : at + 60] if row.strip()]
    if len(filled) < 2 or not _is_title(filled[0], language):
        return False
    second = filled[1].strip()
    is_name = (
        len(second.split()) < _SENTENCE and second[:1].isupper() and not second.endswith((".", ":", ";"))
    )
    text = [row for row in filled[1:30] if len(row.split()) >= _SENTENCE or lines.is_item(row.strip())]
    is_heading = key(second) in headings(wording(language).data["posting"]["headings"])
    return is_name and not is_heading and not _is_title(second, language) and len(text) >= _TEXT


def _is_title(row: str, language: Language) -> bool:
    text = row.strip().strip("#*_ ")
    if (
        not text
        or lines.is_item(row.strip())
        or text.endswith((".", ";", ",", "?"))
        or len(text.split()) > 15
    ):
        return False
    return titles(language).spoken(text, lambda place: False).is_sure
