"""Sections become mentions of terms; the only room that imports spaCy.

Lexicon terms come from a phrase matcher over the tokenizer alone. Only the profile is tagged, to
find the phrases that are in no lexicon; postings are then searched for those by phrase matching.
"""

from auditor.terms.extract import Extractor, Found
from auditor.terms.open_terms import OpenTerms

__all__ = ["Extractor", "Found", "OpenTerms"]
