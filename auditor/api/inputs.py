"""What a verb is given, a path, a text or something read already, as sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from auditor import languages, read
from auditor.errors import WrongInput
from auditor.languages import ENGLISH, Language
from auditor.read.decode import accept
from auditor.records import Appearances, Notice, Reported, Source, Trend
from auditor.settings import Settings
from auditor.workspace import corrections

LONGEST_NAME = 200  # characters of what may be the name of a file
Given = str | Path | Source  # a path, a text, or what was read already


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that an audit is given, read.

    What contacts add is apart: what they offer as postings of either side (`heard_...`), what they reported,
    why they were wrong where the person says so (`corrected`, by the name of the text), and the notices of
    the ledger; and what LinkedIn says the profile was found for. `also` are further texts of the person.
    """

    profile: Source
    desired: tuple[Source, ...]
    mismatched: tuple[Source, ...]
    heard_desired: tuple[Source, ...] = ()
    heard_mismatched: tuple[Source, ...] = ()
    recorded: tuple[Reported, ...] = ()
    appearances: tuple[Appearances, ...] = ()
    trend: Trend | None = None
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    in_workspace: bool = False
    also: tuple[Source, ...] = ()


def read_inputs(
    profile: Given,
    desired: Given | Iterable[Given] = (),
    mismatched: Given | Iterable[Given] = (),
    *,
    also: Given | Iterable[Given] = (),
    settings: Settings | None = None,
) -> Inputs:
    """A profile, the postings of both sides and further texts of the person, read, as `audit` takes them.

    Raises:
        InputError: one of them cannot be read.
    """
    language = languages.load((settings or Settings()).language)
    own = read_profile(profile, language)
    sides = [
        [(source, _place(one, source)) for one in listed(side) for source in read_given(one, language)]
        for side in (desired, mismatched)
    ]
    names = _told_apart([place for side in sides for _, place in side])
    wanted, wrong = (tuple(replace(source, name=names[place]) for source, place in side) for side in sides)
    return with_also(Inputs(own, wanted, wrong), listed(also), settings=settings)


def with_also(given: Inputs, also: Iterable[Given], *, settings: Settings | None = None) -> Inputs:
    """The same with more texts of the person, read.

    Raises:
        InputError: one of them cannot be read.
    """
    language = languages.load((settings or Settings()).language)
    return replace(given, also=(*given.also, *(read_profile(one, language) for one in also)))


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
        "\n" not in given and len(given) < LONGEST_NAME and Path(given).exists() and not Path(given).is_dir()
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


def _place(given: Given, source: Source) -> PurePath:
    """Where a source lies: its name behind the folders that a path names."""
    is_path = isinstance(given, Path) or (isinstance(given, str) and "\n" not in given.strip())
    if not is_path or str(given) == "-":
        return PurePath(source.name)
    path = Path(given)  # type: ignore[arg-type]  # a source is no path, as is_path says
    return (path if path.is_dir() else path.parent) / source.name


def _told_apart(places: Iterable[PurePath]) -> dict[PurePath, str]:
    """The name of the source at each place, with as much of its folders as tells it from the others."""
    alike: dict[str, set[PurePath]] = {}
    for place in places:
        alike.setdefault(place.name, set()).add(place)
    return {place: _shortest(place, others - {place}) for others in alike.values() for place in others}


def _shortest(place: PurePath, others: Iterable[PurePath]) -> str:
    """The end of a path that no other one has."""
    length = len(place.parts)
    least = (n for n in range(1, length) if all(_end(place, n) != _end(one, n) for one in others))
    return "/".join(_end(place, next(least, length)))


def _end(place: PurePath, parts: int) -> tuple[str, ...]:
    return place.parts[-parts:]
