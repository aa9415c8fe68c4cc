"""The lexicon that ships with the package: a TOML file for each family, and a compiled copy of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from auditor.languages import ENGLISH, Language
from auditor.lexicon.entries import Row
from auditor.lexicon.index import Filed, Lexicon, filed
from auditor.lexicon.own import Own, combined

COMPILED = "lexicon.json"
FORMAT = 2  # JSON lines: the head, ids, names, the surfaces by their first words, then a line per entry


@cache
def load(language: Language = ENGLISH, own: Sequence[Own] = ()) -> Lexicon:
    """The shipped lexicon, changed by a person's own files.

    Raises:
        WrongInput: an own entry contradicts another one.
    """
    shipped = _shipped(language)
    return combined(shipped, own, language) if own else Lexicon(shipped, language.spelling)


@cache
def _shipped(language: Language) -> Filed:
    """Every family file below `languages/<language>/lexicon/`.

    A compiled copy of the same files is read instead when there is one, because that is many times as
    fast; one that does not fit the files is not used.
    """
    compiled = language.folder / COMPILED
    if compiled.is_file():
        head, *lines = compiled.read_text(encoding="utf-8").split("\n")
        if json.loads(head) == _head(language):
            ids, names, index, *rows = lines
            return Filed(json.loads(ids), json.loads(names), rows, json.loads(index))
    return filed(_rows(language), language.spelling)


def compile_to_file(language: Language) -> None:
    """Write the compiled copy beside the language's data; the same files give the same bytes."""
    made = filed(_rows(language), language.spelling)
    parts = (_head(language), made.ids, made.names, made.index)
    lines = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts]
    (language.folder / COMPILED).write_text("\n".join([*lines, *made.rows]), encoding="utf-8", newline="\n")


def _head(language: Language) -> dict[str, int | str]:
    digest = hashlib.sha256()
    for file in (language.folder / "language.toml", *sorted((language.folder / "lexicon").glob("*.toml"))):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return {"format": FORMAT, "digest": digest.hexdigest()}


def _rows(language: Language) -> list[Row]:
    return [
        {"id": key, **raw, "family": family["family"], "software": family["software"]}
        for family in language.tables("lexicon")
        for key, raw in family["terms"].items()
    ]
