r"""The one grammar in which the language files write wording, and the finding of such phrases in a text.

    row home                     these words, as whole words, in any case
    sail|row home                "sail home" or "row home": a bar between words of which one is there
    nobody|no_one asked          "_" joins the words of one alternative
    row (halfway|all the way)    brackets around words that may be missing; bars may stand in them
    sell ... boats               "..." for up to four words
    for # years                  "#" for a number in figures, such as 12 or 10,000
    until @                      "@" for a year, such as 1999
    show all *                   "*" for any words up to the end of the line
    {title} at {company}         places with a name, which can be asked for what stands there
    stop <contacting>            one word of a list that has this name in words.toml
    would\-be, {title} \@ {who}   a sign behind a backslash is that sign and has to be there

Between two words stand one to three signs (a blank, a hyphen, an apostrophe, a comma and a blank), but no end
of a line, and whichever signs the phrase has there: "must have" is "must-have" too, "don't" is "don t". A
sign that stands alone, or where a word of the phrase begins or ends, has to be there ("goal:", "? no"). Only
a blank stands beside "*" and a named place. A plus belongs to its word ("c++").

What begins first wins, and of what begins together what is listed first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

LONGEST = 200  # characters for which "*" or a named place stands
REMEMBERED = 400  # characters of a text whose words are remembered
_GAP = r"[^\w\n]{1,3}"
_MAYBE_GAP = r"[^\w\n]{0,3}?"
_OPEN = rf"[^\n]{{1,{LONGEST}}}"
_SIGNS = {"#": rf"\d+(?:{_GAP}\d+)*(?!\w)", "@": r"(?:19|20)\d\d(?!\w)", "*": _OPEN}
_DOTS = "..."
_NUMBER = "0"  # by which phrases that begin with a number are found, whichever it is
_PARTS = re.compile(r"\([^()]*\)|[^\s()]+|\S")
_WORD = re.compile(r"\w+\+*")
_PIECE = re.compile(r"\w+\+*|[^\w\s]")
_NAMED = re.compile(r"\{([a-z]\w*)\}")
_LIST = re.compile(r"<([\w-]+)>")
_PRIVATE = range(0xE000, 0xF900)  # of no meaning: where escaped signs are kept while a phrase is read
_START = re.compile(r"((?<!\w)\w+|[^\w\s])(?:\W*(\w+))?")  # a word or sign, and the next word

Words = Mapping[str, str]  # lists of words by name, with blanks between the words


class Place(NamedTuple):
    """A phrase in a text: its characters, and the list it is of."""

    start: int
    end: int
    label: str


class _Divided(NamedTuple):
    """The words and signs of a text in small letters, a last empty one, and where each stands."""

    words: list[str]
    keys: list[str]  # all but the last as they are looked up
    starts: list[int]
    held: frozenset[str]  # the keys


class _Part(NamedTuple):
    """What stands between two blanks of a phrase."""

    pattern: str
    ways: tuple[tuple[str, ...], ...]  # the words and signs of each alternative
    optional: bool = False

    @property
    def is_open(self) -> bool:
        """Whether any words may stand there, so that a blank stands beside it."""
        return self.ways == (("*",),)


class Phrase:
    """One phrase; its expression is compiled when it is first tried."""

    def __init__(self, written: str, words: Words | None = None, label: str = "") -> None:
        """`words` are the lists it may name. Raises ValueError if it breaks the grammar."""
        self.written, self.label = written, label
        try:
            self._parts = _parts(written, words or {})
            self._first = next(i for i, part in enumerate(self._parts) if not part.optional)
        except (KeyError, StopIteration) as error:
            raise ValueError(f"this breaks the grammar of phrases: {written!r}") from error

    @cached_property
    def only(self) -> tuple[str, ...] | None:
        """Its words in small letters, if it is always the same ones."""
        if any(part.optional or len(part.ways) > 1 for part in self._parts):
            return None
        pieces = [piece for part in self._parts for piece in part.ways[0]]
        plain = all(_WORD.fullmatch(piece) for piece in pieces)
        return tuple(piece.lower() for piece in pieces) if plain else None

    @property
    def begins(self) -> frozenset[str]:
        """The words and signs with which it can begin, in small letters; empty if with anything."""
        return self._begins(0)

    def goes_on(self, word: str) -> frozenset[str]:
        """The words that can follow on a word with which it begins; empty for anything, or nothing."""
        found: set[str] = set()
        for i, part in enumerate(self._parts[: self._first + 1]):
            for way in part.ways:
                if way[0] == "#" and word == _NUMBER:  # of several words, as "10,000" is
                    return frozenset()
                if _beginning(way) == word:
                    next_ones = {_beginning(way[1:])} if way[1:] else self._begins(i + 1)
                    if not next_ones or not all(next_[0].isalnum() for next_ in next_ones):
                        return frozenset()
                    found |= next_ones
        return frozenset(found)

    def _begins(self, at: int) -> frozenset[str]:
        """With what the part at a place begins, and those behind it while parts may be missing."""
        found: set[str] = set()
        for part in self._parts[at:]:
            if any(way[0] in ("*", _DOTS) for way in part.ways):
                return frozenset()
            found.update(map(_beginning, part.ways))
            if not part.optional:
                return frozenset(found)
        return frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it takes of a text, from a place where a word begins.

        A part that may be missing takes a gap along: that behind it, or before it once a word is there.
        """
        made = ""
        for i, part in enumerate(self._parts):
            before = _gap(self._parts[i - 1], part) if i > self._first else ""
            behind = _gap(part, self._parts[i + 1]) if i < self._first else ""
            many = "{0,4}?" if part.pattern == _DOTS else "?" if part.optional else ""
            said = r"\w+" if part.pattern == _DOTS else part.pattern
            made += f"(?:{before}{said}{behind}){many}" if many else f"{before}{said}{behind}"
        return re.compile(made, re.IGNORECASE)


