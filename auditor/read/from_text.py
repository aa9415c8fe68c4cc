"""Plain text and Markdown, pasted or saved: the reader that takes whatever no other one wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.languages import ENGLISH, Language
from auditor.read import limits, lines, refuse, several
from auditor.read.raw import Raw
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
    limits.text(raw.text, raw.name)
    text = lines.unquoted(raw.text)
    parts = tuple(split(text, raw.language)) if raw.wanted == "posting" else (text,)
    ignored = _ignored(text, raw) if raw.wanted == "posting" else ()
    if len(parts) == 1:
        return (replace(one := _source(text, raw.name, raw), notices=(*one.notices, *ignored)),)
    first, *others = (
        _source(part, f"{raw.name} #{number}", raw) for number, part in enumerate(parts, start=1)
    )
    message = f"{raw.name} was divided into {len(parts)} postings, where one ends and the next begins."
    return replace(first, notices=(Notice("text-divided", "info", message, raw.name), *ignored)), *others


def split(text: str, language: Language = ENGLISH) -> Iterator[str]:
    """The postings in `text`."""
    rows = text.split("\n")
    start = 0
    for end, begin in several.starts(rows, language):
        yield "\n".join(rows[start:end])
        start = begin
    yield "\n".join(rows[start:])


def _ignored(text: str, raw: Raw) -> tuple[Notice, ...]:
    """That lines which a person may have put between postings divide nothing."""
    if several.SEPARATOR not in text:
        return ()
    rows = text.split("\n")
    if not (count := several.kept_together(rows, several.starts(rows, raw.language))):
        return ()
    lines_of = (
        f"a line of {several.SEPARATOR} does" if count == 1 else f"{count} lines of {several.SEPARATOR} do"
    )
    message = (
        f"{raw.name}: {lines_of} not divide two postings: less than {several.POSTING_WORDS} words, or no job "
        "title, stand on a side. If one ends there, give them as files of their own."
    )
    return (Notice("separator-ignored", "warning", message, raw.name),)


def _source(text: str, name: str, raw: Raw) -> Source:
    found = lines.blocks(text)
    refuse.search_results(found, name, raw.language, is_profile=raw.wanted != "posting")
    refuse.not_loaded(found, name, raw.language)
    return Source(name, "markdown" if lines.looks_like_markdown(text) else "text", found)
