"""Whether an ambiguous word is the term here: classes as data, one engine.

*Go* is not *go to*, *R* is not *R&D*, *Excel* is not *excel at*. Each class in `ambiguity.toml` lists
the conditions that accept a reading and the neighbouring words that reject it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.languages import table

NEAR = 6  # tokens
LIST_SEPARATORS = frozenset({",", "/", "|", "·", "•", ";", "and", "or", "&", "+"})
SENTENCE_ENDS = frozenset({".", "!", "?", "\n", ":", "-", "•", "·", "|", '"', "("})
ENTRY_ENDS = frozenset({"", ",", "·", "•", "|", ";", "("})
TITLE_SECTIONS = frozenset({"title", "headline", "position-title"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An ambiguous word in its place: `tokens` are the words of its section, `start`-`end` its own."""

    tokens: tuple[str, ...]
    start: int
    end: int
    section_kind: str
    neighbours: frozenset[int]  # tokens at which a term begins or ends, this one included

    def before(self, distance: int = 1) -> str:
        """The token `distance` places before, "" at the section's edge."""
        return self.tokens[self.start - distance] if self.start >= distance else ""

    def after(self, distance: int = 1) -> str:
        """The token `distance` places after, "" at the section's edge."""
        return self.tokens[self.end + distance - 1] if self.end + distance - 1 < len(self.tokens) else ""


def judge(reading: Reading, name: str, language: str) -> str:
    """Why this reading of a word of ambiguity class `name` is rejected; "" when it is accepted."""
    rules = _classes(language)[name]
    at_start = not reading.before() or _ends_sentence(reading.before())
    before, after = reading.before().lower(), reading.after().lower()
    if before in rules["after"]:
        return ""
    if name != "product" or at_start:
        if after in rules["reject_after"]:
            return f'followed by "{reading.after()}"'
        if before in rules["reject_before"]:
            return f'preceded by "{reading.before()}"'
    if any(CONDITIONS[condition](reading, rules) for condition in rules["accept"]):
        return ""
    return "no context that makes it the term: " + ", ".join(rules["accept"]).replace("_", " ")


def _anywhere(reading: Reading, rules: dict[str, Any]) -> bool:
    return True


def _in_skills(reading: Reading, rules: dict[str, Any]) -> bool:
    """A whole entry of a skills section, or one with its kind in brackets: "Go (Programming Language)"."""
    alone = (reading.before() in ENTRY_ENDS or reading.before().isspace()) and (
        reading.after() in ENTRY_ENDS or reading.after().isspace()
    )
    return alone and reading.section_kind == "skills"


def _in_list(reading: Reading, rules: dict[str, Any]) -> bool:
    """Beside a term across a comma, slash, bar, "and" or "or"."""
    before = reading.before() in LIST_SEPARATORS and (
        reading.start - 2 in reading.neighbours
        # "Python, and R": two separators in a row
        or (reading.before(2) in LIST_SEPARATORS and reading.start - 3 in reading.neighbours)
    )
    after = reading.after() in LIST_SEPARATORS and (
        reading.end + 1 in reading.neighbours
        or (reading.after(2) in LIST_SEPARATORS and reading.end + 2 in reading.neighbours)
    )
    return before or after


def _near_word(reading: Reading, rules: dict[str, Any]) -> bool:
    nearby = reading.tokens[max(0, reading.start - NEAR) : reading.end + NEAR]
    return any(token.lower() in rules["near"] for token in nearby)


def _alone(reading: Reading, rules: dict[str, Any]) -> bool:
    """The only word of its line."""
    before, after = reading.before(), reading.after()
    return (not before or before.isspace()) and (not after or after.isspace())


def _inside_sentence(reading: Reading, rules: dict[str, Any]) -> bool:
    """Capitalised where an ordinary word would not be: inside a sentence that is not all capitals.

    The sentence's first word is capitalised anyway, so it says nothing: "Expert Excel, basic SQL".
    """
    start, end = reading.start, reading.end
    while start > 0 and not _ends_sentence(reading.tokens[start - 1]):
        start -= 1
    while end < len(reading.tokens) and not _ends_sentence(reading.tokens[end]):
        end += 1
    capital = any(token[0].isupper() for token in reading.tokens[reading.start : reading.end])
    if start == reading.start or not capital:
        return False
    others = (*reading.tokens[start + 1 : reading.start], *reading.tokens[reading.end : end])
    words = [token for token in others if token.isalpha()]
    return 3 * sum(token.islower() for token in words) >= len(words)


def _ends_sentence(token: str) -> bool:
    return token in SENTENCE_ENDS or token.isspace()


def _in_title(reading: Reading, rules: dict[str, Any]) -> bool:
    return reading.section_kind in TITLE_SECTIONS


def _as_a(reading: Reading, rules: dict[str, Any]) -> bool:
    return reading.before().lower() in {"a", "an", "the"} and reading.before(2).lower() in {"as", "is", "am"}


def _before_role(reading: Reading, rules: dict[str, Any]) -> bool:
    return reading.after().lower() in rules["near"]


CONDITIONS: dict[str, Callable[[Reading, dict[str, Any]], bool]] = {
    "anywhere": _anywhere,
    "in_skills": _in_skills,
    "in_list": _in_list,
    "near_word": _near_word,
    "alone": _alone,
    "inside_sentence": _inside_sentence,
    "in_title": _in_title,
    "as_a": _as_a,
    "before_role": _before_role,
}


@cache
def _classes(language: str) -> dict[str, Any]:
    classes = table(language, "ambiguity")
    return {
        name: {key: frozenset(values) if key != "accept" else values for key, values in rules.items()}
        for name, rules in classes.items()
    }
