"""Counts stand Ctrl-F: every place of a term in the texts is counted, or listed with its reason.

A person looks for each way to write a term, in its own case where the lexicon says so, whole words only.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from sample_people import DATE, PEOPLE, SAMPLE, audit_of, sides

import auditor
from auditor.api.finding import extractor
from auditor.api.inputs import read_inputs
from auditor.contrast.corpus import find_terms
from auditor.contrast.uncounted import NO_REASON, passages
from auditor.errors import WrongInput
from auditor.sections.corpus import text_of
from auditor.settings import Settings
from auditor.text.normalise import fold


@cache
def looked_for(term):
    """A pattern for each case rule among the ways to write a term."""
    ways = extractor(Settings()).written(term)
    by_case = {exact: [re.escape(way.text) for way in ways if way.exact == exact] for exact in (True, False)}
    return [
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(some, key=len, reverse=True))})(?!\w)", 0 if exact else re.I)
        for exact, some in by_case.items()
        if some
    ]


def places(term, text):
    """Where a person finds a term in a text, in characters of it as it is shown."""
    folded = fold(text)
    return {folded.span(*found.span()) for way in looked_for(term) for found in way.finditer(folded.text)}


def counted(made):
    """The mentions of each document that the counts of an audit rest on."""
    both = {"mismatched": made.mismatched, "desired": made.desired}
    read = find_terms(made.profile, both, extractor(Settings()), Settings())
    asking = {
        p.id: [m for m in read.mentions[p.id] if m.qualifier != "negated" and p.weight]
        for postings in both.values()
        for p in postings
    }
    return asking | {made.profile.id: read.own}


def unaccounted(made):
    """The places of the terms of an audit that are neither counted nor listed."""
    mentions = counted(made)
    for document in (made.profile, *made.mismatched, *made.desired):
        for passage in passages(document):
            for one in made.terms:
                known = [
                    (m.start, m.end)
                    for m in mentions[document.id]
                    if m.term == one.term and passage.part == "text" and m.section == passage.index
                ]
                known += [
                    (u.start, u.end)
                    for u in one.uncounted
                    if (u.document, u.part, u.index) == (document.id, passage.part, passage.index)
                ]
                for start, end in places(one.term, passage.text):
                    if not any(at < end and start < until for at, until in known):
                        yield (
                            one.term,
                            document.id,
                            passage.text[start:end],
                            passage.text[start - 40 : end + 40],
                        )


def voices(made, side, holds):
    """How many distinct postings of a side fulfil a condition."""
    postings = getattr(made, side)
    return len({p.cluster or p.id for p in postings if holds(p)})


def test_every_place_of_a_term_is_counted_or_listed():
    assert [place for person in PEOPLE for place in unaccounted(audit_of(person))] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_what_is_counted_and_what_is_only_named_are_all_postings_with_the_word(person):
    made = audit_of(person)
    mentions = counted(made)
    for one in made.terms:
        for side in ("mismatched", "desired"):
            asking, named = getattr(one, f"{side}_postings"), getattr(one, f"{side}_named")
            assert asking == voices(
                made, side, lambda p, t=one.term: any(m.term == t for m in mentions[p.id])
            )
            with_word = voices(
                made,
                side,
                lambda p, t=one.term: (
                    any(m.term == t for m in mentions[p.id])
                    or any(places(t, passage.text) for passage in passages(p))
                ),
            )
            assert asking + named == with_word, (one.term, side)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_stands_in_a_file_stands_in_its_document(person):
    """A word of a line that was lost on the way would be in no count and in no list."""
    desired, mismatched = sides(person)
    given = read_inputs(SAMPLE / person / "profile.txt", desired, mismatched, settings=Settings())
    made = audit_of(person)
    documents = {d.source: d for d in (made.profile, *made.desired, *made.mismatched)}
    for source in (given.profile, *given.desired, *given.mismatched):
        kept = "\n".join(passage.text for passage in passages(documents[source.name]))
        for one in made.terms:
            assert places(one.term, kept) or not places(one.term, text_of(source)), (one.term, source.name)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_reason_says_something(person):
    assert not {u.reason for one in audit_of(person).terms for u in one.uncounted} & {NO_REASON, ""}


# --- generated audits ---------------------------------------------------------------------------------

TERMS = (
    "Java", "Spring", "Spring Boot", "Go", "Excel", "SQL", "SQL Server", "Epic", "Agile", "Node.js", "C++",
    "C", "R", "Quality improvement", "Patient safety", "Payroll", "Oracle", "Kubernetes", "FP&A", "ER",
    "SAP", "Lean",
)  # fmt: skip
LINES = (
    "Five years of {0} and {1}", "{0} is not required, {1} is", "No {0}, please", "{0}-driven work with {1}",
    "We {0} far beyond {1}", "{0}/{1}", "{0}", "{0}: {1}.", "A {0} {1} {2} person", "ex-{0}", "{0} ({1})",
    "Quillfern {0} Ltd runs {1}", "{0}17 or {1}™", "Without {0} nothing goes; {1} helps",
    "Knowledge of {0}, {1} or {2}", "Competitive pay, {0} allowance, pension, gym, {1} club",
    "We are an equal opportunity employer of {0} people",
)  # fmt: skip
line = st.builds(
    lambda pattern, terms, shout: pattern.format(*terms).upper() if shout else pattern.format(*terms),
    st.sampled_from(LINES),
    st.lists(st.sampled_from(TERMS), min_size=3, max_size=3),
    st.sampled_from([False, False, False, True]),
)
posting = st.builds(
    lambda title, parts: (
        f"{title}\nQuillfern Ltd\n\n" + "\n\n".join(f"{h}\n{chr(10).join(b)}" for h, b in parts)
    ),
    st.sampled_from(["Java developer", "Payroll clerk", "Oracle consultant", "Baker"]),
    st.lists(
        st.tuples(
            st.sampled_from(["Requirements", "About us", "Benefits", "Nice to have", "What you will do"]),
            st.lists(line, min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=4,
    ),
)
PERSON = "Mira Tolland\nStock planner\n\nAbout\n{}\n\nSkills\nJava\nSpring\nPayroll\nExcel\nstock ledgers\n"


ABOUT = (
    "I plan what is in store, count it every week with two colleagues, order what is not there before "
    "anybody asks for it, and write down what was spoilt, lent out or given away, so that all the sums are "
    "right in the end."
)


@settings(max_examples=25)
@given(
    st.lists(line, min_size=2, max_size=6),
    st.lists(posting, min_size=1, max_size=3),
    st.lists(posting, max_size=3),
)
def test_in_any_audit_every_place_is_counted_or_listed_with_a_reason(about, wrong, wanted):
    profile = PERSON.format("\n".join((*about, ABOUT)))
    try:
        made = auditor.audit(profile, wanted, wrong, date=DATE)
    except WrongInput:  # the same postings on both sides
        reject()
    assert [*unaccounted(made)] == []
    assert not any(u.reason == NO_REASON for one in made.terms for u in one.uncounted)
