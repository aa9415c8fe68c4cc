"""What differs between languages, as data: one folder a language, one TOML file a subject."""

from __future__ import annotations

import csv
import gzip
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The contents of `languages/<language>/<name>.toml`. Shared between callers: read, never change.

    Raises FileNotFoundError when the language has no such file, which is a fault of the package.
    """
    file = resources.files(__name__) / language / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def tables(language: str, folder: str) -> tuple[dict[str, Any], ...]:
    """The contents of every TOML file in `languages/<language>/<folder>/`, by file name."""
    files = (resources.files(__name__) / language / folder).iterdir()
    names = sorted(file.name for file in files if file.name.endswith(".toml"))
    return tuple(table(language, f"{folder}/{name.removesuffix('.toml')}") for name in names)


@cache
def background_shares(language: str) -> dict[str, float]:
    """In what share (0-1) of job postings at large a word or 2-3-gram, in lower case, occurs.

    Measured over about 10,600 ads and averaged over 29 occupation groups; see NOTICE. A phrase that
    is not in it is rarer than its rarest ones.
    """
    packed = (resources.files(__name__) / language / "background_shares.csv.gz").read_bytes()
    rows = csv.reader(gzip.decompress(packed).decode("utf-8").splitlines())
    next(rows)
    return {term: float(share) for term, _documents, share in rows}
