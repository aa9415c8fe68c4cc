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
# What a thing does to the reader's cause, shown by a shape as well as by a colour: surely or probably harm or
# good, as much of one as of the other, something that is not there, something that nobody can tell yet.
Tone = Literal["bad", "rather-bad", "even", "rather-good", "good", "absent", "open"]


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
    """One thing to do, why, and what is reached once it and all before it are done."""

    what: str
    why: str = ""
    reached: str = ""


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is to be read, with the value by which rows are put in order."""

    text: str
    value: float


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a thing, and the key of its card on the same page."""

    text: str
    key: str
    tone: Tone = "open"


Cell = str | Bar | Figure | Link


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


@dataclass(frozen=True, slots=True)
class Banner:
    """What has to be known before anything else is read, such as that the data are thin."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """How many of a whole there are now, and how many later; None where nothing is to change."""

    name: str
    now: int
    later: int | None
    whole: int
    basis: str  # what the whole rests on: "30 searches from 10 postings"
    emphasis: Emphasis = "plain"


@dataclass(frozen=True, slots=True)
class Meters:
    """A few counts as lengths side by side."""

    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with the range it lies in."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Point:
    """One thing in a map, by two shares between 0 and 1."""

    key: str
    name: str
    across: Measure
    up: Measure
    tone: Tone


@dataclass(frozen=True, slots=True)
class Map:
    """Things by their share on two sides, with the diagonal on which both are alike.

    Formats that cannot show it leave it out: the tables of the page say the same. The note stands below it.
    """

    name: str  # of its file, where it stands beside the page
    title: str
    across: str  # what the share that grows to the right is a share of: "the postings you want"
    up: str
    above: str  # what a thing above the diagonal does: "pull towards roles you don't want"
    below: str
    points: tuple[Point, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """One thing with a number between -1 and 1 and the range it lies in."""

    key: str
    name: str
    measure: Measure
    tone: Tone


@dataclass(frozen=True, slots=True)
class Spreads:
    """Numbers around nought with their ranges, one below the other; left out like a map."""

    name: str
    title: str
    left: str  # what a number below nought means
    right: str
    spreads: tuple[Spread, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text, by its characters, with the key of its card; `strength` is 0-1."""

    start: int
    end: int
    key: str
    tone: Tone
    strength: float


@dataclass(frozen=True, slots=True)
class Marked:
    """Somebody's text in its own lines, with parts of it marked; the marks stand in order and apart."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A search to copy: whether it finds the reader now and later, by what, and what it misses."""

    text: str
    now: bool
    later: bool | None
    because: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Queries:
    """Searches, one below the other."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one thing."""

    key: str
    name: str
    tone: Tone
    claim: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards that marks, points and rows of the page lead to."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that stand behind one line until somebody asks for them."""

    line: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to work on: put in order, searched, decided row by row and saved as a file.

    The first cell of a row is a link; its `row` of `cells` is what the file says of it.
    """

    table: Table
    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    decisions: tuple[str, ...]


Block = (
    Heading | Text | Items | Steps | Table | Quotes | Pairs | Verbatim
    | Banner | Meters | Map | Spreads | Marked | Queries | Cards | Fold | Sheet
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """An answer, top to bottom. `asides` are for whoever ran the command: next steps, warnings."""

    blocks: tuple[Block, ...]
    asides: tuple[str, ...] = ()
