"""Other ways to write the same words: hyphens, number, regional spelling, names apart or in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from auditor.languages import Spelling

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")  # Type|Script, SQL|Server
_NUMBER = re.compile(r"(?<=[A-Za-z]{4})(?=\d+$)")  # ITIL|4
_DOTTED = re.compile(r"[A-Za-z]{2,}\.[A-Za-z]{2,4}")
_NAMES = re.compile(r"[A-Z][a-z]+[A-Za-z]* [A-Z][A-Za-z]+")


def respelled(text: str, spelling: Spelling) -> Iterator[str]:
    """The text itself, with hyphens as spaces and spaces as hyphens, "&" as a word and back, by region."""
    for regional in (text, *_regional(text, spelling)):
        yield regional
        if re.search(r"\w-\w", regional) and " - " not in regional:
            yield regional.replace("-", " ")
        if _is_joined(regional, spelling.small_words):
            yield regional.replace(" ", "-")  # "end-to-end", "infrastructure-as-code"
        if regional.count(" ") == 1 and re.fullmatch(r"[^\W\d_]+(/[^\W\d_]+)? [^\W\d_]+", regional):
            yield regional.replace(" ", "-")
        both = f" {spelling.ampersand} "
        if " & " in regional:
            yield regional.replace(" & ", both)
        if both in regional:
            yield regional.replace(both, " & ")


def plural(text: str, spelling: Spelling) -> str:
    """The regular plural of the last word, or "" where there is none."""
    before, space, last = text.rpartition(" ")
    if last.isupper() and len(last) <= 4 and last.isalpha():
        return text + spelling.plural_of_capitals
    if not last.isalpha() or (not last.islower() and space):
        return ""
    many = spelling.plural(last)
    return before + space + many if many else ""


def other_number(text: str, spelling: Spelling) -> Iterator[str]:
    """The last of several words, a common noun, in the other number; "testing" is "test" and "tests" too."""
    before, space, last = text.rpartition(" ")
    if not space or not last.isalpha() or not last.islower():
        return
    if one := dict(spelling.doing).get(last):
        yield from (before + space + one, before + space + spelling.plural(one))
    elif one := spelling.singular(last):
        yield before + space + one
    elif many := spelling.plural(last):
        yield before + space + many


def apart_or_in_one(text: str, spelling: Spelling) -> Iterator[str]:
    """A name of several parts in one, or the parts of one: "Type Script", "PowerBI", "Node JS", "ITIL 4"."""
    parts = _HUMP.split(text)
    # "in design" is not InDesign.
    small = {*spelling.small_words, *spelling.conjunctions} & {part.lower() for part in parts}
    if len(parts) > 1 and not small and text.isalpha() and all(len(part) > 1 for part in parts):
        yield from (" ".join(parts), "-".join(parts))
    if _NAMES.fullmatch(text):
        yield text.replace(" ", "")
    if _DOTTED.fullmatch(text):
        yield from (text.replace(".", " "), text.replace(".", ""))
    if number := _NUMBER.search(text):
        yield f"{text[: number.start()]} {text[number.start() :]}"


def bare(text: str, spelling: Spelling) -> str:
    """The letters of a text without what case, number, region, "&" and joining make of it.

    Two ways to write a concept with the same bare letters differ in spelling alone: "Labour planning" and
    "labor planning", "Node.js" and "NodeJS".
    """
    words = re.findall(r"[^\W_]+", text.replace("&", f" {spelling.ampersand} "))
    ones = (_one(word, spelling) for word in words)
    pattern, other = _regions(spelling)
    return "".join(pattern.sub(lambda found: min(found[0], other[found[0]]), one) for one in ones)


def _one(word: str, spelling: Spelling) -> str:
    """A word in the singular, in small letters."""
    capitals = word.removesuffix(spelling.plural_of_capitals)
    small = (capitals if capitals.isupper() else word).lower()
    single = dict(spelling.doing).get(small, small)
    return spelling.singular(single) or single


@cache
def _regions(spelling: Spelling) -> tuple[re.Pattern[str], dict[str, str]]:
    """What differs in a word, at its beginning or its end, and what stands for it elsewhere."""
    other = {one.strip("-"): two.strip("-") for pair in spelling.regional for one, two in (pair, pair[::-1])}
    parts = sorted((part for pair in spelling.regional for part in pair), key=len, reverse=True)
    begins = "|".join(part[:-1] for part in parts if part.endswith("-"))
    ends = "|".join(part[1:] for part in parts if part.startswith("-"))
    whole = "|".join(part for part in parts if "-" not in part)
    made = rf"\b(?:{whole})(?=s?\b)|\b(?:{begins})|(?<=[a-z]{{3}})(?:{ends})\b"
    return re.compile(made, re.IGNORECASE), other


def _regional(text: str, spelling: Spelling) -> Iterator[str]:
    """The text as it is spelt in another region, if that differs."""
    pattern, other = _regions(spelling)

    def swapped(found: re.Match[str]) -> str:
        part = other[found[0].lower()]
        return part.capitalize() if found[0][0].isupper() else part

    respelt = pattern.sub(swapped, text)
    if respelt != text:
        yield respelt


def _is_joined(text: str, small_words: Sequence[str]) -> bool:
    """Whether it is three or four words in small letters, the last but one of them a small word."""
    words = text.split(" ")
    plain = all(re.fullmatch("[a-z]+", word) for word in words)
    return plain and 3 <= len(words) <= 4 and words[-2] in small_words
