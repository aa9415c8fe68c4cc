"""The words of a job title that somebody would search for."""

from __future__ import annotations

import re
from functools import cache

from auditor.languages import Language
from auditor.text.normalise import fold

_WORD = re.compile(r"[\w+#.&]*[\w+#]")


def title_words(title: str, language: Language) -> tuple[str, ...]:
    """The words of a title without rank, place, brackets, numbers and kind of contract."""
    text = re.split(r"\s[-–—|]\s|[|,]", re.sub(r"[(\[].*?[)\]]", " ", fold(title).text))[0].lower()
    for phrase in _unwanted(language):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text)
    return tuple(word for word in _WORD.findall(text) if not any(c.isdigit() for c in word))


@cache
def _unwanted(language: Language) -> tuple[str, ...]:
    words = [*language.table("searches")["contract"], *language.table("seniority")["words"]]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
