"""Where a term stands and is not counted, and why."""

from dataclasses import replace

import pytest

from auditor.contrast.corpus import find_terms
from auditor.contrast.uncounted import uncounted
from auditor.records import Dropped, Section

ABOUT = "Java, payroll and oat milling"


@pytest.fixture
def named(extractor, settings, profile):
    """What is not counted of each term, in these mismatched postings and a profile."""

    def build(*postings, about=ABOUT, desired=()):
        person = profile(("about", about))
        sides = {"mismatched": postings, "desired": desired}
        read = find_terms(person, sides, extractor, settings)
        return uncounted(sorted({*read.family, *read.lacking}), person, sides, read, extractor)

    return build


def reasons(found):
    return [(place.surface, place.reason) for place in found.places]


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("Java", "Java", None),
        ("No Java is needed. Payroll", "Java", ("Java", "it is read as not asked for there")),
        ("Spring Boot, Spring MVC, and Spring", "Spring", ("Spring", "it is part of “Spring Boot” there")),
        ("SQL and P&SQL", "SQL", ("SQL", "it is part of “P&SQL” there")),
        ("Excel, Word. You excel at it. Excel far.", "Excel", ("Excel", "nothing near it says that it is")),
    ],
)
def test_each_kind_of_place_has_its_reason(text, term, expected, named, posting):
    found = named(posting(text)).get(term)
    assert (found is None) == (expected is None)
    if expected:
        surface, reason = reasons(found)[0]
        assert surface == expected[0]
        assert reason.startswith(expected[1])


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("company", "it stands in a company's name"), ("location", "it stands in the name of a place")],
)
def test_names_of_employers_and_places_are_listed(kind, reason, named, posting):
    assert reasons(named(posting(("requirements", "Payroll"), (kind, "Java Hall")))["Java"]) == [
        ("Java", reason)
    ]


def test_what_was_dropped_and_what_is_a_heading_are_listed(named, posting):
    one = posting("Payroll")
    headed = replace(one.sections[0], heading="Java")
    found = named(replace(one, sections=(headed,), dropped=(Dropped("Java club\nand tea", "a perk"),)))[
        "Java"
    ]
    assert [(p.part, p.quote, p.reason) for p in found.places] == [
        ("heading", "Java", "it stands in a heading"),
        ("dropped", "Java club", "the passage is not counted: a perk"),
    ]


def test_the_name_of_the_employer_is_listed(named, posting):
    found = named(posting("Oracle builds Java", company="Oracle"), about="Java, Oracle Database")["Oracle"]
    assert reasons(found) == [("Oracle", "it is the employer's own name there")]


def test_a_posting_of_both_sides_is_listed_and_counted_as_naming(named, posting):
    found = named(posting("Payroll"), posting("Java", id="q", weight=0.0))["Java"]
    assert reasons(found) == [("Java", "the posting stands on both sides, so nothing in it is counted")]
    assert (found.mismatched, found.desired) == (1, 0)


def test_a_posting_that_asks_is_not_counted_again_as_naming(named, posting):
    found = named(posting("Java. No Java is needed."), posting("No Java is needed.", id="q"))["Java"]
    assert (len(found.places), found.mismatched) == (2, 1)


def test_near_duplicates_name_a_term_with_one_voice(named, posting):
    both = [posting("No Java is needed. Payroll", id=id, cluster="p") for id in "pq"]
    assert named(*both)["Java"].mismatched == 1
    asking = posting("Java", id="q", cluster="p")
    assert named(both[0], asking)["Java"].mismatched == 0


def test_the_profile_counts_what_it_denies_and_lists_what_it_does_not_mean(named, posting):
    found = named(posting("Excel and Java"), about="No longer Java; Excel, SQL. I excel. Excel far beyond.")
    assert "Java" not in found
    assert {(p.side, p.surface) for p in found["Excel"].places} == {("profile", "Excel")}


def test_places_point_at_the_text(named, posting):
    one = posting(("title", "Payroll"), ("other", "Tea.\nNo Java is needed."))
    (place,) = named(one)["Java"].places
    assert one.sections[place.index] == Section("other", "Tea.\nNo Java is needed.")
    assert one.sections[place.index].text[place.start : place.end] == place.surface == "Java"
    assert place.quote == "No Java is needed."
