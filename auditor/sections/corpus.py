"""What an audit is given, divided: a profile, the postings of both sides, and what was reported."""

from __future__ import annotations

from collections.abc import Sequence

from auditor import languages
from auditor.languages import Language
from auditor.records import Corpus, Document, Reported, Section, Side, Source
from auditor.sections.put_right import posting
from auditor.sections.put_right import profile as divided
from auditor.settings import Settings

REPORTED_TIMES = 3  # a recruiter's own word weighs as one that a posting repeats
RECORDED, RECORDED_ID = "recorded search", "recorded-"


def divide(
    profile: Source, desired: Sequence[Source], mismatched: Sequence[Source], settings: Settings
) -> Corpus:
    """Sections for everything; postings are numbered in the order of their text, so that the order
    in which files were named changes nothing."""
    language = languages.load(settings.language)
    sides: dict[Side, tuple[Document, ...]] = {}
    for side, sources in (("desired", desired), ("mismatched", mismatched)):
        ordered = sorted(sources, key=lambda source: (text_of(source), source.name))
        sides[side] = tuple(  # type: ignore[index]  # mypy widens the literals of the tuple to str
            posting(source, id=f"{side}-{number:02}", language=language)
            for number, source in enumerate(ordered, start=1)
        )
    return Corpus(divided(profile, language), sides["desired"], sides["mismatched"])


def text_of(source: Source) -> str:
    """Everything a source says, as one text."""
    return "\n".join(block.text for block in source.blocks)


def reported(told: Sequence[Reported], language: Language) -> dict[Side, tuple[Document, ...]]:
    """What recruiters searched for as postings that ask for nothing but its words, each three times."""
    made: dict[Side, list[Document]] = {"mismatched": [], "desired": []}
    for number, one in enumerate((one for one in told if one.words), start=1):
        id = f"{RECORDED_ID}{number:02}"
        text = "\n".join(word for word in one.words for _ in range(REPORTED_TIMES))
        section = Section("requirements", text)
        made[one.side].append(Document(id, "", "", language.code, (section,), RECORDED, cluster=id))
    return {side: tuple(documents) for side, documents in made.items()}
