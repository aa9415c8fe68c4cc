"""A page as Markdown that any viewer shows; what people wrote is escaped, and charts are pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from auditor.report.page import (
    Banner,
    Bar,
    Block,
    Cards,
    Cell,
    Emphasis,
    Fold,
    Heading,
    Item,
    Items,
    Map,
    Marked,
    Meters,
    Page,
    Pairs,
    Queries,
    Quotes,
    Sheet,
    Spreads,
    Steps,
    Table,
    Text,
    Verbatim,
)
from auditor.report.wording import plain

RULES = {"left": "---", "right": "--:"}


def render(page: Page) -> str:
    """The blocks of the page; its asides are for whoever ran the command, not for readers of a file."""
    lines: list[str] = []
    above: Block | None = None
    for block in page.blocks:
        if above and not (isinstance(above, Quotes) and isinstance(block, Quotes)):  # these are one list
            lines.append("")
        lines.extend(_lines(block))
        above = block
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_text(block.text)}"
        case Text():
            yield _emphasized(_text(block.text), block.emphasis)
        case Items():
            yield from _items(block)
        case Steps():
            yield from _steps(block)
        case Table():
            yield from _table(block)
        case Quotes():
            yield from _quotes(block)
        case Pairs():
            yield from (f"- {_text(name)}: {_inline(value)}" for name, value in block.pairs)
        case Verbatim():
            yield from _fenced(block.text)
        case Marked():
            yield from _fenced(block.text)
        case Banner():
            yield from _apart([f"> {_strong(text)}"] for text in block.texts if text)
        case Meters():
            yield from map(_meter, block.meters)
        case Queries():
            for query in block.queries:
                yield from _query(query)
        case Cards():
            yield from _apart(_card(card) for card in block.cards)
        case Fold():
            yield _strong(block.line)
            yield from ("", *_blocks(block.blocks))
        case Sheet():
            yield from _table(block.table)
        case Map() | Spreads():
            yield f"![{_text(alt(block))}]({block.name}.svg)"
            if block.note:
                yield from ("", _text(block.note))
        case _:
            assert_never(block)


def _items(block: Items) -> Iterator[str]:
    for item in block.items:
        one = item if isinstance(item, Item) else Item(item)
        yield f"- {_text(one.text)}"
        yield from (f"  - {_text(line)}" for line in one.under)


def _steps(block: Steps) -> Iterator[str]:
    for number, step in enumerate(block.steps, start=1):
        yield f"{number}. **{_text(step.what)}** {_text(step.why)}".rstrip()
    if block.proof:
        yield from ("", _text(block.proof))


def _table(block: Table) -> Iterator[str]:
    yield f"| {' | '.join(_inline(column.name) for column in block.columns)} |"
    yield f"|{'|'.join(RULES[column.align] for column in block.columns)}|"
    for row in block.rows:
        cells = (_cell(cell, column.emphasis) for cell, column in zip(row, block.columns, strict=True))
        yield f"| {' | '.join(cells)} |"


def _cell(cell: Cell, emphasis: Emphasis) -> str:
    if isinstance(cell, Bar):
        return f"{cell.value:.0f}"
    return _emphasized(_inline(cell if isinstance(cell, str) else cell.text), emphasis)


def _quotes(block: Quotes) -> Iterator[str]:
    if block.about:
        claim = f" ({_text(block.claim)})" if block.claim else ""
        yield f"- **{_text(block.about)}**{claim}"
    indent = "  " if block.about else ""
    for quote in block.quotes:
        place = f", {_text(quote.place)}" if quote.place else ""
        yield f"{indent}- {_text(quote.side)}{place}: “{_text(quote.text)}”"


def _fenced(text: str) -> Iterator[str]:
    """Lines that nothing acts in, between fences longer than any within them."""
    lines = [f"{line[: len(line) - len(line.lstrip(' '))]}{plain(line)}" for line in text.splitlines()]
    longest = max(map(len, re.findall(r"`+", "\n".join(lines))), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (fence, *lines, fence)


def _emphasized(text: str, emphasis: Emphasis) -> str:
    return f"**{text}**" if emphasis == "strong" and text else text


def _text(text: str) -> str:
    """Untrusted text for the start of a line, where a number or a sign would make a list."""
    return re.sub(r"^(\d*)(?=[-+=.)])", r"\1\\", _inline(text))


def _inline(text: str) -> str:
    """Untrusted text in one line, with everything Markdown or HTML would act on made literal."""
    literal = re.sub(r"([\\`*_\[\]<>|~#&$])", r"\\\1", plain(text))
    return (
        re.sub(r"(?i)(https?|ftp|www|mailto|xmpp|javascript)(?=[:.])", r"\1\\", literal)
        .replace("\\&", "&amp;")
        .replace("\\<", "&lt;")
    )
