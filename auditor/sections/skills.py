"""The entries of a list of skills, without what a page writes beside them: "and +6 skills", "(42)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from auditor.languages import Language
from auditor.records import Section
from auditor.sections.lines import Line, line, list_ends
from auditor.text.normalise import fold, key
from auditor.text.phrases import Phrases

FEWEST = 2  # lines that end in a number, before it is one of endorsements and not of "Windows 11"
LONGEST_ENTRY = 7  # words of a skill in a list with commas
_BETWEEN = re.compile(r"\s[·•|]\s|\s?;\s|\s{3,}|\t")
_COMMAS = re.compile(r",\s+(?![^()]*\))")
_COUNT = re.compile(r"\s*[(\[]\s*(\d{1,3}\+?)\s*[)\]]\s*$")
_BEHIND = re.compile(r"(?<=[\w)])\s+\d{1,3}\+?$")
_NUMBER = re.compile(r"[(\[]?\d{1,4}\+?[)\]]?")


class Entries(NamedTuple):
    """The skills of a line, in order, and what of it says how often they were endorsed, or how many more."""

    names: tuple[str, ...]
    counts: tuple[str, ...] = ()


def entries(text: str, language: Language, noise: Phrases) -> Entries:
    """The entries of a line: "Python · SQL", "Databases: Redis, dBase", "Docker, Helm and +3 skills".

    `noise` are lines of the page, such as "3 endorsements".
    """
    said, more = _without_more(text, language)
    names: list[str] = []
    counts = [more] if more else []
    for part in _parts(said, is_summary=bool(more)):
        if _NUMBER.fullmatch(part) or key(part) in noise:
            counts.append(part)
        elif found := _COUNT.search(part):
            counts.append(found[0].strip())
            names.append(part[: found.start()])
        else:
            names.append(part)
    return Entries(tuple(names), tuple(counts))


def listed(lines: Sequence[Line], language: Language, noise: Phrases) -> Entries:
    """The entries of a Skills section, with an empty one where a list under a label ends."""
    ends = list_ends(lines)
    names: list[str] = []
    counts: list[str] = []
    numbered = sum(_BEHIND.search(each.text.rstrip()) is not None for each in lines)
    are_counted = numbered >= FEWEST and 2 * numbered > len(lines)
    for at, each in enumerate(lines):
        text = each.text.rstrip()
        if are_counted and (number := _BEHIND.search(text)):
            counts.append(number[0].strip())
            text = text[: number.start()]
        found = entries(text, language, noise)
        names += found.names
        counts += found.counts
        labelled = len(found.names) > 1 and found.names[0].endswith(":")
        if labelled or at in ends:
            names.append("")
    return Entries(tuple(names), tuple(counts))


def counted(sections: Iterable[Section]) -> int:
    """How many skills a profile names, each once, however often it lists them."""
    rows = (row for section in sections if section.kind == "skills" for row in section.text.splitlines())
    return len({key(row) for row in rows if key(row) and not row.rstrip().endswith(":")})


def without(names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """The names that are not yet known, and the empty ones between two of them."""
    seen, gap, begun = set(known), False, False
    for name in names:
        if not name:
            gap = begun
        elif (folded := line(name).folded.casefold()) not in seen:
            seen.add(folded)
            yield from ("", name) if gap and not name.endswith(":") else (name,)
            gap, begun = False, True


def _parts(text: str, *, is_summary: bool) -> Iterator[str]:
    """What stands between separators; commas are some in a list of short entries."""
    for part in (one.strip() for one in _BETWEEN.split(text) if one.strip()):
        yield from _commas(part, is_summary=is_summary)


def _commas(part: str, *, is_summary: bool) -> Iterator[str]:
    found = [entry.strip() for entry in _COMMAS.split(part) if entry.strip()]
    short = len(found) > 1 and (is_summary or all(len(entry.split()) <= LONGEST_ENTRY for entry in found))
    if not short:
        yield part
        return
    said, colon, first = found[0].partition(": ")
    yield from (f"{said}:", first, *found[1:]) if colon and first else found


def _without_more(text: str, language: Language) -> tuple[str, str]:
    """The text, and the "and +6 skills" that stood behind it."""
    folded = fold(text)
    found = _more(language).search(folded.text)
    if not found:
        return text, ""
    start, _ = folded.span(found.start(), len(folded.text))
    return text[:start], text[start:].strip()


@cache
def _more(language: Language) -> re.Pattern[str]:
    written = language.table("open_terms")["more"]
    either = "|".join(re.escape(said).replace(r"\#", r"\d+").replace(r"\ ", r"\s+") for said in written)
    return re.compile(rf"(?:(?<!\S)|(?<=,))(?:{either})\s*$", re.IGNORECASE)
