"""Why a contact was about a wrong role, which is not always the words of the profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Reason = Literal["words", "level", "shape", "place", "contract", "trade", "unclear"]
Direction = Literal["junior", "senior", ""]

# As a person may write them into a ledger; a level may say which way it is wrong.
REASON_NAMES: dict[str, tuple[Reason, Direction]] = {
    "words": ("words", ""),
    "level-junior": ("level", "junior"),
    "level-senior": ("level", "senior"),
    "level": ("level", ""),
    "shape": ("shape", ""),
    "place": ("place", ""),
    "contract": ("contract", ""),
    "trade": ("trade", ""),
    "unclear": ("unclear", ""),
}


class ReasonLine(NamedTuple):
    """A line that a reason rests on, and whose it is: the contact's, the profile's or a wanted posting's."""

    side: Literal["contact", "profile", "desired"]
    text: str


@dataclass(frozen=True, slots=True)
class ContactReason:
    """One reason why a contact was wrong, in words, with the lines that say so.

    `direction` says of a level whether the role was too junior or too senior, "" where nobody can tell.
    """

    reason: Reason
    detail: str
    evidence: tuple[ReasonLine, ...] = ()
    direction: Direction = ""

    @property
    def name(self) -> str:
        """As a ledger has it: "level-senior"."""
        return f"{self.reason}-{self.direction}" if self.direction else self.reason


@dataclass(frozen=True, slots=True)
class WhyWrong:
    """Why one mismatched posting was wrong, the plainest reason first; never empty.

    `by_person`: the person said so, and nothing was judged by the program.
    """

    posting: str
    reasons: tuple[ContactReason, ...]
    by_person: bool = False
