"""What a profile says against itself: on words of its own kinds, and silent wherever both may be true."""

from dataclasses import replace

import pytest
from hand_built import term

from auditor.coherence import own
from auditor.coherence.known import Known, Read
from auditor.records import Document, Position, Section

NOW, BEFORE = Position("Baker", "Ovenham", "2021-04"), Position("Waiter", "Tablecross", "2015-02", "2019-08")
TOLD = "I bake rye bread and cakes for weddings, and I teach two apprentices how to shape a loaf. " * 3


@pytest.fixture(scope="module")
def held(extractor):
    """`held(document)`: a profile with its terms, judged by verdicts, beside postings of both sides."""

    def build(document, verdicts=(), desired=(), mismatched=()):
        judged = tuple(term(name, verdict=verdict) for name, verdict in verdicts)
        sides = {"desired": desired, "mismatched": mismatched}
        found = {one.id: extractor.find(one).mentions for side in sides.values() for one in side}
        return Known(Read(document, extractor.find(document).mentions), judged, sides, found, extractor)

    return build


@pytest.fixture
def headed(held, profile):
    """The kinds of contradiction of a headline with present titles."""

    def said(headline, *titles, verdicts=(), more=()):
        jobs = [("position-title", one, Position(one, "Ovenham", "2020-01")) for one in titles]
        known = held(profile(("headline", headline), *jobs, *more), verdicts)
        return [c.kind for c in own.headline(known)]

    return said


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("UX Designer | Figma", "Waiter"),
        ("Senior Registered Nurse", "Bookkeeper"),
        ("Graphic Designer at Inkmoor", "Customer Service Representative"),
    ],
)
def test_a_headline_of_another_field_than_the_present_title_is_one(headed, headline, title):
    assert headed(headline, title) == ["headline"]


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Baker | ex-Waiter", "Baker"),  # both name it
        ("Data Scientist", "Software Engineer"),  # one field of work
        ("Marketing Manager", "Warehouse Manager"),  # a common word
        ("Project Manager", "Civil Engineer"),  # had in every field
        ("Software that helps waiters", "Registered Nurse"),  # about others
        ("Nurse turning Software Developer", "Registered Nurse"),
        ("Aspiring UX Designer", "Waiter"),
        ("Former Waiter", "Registered Nurse"),
        ("No longer a Waiter", "Registered Nurse"),
        ("Rye, crumb and crust", "Baker"),  # names no title
        ("UX Designer", "Chief of everything"),  # nor does the job
        ("Author | Speaker", "Registered Nurse"),  # beside a job
        ("UX Designer", "Founder"),
        ("Freelance UX Designer", "Registered Nurse"),
        ("UX Designer 2012-2019", "Registered Nurse"),
    ],
)
def test_what_may_both_be_true_is_none(headed, headline, title):
    assert headed(headline, title) == []


def test_one_of_several_present_titles_is_enough(headed):
    assert headed("UX Designer", "Waiter", "UX Designer") == []


def test_a_certificate_in_the_headline_is_no_job(headed):
    assert headed("Registered Nurse", "Bookkeeper", more=[("certifications", "Registered Nurse")]) == []


def test_titles_of_one_field_that_pull_to_different_sides_are_one(headed):
    verdicts = [("Java developer", "wrong_role"), ("Platform engineer", "right_role")]

    assert headed("Java Developer", "Platform Engineer", verdicts=verdicts) == ["headline"]
    assert headed("Java Developer", "Platform Engineer", verdicts=verdicts[:1]) == []


@pytest.mark.parametrize(
    ("headline", "title", "kinds"),
    [
        ("Head of Ovens", "Junior Baker", ["level"]),
        ("Trainee Baker", "Director of Baking", ["level"]),
        ("Head of Ovens", "Baker", []),
        ("Graduate Recruitment Manager", "Head of Early Careers", []),
        ("Apprentice Program Lead", "Director of Learning", []),
        ("Baker | helping the next Head of Ovens", "Junior Baker", []),
    ],
)
def test_a_leader_and_a_beginner_are_two_levels(headed, headline, title, kinds):
    assert headed(headline, title) == kinds


def test_the_lines_of_headline_and_title_are_quoted(held, profile):
    known = held(
        profile(("headline", "UX Designer"), ("position-title", "Waiter", replace(NOW, title="Waiter")))
    )
    (found,) = own.headline(known)

    assert [(line.place, line.text) for line in found.lines] == [
        ("headline", "UX Designer"), ("current title, Ovenham", "Waiter"),
    ]  # fmt: skip


