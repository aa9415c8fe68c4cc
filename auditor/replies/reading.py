"""A reply as the tone check reads it: greeting, name, sentences, and the phrases of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from auditor.languages import Language
from auditor.records import Channel
from auditor.text.money import money
from auditor.text.normalise import Folded, fold
from auditor.text.ownership import Matter, Stance, owned
from auditor.text.phrases import Phrases

LONGEST_SIGN_OFF = 4  # words
LONGEST_GREETING = 45  # characters behind its first word
BESIDE = 30  # characters before a name
_BLANKS = re.compile(r"\s*")
ANY_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SIGNS = r"(?:[^\w\s.,;:!?'\"()\[\]{}<>-]{1,8}\s*)?"  # an emoji beside the greeting
_BEFORE_GREETING = re.compile(rf"\s*{_SIGNS}")
_LEAD = r"(?P<lead>(?:[^\W\d_]+(?:['’][^\W\d_]+)*\.?,?[ ]){0,4}?)"  # what may stand before a name


@dataclass(frozen=True)
class Reply:
    """A reply with what the rules look at; the text is folded, and `span` leads back to what was typed."""

    typed: str
    channel: Channel
    path: int | None
    titles: tuple[str, ...]
    consent: bool
    names: tuple[str, ...]
    language: Language

    @cached_property
    def folded(self) -> Folded:
        """The text as it is matched."""
        return fold(self.typed)

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @cached_property
    def without_names(self) -> str:
        """The text with the greeting and known names blanked: a recruiter may be called Dick."""
        text = " " * self.body + self.text[self.body :]
        for name in sorted(filter(None, map(str.strip, self.names)), key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda m: " " * len(m[0]), text)
        return text

    @cached_property
    def greeting(self) -> tuple[int, str]:
        """Where the greeting ends, and whom it names: a line of its own, or "Hi Priya," before a sentence.

        A few words that greet in another way ("Kia ora Wiremu,") are told by the name behind them.
        """
        words = lexicon(self.language)
        start = len(self.text) - len(self.text.lstrip())
        shapes = words.shapes
        called = shapes.line.match(self.text) or shapes.called.match(self.text)
        lead = ANY_WORD.findall(called["lead"]) if called else []
        greeted = words.greeted(self.text)
        if greeted:
            line_end = (self.text + "\n").index("\n", greeted)
            comma = shapes.greeted.search(self.text, greeted, min(line_end + 1, greeted + LONGEST_GREETING))
            short = line_end - greeted <= LONGEST_GREETING
            start = comma.end() if comma else line_end if short else start
        if called and (greeted or not {word.lower() for word in lead} & words.function):
            ordinary = (
                bool(lead) and not greeted and called["name"].lower() in self.language.background_shares
            )
            if self._is_name(called["name"]) and not ordinary:
                return max(start, called.end()), called["name"]
        addressed = words.addressed(self.text)
        return start, addressed if addressed and self._is_name(addressed) else ""

    def _is_name(self, word: str) -> bool:
        """Written as names are: with a capital, or in a script without capitals; and no common word."""
        words = lexicon(self.language)
        return not (word[0].islower() or word.lower() in words.nobody or word in words.phrases["greetings"])

    @property
    def body(self) -> int:
        """Where the greeting ends."""
        return self.greeting[0]

    @cached_property
    def addressee(self) -> str:
        """Whom it addresses, by the greeting or within the first sentence ("Thanks, Tom."); "" for nobody."""
        if self.greeting[1] or not self.sentences:
            return self.greeting[1]
        within = lexicon(self.language).shapes.within.search(self.text, *self.sentences[0])
        return within[1] if within and self._is_name(within[1]) else ""

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence after the greeting."""
        found, start = [], self.body
        ends = lexicon(self.language).shapes.sentence_end.finditer(self.text, self.body)
        for end in (*(m.end() for m in ends), len(self.text)):
            if any(c.isalnum() for c in self.text[start:end]):
                found.append((start, end))
            start = end
        return found

    @cached_property
    def words(self) -> list[str]:
        """All words."""
        return ANY_WORD.findall(self.text)

    @cached_property
    def sign_off(self) -> int:
        """Where the last short line begins, which names the writer."""
        start, end = self.sentences[-1] if self.sentences else (0, len(self.text))
        signs = len(self.sentences) > 1 and len(self.text[start:end].split()) <= LONGEST_SIGN_OFF
        return start if signs else len(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A place of the folded text in what was typed, without blanks around it."""
        piece = self.text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        return self.folded.span(start, max(start, end))


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Topic:
    """A private matter: phrases that tell it, and whose its words are, which the grammar tells."""

    phrases: Phrases
    matter: Matter
    likely: re.Pattern[str]  # a sentence without it needs no parsing
    amount: re.Pattern[str] | None

    def places(self, sentence: str) -> Iterator[Place]:
        """Where a sentence tells it."""
        yield from (found.span() for found in self.phrases.finditer(sentence))
        amounts = tuple(found.span() for found in self.amount.finditer(sentence)) if self.amount else ()
        if amounts or self.likely.search(sentence):
            yield from owned(sentence, self.matter, amounts)


class Shapes(NamedTuple):
    """How names, greetings and sentences are written."""

    line: re.Pattern[str]
    called: re.Pattern[str]
    within: re.Pattern[str]
    addressed: re.Pattern[str]
    greeted: re.Pattern[str]
    sentence_end: re.Pattern[str]
    name: re.Pattern[str]  # of two words or three
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of a language, compiled."""

    phrases: Mapping[str, Phrases]
    private: Mapping[str, Topic]
    loud: frozenset[str]
    stance: Stance
    nobody: frozenset[str]
    function: frozenset[str]
    not_people: frozenset[str]
    plural: str
    shapes: Shapes

    def greeted(self, text: str) -> int:
        """Where a greeting with which a text begins ends; 0 without one."""
        return self._end("greetings", text)

    def addressed(self, text: str) -> str:
        """The name behind the greeting or the thanks with which a text begins; "" without one."""
        ends = filter(None, (self._end(name, text) for name in ("greetings", "thanks_to")))
        names = (self.shapes.addressed.match(text, end) for end in ends)
        return next((found[1] for found in names if found), "")

    def names_thing(self, text: str, start: int, end: int) -> bool:
        """Whether words in capitals name a thing by what stands beside them: "the Kings Hospital"."""
        before = self.phrases["before_things"].finditer(text, max(0, start - BESIDE), start)
        if any(not text[found.end() : start].strip() for found in before):
            return True
        behind = _BLANKS.match(text, end)
        return bool(behind and self.phrases["behind_things"].match(text, behind.end()))

    def _end(self, name: str, text: str) -> int:
        before = _BEFORE_GREETING.match(text)
        found = self.phrases[name].match(text, before.end() if before else 0)
        return found.end() if found else 0


@cache
def lexicon(language: Language) -> Lexicon:
    """What the rules look for in a language."""
    data: dict[str, Any] = language.table("tone")
    words = language.table("words")
    named = {name: phrases for name, phrases in data.items() if isinstance(phrases, list)}
    relatives = frozenset(data["stance"]["relatives"].split())
    return Lexicon(
        phrases={name: Phrases(phrases, words) for name, phrases in named.items()},
        private={name: _topic(name, data["private"][name], relatives, language) for name in data["private"]},
        loud=frozenset(data["loud"]),
        stance=Stance(
            frozenset(data["stance"]["subjects"].split()),
            frozenset(data["courtesies"]),
            frozenset(data["stance"]["done"].split()),
            relatives,
        ),
        nobody=frozenset(data["nobody"]),
        function=language.function_words,
        not_people=frozenset(data["not_people"]),
        plural=data["plural"],
        shapes=_shapes(data["forms_of_address"], data["abbreviations"]),
    )


def _shapes(forms: Sequence[str], abbreviations: Sequence[str]) -> Shapes:
    either = "|".join(re.escape(form) for form in forms)
    person = rf"(?!(?i:{either})\b)[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
    called = rf"\s*{_SIGNS}{_LEAD}(?P<name>{person})(?:[ ]{person})?\s*"
    # no abbreviation before a point
    whole = "".join(rf"(?<!\b{re.escape(word)})" for word in abbreviations) + r"(?<!\b[A-Z])"
    return Shapes(
        line=re.compile(rf"{called}[,.!:–-]?\s*\n"),
        called=re.compile(rf"{called}[,!:–-]\s"),
        within=re.compile(rf",\s+({person})\s*[,.!–-]"),
        addressed=re.compile(rf",?[ ]+{_SIGNS}(?:(?i:{either})\.?[ ]+)?([^\W\d_][^\s,!.:;–-]*)"),
        greeted=re.compile(rf"{whole}[,!.:–-]+\s"),
        sentence_end=re.compile(rf"{whole}(?<![.!?…])[.!?…]+[\"')\]]{{0,3}}(?:\s+|$)|\n+"),
        name=re.compile(rf"(?<![\w.@]){person}(?:[ ](?:[A-Z]\.[ ])?{person}){{1,2}}(?!\w)"),
        behind=re.compile(rf",?\s+({person})(?!\w)"),
    )


def _topic(name: str, data: Mapping[str, Any], relatives: frozenset[str], language: Language) -> Topic:
    sets = {name: frozenset(words.split()) for name, words in data.items() if name != "phrases"}
    matter = Matter(**sets, relatives=relatives)
    stems = sorted(matter.words | matter.possessions | matter.undergone)
    # the last letter of a word may change: "marry", "married"
    either = "|".join(re.escape(stem[:-1] if len(stem) > 3 else stem) for stem in stems)
    likely = re.compile(rf"\b(?:{either})\w{{0,5}}\b", re.IGNORECASE)
    amount = money(language).amount if name == "salary" else None
    return Topic(Phrases(data["phrases"], language.table("words")), matter, likely, amount)
