"""Profiles as searches see them, and what is drawn from postings, by hand."""

from auditor.searches.drawn import Skill, Wanted
from auditor.searches.profile import Findable, Place, TitleField


def profile(*places, titles=()):
    return Findable(
        tuple(Place(term, n, field, 1.0) for n, (term, field) in enumerate(places)), tuple(titles)
    )


def titled(text, field="current position-title", titles=(), section=0):
    words = tuple((word, frozenset()) for word in text.lower().split())
    return TitleField(section, field, words, tuple((t, frozenset(parts)) for t, parts in titles))


def ad(*terms, titles=("Java developer",), wording=("java", "developer"), typed=()):
    skills = tuple(Skill(term, 1 - 0.1 * n, 2.0) for n, term in enumerate(terms))
    return Wanted("m1", 1.0, titles, (wording,) if wording else (), skills, typed)
