"""Plain text and Markdown, pasted or saved: the reader that takes whatever no other one wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.read import lines, refuse, several
from auditor.records import Notice, Source


def sniff(name: str, head: str) -> bool:
    """Always true: any text can be read as text."""
    return True


def read(text: str, name: str) -> tuple[Source, ...]:
    """One source for each posting in `text`; several are told apart by rules between them.

    Raises WrongInput for a copied list of search results, UnreadableInput for a page that was
    copied before its text had loaded.
    """
    parts = tuple(split(text))
    if len(parts) == 1:
        return read_whole(text, name)
    first, *others = (_source(part, f"{name} #{number}") for number, part in enumerate(parts, start=1))
    message = f"{name} was divided into {len(parts)} postings, where one ends and the next begins."
    return replace(first, notices=(Notice("text-divided", "info", message, name),)), *others


def read_whole(text: str, name: str) -> tuple[Source, ...]:
    """One source, whatever rules the text holds: for a profile, where a rule is decoration."""
    return (_source(text, name),)


def split(text: str) -> Iterator[str]:
    """The postings in `text`."""
    rows = text.split("\n")
    start = 0
    for end, begin in several.starts(rows):
        yield "\n".join(rows[start:end])
        start = begin
    yield "\n".join(rows[start:])


def _source(text: str, name: str) -> Source:
    found = lines.blocks(text)
    refuse.search_results(found, name)
    refuse.not_loaded(found, name)
    return Source(name, "markdown" if lines.looks_like_markdown(text) else "text", found)
