"""What is installed, and how many terms chance alone would flag."""

from __future__ import annotations

from auditor.records.answers import Checkup
from auditor.report.page import Block, Column, Page, Table, Text


def doctor_page(answer: Checkup) -> Page:
    """The versions, then the null check, or how to make one."""
    installed = (
        ("auditor", f"{answer.auditor}, {answer.lexicon} lexicon entries"),
        ("model", answer.model),
        *(("", f"{name} {version}") for name, version in answer.packages.items()),
    )
    blocks: list[Block] = [Table((Column(""), Column("")), installed)]
    check = answer.null_check
    if not check:
        how = "Null check: give a profile and postings of both sides, or run inside a workspace."
        return Page((*blocks, Text(how)))
    rows = (
        ("wrong_role", str(check.wrong_role), f"by chance {check.wrong_role_by_chance:.2f}"),
        (
            "probably_wrong_role",
            str(check.probably_wrong_role),
            f"by chance {check.probably_wrong_role_by_chance:.2f}",
        ),
    )
    what = "Null check: terms flagged on your labels, and on average when the labels are shuffled"
    figures = Table((Column(""), Column("", "right"), Column("")), rows)
    return Page((*blocks, Text(what, leads=True), figures))
