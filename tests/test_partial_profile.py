"""A file that holds a part of the profile: what it lacks is never said to be missing."""

from dataclasses import replace

import pytest

from auditor import read
from auditor.pipeline import audit
from auditor.records import SOME_SKILLS_ONLY, Notice
from auditor.settings import Settings

PROFILE = """Ines Calloway
Java Developer
About
Builds services in Java and Spring Boot for ferries, and keeps them alive at night and on weekends.
Skills
Java
Spring Boot
"""
NOTICE = Notice(SOME_SKILLS_ONLY, "info", "It holds three skills at most.", "profile.pdf")


def postings(word, names):
    texts = (
        f"{word} Engineer\nCompany: {name}\nRequirements\n- Five years of {word} in production at {name}\n"
        f"- {word} and a calm hand in the harbour of {name}\n"
        for name in names
    )
    return [source for text in texts for source in read.from_string(text, split=False)]


@pytest.fixture(scope="module")
def verdicts():
    (whole,) = read.from_string(PROFILE, split=False)
    desired = postings("Terraform", ["Arken", "Brume", "Corvo", "Dagny", "Esker", "Fjell", "Garnet", "Holm"])
    mismatched = postings("Java", ["Istria", "Jarl", "Kelp", "Lupin", "Moor", "Nacre", "Oriel", "Pelt"])
    made = (
        audit(one, desired, mismatched, Settings(thin_profile_words=5))
        for one in (whole, replace(whole, notices=(NOTICE,)))
    )
    return list(made)


def test_a_term_that_the_whole_profile_lacks_is_missing(verdicts):
    assert {a.term for a in verdicts[0].terms if a.verdict == "missing"} == {"Terraform"}


def test_nothing_is_missing_from_a_part_of_it(verdicts):
    assert [a.term for a in verdicts[1].terms if a.verdict == "missing"] == []


def test_the_other_verdicts_are_the_same(verdicts):
    whole, part = ({a.term: a.verdict for a in one.terms if a.mentions} for one in verdicts)
    assert part == whole


def test_an_audit_of_a_part_says_why(verdicts):
    assert NOTICE in verdicts[1].notices
