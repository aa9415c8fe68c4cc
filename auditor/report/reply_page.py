"""A reply that was drafted or checked: its text, what is blank in it, and what to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.records import Draft, Finding
from auditor.records.answers import ReplyChecked, ReplyDrafted
from auditor.report.ledger_page import suggestion
from auditor.report.page import Page, Text, Verbatim
from auditor.report.wording import plain

QUOTE = 60  # characters of a place that a finding shows
NO_MODEL = "no language model: what is private is told by fixed phrases alone; see auditor audit"


def draft_page(answer: ReplyDrafted) -> Page:
    """A draft, and what to know of it before it is sent."""
    made = answer.draft
    return Page((Verbatim(made.text, wrapped=True), Verbatim("\n".join(_told(made)), wrapped=True)))


def path_asides(answer: ReplyDrafted) -> tuple[str, ...]:
    """Why a reply takes its path, where nobody chose one; and what stays blank because it is doubtful."""
    return (*((suggestion(answer.suggestion),) if answer.suggestion else ()), *answer.doubts)


def checked_page(answer: ReplyChecked) -> Page:
    """What to mend in a reply."""
    told = Verbatim("\n".join(_findings(answer.findings, answer.text)), wrapped=True)
    return Page((told if answer.findings else Text("nothing to mend"),))


def check_asides(answer: ReplyChecked) -> tuple[str, ...]:
    """That a check was a poorer one."""
    return () if answer.by_grammar else (NO_MODEL,)


def _told(made: Draft) -> Iterator[str]:
    length = f"{len(made.text.split())} words" if made.channel == "email" else f"{len(made.text)} characters"
    yield f"({length})"
    if made.blanks:
        yield f"still blank: {', '.join(made.blanks)}"
    found = (f for f in made.findings if made.text[f.start : f.end] not in made.blanks)
    yield from _findings(found, made.text)


def _findings(found: Iterable[Finding], text: str) -> Iterator[str]:
    for f in found:
        place = text[f.start : f.end]
        line = text.count("\n", 0, f.start) + 1
        quoted = f" “{plain(place)}”" if len(place.strip()) > 2 and len(place) <= QUOTE else ""
        yield f"{f.severity}: line {line}{quoted}: {f.message} [{f.rule}]"
        if f.better:
            yield f"  better: {plain(f.better)}"
