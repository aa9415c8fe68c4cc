"""A page on search appearances, pasted: how many searches found the profile, and for which titles and words.

LinkedIn lays it out anew every other year, so nothing is asked of the order: a heading opens a part, and each
line below it is an entry, with its share or count in it, before it or in the next line. What stands below no
heading is no evidence, and neither is a number alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from auditor.errors import ThinInput
from auditor.languages import ENGLISH, Language
from auditor.records.appearances import Appearances, FoundFor
from auditor.text.phrases import Phrasebook, Phrases

LONGEST_LINE = 1000  # characters; what is longer is no line of such a page
MOST_LINES = 5000
LONGEST_ENTRY, MOST_WORDS = 80, 8  # characters and words of a title, a company or a keyword
MOST_ENTRIES = 50  # of a part
COUNTED = ("titles", "keywords")  # the parts whose entries are evidence
EXPECTED = (
    'no titles or keywords were found; expected a page with headings such as "Titles you were found for"; on '
    "LinkedIn open your profile, Analytics, Search appearances, select all, and paste the whole page"
)
_BULLET = re.compile(r"^\s*(?:[•·▪●◦*‣–—-]\s+|#?\d{1,2}[.)]\s+|#\d{1,2}\s+)+")
_PERCENT = re.compile(
    r"(?P<sign>(?:[+±−▲▼↑↓△▽]\s?|(?<!\S)-(?=\d)))?(?P<number>(?<![\d.,])\d{1,3}(?:[.,]\d+)?)\s?%"
)
_COUNT = re.compile(r"(?:\(\s*|[·|:\t,–—-]\s*|\s{2,})(\d[\d.,]*)\s*\)?$")
_NUMBER = re.compile(r"[+−-]?\d[\d.,\s]*")
_SIGNS = " \t·•|:,;–—-()[]+−▲▼↑↓△▽"
_BETWEEN_ENTRIES = re.compile(r"(?<=[%)])\s*[,;]\s*|\s*;\s*|\s+[·•|]\s+(?=[^\W\d])")
_COMMA = re.compile(r"\s*[,;]\s+")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")


@dataclass(slots=True)
class _Entry:
    text: str
    share: float | None = None
    count: int | None = None


@dataclass(slots=True)
class _Page:
    """What was read so far."""

    searches: int | None = None
    parts: dict[str, list[_Entry]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Words:
    """The wording of a language."""

    sections: Phrasebook
    appeared: Phrases
    labels: Phrases
    counts: Phrases
    of: Phrases
    changes: Phrases
    noise: Phrases
    between: frozenset[str]


def appearances(text: str, date: str, name: str = "the paste", language: Language = ENGLISH) -> Appearances:
    """What a page on search appearances says, for a day ("YYYY-MM-DD").

    Raises:
        ThinInput: it names no title and no keyword, and does not even say how many searches there were.
    """
    lines = _lines(text)
    page = _read(lines, _words(language))
    made = Appearances(
        date,
        page.searches,
        _found(page, "titles"),
        tuple(entry.text for entry in page.parts.get("companies", ())),
        _found(page, "keywords"),
    )
    if not made.found_for and made.searches is None:
        raise ThinInput(f"{name}: {EXPECTED}")
    return made


def last_day(text: str, today: str, language: Language = ENGLISH) -> str:
    """The last day that such a page says it is about ("YYYY-MM-DD"); "" where it names none, or one to come.

    Args:
        today: by which a day without a year is told; the newest such day that is not to come.
    """
    book = _words(language)
    for line in _lines(text):
        if label := _heading(line, book)[0]:
            if label in COUNTED:
                break
            continue
        if (day := _day_in(line, today, book, language)) and (not today or day <= today):
            return day
    return ""


def by_week(shown: Iterable[Appearances]) -> tuple[Appearances, ...]:
    """One a week, oldest first; of several the newest counts, with what only the others say."""
    weeks: dict[str, Appearances] = {}
    for one in sorted(shown, key=lambda one: one.date):
        if old := weeks.get(one.week):
            one = replace(
                one,
                searches=old.searches if one.searches is None else one.searches,
                titles=one.titles or old.titles,
                companies=one.companies or old.companies,
                keywords=one.keywords or old.keywords,
            )
        weeks[one.week] = one
    return tuple(weeks[week] for week in sorted(weeks))


def _lines(text: str) -> list[str]:
    """The lines that say something, without signs that nobody sees."""
    shown = ("".join(c if c.isprintable() or c == "\t" else " " for c in line[: LONGEST_LINE + 1])
             for line in text.splitlines()[:MOST_LINES])  # fmt: skip
    return [line.strip() for line in shown if line.strip() and len(line) <= LONGEST_LINE]


def _read(lines: Sequence[str], book: _Words) -> _Page:
    page, part = _Page(), ""
    for line in lines:
        label, rest = _heading(line, book)
        if label:
            part = label
            for one in (
                _COMMA.split(rest) if rest and not _PERCENT.search(rest) else _BETWEEN_ENTRIES.split(rest)
            ):
                _enter(one, part, page, book)
        elif appeared := book.appeared.search(line):
            page.searches = _number(appeared[0]) if page.searches is None else page.searches
        elif part:
            commas = part == "keywords" and "," in line and not _PERCENT.search(line)
            for one in (_COMMA if commas else _BETWEEN_ENTRIES).split(line):
                _enter(one, part, page, book)
    if page.searches is None:
        page.searches = _beside_its_label(lines, book)
    return page


def _heading(line: str, book: _Words) -> tuple[str, str]:
    """The part that a line opens, and what stands behind its colon."""
    bare = _BULLET.sub("", line)
    head, colon, rest = bare.partition(":")
    for said, behind in ((bare, ""), (head.strip(), rest.strip() if colon else "")):
        if label := book.sections.label(said.strip(_SIGNS)):
            return label, behind
    return "", ""


def _enter(line: str, part: str, page: _Page, book: _Words) -> None:
    """An entry of a part, or the share of the one before it."""
    entries = page.parts.setdefault(part, [])
    made = _entry(_BULLET.sub("", line), book)
    if made.text and len(entries) < MOST_ENTRIES:
        if same := next((e for e in entries if e.text.casefold() == made.text.casefold()), None):
            same.share = made.share if same.share is None else same.share
            same.count = made.count if same.count is None else same.count
        else:
            entries.append(made)
    elif not made.text and entries and _is_alone(line, book):
        last = entries[-1]
        last.share = made.share if last.share is None else last.share
        last.count = made.count if last.count is None else last.count


def _is_alone(line: str, book: _Words) -> bool:
    """Whether a line is a share or a count and no word more, as it may stand below an entry."""
    left = book.of.blanked(book.counts.blanked(_PERCENT.sub(" ", line)))
    return not any(c.isalnum() for c in left)


def _entry(line: str, book: _Words) -> _Entry:
    """What a line names, with its share or count; no text where it names nothing."""
    made = _Entry("")
    text = line
    for found in reversed([*_PERCENT.finditer(line)]):
        before, behind = line[: found.start()].strip(_SIGNS), line[found.end() :].strip(_SIGNS)
        is_change = found["sign"] or book.changes.match(behind) or _ends_with(book.changes, before)
        if not is_change and (value := float(found["number"].replace(",", "."))) <= 100:
            made.share = value / 100
        text = text[: found.start()] + " \t " + text[found.end() :]
    text = book.of.blanked(text) if made.share is not None else text
    if counted := book.counts.search(text):
        made.count = _number(counted[0])
        text = text[: counted.start()] + " " + text[counted.end() :]
    elif counted := _COUNT.search(text):
        made.count = _number(counted[1])
        text = text[: counted.start()]
    text = " ".join(_without_change(text, line, book).split()).strip(_SIGNS)
    is_entry = (
        any(c.isalpha() for c in text)
        and len(text) <= LONGEST_ENTRY
        and len(text.split()) <= MOST_WORDS
        and text not in book.noise
        and not text.endswith((".", "?", "!", "…"))
    )
    made.text = text if is_entry else ""
    return made


def _without_change(text: str, line: str, book: _Words) -> str:
    """What a line names without the words beside a percentage that say how it changed."""
    if text == line:
        return text
    pieces = (piece.strip(_SIGNS) for piece in text.split("\t"))
    return " ".join(piece for piece in pieces if piece and piece not in book.changes)


def _ends_with(phrases: Phrases, text: str) -> bool:
    return bool(text) and text.split()[-1] in phrases


def _beside_its_label(lines: Sequence[str], book: _Words) -> int | None:
    """The number of searches where it stands in a line of its own, above or below what it counts."""
    for order in (1, -1):
        for one, other in pairwise(lines[::order]):
            if other.strip(_SIGNS) in book.labels and _NUMBER.fullmatch(one):
                return _number(one)
    return None


def _number(text: str) -> int:
    return int("".join(c for c in text if c in "0123456789")[:9] or 0)


def _found(page: _Page, part: str) -> tuple[FoundFor, ...]:
    """The entries of a part with their shares; counts are shares of all searches, or of those counted."""
    entries = page.parts.get(part, [])
    counted = sum(entry.count or 0 for entry in entries)
    whole = max(page.searches or 0, counted)
    return tuple(
        FoundFor(e.text, e.count / whole if e.share is None and e.count and whole else e.share)
        for e in entries
    )


def _day_in(line: str, today: str, book: _Words, language: Language) -> str:
    """The last day that a line names, such as the second of "Nov 16 – Nov 22"; "" without one."""
    if iso := [*_ISO.finditer(line)]:
        return _valid(*(int(number) for number in iso[-1].groups()))
    for run in _runs(line, book, language):
        months = [language.months[word] for word in run if word in language.months]
        numbers = [int(word) for word in run if word.isdecimal() and len(word) <= 4]
        days = [n for n in numbers if 1 <= n <= 31]
        years = [n for n in numbers if 1900 <= n < 2100]
        if months and days:
            if years or not today:
                return _valid(years[-1], months[-1], days[-1]) if years else ""
            past = (_valid(int(today[:4]) - n, months[-1], days[-1]) for n in range(5))
            return next((day for day in past if day and day <= today), "")
    return ""


def _runs(line: str, book: _Words, language: Language) -> Iterator[list[str]]:
    """The stretches of a line that hold nothing but months, numbers and what stands between two days."""
    run: list[str] = []
    for word in (*_TOKEN.findall(line.lower()), ""):
        if word.isdecimal() or word in language.months or word in book.between:
            run.append(word)
        else:
            yield run
            run = []


def _valid(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _words(language: Language) -> _Words:
    table = language.table("appearances")
    words = table["words"]
    lists = {name: Phrases(written) for name, written in words.items() if name != "between"}
    return _Words(sections=Phrasebook(table["sections"]), between=frozenset(words["between"]), **lists)
