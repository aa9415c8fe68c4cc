"""The LinkedIn-profile keyword auditor: which words of a profile attract the wrong recruiters."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Audit",
    "AuditorError",
    "Change",
    "Mention",
    "Settings",
    "Workspace",
    "__version__",
    "audit",
    "audit_workspace",
    "check_tone",
    "explain",
    "find_terms",
    "load_audit",
    "search",
    "what_if",
]

if TYPE_CHECKING:
    from auditor.api import audit, audit_workspace, explain, find_terms, load_audit, search, what_if
    from auditor.errors import AuditorError
    from auditor.records import Audit, Change, Mention
    from auditor.replies.tone import check as check_tone
    from auditor.settings import Settings
    from auditor.workspace import Workspace

# Where each name lives. Imported when first asked for: help must not wait for spaCy and pandas. Every other
# verb is in `auditor.api`.
_HOMES = {
    "Audit": ("records", "Audit"),
    "AuditorError": ("errors", "AuditorError"),
    "Change": ("records", "Change"),
    "Mention": ("records", "Mention"),
    "Settings": ("settings", "Settings"),
    "Workspace": ("workspace", "Workspace"),
    "audit": ("api", "audit"),
    "audit_workspace": ("api", "audit_workspace"),
    "check_tone": ("replies.tone", "check"),
    "explain": ("api", "explain"),
    "find_terms": ("api", "find_terms"),
    "load_audit": ("api", "load_audit"),
    "search": ("api", "search"),
    "what_if": ("api", "what_if"),
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        module, attribute = _HOMES[name]
        return getattr(import_module(f"auditor.{module}"), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
