"""A person's own entries: a TOML file that adds to the shipped lexicon, changes it, or switches parts off.

[terms]
"Zig" = { kind = "language", aliases = ["ziglang"], ambiguity = "letter" }  # a new concept
"Kubernetes" = { aliases = ["kube"] }                                       # one more way to write it
"Registered nurse" = { name = "RN" }                                        # another name for it
"Teamwork" = { off = true }                                                 # never reported
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor import plain_file
from auditor.errors import WrongInput
from auditor.languages import Language
from auditor.lexicon.check import KINDS, faults
from auditor.lexicon.entries import LISTS, Row
from auditor.lexicon.index import Filed, Lexicon

FAMILY = "Own words"
TEXTS = ("name", "kind", "match", "ambiguity", "broader")


@dataclass(frozen=True, slots=True)
class Own:
    """One file of own entries. Two are the same when their name and their text are."""

    name: str
    sha256: str
    family: str = field(default=FAMILY, compare=False)
    software: bool = field(default=False, compare=False)
    attribution: str = field(default="", compare=False)  # whom to name as the source
    terms: Mapping[str, Row] = field(default_factory=dict, compare=False)


def read(path: Path) -> Own:
    """The entries of a file.

    Raises:
        WrongInput: it is no TOML, or holds something else than entries.
    """
    try:
        return parse(plain_file.text(path, "utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"{path}: not readable as a lexicon ({error}); expected [terms]") from error


def parse(text: str, name: str) -> Own:
    """The entries of a text; `name` is the file's, for errors and provenance.

    Raises:
        WrongInput: as `read`.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongInput(f"{name}: not readable as a lexicon ({error}); expected [terms]") from error
    known: dict[str, type] = {"family": str, "software": bool, "attribution": str, "terms": dict}
    for key, value in given.items():
        if key not in known:
            raise WrongInput(f"{name}: {key!r} means nothing here; expected {', '.join(known)}")
        _check_type(value, known[key], f"{name}: {key}")
    for key, entry in given.get("terms", {}).items():
        _check_entry(entry, f"{name}: {key!r}")
    return Own(name, hashlib.sha256(text.encode()).hexdigest(), **given)


def read_all(paths: Iterable[str | Path]) -> tuple[Own, ...]:
    """The entries of several files, in their order."""
    return tuple(read(Path(path)) for path in paths)


def combined(shipped: Filed, files: Sequence[Own], language: Language) -> Lexicon:
    """The shipped lexicon with the changes of these files, the later ones last.

    Raises:
        WrongInput: a change contradicts another entry, or is incomplete.
    """
    numbers = {key: number for number, key in enumerate(shipped.ids)}
    known = {name.casefold(): key for name, key in zip(shipped.names, shipped.ids, strict=True)}
    rows: dict[str, Row] = {}
    off: set[str] = set()
    for own in files:
        for key, entry in own.terms.items():
            id_ = known.get(key.casefold(), key if key in numbers else "")
            former = rows.get(id_) or (json.loads(shipped.rows[numbers[id_]]) if id_ in numbers else None)
            if entry.get("off"):
                if not former:
                    raise WrongInput(f"{own.name}: {key!r} is in no lexicon, so it cannot be switched off")
                off.add(id_)
                continue
            given = {name: value for name, value in entry.items() if name != "off"}
            row = _changed(former, given, own) if former else _new(key, given, own)
            if "broader" in row:  # by id or by name
                row["broader"] = known.get(row["broader"].casefold(), row["broader"])
            rows[row["id"]] = row
            off.discard(row["id"])
            known[row["name"].casefold()] = row["id"]
    wanted = sorted(rows.keys() - off)
    made = Lexicon(shipped, language.spelling, [rows[id_] for id_ in wanted], sorted(off & numbers.keys()))
    for fault in faults(made, language, wanted):
        names = ", ".join(own.name for own in files)
        raise WrongInput(f"{names}: {fault}; change your entry, or switch the other one off")
    return made


def _changed(former: Row, entry: Row, own: Own) -> Row:
    """An entry with more ways to write it, or with other properties; under a new name the old one stays."""
    row = former | {key: value for key, value in entry.items() if key not in LISTS}
    for key in LISTS:
        row[key] = list(dict.fromkeys([*former.get(key, ()), *entry.get(key, ())]))
    if row["name"] != former["name"]:
        if former.get("ambiguity"):
            raise WrongInput(
                f"{own.name}: {former['name']!r} counts only in the right context and cannot be renamed; "
                "add aliases instead"
            )
        kept = "exact" if former.get("match") == "exact" else "aliases"
        row["aliases"] = [alias for alias in row["aliases"] if alias != row["name"]]
        row[kept] = [*row[kept], former["name"]]
    return row


def _new(key: str, entry: Row, own: Own) -> Row:
    if "kind" not in entry:
        raise WrongInput(f"{own.name}: the new entry {key!r} needs a kind, one of {', '.join(KINDS)}")
    return {"id": slug(key), "name": key, "family": own.family, "software": own.software, **entry}


def slug(text: str) -> str:
    """An id made of a name: "C++ Builder" becomes c-plus-plus-builder."""
    spelt = text.casefold().replace("+", " plus ").replace("#", " sharp ").replace(".", " dot ")
    return re.sub(r"[\W_]+", "-", spelt).strip("-")


def _check_entry(entry: Any, what: str) -> None:
    _check_type(entry, dict, what)
    for key, value in entry.items():
        if key in TEXTS:
            _check_type(value, str, f"{what}: {key}")
        elif key in LISTS:
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise WrongInput(f'{what}: {key} is {value!r}; expected a list such as ["first", "second"]')
        elif key == "off":
            _check_type(value, bool, f"{what}: {key}")
        else:
            raise WrongInput(
                f"{what}: {key!r} means nothing here; expected {', '.join((*TEXTS, *LISTS))}, off"
            )


def _check_type(value: Any, expected: type, what: str) -> None:
    if not isinstance(value, expected):
        wanted = {str: "a text", bool: "true or false", dict: 'a table such as { kind = "tool" }'}[expected]
        raise WrongInput(f"{what} is {value!r}; expected {wanted}")
