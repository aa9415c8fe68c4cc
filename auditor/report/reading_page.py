"""What was read of a profile and postings, said back; how they are divided; what was put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.records import PROFILE_SECTIONS, Section
from auditor.records.reading import (
    CorrectionList,
    Divided,
    Division,
    Doubt,
    Fixed,
    InputsRead,
    PostingRead,
    ProfileRead,
)
from auditor.report.page import Block, Column, Heading, Page, Table, Text, Verbatim
from auditor.report.wording import counted, plain

_PART = re.compile(r" (?:row |#)\d+$")  # of a file that holds several postings
MOST_LISTED = 10  # postings that are said one by one; of more, those that are doubtful
NOTHING_KEPT = "Nothing was put right in this workspace."
ENTER_KEEPS = "Enter keeps what stands in brackets; Ctrl-D ends."
MOST_OF_HEADLINE = (
    72  # characters; of a longer one beginning and end are said: what was read wrongly shows there
)
# How a file's format is called; a text that was pasted has none.
FORMATS = {
    "linkedin-pdf": "LinkedIn PDF",
    "linkedin-export": "LinkedIn export",
    "pdf": "PDF",
    "json-resume": "JSON Resume",
    "europass": "Europass",
    "docx": "Word document",
    "odt": "OpenDocument text",
    "rtf": "RTF document",
    "xlsx": "Excel workbook",
    "xls": "Excel workbook",
    "ods": "OpenDocument spreadsheet",
    "mail": "e-mail",
    "mhtml": "saved page",
    "webarchive": "saved page",
    "html": "saved page",
    "table": "table",
}
# What is doubtful, in words, and the option of `auditor fix` that puts it right; FILE is filled in.
DOUBTS: dict[Doubt, tuple[str, str]] = {
    "no name": ("no name was found", "--name NAME"),
    "name": ("this may be no name", "--name NAME"),
    "no headline": ("no headline was found", "--headline TEXT"),
    "headline": ("this may be no headline", "--headline TEXT"),
    "no title": ("no title was found", '--title "FILE=TITLE"'),
    "title": ("this may be no title of a job", '--title "FILE=TITLE"'),
    "title is the company": ("the title is the company", '--title "FILE=TITLE"'),
    "no company": ("no company was found", '--company "FILE=NAME"'),
    "no requirements": ("no requirements are told apart", ""),
}


def read_lines(answer: InputsRead) -> tuple[str, ...]:
    """What was understood of each input, and below each what is doubtful; of many postings only that."""
    return tuple(_read_lines(answer))


def profile_line(profile: ProfileRead) -> str:
    """Who a profile was understood to be, and which sections it has, in the order of a LinkedIn page."""
    name = plain(profile.name) or "no name"
    headline = f"headline “{_ends(plain(profile.headline))}”" if profile.headline else "no headline"
    about = [kind for kind in profile.more if kind == "about"]
    positions = counted(profile.positions, "position") if profile.positions else "no positions"
    now = f" ({profile.current} current)" if profile.positions else ""
    skills = counted(profile.skills, "skill") if profile.skills else "no skills"
    rest = [kind for kind in PROFILE_SECTIONS if kind in profile.more and kind not in about]
    form = FORMATS.get(profile.format, "profile")
    return (
        f"{form[0].upper()}{form[1:]}: {', '.join([name, headline, *about, positions + now, skills, *rest])}"
    )


def _ends(text: str) -> str:
    """A text that is too long for a line of words, without its middle."""
    if len(text) <= MOST_OF_HEADLINE:
        return text
    half = MOST_OF_HEADLINE // 2
    return (
        f"{text[:half].rpartition(' ')[0] or text[:half]} … {text[-half:].partition(' ')[2] or text[-half:]}"
    )


def posting_line(posting: PostingRead) -> str:
    """What a posting was understood to be."""
    at = f" at {plain(posting.company)}" if posting.company else ""
    form = FORMATS.get(posting.format, "")
    said = f"{plain(posting.title)}{at}, {counted(posting.requirements, 'requirement')}"
    return f"{said} ({form})" if form else said


def doubtful(answer: InputsRead) -> tuple[PostingRead, ...]:
    """The postings whose title or company is doubtful, which can be put right."""
    return tuple(one for one in answer.postings if any(DOUBTS[doubt][1] for doubt in one.doubts))


def division_page(answer: Division) -> Page:
    """Each text in its sections, with the position a section belongs to, and what was dropped and why."""
    return Page(tuple(block for text in answer.texts for block in _division(text, len(answer.texts) > 1)))


def fixed_page(answer: Fixed) -> Page:
    """What was put right, with what had been read."""
    if not answer.changes:
        return Page((Text("Nothing was changed."),))
    lines = (
        f"{plain(one.file)}: {one.field} “{plain(one.after)}”, read as "
        + (f"“{plain(one.before)}”" if one.before else "nothing")
        for one in answer.changes
    )
    return Page((Verbatim("\n".join(lines)),), ("kept for every audit to come; see auditor fix --list",))


def corrections_page(answer: CorrectionList) -> Page:
    """What a workspace keeps."""
    if not answer.kept:
        return Page((Text(NOTHING_KEPT),))
    rows = tuple(
        (plain(one.file), one.field, plain(one.value), "" if one.applies else "of another text: not applied")
        for one in answer.kept
    )
    return Page((Table((Column("file"), Column("field"), Column("is"), Column("")), rows),))


def forgotten_page(answer: CorrectionList) -> Page:
    """What is no longer kept."""
    lines = [f"{plain(one.file)}: {one.field} “{plain(one.value)}” is forgotten" for one in answer.kept]
    return Page((Verbatim("\n".join(lines)) if lines else Text(NOTHING_KEPT),))


def _read_lines(answer: InputsRead) -> Iterator[str]:
    if answer.profile:
        yield profile_line(answer.profile)
        yield from _doubts(answer.profile.file, answer.profile.doubts, answer.in_workspace)
    listed: Sequence[PostingRead] = answer.postings
    if len(listed) > MOST_LISTED:
        listed = [one for one in listed if one.doubts]
        doubts = f"; doubtful: {len(listed)}" if listed else ""
        yield f"{len(answer.postings)} postings{doubts}"
    for one in listed:
        yield posting_line(one)
        yield from _doubts(one.file, one.doubts, answer.in_workspace)


def _doubts(file: str, doubts: Sequence[Doubt], in_workspace: bool) -> Iterator[str]:
    for doubt in doubts:
        words, option = DOUBTS[doubt]
        if not option:
            todo = f"see auditor terms --sections {plain(_PART.sub('', file))}"
        elif in_workspace:
            todo = f"put it right with: auditor fix {option.replace('FILE', plain(file))}"
        else:
            todo = "put it right in a workspace with: auditor fix"
        yield f"  warning: {plain(file)}: {words}; {todo}"


def _division(text: Divided, is_one_of_many: bool) -> Iterator[Block]:
    if is_one_of_many:
        yield Heading(plain(text.file), 1)
    for section in text.sections:
        yield Heading(_kind(section), 2)
        yield Verbatim(section.text, wrapped=True, quoted=True)
    for dropped in text.dropped:
        yield Heading(f"dropped: {plain(dropped.reason)}", 2)
        yield Verbatim(dropped.text, wrapped=True, quoted=True)


def _kind(section: Section) -> str:
    """The kind of a section, and the position it belongs to: "position-title: Cook at Pan Ltd, 2015 -"."""
    job = section.position
    if job is None:
        return section.kind
    at = " at ".join(filter(None, (plain(job.title), plain(job.company))))
    held = f"{job.start} - {job.end or 'present'}" if job.start or job.end else "no dates"
    return f"{section.kind}: {', '.join(filter(None, (at, held)))}"
