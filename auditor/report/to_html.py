"""A page as one HTML file that needs nothing else: no network, no other file, and no script to be read.

Jinja2 escapes whatever a profile or a posting says; a Content-Security-Policy allows the page's own style and
script by their digests and nothing besides. Without a script everything is there behind `<details>`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from auditor.report.charts import RULES, svg
from auditor.report.page import Block, Heading, Marked, Page, Quote, Tone
from auditor.report.tones import SAID
from auditor.report.wording import visible

MARKS: dict[Tone, str] = {  # of a tone, beside its colour: what is sure is filled
    "bad": "▲",
    "rather-bad": "△",
    "even": "■",
    "rather-good": "○",
    "good": "●",
    "absent": "+",
    "open": "·",
}
STRENGTHS = 4  # steps in which a marked word is darker
LISTED_FROM, LISTED_WIDTH = 4, 60  # lines and characters of a list that is set in columns
SHOWN = 40  # rows of a sheet before "show all"
KINDS = {kind.__name__: kind for kind in get_args(Block)}


class Part(NamedTuple):
    """A part of the page under one heading of level 2."""

    key: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def is_marked(self) -> bool:
        """Whether the reader needs to know what marks mean."""
        return any(isinstance(block, Marked) and block.marks for block in self.blocks)


class Run(NamedTuple):
    """A stretch of somebody's text, marked or not."""

    text: str
    key: str = ""
    tone: Tone = "open"
    step: int = 0


def render(page: Page) -> str:
    """The blocks of the page; its asides are for whoever ran the command, not for readers of a file."""
    title, opening, parts = _parts(page.blocks)
    style, script = f"{_asset('page.css')}\n{RULES}\n", _asset("page.js")
    rendered: str = (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            opening=opening,
            parts=parts,
            style=Markup(style),
            script=Markup(script),
            style_digest=_digest(style),
            script_digest=_digest(script),
            shown=SHOWN,
            marks=MARKS,
            said=SAID,
        )
    )
    return rendered.rstrip() + "\n"


def _parts(blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...], list[Part]]:
    """The title of a page, what stands before its first part, and its parts."""
    title, opening = "", list[Block]()
    parts: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and not title:
            title = block.text
        elif isinstance(block, Heading) and block.level == 2:
            parts.append((block.text, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            opening.append(block)
    return (
        title,
        tuple(opening),
        [Part(f"part-{n}", name, tuple(held)) for n, (name, held) in enumerate(parts, 1)],
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"runs": _runs, "kind": _kind, "around": _around, "svg": _svg, "length": len}
    environment.tests["listed"] = _is_listed
    return environment


@cache
def _asset(name: str) -> str:
    return (files("auditor") / "report" / "html" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """How a Content-Security-Policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _harmless(value: Any) -> Any:
    """Every text that a template puts out, without controls and marks that turn the reading direction."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kind(block: Block) -> str:
    name = type(block).__name__
    assert name in KINDS, f"{name} is no block"
    return name.lower()


def _runs(block: Marked) -> Iterator[Run]:
    """A marked text, cut where a mark begins or ends."""
    at = 0
    for mark in block.marks:
        yield Run(block.text[at : mark.start])
        step = min(STRENGTHS, 1 + int(mark.strength * STRENGTHS))
        yield Run(block.text[mark.start : mark.end], mark.key, mark.tone, step)
        at = mark.end
    yield Run(block.text[at:])


def _is_listed(block: Marked) -> bool:
    """Whether a text is a list of short lines, such as skills, which have room side by side."""
    lines = block.text.splitlines()
    return len(lines) > LISTED_FROM and max(map(len, lines)) <= LISTED_WIDTH


def _around(quote: Quote) -> tuple[str, str, str]:
    """A quote before, in and after the words of it that matter."""
    before, found, after = quote.text.partition(quote.surface) if quote.surface else (quote.text, "", "")
    return before, found, after


def _svg(block: Any) -> Markup:
    return Markup(svg(block, standalone=False))
