"""The LinkedIn-profile keyword auditor: which words of a profile attract the wrong recruiters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Audit", "AuditorError", "Mention", "Settings", "__version__", "audit", "find_terms", "load_audit"]

if TYPE_CHECKING:
    from auditor.api import audit, find_terms, load_audit
    from auditor.errors import AuditorError
    from auditor.records import Audit, Mention
    from auditor.settings import Settings

_HOMES = {
    "Audit": "records",
    "AuditorError": "errors",
    "Mention": "records",
    "Settings": "settings",
    "audit": "api",
    "find_terms": "api",
    "load_audit": "api",
}


def __getattr__(name: str) -> Any:
    # Imported when first asked for: `auditor --help` must not wait for spaCy and pandas.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"auditor.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
