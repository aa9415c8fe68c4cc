"""Wrong contacts of unrelated kinds are told apart, on postings made by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.contrast.groups import diagnose, groups, name
from auditor.records import Document, Mention, Search, Section, Term
from auditor.settings import Settings

JAVA, SCRUM, BAKING = "Java developer", "Scrum master", "Night baker"
SKILLS = {
    JAVA: ("Java", "Spring Boot", "Hibernate", "Oracle"),
    SCRUM: ("Scrum", "Kanban", "Jira", "Retrospectives"),
    BAKING: ("Sourdough", "Lamination", "Patisserie", "Tempering"),
}


def posting(id, title, *skills, **changes):
    sections = (Section("title", title), Section("requirements", ", ".join(skills)))
    return replace(Document(id, title, "", "en", sections, f"{id}.txt"), **changes)


def mentions(document):
    """A mention of the whole title, and one of each skill."""
    title, skills = (section.text for section in document.sections)
    listed = skills.split(", ") if skills else []
    titles = [Mention(title, "title", title, document.id, 0, 0, len(title))] if title else []
    return (
        *titles,
        *(Mention(s, "tool", s, document.id, 1, skills.index(s), skills.index(s) + len(s)) for s in listed),
    )


def some(title, count, first=0, *, weight=1.0):
    """Postings for one kind of role; each leaves out another of its skills."""
    return [
        posting(
            f"m{first + n}",
            title,
            *(s for i, s in enumerate(SKILLS[title]) if i != n % len(SKILLS[title])),
            weight=weight,
        )
        for n in range(count)
    ]


def grouped(postings):
    said = {p.id: mentions(p) for p in postings}
    return groups(postings, said, lambda _: 0.01, Settings())


def ids(found):
    return [[posting.id for posting in group] for group in found]


def test_two_kinds_fall_into_two_groups():
    assert ids(grouped([*some(JAVA, 3), *some(SCRUM, 2, 3)])) == [["m0", "m1", "m2"], ["m3", "m4"]]


def test_three_kinds_fall_into_three_groups_the_largest_first():
    found = grouped([*some(JAVA, 2), *some(SCRUM, 4, 2), *some(BAKING, 3, 6)])
    assert [name(group, {p.id: mentions(p) for p in group}) for group in found] == [SCRUM, BAKING, JAVA]


def test_one_kind_is_one_group():
    assert ids(grouped(some(JAVA, 4))) == [["m0", "m1", "m2", "m3"]]


def test_one_kind_of_work_under_two_titles_is_one_group():
    work = (*SKILLS[JAVA], "Maven", "Kafka", "JUnit", "Tomcat")
    titles = [JAVA, JAVA, "Backend engineer", "Backend engineer"]
    assert len(grouped([posting(f"m{n}", title, *work) for n, title in enumerate(titles)])) == 1


def test_a_single_odd_posting_is_no_group():
    assert ids(grouped([*some(JAVA, 3), *some(SCRUM, 1, 3)])) == [["m0", "m1", "m2"]]


def test_without_postings_there_are_no_groups():
    assert grouped([]) == ()


def test_one_posting_is_no_group():
    assert grouped(some(JAVA, 1)) == ()


def test_postings_that_say_nothing_are_no_group():
    assert grouped([posting("m0", ""), posting("m1", "")]) == ()


MIXED = [*some(JAVA, 3), *some(SCRUM, 3, 3), *some(BAKING, 2, 6)]


@given(st.permutations(MIXED))
def test_the_order_of_the_postings_changes_nothing(postings):
    assert {frozenset(group) for group in ids(grouped(postings))} == {
        frozenset(group) for group in ids(grouped(MIXED))
    }


def test_near_duplicates_count_once():
    first, *others = some(SCRUM, 3, 3)
    copies = [replace(p, cluster=first.id) for p in (first, *others)]
    assert ids(grouped([*some(JAVA, 3), *copies])) == [["m0", "m1", "m2"]]


def test_postings_that_stand_on_both_sides_are_left_out():
    assert ids(grouped([*some(JAVA, 2), *some(SCRUM, 2, 2, weight=0.0)])) == [["m0", "m1"]]


def test_common_words_hold_nothing_together():
    java, scrum = (posting(f"m{n}", t, *SKILLS[t], "Teamwork") for n, t in enumerate((JAVA, SCRUM)))
    said = {p.id: mentions(p) for p in (java, scrum)}
    assert groups([java, scrum], said, lambda term: 1.0 if term == "Teamwork" else 0.01, Settings()) == ()


# --- names --------------------------------------------------------------------------------------------


def test_a_group_is_named_by_its_commonest_title():
    group = [*some(JAVA, 2), posting("m2", "Backend engineer", *SKILLS[JAVA])]
    assert name(group, {p.id: mentions(p) for p in group}) == JAVA


def test_a_title_goes_by_its_usual_name():
    group = some(SCRUM, 2)
    said = {p.id: (replace(mentions(p)[0], term="Agile lead"),) for p in group}
    assert name(group, said) == "Agile lead"


def test_titles_that_are_named_in_the_text_or_inside_another_name_no_group():
    one = posting("m0", "Java developer", "Scrum master")
    inside = Mention("Developer", "title", "developer", "m0", 0, 5, 14, inner=True)
    beside = Mention(SCRUM, "title", SCRUM, "m0", 1, 0, len(SCRUM))
    assert name([one], {"m0": (inside, beside)}) == JAVA


def test_of_two_titles_that_are_as_common_the_first_by_letter_names_it():
    group = [posting("m0", "Welder"), posting("m1", "Baker")]
    assert name(group, {p.id: mentions(p) for p in group}) == "Baker"


# --- judged against the desired side ------------------------------------------------------------------

WRONG = [*some(JAVA, 6), *some(SCRUM, 6, 6)]
WANTED = [posting(f"d{n}", "Platform engineer", "Terraform", "Prometheus") for n in range(8)]


@pytest.fixture
def diagnosis(table):
    def diagnosed(mismatched, desired, searches=()):
        said = {p.id: mentions(p) for p in (*mismatched, *desired)}
        words = [[m.term.replace(" ", "_") for m in said[p.id][1:]] for p in mismatched]
        others = [[m.term.replace(" ", "_") for m in said[p.id][1:]] for p in desired]
        counted = table([" ".join(row) for row in words], [" ".join(row) for row in others])
        family = {term: Term(term, "tool") for term in ("Java", "Kanban", "Terraform")}
        sides = {"mismatched": mismatched, "desired": desired}
        return diagnose(sides, said, counted, family, searches, lambda _: 0.01, Settings())

    return diagnosed


def search(posting, *, found, after=None):
    return Search(posting, "mismatched", "skills", "x", 1.0, found, (), (), after)


def test_each_kind_has_its_name_and_its_postings(diagnosis):
    assert [(g.name, g.postings) for g in diagnosis(WRONG, WANTED)] == [
        (JAVA, tuple(f"m{n}" for n in range(6))),
        (SCRUM, tuple(f"m{n}" for n in range(6, 12))),
    ]


def test_each_kind_names_the_words_that_pull_towards_it_alone(diagnosis):
    java, scrum = diagnosis(WRONG, WANTED)
    assert [(t.term, t.postings) for t in java.terms] == [("Java", 4)]
    assert [(t.term, t.postings) for t in scrum.terms] == [("Kanban", 4)]
    assert all(t.gap > 0 for t in (*java.terms, *scrum.terms))


def test_each_kind_counts_its_own_searches(diagnosis):
    drawn = [
        search("m0", found=True, after=False),
        search("m1", found=True, after=True),
        search("m2", found=False),
        search("m6", found=False),
        search("d0", found=True),
    ]
    java, scrum = diagnosis(WRONG, WANTED, drawn)
    assert (java.searches, java.found, java.found_after) == (3, 2, 1)
    assert (scrum.searches, scrum.found, scrum.found_after) == (1, 0, 0)


def test_one_kind_is_not_judged_by_itself(diagnosis):
    assert diagnosis(some(JAVA, 6), WANTED) == ()


def test_one_kind_and_an_odd_posting_are_not_judged_by_themselves(diagnosis):
    assert diagnosis([*some(JAVA, 6), *some(SCRUM, 1, 6)], WANTED) == ()


def test_without_a_desired_side_nothing_is_judged(diagnosis):
    assert diagnosis(WRONG, []) == ()
