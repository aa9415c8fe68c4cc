"""How much one profile or posting may be, asked before slow work is done on it, and how many one input holds.

The longest of 6,600 public postings has 17,000 characters in 180 lines, the longest résumé of 280 has 35,000
in 640. What is refused is several times that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auditor.errors import UnreadableInput
from auditor.records import Notice, Source

CHARACTERS = 100_000  # of one profile or posting
LINES = 5_000  # likewise
POSTINGS = 20_000  # in one file, folder or table; who has more has no time to read them
LINES_OF_TEXT = 100_000  # in a text with several postings
MESSAGE = 1_000_000  # characters, the page around it and the e-mails that it quotes counted
TAGS = 100_000  # in a page, those that close counted, and comments

_TAG = re.compile(r"<[A-Za-z!?/]")


def text(given: str, name: str) -> None:
    """Raise UnreadableInput for a text that is too long to look for several postings in it."""
    if (count := given.count("\n") + 1) > LINES_OF_TEXT:
        raise _larger(name, f"{count:,} lines", f"{LINES_OF_TEXT:,}")


def page(given: str, name: str) -> None:
    """Raise UnreadableInput for a page, or a part of one, with more tags than any page of a posting."""
    if len(given) > TAGS and (count := sum(1 for _ in _TAG.finditer(given))) > TAGS:
        raise _larger(name, f"a page of {count:,} tags", f"{TAGS:,}")


def postings(count: int, name: str) -> None:
    """Raise UnreadableInput for more postings than one input may hold."""
    if count > POSTINGS:
        raise UnreadableInput(
            f"{name}: {count:,} postings, more than the {POSTINGS:,} that are read at once; "
            "keep those that matter, some dozens on each side are enough"
        )


def message(given: str) -> None:
    """Raise UnreadableInput for what is too long to be a message, with its page and what it quotes."""
    if (count := len(given)) > MESSAGE:
        raise UnreadableInput(
            f"the message: {count:,} characters, and none has more than {MESSAGE:,}; paste its text alone"
        )


def of_length(found: Sequence[Source], name: str) -> tuple[Source, ...]:
    """The sources that are not too long, with a notice of each that is.

    Raises UnreadableInput when there are too many, or none is left.
    """
    postings(len(found), name)
    errors = {source.name: error for source in found if (error := _too_long(source))}
    kept = [source for source in found if source.name not in errors]
    if not kept and errors:
        raise next(iter(errors.values()))
    if errors:
        skipped = (
            Notice("too-long", "warning", f"Skipped {error}.", source) for source, error in errors.items()
        )
        kept[0] = replace(kept[0], notices=(*kept[0].notices, *skipped))
    return tuple(kept)


def _too_long(source: Source) -> UnreadableInput | None:
    lines = sum(block.text.count("\n") + 1 for block in source.blocks)
    characters = sum(len(block.text) for block in source.blocks)
    if lines > LINES:
        return _larger(source.name, f"{lines:,} lines", f"{LINES:,}")
    return (
        _larger(source.name, f"{characters:,} characters", f"{CHARACTERS:,}")
        if characters > CHARACTERS
        else None
    )


def _larger(name: str, what: str, limit: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name}: {what}, and no profile or posting has more than {limit}; give its text alone, "
        "or several postings as a file each"
    )
