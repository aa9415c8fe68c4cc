"""What further texts of a person say otherwise than the profile: quoted, and never more than they say."""

from dataclasses import replace

import pytest

from auditor.coherence import also, check
from auditor.coherence.known import Known, Read
from auditor.records import Block, Contrast, Notice, Position, Score, Section, Source

JOB = Position("Platform Engineer", "Lanternmoor Ltd", "2022-03")
OLD = Position("Java Developer", "Orrerby Claims", "2014-06", "2017-08")
SCORE = Score("soft_gap", 0.7, 0.4, 0.9, 0.99, 0.8, 0.1, (0.6, 1.0), (0.0, 0.3))


def source(text, name="cv.txt"):
    return Source(name, "text", tuple(Block("paragraph", line) for line in text.splitlines() if line))


def cv(*jobs, headline="Platform Engineer", name="Tove Quillmark"):
    """A CV as its text; `jobs` are title, company and dates."""
    told = "\n".join(
        f"{title}\n{company}\n{dates}\nKept things running for years on end."
        for title, company, dates in jobs
    )
    return source(f"{name}\n{headline}\nExperience\n{told}\nEducation\nFennbury University")


@pytest.fixture
def known(extractor, profile):
    jobs = [
        part
        for job in (JOB, OLD)
        for part in (("position-title", job.title, job), ("position-company", job.company, job))
    ]
    own = profile(("name", "Tove Quillmark"), ("headline", "Platform Engineer"), *jobs)
    return Known(
        Read(own, extractor.find(own).mentions), (), {"desired": (), "mismatched": ()}, {}, extractor
    )


def judged(*wrong):
    """Postings that find some terms wrong."""
    return lambda terms: [
        Contrast(name, "tool", SCORE, 5, 0, "strong", "wrong_role" if name in wrong else "undecided", "")
        for name in terms
    ]


@pytest.fixture
def said(known):
    """The kinds and lines of what a text says otherwise."""

    def of(text, *wrong):
        found = check(known, (text,), judged(*wrong)).contradictions
        return [(c.kind, [line.text for line in c.lines if line.file]) for c in found]

    return of


SAME = [
    ("Platform Engineer", "Lanternmoor", "Mar 2022 - Present"),
    ("Java Developer", "Orrerby Claims", "Jun 2014 - Aug 2017"),
]


def test_a_text_that_says_the_same_says_nothing_otherwise(said):
    assert said(cv(*SAME)) == []


def test_fewer_jobs_are_no_difference(said):
    assert said(cv(SAME[0])) == []


@pytest.mark.parametrize("dates", ["Feb 2022 - Present", "2022 - Present", "Apr 2022 - Present"])
def test_dates_that_may_be_the_same_are_no_difference(said, dates):
    assert said(cv((*SAME[0][:2], dates), SAME[1])) == []


@pytest.mark.parametrize("company", ["Orrerby", "Orrerby Claims Ltd", "OC"])
def test_shorter_and_longer_names_and_initials_are_of_one_employer(said, company):
    assert said(cv(SAME[0], ("Java Developer", company, "Jun 2014 - Aug 2017"))) == []


@pytest.mark.parametrize("dates", ["Mar 2021 - Present", "Mar 2022 - Jan 2024", "2019 - Present"])
def test_other_dates_at_an_employer_are_quoted(said, dates):
    ((kind, (line,)),) = said(cv((*SAME[0][:2], dates), SAME[1]))

    assert kind == "other dates"
    assert line.startswith("Platform Engineer, Lanternmoor, 20")


def test_an_employer_that_the_profile_never_names_is_quoted(said):
    found = said(cv(*SAME, ("Platform Engineer", "Grebemouth Yachts", "Sep 2017 - Jan 2020")))

    assert found == [("other employer", ["Platform Engineer, Grebemouth Yachts, 2017-09 to 2020-01"])]


def test_the_same_time_with_another_employer_names_both(known):
    text = cv(SAME[0], ("Java Developer", "Grebemouth Yachts", "Jun 2014 - Aug 2017"))
    (found,) = check(known, (text,), judged()).contradictions

    assert (
        found.message == "cv.txt names Grebemouth Yachts, and your profile for the same time Orrerby Claims."
    )
    assert [line.file for line in found.lines] == ["cv.txt", ""]


def test_a_title_that_the_profile_lacks_is_quoted(said):
    assert said(cv(*SAME, headline="Database Administrator")) == [
        ("other titles", ["Database Administrator"])
    ]


@pytest.mark.parametrize("headline", ["ex-Database Administrator", "No longer a Database Administrator"])
def test_a_title_that_is_past_or_denied_is_none(said, headline):
    assert said(cv(*SAME, headline=headline)) == []


def test_wrong_words_that_the_profile_no_longer_says_are_quoted(said):
    text = source("\n".join(b.text for b in cv(*SAME).blocks) + "\nSkills\nHibernate\nKubernetes")

    assert said(text, "Hibernate") == [("wrong words", ["Hibernate"])]
    assert said(text) == []


def test_words_that_the_profile_says_too_are_none(said):
    assert said(cv(*SAME), "Java developer") == []


def test_a_list_of_titles_is_what_the_person_is_open_to(extractor):
    (read,) = also.read(
        (source("Open to work\nPlatform Engineer\n- Site Reliability Engineer\n"),), extractor
    )

    assert read.document.sections == (
        Section("other", "Platform Engineer\nSite Reliability Engineer", "open to work"),
    )


def test_titles_that_recruiters_are_told_are_held_against_the_postings(known, posting, extractor):
    sides = {
        "desired": [posting(("title", "Platform Engineer"), id="d")],
        "mismatched": [posting(("title", "Java Developer"), id="m")],
    }
    found = {one.id: extractor.find(one).mentions for side in sides.values() for one in side}
    told = source("Java Developer\nPlatform Engineer", "titles.txt")
    (one,) = check(replace(known, sides=sides, found=found), (told,), judged()).contradictions

    assert (one.kind, one.lines[0].file, one.lines[0].surface) == (
        "wanted roles",
        "titles.txt",
        "Java Developer",
    )


def notices_of(known, text):
    return check(known, (text,), judged()).notices


def test_another_language_is_said_with_what_it_leaves(known):
    german = "Ich betreue die Server und die Netze, schreibe Werkzeuge und lerne gern etwas dazu."
    (notice,) = notices_of(known, source(german, "lebenslauf.txt"))

    assert notice.code == "also-in-another-language"
    assert notice.message.startswith("lebenslauf.txt is in German: its employers and dates are compared")


def test_another_name_is_asked_about(known):
    (notice,) = notices_of(known, cv(*SAME, name="Bram Oldershaw"))

    assert notice.message == "cv.txt bears another name than your profile: is it yours?"


def test_what_reading_a_text_says_names_the_text(known):
    text = replace(cv(*SAME), notices=(Notice("letters-lost", "warning", "Some letters are lost."),))

    assert [n.message for n in notices_of(known, text)] == ["cv.txt: Some letters are lost."]


def test_a_text_in_another_language_is_compared_by_employers_and_dates(said):
    text = source(
        "Tove Quillmark\nInfo\nIch betreue die Server und die Netze und schreibe gern eigene Werkzeuge.\n"
        "Berufserfahrung\nEntwickler\nOrrerby Claims\nJuni 2011 - August 2017\n"
        "Ich habe dort mit vielen Kollegen an den Diensten gearbeitet."
    )

    assert [kind for kind, _ in said(text)] == ["other dates"]
