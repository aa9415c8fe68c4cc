"""Files, folders, pipes and pasted text -> Sources: one for each profile or posting."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from auditor.errors import InputError, UnreadableInput
from auditor.read import from_html, from_table, from_text, refuse
from auditor.read.decode import LIMIT, accept, decode
from auditor.records import Notice, Source

__all__ = ["READERS", "from_string", "sources", "text"]

# The most particular first: the first whose `sniff(name, head)` is true gets to `read(text, name)`.
# To add a format, write read/from_x.py with these two functions, put it here before any reader that
# would take its files too, and add a folder tests/samples/x/ with an input and its expected.json.
READERS: dict[str, ModuleType] = {
    "table": from_table,
    "html": from_html,
    "text": from_text,
}

_HEAD = 4000  # characters that a reader may look at to recognise its format
_STANDARD_INPUT = "standard input"
# Text that lies beside postings in a folder without being one.
_NOT_POSTINGS = frozenset((".toml", ".json", ".xml", ".yaml", ".yml", ".ini", ".css", ".js", ".py", ".log"))


def sources(path: str | Path, *, split: bool = True) -> tuple[Source, ...]:
    """What `path` holds: a file, a folder with a posting in each file, a table, or "-" for standard input.

    A source is named by its file, not by its whole path. Files of a folder that cannot be used are
    skipped, with a Notice in the first source. With `split=False` a text stays one source even if
    rules divide it, as in a profile.

    Raises UnreadableInput or WrongInput, in one line that names the file and says what to try.
    """
    refuse.address(str(path))
    if not str(path):
        raise UnreadableInput("an empty path was given; name a file or folder, or - for standard input")
    if str(path) == "-":
        return _read(text(path), _STANDARD_INPUT, split)
    path = Path(path)
    try:
        return _folder(path, split) if path.is_dir() else _file(path, split)
    except OSError as error:  # a folder that may not be listed, a name longer than any can be
        raise _closed(path, error) from error


def text(path: str | Path) -> str:
    """The repaired text of a file, or of standard input for "-", not yet divided into blocks.

    Raises UnreadableInput or WrongInput, as `sources` does.
    """
    if str(path) == "-":
        return decode(sys.stdin.buffer.read(LIMIT + 1), _STANDARD_INPUT)
    return _decoded(Path(path))


def from_string(text: str, name: str = "pasted text", *, split: bool = True) -> tuple[Source, ...]:
    """What a pasted `text` holds, which may be HTML, a table, or several postings with rules between.

    Raises UnreadableInput or WrongInput, as `sources` does.
    """
    return _read(accept(text, name), name, split)


def _read(text: str, name: str, split: bool) -> tuple[Source, ...]:
    reader = next(reader for reader in READERS.values() if reader.sniff(name, text[:_HEAD]))
    whole = reader is from_text and not split
    found: tuple[Source, ...] = from_text.read_whole(text, name) if whole else reader.read(text, name)
    if not any(source.blocks for source in found):
        raise UnreadableInput(f"{name}: no words in it; paste the text of a profile or posting into it")
    return found


def _file(path: Path, split: bool) -> tuple[Source, ...]:
    return _read(_decoded(path), path.name, split)


def _decoded(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(
            f"{path}: no such file; check the spelling, or give - to read standard input"
        ) from error
    except OSError as error:
        raise _closed(path, error) from error
    return decode(data, path.name)


def _closed(path: Path, error: OSError) -> UnreadableInput:
    shown = f"{path.name[:80]}: cannot be opened ({error.strerror})"
    return UnreadableInput(f"{shown}; check who may read it, or paste its text")


def _folder(folder: Path, split: bool) -> tuple[Source, ...]:
    found: list[Source] = []
    errors: dict[str, InputError] = {}
    for path in _files(folder):
        try:
            _check_purpose(path)
            found += _file(path, split)
        except InputError as error:
            errors[path.name] = error
    if not found:
        reason = f" (skipped {next(iter(errors.values()))})" if errors else ""
        raise UnreadableInput(
            f"{folder}: no readable file in this folder{reason}; "
            "put each posting there as a .txt, .md, .html or .csv file"
        )
    notices = [Notice("file-skipped", "warning", f"Skipped {error}.", name) for name, error in errors.items()]
    found[0] = replace(found[0], notices=(*notices, *found[0].notices))
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder by name, without hidden ones and folders inside it."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _check_purpose(path: Path) -> None:
    if path.suffix.lower() in _NOT_POSTINGS or path.stem.lower() in ("readme", "license", "notice"):
        raise UnreadableInput(f"{path.name}: by its name this is not a posting")
