"""The headers above an e-mail, as standards and mail programs word them, and the e-mail that is passed on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.languages import Language

LEAST_HEADERS = 2  # that make a text an e-mail
MOST_PASSED_ON = 5  # times that an e-mail is passed on
COVER, OWN_COVER = 60, 8  # words above an e-mail that is passed on, and where nothing says that it is
# What an e-mail bears in any language (RFC 5322); what a person sees of them is worded by mail programs.
_STANDARD = (
    "From|To|Cc|Subject|Date|Reply-To|Return-Path|Received|Delivered-To|MIME-Version|Message-ID"
    r"|Content-[\w-]{1,40}|X-[\w-]{1,40}"
)
_NAMES = {"sender": "From", "date": "Date", "subject": "Subject", "people": "To"}
_QUOTE = r"(?:>[ \t]?)*"
_RULE = re.compile(rf"^{_QUOTE}(?:[-_=*]{{5,}}.{{0,60}})$", re.M)
_GREETED = 8  # words at the beginning, in which a person may be greeted
HEAD_LINES = 3  # over which the head of a quoted e-mail may run
_DATED = re.compile(
    r"\d{4}|\d{1,2}[:.h]\d\d|\d{1,2}[./-]\d{1,2}|\d{1,2}\.? [^\W\d_]{3}|[^\W\d_]{3} \d{1,2}\b"
)
_TO_THE_MINUTE = re.compile(r"(?:\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d\d)\D.*\d{1,2}[:.h]\d\d")
_CAPITALS = r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}"
_NAMED = re.compile(
    rf"({_CAPITALS})[\s\"']*<[^<>\s]+@|\d[^\d]*?\s({_CAPITALS})[^\d]*$"
)  # behind the last number


@dataclass(frozen=True, slots=True)
class Block:
    """Headers that stand together: where, behind how many quote marks, and by the names of the standard."""

    start: int
    end: int
    depth: int
    values: Mapping[str, str]

    @property
    def text(self) -> str:
        """The headers as the standard writes them."""
        return "\n".join(f"{name}: {value}" for name, value in self.values.items())

    @property
    def is_whole(self) -> bool:
        """Whether they say who wrote, and when or about what: nobody writes that in a sentence."""
        return "From" in self.values and bool({"Date", "Subject"} & {*self.values})


def words(language: Language) -> dict[str, Any]:
    """What mail programs write."""
    return dict(language.table("pages")["mail"])


@cache
def _header(language: Language) -> re.Pattern[str]:
    """A header with its name and value, perhaps quoted and with a bold name."""
    worded = "|".join(re.escape(word) for key in _NAMES for word in words(language)[key])
    return re.compile(
        rf"(?P<quote>{_QUOTE})[*_]{{0,2}}(?P<name>{_STANDARD}|{worded})[*_]{{0,2}}[ \t\xa0]*:[*_]{{0,2}}"
        r"(?P<value>(?:[ \t].*)?(?:\n[ \t]+\S.*)*)(?:\n|$)",
        re.IGNORECASE,
    )


def block(text: str, start: int, language: Language) -> Block | None:
    """The headers that begin at a place; None where fewer do than an e-mail has."""
    header, at, count = _header(language), start, 0
    values: dict[str, str] = {}
    depth = 0
    while found := header.match(text, at):
        depth = depth if count else found["quote"].count(">")
        if found["quote"].count(">") != depth:
            break
        name = _standard(found["name"], language)
        values.setdefault(name, " ".join(found["value"].split()))
        at, count = found.end(), count + 1
    return Block(start, at, depth, values) if count else None


def blocks(text: str, language: Language) -> Sequence[Block]:
    """All whole headers in a text."""
    found: list[Block] = []
    done = 0
    for line in re.finditer(r"^", text, re.M):
        if line.start() >= done and (here := block(text, line.start(), language)):
            done = here.end  # fewer of them are no more whole
            found += [here] * here.is_whole
    return found


def is_header(line: str, language: Language) -> bool:
    """Whether a line looks like one of the headers that mail programs write."""
    return bool(_header(language).match(line))


def passed_on(text: str, language: Language, *, is_answer: bool) -> str:
    """A text, or of an e-mail that was passed on the one that was, with its headers.

    It is passed on where a mark or the subject says so and little stands above it, or next to nothing: else
    it is what the e-mail above it answers, as a few words may do where an answer is read.
    """
    for _ in range(MOST_PASSED_ON):
        inner = _inner(text, 0 if is_answer else OWN_COVER, language)
        if inner is None:
            break
        text = inner.lstrip()
    return text


def _inner(text: str, own_cover: int, language: Language) -> str | None:
    if _is_quoted(text):
        return _unquoted(text, 1)
    said = words(language)
    top = block(text, 0, language)
    above = top.end if top and len(top.values) >= LEAST_HEADERS else 0
    mark = re.search(rf"^{_QUOTE}[ \t]*(?:{'|'.join(said['forwarded'])})[ \t]*$", text, re.I | re.M)
    below = next((found for found in blocks(text, language) if found.start >= max(above, 1)), None)
    if mark and (not below or below.start < mark.end()):
        return text[mark.end() :] if not above or mark.start() >= above else None
    is_marked = bool(mark or (above and top and _is_passed_on(top, said)))
    if below is None:
        return _attributed(text, above, COVER if is_marked else 0) if is_marked or not above else None
    cover = _RULE.sub("", text[above : below.start])
    if mark:
        cover = cover.replace(mark[0], "")
    most = COVER if is_marked else 0 if above else own_cover
    if len(cover.split()) > most or (not is_marked and _greets(cover, below)):
        return None
    return _unquoted(text[below.start :], below.depth)


def _is_passed_on(top: Block, said: Mapping[str, Any]) -> bool:
    return bool(re.match(rf"(?:{'|'.join(said['passes'])})\s*:", top.values.get("Subject", ""), re.I))


def _attributed(text: str, above: int, most: int) -> str | None:
    """The e-mail that is quoted behind so many words at most, with headers of what the line above it says."""
    lines = text[above:].splitlines()
    told = (n for n in range(len(lines)) if lines[n].rstrip().endswith(":") and heads_quote(lines, n))
    if (head := next(told, None)) is None:
        return None
    first = _first(lines, head)
    said = " ".join(lines[first : head + 1])
    quoted = "\n".join(lines[head + 1 :]).strip("\n")
    named = _NAMED.search(said)
    cover = len(" ".join(lines[:first]).split())
    if not named or not _is_quoted(quoted) or cover > most:
        return None
    return f"From: {named[1] or named[2]}\nDate: {said}\n\n{_unquoted(quoted, 1)}"


def heads_quote(lines: Sequence[str], number: int) -> bool:
    """Whether a line ends the head of a quoted e-mail: a date, a name or an address, then what is quoted."""
    head = " ".join(lines[_first(lines, number) : number + 1])
    below = next((line for line in lines[number + 1 : number + 1 + HEAD_LINES] if line.strip()), "")
    is_quoted = below.startswith(">") or "@" in head or _TO_THE_MINUTE.search(head)
    return bool(_DATED.search(head) and ("@" in head or _NAMED.search(head)) and is_quoted)


def _first(lines: Sequence[str], number: int) -> int:
    """Where the head of a quoted e-mail begins that ends in a line."""
    first = number
    while first > max(0, number - HEAD_LINES + 1) and lines[first - 1].strip():
        first -= 1
    return first


def _greets(cover: str, below: Block) -> bool:
    """Whether the words above an e-mail greet its sender, and so answer it."""
    said = re.findall(r"[^\W\d_]+", cover.lower())[:_GREETED]
    return bool({*said} & {*re.findall(r"[^\W\d_]{2,}", below.values["From"].partition("<")[0].lower())})


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(line.startswith(">") for line in lines)


def _unquoted(text: str, depth: int) -> str:
    """A text without so many quote marks before its lines, up to the first line that has fewer."""
    if not depth:
        return text
    lines = []
    for line in text.splitlines():
        found = re.match(rf"(?:>[ \t]?){{{depth}}}", line)
        if not found and line.strip():
            break
        lines.append(line[found.end() :] if found else "")
    return "\n".join(lines)


def _standard(name: str, language: Language) -> str:
    """The name that the standard knows for a header as a mail program words it."""
    said = words(language)
    worded = {word.lower(): standard for key, standard in _NAMES.items() for word in said[key]}
    return worded.get(name.lower(), name)
