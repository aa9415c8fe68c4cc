"""LinkedIn's "Save to PDF" of both layouts: who it is, and every position exactly."""

from pathlib import Path

import pytest

from auditor import read
from auditor.sections.profile import profile

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"
POSITIONS = {
    "profile-linkedin": [
        ("Staff Data Engineer", "Harrowgate Tides", "2022-09", ""),
        ("Senior Data Engineer", "Harrowgate Tides", "2019-12", "2022-09"),
        ("Data Engineer", "Fjordlys Kraft AS", "2017-01", "2019-11"),
        (
            "Research Assistant for the Long-Term Archive of Tide Gauges, Barographs and Logbooks",
            "Nordavind Institute for the Study of Slow Weather and Other Patient Sciences of the Coast",
            "2014",
            "2016",
        ),
        ("Barista", "Kaffe og Kart", "2013-06", "2013-12"),
    ],
    "profile-linkedin-german": [
        ("Leiterin Anwendungsentwicklung", "Lindwurm Logistik GmbH", "2021-03", ""),
        ("Softwareentwicklerin", "Brückner & Söhne", "2018-05", "2021-02"),
        ("Werkstudentin", "Brückner & Söhne", "2016-01", "2018-04"),
    ],
    "profile-linkedin-pages": [
        ("AML Analyst", "Banco Pardo", "2020", ""),
        ("KYC Associate", "Sólheim Fintech", "2017", "2020"),
        ("Branch Adviser", "Caixa Velha", "2014-05", "2017-07"),
        ("Cashier", "Caixa Velha", "2010-08", "2014-05"),
    ],
    "profile-linkedin-2017": [
        ("Release Engineer", "Palisade Works", "2014-03", ""),
        (
            "Senior Systems Administrator for Windows, Unix and the Mainframe that Nobody Admits to",
            "Castellan Mutual Insurance and Friendly Society",
            "2009",
            "2014-03",
        ),
        ("Operator", "Night Ferry Lines", "2002-06", "2009"),
    ],
}


def document(case):
    (source,) = read.sources(SAMPLES / case / "input.pdf", split=False)
    return profile(source)


def kinds(case):
    return [section.kind for section in document(case).sections]


def text(case, kind):
    return "\n".join(section.text for section in document(case).sections if section.kind == kind)


@pytest.mark.parametrize("case", POSITIONS)
def test_positions_are_exact(case):
    found = dict.fromkeys(section.position for section in document(case).sections if section.position)
    assert [(one.title, one.company, one.start, one.end) for one in found] == POSITIONS[case]


@pytest.mark.parametrize(
    ("case", "name", "headline"),
    [
        ("profile-linkedin-german", "Jorun Feldkamp", "Leiterin Anwendungsentwicklung bei Lindwurm Logistik"),
        ("profile-linkedin-pages", "Odalys Ferreira-Quint", "AML Analyst at Banco Pardo"),
        ("profile-linkedin-2017", "Osric Vantongeren", "Release Engineer at Palisade Works"),
    ],
)
def test_who_it_is(case, name, headline):
    assert (text(case, "name"), text(case, "headline")) == (name, headline)


def test_items_beside_the_profile_are_whole_and_apart():
    skills = ["Stream Processing", "Apache Kafka Connect and Schema Registry", "C++"]
    assert text("profile-linkedin", "skills").split("\n") == skills
    assert text("profile-linkedin", "languages").split("\n")[0] == "Norwegian (Native or Bilingual)"


def test_an_item_goes_on_over_the_page():
    assert "an exam of the year before last\nCAMS" in text("profile-linkedin-pages", "certifications")


@pytest.mark.parametrize("case", POSITIONS)
def test_contact_details_and_page_numbers_are_dropped_with_their_reason(case):
    gone = {passage.reason: passage.text for passage in document(case).dropped}
    assert "Page" in gone["page furniture"]
    assert "@" in gone["contact details"] or "linkedin.com" in gone["contact details"]


@pytest.mark.parametrize("case", POSITIONS)
def test_places_of_positions_are_no_descriptions(case):
    described = text(case, "position-description")
    assert not any(place in described for place in ("Bergen, Norway", "Lisbon, Portugal", "Münster"))


def test_what_others_wrote_stands_apart():
    assert kinds("profile-linkedin-2017").count("headline") == 1
    assert "made our releases boring" in text("profile-linkedin-2017", "recommendations")
