"""What an answer says to a person, as blocks: described once here, rendered by every format for people.

A page knows nothing of audits, terminals or markup. Its texts may hold what a profile or a posting says, so
each renderer makes them harmless in its own format.

Blocks stand apart by a blank line. Where room is short, as in a terminal, a block stands close below a
heading of level 2 or more, and close below a text that leads to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Emphasis = Literal["plain", "strong", "quiet", "good", "bad"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; level 1 is the title of the page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped between words; one that `leads` introduces the block below it."""

    text: str
    emphasis: Emphasis = "plain"
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list, with what belongs under it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list without an order.

    Without marks it holds lines to copy, such as searches: they stay whole in a pipe or file.
    """

    items: tuple[str | Item, ...]
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and why."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, one after the other, and what shows that it helps."""

    steps: tuple[Step, ...]
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number from 0 to 100 that is shown as a length where that is possible."""

    value: float
    emphasis: Emphasis = "plain"


Cell = str | Bar


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Where there is little room a `spare` one is left out, and `short` is its name.

    Cells of a `whole` column, such as a date or a figure with its range, are never broken into lines.
    """

    name: str
    align: Align = "left"
    emphasis: Emphasis = "plain"
    short: str = ""
    spare: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one a column; without any names of columns it has no head."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A line that somebody wrote: on which side, where it stands, and the words of it that matter."""

    side: str
    place: str
    text: str
    surface: str = ""
    emphasis: Emphasis = "plain"  # of the side


@dataclass(frozen=True, slots=True)
class Quotes:
    """What is claimed of something, and the lines it rests on.

    Where there is little room the claim is `short`, and each line is cut to one around its surface unless it
    is to be shown `whole`. What it is about may be said by the blocks above.
    """

    about: str
    claim: str
    quotes: tuple[Quote, ...]
    short: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values, one pair a line, which stays whole in a pipe or file."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text in its own lines, to be copied as it is: they stay whole in a pipe or file.

    One that is `wrapped`, such as a draft, is to be read first, so it is wrapped between words anywhere; and
    so is one that is `quoted`, which is somebody else's and set off.
    """

    text: str
    wrapped: bool = False
    quoted: bool = False


Block = Heading | Text | Items | Steps | Table | Quotes | Pairs | Verbatim


@dataclass(frozen=True, slots=True)
class Page:
    """An answer, top to bottom. `asides` are for whoever ran the command: next steps, warnings."""

    blocks: tuple[Block, ...]
    asides: tuple[str, ...] = ()
