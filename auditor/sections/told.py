"""A profile whose file says itself what each part of it is -> a Document; nothing has to be guessed.

Its reader names each heading by the kind of section below it, "experience" where positions follow and
"contact" for what is dropped, and gives as fields what belongs to no text: `read.told` makes such blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from auditor.languages import ENGLISH, Language
from auditor.records import PROFILE_SECTIONS, Block, Document, Dropped, Position, Section, Source
from auditor.sections import dates
from auditor.sections.header import HeaderReader
from auditor.text.wording import wording

EXPERIENCE, CONTACT = "experience", "contact"
KINDS = frozenset((*PROFILE_SECTIONS, EXPERIENCE, CONTACT))
IDENTITY = ("name", "headline", "location")
HEAD = frozenset(("title", "company", "start", "end", "dates"))  # the fields of a position
# Fields that say nothing of what the person can do, and why they are dropped.
REASONS = {
    "dates": "dates",
    "start": "dates",
    "end": "dates",
    "place": "place or kind of a position",
    "issuer": "issuer and dates of a certificate",
    "contact": "contact details",
    "level": "how well it is known",
    "number": "number of a course",
    "person": "name of another person",
    "page": "page furniture",
    "people": "other people",
    "activity": "activity and posts",
}


def is_told(source: Source) -> bool:
    """Whether the reader named the sections."""
    return any(block.kind == "heading" and block.name in KINDS for block in source.blocks)


def profile(source: Source, language: Language = ENGLISH) -> Document:
    """The sections as the file names them; each block is in one of them, or in `dropped` with its reason."""
    found: list[Section] = []
    for kind, heading, blocks in _parts(source.blocks):
        if kind == EXPERIENCE:
            found += _positions(blocks, language)
        elif kind != CONTACT:
            found += _section(kind, heading, blocks, language)
    headline = next((section.text for section in found if section.kind == "headline"), "")
    jobs = dict.fromkeys(section.position for section in found if section.position)
    first = next((job.title for job in jobs), "")
    current = next((job.company for job in jobs if job.is_current), "")
    return Document(
        id="profile",
        title=headline or first,
        company=current,
        language=language.code,
        sections=tuple(found),
        source=source.name,
        dropped=tuple(_dropped(source.blocks)),
    )


def apart(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Dropped, ...]]:
    """The blocks of a profile whose sections have to be told, and what its reader says is none of it."""
    beside = {True: list[Block](), False: list[Block]()}
    for each in blocks:
        beside[each.kind == "field" and each.name in REASONS].append(each)
    return beside[False], tuple(_dropped(beside[True]))


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[str, str, list[Block]]]:
    """The blocks under each named heading, with its kind and words; those before the first say who it is."""
    kind, heading, part = "other", "", list[Block]()
    for block in blocks:
        if block.kind == "heading" and block.name in KINDS:
            yield kind, heading, part
            kind, heading, part = block.name, block.text, []
        else:
            part.append(block)
    yield kind, heading, part


def _section(kind: str, heading: str, blocks: Sequence[Block], language: Language) -> Iterator[Section]:
    """Who it is, where fields say so, and one section of the text."""
    for name in IDENTITY:
        for each in (each for each in blocks if _is_field(each, (name,))):
            yield from _named(each.text, language) if name == "name" else (Section(name, each.text),)
    text = "\n".join(each.text for each in blocks if _is_text(each) and not _is_field(each, IDENTITY))
    if text:
        yield Section(kind, text, heading)


def _named(text: str, language: Language) -> Iterator[Section]:
    """The name alone, and the degrees that people write behind it."""
    found = HeaderReader(wording(language), (), (), ()).split(text)
    letters = found.letters if found.text and not found.beside and not found.after else ""
    yield Section("name", found.text if letters else text)
    if letters:
        yield Section("certifications", letters)


def _positions(blocks: Sequence[Block], language: Language) -> Iterator[Section]:
    """Up to four sections for each position; text before the first is a description of none."""
    for part in _each_position(blocks):
        told = {each.name: each.text for each in reversed(part) if _is_field(each, HEAD)}
        job = _position(told, language) if told else None
        if job and job.title:
            yield Section("position-title", job.title, position=job)
        if job and job.company:
            yield Section("position-company", job.company, position=job)
        texts = [each for each in part if _is_text(each) and not _is_field(each, HEAD)]
        for kind, some in groupby(
            texts, lambda each: "skills" if each.name == "skill" else "position-description"
        ):
            yield Section(kind, "\n".join(each.text for each in some), position=job)


def _each_position(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of each position: a new one begins where a field of its head comes again, or after text."""
    part: list[Block] = []
    for block in blocks:
        held = {each.name for each in part if _is_field(each, HEAD)}
        in_text = any(_is_text(each) and not _is_field(each, HEAD) for each in part)
        if _is_field(block, HEAD) and (block.name in held or in_text):
            yield part
            part = []
        part.append(block)
    yield part


def _position(told: dict[str, str], language: Language) -> Position:
    span = dates.find(told.get("dates", ""), language)
    if span:
        start, end, months = span.dates
    else:
        once = dates.single(told.get("dates", ""), language)
        ends = [dates.single(told.get(name, ""), language) for name in ("start", "end")]
        start, end = (one.start if one else "" for one in (ends[0] or once, ends[1] or once))
        months = None
    return Position(told.get("title", ""), told.get("company", ""), start, end, months)


def _is_field(block: Block, names: Sequence[str] | frozenset[str]) -> bool:
    return block.kind == "field" and block.name in names


def _is_text(block: Block) -> bool:
    """Whether a block is kept: text, or a field that is not dropped."""
    return bool(block.text.strip()) and not _is_field(block, frozenset(REASONS))


def _dropped(blocks: Sequence[Block]) -> Iterator[Dropped]:
    """What is dropped, one passage for each reason."""
    gone: dict[str, list[str]] = {}
    for kind, _, part in _parts(blocks):
        for each in part:
            name = CONTACT if kind == CONTACT else each.name if each.kind == "field" else ""
            if name in REASONS and each.text.strip():
                gone.setdefault(REASONS[name], []).append(each.text)
    yield from (Dropped("\n".join(texts), reason) for reason, texts in gone.items())
