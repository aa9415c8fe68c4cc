"""What a further text of the person, a CV or the profile in another language, says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.coherence.known import Known, Read
from auditor.coherence.own import MOST_LINES, dated, listed, named
from auditor.languages import Language
from auditor.lexicon.titles import titles
from auditor.records import (
    SOME_SKILLS_ONLY,
    Contradiction,
    Document,
    Line,
    Mention,
    Notice,
    Position,
    Section,
    Source,
)
from auditor.records.fields import field_of
from auditor.sections.corpus import text_of
from auditor.sections.put_right import profile as divided
from auditor.terms import Extractor
from auditor.text.normalise import key
from auditor.text.tongue import written_in
from auditor.text.wording import phrases, wording

MOST_TITLES = 30  # lines of a list of titles
LONGEST_TITLE = 8  # words
SLACK = 1  # months by which dates may differ: who left on the last day writes either month
TELLING = 3  # letters of a word that tells one employer from another


def read(sources: Sequence[Source], extractor: Extractor) -> tuple[Read, ...]:
    """The further texts with their terms: divided like a profile, or lists of the titles that are wanted."""
    made = []
    for number, source in enumerate(sources, start=1):
        document = replace(_document(source, extractor.language), id=f"also-{number:02}")
        made.append(Read(document, extractor.find(document).mentions, source.name))
    return tuple(made)


def _document(source: Source, language: Language) -> Document:
    """A text in its sections; one of hardly anything but titles is a list of those that are wanted."""
    document = divided(source, language)
    headings: list[str] = language.table("coherence")["wanted"]
    lines = [line.strip(" \t-*•") for line in text_of(source).splitlines()]
    entries = [line for line in lines if line and not any(phrases(headings).fullmatches(key(line)))]
    named = sum(titles(language).is_title(line, plural=True) for line in entries)
    is_short = len(entries) <= MOST_TITLES and all(len(line.split()) <= LONGEST_TITLE for line in entries)
    if is_short and named > len(entries) / 2 and not any(s.position for s in document.sections):
        section = Section("other", "\n".join(entries), headings[0])
        return Document("also", "", "", language.code, (section,), source.name)
    return document


def notices(known: Known, sources: Sequence[Source], texts: Sequence[Read]) -> Iterator[Notice]:
    """What has to be known of the further texts: how they were read, whose they are, in which language."""
    mine = _name(known.own)
    for source, text in zip(sources, texts, strict=True):
        for notice in (n for n in source.notices if n.code != SOME_SKILLS_ONLY):  # nothing is missed in it
            yield replace(notice, message=f"{source.name}: {notice.message}", about=source.name)
        whole = "\n".join(section.text for section in text.document.sections)
        if tongue := written_in(whole, known.extractor.language):
            yield Notice(
                "also-in-another-language",
                "info",
                f"{text.file} is in {tongue}: its employers and dates are compared with your profile, and "
                "words that both languages write alike; other words and titles are not.",
                text.file,
            )

        theirs = _name(text)
        if mine and theirs and not {*key(mine).split()} & {*key(theirs).split()}:
            yield Notice(
                "also-of-another-name",
                "warning",
                f"{text.file} bears another name than your profile: is it yours?",
                text.file,
            )


def _name(text: Read) -> str:
    return next((s.text for s in text.document.sections if s.kind == "name"), "")


def differences(known: Known, text: Read, wrong: Sequence[str]) -> Iterator[Contradiction]:
    """What a text says otherwise than the profile.

    Args:
        wrong: its terms that pull towards wrong roles and that the profile does not name.
    """
    named_wrong = [*_first(text, wrong)]
    if named_wrong:
        yield Contradiction(
            "wrong words",
            f"{text.file} says what your profile doesn't, and what pulls towards roles you don't want: "
            f"{listed(named_wrong)}.",
            tuple(dict.fromkeys(text.quote(m) for m in named_wrong[:MOST_LINES])),
        )
    yield from _titles(known, text, {m.term for m in named_wrong})
    yield from _jobs(known, text)


def _first(text: Read, terms: Sequence[str]) -> Iterator[Mention]:
    """The first mention of each term that searches would find."""
    for term in terms:
        searched = (
            m
            for m in text.mentions
            if m.term == term and field_of(text.document.sections[m.section]).is_searched
        )
        if first := next(searched, None):
            yield first


def _titles(known: Known, text: Read, told: set[str]) -> Iterator[Contradiction]:
    """Titles by which it calls the person, and the profile does not."""
    own = {m.term for m in known.own.mentions}
    claimed = text.titles(text.of_kind("headline", "position-title"))
    words = {key(section.text) for section in known.own.document.sections}
    others = [
        m
        for term, m in claimed.items()
        if term not in own and term not in told and not any(key(m.surface) in said for said in words)
    ]
    if others:
        yield Contradiction(
            "other titles",
            f"{text.file} calls you {named(others[:MOST_LINES])}, and your profile doesn't.",
            tuple(dict.fromkeys(text.quote(m) for m in others[:MOST_LINES])),
        )


def _jobs(known: Known, text: Read) -> Iterator[Contradiction]:
    """Employers and dates that differ; that one text has fewer jobs at an employer is no difference."""
    language = known.extractor.language
    mine = _positions(known.own.document)
    said = [{*key(section.text).split()} for section in known.own.document.sections]
    for job in _positions(text.document):
        name = employer(job.company, language)
        mates = [one for one in mine if _is_same(job.company, one.company, language)]
        if not mates and name and mine and not any(name <= words for words in said):
            same = [one for one in mine if _agree(one.start, job.start) and _agree(one.end, job.end)]
            lines = [Line("", "dates as read", dated(one)) for one in same[:1]]
            other = f", and your profile for the same time {same[0].company}" if same else ""
            yield Contradiction(
                "other employer",
                f"{text.file} names {job.company}{other or ', and your profile does not'}.",
                (Line(text.file, "dates as read", dated(job)), *lines),
                (job.company,),
            )
        elif mates and all(one.start for one in mates):
            starts = any(_agree(one.start, job.start) for one in mates)
            ends = any(_agree(one.end, job.end) for one in mates)
            if not (starts and ends):
                nearest = next((one for one in mates if key(one.title) == key(job.title)), mates[0])
                yield Contradiction(
                    "other dates",
                    f"{text.file} dates {job.company} otherwise than your profile.",
                    (Line(text.file, "dates as read", dated(job)), Line("", "dates as read", dated(nearest))),
                    (job.company,),
                )


def _positions(document: Document) -> list[Position]:
    """The dated positions of a text with an employer."""
    found = dict.fromkeys(s.position for s in document.sections if s.position)
    return [one for one in found if one.start and one.company]


def employer(name: str, language: Language) -> frozenset[str]:
    """The words that tell an employer from others: without legal form and words such as "group"."""
    common = {*map(key, wording(language).data["posting"]["company-words"]), *language.function_words}
    return frozenset(w for w in key(name).split() if len(w) >= TELLING and w not in common)


def _is_same(one: str, other: str, language: Language) -> bool:
    """Whether two names may be of one employer: one is a part of the other, or its initials."""
    first, second = employer(one, language), employer(other, language)
    short = any(
        key(a) == "".join(word[0] for word in key(b).split()) for a, b in ((one, other), (other, one))
    )
    return short or (bool(first and second) and (first <= second or second <= first))


def _agree(one: str, other: str) -> bool:
    """Whether two dates may be one, as exact as both are; "" is an end that has not come."""
    if not one or not other:
        return one == other
    if len(one) < len("YYYY-MM") or len(other) < len("YYYY-MM"):
        return one[:4] == other[:4]
    (year, month), (year2, month2) = (map(int, date.split("-")[:2]) for date in (one, other))
    return abs(12 * (year - year2) + month - month2) <= SLACK
