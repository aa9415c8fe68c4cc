"""headings.toml made ready: phrases, headings and templates of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.languages import Language
from auditor.sections.lines import Line, key
from auditor.text.normalise import fold

LONGEST_PHRASE = 200  # characters; longer lines are text, and stars need not be tried on them


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases in which "#" is a number and "*" any words."""

    exact: frozenset[str]
    pattern: re.Pattern[str]

    def __contains__(self, key: str) -> bool:
        return key in self.exact or (len(key) <= LONGEST_PHRASE and self.pattern.fullmatch(key) is not None)


def phrases(written: Iterable[str]) -> Phrases:
    """Phrases as they are written in headings.toml."""
    plain, open_ended = set(), []
    for phrase in written:
        if "#" in phrase or "*" in phrase:
            open_ended.append(_pattern(phrase))
        else:
            plain.add(key(phrase))
    return Phrases(frozenset(plain), re.compile("|".join(open_ended) or r"(?!)"))


def _pattern(phrase: str) -> str:
    signs = {"#": r"\d+(?: \d+)*", "*": ".+"}
    return " ".join(
        signs[part] if part in signs else key(part) for part in re.findall(r"[#*]|[^#*\s]+", phrase)
    )


def headings(kinds: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Key of each heading -> the kind of section it opens."""
    return {key(phrase): kind for kind, written in kinds.items() for phrase in written}


def template(written: str) -> re.Pattern[str]:
    """ "{title} at {company}" as a pattern with groups, for the folded text of one short line."""
    parts = re.split(r"\{(\w+)\}", written)
    pattern = "".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """What both profiles and postings ask of a line."""

    data: Mapping[str, Any]
    employment: Phrases
    workplace: Phrases
    place_endings: tuple[str, ...]
    title_words: frozenset[str]

    def names_title(self, text: str) -> bool:
        """Whether one of its words is an occupation."""
        return any(word in self.title_words for word in key(text).split())

    def is_place(self, text: str) -> bool:
        """Whether it is written like "Utrecht, Netherlands", "Greater Oslo Area" or "Lyon · Hybrid"."""
        folded = fold(text).text.strip()
        if key(folded) in self.workplace:
            return True
        place, _, after = re.sub(r"\s-\s|[(|]", "·", folded).partition("·")
        ways = tuple(self.workplace.exact)
        if after and (key(after).startswith(ways) or key(place) in self.workplace):
            return len(folded.split()) <= 12
        if after or self.names_title(place):
            return False
        parts = [part.split() for part in place.split(",")]
        shaped = all(1 <= len(part) <= 3 and part[0][0].isupper() and part[-1][0].isupper() for part in parts)
        ended = key(place).endswith(self.place_endings) and len(place.split()) <= 6
        return (shaped and 2 <= len(parts) <= 3 and not any(c.isdigit() for c in place)) or ended


@cache
def wording(language: Language) -> Wording:
    """The wording of one language. Raises FileNotFoundError if the package has no such language."""
    data = language.table("headings")
    return Wording(
        data,
        phrases(data["employment"]),
        phrases(data["workplace"]),
        tuple(key(ending) for ending in data["place-endings"]),
        frozenset(word for title in data["title-words"] for word in key(title).split()[-1:]),
    )


def label(each: Line) -> tuple[str, str]:
    """Key of the label and the author's text after it, of a line such as "Company: Northwind"."""
    before, colon, after = each.folded.partition(":")
    if not colon or not after.strip() or len(before) > 60 or after.startswith("//"):
        return "", ""
    return key(before), each.cut(len(before) + 1)
