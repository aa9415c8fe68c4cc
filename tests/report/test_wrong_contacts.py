"""What brought the wrong contacts."""

from dataclasses import replace

from hand_built import audit, edit, plan, term

from auditor.records import Appearances, FoundFor, GroupTerm, Reported, RoleGroup
from auditor.report.page import Heading, Items
from auditor.report.wrong_contacts import MOST_WORDS, kinds, told

JAVA = RoleGroup("Java Developer", ("m1", "m2"), (GroupTerm("Java", "wrong_role", 0.7, 2),), 6, 3, 1)
NURSE = RoleGroup("Nurse", ("m3",), (), 3, 0, 0)


def kinds_of(*groups, **changes):
    return [*kinds(replace(audit(term()), groups=groups, **changes))]


def told_of(*terms, reported=()):
    return [*told(replace(audit(*terms), reported=reported))]


def test_each_kind_of_role_says_what_pulls_towards_it_and_how_many_searches_find_the_person():
    assert kinds_of(JAVA, NURSE) == [
        Heading("Two kinds of wrong role"),
        Items(
            (
                "Java Developer (2 postings): pulled by Java (2 of 2); 3 of 6 searches find you now.",
                "Nurse (1 posting): no word of yours is surely behind it; 0 of 3 searches find you now.",
            )
        ),
    ]


def test_a_plan_says_what_it_does_to_each_kind():
    _, items = kinds_of(JAVA, plan=plan(edit()))

    assert items.items[0].endswith("3 of 6 searches find you now, 1 with the changes.")


def test_only_the_words_that_pull_most_are_named():
    many = tuple(GroupTerm(f"word {n}", "wrong_role", 0.7, 1) for n in range(MOST_WORDS + 1))
    _, items = kinds_of(replace(JAVA, terms=many))

    assert f"word {MOST_WORDS - 1}" in items.items[0]
    assert f"word {MOST_WORDS} " not in items.items[0]


def test_without_several_kinds_nothing_is_said_of_them():
    assert kinds_of() == []


def test_words_that_recruiters_confirmed_come_first_most_confirmed_first():
    terms = (term("SQL", confirmed=1, explains=3), term("Java", confirmed=2, explains=5), term("Go"))

    assert told_of(*terms, reported=(Reported(("Java",)), Reported((), ("headline",)))) == [
        Heading("What recruiters said brought them"),
        Items(
            (
                "Java: confirmed by 2 recruiters; it explains 5 of 8 wrong contacts "
                "(mismatched postings and messages).",
                "SQL: confirmed by 1 recruiter; it explains 3 of 8 wrong contacts "
                "(mismatched postings and messages).",
                "1 recruiter named this as the way: headline.",
            )
        ),
    ]


def test_places_that_recruiters_named_are_counted():
    _, items = told_of(reported=tuple(Reported((), parts) for parts in (("skills",), ("title", "skills"))))

    assert items.items == (
        "2 recruiters named this as the way: skills.",
        "1 recruiter named this as the way: title.",
    )


def test_where_no_recruiter_said_anything_nothing_is_told():
    assert told_of(term()) == []


def test_what_linkedin_says_one_was_found_for_is_told_by_side():
    week = Appearances(
        "2026-11-22",
        43,
        (
            FoundFor("Java Developer", 0.28, "mismatched"),
            FoundFor("Cook"),
            FoundFor("Boatman", None, "desired"),
        ),
        ("Northwind", "Blue Kettle"),
        (FoundFor("java", None, "mismatched"),),
    )
    (_, items) = told(replace(audit(term()), appearances=(replace(week, date="2026-11-12"), week)))

    assert items.items == (
        "LinkedIn says you were found for: Java Developer (28 %) in the week of 2026-11-16: these are roles you don't "
        "want.",
        "LinkedIn says you were found for: Boatman in the week of 2026-11-16: these are roles you want.",
        "LinkedIn says you were found for: Cook in the week of 2026-11-16: not clearly of either side, so not counted.",
        "LinkedIn says that your searchers typed: java in the week of 2026-11-16: these are words of roles you don't "
        "want.",
        "1 earlier week counted as well; for a word all weeks together weigh as one posting at most.",
        "Where your searchers work, which is shown and not counted: Northwind, Blue Kettle.",
    )


def test_a_week_without_titles_says_nothing_of_what_brought_recruiters():
    assert [*told(replace(audit(term()), appearances=(Appearances("2026-11-22", 43),)))] == []
