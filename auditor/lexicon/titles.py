"""What is a job title, and what else stands in the line of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from auditor.languages import Language
from auditor.lexicon.entries import filed_under
from auditor.lexicon.shipped import load
from auditor.text.normalise import fold, key
from auditor.text.phrases import Phrases
from auditor.text.wording import Wording, phrases, wording

LONGEST_TITLE = 12  # words
LONGEST_LINE = 200  # characters
LONGEST_NAME = 4  # words of a title of the lexicon
SHORT_WORD = 3  # letters of "in" or "für", with which what stands behind a title goes on

_PARTS = re.compile(
    r"(?P<bracket>(?<!\S)[(\[][^()\[\]]*[)\]]|[(\[][^()\[\]]*(?=$))"
    r"|(?P<mark>\s*[|·•▪●]\s*|\s+[-–—]+\s+|\s*\*{2,}\s*|(?<=\w)[!:]+\*?\s+|(?<=\w)!+$|\s+(?:>|»|//)\s+)"
)
_GENDER = re.compile(
    r"\s*(?:[(\[]\s*(?:[mwfdxhivkn]|gn|div)(?:\s?[/|,*]\s?(?:[mwfdxhivkn]|gn|div|[*]))+\s*[)\]]"
    r"|(?<!\S)[mwfdxhvk](?:/[mwfdxhvk]){1,3}(?!\S))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?<!\S)[(\[][^()\[\]]*[)\]]")
_PAY = re.compile(
    r"[£$€¥₹]\s?\d|\d\s?[£$€¥₹]|\b\d{2,3}(?:[.,]\d)?\s?k\b|\b\d[\d.,]*\s?(?:EUR|USD|GBP|CHF)\b", re.I
)
_CODE = re.compile(r"#?[A-Za-z]{0,5}[-_/]?\d[\w/.-]*\d{2}[\w/.-]*|#\d+")
_LEVEL = re.compile(r"[ivx]{1,4}|\d{1,2}")

PartKind = Literal["announcement", "mark", "code", "pay", "place", "terms", "title", "other"]


class Spoken(NamedTuple):
    """A line's title as a person would say it, and what else the line says.

    `before` is what stands in front of it, often the employer; `field` is what the job is about, such as
    "(Java)"; `kept` says something else of the job, and `rest` speaks of pay, place, hours and reference.
    """

    title: str
    before: str = ""
    field: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    mark: str
    text: str
    start: int
    end: int
    kind: PartKind = "other"


@cache
def titles(language: Language) -> Titles:
    """The titles of a language. Raises FileNotFoundError if the package has no such language."""
    return Titles(language, wording(language))


class Titles:
    """What is a title in one language: by the order of its words, and by the titles of the lexicon."""

    def __init__(self, language: Language, words: Wording) -> None:
        data = words.data["posting"]["titles"]
        self.words, self.lexicon = words, load(language)
        self.small = frozenset(map(key, data["small-words"]))
        self.fronts, self.never = frozenset(map(key, data["fronts"])), frozenset(map(key, data["never"]))
        self.ranks = frozenset(map(key, (*language.table("seniority")["words"], *data["levels"])))
        self.workers = self.words.title_words | set(map(key, data["more-words"]))
        self.kinds = frozenset(map(key, words.data["posting"]["company-words"]))
        self.slogans = phrases(data["slogans"])
        self.announcements: Phrases = phrases(data["announcements"])
        self.tails = tuple(key(tail) for tail in data["tails"])
        self.marks = frozenset(map(key, data["gender-marks"]))
        self.references = frozenset(map(key, data["reference-words"]))
        self.terms = tuple(key(one) for one in (*data["terms"], *language.table("searches")["contract"]))
        self.place_cues = "|".join(map(re.escape, data["place-cues"]))

    # --- what is a title --------------------------------------------------------------------------

    def is_title(self, text: str, *, plural: bool = False) -> bool:
        """Whether a person would take it for a title: its last word before "of", "for" or a comma names
        somebody who works, or it is a title of the lexicon.

        "Drivers" are one only if `plural`, or before "wanted"; what speaks to the reader is a slogan.
        """
        if self.slogans.search(key(text[:LONGEST_LINE])):
            return False
        text = _BRACKET.sub(" ", _GENDER.sub(" ", text[:LONGEST_LINE])).strip()
        first, *others = re.split(r",\s|\s[-–—/]\s", text)
        words = key(first).split()
        if not words or len(key(text).split()) > LONGEST_TITLE:
            return False
        if words[0] in self.fronts and len(words) > 1:
            return True
        head = words[: next((i for i, word in enumerate(words) if word in self.small), len(words))]
        while head:
            if self._is_worker(head, plural=plural):
                return True
            plural = plural or head[-1] in self.tails
            ends = head[-1] in self.ranks or head[-1] in self.tails or _LEVEL.fullmatch(head[-1])
            head = head[:-1] if ends else []
        return any(map(self._is_listed, (first, *others)))

    def names_somebody(self, text: str) -> bool:
        """Whether one of its words is an occupation, in the plural or another language too, but none that
        companies are called by, such as "Partners"."""
        words = [word for word in key(text).split() if word not in self.kinds]
        return any(self._is_worker([word], plural=True) for word in words)

    def _is_worker(self, head: Sequence[str], *, plural: bool) -> bool:
        one = self.lexicon.spelling.singular(head[-1]) if plural else head[-1]
        if one != head[-1] and self._is_worker([*head[:-1], one], plural=False):
            return True
        if head[-1] in self.never:
            return False
        if head[-1] in self.workers or self.words.is_foreign_title(head[-1]):
            return True
        names = (" ".join(head[-n:]) for n in range(1, min(LONGEST_NAME, len(head)) + 1))
        return any(self._is_listed(name) for name in names)

    def _is_listed(self, text: str) -> bool:
        """Whether it is a title of the lexicon, whatever the rank in front of it."""
        words = text.split()
        while len(words) > 1 and key(words[0]) in self.ranks:
            words = words[1:]
        found = [entry for entry in self.lexicon.holding(" ".join(words)) if entry.kind == "title"]
        # "Partners" and "Distillers" are companies, not somebody.
        one = " ".join((*words[:-1], self.lexicon.spelling.singular(words[-1].casefold()) if words else ""))
        return bool(found) and not (
            key(one) != key(text) and set(found) & set(self.lexicon.holding(one.strip()))
        )

    def is_term(self, text: str) -> bool:
        """Whether the lexicon knows it, so that it is no name of a place or a company."""
        return bool(self.lexicon.holding(text.strip()))

    def _is_spelt(self, text: str) -> bool:
        """Whether the lexicon spells a term so: "SaaS", but not "Leeds", which is several LEED."""
        return any(surface.text == text for _, surface in self.lexicon.under(filed_under(text)))

    def is_around(self, text: str) -> bool:
        """Whether it speaks of pay, hours, reference or the like, as what stands beside a title does."""
        return self._kind(text, lambda place: False) not in ("title", "other")

    def _holds_term(self, text: str) -> bool:
        """Whether one of its parts or words is a term."""
        bare = text.strip(" ()[]")
        pieces = (bare, *re.split(r"[/,&]|\sand\s", bare), *bare.split())
        return any(self.is_term(piece.strip(" ,/()")) for piece in pieces if piece.strip(" ,/()"))

    def parts(self, text: str) -> list[str]:
        """The parts of a line between its separators and brackets."""
        return [part.text for part in _parts(text[:LONGEST_LINE])]

    def has_mark(self, text: str) -> bool:
        """Whether it bears "(m/f/d)" or another mark that a title is for everybody."""
        return _GENDER.search(text[:LONGEST_LINE]) is not None

    # --- the line of a title ----------------------------------------------------------------------

    def spoken(
        self, line: str, is_place: Callable[[str], bool], *, given: bool = False, plural: bool = False
    ) -> Spoken:
        """The title in a line, without what stands around it.

        Args:
            is_place: whether a text names a place where the work is.
            given: the line is known to hold the title, so that any words will do.
            plural: "Drivers" will do.
        """
        text = line.strip()
        if not text or len(text) > LONGEST_LINE:
            return Spoken("")
        found = [*_parts(text)]
        many = plural or any(key(part.text) in self.announcements for part in found)
        parts = [replace(part, kind=self._kind(part.text, is_place, plural=many)) for part in found]
        at = next((i for i, part in enumerate(parts) if part.kind == "title" and part.mark != "("), None)
        is_sure = at is not None or self.has_mark(text)
        if at is None and (given or is_sure):
            at = self._likeliest(parts)
        if at is None:
            return Spoken("")
        said = self._joined(parts, at)
        if at and self._is_rank(parts[at - 1]):  # "(Senior) Product Manager"
            said.insert(0, replace(parts[at - 1], text=parts[at - 1].text.strip("()[]") + " "))
        written = said[0].text + "".join(f"{part.mark}{part.text}" for part in said[1:])
        title, cut = self._without_tail(written.strip(" \t,;-–—"), is_place)
        before = [part for part in parts[:at] if part.kind == "other"]
        others = [part for part in parts if part not in before and part not in said]
        plain = [part for part in others if part.kind in ("other", "title")]
        field = [part for part in plain if part.start > said[0].start and self._holds_term(part.text)]
        kept = [part.text for part in plain if part not in field]
        rest = [part.text for part in others if part.kind not in ("other", "title")]
        return Spoken(
            title,
            before[-1].text if before else "",
            tuple(f"{part.mark.strip(' (')} {part.text}".strip() for part in field),
            (*(part.text for part in before[:-1]), *kept),
            (*rest, *cut),
            is_sure,
        )

    def _is_rank(self, part: _Part) -> bool:
        return part.mark == "(" and set(key(part.text).split()) <= self.ranks

    def _likeliest(self, parts: Sequence[_Part]) -> int | None:
        """Of parts none of which is plainly a title, the first that names an occupation, or says anything."""
        plain = [i for i, part in enumerate(parts) if part.kind == "other" and part.mark != "("]
        return next((i for i in plain if self.words.names_title(parts[i].text)), next(iter(plain), None))

    def _joined(self, parts: Sequence[_Part], at: int) -> list[_Part]:
        """The parts that make the title: "Data Engineer - Platform" is one, whatever brackets are between."""
        said = [parts[at]]
        if key(said[0].text).endswith(tuple(f" {tail}" for tail in self.tails)):  # "Drivers wanted - nights"
            return said
        for i in range(at + 1, len(parts)):
            part = parts[i]
            if part.mark == "(":
                continue
            joined = part.mark.strip() in ("-", "–", "—", ":") and part.kind in ("other", "title")
            # What stands before the pay or the place is mostly a place as well.
            followed = any(other.kind in ("pay", "place", "code", "terms") for other in parts[i + 1 : i + 2])
            if not joined or (followed and not self.is_term(part.text) and part.kind == "other"):
                break
            said.append(part)
        return said

    def _kind(self, text: str, is_place: Callable[[str], bool], *, plural: bool = False) -> PartKind:
        folded = fold(text).text.strip(" ()[]*")
        named = key(folded)
        words = named.split()
        if not words or named in self.announcements:
            return "announcement"
        if named in self.marks or _GENDER.fullmatch(f"({folded})"):
            return "mark"
        if _PAY.search(folded):
            return "pay"
        if _CODE.fullmatch(folded) or (
            any(word in self.references for word in words[:2]) and any(c.isdigit() for c in folded)
        ):
            return "code"
        if self.is_title(folded, plural=plural):
            return "title"
        if self._is_terms(named):
            return "terms"
        listed = self.is_term(folded) or any(map(self._is_spelt, folded.split(", ")))  # "(SaaS, Mid-Market)"
        return "place" if not listed and is_place(folded) else "other"

    def _is_terms(self, named: str) -> bool:
        """Whether it says how long or when one works, and nothing else to speak of."""
        rest = f" {named} "
        for term in self.terms:
            rest = rest.replace(f" {term} ", " ")
        return not [word for word in rest.split() if not word.isdigit()]

    def _without_tail(self, title: str, is_place: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
        """The title without reference in front, and mark, place, pay or "wanted" behind it."""
        cut: list[str] = []
        if (code := re.match(rf"(?:{_CODE.pattern})[\s:,-]+(?=\w)", title)) and len(title.split()) > 1:
            cut.append(code[0])
            title = title[code.end() :]
        if mark := _GENDER.search(title):
            behind = title[mark.end() :].strip()
            cut.append(mark[0])
            goes_on = behind[:1].islower() and len(behind.split()[0]) <= SHORT_WORD
            cut += [behind] if goes_on else []
            title = title[: mark.start()] + ("" if goes_on or not behind else f" {behind}")
        while tail := self._tail(title, is_place):
            cut.append(title[tail:])
            title = title[:tail].rstrip(" ,;-–—")
        return " ".join(title.split(" ")), tuple(cut)

    def _tail(self, title: str, is_place: Callable[[str], bool]) -> int:
        """Where a last part begins that is no part of the title; 0 without one."""
        before, comma, after = title.rpartition(", ")
        if comma and before and self._kind(after, is_place) in ("place", "pay", "code", "terms", "mark"):
            return len(before)
        commas = [found.start() for found in re.finditer(", ", title)]
        for at, end in pairwise((*commas, len(title))):
            if self._kind(title[at + 2 : end], is_place) in ("pay", "code", "terms"):
                return at
        cue = re.search(rf"\s(?:{self.place_cues})\s(?P<place>[^\W\d_a-z].*)", title)
        if cue and not self._is_listed(title) and self._is_tail_place(cue["place"], is_place):
            return cue.start()
        words = key(title)
        ends = (t for t in self.tails if words.endswith(f" {t}"))
        tail = next((end for end in ends if self.is_title(words[: -len(end)], plural=True)), "")
        at = fold(title).text.casefold().rfind(tail) if tail else 0
        return max(at, 0)

    def _is_tail_place(self, text: str, is_place: Callable[[str], bool]) -> bool:
        if self.is_title(text) or self.is_term(text):
            return False
        named = all(word[:1].isupper() for word in text.split())
        return is_place(text) or (named and not any(self.is_term(word.strip(",;/")) for word in text.split()))


def says_pay(text: str) -> bool:
    """Whether a text begins with an amount of pay."""
    folded = fold(text).text
    found = _PAY.search(folded)
    return found is not None and not re.search(r"\w", folded[: found.start()])


def places(
    location: str, words: Wording, lines: Collection[str], cues: Sequence[str]
) -> Callable[[str], bool]:
    """Whether a text names a place: it is written like one, is in the location, or is spoken of as one."""
    known = set(key(location).split())
    spoken = "\n".join(lines)
    before = "|".join(map(re.escape, cues))

    def is_place(text: str) -> bool:
        named = key(text).split()
        if not named or len(named) > 6:
            return False
        bare = re.sub(r"\s*\([^()]*\)", "", text).strip()
        if set(named) <= known or words.is_place(text) or key(bare) in words.workplace:
            return True
        if any(key(part) in words.workplace for part in re.split(r"[/,·]|\sor\s|\sand\s", bare)):
            return True
        return bare[:1].isupper() and bool(
            re.search(rf"\b(?i:{before})\s(?:our\s|the\s)?{re.escape(bare)}(?!\w)", spoken)
        )

    return is_place


def _parts(text: str) -> Iterator[_Part]:
    """The parts of a line, between its separators and brackets."""
    mark, at = "", 0
    for found in _PARTS.finditer(text):
        if text[at : found.start()].strip():
            yield _Part(mark, text[at : found.start()].strip(), at, found.start())
        mark, at = found[0], found.end()
        if found["bracket"]:
            yield _Part("(", found[0], found.start(), found.end())
            mark = ""
    if text[at:].strip():
        yield _Part(mark, text[at:].strip(), at, len(text))
