import pytest

from auditor.sections import profile


def texts(document, kind):
    return [section.text for section in document.sections if section.kind == kind]


def dropped(document):
    return "\n".join(cut.text for cut in document.dropped)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Berg, PhD", "Ada Berg"),
        ("Ada Berg 🚀", "Ada Berg"),
        ("Ada Berg (She/Her)", "Ada Berg"),
        ("Adeline “Ada” Berg, MBA, PMP®", "Adeline Berg"),
        ("Dr. Ada van der Berg", "Ada van der Berg"),
        ("Ada Berg, P.E., M.Tech", "Ada Berg"),
        ("Ada Berg MD", "Ada Berg"),
    ],
)
def test_the_first_line_stays_the_name_whatever_stands_beside_it(source, line, name):
    document = profile(source(f"{line}\nPlatforms | Kafka\nOslo, Norway\nSummary\nI like data."))
    assert texts(document, "name") == [name]
    assert texts(document, "headline") == ["Platforms | Kafka"]


def test_degrees_behind_the_name_are_certificates(source):
    document = profile(source("Ada Berg, MBA, PMP®\nPlatforms | Kafka\nOslo, Norway\nSummary\nText."))
    assert texts(document, "certifications") == ["MBA, PMP"]


def test_pronouns_and_a_nickname_are_dropped_with_a_reason(source):
    document = profile(source('Ada "Addy" Berg (she/her)\nPlatforms | Kafka\nSummary\nText.'))
    assert [cut.text for cut in document.dropped if cut.reason == "beside the name"] == ['(she/her) "Addy"']


def test_a_headline_behind_a_bar_on_the_line_of_the_name(source):
    document = profile(source("Ada Berg | Kafka whisperer\nOslo, Norway\nSummary\nText."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == ["Kafka whisperer"]


@pytest.mark.parametrize(
    "line", ["Former Java ◆ Kafka ◆ Spark", "Learning Rust 🦀 Kafka", "Kafka → Spark", "Rust & Kafka"]
)
def test_a_headline_that_signs_part_is_not_the_name(source, line):
    document = profile(source(f"Ada Berg\n{line}\nOslo, Norway\nSummary\nText."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == [line]


def test_a_headline_behind_an_emoji_on_the_line_of_the_name(source):
    document = profile(source("Ada Berg 🚀 Kafka whisperer\nOslo, Norway\nSummary\nText."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == ["Kafka whisperer"]


def test_an_unknown_button_is_not_the_name_where_the_name_stands_twice(source):
    head = (
        "Renew Platinum\nAda Berg\nAda Berg\nPlatforms | Kafka\nOslo, Norway\nContact info\n500+ connections"
    )
    document = profile(source(f"{head}\nAbout\nText."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == ["Platforms | Kafka"]
    assert "Renew Platinum" in dropped(document)


def test_a_headline_that_is_a_title_held_twice_is_not_the_name(source):
    head = "Berta Olmo Ruiz\nDirectora de Operaciones\nOslo, Norway"
    document = profile(source(f"{head}\nExperience\nDirectora de Operaciones\nNorthwind\n2019 - Present"))
    assert texts(document, "name") == ["Berta Olmo Ruiz"]


def test_the_address_tells_the_name(source):
    document = profile(source("Nordic Paper\nAda Berg\nKafka whisperer\nada@berg.example\nSummary\nText."))
    assert texts(document, "name") == ["Ada Berg"]


def test_the_title_of_the_paper_is_neither_name_nor_headline(source):
    document = profile(source("CURRICULUM VITAE\nAda Berg\nKafka whisperer\nOslo, Norway\nSummary\nText."))
    assert texts(document, "name") == ["Ada Berg"]
    assert "CURRICULUM VITAE" in dropped(document)


@pytest.mark.parametrize(
    "place", ["Oslo, Norway · Contact info", "Oslo, Norway  Contact info", "Oslo, Norway Contact info"]
)
def test_a_place_on_the_line_of_the_contact_info(source, place):
    document = profile(source(f"Ada Berg\nPlatforms | Kafka\n{place}\n500+ connections\nAbout\nText."))
    assert texts(document, "location") == ["Oslo, Norway"]


def test_what_a_page_asks_of_a_visitor_is_not_said_of_the_person(source):
    wall = (
        "Sign in to view Ada’s full profile\nWelcome back\nBy clicking Continue you agree to it all.\nSign in"
    )
    document = profile(
        source(f"Ada Berg\nAda Berg\nPlatforms\nOslo, Norway\nContact Info\n{wall}\nAbout\nText.")
    )
    assert texts(document, "about") == ["Text."]
    assert "By clicking Continue" in dropped(document)


COLUMN = "Contact\nada@berg.example\nwww.linkedin.com/in/ada-\nberg-0a1 (LinkedIn)\nTop Skills\nKafka\n"
WHO = "Ada Berg\nPlatform person | dbt and\nquiet pagers\nOslo, Norway\n"


@pytest.mark.parametrize(
    "last",
    [
        "",
        "Languages\nEnglish (Native)\n",
        "Certifications\nGolden Broker Course\n",
        "Publications\nOf Tides\n",
    ],
)
def test_who_it_is_stands_behind_the_column_of_a_saved_pdf(source, last):
    document = profile(source(f"{COLUMN}{last}{WHO}Summary\nI move data."))
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "headline") == ["Platform person | dbt and quiet pagers"]
    assert texts(document, "location") == ["Oslo, Norway"]
    assert "Kafka" in texts(document, "skills")[0]


def test_the_column_of_a_saved_pdf_in_another_language(source):
    column = "Kontakt\nada@berg.example\nTop-Kenntnisse\nKafka\n"
    document = profile(
        source(
            f"{column}Ada Berg\nPlatforms | dbt\nOslo, Norway\nZusammenfassung\nText.\nBerufserfahrung\nText."
        )
    )
    assert texts(document, "name") == ["Ada Berg"]
    assert texts(document, "about") == ["Text."]
