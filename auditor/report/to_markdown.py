"""A page as Markdown that any viewer shows, charts as pictures beside it; what people wrote is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from auditor.report.charts import alt, svg
from auditor.report.page import (
    Banner,
    Bar,
    Block,
    Card,
    Cards,
    Cell,
    Emphasis,
    Fold,
    Heading,
    Item,
    Items,
    Map,
    Marked,
    Meter,
    Meters,
    Page,
    Pairs,
    Queries,
    Query,
    Quotes,
    Sheet,
    Spreads,
    Steps,
    Table,
    Text,
    Verbatim,
)
from auditor.report.wording import listed, plain

RULES = {"left": "---", "right": "--:"}


def render(page: Page) -> str:
    """The blocks of the page; its asides are for whoever ran the command, not for readers of a file."""
    return "\n".join(_blocks(page.blocks)) + "\n"


def pictures(page: Page) -> dict[str, str]:
    """The charts of a page as SVG, by the names of the files beside it that its Markdown shows."""
    return {_file(chart): svg(chart, standalone=True) for chart in _charts(page.blocks)}


def _charts(blocks: Iterable[Block]) -> Iterator[Map | Spreads]:
    for block in blocks:
        match block:
            case Map() | Spreads():
                yield block
            case Fold():
                yield from _charts(block.blocks)
            case Cards():
                for card in block.cards:
                    yield from _charts(card.blocks)


def _file(chart: Map | Spreads) -> str:
    return f"{chart.name}.svg"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks apart by an empty line; quotes one after the other are one list."""
    above: Block | None = None
    for block in blocks:
        if above and not (isinstance(above, Quotes) and isinstance(block, Quotes)):
            yield ""
        yield from _lines(block)
        above = block


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
            yield from _banner(block)
        case Meters():
            yield from map(_meter, block.meters)
        case Queries():
            for query in block.queries:
                yield from _query(query)
        case Cards():
            for number, card in enumerate(block.cards):
                yield from ([""] if number else [])
                yield from _card(card)
        case Fold():
            yield from (_emphasized(_text(block.line), "strong"), "", *_blocks(block.blocks))
        case Sheet():
            yield from _table(block.table)
        case Map() | Spreads():
            yield f"![{_text(alt(block))}]({_file(block)})"
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
        if step.reached:
            yield f"{' ' * len(f'{number}. ')}- {_text(step.reached)}"
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


def _banner(block: Banner) -> Iterator[str]:
    """One quotation, of which every text is a paragraph."""
    for number, text in enumerate(block.texts):
        yield from ([">"] if number else [])
        yield f"> {_emphasized(_text(text), 'strong')}"


def _meter(meter: Meter) -> str:
    """A count now and later, and what it rests on."""
    later = "" if meter.later is None else f", {meter.later} after"
    basis = f" ({_text(meter.basis)})" if meter.basis else ""
    return f"- **{_text(meter.name)}**: {meter.now} of {meter.whole} now{later}{basis}"


def _query(query: Query) -> Iterator[str]:
    """A search to copy, and below it whether it finds the reader and by what."""
    yield f"- {_code(query.text)}"
    yield f"  - {'; '.join(_told(query))}"


def _told(query: Query) -> Iterator[str]:
    """Whether a search finds the reader, by which words, and which it misses."""
    if query.later is None:
        yield "finds you" if query.now else "does not find you"
    elif query.now == query.later:
        yield "finds you now and after" if query.now else "finds you neither now nor after"
    else:
        yield "finds you now, not after" if query.now else "does not find you now, but after"
    if query.because:
        yield f"{'by' if query.now else 'you have'} {listed([_text(word) for word in query.because])}"
    if query.missing:
        yield f"you lack {listed([_text(word) for word in query.missing])}"


def _card(card: Card) -> Iterator[str]:
    claim = f": {_text(card.claim)}" if card.claim else ""
    yield f"**{_text(card.name)}**{claim}"
    if card.blocks:
        yield from ("", *_blocks(card.blocks))


def _code(text: str) -> str:
    """A line to copy, between ticks that it does not hold; every viewer shows it letter by letter."""
    line = plain(text)
    ticks = "`" * (max(map(len, re.findall(r"`+", line)), default=0) + 1)
    room = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{room}{line}{room}{ticks}" if line else ""


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
