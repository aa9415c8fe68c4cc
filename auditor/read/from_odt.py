"""An OpenDocument text: what its pages show, each word once, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Node

from auditor.read import package
from auditor.read.package import Package, child_of, tag_of, value
from auditor.read.paragraphs import (
    Line,
    Paragraph,
    ParagraphKind,
    around,
    hidden,
    sources,
    without_empty_ends,
)
from auditor.read.raw import Raw
from auditor.records import Source

# What a page does not show: what was deleted, notes of a reader, the reading above ruby text, what a program
# makes an index, a form or a picture from.
_UNSEEN = frozenset((
    "tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "title", "desc", "script",
    "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "event-listeners",
    "table-of-content-source", "illustration-index-source", "table-index-source", "user-index-source",
))  # fmt: skip
# What hangs on a paragraph and has paragraphs of its own.
_BOXES = frozenset((
    "frame", "g", "custom-shape", "rect", "circle", "ellipse", "polygon", "path", "line", "caption",
    "connector", "measure", "note-body",
))  # fmt: skip
_SIGNS = {"tab": "\t", "line-break": "\n"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_MOST_SPACES = 100  # that one mark may stand for
_DEEPEST = 20  # styles that one is based on; a file may name a style as its own base


@dataclass(frozen=True, slots=True)
class _Look:
    """How letters are set."""

    is_bold: bool = False
    is_hidden: bool = False


def sniff(raw: Raw) -> bool:
    """Whether it is a ZIP that says it is an OpenDocument text."""
    return package.kind(raw) == "odt"


def read(raw: Raw) -> tuple[Source, ...]:
    """The profile or the postings in the document, its header above its text and its footer below.

    Raises UnreadableInput when it is damaged, locked or too large, WrongInput when it is no profile or
    posting.
    """
    with package.opened(raw) as parts:
        parts.check_unlocked()
        reader = _Reader(parts)
        found = list(reader.document())
    return sources(raw, "odt", found, hidden(raw) if reader.hides else ())


class _Reader:
    """Reads one document; it knows its styles, and whether anything was hidden."""

    def __init__(self, parts: Package) -> None:
        self.hides = False
        content, pages = parts.tree("content.xml"), parts.tree("styles.xml")
        body = child_of(child_of(content, "body"), "text")
        if content is None or body is None:
            raise package.damaged(parts.name)
        self.body = body
        trees = [tree for tree in (pages, content) if tree is not None]
        self.styles = {
            (value(style, "family"), value(style, "name")): style
            for tree in trees
            for style in tree.iter("{*}style")
        }
        used = {"Standard", *(value(style, "master-page-name") for style in content.iter("{*}style"))}
        masters = [] if pages is None else pages.iter("{*}master-page")
        self.pages = [master for master in masters if value(master, "name") in used]

    def document(self) -> Iterator[Paragraph]:
        """All of it; what a header or footer repeats is left out."""
        tops, bottoms = (list(self._beside(kind)) for kind in ("header", "footer"))
        return around(tops[:1], list(self._paragraphs(self.body)), [*tops[1:], *bottoms])

    def _beside(self, kind: str) -> Iterator[list[Paragraph]]:
        for shown in (f"{kind}-first", kind, f"{kind}-left"):
            for node in (node for page in self.pages for node in page if tag_of(node) == shown):
                if value(node, "display") != "false":
                    yield list(self._paragraphs(node))

    # --- paragraphs -------------------------------------------------------------------------------------

    def _paragraphs(self, node: Node, kind: ParagraphKind = "") -> Iterator[Paragraph]:
        """The paragraphs in a body, a cell, an item, a box or a note."""
        for child in node:
            tag = tag_of(child)
            if tag in ("p", "h"):
                line = Line()
                style = value(child, "style-name")
                self._letters(child, line, self._look(child, "paragraph", _Look()))
                is_heading = (
                    tag == "h" or style == "Title" or self._said(style, "paragraph", "default-outline-level")
                )
                yield from (*line.before, Paragraph("heading" if is_heading else kind, tuple(line.runs)))
                yield from line.after
            elif tag == "table-cell":
                yield from without_empty_ends(list(self._paragraphs(child)))
            elif tag == "section" and value(child, "display") == "none":
                self.hides = True
            elif tag in _BOXES:
                yield from self._paragraphs(child)
            elif tag and tag not in _UNSEEN:
                yield from self._paragraphs(child, "item" if tag == "list-item" else kind)

    def _letters(self, node: Node, line: Line, look: _Look) -> None:
        """What stands in a paragraph or a part of it."""
        self._add(node.text, line, look)
        for child in node:
            tag = tag_of(child)
            if tag == "s":
                self._put(" " * min(int(value(child, "c") or 1), _MOST_SPACES), line, look)
            elif tag in _SIGNS:
                self._put(_SIGNS[tag], line, look)
            elif tag in _BOXES:
                line.hang(self._paragraphs(child), is_note=tag == "note-body")
            elif tag and tag not in _UNSEEN:
                self._letters(child, line, self._look(child, "text", look) if tag == "span" else look)
            self._add(child.tail, line, look)

    def _add(self, text: str | None, line: Line, look: _Look) -> None:
        """Text of the XML, where line ends and runs of spaces are a space; those of the author have marks."""
        self._put(_BLANKS.sub(" ", text or ""), line, look)

    def _put(self, text: str, line: Line, look: _Look) -> None:
        if look.is_hidden:
            self.hides |= bool(text.strip())
        elif text:
            line.add(text, bold=look.is_bold)

    # --- styles -----------------------------------------------------------------------------------------

    def _look(self, node: Node, family: str, around: _Look) -> _Look:
        """How the letters of a paragraph or a span are set."""
        style = value(node, "style-name")
        weight = self._said(style, family, "font-weight")
        hides = family == "paragraph" and any(
            value(mark, "is-hidden") == "true" for mark in node.iter("{*}hidden-paragraph")
        )
        is_hidden = around.is_hidden or hides or self._said(style, family, "display") == "none"
        return _Look(weight in _BOLD if weight else around.is_bold, is_hidden)

    def _said(self, name: str, family: str, what: str) -> str:
        """What a style says, or the first that it is based on and that says it."""
        for _ in range(_DEEPEST):
            style = self.styles.get((family, name))
            if style is None:
                break
            if said := value(style, what) or value(child_of(style, "text-properties"), what):
                return said
            name = value(style, "parent-style-name")
        return ""
