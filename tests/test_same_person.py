"""One person's profile, read from every kind of file they may have of it, is the same profile.

tests/same_person holds the files and what made them.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from auditor import api, read, sections
from auditor.coherence import Checked, check
from auditor.coherence.known import Known, Read
from auditor.records import PROFILE_SECTIONS, SOME_SKILLS_ONLY
from auditor.settings import Settings

FILES = Path(__file__).parent / "same_person" / "files"
PLAIN = FILES / "resume.json"  # the others are compared with it: it names each part
NAMES = sorted(path.name for path in FILES.iterdir() if path != PLAIN)
TOP_SKILLS = ("HACCP", "Food safety", "Internal audit")
# What a format has no place for, by the kind of section. Everything else it has to give.
LACKING = {
    "linkedin.pdf": ("skills", "projects", "volunteering", "courses"),
    "linkedin-2017.pdf": ("location",),
    "guest.html": ("skills",),
    "guest.mhtml": ("skills",),
}
# What it holds in place of that, or beside what the others have.
HOLDS = {
    "linkedin.pdf": {"skills": Counter(TOP_SKILLS)},
    "export": {"other": Counter({"Food manufacturing": 1})},  # the industry that the person chose
}


def document(path):
    (source,) = read.sources(path, split=False)
    return sections.profile(source)


@pytest.mark.parametrize("name", NAMES)
def test_no_kind_of_file_contradicts_another(name, extractor):
    mine = document(PLAIN)
    known = Known(
        Read(mine, extractor.find(mine).mentions), (), {"desired": (), "mismatched": ()}, {}, extractor
    )

    assert check(known, read.sources(FILES / name, split=False), lambda terms: ()) == Checked()


def terms(path):
    """How often each term stands in the sections of each kind."""
    (found,) = api.terms_of(str(path), as_profile=True, settings=Settings(model="none")).texts
    return {
        kind: Counter(one.term for one in found.terms if one.section == kind) for kind in PROFILE_SECTIONS
    }


def positions(path):
    """Title, company, start and end of each position, in order."""
    jobs = dict.fromkeys(section.position for section in document(path).sections if section.position)
    return [(job.title, job.company, job.start, job.end) for job in jobs]


def words(path, kind):
    """The words of the sections of a kind, in order."""
    texts = (section.text for section in document(path).sections if section.kind == kind)
    return re.findall(r"[\w%]+(?:-\w+)*", " ".join(texts))


@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_the_same_terms_in_the_same_sections(name):
    expected = terms(PLAIN) | {key: Counter() for key in LACKING.get(name, ())} | HOLDS.get(name, {})
    assert terms(FILES / name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_the_same_positions(name):
    assert positions(FILES / name) == positions(PLAIN)


@pytest.mark.parametrize("kind", ["name", "headline", "location", "about", "position-description"])
@pytest.mark.parametrize("name", NAMES)
def test_every_file_has_the_same_words(name, kind):
    expected = [] if kind in LACKING.get(name, ()) else words(PLAIN, kind)
    assert words(FILES / name, kind) == expected


def test_what_the_person_has_is_found_at_all():
    held = {kind for kind, found in terms(PLAIN).items() if found}
    assert held >= {"headline", "about", "skills", "education", "certifications", "languages", "projects"}
    assert held >= {"volunteering", "courses", "honors", "position-title", "position-description"}
    assert len(positions(PLAIN)) == 5


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_all_skills_says_so(name):
    (source,) = read.sources(FILES / name, split=False)
    said = SOME_SKILLS_ONLY in {notice.code for notice in source.notices}
    assert said == ("skills" in LACKING.get(name, ()))
