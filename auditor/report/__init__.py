"""An audit as text, in one format per file; and the writing of them, all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from auditor.records import Audit
from auditor.report import to_csv, to_json, to_markdown, to_terminal
from auditor.report.audit_page import audit_page
from auditor.report.page import Page

Render = Callable[[Audit], dict[str, str]]


def _page_as(name: str, render: Callable[[Page], str]) -> Render:
    """A report for people: the page of an audit as one file."""
    return lambda audit: {name: render(audit_page(audit))}


# A new report is a file and one line here. Formats for people render a page, of which they know the blocks;
# formats for machines have a `render(audit) -> {file name: text}`.
REPORTERS: Mapping[str, Render] = MappingProxyType(
    {
        "terminal": _page_as("audit.txt", to_terminal.render),
        "markdown": _page_as("audit.md", to_markdown.render),
        "json": to_json.render,
        "csv": to_csv.render,
    }
)
WRITTEN = ("json", "markdown", "csv")  # what an audit leaves in its output folder


def files(audit: Audit) -> dict[str, str]:
    """Every file of a full report, by name."""
    return {name: text for format_ in WRITTEN for name, text in REPORTERS[format_](audit).items()}
