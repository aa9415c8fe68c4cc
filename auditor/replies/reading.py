"""A reply as the tone check reads it: greeting, name, sentences, and the phrases of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from auditor.languages import Language
from auditor.phrasing import expression
from auditor.records import Channel
from auditor.text.normalise import Folded, fold
from auditor.text.ownership import Matter, owned

LONGEST_SIGN_OFF = 4  # words
RAREST_WORD = 0.005  # share of job ads; names are rarer, and words that begin a reply are not
LONGEST_GREETING = 45  # characters behind its first word
_MONEY = r"(?:[£$€₹]|\b(?:CHF|EUR|USD|GBP|AUD|CAD|NZD|SEK|NOK|DKK|PLN|INR|AED|SGD)\b)"
_PERIOD = r"hour|year|month|day|week|annum|hr|shift"
_NUMBER = r"\d(?:[\d.,']*\d)?"
# A number that is money: with a currency, in thousands, or with a period or "base" behind it.
AMOUNT = re.compile(
    rf"{_MONEY}\s?{_NUMBER}\s?(?:k\b|million\b|m\b)?|\b{_NUMBER}\s?(?:k\b|{_MONEY}"
    r"|(?:euros?|dollars?|pounds|grand|thousand|quid|bucks|kroner|kronor|francs?|zloty|rupees)\b)"
    rf"|\b\d{{2,3}}[., ']\d{{3}}\b|\b{_NUMBER}(?=\s?(?:an?|per|/)\s?(?:{_PERIOD})\b)"
    r"|\b\d{2,3}(?=\s(?:base|basic|gross|net)\b)",
    re.IGNORECASE,
)
ANY_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WHOLE = (
    r"(?<!\b[DMSJ]r)(?<!\bM[sx])(?<!\bSt)(?<!\bMrs)(?<!\bProf)(?<!\b[A-Z])"  # no abbreviation before a point
)
_SENTENCE_END = re.compile(_WHOLE + r"(?<![.!?…])[.!?…]+[\"')\]]{0,3}(?:\s+|$)|\n+")
_GREETED = re.compile(rf"{_WHOLE}[,!.:–-]+\s")
_SIGNS = r"(?:[^\w\s.,;:!?'\"()\[\]{}<>-]{1,8}\s*)?"  # an emoji beside the greeting
PERSON = r"(?!(?:Mrs?|Ms|Mx|Miss|Dr|Prof)\b)[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*"
_LEAD = r"(?P<lead>(?:[^\W\d_]+(?:['’][^\W\d_]+)*\.?,?[ ]){0,4}?)"  # what may stand before a name
_LINE = re.compile(rf"\s*{_SIGNS}{_LEAD}(?P<name>{PERSON})(?:[ ]{PERSON})?\s*[,.!:–-]?\s*\n")
_CALLED = re.compile(rf"\s*{_SIGNS}{_LEAD}(?P<name>{PERSON})(?:[ ]{PERSON})?\s*[,!:–-]\s")
_WITHIN = re.compile(rf",\s+({PERSON})\s*[,.!–-]")


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
        called = next((m for m in (_LINE.match(self.text), _CALLED.match(self.text)) if m), None)
        lead = ANY_WORD.findall(called["lead"]) if called else []
        greeted = words.greeting.match(self.text)
        if greeted:
            line_end = (self.text + "\n").index("\n", greeted.end())
            comma = _GREETED.search(
                self.text, greeted.end(), min(line_end + 1, greeted.end() + LONGEST_GREETING)
            )
            short = line_end - greeted.end() <= LONGEST_GREETING
            start = comma.end() if comma else line_end if short else start
        if called and (greeted or not {word.lower() for word in lead} & words.function):
            ordinary = (
                bool(lead) and not greeted and called["name"].lower() in self.language.background_shares
            )
            if self._is_name(called["name"]) and not ordinary:
                return max(start, called.end()), called["name"]
        addressed = words.address.match(self.text)
        return start, addressed[1] if addressed and self._is_name(addressed[1]) else ""

    def _is_name(self, word: str) -> bool:
        """Written as names are: with a capital, or in a script without capitals; and no common word."""
        words = lexicon(self.language)
        return not (word[0].islower() or word.lower() in words.nobody or words.greeting.fullmatch(word))

    @property
    def body(self) -> int:
        """Where the greeting ends."""
        return self.greeting[0]

    @cached_property
    def addressee(self) -> str:
        """Whom it addresses, by the greeting or within the first sentence ("Thanks, Tom."); "" for nobody."""
        if self.greeting[1] or not self.sentences:
            return self.greeting[1]
        within = _WITHIN.search(self.text, *self.sentences[0])
        return within[1] if within and self._is_name(within[1]) else ""

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence after the greeting."""
        found, start = [], self.body
        for end in (*(m.end() for m in _SENTENCE_END.finditer(self.text, self.body)), len(self.text)):
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

    phrases: re.Pattern[str]
    matter: Matter
    likely: re.Pattern[str]  # a sentence without it needs no parsing
    amounts: bool

    def places(self, sentence: str) -> Iterator[Place]:
        """Where a sentence tells it."""
        yield from (found.span() for found in self.phrases.finditer(sentence))
        amounts = tuple(found.span() for found in AMOUNT.finditer(sentence)) if self.amounts else ()
        if amounts or self.likely.search(sentence):
            yield from owned(sentence, self.matter, amounts)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of a language, compiled."""

    phrases: Mapping[str, re.Pattern[str]]
    private: Mapping[str, Topic]
    loud: frozenset[str]
    courtesies: frozenset[str]
    nobody: frozenset[str]
    function: frozenset[str]
    not_people: frozenset[str]
    greeting: re.Pattern[str]
    address: re.Pattern[str]


@cache
def lexicon(language: Language) -> Lexicon:
    """What the rules look for in a language."""
    data: dict[str, Any] = language.table("tone")
    words: dict[str, list[str]] = data["words"]
    named = {name: phrases for name, phrases in data.items() if isinstance(phrases, list)} | words
    private = {name: _topic(topic, amounts=name == "salary") for name, topic in data["private"].items()}
    greeting = rf"\s*{_SIGNS}(?:{expression(data['greetings']).pattern})"
    thanks = expression([*data["thanks_to"], "thanks"]).pattern
    forms = "|".join(map(re.escape, data["forms_of_address"]))
    return Lexicon(
        phrases={name: expression(phrases) for name, phrases in named.items()},
        private=private,
        loud=frozenset(word for line in words["loud"] for word in line.split("|")),
        courtesies=frozenset(data["courtesies"]),
        nobody=frozenset(data["nobody"]),
        function=language.function_words,
        not_people=frozenset(words["not_people"]),
        greeting=re.compile(greeting, re.IGNORECASE),
        address=re.compile(
            rf"(?i:{greeting}|\s*{thanks}),?[ ]+{_SIGNS}(?:(?i:{forms})\.?[ ]+)?([^\W\d_][^\s,!.:;–-]*)"
        ),
    )


def _topic(data: Mapping[str, Any], *, amounts: bool) -> Topic:
    sets = {name: frozenset(words.split()) for name, words in data.items() if name != "phrases"}
    matter = Matter(**sets)
    stems = sorted(matter.words | matter.possessions | matter.undergone)
    either = "|".join(re.escape(stem.rstrip("ey")) for stem in stems)
    likely = re.compile(rf"\b(?:{either})\w{{0,4}}\b", re.IGNORECASE)
    return Topic(expression(data["phrases"]), matter, likely, amounts)
