"""How an audit was computed, in plain words, what it cannot see, and what it was made of and with."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from auditor.records import Audit
from auditor.report import caveats
from auditor.report.page import Block, Column, Fold, Heading, Items, Pairs, Table, Text

METHOD = (
    "Your profile and every posting were divided into their parts. What says nothing of the job, such as "
    "portraits of the company and legal text, was left out, and a posting that was put up twice counts once.",
    "In each posting a word counts about once, however often it is repeated. The share of postings for roles "
    "you don't want that ask for it was compared with the share of those for roles you want; with postings "
    "of one kind only, with job ads in general.",
    "A share out of a few postings is uncertain. Its range says between which two values it lies with a "
    "probability of 90 %, and so does that of the difference. A word is called sure only where the "
    "difference is large and hardly could be chance.",
    "From each posting come the searches that a recruiter could draw from it: its title, its most telling "
    "words, both. Each was tried on your profile, and each word got its part in those that found you.",
)
SHUFFLED = "To see what luck alone would flag, your postings were shuffled between the two sides many times."
PLANNED = (
    "The plan is the smallest set of truthful changes that weakens the searches for roles you don't want "
    "enough and hardly touches the others. {tried} What a job was called, certificates and degrees stay as "
    "they are."
)
TRIED = {
    "place": "A change takes words that go together out of one place. What is read first is changed first: "
    "headline, skills, About text, then the jobs. Every set of the fifteen likeliest changes in this order "
    "was tried.",
    "word": "A change takes a word out everywhere: of the fifteen likeliest changes every set of up to four "
    "was tried.",
}
GLOSSARY = (
    ("Profile", "your own page, as it was read"),
    ("Posting", "a job ad or a recruiter's message about a job"),
    ("Mismatched", "postings of roles you don't want and were contacted about"),
    ("Desired", "postings of roles you want"),
    ("Term", "a word or phrase that searches look for, with all ways to write it"),
    ("Gap", "of 100 mismatched postings so many more ask for a term than of 100 desired ones"),
    (
        "Public postings like these",
        "in what share of public job ads like the mismatched and like the desired ones it is asked for; "
        "where your postings say little, a part of the gap is borrowed from it",
    ),
    ("Pull", "how hard a term draws the wrong searches: the gap, its part in them, and how visible it is"),
    ("Evidence", "how much the postings say of a term, from anecdotal to very strong"),
    ("Blame", "the chance that a term was in the search, given that a mismatched posting's search found you"),
    ("Credit", "the same for desired postings"),
    ("Exposure", "how visible a term is in your profile, by where and how lately it is said"),
    ("Sure, probable", "a verdict that chance hardly gives, and one that it now and then gives"),
)


def method(audit: Audit, *, shown: Collection[str]) -> Iterator[Block]:
    """The method, the caveats but those already `shown`, the words, and the provenance."""
    yield Heading("How this was computed, and what it cannot see")
    yield from map(Text, METHOD)
    if audit.summary.expected_probable_by_chance is not None:
        yield Text(SHUFFLED)
    if audit.plan and audit.mismatched:
        by = audit.provenance.settings.get("plan_by")
        yield Text(PLANNED.format(tried=TRIED["place" if by == "place" else "word"]))
    yield Heading("Read this with it", 3)
    yield Items(tuple(text for text in caveats.caveats(audit) if text not in shown))
    yield Heading("The words on this page", 3)
    yield Pairs(GLOSSARY)
    yield Heading("What this was made of", 3)
    yield Text(caveats.basis(audit), "quiet")
    yield from _provenance(audit)


def _provenance(audit: Audit) -> Iterator[Block]:
    made = audit.provenance
    versions = (
        ("auditor", made.auditor),
        ("Python", made.python),
        ("spaCy", made.spacy),
        ("language model", made.model or "none"),
        ("date", made.date),
        ("seed", str(made.seed)),
    )
    yield Pairs(tuple((name, value) for name, value in versions if value))
    settings = tuple((name, _setting(value)) for name, value in made.settings.items())
    if settings:
        yield Fold("Every setting", (Pairs(settings),))
    if made.inputs:
        columns = (Column("Input"), Column("Side"), Column("Format"), Column("SHA-256 of its text"))
        rows = tuple((one.name, one.side, one.format, one.sha256) for one in made.inputs)
        yield Fold("Every input, with a digest that shows whether it changed", (Table(columns, rows),))


def _setting(value: float | int | str | tuple[str, ...]) -> str:
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "none"
