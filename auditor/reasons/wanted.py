"""What a contact is held against: the profile and the postings of roles that are wanted, as texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from auditor.languages import Language
from auditor.reasons.texts import Text, quoted
from auditor.records import ContactReason, ReasonLine
from auditor.text.phrases import Phrases

Judge = Callable[[Text, "Wanted"], ContactReason | None]
FEWEST_SIGNS = 2  # that say together what none says alone
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Wanted:
    """The profile, and what the person looks for; `said` keeps what was found in it once."""

    profile: Text
    desired: tuple[Text, ...]
    language: Language
    said: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def share(self, holds: Callable[[Text], bool]) -> float:
        """The share (0-1) of the wanted postings of which something is true; 0 without any."""
        return sum(map(holds, self.desired)) / len(self.desired) if self.desired else 0.0

    def profile_is(self, titles: Signs) -> bool:
        """Whether the profile's present job has such a title."""
        return any(p.is_current and p.title in titles for p in self.profile.positions)

    def own(self, phrases: Phrases, unless: Sequence[Phrases] = ()) -> tuple[ReasonLine, ...]:
        """The first line of the profile, else of the wanted postings, that holds one of some phrases.

        Args:
            unless: phrases of which that line holds none.
        """
        for side, texts in (("profile", (self.profile,)), ("desired", self.desired)):
            found = (line for text in texts for line in text.lines if phrases.search(line))
            lines = [line for line in found if not any(one.search(line) for one in unless)]
            if lines:
                return quoted(side, lines, 1)
        return ()


def once(tell: Callable[Concatenate[Wanted, P], R]) -> Callable[Concatenate[Wanted, P], R]:
    """What is told of the wanted postings, which every contact is held against, is found once."""

    @wraps(tell)
    def told(wanted: Wanted, /, *given: P.args, **named: P.kwargs) -> R:
        asked = (tell, given, *named.items())
        if asked not in wanted.said:
            wanted.said[asked] = tell(wanted, *given, **named)
        return cast(R, wanted.said[asked])

    return told


class Signs:
    """Phrases of the language of which some are taken out before the others are looked for."""

    def __init__(self, language: Language, written: Sequence[str], without: Sequence[str] = ()) -> None:
        words = language.table("words")
        self.phrases, self.without = Phrases(written, words), Phrases(without, words)

    def found(self, lines: Iterable[str]) -> dict[str, str]:
        """What is said, in small letters, each with the first line that says it."""
        said: dict[str, str] = {}
        for line in lines:
            if self.phrases.may_be_in(line):
                for found in self.phrases.finditer(self.without.blanked(line)):
                    said.setdefault(found[0].lower(), line)
        return said

    def lines(self, lines: Iterable[str]) -> list[str]:
        """The lines that hold any."""
        return [line for line in lines if line in self]

    def __contains__(self, text: str) -> bool:
        return self.phrases.may_be_in(text) and bool(self.phrases.search(self.without.blanked(text)))


@once
def share_titled(wanted: Wanted, titles: Signs) -> float:
    """The share (0-1) of the wanted postings that have such a title."""
    return wanted.share(lambda text: text.title in titles)


def table(language: Language, name: str) -> Mapping[str, Any]:
    """A part of the language's reasons."""
    part: Mapping[str, Any] = language.table("reasons")[name]
    return part


@cache
def plain(language: Language, part: str, name: str) -> Phrases:
    """The phrases of a name in a part of the language's reasons, which name no list of words."""
    return Phrases(table(language, part)[name])


@cache
def signs(language: Language, part: str, name: str) -> Signs:
    """The phrases of a name in a part of the language's reasons, without those of its "not_" list."""
    data = table(language, part)
    return Signs(language, data[name], data.get(f"not_{name}", ()))
