"""A profile and postings as they are read, made by hand."""

from auditor import languages
from auditor.edits.rewording import Read
from auditor.lexicon import load
from auditor.records import Document, Mention, Section

ENGLISH, LEXICON = languages.load(), load()


def mention(document, number, surface):
    entry = LEXICON.holding(surface)[0]
    start = document.sections[number].text.index(surface)
    return Mention(entry.name, entry.kind, surface, document.id, number, start, start + len(surface))


def document(key, *sections):
    """A document of (kind, text, position, surfaces that are terms), and its mentions."""
    made_of = tuple(Section(kind, text, "", job) for kind, text, job, _ in sections)
    made = Document(key, key, "", "en", made_of, "s", cluster=key)
    found = [
        mention(made, number, surface)
        for number, (_, _, _, surfaces) in enumerate(sections)
        for surface in surfaces
    ]
    return made, tuple(found)


def posting(key, title, *surfaces):
    return document(key, ("title", title, None, (title,)), ("other", ", ".join(surfaces), None, surfaces))


def read_of(profile, wanted, wrong=(), share=0.01):
    """A profile, and postings of both sides, each with its mentions."""
    shown, own = profile
    return Read(
        shown,
        own,
        {"desired": tuple(d for d, _ in wanted), "mismatched": tuple(d for d, _ in wrong)},
        {d.id: found for d, found in (*wanted, *wrong)},
        LEXICON,
        ENGLISH,
        lambda term: share,
    )
