"""What a check or an import of the lexicon came to."""

from __future__ import annotations

from auditor.records.answers import LexiconChecked, LexiconImported, WordFile
from auditor.report.page import Block, Page, Text, Verbatim
from auditor.report.wording import counted


def checked_page(answer: LexiconChecked) -> Page:
    """The faults, and how large the lexicon is."""
    sizes = f"{answer.concepts} concepts, {answer.surfaces} surfaces, {answer.families} families"
    count = counted(len(answer.faults), "fault") if answer.faults else "no fault"
    blocks: list[Block] = [Verbatim("\n".join(answer.faults))] if answer.faults else []
    return Page((*blocks, Text(f"{sizes}: {count}")))


def imported_page(answer: LexiconImported) -> Page:
    """Nothing but what went where, and whom the words are owed to: all of it beside the point of a pipe."""
    sources = dict.fromkeys(file.attribution for file in answer.files)
    return Page((), (*map(_written, answer.files), *sources))


def _written(file: WordFile) -> str:
    return (
        f"wrote {file.path}: {file.entries} entries; {file.known} were known already, "
        f"{file.unusable} are no searchable words"
    )
