"""An audit as text, in one format per file; and the writing of them, all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from auditor.records import Audit
from auditor.report import to_csv, to_json, to_markdown, to_terminal

Render = Callable[[Audit], dict[str, str]]

# A new report is a file with `render(audit) -> {file name: text}` and one line here. Formats for
# people begin with `view.build(audit)`, formats for machines use the audit itself.
REPORTERS: Mapping[str, Render] = MappingProxyType(
    {
        "terminal": to_terminal.render,
        "markdown": to_markdown.render,
        "json": to_json.render,
        "csv": to_csv.render,
    }
)
WRITTEN = ("json", "markdown", "csv")  # what an audit leaves in its output folder


def files(audit: Audit) -> dict[str, str]:
    """Every file of a full report, by name."""
    return {name: text for format_ in WRITTEN for name, text in REPORTERS[format_](audit).items()}
