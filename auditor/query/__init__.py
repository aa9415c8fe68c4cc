"""The recruiter's boolean language: parse, print, match against a profile, explain, smallest change."""

from auditor.query.change import LARGEST_CHANGE, Change, Step, smallest_change
from auditor.query.language import DEEPEST, LONGEST, And, Literal, Not, Or, Query, caret, parse
from auditor.query.match import (
    UNSEARCHED,
    Clause,
    Match,
    Place,
    because,
    holds,
    match,
    missing,
    wanted_words,
)

__all__ = [
    "DEEPEST", "LARGEST_CHANGE", "LONGEST", "UNSEARCHED",
    "And", "Change", "Clause", "Literal", "Match", "Not", "Or", "Place", "Query", "Step",
    "because", "caret", "holds", "match", "missing", "parse", "smallest_change", "wanted_words",
]  # fmt: skip
