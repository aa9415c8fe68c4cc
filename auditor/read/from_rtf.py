"""An RTF document: its groups and control words followed, and of its text what a page shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from auditor.errors import UnreadableInput
from auditor.read.package import first_bytes
from auditor.read.paragraphs import Line, Paragraph, ParagraphKind, around, hidden, sources, symbol
from auditor.read.raw import Raw
from auditor.records import Source

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
)
_MOST = 1_000_000  # tokens; a résumé has some ten thousands
_DEEPEST = 500  # groups within groups
_SIGNS = {
    **{"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"},
    **{"ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " "},
}
_ESCAPES = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "\u2011"}
_ENDS = frozenset(("par", "sect", "page", "column"))
_CELLS = frozenset(("cell", "nestcell", "row", "nestrow"))
# Groups that a page does not show, besides those that their writer marks as for few readers.
_UNSEEN = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "nonshppict", "shprslt", "sp", "objdata", "filetbl",
    "annotation", "fldinst", "nonesttables", "listtext", "pntext", "bkmkstart", "bkmkend", "xe", "tc", "tcn",
    "revtbl", "listtable", "listoverridetable", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "private",
))  # fmt: skip
_SEEN_THOUGH_MARKED = frozenset(("shpinst", "shptxt", "do", "dptxbxtext", "shpgrp", "ud", "footnote"))
_BOXES = frozenset(("shptxt", "dptxbxtext"))
_TOPS = frozenset(("header", "headerl", "headerr", "headerf"))
_BOTTOMS = frozenset(("footer", "footerl", "footerr", "footerf"))
_CODE_PAGES = {
    **{128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258"},
    **{
        77: "mac_roman",
        177: "cp1255",
        178: "cp1256",
        186: "cp1257",
        204: "cp1251",
        222: "cp874",
        238: "cp1250",
    },
}
_SYMBOLS = 2  # the character set of fonts without letters


@dataclass(slots=True)
class _Group:
    """What holds between two braces."""

    name: str = ""
    is_seen: bool = True
    is_bold: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    font: int = 0
    after_unicode: int = 1  # letters behind a \\u that stand for it in programs that know no Unicode


@dataclass(slots=True)
class _Flow:
    """Text in its order: that of the pages, of a box, a note, a header. It has a line that is not ended."""

    depth: int = 0  # of the group that it stands in
    done: list[Paragraph] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    kind: ParagraphKind = ""
    style: ParagraphKind = ""
    is_item: bool = False

    def end(self, *, of_cell: bool = False) -> None:
        """End the line; a cell has one even where it is empty."""
        line, self.line = self.line, Line()
        self.done += line.before
        if line.runs or not of_cell:
            kind = self.kind or self.style or ("item" if self.is_item else "")
            self.done.append(Paragraph(kind, tuple(line.runs)))
        self.done += line.after


def sniff(raw: Raw) -> bool:
    """Whether it begins as RTF does."""
    return first_bytes(raw).lstrip().startswith(b"{\\rtf")


def read(raw: Raw) -> tuple[Source, ...]:
    """The profile or the postings in the document, its header above its text and its footer below.

    Raises UnreadableInput when it is damaged or too large, WrongInput when it is no profile or posting.
    """
    reader = _Reader(raw)
    found = list(reader.document())
    return sources(raw, "rtf", found, hidden(raw) if reader.hides else ())


class _Reader:
    """Reads one document from its first token to its last."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.hides = False
        self.groups = [_Group()]
        self.flows = [_Flow()]
        self.tops: list[list[Paragraph]] = []
        self.bottoms: list[list[Paragraph]] = []
        self.code_page = "cp1252"
        self.fonts: dict[int, int] = {}  # the character set of each
        self.greek: set[int] = set()
        self.styles: dict[int, ParagraphKind] = {}
        self.named = 0  # the style that the table of styles is at
        self.letters = bytearray()  # not decoded yet: a letter may take two bytes
        self.skip = 0  # letters that repeat a \u
        self.high = 0  # the first half of a letter beyond 0xFFFF

    def document(self) -> Iterator[Paragraph]:
        """All of it; what a header or footer repeats is left out."""
        data, at = self.raw.data, 0
        for _ in range(_MOST):
            found = _TOKEN.search(data, at)
            if found is None:
                break
            at = found.end()
            word, number, code, sign, brace, text = found.groups()
            if word == b"bin":
                at += max(0, int(number or 0))
            elif text is not None:
                self._bytes(text)
            elif code is not None:
                self._bytes(bytes.fromhex(code.decode()))
            else:
                self._flush()
                self._mark(word, number, sign, brace)
        else:
            raise self._damaged("longer than any real document")
        self._flush()
        if len(self.groups) > 1:
            raise self._damaged("cut short")
        self.flows[0].end()
        return around(self.tops, self.flows[0].done, self.bottoms)

    def _damaged(self, what: str) -> UnreadableInput:
        return UnreadableInput(
            f"{self.raw.name}: this RTF document is {what}; open it in the program that wrote it and save it "
            "again, or paste its text"
        )

    # --- tokens ---------------------------------------------------------------------------------------

    def _mark(
        self, word: bytes | None, number: bytes | None, sign: bytes | None, brace: bytes | None
    ) -> None:
        if brace == b"{":
            if len(self.groups) > _DEEPEST:
                raise self._damaged("deeper than any real document")
            self.groups.append(replace(self.groups[-1], name=""))
            self.skip = 0
        elif brace:
            self._close()
            self.skip = 0
        elif word is not None:
            self._word(word.decode(), int(number) if number else None)
        elif sign in (b"\r", b"\n"):
            self._word("par", None)
        elif sign == b"*":
            self.groups[-1].name = "*"
        elif self.skip:
            self.skip -= 1
        elif sign is not None:
            self._text(_ESCAPES.get(sign.decode("latin-1"), ""))

    def _close(self) -> None:
        if len(self.groups) == 1:
            return  # what stands behind the end
        depth = len(self.groups)
        name = self.groups.pop().name
        if self.flows[-1].depth != depth:
            return
        flow = self.flows.pop()
        flow.end(of_cell=True)
        if name in _TOPS:
            self.tops.append(flow.done)
        elif name in _BOTTOMS:
            self.bottoms.append(flow.done)
        else:
            self.flows[-1].line.hang(flow.done, is_note=name == "footnote")

    def _word(self, word: str, number: int | None) -> None:
        group, flow = self.groups[-1], self.flows[-1]
        if group.name in ("", "*"):
            self._begin(group, word)
        if not group.is_seen:
            self._in_tables(group, word, number)
        elif word == "u":
            self._unicode(number or 0)
        elif word in _ENDS or word in _CELLS:
            if not (word == "par" and group.is_deleted):
                flow.end(of_cell=word in _CELLS)
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        elif apply := _APPLIED.get(word):
            apply(group, flow, number)
        elif word == "s":
            flow.style = self.styles.get(number or 0, "")
        elif word == "ansicpg":
            self.code_page = f"cp{number}"
        elif word in ("mac", "pc", "pca"):
            self.code_page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _begin(self, group: _Group, word: str) -> None:
        """The first word of a group says what it is."""
        marked, group.name = group.name == "*", word
        if word in ("listtext", "pntext") and group.is_seen:
            self.flows[-1].is_item = True
        if word in _UNSEEN or (marked and word not in _SEEN_THOUGH_MARKED):
            group.is_seen = False
        elif group.is_seen and word in _BOXES | _TOPS | _BOTTOMS | {"footnote"}:
            self.flows.append(_Flow(len(self.groups)))

    def _in_tables(self, group: _Group, word: str, number: int | None) -> None:
        """The tables of fonts and of styles, which are all that matters of what is not shown."""
        if word == "f":
            group.font = number or 0
        elif word == "fcharset":
            self.fonts[group.font] = number or 0
        elif self._is_in_styles() and word == "s":
            self.named = number or 0
        elif self._is_in_styles() and word == "outlinelevel":
            self.styles[self.named] = _heading(number)

    def _is_in_styles(self) -> bool:
        return len(self.groups) > 2 and self.groups[2].name == "stylesheet"

    # --- text -----------------------------------------------------------------------------------------

    def _bytes(self, data: bytes) -> None:
        dropped, self.skip = min(self.skip, len(data)), max(0, self.skip - len(data))
        self.letters += data[dropped:]

    def _flush(self) -> None:
        """Decode the letters that were gathered, as the font they are set in has them."""
        if not self.letters:
            return
        data, self.letters = bytes(self.letters), bytearray()
        group = self.groups[-1]
        if not group.is_seen:
            self._aside(data)
            return
        charset = self.fonts.get(group.font, 0)
        if charset == _SYMBOLS:
            self._text("".join(symbol(byte, greek=group.font in self.greek) for byte in data))
            return
        try:
            self._text(data.decode(_CODE_PAGES.get(charset, self.code_page), "replace"))
        except LookupError:
            self._text(data.decode("cp1252", "replace"))

    def _aside(self, data: bytes) -> None:
        """Names in the tables of fonts and of styles; those of built-in styles are English."""
        name = data.strip(b"; ").decode("latin-1").casefold()
        if self.groups[-1].name == "f" and name == "symbol":
            self.greek.add(self.groups[-1].font)
        if (
            len(self.groups) > 2
            and self.groups[2].name == "stylesheet"
            and (name == "title" or name.startswith("heading "))
        ):
            self.styles.setdefault(self.named, "heading")

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self.skip = self.groups[-1].after_unicode
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00 if self.high else 0xFFFD
        self.high = 0
        self._text(chr(code))

    def _text(self, text: str) -> None:
        group = self.groups[-1]
        if not group.is_seen or group.is_deleted or not text:
            return
        if group.is_hidden:
            self.hides |= bool(text.strip())
        else:
            self.flows[-1].line.add(text, bold=group.is_bold)


