"""All terms of an audit as a table to work on, and a card for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from auditor.records import Attraction, Audit, Decision, Verdict, noted
from auditor.report import to_csv
from auditor.report.keys import keys
from auditor.report.look_cards import cards
from auditor.report.page import Bar, Block, Cell, Column, Figure, Heading, Link, Sheet, Table, Text
from auditor.report.terms import GAP, KIN, KIN_MEANS, gap, gap_means, kin_shares, kin_to_wrong
from auditor.report.thin import divides, is_tried
from auditor.report.tones import TONES
from auditor.report.wording import out_of

VERDICTS: dict[Verdict, str] = {
    "wrong_role": "wrong role",
    "probably_wrong_role": "probably wrong role",
    "shared": "both sides",
    "probably_right_role": "probably right role",
    "right_role": "right role",
    "missing": "missing",
    "undecided": "not enough evidence",
}
ADVICE = {
    "remove": "remove",
    "demote": "move into the text",
    "qualify": "say more clearly that it is past",
    "add": "add if true",
    "keep": "keep",
    "unsure": "leave as it is",
}
GAP_COLUMN = f"{GAP} (90 % range)"
COLUMNS = (
    Column("Term", emphasis="strong"),
    Column("Verdict"),
    Column("Pull", "right"),
    Column("Mismatched", "right"),
    Column("Desired", "right"),
    Column(GAP_COLUMN, "right", short="Gap per 100", whole=True),
    Column("Evidence", spare=True),
    Column("Advice"),
)
READ = (
    "Decide on any of these words, save the file, and “auditor whatif --review terms.csv” shows what your "
    "decisions would do."
)


def all_terms(audit: Audit) -> Iterator[Block]:
    """The sheet, whose file says what `terms.csv` says, then the cards."""
    yield Heading("All terms")
    if not audit.terms:
        yield Text("No term was found in your profile, nor one that the postings ask for.", "quiet")
        return
    yield Text(f"{READ} {gap_means(audit)}" if is_tried(audit) else READ, "quiet")
    key = keys(audit)
    columns = tuple(column for column in COLUMNS if column.name != GAP_COLUMN or is_tried(audit))
    table = Table(columns, tuple(_row(audit, term, key[term.term]) for term in audit.terms))
    names, rows = to_csv.sheet(audit)
    if kin := kin_to_wrong(audit):
        yield Text(f"{KIN}: {', '.join(noted(a.called, kin_shares(a)) for a in kin)}.")
        yield Text(KIN_MEANS, "quiet")
    yield Sheet(table, "terms.csv", names, rows, get_args(Decision))
    yield cards(audit)


def _verdict(term: Attraction) -> str:
    is_soft = term.verdict == "undecided" and divides(term)
    return "hardly searched for" if is_soft else VERDICTS[term.verdict]


def _row(audit: Audit, term: Attraction, key: str) -> tuple[Cell, ...]:
    summary = audit.summary
    named = ", or not so that it counts" * term.is_only_named
    return (
        Link(term.called, key, TONES[term.verdict]),
        _verdict(term) + named,
        Bar(term.attraction, "bad"),
        Figure(out_of(term.mismatched_postings, summary.mismatched_postings), term.mismatched_share),
        Figure(out_of(term.desired_postings, summary.desired_postings), term.desired_share),
        *([Figure(gap(term), term.gap)] if is_tried(audit) else []),
        term.evidence_label,
        ADVICE.get(term.action, term.action),
    )
