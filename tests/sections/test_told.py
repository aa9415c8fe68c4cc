"""A profile whose format names its parts is taken at its word, and none of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.read import told
from auditor.read.told import Job
from auditor.records import PROFILE_SECTIONS, Source
from auditor.sections import profile


def read(*blocks):
    return profile(Source("it.zip", "export", tuple(block for part in blocks for block in part)))


def held(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


def test_name_headline_and_place_are_what_the_file_says():
    found = read(told.identity("Ortolan", "Welder", "Skills"), told.section("about", "Summary", ["I weld."]))

    assert [held(found, kind) for kind in ("name", "headline", "location", "about")] == [
        ["Ortolan"],
        ["Welder"],
        ["Skills"],
        ["I weld."],
    ]
    assert found.title == "Welder"


def test_degrees_behind_a_name_are_certificates_and_no_name():
    found = read(told.identity("Ortolan de la Mer, PhD, MBA", "Welder"))

    assert held(found, "name") == ["Ortolan de la Mer"]
    assert held(found, "certifications") == ["PhD, MBA"]


def test_a_name_that_is_not_understood_stays_whole():
    assert held(read(told.identity("Mer, Ortolan (Orty)")), "name") == ["Mer, Ortolan (Orty)"]


def test_a_heading_is_no_heading_inside_a_section_of_another_kind():
    found = read(told.section("skills", "Skills", ["Education", "Languages"], entries=True))

    assert held(found, "skills") == ["Education\nLanguages"]


def test_a_position_has_its_title_company_dates_and_text():
    job = Job(
        "Welder", "Pont Steel", start="Jan 2020", place="Hull", description="Welds hulls.\nTIG and MIG."
    )
    found = read(told.experience("Experience", [job]))

    position = found.sections[0].position
    assert (position.title, position.company, position.start, position.end) == (
        "Welder",
        "Pont Steel",
        "2020-01",
        "",
    )
    assert held(found, "position-description") == ["Welds hulls.\nTIG and MIG."]
    assert found.company == "Pont Steel"


def test_two_titles_of_one_company_are_two_positions():
    jobs = [
        Job("Lead welder", "Pont Steel", dates="2022 - Present"),
        Job("Welder", "Pont Steel", dates="2019 - 2022"),
    ]
    found = read(told.experience("Experience", jobs))

    assert [
        (s.text, s.position.start, s.position.end) for s in found.sections if s.kind == "position-title"
    ] == [
        ("Lead welder", "2022", ""),
        ("Welder", "2019", "2022"),
    ]


def test_a_position_without_a_title_keeps_its_text_to_itself():
    jobs = [
        Job("", "Pont Steel", description="Swept floors."),
        Job("Welder", "Arc Ltd", description="Welds."),
    ]
    found = read(told.experience("Experience", jobs))

    assert [(s.text, s.position.company) for s in found.sections if s.kind == "position-description"] == [
        ("Swept floors.", "Pont Steel"),
        ("Welds.", "Arc Ltd"),
    ]


def test_contact_details_and_dates_are_dropped_with_their_reason():
    found = read(
        told.section("contact", "Contact", ["ortolan@mail.example"]),
        told.experience("Experience", [Job("Welder", "Arc Ltd", dates="2019 - 2022", place="Hull")]),
    )

    assert {(one.text, one.reason) for one in found.dropped} == {
        ("ortolan@mail.example", "contact details"),
        ("2019 - 2022", "dates"),
        ("Hull", "place or kind of a position"),
    }


WORDS = st.lists(
    st.sampled_from(["weld", "skills", "Education", "2019 - 2020", "Hull", "C++"]), min_size=1, max_size=4
)
LINES = WORDS.map(" ".join)
JOBS = st.builds(
    Job, title=LINES, company=LINES, dates=LINES, place=LINES, description=LINES, skills=st.tuples(LINES)
)
SECTIONS = st.tuples(st.sampled_from([*PROFILE_SECTIONS, "contact"]), st.lists(LINES, max_size=3))


@given(
    identity=st.tuples(LINES, LINES, LINES),
    sections=st.lists(SECTIONS, max_size=4),
    jobs=st.lists(JOBS, max_size=3),
)
def test_no_line_is_lost(identity, sections, jobs):
    blocks = [
        *told.identity(*identity),
        *told.experience("Experience", jobs),
        *(block for kind, lines in sections for block in told.section(kind, kind, lines)),
    ]
    found = profile(Source("it.zip", "export", tuple(blocks)))

    texts = sorted(line for part in (*found.sections, *found.dropped) for line in part.text.split("\n"))
    assert texts == sorted(block.text for block in blocks if block.kind != "heading" and block.text)
