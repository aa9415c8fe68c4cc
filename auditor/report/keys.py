"""The keys of an audit's terms, by which the parts of a page point at each other."""

from __future__ import annotations

from auditor.records import Audit


def keys(audit: Audit) -> dict[str, str]:
    """By term, its key: letters and digits only, whatever the term is called."""
    return {a.term: f"t{number}" for number, a in enumerate(audit.terms, start=1)}
