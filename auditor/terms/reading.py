"""An ambiguous word in its place: the words around it, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from auditor.languages import ENGLISH, Language
from auditor.text.tokens import is_glyph

NEAR = 6  # tokens
# Between the parts of a list, beside the conjunctions
SIGNS = frozenset({",", "/", "|", "·", "•", ";", "&", "+", "~", ">", "->", "=>", "»"})
SENTENCE_ENDS = frozenset({".", "!", "?", ":", "•", "·", "|", "●", "▪", "◦", "‣"})
ENTRY_ENDS = frozenset({"", ",", "·", "•", "|", ";", "(", ")", "●", "▪", "-", "–", "/", "&"})
ASKING_SECTIONS = frozenset({"requirements", "nice-to-have", "skills"})
TITLE_SECTIONS = frozenset({"title", "headline", "position-title"})
VERSION = re.compile(r"v?\d{1,3}(?:\.\d+)*(?:\.x|[a-z]|\+)?")


class Cues(NamedTuple):
    """Words of one name: near it they make it the term, or beside or near it they show another meaning.

    Those of `not_opening` show it only behind a name that opens its line: "Excel in a busy team".
    """

    near: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    not_opening: frozenset[str] = frozenset()


NO_CUES = Cues()


class Words(NamedTuple):
    """The word lists that the rules of all classes read."""

    asking: frozenset[str]
    prepositions: frozenset[str]
    before_verbs: frozenset[str]
    ways: frozenset[str]
    making: frozenset[str]
    roles: frozenset[str]
    employing: frozenset[str]
    good_at: frozenset[str]
    name_ends: frozenset[str]
    before_products: frozenset[str]
    articles: frozenset[str]
    subjects: frozenset[str]
    complements: frozenset[str]
    becoming: frozenset[str]
    directions: frozenset[str]
    being: frozenset[str]
    at: frozenset[str]
    hired_by: frozenset[str]
    honorifics: frozenset[str]
    wanted: frozenset[str]
    between_wanted: frozenset[str]
    phrase_ends: frozenset[str]
    after_tools: frozenset[str]
    done_with_tools: frozenset[str]
    or_such: frozenset[str]
    praising: frozenset[str]
    often: frozenset[str]
    role_words: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """An ambiguous word in its place, and what is known around it.

    Attributes:
        tokens: the words of the section.
        start, end: the word's own tokens.
        section_kind: the kind of section it stands in.
        listed: tokens at which a candidate that could share a list with it begins or ends.
        related: tokens of sure terms of its own field.
        sure: tokens of all sure terms but titles and ranks.
        terms: tokens that belong to any term or candidate.
        roles: tokens at which a job title ends.
        find_field: says whether the document has a sure term of its own field anywhere.
        cues: words of this very name.
        language: whose word lists are read.
    """

    tokens: Sequence[str]
    start: int
    end: int
    section_kind: str = "other"
    listed: frozenset[int] = frozenset()
    related: frozenset[int] = frozenset()
    sure: frozenset[int] = frozenset()
    terms: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    find_field: Callable[[], bool] = bool
    cues: Cues = NO_CUES
    language: Language = ENGLISH

    def before(self, distance: int = 1) -> str:
        """The token `distance` places before, "" at the section's edge."""
        return self.tokens[self.start - distance] if self.start >= distance else ""

    def after(self, distance: int = 1) -> str:
        """The token `distance` places after, "" at the section's edge."""
        return self.tokens[self.end + distance - 1] if self.end + distance - 1 < len(self.tokens) else ""

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """First token of the sentence or line, and the one after its last."""
        start, end = self.start, self.end
        while start > 0 and not ends_sentence(self.tokens[start - 1]):
            start -= 1
        while end < len(self.tokens) and not ends_sentence(self.tokens[end]):
            end += 1
        return start, end

    @cached_property
    def is_capital(self) -> bool:
        """Whether it is written with a capital letter."""
        return any(token[0].isupper() for token in self.tokens[self.start : self.end])

    @cached_property
    def is_first(self) -> bool:
        """Whether it opens its sentence, where a capital letter says nothing."""
        opening = self.tokens[self.sentence[0] : self.start]
        return not any(token[0].isalnum() for token in opening)

    @cached_property
    def in_field(self) -> bool:
        """Whether the document has a sure term of its own field anywhere."""
        return self.find_field()

    @cached_property
    def opens_line(self) -> bool:
        """Whether it is the first word of its line."""
        at = self.start
        while at > 0 and not self.tokens[at - 1].isspace():
            at -= 1
            if self.tokens[at][0].isalnum():
                return False
        return True

    @cached_property
    def in_prose(self) -> bool:
        """Whether the other words of its sentence are mostly small: a capital letter means something."""
        start, end = self.sentence
        others = (*self.tokens[start + 1 : self.start], *self.tokens[self.end : end])
        words = [token for token in others if token.isalpha()]
        return bool(words) and 3 * sum(token.islower() for token in words) >= len(words)

    @cached_property
    def words(self) -> Words:
        """The word lists of the language."""
        return _words(self.language)

    @property
    def separators(self) -> frozenset[str]:
        """What may stand between the parts of a list."""
        return separators(self.language)

    def entries(self) -> Iterator[tuple[int, int]]:
        """First token of each entry of its line, and the one after its last; signs and space part them."""
        start, end = self.start, self.end
        while start > 0 and "\n" not in self.tokens[start - 1]:
            start -= 1
        while end < len(self.tokens) and "\n" not in self.tokens[end]:
            end += 1
        began = start
        for at in range(start, end + 1):
            if (
                at == end
                or self.tokens[at] in ENTRY_ENDS
                or self.tokens[at].isspace()
                or is_glyph(self.tokens[at])
            ):
                if began < at:
                    yield began, at
                began = at + 1

    def nearby(self) -> range:
        """Tokens of the same sentence within reach."""
        start, end = self.sentence
        return range(max(start, self.start - NEAR), min(end, self.end + NEAR))


def ends_sentence(token: str) -> bool:
    """Whether a sentence ends with this token."""
    return not token.isalpha() and (token in SENTENCE_ENDS or token.isspace() or is_glyph(token))


@cache
def separators(language: Language) -> frozenset[str]:
    """Signs and conjunctions between the parts of a list; conjunctions in small letters or capitals."""
    words = language.spelling.conjunctions
    return SIGNS.union(words, (word.upper() for word in words))


@cache
def cues(language: Language, name: str, ambiguity: str) -> Cues:
    """The cue words of a canonical name, those of its class included."""
    own = language.table("cues").get(name, {})
    near = (*own.get("near", ()), *language.table("ambiguity")["near"].get(ambiguity, ()))
    return Cues(frozenset(near), *(frozenset(own.get(key, ())) for key in Cues._fields[1:]))


@cache
def _words(language: Language) -> Words:
    words = language.table("ambiguity")["words"]
    return Words(**{name: frozenset(words[name]) for name in Words._fields})
