"""Where something stands, in words."""

from dataclasses import replace

import pytest
from hand_built import (
    ABOUT,
    HEADLINE,
    OLD_JOB,
    OLDER_JOB,
    PRESENT_JOB,
    PROFILE,
    SKILLS,
    WRONG,
    audit,
    line,
    posting_line,
    term,
    unread,
)

from auditor.records import Position, Section
from auditor.report import places


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((HEADLINE,), "your headline"),
        ((ABOUT, SKILLS), "your About text and your skills"),
        ((HEADLINE, ABOUT, SKILLS), "your headline, your About text and your skills"),
        ((PRESENT_JOB,), "your present job"),
        ((OLD_JOB, OLD_JOB), "an old job"),
        ((OLD_JOB, OLDER_JOB), "two old jobs"),
        ((OLDER_JOB, PRESENT_JOB, HEADLINE), "your headline, your present job and an old job"),
        ((), "no part of your profile"),
    ],
)
def test_where_a_term_stands(sections, expected):
    one = term(evidence=tuple(map(line, sections)))

    assert places.where(audit(one), one) == expected


def test_what_no_edit_changes_can_be_left_out():
    one = term(evidence=(line(SKILLS), line(OLDER_JOB)))  # the older job says it in its title

    assert places.where(audit(one), one, editable=True) == "your skills"


def test_only_the_latest_of_the_jobs_without_an_end_is_the_present_one():
    began = Section("position-description", "Java", position=Position("Clerk", "Acme", "2001-05"))
    there = replace(line(PRESENT_JOB), section=len(PROFILE.sections))
    one = term(evidence=(line(PRESENT_JOB), there))
    made = audit(one)
    made = replace(made, profile=replace(made.profile, sections=(*PROFILE.sections, began)))

    assert places.where(made, one) == "your present job and a job without an end date"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (line(OLD_JOB), "description, Orrery"),
        (line(HEADLINE), "headline"),
        (posting_line("mismatched", "Java"), f"{WRONG.title}, {WRONG.company}"),
        (posting_line("desired", "Java"), "Platform Engineer, Tidewarden"),
    ],
)
def test_the_place_of_a_quoted_line(evidence, expected):
    assert places.place(audit(term()), evidence) == expected


def test_a_term_that_stands_in_the_profile_uncounted_is_in_no_part_that_counts():
    one = term(mentions=0, evidence=(), uncounted=(unread("profile"),))

    assert places.where(audit(one), one) == "no part of your profile that counts"


@pytest.mark.parametrize(
    ("mismatched", "desired", "expected"),
    [
        (0, 0, ""),
        (1, 0, "also named in 1 mismatched posting"),
        (0, 2, "also named in 2 desired postings"),
        (1, 1, "also named in 1 mismatched and 1 desired postings"),
    ],
)
def test_postings_that_only_name_a_term_are_counted_apart(mismatched, desired, expected):
    one = term(mismatched_named=mismatched, desired_named=desired)

    assert places.also_named(one) == expected
