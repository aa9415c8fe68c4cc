"""HTML -> blocks: a line for each block element and line break, told apart by the tags around it."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.read import lines
from auditor.records import Block
from auditor.text.normalise import repair

if TYPE_CHECKING:  # importing it takes as long as reading a text, which needs none of it
    from bs4 import BeautifulSoup, Tag
    from bs4.element import NavigableString

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACED = _HEADINGS | {"p", "pre", "blockquote", "table", "hr"}  # an empty line stands before these
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|"
    "entry|form|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
ENTRY = "entry"  # a list item that the page made and not the author: only a bullet of theirs makes it an item
_BOLD = frozenset(("b", "strong"))
_LINE_MAKING = re.compile(r"<(?:p|br|li|div|tr|h[1-6])\b", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?[a-z]", re.I)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text, the block element it sits in, and the names of all elements around it."""

    text: str
    block: Tag
    around: frozenset[str]

    @property
    def is_spaced(self) -> bool:
        """Whether an empty line sets its block apart, as it does not inside a list."""
        return self.block.name in _SPACED and not self.around & {"li", ENTRY}


def blocks(root: Tag) -> tuple[Block, ...]:
    """The blocks of the text under `root`, in the order of the page."""
    found: list[Block] = []
    for pieces, gap in _lines(root):
        if made := _block(pieces, gap):
            # A list starts as if an empty line stood before it, and so does what follows it.
            turns = bool(found) and (found[-1].kind == "item") != (made.kind == "item")
            found.append(replace(made, gap=made.gap or turns))
    return tuple(found)


def parsed(text: str) -> BeautifulSoup:
    """A page or a piece of one as a tree; what is no HTML, such as XML, is taken as if it were."""
    from bs4 import BeautifulSoup, UnusualUsageWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnusualUsageWarning)
        return BeautifulSoup(text, "lxml")


def fragment(text: str) -> tuple[Block, ...]:
    """The blocks of a text that may be plain, HTML, or HTML that was escaped once or more."""
    for _ in range(3):
        if not _ESCAPED_TAG.search(text):
            break
        text = html.unescape(text)
    if not _TAG.search(text):
        return lines.blocks(repair(text))
    if not _LINE_MAKING.search(text):
        text = text.replace("\n", "<br>")  # plain lines with a little emphasis
    return blocks(parsed(text))


def text_of(node: Tag | None) -> str:
    """The text of a node as one line; empty without a node."""
    return " ".join(repair(node.get_text(" ")).split()) if node else ""


def _lines(root: Tag) -> Iterator[tuple[list[_Piece], bool]]:
    """The pieces of each line, and whether an empty line stands before it."""
    from bs4.element import NavigableString, Tag

    line: list[_Piece] = []
    last: _Piece | None = None
    breaks, gap = 2, True
    for node in root.descendants:
        if isinstance(node, Tag):
            breaks += node.name == "br"
        elif type(node) is NavigableString:  # not its kinds: comments, scripts, styles
            piece = _piece(node, root)
            if last and piece.block is not last.block:
                breaks = max(breaks, 2 if piece.is_spaced or last.is_spaced else 1)
            last = piece
            for number, text in enumerate(node.split("\n") if "pre" in piece.around else [node]):
                breaks += number > 0
                if breaks and text.strip():
                    if line:
                        yield line, gap
                    line, gap, breaks = [], breaks > 1, 0
                if line or text.strip():
                    line.append(replace(piece, text=text))
    if line:
        yield line, gap


def _piece(node: NavigableString, root: Tag) -> _Piece:
    block: Tag | None = None
    around = set()
    for parent in node.parents:
        around.add(parent.name)
        if block is None and _BLOCK.fullmatch(parent.name):
            block = parent
        if parent is root:
            break
    return _Piece(str(node), block or root, frozenset(around))


def _block(pieces: list[_Piece], gap: bool) -> Block | None:
    # Spaces of the source collapse as in a browser; a no-break space is the author's and stays.
    text = repair(re.sub(r"[ \t\r\n\f]+", " ", "".join(piece.text for piece in pieces))).strip()
    if not text or lines.is_decoration(text):
        return None
    if pieces[0].around & _HEADINGS:
        return Block("heading", text, gap=gap)
    if "li" in pieces[0].around:
        return Block("item", lines.block(text, gap=gap).text, gap=gap)
    if lines.is_short(text) and all(p.around & _BOLD or not re.search(r"\w", p.text) for p in pieces):
        return Block("heading", text, gap=gap)
    return lines.block(text, gap=gap)
