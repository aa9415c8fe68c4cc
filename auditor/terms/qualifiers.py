"""Whether a mention is negated, past or aspirational: trigger words with a clause as their scope.

After NegEx (Chapman et al. 2001): a trigger reaches at most six words, within its clause. Searches
do not read negation, so a qualified mention is marked, never dropped, here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from auditor.languages import Language, Spelling
from auditor.lexicon.titles import titles
from auditor.records import Qualifier
from auditor.terms.clauses import Clauses, Found
from auditor.terms.labels import reaches
from auditor.text.phrases import Phrases, Place

ROOM = "qualifiers"
KINDS: tuple[Qualifier, ...] = ("negated", "past", "aspirational")
_PLACES = {
    f"{ROOM}.{kind}.{place}": (kind, place)
    for kind in KINDS
    for place in ("before", "close", "after", "only_after")
}
MARKS = ";:•·|"
PARTING = "~*+¦"
IN_HEADLINES = "/\\"  # likewise there; elsewhere a list of what is denied may have them
REACH = 6  # words between a trigger and what it qualifies
CLOSE_WISH = 2  # likewise between a denial and the wish that it denies
CLOSE = 1  # likewise for words such as "was a", which say little from afar
LONGEST_PART = 4  # words of one part of a list
DENIED = 50  # characters between the two halves of "cannot live without"
_BLANKS = re.compile(r"\s*")


class _Words(NamedTuple):
    """What the rules ask of the words between a trigger and what it may qualify."""

    past_ends: frozenset[str]
    to_a_verb: Phrases
    goes_on: re.Pattern[str]  # what stands behind a mention within a list
    denies_on: re.Pattern[str]  # likewise where all that follows is denied as well
    head: re.Pattern[str]  # the words of the last part that stand before the one who does the work
    last: re.Pattern[str]  # what stands directly before the last part of a list
    joint: re.Pattern[str]  # what stands directly before another part of a list
    apart: re.Pattern[str]  # what stands between the parts of a list
    denying: re.Pattern[str]  # a word between parts that all are denied
    small: frozenset[str]  # words that no part of a list has
    workers: frozenset[str]  # words that end a title: "PHP and Perl developer"
    spelling: Spelling


@cache
def _words(language: Language) -> _Words:
    data = language.table("qualifiers")
    # After a comma a list may go on: "no Java, PHP or Perl". Anything else is another clause.
    joined, article = rf"(?:\b{_either(data['list_words'])}\b|&)", _either(data["articles"])
    denying = rf"\b{_either(data['list_denials'])}\b"
    return _Words(
        frozenset(data["past"]["ended_by"]),
        Phrases(data["verbs_follow"]),
        re.compile(rf"\s*(?:$|[,.;:!?)\n]|{joined}|{_either(data['list_tails'])}\b)", re.IGNORECASE),
        re.compile(rf"\s*{denying}", re.IGNORECASE),
        re.compile(rf".*(?:,|{joined})\s*((?:[\w+#.-]+ ){{1,{LONGEST_PART - 1}}})$", re.IGNORECASE),
        re.compile(rf"{joined}\s+(?:{article}\s)?\s*$", re.IGNORECASE),
        re.compile(rf"(?:,|{joined})[\s,]*(?:{joined}\s*)?(?:{article}\s)?\s*$", re.IGNORECASE),
        re.compile(rf",|{joined}", re.IGNORECASE),
        re.compile(rf"{denying}\s*(?:{article}\s)?\s*$", re.IGNORECASE),
        language.function_words - {*data["articles"]},
        titles(language).workers,
        language.spelling,
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def lists(language: Language) -> dict[str, list[str]]:
    """The trigger phrases of a language by label, for a phrasebook."""
    data = language.table("qualifiers")
    named = {label: data[kind].get(place, []) for label, (kind, place) in _PLACES.items()}
    rest = {"breaks": "clause_breaks", "innocent": "innocent", "denial": "denials", "denied": "denied"}
    return named | {f"{ROOM}.{label}": data[key] for label, key in rest.items()}


class Qualifiers:
    """The trigger phrases of one text."""

    def __init__(self, text: str, found: Found, language: Language, *, in_headline: bool = False) -> None:
        self._text, self._words = text, _words(language)
        innocent = [*found.get(f"{ROOM}.innocent", ()), *_undone(text, found)]
        # "Degree not required, SQL is": these speak of what stands before them; "not required to" does not.
        only_after = [p for p in found.get(f"{ROOM}.negated.only_after", ()) if not self._goes_to_a_verb(p)]
        ends = {p.end for p in only_after}
        parting = PARTING + IN_HEADLINES * in_headline
        self._clauses = Clauses(ROOM, text, found, marks=MARKS, innocent=innocent, parting=parting)
        self._before: list[tuple[Place, Qualifier, int]] = []
        self._after: list[tuple[Place, Qualifier]] = []
        for phrase in self._clauses.phrases:
            if phrase.label not in _PLACES:
                continue
            kind, place = _PLACES[phrase.label]
            if place in ("before", "close") and not any(p.start <= phrase.start < p.end for p in only_after):
                self._before.append((phrase, kind, CLOSE if place == "close" else REACH))
            elif place == "after" or (place == "only_after" and phrase.end in ends):
                self._after.append((phrase, kind))
        heading = [(phrase, kind) for phrase, kind, _ in self._before] + self._after
        labels = [(phrase, kind) for phrase, kind in heading if kind != "aspirational"]
        breaks = found.get(f"{ROOM}.breaks", ())
        self._listed = reaches(text, labels, breaks, language, in_headline=in_headline)

    def of(self, start: int, end: int) -> Qualifier:
        """The qualifier of the mention at `start`-`end`; the nearest trigger decides."""
        if not self._before and not self._after:
            return "plain"
        left, right = self._clauses.bounds(start, end)
        found = [*self._in_front(left, start, end, right), *self._behind(end, right)]
        listed = [reach.kind for reach in self._listed if reach.start <= start and end <= reach.end]
        return min(found, key=lambda pair: pair[0])[1] if found else listed[-1] if listed else "plain"

    def _in_front(self, left: int, start: int, end: int, right: int) -> Iterator[tuple[int, Qualifier]]:
        for phrase, kind, reach in self._before:
            if left <= phrase.start and phrase.end <= start:
                between = self._text[phrase.end : start]
                if (
                    _count(re.split(r"[,/]", between, maxsplit=1)[0]) <= reach
                    and self._is_one_clause(between, start, end, right)
                    and not (kind == "past" and self._words.past_ends & {*between.lower().split()})
                ):
                    denied = kind == "aspirational" and self._is_denied(left, phrase)
                    yield _count(between), "negated" if denied else kind

    def _is_denied(self, left: int, wish: Place) -> bool:
        """Whether a wish is none: "no desire to learn", "zero interest in"."""
        return any(
            left <= phrase.start
            and phrase.end <= wish.start
            and "," not in (between := self._text[phrase.end : wish.start])
            and _count(between) <= CLOSE_WISH
            for phrase, kind, _ in self._before
            if kind == "negated"
        )

    def _behind(self, end: int, right: int) -> Iterator[tuple[int, Qualifier]]:
        for phrase, kind in self._after:
            if end <= phrase.start and phrase.end <= right:
                between = self._text[end : phrase.start]
                if (distance := _count(between)) <= REACH // 2 and "," not in between:
                    yield distance, kind

    def _goes_to_a_verb(self, place: Place) -> bool:
        behind = _BLANKS.match(self._text, place.end)
        return bool(behind and self._words.to_a_verb.match(self._text, behind.end()))

    def _is_one_clause(self, between: str, start: int, end: int, right: int) -> bool:
        """Whether a trigger reaches over `between`: without a comma, or along a list that goes on."""
        if "," not in between:
            return True
        words = self._words
        joint = words.joint.search(between)
        works = self._names_worker(self._text[start:end].split()[-1:]) or self._is_titled(start, right)
        if works and not joint and (head := words.head.search(between)):  # in "PHP and senior Perl developer"
            between, start = between[: head.start(1)], start - len(head[1])
            joint = words.joint.search(between)
        if not joint:
            return False
        first, *others = words.apart.split(between[: joint.start()])
        if any(len(part.split()) > LONGEST_PART or words.small & {*part.lower().split()} for part in others):
            return False
        # "Ex-Java developer, Python and SQL": who was left is told, and the list is one of tools.
        behind = self._text[end:right]
        if words.denying.search(between) or words.denies_on.match(behind):
            return True
        named = any(self._names_worker(part.split()[-1:]) for part in (first, *others))
        titled = self._is_titled(start, right)
        if named != titled:
            return titled and bool(words.last.search(between))
        return titled or bool(words.goes_on.match(behind))

    def _is_titled(self, start: int, right: int) -> bool:
        """Whether the part of a list that begins with a mention names somebody: "PHP and Perl developer"."""
        return self._names_worker(
            self._words.apart.split(self._text[start:right])[0].split()[: LONGEST_PART + 1]
        )

    def _names_worker(self, said: Iterable[str]) -> bool:
        """Whether one of some words is somebody who works: "developer", "nurses"."""
        bare = [word.strip(".,()").casefold() for word in said]
        one = (self._words.spelling.singular(word) or word for word in bare)
        return not self._words.workers.isdisjoint([*bare, *one])


def _undone(text: str, found: Found) -> Iterator[Place]:
    """Two denials make none: "cannot live without Git"."""
    for denied in found.get(f"{ROOM}.denied", ()):
        for denial in found.get(f"{ROOM}.denial", ()):
            between = text[denial.end : denied.start]
            if denial.end < denied.start and len(between) <= DENIED and not re.search(r"[.;:,\n]", between):
                yield Place(denial.start, denied.end, denied.label)


def _count(text: str) -> int:
    return len(re.findall(r"[\w+#]+", text))
