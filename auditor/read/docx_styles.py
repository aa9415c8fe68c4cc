"""What the styles of a Word document say: what is a heading, an item, bold, hidden."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Node

from auditor.read.package import child_of, tag_of, value
from auditor.read.paragraphs import ParagraphKind

_OFF = frozenset(("0", "false", "off"))
_BODY = 9  # the outline level of text that is no heading
_DEEPEST = 20  # styles that one is based on; a file may name a style as its own base


@dataclass(frozen=True, slots=True)
class Style:
    """What is said of a paragraph or of letters; None where that is left to what lies below."""

    is_heading: bool | None = None
    is_item: bool | None = None
    is_bold: bool | None = None
    is_hidden: bool | None = None

    @property
    def kind(self) -> ParagraphKind:
        """What a paragraph is that is set so."""
        return "heading" if self.is_heading else "item" if self.is_item else ""

    def over(self, other: Style) -> Style:
        """This one, and the other where it says nothing."""
        return Style(
            other.is_heading if self.is_heading is None else self.is_heading,
            other.is_item if self.is_item is None else self.is_item,
            other.is_bold if self.is_bold is None else self.is_bold,
            other.is_hidden if self.is_hidden is None else self.is_hidden,
        )


class Styles:
    """The styles by their ids, each with what it inherits."""

    def __init__(self, root: Node | None) -> None:
        nodes = [] if root is None else [node for node in root if tag_of(node) == "style"]
        self._nodes = {value(node, "styleId"): node for node in nodes}
        self._known: dict[str, Style] = {}
        self._default = next(
            (value(n, "styleId") for n in nodes if value(n, "type") == "paragraph" and value(n, "default")),
            "",
        )

    def of(self, settings: Node | None, named: str, *, paragraph: bool = False) -> Style:
        """What settings (`w:pPr`, `w:rPr`) say over the style that they name."""
        return _own(settings).over(self._inherited(named or (self._default if paragraph else "")))

    def _inherited(self, named: str) -> Style:
        if named not in self._known:
            found, at = Style(), named
            for _ in range(_DEEPEST):
                node = self._nodes.get(at)
                if node is None:
                    break
                found = found.over(_of_style(node))
                at = value(child_of(node, "basedOn"), "val")
            self._known[named] = found
        return self._known[named]


def _of_style(node: Node) -> Style:
    """What a style says itself. Its name is English in a document of any language, unlike its id."""
    name = value(child_of(node, "name"), "val").casefold()
    is_heading = True if name == "title" or name.startswith("heading ") else None
    own = Style(is_heading=is_heading)
    return _own(child_of(node, "pPr")).over(_own(child_of(node, "rPr"))).over(own)


def _own(settings: Node | None) -> Style:
    is_heading = is_item = is_bold = is_hidden = None
    for node in () if settings is None else settings:
        tag = tag_of(node)
        if tag == "outlineLvl":
            is_heading = value(node, "val") in map(str, range(_BODY))
        elif tag == "numPr":
            is_item = value(child_of(node, "numId"), "val") != "0"
        elif tag == "b":
            is_bold = is_on(node)
        elif tag == "vanish":
            is_hidden = is_on(node)
    return Style(is_heading, is_item, is_bold, is_hidden)


def deletes_end(paragraph: Node) -> bool:
    """Whether the end of a paragraph was deleted, or moved away, so that the next one goes on with it."""
    mark = child_of(child_of(paragraph, "pPr"), "rPr")
    return child_of(mark, "del") is not None or child_of(mark, "moveFrom") is not None


def is_on(node: Node | None) -> bool:
    """Whether a setting is there and not switched off."""
    return node is not None and value(node, "val") not in _OFF
