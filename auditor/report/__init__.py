"""An audit as text, in one format per file; and the page of every answer. Each is loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.records import Audit
    from auditor.report import (
        answer_json,
        appearances_page,
        audit_page,
        compare_page,
        contacts_pages,
        doctor_page,
        lexicon_page,
        reading_page,
        redacted,
        reply_page,
        search_page,
        short_page,
        term_page,
        terms_page,
        to_csv,
        to_terminal,
        whatif_page,
        wording,
        write,
    )

__all__ = [
    "REPORTERS", "WRITTEN", "answer_json", "appearances_page", "audit_page", "compare_page",
    "contacts_pages", "doctor_page", "files", "folder_name", "lexicon_page", "reading_page", "redacted",
    "reply_page", "search_page", "short_page", "term_page", "terms_page", "to_csv", "to_terminal",
    "whatif_page", "wording", "write",
]  # fmt: skip

Render = Callable[["Audit"], dict[str, str]]


def _page_as(name: str, format_: str, page: str = "audit_page") -> Render:
    """A report for people: a page of an audit as one file."""
    return lambda audit: {name: _module(format_).render(getattr(_module(page), page)(audit))}


def _markdown(audit: Audit) -> dict[str, str]:
    """The page of an audit as Markdown, with its charts as pictures beside it."""
    page, as_markdown = _module("audit_page").audit_page(audit), _module("to_markdown")
    return {"audit.md": as_markdown.render(page), **as_markdown.pictures(page)}


def _data_as(format_: str) -> Render:
    """A report for machines: its files."""
    return lambda audit: dict(_module(format_).render(audit))


# A new report is a file and one line here. Formats for people render a page, of which they know the blocks;
# formats for machines have a `render(audit) -> {file name: text}`.
REPORTERS: Mapping[str, Render] = MappingProxyType(
    {
        "terminal": _page_as("audit.txt", "to_terminal"),
        "html": _page_as("audit.html", "to_html", "look_page"),
        "markdown": _markdown,
        "json": _data_as("to_json"),
        "csv": _data_as("to_csv"),
    }
)
WRITTEN = ("json", "html", "markdown", "csv")  # what an audit leaves in its output folder


def files(audit: Audit) -> dict[str, str]:
    """Every file of a full report, by name."""
    return {name: text for format_ in WRITTEN for name, text in REPORTERS[format_](audit).items()}


def folder_name(audit: Audit) -> str:
    """A name for the folder of a report: the person's, else that of the profile's file."""
    stated = (section.text for section in audit.profile.sections if section.kind == "name")
    name = next(stated, Path(audit.profile.source).stem)
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "profile"


def _module(name: str) -> Any:
    return import_module(f"auditor.report.{name}")


def __getattr__(name: str) -> Any:
    if name in __all__:
        return _module(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