class Phrases:
    """A list of phrases, to be found as whole words in any text."""

    def __init__(self, written: Iterable[str], words: Words | None = None) -> None:
        """`words` are the lists that the phrases may name. Raises ValueError if one breaks the grammar."""
        self._phrases: Sequence[Phrase] = [Phrase(phrase, words) for phrase in written]

    @cached_property
    def _by_beginning(self) -> dict[str, list[Phrase]]:
        """The phrases that can begin with a word, in their order; under "" those that begin with anything."""
        words = {"", *(word for phrase in self._phrases for word in phrase.begins)}
        found: dict[str, list[Phrase]] = {word: [] for word in words}
        for phrase in self._phrases:
            for word in phrase.begins or words:
                found[word].append(phrase)
        return found

    @cached_property
    def _tokens(self) -> re.Pattern[str]:
        """Words, and the signs with which a phrase begins."""
        signs = "".join(word for word in self._by_beginning if word and not word[0].isalnum())
        return re.compile(rf"(\w+|[{re.escape(signs)}])" if signs else r"(\w+)")

    @cached_property
    def _by_two_words(self) -> dict[str, dict[str, list[Phrase]]]:
        """Those that can begin with a word by the next one; filled as texts hold such words."""
        return {}

    def _going_on(self, word: str) -> dict[str, list[Phrase]]:
        """The phrases that can begin with a word by the next one, under "" those for which any will do."""
        word = word if (word := _looked_up(word)) in self._by_beginning else ""
        if word not in self._by_two_words:
            known = [(phrase, phrase.goes_on(word)) for phrase in self._by_beginning[word]]
            next_ones = {"", *(next_ for _, following in known for next_ in following)}
            self._by_two_words[word] = {
                next_: [phrase for phrase, following in known if not following or next_ in following]
                for next_ in next_ones
            }
        return self._by_two_words[word]

    def _beginning(self, word: str, next_: str) -> Sequence[Phrase]:
        """The phrases that can begin with a word before the next one, "" where there is none."""
        going_on = self._by_two_words.get(word) or self._going_on(word)
        return going_on.get(next_) or going_on.get(_looked_up(next_)) or going_on[""]

    def _divided(self, text: str) -> _Divided:
        return (_remembered if len(text) <= REMEMBERED else _divided)(self._tokens, text)

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds a word with which any of them begins; without one none is in it."""
        known = self._by_beginning
        return bool(known[""]) or not known.keys().isdisjoint(self._divided(text).held)

    def candidates(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Phrase]]:
        """Where which phrase may begin, by the word there and the next one: all that is tried, in order."""
        known, anywhere = self._by_beginning, self._by_beginning[""]
        first = max(0, start - 1)  # a character more tells whether a word begins at the start
        words, keys, starts, held = self._divided(text[first : _end(text, end)])
        if not anywhere and known.keys().isdisjoint(held):
            return
        for i, key in enumerate(keys):
            if (key in known or anywhere) and (at := first + starts[i]) >= start:
                for phrase in self._beginning(words[i], words[i + 1]):
                    yield at, phrase

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The places from the left, none inside another."""
        done, last = start, _end(text, end)
        for at, phrase in self.candidates(text, start, end):
            if at >= done and (found := phrase.pattern.match(text, at, last)):
                done = max(found.end(), at + 1)
                yield found

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first place."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What stands at the start."""
        tried = (phrase.pattern.match(text, start) for phrase in self._beginning_at(text, start))
        return next((found for found in tried if found), None)

    def __contains__(self, text: str) -> bool:
        """Whether the whole text is one of the phrases."""
        if text.lower() in self._exact:
            return True
        return any(self.fullmatches(text))

    def fullmatches(self, text: str) -> Iterator[re.Match[str]]:
        """The whole text, once for each phrase that it is."""
        for phrase in self._beginning_at(text, 0):
            if found := phrase.pattern.fullmatch(text):
                yield found

    @cached_property
    def _exact(self) -> dict[str, Phrase]:
        """The phrases without choices as they are usually written, with a blank between words."""
        return {" ".join(phrase.only): phrase for phrase in reversed(self._phrases) if phrase.only}

    def _beginning_at(self, text: str, start: int) -> Sequence[Phrase]:
        begun = _START.match(text, start)
        return self._beginning(begun[1].lower(), (begun[2] or "").lower()) if begun else ()

    def blanked(self, text: str) -> str:
        """The text, as long as before, with blanks where the phrases stand."""
        pieces: list[str] = []
        done = 0
        for found in self.finditer(text):
            pieces += (text[done : found.start()], " " * len(found[0]))
            done = found.end()
        return "".join((*pieces, text[done:]))


