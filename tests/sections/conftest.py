"""Sources made from text as a reader makes them: a block a line, "- " an item, "# " a heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.records import Block, Source


def blocks(text: str) -> tuple[Block, ...]:
    found, gap = [], False
    for line in text.split("\n"):
        if not line.strip():
            gap = True
            continue
        kind = {"- ": "item", "# ": "heading"}.get(line[:2], "paragraph")
        found.append(Block(kind, line if kind == "paragraph" else line[2:], gap=gap))
        gap = False
    return tuple(found)


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    """Make a source of a text, after blocks of named fields."""

    def make(text: str, **fields: str) -> Source:
        named = tuple(Block("field", value, name) for name, value in fields.items())
        return Source("a.txt", "text", named + blocks(text))

    return make
