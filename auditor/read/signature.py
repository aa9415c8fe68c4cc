"""Where what somebody wrote ends and their signature begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from auditor.languages import Language
from auditor.text.phrases import Phrases

LEAST_ABOVE = 5  # words above a signature; a name before them stands at the head
LONGEST = 12  # words of a line that holds a name and a title
MOST_BELOW = 2  # lines below a line that may show whose signature it begins
_BARE = "*_~ \t,.!-–—|•"  # what stands around a name: marks of bold, dashes
_BEHIND = re.compile(r"\s*[|•·–—,(/]\s*|\s-\s")  # what parts a name from a title
_DASHES = re.compile(r"--")  # as mail programs set it (RFC 3676)
_RULE = re.compile(r"[-_–—=*]{1,40}")
_POSTSCRIPT = re.compile(r"p\.?\s?p?\.?s\b[.:,\s-]|n\.?b\b[.:,\s-]", re.I)


def without_signature(text: str, sender: str, language: Language) -> str:
    """A text without what stands below the name of its sender, or a line of two dashes; a postscript stays.

    The name itself stays below a sign-off, and where nothing stands below it.
    """
    lines = text.splitlines()
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), 0)
    above = 0
    for number in range(1, last):
        above += len(lines[number - 1].split())
        if above < LEAST_ABOVE or not lines[number].strip():
            continue
        is_name = _is_name(lines[number], sender)
        if is_name or _DASHES.fullmatch(lines[number].strip()) or _rules_off(lines, number, sender):
            kept = number + (is_name and _signs_off(lines[:number], language))
            below = "\n".join(_postscript(lines[number + 1 :]))
            whole = "\n".join(lines[:kept]).rstrip()
            return f"{whole}\n\n{below}" if below else whole
    return text


def _is_name(line: str, sender: str) -> bool:
    """Whether a line is the sender's name, whole or the first of it, and nothing else but what they are."""
    name = sender.split(",")[0].casefold().split()
    said, *more = (
        part.strip(_BARE).casefold().split() for part in _BEHIND.split(line.strip(_BARE), maxsplit=1)
    )
    if not name or not said or len(line.split()) > LONGEST:
        return False
    ends = len(said) > 1 and said[0].rstrip(".") in (name[0], name[0][0]) and said[-1] == name[-1]
    is_whole = said == name or ends or (len(said) > 1 and [said[0], said[-1]] == [name[0], name[-1][0]])
    return is_whole or (not more and said == name[:1])


def _rules_off(lines: list[str], number: int, sender: str) -> bool:
    """Whether a line is a rule above the sender's name."""
    below = lines[number + 1 : number + 1 + MOST_BELOW]
    return bool(_RULE.fullmatch(lines[number].strip())) and any(_is_name(line, sender) for line in below)


def _signs_off(above: list[str], language: Language) -> bool:
    last = next((line for line in reversed(above) if line.strip()), "")
    return bool(_sign_offs(language).match(last.strip()))


@cache
def _sign_offs(language: Language) -> Phrases:
    return Phrases(language.table("messages")["sign_offs"], language.table("words"))


def _postscript(lines: list[str]) -> Iterator[str]:
    """What was added below a signature, up to a blank line."""
    first = next((n for n, line in enumerate(lines) if _POSTSCRIPT.match(line.strip())), len(lines))
    for line in lines[first:]:
        if not line.strip():
            return
        yield line
