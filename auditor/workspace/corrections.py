"""What was read wrongly in a workspace and put right by its owner, who is asked once.

It is kept beside the inputs, in a file of its own, and never written into them. A correction holds for
the text that it was made for: under the name of that file there may be another text by now.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor import plain_file, read
from auditor.errors import WrongInput
from auditor.languages import ENGLISH, Language
from auditor.records import Notice, Source
from auditor.sections.corpus import text_of
from auditor.sections.put_right import POSTING_FIELDS, PROFILE_FIELDS
from auditor.text.normalise import repair
from auditor.workspace import Workspace, locate, save

FILE = "corrections.toml"
MARK = 12  # hex digits that tell one text from another
_HEAD = "# What was read wrongly and put right with: auditor fix\n"
_PROFILE = re.compile(r"profile\.[^/]*")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person said of the text with this mark, by field."""

    text: str
    said: Mapping[str, str] = field(default_factory=dict)


def sources(path: str | Path, *, split: bool = True, language: Language = ENGLISH) -> tuple[Source, ...]:
    """What `path` holds, as `read.sources` reads it; in a workspace with what was put right there.

    A correction of another text is not applied, and a notice says so.

    Raises:
        InputError: the path cannot be read; or the corrections cannot.
    """
    found = read.sources(path, split=split, language=language)
    here = None if str(path) == "-" else locate(_folder(Path(path)))
    kept = load(here) if here else {}
    if not here or not kept:
        return found
    return tuple(
        _corrected(one, place, kept.get(place)) for one in found for place in [_place(here, path, one)]
    )


def fields_of(place: str) -> tuple[str, ...]:
    """What can be put right of the file at a place in the workspace."""
    return PROFILE_FIELDS if _PROFILE.fullmatch(place) else POSTING_FIELDS


def everything(here: Workspace, language: Language = ENGLISH) -> dict[str, Source]:
    """The profile, if there is one, and all postings of a workspace, by their places in it."""
    profiles = sorted(path for path in here.folder.glob("profile.*") if path.is_file())[:1]
    read_ones = {path: sources(path, split=False, language=language) for path in profiles}
    for side in ("desired", "mismatched"):
        read_ones |= {path: sources(path, language=language) for path in here.side(side)}
    return {_place(here, path, one): one for path, found in read_ones.items() for one in found}


def mark(source: Source) -> str:
    """What tells a text from another that has its name."""
    return hashlib.sha256(" ".join(text_of(source).split()).encode()).hexdigest()[:MARK]


def tidy(value: str) -> str:
    """What a person typed, in one line."""
    return " ".join(repair(value).split())


def load(here: Workspace) -> dict[str, Corrected]:
    """What was put right in a workspace, by the place of the file.

    Raises:
        WrongInput: the file of corrections was damaged.
    """
    path = here.folder / FILE
    try:
        given = tomllib.loads(plain_file.text(path, "utf-8-sig")) if path.is_file() else {}
        return {place: Corrected(text=kept.pop("text"), said=kept) for place, kept in given.items()}
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        AttributeError,
        KeyError,
        TypeError,
    ) as error:
        raise WrongInput(
            f"{path}: not readable as corrections ({error}); mend it, or remove it and put right again"
        ) from error


def keep(here: Workspace, corrections: Mapping[str, Corrected]) -> Path:
    """Write all corrections of a workspace, in place of those before.

    Raises:
        OutputError: the file cannot be written.
    """
    return save(here.folder / FILE, "\n".join([_HEAD, *_lines(corrections)]))


def _lines(corrections: Mapping[str, Corrected]) -> Iterator[str]:
    for place, kept in sorted(corrections.items()):
        yield f"[{_quoted(place)}]"
        yield f"text = {_quoted(kept.text)}"
        yield from (f"{name} = {_quoted(value)}" for name, value in kept.said.items())
        yield ""


def _quoted(text: str) -> str:
    """A text as TOML writes it, which is as JSON does but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _place(here: Workspace, path: str | Path, source: Source) -> str:
    """Where a source lies in the workspace; a file may hold several, which their names tell apart."""
    folder = _folder(Path(path)).resolve().relative_to(here.folder.resolve())
    return (folder / source.name).as_posix()


def _corrected(source: Source, place: str, kept: Corrected | None) -> Source:
    if kept is None:
        return source
    named = " and ".join(kept.said)
    if kept.text != mark(source):
        message = (
            f"{source.name} holds another text than the one whose {named} was put right, so that is not "
            "applied: look at it again with auditor fix, or drop it with auditor fix --forget."
        )
        notice = Notice("correction-of-another-text", "warning", message, source.name)
        return replace(source, notices=(*source.notices, notice))
    said = tuple((name, tidy(str(value))) for name, value in kept.said.items() if name in fields_of(place))
    notice = Notice("put-right", "info", f"You put right the {named} of {source.name}.", source.name)
    return replace(source, notices=(*source.notices, notice), put_right=said)
