"""Phrases of the profile that are in no lexicon: its skill entries, and its noun phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from auditor.languages import Language, Spelling
from auditor.records import Document, Term
from auditor.text.normalise import fold
from auditor.text.tokens import GLYPHS

LONGEST = 4  # words
LONGEST_ENTRY = 6  # likewise of a skill entry; a longer one is a sentence
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = NAMES | {"NN", "NNS"}
MODIFIERS = NOUNS | {"JJ", "VBG"}
SENTENCE_STARTS = frozenset(".!?:;•-|·\"'(")


class Phrase(NamedTuple):
    """A phrase of the profile and where it starts; `whole` if it is not a part of a longer one."""

    text: str
    start: int
    whole: bool


@dataclass(frozen=True, slots=True)
class OpenTerms:
    """Phrases of a profile that are in no lexicon, ready to be looked up in any text.

    Parts of a phrase are among them: postings may say it shorter. Which length is useful is decided by
    what the postings use (`counts.attested`); until then `whole` names the full ones.
    """

    terms: Mapping[str, Term]
    matcher: PhraseMatcher
    whole: frozenset[str]  # those that are no part of a longer phrase
    entries: frozenset[str] = frozenset()  # those of a skills section, terms whoever asks for them


def entries(text: str, language: Language) -> Iterator[str]:
    """The entries of a skills section, which are terms because the person says so."""
    for part in _entry_ends(language).split(text):
        entry = part.strip(" .):")
        if part.rstrip().endswith(":"):  # "Databases:" is over skills and none
            continue
        if entry.lower() in language.table("open_terms")["asides"]:
            continue
        if 0 < len(entry.split()) <= LONGEST_ENTRY and re.search(r"[^\W\d]{2}", entry):
            yield entry


@cache
def _entry_ends(language: Language) -> re.Pattern[str]:
    """Lines, signs, brackets, and what the page writes behind a few skills: "and +3 skills"."""
    more = "|".join(re.escape(said).replace(r"\#", r"\d+") for said in language.table("open_terms")["more"])
    return re.compile(rf"\n|[,;•·|{GLYPHS}]| (?:{more})(?!\w)|\s\(")


def phrases(doc: Doc, taken: Sequence[tuple[int, int]], *, titled: bool = False) -> Iterator[Phrase]:
    """Every (ADJ|NOUN)* NOUN run of a tagged text and its parts that end in a noun, outside `taken`.

    `taken` are character spans of lexicon terms. Names of people, firms and places are no phrases: runs
    of capitalised words, unless the section is `titled`, where every word has a capital. A single word is
    a phrase only if it is written as products are (gRPC, JUnit5) or stands in a list beside a term: common
    nouns on their own are generic.
    """
    held = {place for start, end in taken for place in range(start, end)}
    covered = {t.i for t in doc if not held.isdisjoint(range(t.idx, t.idx + len(t)))}
    prose = {*_prose(doc)}
    for run in _runs(doc, covered):
        words = _words(run)
        if words and words[0][0].tag_ == "VBG":  # "keeping records" is what is done, not a name for it
            words = words[1:]
        if not words or (not titled and _is_name(run, prose)):
            continue
        if len(words) == 1:
            if _is_product(words[0][0], covered):
                yield Phrase(words[0][0].text, words[0][0].idx, whole=True)
            continue
        for start in range(len(words)):
            for end in range(start + 2, min(start + LONGEST, len(words)) + 1):
                part = words[start:end]
                last = part[-1][-1]
                if last.tag_ in NOUNS or (last.tag_ == "VBG" and part[-2][-1].tag_ in NOUNS):
                    first = part[0][0]
                    yield Phrase(doc[first.i : last.i + 1].text, first.idx, whole=len(part) == len(words))


def spellings(phrase: str, spelling: Spelling) -> list[str]:
    """The phrase in singular and plural; both are looked up."""
    before, space, last = phrase.rpartition(" ")
    other = spelling.singular(last) or spelling.plural(last)
    return [phrase, before + space + other] if other else [phrase]


def names_in(profile: Document, kinds: Collection[str]) -> frozenset[str]:
    """Words of the sections that hold the person's name, employers and places: they must not become terms."""
    texts = [fold(section.text).text.lower() for section in profile.sections if section.kind in kinds]
    return frozenset(word.strip(".,()") for text in texts for word in text.split())


def _words(run: Sequence[Token]) -> list[list[Token]]:
    """The words of a run, hyphenated ones whole."""
    words: list[list[Token]] = []
    for token in run:
        if words and (token.text == "-" or words[-1][-1].text == "-"):
            words[-1].append(token)
        else:
            words.append([token])
    return words


def _is_name(run: Sequence[Token], prose: set[int]) -> bool:
    """Capitalised words: a person, a firm, a place. One that opens a sentence says nothing by its capital."""
    inner = [t for t in run if t.text != "-" and not (t.i in prose and _opens_sentence(t))]
    return bool(inner) and all(t.text[0].isupper() and not _is_camel(t) for t in inner)


def _is_product(token: Token, covered: set[int]) -> bool:
    if len(token) < 3 or token.tag_ not in NOUNS:
        return False
    beside = {token.i - 2, token.i + 2} & covered and {token.i - 1, token.i + 1} & {
        t.i for t in token.doc[max(0, token.i - 1) : token.i + 2] if t.text in ",/&+"
    }
    return _is_camel(token) or bool(beside and token.text[0].isupper())


def _is_camel(token: Token) -> bool:
    """Neither small, nor merely capitalised, nor an abbreviation: gRPC, JUnit."""
    text = token.text
    return not (text.islower() or text.istitle() or text.removesuffix("s").isupper())


def _opens_sentence(token: Token) -> bool:
    return token.i == 0 or token.nbor(-1).is_space or token.nbor(-1).text in SENTENCE_STARTS


def _prose(doc: Doc) -> Iterator[int]:
    """The places of tokens in lines most of whose words are small."""
    for is_space, line in groupby(doc, key=lambda token: token.is_space):
        tokens = [*line]
        words = [t for t in tokens if t.is_alpha]
        if not is_space and 2 * sum(t.text.islower() for t in words) >= len(words):
            yield from (token.i for token in tokens)


def _runs(doc: Doc, covered: set[int]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in doc:
        joins = token.text == "-" and run and not token.whitespace_ and not run[-1].whitespace_
        if joins or (
            token.i not in covered and token.tag_ in MODIFIERS and token.text.isalpha() and not token.is_stop
        ):
            run.append(token)
            continue
        yield _trimmed(run)
        run = []
    yield _trimmed(run)


def _trimmed(run: list[Token]) -> list[Token]:
    while run and run[-1].text == "-":
        run = run[:-1]
    return run
