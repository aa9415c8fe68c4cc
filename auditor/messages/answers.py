"""What a recruiter said of how they found the person: a search, and parts of the profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from auditor.errors import WrongQuery
from auditor.languages import ENGLISH, Language
from auditor.messages.pitch import FindTerms
from auditor.messages.unwrapped import unwrapped
from auditor.records import Contact, Reported
from auditor.searches.language import told
from auditor.searches.match import wanted_words
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases

OPERATORS = frozenset({"AND", "OR", "NOT"})
LONGEST = 5_000  # characters of an answer that are read
DENIED_WITHIN = 80  # characters before a term
FEW_WORDS = 4  # an answer so short is nothing but what was searched for
LONGEST_KEYWORD = 4  # words
MOST_TOKENS = 100  # of a search within a sentence
MOST_LINES = 12  # of a paragraph, that a search may run over
_TOKEN = re.compile(r'"[^"\n]+"|[()]|[^\W\d_][\w-]*:(?=[\w"(])|\.?[\w+#][\w+#./&-]*[\w+#]|[\w+#]|\S')
_OPERAND = re.compile(r'"|\.?[\w+#]')
_FORMAL = re.compile(r'\b(?:AND|OR|NOT)\b|\b\w+:[("\w]')
_JOINED = re.compile(r'\b(?:AND|OR)\b|"')  # what tells "NOT sure" from a search, where no term does
_GOES_ON = re.compile(r"(?:\b(?:AND|OR|NOT)|\()\s*$")
_CARRIES_ON = re.compile(r"\s*(?:(?:AND|OR|NOT)\b|\))")
_BROKEN = re.compile(
    r'(?:,|[.!?]\s)(?=(?:[^"]*"[^"]*")*[^"]*$)'
)  # a comma or the end of a sentence, outside quotes
_QUOTED = re.compile(r'"([^"\n]{2,60})"')
_ACRONYM = re.compile(r"(?<!\w)[A-Z][A-Z0-9&+]{1,6}(?!\w)")
_CLAUSE_ENDS = frozenset(",.;:!?")


class _Words(NamedTuple):
    """What a language says of a search, compiled."""

    leads: Phrases
    searching: Phrases
    denials: Phrases
    no_denials: Phrases
    but: Phrases
    keywords: re.Pattern[str]
    between_keywords: re.Pattern[str]
    no_keywords: frozenset[str]
    parts: Mapping[str, Phrases]


@cache
def _words(language: Language) -> _Words:
    data, lists = language.table("messages")["answers"], language.table("words")
    leads, searching, denials, no_denials, but = (
        Phrases(data[name], lists) for name in ("leads", "searching", "denials", "no_denials", "but")
    )
    keywords = "|".join(map(re.escape, data["keywords"]))
    follows = "|".join(rf"\b{re.escape(word)}" for word in data["list_follows"])
    return _Words(
        leads,
        searching,
        denials,
        no_denials,
        but,
        re.compile(rf"(?i:\b(?:{keywords})\b)[^:.\n]{{0,20}}?(?::|{follows})\s*([^.!?\n]{{2,200}})"),
        re.compile(rf"[,;/]|\b{re.escape(data['and'])}\b"),
        OPERATORS | frozenset(data["no_keywords"]),
        {part: Phrases(phrases, lists) for part, phrases in data["parts"].items()},
    )


def heard(text: str, find: FindTerms, language: Language = ENGLISH) -> tuple[str, tuple[str, ...]]:
    """The search and the parts of the profile that an answer names; each may be missing.

    A boolean string is taken as it is, without the sentence around it. Otherwise the terms it names are
    joined by AND, but for those that it denies ("not because of Java").
    """
    plain = fold(unwrapped(text[:LONGEST], language)).text
    searched = _pasted(plain, language) or _boolean(plain, find, language) or _named(plain, find, language)
    return searched, tuple(_parts(plain, language))


def reported(contact: Contact) -> Reported | None:
    """A contact's answer as evidence; None while it has none, or while its side is undecided.

    Raises:
        WrongQuery: the search was edited into none, or holds what can only be guessed at.
    """
    if contact.side == "unsure" or not (contact.searched or contact.profile_part):
        return None
    words = wanted_words(told(contact.searched)) if contact.searched else ()
    parts = tuple(part.strip() for part in contact.profile_part.split(";") if part.strip())
    return Reported(words, parts, contact.number, contact.side, contact.searched)


def _pasted(text: str, language: Language) -> str:
    """The longest stretch of lines, or what follows a colon or "searched for", that is a search alone."""
    leads = _words(language).leads
    pieces = [piece for stretch in _stretches(text) for piece in (stretch, *re.split(r":\s+", stretch)[1:])]
    pieces += [
        re.split(r"[.!?]\s+(?=[A-Z])", piece)[0] for piece in pieces
    ]  # without the sentences behind it
    pieces = [piece[found.end() if (found := leads.match(piece)) else 0 :] for piece in pieces]
    formal = (p.strip(" :,").rstrip(".") for p in pieces if _FORMAL.search(p) and not _BROKEN.search(p))
    return max((p for p in formal if _is_search(p, language)), key=len, default="")


def _stretches(text: str) -> Iterator[str]:
    """Every line, alone and with those that a search goes on in."""
    lines = text.splitlines()
    for first in range(len(lines)):
        for end in range(first + 1, min(len(lines), first + MOST_LINES) + 1):
            yield " ".join(line.strip() for line in lines[first:end])
            if end < len(lines) and not (_GOES_ON.search(lines[end - 1]) or _CARRIES_ON.match(lines[end])):
                break


def _boolean(text: str, find: FindTerms, language: Language) -> str:
    """The search within a sentence that names most terms, the longest of those; "" without any."""
    plain_words = language.function_words
    told = ((run, len(find(run))) for run in _runs(text, plain_words))
    runs = sorted((-terms, -len(run), run) for run, terms in told if terms or _JOINED.search(run))
    return next((run for _, _, run in runs if _is_search(run, language)), "")


def _runs(text: str, plain_words: frozenset[str]) -> Iterator[str]:
    """Stretches that alternate between words or phrases and operators, as only searches do."""
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    done = 0
    for first in range(len(tokens)):
        end = _run(tokens[first : first + MOST_TOKENS], plain_words) if tokens[first][1] >= done else 0
        if end:
            done = end
            yield text[tokens[first][1] : end]


def _run(tokens: Sequence[tuple[str, int, int]], plain_words: frozenset[str]) -> int:
    """Where the run that begins with the first token ends, 0 if none does."""
    depth, wants_word, operators, end = 0, True, 0, 0
    for token, _, at in tokens:
        if token == "(" and (wants_word or depth):
            depth, wants_word = depth + 1, True
        elif token == ")" and depth and not wants_word:
            depth -= 1
        elif token == "NOT" or (token in OPERATORS and not wants_word):
            wants_word, operators = True, operators + 1
        elif len(token) > 1 and token.endswith(":") and wants_word:
            continue
        elif (
            _OPERAND.match(token)
            and (wants_word or depth)
            and not (token in plain_words or token in OPERATORS)
        ):
            wants_word = False
        else:
            break
        end = at if not depth and not wants_word and operators else end
    return end


def _is_search(text: str, language: Language) -> bool:
    """Whether a text can be parsed, and looks for no words of which every sentence is full."""
    try:
        words = wanted_words(told(text, language))
    except WrongQuery:
        return False
    return bool(words) and not {w.lower() for w in words} & language.function_words


def _named(text: str, find: FindTerms, language: Language) -> str:
    """What is named as searched for, as a search for all of it: a list of keywords, quoted phrases, terms.

    Only where the text speaks of searching, or says little else: "We have you on our database" names nothing.
    """
    words = _words(language)
    if not words.searching.search(text) and len(text.split()) > FEW_WORDS:
        return ""
    found = words.keywords.search(text)
    listed = [word.strip(" .\"'") for word in words.between_keywords.split(found[1])] if found else []
    phrases = [m[1] for m in _QUOTED.finditer(text) if not _is_denied(text, m.start(), words)]
    phrases += [w for w in listed if 0 < len(w.split()) <= LONGEST_KEYWORD]
    terms = [m for m in find(text) if not m.inner and m.kind not in ("soft", "seniority")]
    phrases += [m.surface for m in terms if not _is_denied(text, m.start, words)]
    acronyms = (m for m in _ACRONYM.finditer(text) if m[0] not in words.no_keywords)
    phrases += [m[0] for m in acronyms if not _is_denied(text, m.start(), words)]
    once = {phrase.casefold(): phrase for phrase in reversed(phrases)}
    kept = [
        p
        for p in reversed(once.values())
        if not any(p != o and p.casefold() in o.casefold() for o in once.values())
    ]
    return " AND ".join(p if re.fullmatch(r"[\w+#.]+", p) else f'"{p}"' for p in kept)


def _parts(text: str, language: Language) -> Iterator[str]:
    """The parts of a profile that are named, but for those that are denied."""
    words = _words(language)
    for part, phrases in words.parts.items():
        if any(not _is_denied(text, found.start(), words) for found in phrases.finditer(text)):
            yield part


def _is_denied(text: str, at: int, words: _Words) -> bool:
    """Whether what stands at a place is said not to have been it."""
    before = words.no_denials.blanked(text[max(0, at - DENIED_WITHIN) : at])
    behind = (before[found.end() :] for found in words.denials.finditer(before))
    return any(not _CLAUSE_ENDS & {*rest} and not words.but.search(rest) for rest in behind)
