"""The few CSS selectors that pages need; to load the grammar of all takes longer than to read a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a text needs none of it
    from bs4 import Tag

_ALTERNATIVES = re.compile(r",\s*(?![^\[]*\])")
_PART = re.compile(
    r"""(?P<not>:not\()?(?:(?P<tag>[\w-]+)|\.(?P<class>[\w-]+)|\#(?P<id>[\w-]+)
    |\[(?P<name>[\w:-]+)(?:(?P<how>[*^]?=)"?(?P<value>[^"\]]*)"?)?\])(?(not)\))""",
    re.VERBOSE,
)


class _Test(NamedTuple):
    """What is asked of an element: its tag with a name of "", or an attribute."""

    name: str
    how: str  # "has", "=", "*=", "^=", or "~=" for one of several words
    value: str
    is_refused: bool

    def holds(self, tag: Tag) -> bool:
        given = tag.attrs.get(self.name) if self.name else tag.name
        if given is None:
            return self.is_refused
        words = given if isinstance(given, list) else [given]
        whole = given if isinstance(given, str) else " ".join(given)
        found = {
            "has": True,
            "=": self.value == whole,
            "*=": self.value in whole,
            "^=": whole.startswith(self.value),
            "~=": self.value in words,
        }[self.how]
        return found != self.is_refused


def select(root: Tag, selector: str) -> list[Tag]:
    """The elements under `root` that a selector finds, in the order of the page.

    A selector has alternatives behind commas, elements inside others behind spaces, and of each a tag,
    classes, an id, attributes and :not() of one of these. Raises ValueError for any other.
    """
    written = _compiled(selector)
    return [tag for tag in root.find_all(True) if any(_fits(tag, path) for path in written)]


def select_one(root: Tag, selector: str) -> Tag | None:
    """The first element under `root` that a selector finds. Raises ValueError as `select` does."""
    written = _compiled(selector)
    return root.find(lambda tag: any(_fits(tag, path) for path in written))


def _fits(tag: Tag, path: tuple[tuple[_Test, ...], ...]) -> bool:
    *outer, own = path
    if not all(test.holds(tag) for test in own):
        return False
    around = iter(tag.parents)
    return all(any(all(test.holds(one) for test in tests) for one in around) for tests in reversed(outer))


@cache
def _compiled(selector: str) -> tuple[tuple[tuple[_Test, ...], ...], ...]:
    return tuple(
        tuple(tuple(_tests(element)) for element in re.findall(r'(?:[^\s\["]|\[[^\]]*\])+', one))
        for one in _ALTERNATIVES.split(selector.strip())
    )


def _tests(element: str) -> Iterator[_Test]:
    end = 0
    for part in _PART.finditer(element):
        if part.start() != end:
            break
        end = part.end()
        refused = part["not"] is not None
        if part["tag"]:
            yield _Test("", "=", part["tag"], refused)
        elif part["class"]:
            yield _Test("class", "~=", part["class"], refused)
        elif part["id"]:
            yield _Test("id", "=", part["id"], refused)
        else:
            yield _Test(part["name"], part["how"] or "has", part["value"] or "", refused)
    if end != len(element) or not element:
        raise ValueError(f"{element!r} is no selector that is known here")
