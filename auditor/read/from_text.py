"""Plain text and Markdown, pasted or saved: the reader that takes whatever no other one wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.languages import Language
from auditor.read import lines, refuse
from auditor.read.raw import Raw
from auditor.records import Notice, Source

# A rule with less text than this on either side is decoration inside one posting.
_POSTING_WORDS = 40
_RULE = re.compile(r"[ \t]*([-=_*#~])\1{4,}[ \t]*")


def sniff(raw: Raw) -> bool:
    """Always true: any text can be read as text."""
    return True


def read(raw: Raw) -> tuple[Source, ...]:
    """One source for each posting in the text; several are told apart by rules between them.

    A profile is always one source: a rule in it is decoration.

    Raises WrongInput for a copied list of search results, UnreadableInput for a page that was
    copied before its text had loaded.
    """
    parts = tuple(split(raw.text)) if raw.wanted == "posting" else (raw.text,)
    if len(parts) == 1:
        return (_source(raw.text, raw.name, raw.language),)
    first, *others = (
        _source(part, f"{raw.name} #{number}", raw.language) for number, part in enumerate(parts, start=1)
    )
    message = f"{raw.name} was divided into {len(parts)} postings, at the rules in its text."
    return replace(first, notices=(Notice("text-divided", "info", message, raw.name),)), *others


def split(text: str) -> Iterator[str]:
    """The postings in `text`: cut at lines of five or more equal marks with enough text around."""
    rows = text.split("\n")
    start = 0
    for number, row in enumerate(rows):
        if not _RULE.fullmatch(row) or _underlines(rows, number):
            continue
        if _is_posting(rows[start:number]) and _is_posting(rows[number + 1 :]):
            yield "\n".join(rows[start:number])
            start = number + 1
    yield "\n".join(rows[start:])


def _underlines(rows: list[str], number: int) -> bool:
    if number == 0:
        return False
    alone = number < 2 or not rows[number - 2].strip()
    return lines.underlines(rows[number].strip(), rows[number - 1].strip(), alone=alone)


def _is_posting(rows: list[str]) -> bool:
    count = 0
    for row in rows:
        count += len(row.split())
        if count >= _POSTING_WORDS:
            return True
    return False


def _source(text: str, name: str, language: Language) -> Source:
    found = lines.blocks(text)
    refuse.search_results(found, name, language)
    refuse.not_loaded(found, name, language)
    return Source(name, "markdown" if lines.looks_like_markdown(text) else "text", found)
