"""The words of a job title that somebody would search for."""

from __future__ import annotations

import re
from functools import cache

from auditor.languages import Language
from auditor.text.normalise import fold
from auditor.text.phrases import Phrases

_WORD = re.compile(r"[\w+#.&]*[\w+#]")


def title_words(title: str, language: Language) -> tuple[str, ...]:
    """The words of a title without rank, place, brackets, numbers and kind of contract."""
    text = re.split(r"\s[-–—|]\s|[|,]", re.sub(r"[(\[].*?[)\]]", " ", fold(title).text))[0].lower()
    for phrase in _unwanted(language):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text)
    return tuple(word for word in _WORD.findall(text) if not any(c.isdigit() for c in word))


def is_for_beginners(title: str, language: Language) -> bool:
    """Whether a job is a beginner's by its title: "Graduate engineer"."""
    return bool(_junior(language).search(title))


@cache
def _junior(language: Language) -> Phrases:
    return Phrases(language.table("seniority")["junior"], language.table("words"))


@cache
def _unwanted(language: Language) -> tuple[str, ...]:
    words = [*language.table("searches")["contract"], *language.table("seniority")["words"]]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
