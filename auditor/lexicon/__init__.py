"""The lexicon: concepts with their surfaces, shipped with the package or a person's own."""

from auditor.lexicon.entries import Entry, Surface, filed_under, keys, words
from auditor.lexicon.index import Lexicon
from auditor.lexicon.own import Own, read, read_all
from auditor.lexicon.shipped import load
from auditor.lexicon.written import Standing, Written

__all__ = [
    "Entry", "Lexicon", "Own", "Standing", "Surface", "Written", "filed_under", "keys", "load", "read",
    "read_all", "words",
]  # fmt: skip
