"""What a verb is given, a path, a text or something read already, as sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor import languages, read
from auditor.errors import WrongInput
from auditor.languages import ENGLISH, Language
from auditor.read.decode import accept
from auditor.records import Notice, Reported, Source, Trend
from auditor.settings import Settings
from auditor.workspace import corrections

LONGEST_NAME = 200  # characters of what may be the name of a file
Given = str | Path | Source  # a path, a text, or what was read already


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that an audit is given, read.

    What contacts add is apart: what they offer as postings of either side (`heard_...`), what they reported,
    and the notices of the ledger.
    """

    profile: Source
    desired: tuple[Source, ...]
    mismatched: tuple[Source, ...]
    heard_desired: tuple[Source, ...] = ()
    heard_mismatched: tuple[Source, ...] = ()
    recorded: tuple[Reported, ...] = ()
    trend: Trend | None = None
    notices: tuple[Notice, ...] = ()
    in_workspace: bool = False


def read_inputs(
    profile: Given,
    desired: Given | Iterable[Given] = (),
    mismatched: Given | Iterable[Given] = (),
    *,
    settings: Settings | None = None,
) -> Inputs:
    """A profile and the postings of both sides, read, as `audit` takes them.

    Raises:
        InputError: one of them cannot be read.
    """
    language = languages.load((settings or Settings()).language)
    own = read_profile(profile, language)
    wanted, wrong = (
        tuple(s for one in listed(side) for s in read_given(one, language)) for side in (desired, mismatched)
    )
    return Inputs(own, wanted, wrong)


def read_profile(profile: Given, language: Language = ENGLISH) -> Source:
    """The one profile in a file or text.

    Raises:
        WrongInput: a folder or table with several texts.
    """
    own, *more = read_given(profile, language, split=False)
    if more:
        raise WrongInput(f"{profile}: {1 + len(more)} texts found, expected one profile; give a single file")
    return own


def read_text(file: str | Path, language: Language = ENGLISH) -> str:
    """The text of a file, or of standard input for "-".

    Raises:
        InputError: it cannot be read, or is empty.
    """
    return read.text(file, language)


def read_message(given: str, language: Language = ENGLISH) -> str:
    """A message: standard input for "-", a file if there is one of that name, else the text itself.

    Raises:
        InputError: it cannot be read, or is empty.
    """
    if given == "-":
        return read.text(given, language)
    is_file = bool(re.fullmatch(r"\S{1,200}\.(?:txt|md|html?|eml|msg)", given)) or (
        "\n" not in given and len(given) < LONGEST_NAME and Path(given).is_file()
    )
    return read.text(given, language) if is_file else accept(given, "the message", language)


def without_quoted(message: str, language: Language = ENGLISH) -> str:
    """A message without the page around it, and without the e-mails that it quotes.

    Raises:
        UnreadableInput: nothing is left.
    """
    return read.message(message, language, is_answer=True).text


def read_given(one: Given, language: Language, *, split: bool = True) -> tuple[Source, ...]:
    """What a path or a text holds; a string with a line break is a text, as no path has one."""
    if isinstance(one, Source):
        return (one,)
    if isinstance(one, str) and "\n" in one.strip():
        return read.from_string(one, split=split, language=language)
    return corrections.sources(one, split=split, language=language)


def listed(given: Given | Iterable[Given]) -> list[Given]:
    """One thing or several, as a list."""
    return [given] if isinstance(given, Given) else list(given)
