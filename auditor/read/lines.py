"""Lines of plain text or simple Markdown -> blocks, with bullets and marks of emphasis taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import replace

from auditor.records import Block

# Word and PDF viewers paste bullets from private fonts (U+F0xx), and "o" with a tab for level two.
_SURE_BULLETS = "•●◦▪■□‣⁃➤➢➔►▶✓✔✅☑🔹🔸\uf0b7\uf0a7\uf0d8\uf0da\uf0fc"
_BULLET = re.compile(rf"(?:[{_SURE_BULLETS}]\ufe0f?\s*|[·–—*+>-]\s+|o\t\s*)+(?=\S)")
_QUOTED = re.compile(r"^[ \t]*>[> \t]*")
_LONE_BULLET = re.compile(rf"[{_SURE_BULLETS}]\ufe0f?")
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+(?=\S)")
_DECORATION = re.compile(r"[-=_*#~+|:\s]{3,}|```\w*")

_HASHES = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)([^*]{1,100}?)\1(:?)")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_`])(?=\S)([^*_`]+?)(?<=\S)\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&#?\w{2,8};")
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*[^\s*][^*\n]*\*\*|\[[^\[\]\n]+\]\(https?:", re.MULTILINE)

MOSTLY = 0.6  # share of quoted lines that makes a text an e-mail that is quoted
HEADING_WORDS = 12  # a longer line in bold is a sentence that wants attention


def looks_like_markdown(text: str) -> bool:
    """Whether `text` bears marks that nobody types but for Markdown."""
    return bool(_MARKDOWN.search(text))


def unquoted(text: str) -> str:
    """A text without the ">" of a quoted e-mail; in any other text such a sign is a bullet."""
    rows = [row for row in text.split("\n") if row.strip()]
    quoted = [row for row in rows if row.lstrip().startswith(">")]
    is_mail = any(_QUOTED.fullmatch(row) for row in quoted) or len(quoted) >= MOSTLY * len(rows)
    return (
        "\n".join(_QUOTED.sub("", row, count=1) for row in text.split("\n")) if quoted and is_mail else text
    )


def blocks(text: str) -> tuple[Block, ...]:
    """One block for each line that is neither empty nor decoration.

    `text` is repaired already. Which plain line is a section heading is not decided here: only
    lines that are marked as such (`#`, `**...**`, underlined) are headings.
    """
    markdown = looks_like_markdown(text)
    found: list[Block] = []
    gap, after_bullet = True, False
    for line in map(str.strip, (_unescape(line) for line in text.split("\n"))):
        last = None if gap else found[-1]
        if last and last.kind == "paragraph" and underlines(line, last.text, alone=last.gap):
            found[-1] = replace(last, kind="heading")
        if not line or is_decoration(line):
            gap = True
        elif _LONE_BULLET.fullmatch(line):
            after_bullet = True  # some PDF viewers copy the bullet as a line of its own
        else:
            made = block(line, gap=gap, markdown=markdown)
            found.append(Block("item", made.text, gap=gap) if after_bullet else made)
            gap = after_bullet = False
    return tuple(found)


def block(line: str, *, gap: bool, markdown: bool = False) -> Block:
    """The block that one stripped, non-empty line makes."""
    if heading := _HASHES.fullmatch(line) if markdown else None:
        return Block("heading", _plain(heading[1]) or line, gap=gap)
    if (bold := _BOLD_LINE.fullmatch(line)) and is_short(bold[2]):
        return Block("heading", _plain(bold[2]) + bold[3], gap=gap)
    if markdown:
        line = line.removeprefix("> ").strip("| ")
    if mark := _BULLET.match(line) or _NUMBER.match(line):
        rest = line[mark.end() :]
        return Block("item", _plain(rest) if markdown else rest, gap=gap)
    return Block("paragraph", _plain(line) if markdown else line, gap=gap)


def underlines(rule: str, above: str, *, alone: bool) -> bool:
    """Whether `rule` makes a heading of the line above it: a short one, alone or as long as the rule."""
    fits = alone or abs(len(rule) - len(above)) <= 3
    return bool(_UNDERLINE.fullmatch(rule)) and bool(above) and is_short(above) and fits


def is_item(line: str) -> bool:
    """Whether a stripped line begins with a bullet or a number."""
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def is_decoration(line: str) -> bool:
    """Whether `line` is a rule, a fence, or the row under the header of a Markdown table."""
    return bool(_DECORATION.fullmatch(line))


def is_short(line: str) -> bool:
    """Whether `line` is short enough, and open enough at its end, to be a heading."""
    return len(line.split()) <= HEADING_WORDS and not line.endswith((".", ",", ";"))


def words(found: Iterable[Block]) -> int:
    """How many words the blocks hold, fields not counted."""
    return sum(len(block.text.split()) for block in found if block.kind != "field")


def _unescape(line: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), line) if "&" in line else line


def _plain(line: str) -> str:
    """`line` without the marks of Markdown: a link becomes its text, emphasis its words."""
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _LINK.sub(r"\1", line)))).strip()
