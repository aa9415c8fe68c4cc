"""What a line end did to a word: whether the hyphen there is the printer's or the author's."""

from __future__ import annotations

import re

from auditor.languages import Language

BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u0002\ufffe]\s*$")
BEGINS_SMALL = re.compile(r"[\"'(\[]?[^\W\d_A-Z]")
PRINTERS_OWN = "\u00ad\u0002\ufffe"  # signs that nobody types


def is_one_word(before: str, after: str, language: Language) -> bool:
    """Whether the hyphen at a line end is the printer's: "Terra-/form", not "cloud-/native"."""
    if before.rstrip().endswith(tuple(PRINTERS_OWN)):
        return True
    if not BEGINS_SMALL.match(after):
        return False
    first = re.split(r"[\s-]", before[:-1])[-1].casefold()
    second = re.split(r"[^\w]", after.lstrip())[0].casefold()
    known = language.background_shares
    return first + second in known or not (first in known and second in known)


def joined(before: str, after: str, language: Language) -> str:
    """Two lines as the one that was cut."""
    text = before.rstrip()
    if not BROKEN_WORD.search(text):
        return f"{text} {after.lstrip()}"
    return (text[:-1] if is_one_word(text, after, language) else text) + after.lstrip()
