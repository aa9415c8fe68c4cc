"""The LinkedIn-profile keyword auditor: which words of a profile attract the wrong recruiters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "AuditorError",
    "Change",
    "Mention",
    "Settings",
    "__version__",
    "audit",
    "check_tone",
    "find_terms",
    "load_audit",
    "what_if",
]

if TYPE_CHECKING:
    from auditor.api import audit, find_terms, what_if
    from auditor.errors import AuditorError
    from auditor.records import Audit, Change, Mention
    from auditor.replies.tone import check as check_tone
    from auditor.report.to_json import load as load_audit
    from auditor.settings import Settings

# Where each name lives. Imported when first asked for: help must not wait for spaCy and pandas.
_HOMES = {
    "Audit": ("records", "Audit"),
    "AuditorError": ("errors", "AuditorError"),
    "Change": ("records", "Change"),
    "Mention": ("records", "Mention"),
    "Settings": ("settings", "Settings"),
    "audit": ("api", "audit"),
    "check_tone": ("replies.tone", "check"),
    "find_terms": ("api", "find_terms"),
    "what_if": ("api", "what_if"),
    "load_audit": ("report.to_json", "load"),
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        module, attribute = _HOMES[name]
        return getattr(import_module(f"auditor.{module}"), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
