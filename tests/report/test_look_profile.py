"""The profile with its words marked."""

from dataclasses import replace
from itertools import pairwise

from hand_built import HEADLINE, OLD_JOB, PROFILE, SKILLS, audit, line, term, unread
from looked_at import PARTS, at, java, kubernetes, marks, one, part

from auditor.records import Dropped, Position, Section
from auditor.report.page import Fold, Heading, Items, Marked, Text


def test_every_mention_of_a_term_is_marked():
    made = audit(java())
    assert [marks(made, number)[0][0] for number in (HEADLINE, SKILLS, OLD_JOB)] == ["Java"] * 3


def test_parts_and_jobs_have_headings():
    headings = [b.text for b in part(audit(java()), PARTS[1]) if isinstance(b, Heading)]
    assert headings == [
        "Headline",
        "About",
        "Skills",
        "Platform Engineer, Acme, 2020-01 to now",
        "Java Developer, Orrery, 2012-03 to 2017-05",
        "Programmer, Kilbrack, 2009-01 to 2012-02",
    ]


def test_the_parts_of_a_job_stand_under_one_heading_and_say_nothing_twice():
    job = Position("Clerk", "Acme", end="2012")
    parts = (
        Section("position-title", "Clerk", position=job),
        Section("position-company", "Acme", position=job),
        Section("position-description", "Kept books.", position=job),
        Section("skills", "Ledgers", position=job),
    )
    made = replace(audit(), profile=replace(PROFILE, sections=parts))
    assert part(made, PARTS[1])[1:] == (
        Heading("Clerk, Acme, to 2012", 3),
        Marked("Kept books.", ()),
        Text("Skills", "quiet", leads=True),
        Marked("Ledgers", ()),
    )


def test_a_title_with_a_marked_word_is_shown():
    parts = (Section("position-title", "Java Clerk", position=Position("Java Clerk", "")),)
    evidence = (replace(line(0), start=0, end=4),)
    made = replace(audit(term(evidence=evidence)), profile=replace(PROFILE, sections=parts))
    assert [word for word, _ in marks(made, 0)] == ["Java"]


def test_a_part_is_called_as_the_person_called_it():
    parts = (Section("skills", "Java", heading="Top skills"),)
    made = replace(audit(), profile=replace(PROFILE, sections=parts))
    assert Heading("Top skills", 3) in part(made, PARTS[1])


def test_of_marks_that_overlap_the_longest_stays():
    developer = term("Java developer", evidence=(at(HEADLINE, "Java Developer"),), attraction=5.0)
    both = marks(audit(java(), developer), HEADLINE)
    assert [(word, mark.key) for word, mark in both] == [("Java Developer", "t2")]


def test_of_marks_of_one_place_the_strongest_stays():
    weak = term("Java (island)", evidence=(at(HEADLINE, "Java"),), attraction=5.0)
    for terms, key in (((java(), weak), "t1"), ((weak, java()), "t2")):
        assert [mark.key for _, mark in marks(audit(*terms), HEADLINE)] == [key]


def test_marks_stand_in_order_and_apart():
    found = [mark for _, mark in marks(audit(kubernetes(), java()), SKILLS)]
    assert [mark.key for mark in found] == ["t2", "t1"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_mark_is_as_strong_as_the_pull_or_as_the_gap_of_what_does_not_pull():
    wrong, right = (mark for _, mark in marks(audit(java(attraction=40.0), kubernetes()), SKILLS))
    assert (wrong.strength, wrong.tone) == (0.4, "bad")
    assert (right.strength, right.tone) == (0.6, "good")


def test_what_is_not_counted_is_not_marked():
    named = term(verdict="missing", mentions=0, evidence=(), uncounted=(unread("profile"),))
    assert not [m for b in part(audit(named), PARTS[1]) if isinstance(b, Marked) for m in b.marks]


def test_a_word_that_no_longer_stands_where_it_was_found_is_not_marked():
    sections = (replace(PROFILE.sections[0], text="[hidden] and some other words"), *PROFILE.sections[1:])
    made = replace(audit(java()), profile=replace(PROFILE, sections=sections))
    assert marks(made, HEADLINE) == []


def test_what_was_left_out_of_the_profile_is_said_by_reason():
    dropped = (Dropped("Home", "navigation"), Dropped("2012", "dates"), Dropped("Jobs", "navigation"))
    made = replace(audit(), profile=replace(PROFILE, dropped=dropped))
    fold = one(part(made, PARTS[1]), Fold)
    assert fold.line == "Left out before counting: 3 passages"
    assert fold.blocks[0] == Items(("navigation: 2 passages", "dates: 1 passage"))