def _heading(number: int | None) -> ParagraphKind:
    """What an outline level makes of a paragraph: the tenth is that of plain text."""
    return "heading" if (number or 0) < 9 else ""


def _plain(group: _Group, flow: _Flow, number: int | None) -> None:
    group.is_bold = group.is_hidden = group.is_deleted = False


def _new_paragraph(group: _Group, flow: _Flow, number: int | None) -> None:
    flow.kind, flow.style, flow.is_item = "", "", False


def _set_level(group: _Group, flow: _Flow, number: int | None) -> None:
    flow.kind = _heading(number)


def _set_list(group: _Group, flow: _Flow, number: int | None) -> None:
    flow.is_item = number != 0


def _set(name: str, given: Callable[[int | None], int | bool]) -> Callable[[_Group, _Flow, int | None], None]:
    def apply(group: _Group, flow: _Flow, number: int | None) -> None:
        setattr(group, name, given(number))

    return apply


def _is_on(number: int | None) -> bool:
    return number != 0


_APPLIED = {
    "b": _set("is_bold", _is_on),
    "v": _set("is_hidden", _is_on),
    "deleted": _set("is_deleted", _is_on),
    "mvf": _set("is_deleted", _is_on),
    "f": _set("font", lambda number: number or 0),
    "uc": _set("after_unicode", lambda number: max(0, number or 0)),
    "plain": _plain,
    "pard": _new_paragraph,
    "outlinelevel": _set_level,
    "ls": _set_list,
}
