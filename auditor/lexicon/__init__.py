"""The lexicon: concepts with their surfaces, shipped with the package or a person's own.

What is named here needs no other package: it is compiled before any is installed.
"""

from auditor.lexicon.entries import Entry, Surface, filed_under, keys, words
from auditor.lexicon.index import Lexicon
from auditor.lexicon.own import Own, read, read_all
from auditor.lexicon.shipped import load

__all__ = [
    "Entry", "Lexicon", "Own", "Surface", "filed_under", "keys", "load", "read",
    "read_all", "words",
]  # fmt: skip