def open_jobs(held, profile, *jobs):
    return [c.lines for c in own.open_jobs(held(profile(*(("position-title", j.title, j) for j in jobs))))]


def test_a_job_without_end_before_a_newer_one_is_quoted_with_it(held, profile):
    (lines,) = open_jobs(held, profile, replace(BEFORE, end=""), NOW)

    assert [line.text for line in lines] == [
        "Waiter, Tablecross, 2015-02 to no end", "Baker, Ovenham, 2021-04 to no end",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [{"end": "2019-08"}, {"end": "", "title": "Freelance Waiter"}, {"end": "", "title": "Board member"}],
)
def test_a_job_that_ended_or_is_held_beside_another_is_none(held, profile, changes):
    assert open_jobs(held, profile, replace(BEFORE, **changes), NOW) == []


def skills_of(held, profile, listed, verdict, text=TOLD, *more):
    sections = (
        ("skills", listed),
        ("position-title", "Baker", NOW),
        ("position-description", text, NOW),
        *more,
    )
    known = held(profile(*sections), [("Java", verdict), ("Tutoring", verdict)])
    return [(c.kind, [line.text for line in c.lines]) for c in own.skills(known)]


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        ("wrong_role", "wrong skills"),
        ("probably_wrong_role", "wrong skills"),
        ("right_role", "unshown skills"),
    ],
)
def test_a_judged_skill_that_nothing_shows_in_use_is_quoted(held, profile, verdict, kind):
    assert skills_of(held, profile, "Java\nBaking", verdict) == [(kind, ["Java"])]


@pytest.mark.parametrize("verdict", ["shared", "undecided"])
def test_a_skill_that_says_nothing_for_either_side_is_none(held, profile, verdict):
    assert skills_of(held, profile, "Java", verdict) == []


@pytest.mark.parametrize("place", ["projects", "about", "certifications", "education"])
def test_every_place_of_use_counts(held, profile, place):
    assert skills_of(held, profile, "Java", "wrong_role", TOLD, (place, "A till written in Java")) == []


def test_a_skill_of_a_job_is_shown_by_it(held, profile):
    assert skills_of(held, profile, "Java", "wrong_role", TOLD, ("skills", "Java", NOW)) == []


def test_the_headline_alone_shows_nothing(held, profile):
    more = ("headline", "Java")

    assert skills_of(held, profile, "Java", "wrong_role", TOLD, more) == [("wrong skills", ["Java"])]


def test_a_word_of_the_same_stem_shows_a_skill(held, profile):
    assert skills_of(held, profile, "Tutoring", "wrong_role", f"{TOLD} Tutor of two boys.") == []


def test_where_hardly_anything_is_told_no_word_is_missed(held, profile):
    assert skills_of(held, profile, "Java", "wrong_role", "Bread.") == []


@pytest.fixture
def open_to(held, profile, posting):
    """What is said of wanted titles, with titles of desired and of mismatched postings."""

    def said(titles, desired, mismatched, headline="Baker"):
        wanted = Section("other", titles, "Open to work")
        document = profile(("headline", headline))
        document = replace(document, sections=(*document.sections, wanted))
        sides = [
            [posting(("title", one), id=f"{side}-{n}") for n, one in enumerate(some)]
            for side, some in (("d", desired), ("m", mismatched))
        ]
        known = held(document, (), *sides)
        return [c.message for c in own.wanted(known, (known.own,))]

    return said


def test_a_wanted_title_that_only_wrong_postings_bear_is_one(open_to):
    (message,) = open_to("Baker, Waiter", ["Baker"], ["Waiter", "Senior Waiter"])

    assert message == (
        "You are open to “Waiter”: 2 postings are called so that you were wrongly contacted about, and none "
        "that you want."
    )


def test_a_wanted_title_that_wanted_postings_bear_too_is_none(open_to):
    assert open_to("Baker, Waiter", ["Baker", "Waiter"], ["Waiter"]) == []


def test_wanted_titles_of_another_kind_than_all_else_are_one(open_to):
    (message,) = open_to("Registered Nurse", ["Pastry chef"], [])

    assert message.startswith("You are open to “Registered Nurse”: neither your headline")


def test_without_titles_of_wanted_postings_nothing_is_said(open_to):
    assert open_to("Registered Nurse", [], ["Registered Nurse"]) == []


def test_other_headings_hold_no_wanted_titles(held, profile):
    document = Document("p", "", "", "en", (Section("other", "Waiter", "Services"),), "p.txt")
    known = held(document)

    assert known.own.wanted(known.phrases("wanted")) == []
