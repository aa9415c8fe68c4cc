"""A Word document: what its pages show, each word once, in reading order.

Its XML is read here because libraries lose some words of it and say others twice: fields in short form, text
boxes, content controls, tracked moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml.etree import Element
from lxml.etree import _Element as Node

from auditor.read import package
from auditor.read.docx_styles import Style, Styles, deletes_end, is_on
from auditor.read.package import Package, child_of, tag_of, value
from auditor.read.paragraphs import Line, Paragraph, Run, around, hidden, sources, symbol, without_empty_ends
from auditor.read.raw import Raw
from auditor.records import Source

# What a page does not show: what was deleted or moved away, settings, the instruction of a field, the reading
# above ruby text.
_UNSEEN = frozenset((
    "del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sectPr",
    "instrText", "delText", "delInstrText", "rt", "rubyPr",
))  # fmt: skip
_BOXES = frozenset(("txbxContent", "txBody"))
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class _Line(Line):
    """A paragraph with its style and its fields."""

    style: Style = field(default_factory=Style)
    fields: list[bool] = field(default_factory=list)  # of each open field, whether its instruction has ended


def sniff(raw: Raw) -> bool:
    """Whether it is a ZIP with the parts of a Word document."""
    return package.kind(raw) == "docx"


def read(raw: Raw) -> tuple[Source, ...]:
    """The profile or the postings in the document, its header above its text and its footer below.

    Raises UnreadableInput when it is damaged or too large, WrongInput when it is no profile or posting.
    """
    with package.opened(raw) as parts:
        reader = _Reader(parts)
        found = list(reader.document())
    return sources(raw, "docx", found, hidden(raw) if reader.hides else ())


class _Reader:
    """Reads one document; it knows its styles, and whether anything was hidden."""

    def __init__(self, parts: Package) -> None:
        self.parts = parts
        self.hides = False
        self.main = next(iter(parts.targets("", "officeDocument").values()), "word/document.xml")
        folder = self.main.rpartition("/")[0]
        self.styles = Styles(parts.tree(f"{folder}/styles.xml"))
        self.targets = parts.targets(self.main)
        settings = parts.tree(f"{folder}/settings.xml")
        self.has_even = is_on(child_of(settings, "evenAndOddHeaders"))
        self.notes = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in _children(parts.tree(f"{folder}/{kind}s.xml"))
        }

    def document(self) -> Iterator[Paragraph]:
        """All of it; what a header or footer repeats is left out."""
        root = self.parts.tree(self.main)
        if root is None:
            raise package.damaged(self.parts.name)
        headers, footers = (
            [list(self.paragraphs(tree)) for tree in self._beside(root, kind)]
            for kind in ("header", "footer")
        )
        return around(headers[:1], list(self.paragraphs(root)), [*headers[1:], *footers])

    def _beside(self, root: Node, kind: str) -> Iterator[Node]:
        """The headers, or the footers, that are shown, that of the first page first."""
        shown: list[str] = []
        for section in root.iter("{*}sectPr"):
            of = {value(n, "type"): value(n, "id") for n in section if tag_of(n) == f"{kind}Reference"}
            first = of.get("first", "") if is_on(child_of(section, "titlePg")) else ""
            shown += [first, of.get("default", ""), of.get("even", "") if self.has_even else ""]
        for part in dict.fromkeys(self.targets.get(name, "") for name in shown):
            if (tree := self.parts.tree(part)) is not None:
                yield tree

    # --- paragraphs -----------------------------------------------------------------------------------------

    def paragraphs(self, node: Node) -> Iterator[Paragraph]:
        """The paragraphs in a body, a cell, a control, a text box or a note."""
        begun: Paragraph | None = None  # its end was deleted, so that the next one goes on with it
        for child in node:
            tag = tag_of(child)
            if tag == "p":
                line = self._line(child)
                made = Paragraph(line.style.kind, tuple(line.runs))
                if begun:
                    made = Paragraph(begun.kind or made.kind, (*begun.runs, *made.runs))
                begun = made if deletes_end(child) else None
                yield from chain(line.before, () if begun else (made,), line.after)
            elif tag == "AlternateContent":
                yield from self.paragraphs(_chosen(child))
            elif tag == "tc":
                yield from without_empty_ends(list(self.paragraphs(child)))
            elif not _is_unseen(child, tag):
                yield from self.paragraphs(child)
        if begun:
            yield begun

    def _line(self, node: Node) -> _Line:
        settings = child_of(node, "pPr")
        style = self.styles.of(settings, value(child_of(settings, "pStyle"), "val"), paragraph=True)
        self._letters(node, line := _Line(style=style))
        return line

    def _letters(self, node: Node, line: _Line) -> None:
        for child in node:
            self._one(child, tag_of(child), line)

    def _one(self, node: Node, tag: str, line: _Line) -> None:
        if tag in _BOXES:
            line.hang(self.paragraphs(node))
        elif tag == "r":
            self._run(node, line)
        elif tag == "t":  # of a formula
            line.add(node.text or "", bold=False)
        elif tag == "AlternateContent":
            self._letters(_chosen(node), line)
        elif tag == "relIds":
            line.hang(self._diagram(node))
        elif not _is_unseen(node, tag):
            self._letters(node, line)

    def _run(self, node: Node, line: _Line) -> None:
        settings = child_of(node, "rPr")
        style = self.styles.of(settings, value(child_of(settings, "rStyle"), "val")).over(line.style)
        for child in node:
            tag = tag_of(child)
            text, seen = _shown(child, tag), all(line.fields)
            if tag == "fldChar":
                _follow(value(child, "fldCharType"), line.fields)
            if text and not seen:
                continue
            if text and style.is_hidden:
                self.hides |= bool(text.strip())
            elif text:
                line.add(text, bold=bool(style.is_bold))
            elif tag in ("footnoteReference", "endnoteReference"):
                # Each once: one that names itself, or another twice, would never end.
                note = self.notes.pop((tag.removesuffix("Reference"), value(child, "id")), None)
                line.hang(self.paragraphs(note) if note is not None else (), is_note=True)
            elif tag not in _SIGNS and tag != "t":
                self._one(child, tag, line)

    def _diagram(self, node: Node) -> Iterator[Paragraph]:
        """The text of a diagram, which stands in a part of its own, once."""
        tree = self.parts.tree(self.targets.pop(value(node, "dm"), ""))
        for paragraph in () if tree is None else tree.iter("{*}p"):
            yield Paragraph("", tuple(Run(text.text or "") for text in paragraph.iter("{*}t")))


def _shown(node: Node, tag: str) -> str:
    """The letters that a part of a run shows by itself."""
    if tag == "t":
        return node.text or ""
    if tag == "sym":
        return symbol(int(value(node, "char") or "20", 16), greek=value(node, "font") == "Symbol")
    if tag == "fldChar" and (choice := next(node.iter("{*}ddList"), None)) is not None:
        entries = [value(entry, "val") for entry in choice if tag_of(entry) == "listEntry"]
        chosen = int(value(child_of(choice, "result"), "val") or 0)
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return _SIGNS.get(tag, "")


def _follow(mark: str, fields: list[bool]) -> None:
    """Where the text stands among fields: each begins with its instruction, which is not shown."""
    if mark == "begin":
        fields.append(False)
    elif fields and mark == "separate":
        fields[-1] = True
    elif fields and mark == "end":
        fields.pop()


def _chosen(node: Node) -> Node:
    """Of the ways in which the same content is written, the first that holds any text."""
    ways = [way for way in node if tag_of(way) in ("Choice", "Fallback")]
    filled = (way for way in ways if any(tag_of(part) in ("t", "relIds") for part in way.iter()))
    return next(filled, Element("nothing"))


def _is_unseen(node: Node, tag: str) -> bool:
    """Whether a page does not show it: also a row that was deleted, and the text that a control asks with."""
    if tag in _UNSEEN or not tag:
        return True
    if tag == "tr":
        return child_of(child_of(node, "trPr"), "del") is not None
    return tag == "sdt" and is_on(child_of(child_of(node, "sdtPr"), "showingPlcHdr"))


def _children(node: Node | None) -> list[Node]:
    return [] if node is None else list(node)
