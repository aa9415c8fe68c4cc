"""What an answer says to a person, as blocks: described once here, rendered by every format for people.

A page knows nothing of audits, terminals or markup. Its texts may hold what a profile or a posting says, so
each renderer makes them harmless in its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Emphasis = Literal["plain", "strong", "quiet"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; level 1 is the title of the page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped between words."""

    text: str
    emphasis: Emphasis = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and why."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, one after the other."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A number from 0 to 100 that is shown as a length where that is possible."""

    value: float


Cell = str | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; a `spare` one is left out where there is little room."""

    name: str
    align: Align = "left"
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A line that somebody wrote: on which side, and where it stands."""

    side: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """What is claimed of something, and the lines it rests on."""

    about: str
    claim: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values, one pair a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text in its own lines, such as a message, a draft or a search, to be read or copied as it is."""

    text: str


Block = Heading | Text | Items | Steps | Table | Quotes | Pairs | Verbatim


@dataclass(frozen=True, slots=True)
class Page:
    """An answer, top to bottom. `asides` are for whoever ran the command: next steps, warnings."""

    blocks: tuple[Block, ...]
    asides: tuple[str, ...] = ()
