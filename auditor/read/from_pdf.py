"""PDFs: LinkedIn's own of both layouts, part by part; any other in the order in which people read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.read import from_europass, linkedin_2017_pdf, linkedin_pdf, pdf, pdf_blocks
from auditor.read.pdf_lines import without_lost
from auditor.read.raw import Raw
from auditor.records import SOME_SKILLS_ONLY, Block, Notice, Source

LINKEDIN, OTHER = "linkedin-pdf", "pdf"
_MARK_WITHIN = 1024  # bytes from the start, in which programs look for the mark
SOME_SKILLS = Notice(
    SOME_SKILLS_ONLY,
    "info",
    "LinkedIn's PDF holds three skills at most, and no projects, courses or recommendations. What it "
    "lacks may stand on the profile all the same, so no word is said to be missing. The data export has all.",
)

_STYLED = 10  # signs in one text that no few emoji explain: words in styled letters
_LOST = Notice(
    "letters-lost",
    "warning",
    "The PDF has only # for letters that its font lacks, such as styled ones in a headline. Their words are "
    "not read: give the data export, or paste the text of the profile.",
)


def sniff(raw: Raw) -> bool:
    """Whether its first bytes are those of a PDF, whatever it is called."""
    if raw.wanted == "mailbox" or raw.folder or isinstance(raw.given, str):
        return False
    return b"%PDF-" in raw.data[:_MARK_WITHIN]


def read(raw: Raw) -> tuple[Source, ...]:
    """One source, a profile or a posting.

    Raises UnreadableInput for one that is locked, damaged, too large or without text.
    """
    opened = pdf.opened(raw.data, raw.name)
    if inside := next((one for one in opened.attached if from_europass.is_it(one)), None):
        return (from_europass.source(inside, raw.name),)
    if linkedin_pdf.is_it(opened):
        return (_source(raw, LINKEDIN, linkedin_pdf.blocks(opened, raw.language), SOME_SKILLS),)
    if linkedin_2017_pdf.is_it(opened):
        return (_source(raw, LINKEDIN, linkedin_2017_pdf.blocks(opened, raw.language)),)
    found = pdf_blocks.blocks(opened, raw.language)
    return (_source(raw, OTHER, found, lacks="FOP" in opened.producer),)


def _source(raw: Raw, form: str, blocks: Iterable[Block], *notices: Notice, lacks: bool = True) -> Source:
    """The source; `lacks` says that its maker sets a "#" for each sign that the font lacks."""
    found: list[Block] = []
    most = 0
    for block in blocks:
        text = block.text.replace("\xa0", " ").strip()
        if lacks:
            text, lost = without_lost(text)
            most = max(most, lost)
        found += [replace(block, text=text)] if text else []
    said = [*notices, *([_LOST] if most >= _STYLED else [])]
    return Source(raw.name, form, tuple(found), tuple(replace(one, about=raw.name) for one in said))
