"""The report in a terminal: readable in 80 columns, without colour, and through a pipe."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.records import Attraction, Audit, Contact
from auditor.report import view

WIDTH = 80
BAR = 8  # cells of a full bar
LABEL = 13  # cells of "your profile" and a space
COLOURS = {"mismatched": "red", "desired": "green", "your profile": "bold"}


def render(audit: Audit) -> dict[str, str]:
    """`audit.txt`: the terminal report without colour, 80 columns wide."""
    out = io.StringIO()
    show(audit, Console(file=out, width=WIDTH, color_system=None, force_terminal=False))
    return {"audit.txt": "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"}


def show(audit: Audit, console: Console) -> None:
    """Print the report. Everything is `Text`, so that markup in a profile stays what it is."""
    report = view.build(audit)
    console.print(_text(report.title, style="bold"))
    if report.found:
        console.print()
        console.print(_text(report.found, style="bold"))
    console.print()
    console.print(_text(report.answer))
    if report.advice:
        _advice(report.advice, console)
    for listed in report.lists:
        _listed(listed, console)
    for group in report.groups:
        console.print()
        console.print(_text(group.heading, style="bold underline"))
        console.print(_text(group.meaning, style="dim"))
        console.print(_table(group))
        for row in group.rows:
            _evidence(row, console)
    for heading, terms in view.leftovers(report):
        console.print()
        console.print(_text(heading, style="bold underline"))
        console.print(_text(", ".join(terms)))
    console.print()
    console.print(_text("Read this with it", style="bold underline"))
    for caveat in report.caveats:
        console.print(Padding(_text(f"- {caveat}"), (0, 0)))
    console.print()
    console.print(_text(report.basis, style="dim"))


def _listed(listed: view.Listed, console: Console) -> None:
    console.print()
    console.print(_text(listed.heading, style="bold underline"))
    for point in listed.points:
        console.print(_text(f"- {point}"))


def _advice(advice: view.Advice, console: Console) -> None:
    console.print()
    console.print(_text(advice.heading, style="bold underline"))
    for number, step in enumerate(advice.steps, start=1):
        line = _text(f"{number}. {step.what}", style="bold")
        line.append(f" {view.plain(step.why)}" if step.why else "", style="default")
        console.print(line)
    console.print(_text(" ".join(advice.proof), style="dim"))


def show_lines(lines: Iterable[str], console: Console, indent: int = 0) -> None:
    """Print lines, each wrapped between words behind the blanks that it begins with."""
    for line in lines:
        left = " " * (indent + len(line) - len(line.lstrip(" ")))
        for part in _text(line).wrap(console, console.width - len(left)) or [Text()]:
            part.rstrip()
            console.print(Text(left) + part if part else part)


def show_contacts(contacts: Sequence[Contact], console: Console) -> None:
    """Print contacts as a table."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", justify="right")
    table.add_column("Date", no_wrap=True)
    for heading in ("Recruiter", "Role", "Side", "Path"):
        table.add_column(heading, overflow="fold")
    for c in contacts:
        side = f"{c.proposed}?" if c.proposed and c.side == "unsure" else c.side
        table.add_row(
            Text(str(c.number)),
            Text(c.date or "-"),
            _text(c.recruiter or "-"),
            _text(c.role or "-"),
            _text(side),
            Text(str(c.path or "-")),
        )
    console.print(table)


def show_term(audit: Audit, attraction: Attraction, console: Console) -> None:
    """Print all evidence about one term."""
    row = view.row(audit, attraction)
    console.print(_text(f"{row.term} ({row.kind}): {view.VERDICTS[attraction.verdict]}", style="bold"))
    console.print(_text(f"{row.why}."))
    if attraction.mentions:
        console.print(_text(f"Gap {row.gap} points; pull {row.bar:.0f} of 100; in {row.where}."))
    for quote in view.all_quotes(audit, attraction):
        _quote(quote, console)


def _table(group: view.Group) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
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
            _text(row.term, style="bold"),
            *([Text(bar, style="red")] if bars else []),
            Text(row.mismatched),
            Text(row.desired),
            Text(row.gap),
        )
    return table


def _evidence(row: view.Row, console: Console) -> None:
    console.print()
    line = _text(row.term, style="bold")
    line.append(f": {row.evidence_label} evidence; in {view.plain(row.where)}", style="dim")
    console.print(line)
    for quote in row.quotes:
        _one_line(quote, console)


def _one_line(quote: view.Quote, console: Console) -> None:
    """A quote cut to one line around its term; the whole line stands in the other reports."""
    label = f"  {quote.side:<{LABEL}}"
    text = Text(label, style=COLOURS[quote.side])
    room = console.width - len(label) - 2
    text.append(f"“{_clip(view.plain(quote.text), view.plain(quote.surface), room)}”", style="default")
    console.print(text, no_wrap=True, overflow="ellipsis")


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


def _quote(quote: view.Quote, console: Console) -> None:
    text = Text(f"{quote.side}: ", style=COLOURS[quote.side])
    text.append(f"“{view.plain(quote.text)}”", style="default")
    text.append(f" ({view.plain(quote.place)})", style="dim")
    console.print(Padding(text, (0, 0, 0, 2)))


def _text(text: str, style: str = "") -> Text:
    """Untrusted text as it is: neither markup nor terminal escapes act."""
    return Text(view.plain(text), style=style)
