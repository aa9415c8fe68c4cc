"""The terms in a text: what the extractor sees, and what it turned down."""

from __future__ import annotations

from functools import lru_cache

from auditor import languages, lexicon, sections
from auditor.api.inputs import Given, read_given, read_profile
from auditor.lexicon import Own
from auditor.records import Document, Mention, Notice
from auditor.records.answers import TermPlace, TermsAnswer, TextTerms, TurnedDown
from auditor.sections.clean import without_boilerplate
from auditor.sections.doubts import doubts
from auditor.settings import Settings
from auditor.terms import Extractor


def find_terms(text: str, *, settings: Settings | None = None) -> tuple[Mention, ...]:
    """The lexicon terms in a text, in reading order; `start` and `end` count its characters.

    A skill inside a title is a mention of its own, marked `inner`. Words of rank are no terms, nor is what
    stands in legal text or in a list of perks: "reasonable accommodations", "dental and life insurance".
    """
    return extractor(settings or Settings()).find_in(text)


def terms_of(file: str, *, as_profile: bool = False, settings: Settings | None = None) -> TermsAnswer:
    """The terms of a file ("-" is standard input) that an audit would count, by profile or posting.

    Raises:
        InputError: the file cannot be read, or holds several texts where one profile is expected.
    """
    settings = settings or Settings()
    documents, notices = documents_of(file, as_profile=as_profile, settings=settings)
    return TermsAnswer(tuple(_terms(document, extractor(settings)) for document in documents), notices)


def documents_of(
    file: Given, *, as_profile: bool, settings: Settings
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The profile or the postings in a file as an audit counts them, and what is to be known of reading it.

    Raises:
        InputError: the file cannot be read, or holds several texts where one profile is expected.
    """
    language = languages.load(settings.language)
    if as_profile:
        source = read_profile(file, language)
        profile = sections.profile(source, language)
        return (profile,), (*source.notices, *doubts(profile, language))
    sources = read_given(file, language)
    postings = (sections.posting(one, id=str(i), language=language) for i, one in enumerate(sources))
    found = tuple(without_boilerplate(posting, settings) for posting in postings)
    return found, tuple(dict.fromkeys(notice for source in sources for notice in source.notices))


def extractor(settings: Settings) -> Extractor:
    """The pipeline and lexicon for these settings, made once; again when an own lexicon has changed."""
    return _extractor(settings, lexicon.read_all(settings.lexicon))


@lru_cache(maxsize=2)
def _extractor(settings: Settings, own: tuple[Own, ...]) -> Extractor:
    return Extractor(settings, own)


def _terms(document: Document, extractor: Extractor) -> TextTerms:
    """A profile's skill entries are terms whether the lexicon holds them or not; a posting lists none."""
    phrases = extractor.open_terms(document)
    found = extractor.find(document, extractor.only(phrases, phrases.entries))
    kinds = [section.kind for section in document.sections]
    return TextTerms(
        tuple(
            TermPlace(m.term, m.kind, m.surface, m.start, m.end, m.qualifier, m.demand, kinds[m.section])
            for m in found.mentions
        ),
        tuple(TurnedDown(r.surface, r.term, kinds[r.section], r.reason) for r in found.rejected),
        document.dropped,
    )
