"""`audit.md`: the report as Markdown that any viewer shows; what people wrote is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.records import Audit
from auditor.report import view


def render(audit: Audit) -> dict[str, str]:
    """`audit.md`: the answer, the tables, the evidence, the caveats."""
    return {"audit.md": "\n".join(_lines(view.build(audit))) + "\n"}


def _lines(report: view.View) -> Iterator[str]:
    yield f"# {_text(report.title)}"
    if report.found:
        yield ""
        yield f"**{_text(report.found)}**"
    yield ""
    yield _text(report.answer)
    if report.advice:
        yield from _advice(report.advice)
    for listed in report.lists:
        yield from ("", f"## {listed.heading}", "")
        yield from (f"- {_text(point)}" for point in listed.points)
    for group in report.groups:
        yield ""
        yield f"## {group.heading}"
        yield ""
        yield _text(group.meaning)
        yield ""
        yield from _table(group)
        yield ""
        for row in group.rows:
            yield from _evidence(row)
    for heading, terms in view.leftovers(report):
        yield from ("", f"## {heading}", "", ", ".join(map(_text, terms)))
    yield from ("", "## Read this with it", "")
    yield from (f"- {_text(caveat)}" for caveat in report.caveats)
    yield from ("", _text(report.basis))


def _advice(advice: view.Advice) -> Iterator[str]:
    yield from ("", f"## {advice.heading}")
    steps = [f"{n}. **{_text(s.what)}** {_text(s.why)}".rstrip() for n, s in enumerate(advice.steps, 1)]
    yield from ["", *steps] if steps else ()
    yield from ("", " ".join(map(_text, advice.proof)))


def _table(group: view.Group) -> Iterator[str]:
    bars = any(row.bar for row in group.rows)
    pull, mark = (" Pull |", "--:|") if bars else ("", "")
    yield f"| Term |{pull} Mismatched | Desired | Gap in points (90 % range) | Evidence | Stands in |"
    yield f"|---|{mark}--:|--:|--:|---|---|"
    for row in group.rows:
        yield _cells(row, bars)


def _cells(row: view.Row, bars: bool) -> str:
    cells = (
        f"**{_text(row.term)}**",
        *([f"{row.bar:.0f}"] if bars else []),
        row.mismatched,
        row.desired,
        row.gap,
        row.evidence_label,
        _text(row.where),
    )
    return f"| {' | '.join(cells)} |"


def _evidence(row: view.Row) -> Iterator[str]:
    yield f"- **{_text(row.term)}** ({_text(row.why)})"
    for quote in row.quotes:
        yield f"  - {quote.side}, {_text(quote.place)}: “{_text(quote.text)}”"


def _text(text: str) -> str:
    """Untrusted text in one line, with everything Markdown or HTML would act on made literal."""
    literal = re.sub(r"([\\`*_\[\]<>|~#&$])", r"\\\1", view.plain(text))
    literal = re.sub(r"^(\d*)(?=[-+=.)])", r"\1\\", literal)  # at the start of a line these make lists
    return (
        re.sub(r"(?i)(https?|ftp|www|mailto|xmpp|javascript)(?=[:.])", r"\1\\", literal)
        .replace("\\&", "&amp;")
        .replace("\\<", "&lt;")
    )
