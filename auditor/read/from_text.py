"""Plain text and Markdown, pasted or saved: the reader that takes whatever no other one wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
from auditor.languages import Language
from auditor.read import lines, refuse
from auditor.read.raw import Raw
=======
from auditor.read import lines, refuse, several
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
from auditor.records import Notice, Source


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
<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
        return (_source(raw.text, raw.name, raw.language),)
    first, *others = (
        _source(part, f"{raw.name} #{number}", raw.language) for number, part in enumerate(parts, start=1)
    )
    message = f"{raw.name} was divided into {len(parts)} postings, at the rules in its text."
    return replace(first, notices=(Notice("text-divided", "info", message, raw.name),)), *others
=======
        return read_whole(text, name)
    first, *others = (_source(part, f"{name} #{number}") for number, part in enumerate(parts, start=1))
    message = f"{name} was divided into {len(parts)} postings, where one ends and the next begins."
    return replace(first, notices=(Notice("text-divided", "info", message, name),)), *others


def read_whole(text: str, name: str) -> tuple[Source, ...]:
    """One source, whatever rules the text holds: for a profile, where a rule is decoration."""
    return (_source(text, name),)
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929


def split(text: str) -> Iterator[str]:
    """The postings in `text`."""
    rows = text.split("\n")
    start = 0
    for end, begin in several.starts(rows):
        yield "\n".join(rows[start:end])
        start = begin
    yield "\n".join(rows[start:])


<<<<<<< d0d73659290141438c95314c1bf0bf4711f17c5a
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
=======
def _source(text: str, name: str) -> Source:
>>>>>>> 002ed87e70fdf925bbcdecf42cdfaa8e42c7a929
    found = lines.blocks(text)
    refuse.search_results(found, name, language)
    refuse.not_loaded(found, name, language)
    return Source(name, "markdown" if lines.looks_like_markdown(text) else "text", found)
