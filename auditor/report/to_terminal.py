"""A page in a terminal: readable in 80 columns, without colour, and through a pipe.

Everything is printed as rich `Text`, so that markup in a profile stays what it is.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from rich import table as rich_table
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text as Line

from auditor.report.page import (
    Banner,
    Bar,
    Block,
    Cards,
    Cell,
    Column,
    Emphasis,
    Figure,
    Fold,
    Heading,
    Item,
    Items,
    Link,
    Map,
    Marked,
    Meters,
    Page,
    Pairs,
    Queries,
    Query,
    Quote,
    Quotes,
    Sheet,
    Spreads,
    Steps,
    Table,
    Text,
    Tone,
    Verbatim,
)
from auditor.report.wording import listed, plain

WIDTH = 80
INDENT = 2  # cells before what belongs under a line
BAR = 8  # cells of a full bar
LABEL = 13  # cells of a side before its quote
NAME = 28  # cells at most of a strong column, so that what is told of a name stays beside it
# A tone has a shape too, for whoever sees no colour: a triangle down or up, filled where it is sure.
SHAPES: dict[Tone, str] = {
    "bad": "▼",
    "rather-bad": "▽",
    "even": "◆",
    "rather-good": "△",
    "good": "▲",
    "absent": "○",
    "open": "·",
}
TONES: dict[Tone, str] = {
    "bad": "red",
    "rather-bad": "red",
    "even": "",
    "rather-good": "green",
    "good": "green",
    "absent": "dim",
    "open": "dim",
}
STYLES: dict[Emphasis, str] = {"plain": "", "strong": "bold", "quiet": "dim", "good": "green", "bad": "red"}


def render(page: Page) -> str:
    """The page without colour, 80 columns wide."""
    out = io.StringIO()
    print_page(page, Console(file=out, width=WIDTH, color_system=None, force_terminal=False))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def show(page: Page) -> None:
    """Print a page on stdout as wide as it is there, and its asides on stderr."""
    print_page(page, _console(), _console(stderr=True))


def width() -> int:
    """How many columns there are where a page is shown; 80 where nobody can tell."""
    return _console().width


def _console(*, stderr: bool = False) -> Console:
    """What stands before the reader; where no colour is wanted there are no escapes at all."""
    system: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(stderr=stderr, highlight=False, color_system=system)


def print_page(page: Page, console: Console, asides: Console | None = None) -> None:
    """Print the blocks of a page, and its asides where a console for them is given."""
    print_blocks(page.blocks, console)
    if asides:
        for aside in page.asides:
            asides.print(_line(aside), soft_wrap=True)


def print_blocks(blocks: Iterable[Block], console: Console) -> None:
    """Print blocks, one below the other."""
    above: Block | None = None
    for block in blocks:
        if isinstance(block, Map | Spreads):
            continue
        if above and not _holds_close(above):
            console.print()
        _print(block, console)
        above = block


def _holds_close(block: Block) -> bool:
    return (
        (isinstance(block, Heading) and block.level > 1)
        or (isinstance(block, Text) and block.leads)
        or isinstance(block, Banner)
    )


def _print(block: Block, console: Console) -> None:
    match block:
        case Heading():
            _print_wrapped(_line(block.text, "bold" if block.level == 1 else "bold underline"), console)
        case Text():
            _print_wrapped(_line(block.text, STYLES[block.emphasis]), console)
        case Items():
            _print_items(block, console)
        case Steps():
            _print_steps(block, console)
        case Table():
            console.print(_table(block))
        case Quotes():
            _print_quotes(block, console)
        case Pairs():
            print_lines((f"{name}: {value}" for name, value in block.pairs), console, whole=True)
        case Verbatim():
            whole = not (block.wrapped or block.quoted)
            print_lines(block.text.splitlines(), console, INDENT * block.quoted, whole=whole)
        case Banner():
            for text in block.texts:
                _print_wrapped(_line(text, "bold"), console)
        case Meters():
            _print_meters(block, console)
        case Marked():
            print_lines(block.text.splitlines(), console, INDENT)
        case Queries():
            _print_queries(block, console)
        case Cards():
            _print_cards(block, console)
        case Fold():
            _print_wrapped(_line(block.line, "bold"), console)
            print_blocks(block.blocks, console)
        case Sheet():
            console.print(_table(block.table))
        case Map() | Spreads():
            pass
        case _:
            assert_never(block)


def _print_items(block: Items, console: Console) -> None:
    for item in block.items:
        one = item if isinstance(item, Item) else Item(item)
        if block.marked:
            _print_wrapped(_line(f"- {one.text}"), console)
        else:
            print_lines([one.text], console, INDENT, whole=True)
        print_lines(one.under, console, 2 * INDENT, whole=True)


def print_lines(lines: Iterable[str], console: Console, indent: int = 0, *, whole: bool = False) -> None:
    """Print lines, wrapped between words behind the blanks they begin with; `whole` ones not in a pipe."""
    for line in lines:
        blanks = indent + len(line) - len(line.lstrip(" "))
        if whole and not console.is_terminal:
            console.print(Line(f"{' ' * blanks}{plain(line)}".rstrip()), soft_wrap=True)
        else:
            _print_wrapped(_line(line), console, blanks)


def _print_wrapped(line: Line, console: Console, indent: int = 0) -> None:
    """A line wrapped between words, without blanks at the ends of its parts."""
    for part in line.wrap(console, console.width - indent) or [Line()]:
        part.rstrip()
        console.print(Line(" " * indent) + part if part else part, soft_wrap=True)


def _print_steps(block: Steps, console: Console) -> None:
    for number, step in enumerate(block.steps, start=1):
        line = _line(f"{number}. {step.what}", "bold")
        line.append(f" {plain(step.why)}" if step.why else "", style="default")
        _print_wrapped(line, console)
        if step.reached:
            _print_wrapped(_line(step.reached, "dim"), console, len(f"{number}. "))
    if block.proof:
        _print_wrapped(_line(block.proof, "dim"), console)


def _table(block: Table) -> rich_table.Table:
    shown = [(number, column) for number, column in enumerate(block.columns) if not column.spare]
    names = any(column.name for _, column in shown)
    table = rich_table.Table(
        box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_header=names
    )
    for number, column in shown:
        bars = any(isinstance(row[number], Bar) for row in block.rows)
        table.add_column(
            column.short or column.name,
            justify="left" if bars or column.whole else column.align,
            width=BAR if bars else None,
            max_width=NAME if column.emphasis == "strong" else None,
            no_wrap=column.whole,
            overflow="fold" if column.align == "left" else "ellipsis",
        )
    for row in block.rows:
        table.add_row(*(_cell(row[number], column) for number, column in shown))
    return table


def _cell(cell: Cell, column: Column) -> Line:
    match cell:
        case Bar():
            return Line(_length(cell.value / 100, drawn=cell.value > 0), STYLES[cell.emphasis])
        case Link():
            style = f"{STYLES[column.emphasis]} {TONES[cell.tone]}".strip()
            return _line(f"{SHAPES[cell.tone]} {cell.text}", style)
        case Figure():
            return _line(cell.text, STYLES[column.emphasis])
        case _:
            return _line(cell, STYLES[column.emphasis])


def _length(part: float, *, drawn: bool) -> str:
    """A part of the whole as a length; one that is too small for a cell is still drawn."""
    return "█" * round(part * BAR) or "▏" * drawn


def _print_meters(block: Meters, console: Console) -> None:
    """Names and lengths below one another, and beside each the counts and what they rest on."""
    names = max((cell_len(plain(meter.name)) for meter in block.meters), default=0)
    beside = min(names, NAME, console.width // 3)
    for meter in block.meters:
        now = meter.now / meter.whole if meter.whole else 0.0
        name = plain(meter.name)
        if cell_len(name) > beside:
            _print_wrapped(_line(name, "bold"), console)
            name = ""
        line = Line(set_cell_size(name, beside), "bold")
        line.append("  ")
        line.append(f"{_length(now, drawn=meter.now > 0):░<{BAR}}", style=STYLES[meter.emphasis] or "default")
        later = "" if meter.later is None else f", {meter.later} after"
        counts = _line(f"{meter.now} of {meter.whole} now{later}")
        counts.append(f"  {plain(meter.basis)}" if meter.basis else "", style="dim")
        _print_beside(line, counts, console)


def _print_beside(line: Line, text: Line, console: Console) -> None:
    """A text beside a line, wrapped between words below its own beginning."""
    left = line.cell_len + 2
    for number, part in enumerate(text.wrap(console, max(1, console.width - left))):
        part.rstrip()
        console.print((Line(" " * left) if number else line + Line("  ")) + part, soft_wrap=True)


def _print_queries(block: Queries, console: Console) -> None:
    for query in block.queries:
        print_lines([query.text], console, INDENT, whole=True)
        style = "" if query.now else "dim"
        _print_wrapped(_line("; ".join(_told(query)), style), console, 2 * INDENT)


def _told(query: Query) -> Iterator[str]:
    """Whether a search finds the reader, by which words, and which it misses."""
    if query.later is None:
        yield "finds you" if query.now else "does not find you"
    elif query.now == query.later:
        yield "finds you now and after" if query.now else "finds you neither now nor after"
    else:
        yield "finds you now, not after" if query.now else "does not find you now, but after"
    if query.because:
        yield f"by {listed(query.because)}" if query.now else f"you have {listed(query.because)}"
    if query.missing:
        yield f"you lack {listed(query.missing)}"


def _print_cards(block: Cards, console: Console) -> None:
    for number, card in enumerate(block.cards):
        if number:
            console.print()
        line = _line(f"{SHAPES[card.tone]} {card.name}", f"bold {TONES[card.tone]}".strip())
        line.append(f": {plain(card.claim)}" if card.claim else "", style="default")
        _print_wrapped(line, console)
        print_blocks(card.blocks, console)


def _print_quotes(block: Quotes, console: Console) -> None:
    if block.about:
        line = _line(block.about, "bold")
        claim = plain(block.short or block.claim)
        line.append(f": {claim}" if claim else "", style="dim")
        _print_wrapped(line, console)
    for quote in block.quotes:
        if block.whole:
            _print_whole(quote, console)
        else:
            _print_clipped(quote, console)


def _print_whole(quote: Quote, console: Console) -> None:
    line = _line(f"{quote.side}:", STYLES[quote.emphasis])
    line.append(f" “{plain(quote.text)}”", style="default")
    line.append(f" ({plain(quote.place)})" if quote.place else "", style="dim")
    _print_wrapped(line, console, INDENT)


def _print_clipped(quote: Quote, console: Console) -> None:
    """A quote cut to one line around its surface; other formats have the room for the whole line."""
    label = f"{' ' * INDENT}{plain(quote.side):<{LABEL}}"
    line = Line(label, style=STYLES[quote.emphasis])
    room = console.width - len(label) - 2
    line.append(f"“{_clip(plain(quote.text), plain(quote.surface), room)}”", style="default")
    console.print(line, no_wrap=True, overflow="ellipsis")


def _clip(text: str, surface: str, width: int) -> str:
    """At most `width` characters of a text, around the surface, cut between words."""
    if len(text) <= width:
        return text
    at = max(0, text.find(surface))
    room = max(0, width - len(surface) - 4) // 2
    start, end = max(0, at - room), min(len(text), max(at + len(surface) + room, width - 2))
    start = text.rfind(" ", 0, start) + 1 if not start else text.find(" ", start, at) + 1 or at
    end = end if end == len(text) else max(text.rfind(" ", at + len(surface), end), at + len(surface))
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")


def _line(text: str, style: str = "") -> Line:
    """Untrusted text as it is: neither markup nor terminal escapes act."""
    return Line(plain(text), style=style)
