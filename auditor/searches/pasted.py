"""What searches for other programs hold that LinkedIn does not know: read in its terms, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from auditor.languages import Language
from auditor.records import Notice
from auditor.records.fields import FACETS
from auditor.text.normalise import Folded

if TYPE_CHECKING:
    from lark import Token

PAGE_TITLE, ANYWHERE, PAGES = "page_title", "anywhere", "pages"  # fields of search engines
SHOWN = 30  # characters of a part that a message repeats
SHORT = 3  # letters of each part of an abbreviation: CI/CD
LEAST_WORD = 3  # letters; with a shorter part it is one name: PL/SQL
OPEN, CLOSE = r"(\[{", r")\]}"
_CURLY = re.compile("[“”„‟«»]")
_LIST = re.compile(r"(?<=[^\s,;])[,;](?=\s*[^\s,;])")
_PLUS = re.compile(r"(?<=\w)\+(?=[^\W\d_])")
_PART = re.compile(r"\.?\w(?:[\w.#&+'-]*[\w#+])?")
_WILD = re.compile(r"[*]|(?<=\w)\?(?=\w)")
# Nearness, weights, marks, ranges and escapes of search engines and networks.
_PROGRAMS = re.compile(r"\A[@#$!]|\$\Z|\^\d+(?:\.\d+)?\Z|[\\=<>~]|\d\.\.\d")
# What is said of parts that were read otherwise, by the code of the notice.
_WORDED = {
    "other-field": "Read {}; LinkedIn knows only its own names of fields.",
    "pages": "Left out {}: it says on which pages to look, not for whom.",
    "wildcard": "Read {} to the letter: LinkedIn has no wildcards; write the forms with OR.",
    "near": "Read {} as AND; LinkedIn does not look how near words stand.",
    "word-break": "Read {}; write OR where one is enough.",
    "plain-word": "Read {} as words to look for; take out what is none.",
    "blank": "Read {} as one more word that must be there; take out what is none.",
}
_OPERANDS = ("PHRASE", "_CLOSE")
_DOUBTED = ("wildcard", "word-break", "plain-word")


@cache
def fields(language: Language) -> dict[str, str]:
    """The field that each name means which may stand before a colon, in lower case."""
    known: dict[str, Sequence[str]] = language.table("searches")["fields"]
    return {name: field for field, names in known.items() for name in names}


def names(language: Language, *, pages: bool) -> str:
    """A pattern for the names of the fields that say where to look, or of the others."""
    chosen = sorted((n for n, f in fields(language).items() if (f == PAGES) is pages), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in chosen)


def field_of(token: str, language: Language) -> str:
    """The field that a token with a colon names."""
    return fields(language)[" ".join(token.partition(":")[0].lower().split())]


def broken(word: str) -> Sequence[str]:
    """The words that signs part in a word, as in engineer/developer; one alone for CI/CD and C#/.NET."""
    parts = [part for piece in word.split("/") for part in _PLUS.split(piece)]
    letters = [sum(map(str.isalnum, part)) for part in parts]
    is_name = min(letters) < LEAST_WORD or max(letters) <= SHORT
    are_words = all(_PART.fullmatch(part) and part.upper() not in ("AND", "OR", "NOT") for part in parts)
    return parts if are_words and not is_name else (word,)


def problem(token: Token) -> str:
    """What is wrong with one token, "" if nothing."""
    shown = token[:SHOWN].strip()
    if token.type == "COUNTED":
        return f"found {shown}, which no search on LinkedIn knows; write its words with AND"
    if token.type == "ASKED":
        return "found ? behind a word, a wildcard, which LinkedIn does not know; write the forms with OR"
    if token.type == "UNOPENED":
        return f"found a {token} that closes nothing, expected one before it; take it out, or open the phrase"
    if token.type == "UNCLOSED":
        return f"found a {token} that is never closed, expected a second one; close the phrase"
    if token.type == "UNKNOWN" and token.lower() in ("http:", "https:"):
        return "found an address, expected a search; paste the words that stand in its search field"
    if token.type == "UNKNOWN":
        known = ", ".join(f"{name}:" for name in FACETS)
        return f"found {shown}, which is no field, expected {known}; use one, or quote what holds a colon"
    if token.type not in ("WORD", "PHRASE"):
        return ""
    if not any(map(str.isalnum, token)):
        return f"found {token[:20]} without a letter or digit, expected a word; take it out"
    if token.type == "PHRASE":
        return ""
    if _WILD.search(token):
        return f"found {shown}, a wildcard, which LinkedIn does not know; write the forms with OR"
    if sign := _PROGRAMS.search(token):
        return (
            f"found {sign[0]} in {shown}, which no search on LinkedIn knows; take it out, or quote the word"
        )
    return ""


