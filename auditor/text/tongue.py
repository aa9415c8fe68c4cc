"""Which language a text is in, told by its words in small letters: names and lists of skills tell nothing."""

from __future__ import annotations

import re
from functools import cache

from auditor.languages import Language, interfaces
from auditor.text.normalise import fold

FEWEST = 4  # function words of a language, before a text is said to be in it
ENOUGH = 8  # words that the own language hardly has, before a text is said to be in another
FEW = 3  # such words beside function words; names have some that nobody has written down
LEAST_LETTERS = 3  # of a word that tells a language
ANOTHER = "another language"  # one whose function words nobody has written down
LONGEST = 45  # characters of a word; longer ones are addresses, keys and the like, in pieces of no language
_WORD = re.compile(r"[^\W\d_]+")


def written_in(text: str, language: Language) -> str:
    """The name of the language that a text is in; "" for its own, and where too little tells it.

    Names keep their small words ("Banco de la Nación"), so function words alone tell nothing where the
    other words in small letters are of the own language, or there are none.
    """
    words = _WORD.findall(fold(" ".join(word for word in text.split() if not _is_no_word(word))).text)
    small = [word for word in words if word.islower() or word.lower() == word.upper()]  # or without capitals
    others = _function_words()
    counts = {name: sum(word in known for word in small) for name, (known, _) in others.items()}
    best = max(counts, key=lambda name: counts[name])
    known, unknown = _told(small, language)
    if known > unknown:
        return ""
    if unknown >= ENOUGH:
        return best if counts[best] >= FEWEST // 2 else ANOTHER
    own = sum(word.lower() in language.function_words for word in words)
    told = unknown >= FEW or others[best][1]
    return best if told and counts[best] >= FEWEST and counts[best] > 1.5 * own else ""


def _is_no_word(text: str) -> bool:
    """Whether what stands between two blanks is too long for a word, in letters that have capitals."""
    return len(text) > LONGEST and 2 * sum(c.lower() != c.upper() for c in text) > len(text)


def _told(small: list[str], language: Language) -> tuple[int, int]:
    """How many words, but for function words of others, are of a language, and how many it hardly has."""
    foreign = frozenset().union(*(known for known, _ in _function_words().values()))
    telling = [word for word in small if len(word) >= LEAST_LETTERS and word not in foreign]
    known = sum(word in language.background_shares or word in language.function_words for word in telling)
    return known, len(telling) - known


@cache
def _function_words() -> dict[str, tuple[frozenset[str], bool]]:
    """Of each language by its name: its function words, and whether its nouns are written in capitals."""
    return {
        table["name"]: (frozenset(table["function-words"]), table.get("nouns-in-capitals", False))
        for table in interfaces().values()
    }
