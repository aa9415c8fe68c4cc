"""Whether a line names a place: by what surely says so, since "Java, Spring Boot" is written like one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.languages import interfaces
from auditor.text.normalise import fold, key
from auditor.text.wording import Wording, phrases

LONGEST = 12  # words
_SIGNS = re.compile(r"\s-\s|[(|]")


class Places:
    """The places that a profile can speak of: `own` are those of the person's own address."""

    def __init__(self, words: Wording, own: Iterable[str] = ()) -> None:
        others = interfaces().values()
        self.words, self.own = words, frozenset(own)
        self.workplace = phrases(
            [*words.data["workplace"], *(way for table in others for way in table["workplace"])]
        )
        countries = [*words.data["countries"], *(name for table in others for name in table["countries"])]
        self.countries = phrases(countries)
        self.states = frozenset(map(key, words.data["states"]))

    def is_sure(self, text: str) -> bool:
        """Whether it is a place beyond doubt: "Lyon · Hybrid", "Barrie, ON", or a part of the own address."""
        folded = fold(text).text.strip()
        if not key(folded) or len(folded.split()) > LONGEST or folded.endswith((".", ";", "!")):
            return key(folded) in self.workplace
        place, _, after = _SIGNS.sub("·", folded).partition("·")
        if key(folded) in self.workplace or self.workplace.match(key(after)):
            return True
        if after or self.words.names_title(place):
            return False
        parts = [part.strip() for part in place.split(",")]
        if not all(_is_capital(part) for part in parts) or any(c.isdigit() for c in place):
            return False
        last = key(parts[-1])
        named = last in self.countries or (len(parts) > 1 and last in self.states)
        ended = key(place).endswith(self.words.place_endings) and len(place.split()) <= 6
        return named or ended or key(parts[0]) in self.own

    def is_shaped(self, text: str) -> bool:
        """Whether it is written like a place, as many lists are too: a few names with commas between."""
        folded = fold(text).text.strip()
        parts = folded.split(",")
        shaped = 2 <= len(parts) <= 4 and all(_is_capital(part) and len(part.split()) <= 4 for part in parts)
        return shaped and not any(c.isdigit() for c in folded) and not self.words.names_title(folded)


def _is_capital(part: str) -> bool:
    words = part.split()
    return bool(words) and len(words) <= 5 and not words[0][0].islower() and not words[-1][0].islower()
