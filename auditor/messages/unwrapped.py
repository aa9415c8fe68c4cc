"""A message that a mail program or a PDF cut at a column -> the lines its author wrote.

Only where a line ends because the next word did not fit, or in the middle of a sentence, it goes on. Lists,
"Role: ..." and signatures keep their lines, and so does a message with a line that nobody cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from auditor.languages import Language, interfaces
from auditor.sections.lines import line
from auditor.sections.wrapped import NARROWEST, WIDEST, together
from auditor.text.phrases import Phrases

FEWEST = 3  # full lines in a row of which none goes on in small letters, before a text is taken for cut
LOOSE = 0.86  # of the widest line: letters of a PDF differ in width, so do its lines in characters
LONGEST = 1_000  # columns of a text that was cut at none
PROSE = 4  # words of a line of sentences; shorter ones are a greeting or an entry of a list
LABEL = 3  # words before a colon that name a field: "Start of contract: May"
_ENDS = re.compile(r"[.!?;…][\"')\]]*$")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_SMALL = re.compile(r"[\"'(\[]?[^\W\d_A-ZÀ-ÖØ-Þ]")
_ITEM = re.compile(r"\s*(?:[-–—•·●◦▪■‣*✓✅➤🔹👉]|\d{1,2}[.)])\s")
_LABEL = re.compile(rf"\s*[^\W\da-z](?:[\w/&()’'-]* ){{0,{LABEL - 1}}}[\w/&()’'-]* ?:(?:\s|$)")
_RULE = re.compile(r"\s*\W{2,}$")


def unwrapped(text: str, language: Language) -> str:
    """The text with its cut lines put together; any other text as it is."""
    lines = text.split("\n")
    end = _signed(lines, language)
    width = max((len(each.rstrip()) for each in lines[:end] if len(each) <= WIDEST), default=0)
    if width < NARROWEST or any(map(_is_whole, lines[:end])):
        return text
    torn, is_cut = _torn(lines[:end]), _is_cut(lines[:end], width, language)
    if not torn and not is_cut:
        return text
    width = width if is_cut else LONGEST
    found: list[str] = []
    before = ""  # the line as it stood, the last of those put together
    for at, each in enumerate(lines[:end]):
        is_item = bool(found and _ITEM.match(found[-1]))
        amid = at in torn and _is_amid(before, each)
        if found and (amid or _goes_on(before, each, width, is_item=is_item)):
            found[-1] = together(line(found[-1]), line(each.strip()), language).text
        else:
            found.append(each)
        before = each
    return "\n".join((*found, *lines[end:]))


def _signed(lines: Sequence[str], language: Language) -> int:
    """Where the sign-off stands, below which nothing is cut; the number of lines without one."""
    phrases = _sign_offs(language)
    signed = (at for at, each in enumerate(lines) if at and _closes(each.strip(), phrases))
    return next(signed, len(lines))


@cache
def _sign_offs(language: Language) -> Phrases:
    return Phrases(language.table("messages")["sign_offs"], language.table("words"))


def _closes(text: str, phrases: Phrases) -> bool:
    found = phrases.match(text)
    return bool(found) and not text[found.end() :].strip(" ,.!-–") if found else False


def _is_whole(text: str) -> bool:
    """Whether a line is longer than any that was cut, and no address makes it so."""
    words = text.split()
    return len(text) - max(map(len, words), default=0) > WIDEST


def _is_cut(lines: Sequence[str], width: int, language: Language) -> bool:
    """Whether lines end where the next word did not fit: one amid a sentence shows it, or some in a row."""
    small = language.function_words.union(*(table["function-words"] for table in interfaces().values()))
    joints = [(a, b) for a, b in pairwise(lines) if _is_joint(a, b)]
    amid = any(len(a) >= NARROWEST and _runs_on(a, b) for a, b in joints)
    full = [(a, b) in joints and _is_full(a, b, width) for a, b in pairwise(lines)]
    ends = any(_is_full(a, b, width) and a.split()[-1] in small for a, b in joints)
    return amid or ends or any(all(full[at : at + FEWEST]) for at in range(len(full) - FEWEST + 1))


def _torn(lines: Sequence[str]) -> frozenset[int]:
    """The lines of paragraphs of sentences that were cut at any place: some of them begin in small letters.

    Where all do, somebody writes in small letters, a line for each thought.
    """
    found: set[int] = set()
    for is_blank, group in groupby(range(len(lines)), key=lambda at: not lines[at].strip()):
        run = [*group]
        rows = [lines[at] for at in run]
        mixed = len({bool(_SMALL.match(row.lstrip())) for row in rows[1:]}) > 1
        prose = sum(len(row.split()) for row in rows) >= PROSE * len(rows) and _SENTENCE.search(
            " ".join(rows)
        )
        goes_on = any(
            len(a.split()) >= PROSE and _runs_on(a, b) for a, b in pairwise(rows) if _is_joint(a, b)
        )
        if not is_blank and mixed and prose and goes_on:
            found.update(run[1:])
    return frozenset(found)


def _is_amid(before: str, after: str) -> bool:
    """Whether a line of such a paragraph ends amid a sentence, and greets nobody."""
    greets = before.rstrip().endswith(",") and len(before.split()) <= PROSE
    return _is_joint(before, after) and not greets and not _ENDS.search(before.rstrip())


def _is_joint(before: str, after: str) -> bool:
    """Whether one text may go on from a line to the next."""
    apart = _ITEM.match(after) or _LABEL.match(after) or _RULE.match(after) or _RULE.match(before)
    return bool(before.strip() and after.strip()) and not apart and not before.rstrip().endswith(":")


def _goes_on(before: str, after: str, width: int, *, is_item: bool) -> bool:
    if not _is_joint(before, after):
        return False
    hangs = is_item and after[:1].isspace()
    if hangs or _is_full(before, after, width):
        return True
    if _ENDS.search(before.rstrip()):
        return False
    long = len(before) >= NARROWEST
    return _is_full(before, after, int(width * LOOSE)) or (long and _runs_on(before, after))


def _is_full(before: str, after: str, width: int) -> bool:
    """Whether the next word did not fit on a line any more."""
    return len(before.rstrip()) + 1 + len(after.split()[0]) > width


def _runs_on(before: str, after: str) -> bool:
    """Whether the second line goes on in the middle of the first one's sentence."""
    return not _ENDS.search(before.rstrip()) and bool(_SMALL.match(after.lstrip()))