class Phrasebook(Phrases):
    """Lists of phrases by label, found in one pass."""

    def __init__(self, lists: Mapping[str, Iterable[str]], words: Words | None = None) -> None:
        """Raises ValueError if a phrase breaks the grammar."""
        self._phrases = [Phrase(phrase, words, label) for label, list_ in lists.items() for phrase in list_]

    def find(self, text: str) -> dict[str, list[Place]]:
        """Every place of each list that has any, by label; they may lie in one another."""
        places: dict[str, list[Place]] = {}
        for at, phrase in self.candidates(text):
            if found := phrase.pattern.match(text, at):
                places.setdefault(phrase.label, []).append(Place(at, found.end(), phrase.label))
        return places

    def label(self, text: str) -> str:
        """The label of the phrase that is the whole text, one without choices first; "" if none is."""
        if exact := self._exact.get(text.lower()):
            return exact.label
        return next((label for label, _ in self.labelled(text)), "")

    def labelled(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The whole text with a label, once for each phrase that it is."""
        for phrase in self._beginning_at(text, 0):
            if found := phrase.pattern.fullmatch(text):
                yield phrase.label, found


def _divided(tokens: re.Pattern[str], text: str) -> _Divided:
    pieces = tokens.split(_small(text))
    words = pieces[1::2]
    keys = [*map(_looked_up, words)]
    return _Divided([*words, ""], keys, [*accumulate(map(len, pieces))][::2], frozenset(keys))


_remembered = lru_cache(maxsize=4096)(_divided)  # a line is held against many lists of phrases


def _small(text: str) -> str:
    """In small letters, as long as before: a few capitals have two."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _end(text: str, end: int | None) -> int:
    return len(text) if end is None else end


def _parts(written: str, words: Words) -> list[_Part]:
    if written.replace(" ", "").isalnum():  # most are, and the rest of this takes time
        return [_Part(rf"{word}\b", ((word,),)) for word in written.split()]
    escaped = re.sub(r"\\(\S)", lambda found: chr(_PRIVATE[ord(found[1])]), written)
    whole = _LIST.sub(lambda found: "|".join(words[found[1]].split()), escaped)
    return [_part(part) for part in _PARTS.findall(whole)]


def _part(part: str) -> _Part:
    if part == _DOTS:
        return _Part(part, ((part,),), optional=True)
    if named := _NAMED.fullmatch(part):
        return _Part(f"(?P<{named[1]}>{_OPEN}?)", (("*",),))
    optional = part[0] == "(" and part[-1] == ")"
    ways = tuple(tuple(_pieces(way)) for way in (part[1:-1] if optional else part).split("|"))
    if part in "()" or not all(ways):
        raise KeyError(part)
    return _Part(f"(?:{'|'.join(map(_way, ways))})", ways, optional)


def _pieces(way: str) -> list[str]:
    """The words of one alternative; of signs only those at the edges of a word, the others are gaps."""
    pieces: list[str] = []
    for word in way.replace("_", " ").split():
        found = _PIECE.findall(word)
        edges = (0, len(found) - 1)
        pieces += (p for i, p in enumerate(found) if i in edges or not _is_sign(p) or _sign(p) != p)
    return pieces


def _way(pieces: Sequence[str]) -> str:
    made = _piece(pieces[0])
    for before, piece in pairwise(pieces):
        made += (_MAYBE_GAP if _is_sign(before) or _is_sign(piece) else _GAP) + _piece(piece)
    return made


def _piece(piece: str) -> str:
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece.isalnum():
        return rf"{piece}\b"
    return re.escape(_sign(piece)) if _is_sign(piece) else rf"{re.escape(piece)}(?!\w)"


def _beginning(way: Sequence[str]) -> str:
    return _NUMBER if way[0] in ("#", "@") else _looked_up(_sign(way[0]).lower().rstrip("+"))


def _looked_up(word: str) -> str:
    return _NUMBER if word.isdecimal() else word


def _is_sign(piece: str) -> bool:
    return not piece[0].isalnum() and piece not in _SIGNS and piece != _DOTS


def _sign(piece: str) -> str:
    """A piece as it stands in a text: an escaped sign is itself again."""
    return chr(ord(piece) - _PRIVATE[0]) if len(piece) == 1 and ord(piece) in _PRIVATE else piece


def _gap(before: _Part, behind: _Part) -> str:
    if before.is_open or behind.is_open:
        return " "
    closed = all(_is_sign(way[-1]) for way in before.ways)
    return _MAYBE_GAP if closed or all(_is_sign(way[0]) for way in behind.ways) else _GAP
