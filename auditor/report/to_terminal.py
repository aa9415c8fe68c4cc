"""A page in a terminal: readable in 80 columns, without colour, and through a pipe.

Everything is printed as rich `Text`, so that markup in a profile stays what it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import assert_never

from rich import table as rich_table
from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from auditor.records import Attraction, Audit, Contact
from auditor.report import view
from auditor.report.page import (
    Bar,
    Block,
    Cell,
    Column,
    Emphasis,
    Heading,
    Item,
    Items,
    Page,
    Pairs,
    Quote,
    Quotes,
    Steps,
    Table,
    Text,
    Verbatim,
)
from auditor.report.wording import plain

WIDTH = 80
INDENT = 2  # cells before what belongs under a line
BAR = 8  # cells of a full bar
LABEL = 13  # cells of a side before its quote, "your profile" being the longest
NAME = 28  # cells at most of a strong column, so that what is told of a name stays beside it
STYLES: dict[Emphasis, str] = {"plain": "", "strong": "bold", "quiet": "dim", "good": "green", "bad": "red"}


def render_page(page: Page) -> str:
    """The page without colour, 80 columns wide."""
    out = io.StringIO()
    print_page(page, Console(file=out, width=WIDTH, color_system=None, force_terminal=False))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def print_page(page: Page, console: Console, asides: Console | None = None) -> None:
    """Print the blocks of a page, and its asides where a console for them is given."""
    above: Block | None = None
    for block in page.blocks:
        if above and not _holds_close(above):
            console.print()
        _print(block, console)
        above = block
    if asides:
        for aside in page.asides:
            asides.print(_line(aside), soft_wrap=True)


def _holds_close(block: Block) -> bool:
    return (isinstance(block, Heading) and block.level > 1) or (isinstance(block, Text) and block.leads)


def _print(block: Block, console: Console) -> None:
    match block:
        case Heading():
            console.print(_line(block.text, "bold" if block.level == 1 else "bold underline"))
        case Text():
            console.print(_line(block.text, STYLES[block.emphasis]))
        case Items():
            _print_items(block, console)
        case Steps():
            _print_steps(block, console)
        case Table():
            console.print(_table(block))
        case Quotes():
            _print_quotes(block, console)
        case Pairs():
            for name, value in block.pairs:
                console.print(_line(f"{name}: {value}"))
        case Verbatim():
            _print_lines(block.text.splitlines(), console, INDENT * block.quoted)
        case _:
            assert_never(block)


def _print_items(block: Items, console: Console) -> None:
    for item in block.items:
        one = item if isinstance(item, Item) else Item(item)
        if block.marked:
            console.print(_line(f"- {one.text}"))
        else:
            _print_lines([one.text], console, INDENT)
        _print_lines(one.under, console, 2 * INDENT)


def _print_lines(lines: Iterable[str], console: Console, indent: int = 0) -> None:
    """Lines behind the blanks that they begin with: wrapped between words for a person, whole in a pipe."""
    for line in lines:
        left = " " * (indent + len(line) - len(line.lstrip(" ")))
        parts = _line(line).wrap(console, console.width - len(left)) if console.is_terminal else [_line(line)]
        for part in parts or [Line()]:
            part.rstrip()
            console.print(Line(left) + part if part else part, soft_wrap=True)


def _print_steps(block: Steps, console: Console) -> None:
    for number, step in enumerate(block.steps, start=1):
        line = _line(f"{number}. {step.what}", "bold")
        line.append(f" {plain(step.why)}" if step.why else "", style="default")
        console.print(line)
    if block.proof:
        console.print(_line(block.proof, "dim"))


def _table(block: Table) -> rich_table.Table:
    shown = [(number, column) for number, column in enumerate(block.columns) if not column.spare]
    names = any(column.name for _, column in shown)
    table = rich_table.Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_header=names)
    for number, column in shown:
        bars = any(isinstance(row[number], Bar) for row in block.rows)
        table.add_column(
            column.short or column.name,
            justify="left" if bars else column.align,
            width=BAR if bars else None,
            max_width=NAME if column.emphasis == "strong" else None,
            no_wrap=column.whole,
            overflow="fold",
        )
    for row in block.rows:
        table.add_row(*(_cell(row[number], column) for number, column in shown))
    return table


def _cell(cell: Cell, column: Column) -> Line:
    if isinstance(cell, Bar):
        bar = "█" * round(cell.value / 100 * BAR) or ("▏" if cell.value else "")
        return Line(bar, STYLES[cell.emphasis])
    return _line(cell, STYLES[column.emphasis])


def _print_quotes(block: Quotes, console: Console) -> None:
    if block.about:
        line = _line(block.about, "bold")
        claim = plain(block.short or block.claim)
        line.append(f": {claim}" if claim else "", style="dim")
        console.print(line)
    for quote in block.quotes:
        if block.whole:
            _print_whole(quote, console)
        else:
            _print_clipped(quote, console)


def _print_whole(quote: Quote, console: Console) -> None:
    line = _line(f"{quote.side}:", STYLES[quote.emphasis])
    line.append(f" “{plain(quote.text)}”", style="default")
    line.append(f" ({plain(quote.place)})" if quote.place else "", style="dim")
    console.print(Padding(line, (0, 0, 0, INDENT)))


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


def render(audit: Audit) -> dict[str, str]:
    """`audit.txt`: the terminal report without colour, 80 columns wide."""
    out = io.StringIO()
    show(audit, Console(file=out, width=WIDTH, color_system=None, force_terminal=False))
    return {"audit.txt": "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"}


def show(audit: Audit, console: Console) -> None:
    """Print the report. Everything is `Line`, so that markup in a profile stays what it is."""
    report = view.build(audit)
    console.print(_line(report.title, style="bold"))
    if report.found:
        console.print()
        console.print(_line(report.found, style="bold"))
    console.print()
    console.print(_line(report.answer))
    if report.advice:
        _advice(report.advice, console)
    for listed in report.lists:
        _listed(listed, console)
    for group in report.groups:
        console.print()
        console.print(_line(group.heading, style="bold underline"))
        console.print(_line(group.meaning, style="dim"))
        console.print(_old_table(group))
        for row in group.rows:
            _evidence(row, console)
    for heading, terms in view.leftovers(report):
        console.print()
        console.print(_line(heading, style="bold underline"))
        console.print(_line(", ".join(terms)))
    console.print()
    console.print(_line("Read this with it", style="bold underline"))
    for caveat in report.caveats:
        console.print(Padding(_line(f"- {caveat}"), (0, 0)))
    console.print()
    console.print(_line(report.basis, style="dim"))


def _listed(listed: view.Listed, console: Console) -> None:
    console.print()
    console.print(_line(listed.heading, style="bold underline"))
    for point in listed.points:
        console.print(_line(f"- {point}"))


def _advice(advice: view.Advice, console: Console) -> None:
    console.print()
    console.print(_line(advice.heading, style="bold underline"))
    for number, step in enumerate(advice.steps, start=1):
        line = _line(f"{number}. {step.what}", style="bold")
        line.append(f" {plain(step.why)}" if step.why else "", style="default")
        console.print(line)
    console.print(_line(" ".join(advice.proof), style="dim"))


def show_lines(lines: Iterable[str], console: Console, indent: int = 0) -> None:
    """Print lines, each wrapped between words behind the blanks that it begins with."""
    for line in lines:
        left = " " * (indent + len(line) - len(line.lstrip(" ")))
        for part in _line(line).wrap(console, console.width - len(left)) or [Line()]:
            part.rstrip()
            console.print(Line(left) + part if part else part)


def show_contacts(contacts: Sequence[Contact], console: Console) -> None:
    """Print contacts as a table."""
    table = rich_table.Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", justify="right")
    table.add_column("Date", no_wrap=True)
    for heading in ("Recruiter", "Role", "Side", "Path"):
        table.add_column(heading, overflow="fold")
    for c in contacts:
        side = f"{c.proposed}?" if c.proposed and c.side == "unsure" else c.side
        table.add_row(
            Line(str(c.number)),
            Line(c.date or "-"),
            _line(c.recruiter or "-"),
            _line(c.role or "-"),
            _line(side),
            Line(str(c.path or "-")),
        )
    console.print(table)


def show_term(audit: Audit, attraction: Attraction, console: Console) -> None:
    """Print all evidence about one term."""
    row = view.row(audit, attraction)
    console.print(_line(f"{row.term} ({row.kind}): {view.VERDICTS[attraction.verdict]}", style="bold"))
    console.print(_line(f"{row.why}."))
    if attraction.mentions:
        console.print(_line(f"Gap {row.gap} points; pull {row.bar:.0f} of 100; in {row.where}."))
    for quote in view.all_quotes(audit, attraction):
        _quote(quote, console)


def _old_table(group: view.Group) -> rich_table.Table:
    table = rich_table.Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Term", overflow="fold", max_width=28)
    bars = any(row.bar for row in group.rows)
    if bars:
        table.add_column("Pull", width=BAR)
    table.add_column("Mismatched", justify="right")
    table.add_column("Desired", justify="right")
    table.add_column("Gap, points", min_width=16)
    for row in group.rows:
        bar = "█" * round(row.bar / 100 * BAR) or ("▏" if row.bar else "")
        table.add_row(
            _line(row.term, style="bold"),
            *([Line(bar, style="red")] if bars else []),
            Line(row.mismatched),
            Line(row.desired),
            Line(row.gap),
        )
    return table


def _evidence(row: view.Row, console: Console) -> None:
    console.print()
    line = _line(row.term, style="bold")
    line.append(f": {row.evidence_label} evidence; in {plain(row.where)}", style="dim")
    console.print(line)
    for quote in row.quotes:
        _one_line(quote, console)


def _one_line(quote: view.Quote, console: Console) -> None:
    """A quote cut to one line around its term; the whole line stands in the other reports."""
    label = f"  {quote.side:<{LABEL}}"
    text = Line(label, style={"mismatched": "red", "desired": "green", "your profile": "bold"}[quote.side])
    room = console.width - len(label) - 2
    text.append(f"“{_clip(plain(quote.text), plain(quote.surface), room)}”", style="default")
    console.print(text, no_wrap=True, overflow="ellipsis")


def _quote(quote: view.Quote, console: Console) -> None:
    text = Line(
        f"{quote.side}: ", style={"mismatched": "red", "desired": "green", "your profile": "bold"}[quote.side]
    )
    text.append(f"“{plain(quote.text)}”", style="default")
    text.append(f" ({plain(quote.place)})", style="dim")
    console.print(Padding(text, (0, 0, 0, 2)))
