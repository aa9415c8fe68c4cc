"""The title of a posting whose text alone names it: "we are looking for an experienced CNC programmer"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.lexicon.titles import Titles
from auditor.sections.lines import Line

LONGEST_LINE = 2000  # characters that are looked at
LONGEST_TITLE = 8  # words

_SENTENCE = re.compile(r"[,.;:!?()]")


class Sought:
    """The phrases after which, or before which, a title stands in one language."""

    def __init__(self, data: Mapping[str, Any], titles: Titles) -> None:
        self.titles = titles
        cues = "|".join(re.escape(cue) for cue in data["sentence-cues"])
        self.sought = re.compile(rf"(?<!\w)(?:{cues})\b:?\s*(?P<rest>[^\n]{{3,120}})", re.IGNORECASE)
        nouns = "|".join(re.escape(noun) for noun in data["title-nouns"])
        self.named = re.compile(rf"(?<!\w)(?P<rest>(?:[^\W\d_a-z][\w&/+'-]*\s){{1,6}})(?:{nouns})\b")
        self.stops = frozenset(data["sentence-stops"])
        self.praise = frozenset(data["praise"])

    def title(self, lines: Sequence[Line]) -> str:
        """The title in "we are looking for an experienced CNC Programmer to ..."."""
        for each in lines:
            text = each.folded[:LONGEST_LINE]
            for found in (*self.sought.finditer(text), *self.named.finditer(text)):
                if title := self._first(_SENTENCE.split(found["rest"])[0]):
                    return title
        return ""

    def _first(self, text: str) -> str:
        """The longest run of words from the start that is a title, without the praise in front of it."""
        words = text.replace("*", "").replace("_", "").split()
        while words and words[0].casefold() in self.praise:
            words = words[1:]
        end = next((i for i, word in enumerate(words) if i and word.casefold() in self.stops), len(words))
        words = words[: min(end, LONGEST_TITLE)]
        capital = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
        for start in dict.fromkeys((capital, 0)):
            for n in range(len(words), start, -1):
                if self.titles.is_title(" ".join(words[start:n])):
                    return " ".join(words[start:n])
        return ""
