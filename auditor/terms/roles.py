"""Whether a line names a role, and whether it may be a person's name: what is doubtful is said, not used."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.records import Mention
from auditor.text.normalise import key
from auditor.text.wording import wording

LONGEST_ROLE = 12  # words
LONGEST_NAME = 6  # words
EVERYDAY = 0.02  # share of job ads from which a word is one of everyday, and below which it may be a name:
RARE = 0.0008  # "Background Image" against "Will Haverty"
_SENTENCE = re.compile(r"[.!?;:]\s*$|[!?;]\s|[,.]\s+I\b")
_NO_LETTER = re.compile(r"[\d@|/\\<>:_=+#]")

FindTerms = Callable[[str], Sequence[Mention]]


def is_role(text: str, language: Language, find: FindTerms) -> bool:
    """Whether a short text names an occupation, in any number or language, is a title of the lexicon, or is
    marked as one for everybody: "Koch (m/w/d)"."""
    if not key(text) or len(text.split()) > LONGEST_ROLE or _SENTENCE.search(text):
        return False
    known = titles(language)
    return known.names_somebody(text) or known.has_mark(text) or any(m.kind == "title" for m in find(text))


def says_something(text: str, language: Language, find: FindTerms) -> bool:
    """Whether a headline has a word of occupations or any term in it."""
    return _names_title(text, language) or bool(find(text))


def _names_title(text: str, language: Language) -> bool:
    """Whether one of its words is an occupation; in the plural, written as no company is: "Night nurses"."""
    known = wording(language)
    words = text.split()
    one = language.spelling.singular(words[-1].casefold()) if words else ""
    is_name = len(words) > 1 and not words[-1][0].islower()
    return known.names_title(text) or (bool(one) and not is_name and known.names_title(one))


def may_be_name(text: str, language: Language) -> bool:
    """Whether a text is written like a person's name, and is no phrase of everyday words."""
    name = text.partition(",")[0]  # a degree follows
    words = re.findall(r"[^\W\d_][\w'’.-]*", name)
    one = len(words) == 1 and words[0].lower() != words[0].upper()  # scripts without case write no blanks
    if not words or one or len(words) > LONGEST_NAME or _NO_LETTER.search(name):
        return False
    if wording(language).names_title(name):
        return False
    shares = [language.background_shares.get(word.lower(), 0.0) for word in words]
    return max(shares) < EVERYDAY or min(shares) <= RARE