def guessed(tokens: Iterable[Token], language: Language) -> tuple[int, str] | None:
    """The place and nature of the first token that was read although it may be none of a search; or None."""
    for token in tokens:
        at, shown = token.start_pos or 0, token[:SHOWN].strip()
        if _is_plain(token, language):
            why = "a word that nobody is looked for by, so the search is no evidence"
            return at, f"found {shown}, {why}; take it out, or quote the words that it belongs to"
        if token.type == "PHRASE" and _WILD.search(token):
            return at, f"found {shown} with a wildcard, which LinkedIn does not know; write the forms with OR"
    return None


def notices(
    text: str, folded: Folded, tokens: Sequence[Token], language: Language, named: dict[str, str]
) -> Iterator[Notice]:
    """What was understood although LinkedIn would not, each kind once.

    Args:
        text: the query as it was typed, of which `folded` was read.
        named: the operators by the type of their tokens.
    """
    if _CURLY.search(text):
        message = "Curly quotes were read as straight ones; LinkedIn knows only straight ones."
        yield Notice("curly-quotes", "info", message)
    loose = [t for t in tokens if t.type in ("_OR", "_AND", "_NOT") and t not in ("OR", "AND", "NOT", "-")]
    if loose:
        signs = ", ".join(dict.fromkeys(f'"{token}" as {named[token.type]}' for token in loose))
        yield Notice("loose-operator", "info", f"Read {signs}; LinkedIn wants operators in capitals.")
    if any(t.type == "PHRASE" and t.startswith("'") for t in tokens):
        message = "Single quotes were read as double ones; LinkedIn knows only double ones."
        yield Notice("single-quotes", "info", message)
    if any(token in tuple("[]{}") for token in tokens):
        yield Notice("brackets", "info", "[ ] and { } were read as ( ); LinkedIn knows only those.")
    places = {
        "other-field": _other_fields(tokens, language),
        "pages": _of(tokens, "PAGES"),
        "wildcard": _of([t for t in tokens if _WILD.search(t)], "PHRASE"),
        "near": _of(tokens, "_NEAR"),
        "word-break": _breaks(folded.text, tokens),
        "plain-word": _plain(tokens, language),
        "blank": _added(tokens, language),
    }
    for code, found in places.items():
        shown = ", ".join(f"{part} (column {folded.offsets[at] + 1})" for at, part in found)
        if shown:
            yield Notice(code, "warning" if code in _DOUBTED else "info", _WORDED[code].format(shown))


def _of(tokens: Iterable[Token], type_: str) -> Iterator[tuple[int, str]]:
    return ((t.start_pos or 0, f'"{t[:SHOWN].strip()}"') for t in tokens if t.type == type_)


def _other_fields(tokens: Iterable[Token], language: Language) -> Iterator[tuple[int, str]]:
    """Names of fields that are none of LinkedIn's, and what they were read as."""
    read_as = {PAGE_TITLE: "headline: or title:", ANYWHERE: "a word anywhere"}
    for token in tokens:
        if token.type == "FIELD" and (name := token.strip().lower()).removesuffix(":") not in FACETS:
            field = field_of(token, language)
            yield token.start_pos or 0, f'"{name}" as {read_as.get(field, f"{field}:")}'


def _breaks(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Words with a sign within, and words that only a comma parts."""
    for token in tokens:
        if token.type == "WORD" and ("/" in token or _PLUS.search(token)):
            parts = broken(token)
            yield (
                token.start_pos or 0,
                f'"{token[:SHOWN]}" as {"one word" if len(parts) == 1 else " AND ".join(parts)}',
            )
    phrases = [(t.start_pos or 0, t.end_pos or 0) for t in tokens if t.type in ("PHRASE", "PAGES")]
    for found in _LIST.finditer(text):
        within = any(start <= found.start() < end for start, end in phrases)
        if not within and not (text[found.start() - 1].isdigit() and text[found.end()].isdigit()):
            yield found.start(), f'"{found[0]}" as AND'


def _plain(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, str]]:
    """Words of which every sentence is full, and nobody is looked for by."""
    return ((t.start_pos or 0, f'"{t}"') for t in tokens if _is_plain(t, language))


def _is_plain(token: Token, language: Language) -> bool:
    return token.type == "WORD" and len(token) > 1 and token.lower() in _not_searched(language)


@cache
def _not_searched(language: Language) -> frozenset[str]:
    return language.function_words.union(language.table("searches")["not_searched"])


def _added(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, str]]:
    """Words that nothing but a blank joins to a search with operators: behind a word, or at its end."""
    kinds = [token.type for token in tokens]
    if not {"_AND", "_OR"} & {*kinds}:
        return
    last = max((at for at, kind in enumerate(kinds) if kind != "WORD"), default=0)
    for at, token in enumerate(tokens[1:], start=1):
        joined = kinds[at] == "WORD" and (kinds[at - 1] == "WORD" or (at > last and kinds[last] in _OPERANDS))
        if joined and not _is_plain(token, language):
            yield token.start_pos or 0, f'"{token[:SHOWN]}"'
