"""The terms of a profile and of the postings, and what the postings say of each."""

from dataclasses import replace

from auditor.contrast.corpus import confirmed, find_terms, said
from auditor.records import Document, Mention, Section


def one(id, kind, text):
    return Document(id, "", "", "en", (Section(kind, text),), id)


def test_a_search_names_what_it_says_and_not_what_stands_inside_that():
    mentions = [
        Mention("Spring Boot developer", "title", "Spring Boot developer", "d", 0, 0, 21),
        Mention("Spring Boot", "tool", "Spring Boot", "d", 0, 0, 11, inner=True),
        Mention("Spring", "tool", "Spring", "d", 0, 0, 6, inner=True),
    ]
    assert said(mentions) == {"Spring Boot developer", "Spring Boot"}


def test_each_recruiter_confirms_a_term_once():
    told = [one("a", "requirements", "Java Java"), one("b", "requirements", "Java")]
    places = {d.id: [Mention("Java", "tool", "Java", d.id, 0, 0, 4)] * 2 for d in told}
    assert confirmed(told, places) == {"Java": 2}


def test_a_phrase_of_the_profile_that_one_posting_uses_is_no_evidence_but_is_seen(
    extractor, settings, monkeypatch
):
    """As a phrase of its sentences is; what it lists as a skill is a term of its own."""
    profile = one("profile", "skills", "Java\nrye milling\nsour dough starters")
    texts = ["Java and rye milling", "Java and SQL", "Java", "Java", "Java"]
    wrong = tuple(one(f"m{n}", "requirements", text) for n, text in enumerate(texts))
    made = extractor.open_terms(profile)
    monkeypatch.setattr(extractor, "open_terms", lambda _: replace(made, entries=frozenset()))
    found = find_terms(profile, {"mismatched": wrong, "desired": ()}, extractor, settings)
    assert {m.term for m in found.own} == {"Java"}
    assert [(m.term, m.start) for m in found.rare] == [("rye milling", 5)]
    assert set(found.family) == {"Java"}
    assert set(found.lacking) == {"SQL"}


def test_what_the_profile_lists_as_a_skill_is_a_term_whoever_uses_it(extractor, settings):
    profile = one("profile", "skills", "Java\nsour dough starters")
    wrong = (one("m", "requirements", "Java"),)
    found = find_terms(profile, {"mismatched": wrong, "desired": ()}, extractor, settings)
    assert {m.term for m in found.own} == set(found.family) == {"Java", "sour dough starters"}
