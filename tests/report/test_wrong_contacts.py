"""What brought the wrong contacts."""

from dataclasses import replace

from hand_built import audit, edit, plan, term

from auditor.records import (
    Appearances,
    ContactReason,
    FoundFor,
    GroupTerm,
    ReasonLine,
    Reported,
    RoleGroup,
    WhyWrong,
)
from auditor.report.page import Heading, Items, Quote
from auditor.report.wrong_contacts import (
    MOST_WORDS,
    about,
    kinds,
    not_words,
    one_by_one,
    share_of_words,
    told,
    why,
)

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


WORDS, SENIOR, PLACE, UNCLEAR = (
    ContactReason("words", "Java"),
    ContactReason("level", "too senior: 20 years", (ReasonLine("contact", "20 years of it"),), "senior"),
    ContactReason("place", "it is in Oslo"),
    ContactReason("unclear", "nothing tells"),
)


def judged(*reasons, by_person=False):
    """An audit of one contact for each of these reasons, or tuples of them."""
    each = (r if isinstance(r, tuple) else (r,) for r in reasons)
    made = (WhyWrong("mismatched-01", one, by_person) for one in each)
    return replace(audit(term()), why_wrong=tuple(made))


def test_the_reasons_are_summed_and_words_are_not_blamed_for_the_others():
    assert about(judged(WORDS, SENIOR, SENIOR, PLACE, UNCLEAR)) == (
        "Of 5 wrong contacts 2 are about level and 1 is about place, not words; words explain 1; "
        "of 1 the texts do not tell why."
    )


def test_a_contact_of_two_reasons_counts_for_both_which_is_said():
    assert about(judged((SENIOR, PLACE))).endswith("One contact can have several reasons.")


def test_a_contact_with_words_among_its_reasons_is_theirs():
    assert about(judged((WORDS, PLACE))) == "Of 1 wrong contact words explain 1."


def test_without_any_reason_judged_nothing_is_said():
    made = audit(term())

    assert [about(made), not_words(made), share_of_words(made), [*why(made)]] == ["", "", "", []]


def test_the_short_line_names_the_commonest_reason_that_is_not_words():
    assert (
        not_words(judged(WORDS, SENIOR, SENIOR, PLACE)) == "2 of 4 wrong contacts are about level, not words."
    )
    assert not_words(judged(WORDS, UNCLEAR)) == ""


def test_the_plan_says_how_many_contacts_no_edit_of_words_stops():
    assert share_of_words(judged(WORDS, SENIOR, UNCLEAR)) == (
        "Words explain 1 of 3 wrong contacts; what is wrong with one of them no edit of words mends; "
        "of 1 the texts do not tell."
    )
    assert share_of_words(judged(WORDS, SENIOR)).endswith(
        "what is wrong with one of them no edit of words mends."
    )
    assert share_of_words(judged(WORDS)) == ""


def test_each_contact_stands_with_its_reasons_and_the_lines_that_say_so():
    (one,) = one_by_one(judged((SENIOR, PLACE)))

    assert one.about == "Java Developer (Holmscroft)"
    assert one.claim == "level: too senior: 20 years; place: it is in Oslo"
    assert one.quotes == (Quote("the contact", "", "20 years of it"),)


def test_what_the_person_said_is_shown_as_theirs():
    (one,) = one_by_one(judged(ContactReason("level", "you said so", (), "senior"), by_person=True))

    assert one.claim == "too senior, as you said"


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

    when = "in the week of 2026-11-16"
    assert items.items == (
        f"Titles {when}: Java Developer (28 %); these are roles you don't want.",
        f"Titles {when}: Boatman; these are roles you want.",
        f"Titles {when}: Cook; not clearly of either side, so not counted.",
        f"Keywords that searchers typed {when}: java; these are words of roles you don't want.",
        "1 earlier week counted as well; for a word all weeks together weigh as one posting at most.",
        "Where your searchers work, which is shown and not counted: Northwind, Blue Kettle.",
    )


def test_what_recruiters_said_and_what_linkedin_says_stand_apart():
    week = Appearances("2026-11-22", 43, (FoundFor("Cook"),))
    said = replace(audit(term(confirmed=1)), appearances=(week,))

    assert [block.text for block in told(said) if isinstance(block, Heading)] == [
        "What recruiters said brought them",
        "What LinkedIn says you were found for",
    ]


def test_a_week_without_titles_says_nothing_of_what_brought_recruiters():
    assert [*told(replace(audit(term()), appearances=(Appearances("2026-11-22", 43),)))] == []
