"""Text that was cut into lines of 60-76 columns -> the lines its author wrote.

A list with an entry on each line stays as it is: its lines end before the edge, and the next ones begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.languages import Language
from auditor.sections.lines import Line, line
from auditor.text.hyphens import BEGINS_SMALL, BROKEN_WORD, joined

WIDEST = 84  # columns: a longer line says that nobody cut this text
NARROWEST = 44  # columns: shorter lines end where their author ended them
FEWEST = 2  # lines that run on in small letters, before a text is taken for a cut one
_ENDS = re.compile(r"[.!?:;…][\"')\]]*\s*$")
_SMALL_END = re.compile(r"\b[^\W\d_A-Z]+(?: \w+)?\s*$")  # "needs a Machine", but no "Bolt & Sons Ltd"


def rejoined(lines: Sequence[Line], language: Language, is_apart: Callable[[Line], bool]) -> list[Line]:
    """The lines with those put together between which a sentence, a list entry or a word was cut.

    `is_apart` says of a line that it stands for itself, as headings and dates do.
    """
    small = sum(_runs_on(a, b) and len(a.folded) >= NARROWEST for a, b in _pairs(lines))
    width = max((len(each.folded) for each in lines if len(each.folded) <= WIDEST), default=0)
    is_cut = small >= FEWEST and sum(len(each.folded) > WIDEST for each in lines) <= len(lines) // 20
    spelling = language.spelling
    words = frozenset((*spelling.small_words, *spelling.conjunctions)) if is_cut else frozenset()
    found: list[Line] = []
    last: Line | None = None  # the line as it stood, the last of those put together
    for at, each in enumerate(lines):
        apart = last is None or is_apart(last) or is_apart(each) or each.gap or each.kind != "paragraph"
        amid = is_cut and any(_runs_on(a, b) for a, b in _pairs(lines[max(at - 3, 0) : at + 3]))
        if last is not None and not apart and _goes_on(found[-1], last, each, width, words, amid=amid):
            found[-1] = together(found[-1], each, language)
        else:
            found.append(each)
        last = each
    return found


def _goes_on(whole: Line, last: Line, each: Line, width: int, small: frozenset[str], *, amid: bool) -> bool:
    """Whether a line belongs to the one before: it hangs under a bullet, or a full line was cut there."""
    hangs = whole.kind == "item" and bool(BEGINS_SMALL.match(each.folded))
    full = amid and last.words > 8 and _is_full(last, width)
    return hangs or full or _continues(last, each, width, small)


def flowing(lines: Sequence[Line], language: Language) -> list[Line]:
    """The lines of one text with its paragraphs whole, if they were cut: most lines run on into the next."""
    found: list[Line] = []
    run: list[Line] = []
    for each in [*lines, None]:
        if each is not None and run and not each.gap and each.kind == "paragraph":
            run.append(each)
            continue
        found += _paragraph(run, language)
        run = [] if each is None else [each]
    return found


def cuts_sentence(before: Line, each: Line) -> bool:
    """Whether a line goes on, whatever its first letter, in a sentence of which the line before is full."""
    prose = before.words > 8 and len(before.folded) >= NARROWEST and bool(_SMALL_END.search(before.folded))
    return prose and not each.gap and {before.kind, each.kind} == {"paragraph"}


def _paragraph(run: Sequence[Line], language: Language) -> list[Line]:
    joints = _pairs(run)
    lengths = [length for each in run for length in each.pieces]
    widest, inside = max(lengths, default=0), len(lengths) - len(run)
    small = inside + sum(_runs_on(a, b) for a, b in joints)
    full = inside + sum(_runs_on(a, b) or _is_full(a, widest) for a, b in joints)
    narrow = widest < NARROWEST - 10
    sentence = (
        bool(run) and bool(_ENDS.search(run[-1].folded)) and sum(each.words for each in run) >= 3 * len(run)
    )
    if not small or 2 * full < len(joints) + inside or widest > WIDEST or (narrow and not sentence):
        return list(run)
    found = [run[0]]
    for before, each in joints:
        long = before.pieces[-1] >= 0.75 * widest
        ended = bool(_ENDS.search(before.folded)) and not long
        amid = bool(before.cuts or found[-1].cuts or BEGINS_SMALL.match(before.folded))
        told = _runs_on(before, each) or long or (amid and 2 * small >= len(joints) + inside)
        if ended or not told:
            found.append(each)
        else:
            found[-1] = together(found[-1], each, language)
    return found


def _is_full(each: Line, widest: int) -> bool:
    return not _ENDS.search(each.folded) and each.pieces[-1] >= 0.75 * widest


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    return [(a, b) for a, b in pairwise(lines) if not b.gap and b.kind == "paragraph" and a.kind != "heading"]


def _runs_on(before: Line, after: Line) -> bool:
    """Whether the second line goes on in the middle of the first one's sentence."""
    return not _ENDS.search(before.folded) and bool(BEGINS_SMALL.match(after.folded))


def _continues(before: Line, after: Line, width: int, small: frozenset[str]) -> bool:
    """`small` are the words that no line ends with on purpose; none if the text was not cut."""
    if before.kind in ("heading", "field"):
        return False
    if BROKEN_WORD.search(before.folded) and BEGINS_SMALL.match(after.folded):
        return before.words > 1 or len(before.folded) > 3
    if before.folded.rstrip().endswith(("|", " &", "(", " ·")):
        return True
    goes_on = bool(BEGINS_SMALL.match(after.folded)) or before.folded.rstrip().endswith(",")
    if goes_on and before.folded.count(",") > 1 and "," in after.folded and not _ENDS.search(before.folded):
        return True  # a list with commas
    if not small or len(before.folded) > WIDEST:
        return False
    if before.folded.count("(") > before.folded.count(")") and after.folded.count(")") > after.folded.count(
        "("
    ):
        return True
    if BEGINS_SMALL.match(after.folded) and len(before.folded) >= NARROWEST:
        return not _ENDS.search(before.folded) or len(before.folded) >= 0.8 * width
    if before.folded.rstrip().endswith(","):
        return len(before.folded) >= 0.6 * width
    return before.key.rpartition(" ")[2] in small and len(before.folded) >= NARROWEST


def together(before: Line, after: Line, language: Language) -> Line:
    """Two lines as the one that was cut; a hyphen at the end of the first goes if it is the cut's."""
    made = line(joined(before.text, after.text, language), before.kind, before.name, gap=before.gap)
    return replace(made, cuts=(*before.pieces, *after.pieces))
