"""Where what somebody wrote ends and their signature begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.languages import Language
from auditor.text.phrases import Phrases

LEAST_ABOVE = 5  # words above a signature; a name before them stands at the head
MOST_BELOW = 2  # lines below a line that may show whose signature it begins
_BARE = "*_~ \t,.!-–—|•"  # what stands around a name: marks of bold, dashes
_DASHES = re.compile(r"--\s?")  # as mail programs set it (RFC 3676)
_RULE = re.compile(r"[-_–—=*]{1,40}")
_POSTSCRIPT = re.compile(r"p\.?\s?p?\.?s\b[.:,\s-]|n\.?b\b[.:,\s-]", re.I)


def without_signature(text: str, sender: str, language: Language) -> str:
    """A text without what stands below the name of its sender, or a line of two dashes; a postscript stays.

    The name itself stays below a sign-off, and where nothing stands below it.
    """
    lines = text.splitlines()
    for number in range(1, len(lines)):
        if len(" ".join(lines[:number]).split()) < LEAST_ABOVE or not any(
            map(str.strip, lines[number + 1 :])
        ):
            continue
        is_name = _is_name(lines[number], sender)
        if is_name or _DASHES.fullmatch(lines[number]) or _rules_off(lines, number, sender):
            kept = number + (is_name and _signs_off(lines[:number], language))
            below = "\n".join(_postscript(lines[number + 1 :]))
            whole = "\n".join(lines[:kept]).rstrip()
            return f"{whole}\n\n{below}" if below else whole
    return text


def _is_name(line: str, sender: str) -> bool:
    """Whether a line is the sender's name, whole or the first of it, and nothing else."""
    name = sender.split(",")[0].casefold().split()
    said = line.strip(_BARE).casefold().split()
    return (
        bool(name)
        and bool(said)
        and (said == name or said == name[:1] or (said[0], said[-1]) == (name[0], name[-1]))
    )


def _rules_off(lines: list[str], number: int, sender: str) -> bool:
    """Whether a line is a rule above the sender's name."""
    below = [line for line in lines[number + 1 :] if line.strip()][:MOST_BELOW]
    return bool(_RULE.fullmatch(lines[number].strip())) and any(_is_name(line, sender) for line in below)


def _signs_off(above: list[str], language: Language) -> bool:
    last = next((line for line in reversed(above) if line.strip()), "")
    phrases = Phrases(language.table("messages")["sign_offs"], language.table("words"))
    return bool(phrases.match(last.strip()))


def _postscript(lines: list[str]) -> Iterator[str]:
    """What was added below a signature, up to a blank line."""
    first = next((n for n, line in enumerate(lines) if _POSTSCRIPT.match(line.strip())), len(lines))
    for line in lines[first:]:
        if not line.strip():
            return
        yield line
