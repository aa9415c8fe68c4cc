"""A role is one by its words, and a name by how it is written: anything else is doubted."""

import pytest

from auditor.languages import ENGLISH
from auditor.terms.roles import is_role, may_be_name, says_something


@pytest.mark.parametrize(
    "title",
    [
        "Warehouse Manager",
        "Senior Buyer (m/f/d)",
        "Midwife",
        "SRE",
        "Welders",
        "Night nurses",
        "Prokurist (m/w/d)",
        "Ingenieur",
        "Leitender Vertriebsleiter",
        "Infirmière",
        "Ingeniera de procesos",
        "Drivers wanted",
        "Maschinenführer Elektrotechniker",
    ],
)
def test_words_of_occupations_and_titles_of_the_lexicon_are_roles(title, extractor):
    assert is_role(title, ENGLISH, extractor.find_in)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thornlea Foods",
        "Thornlea & Partners",
        "Thornlea Partners",
        "Join our crew",
        "Hi Mira, I have a manager role for you!",
        "We are looking for a manager.",
        " ".join(["manager"] * 13),
    ],
)
def test_companies_greetings_and_sentences_are_none(text, extractor):
    assert not is_role(text, ENGLISH, extractor.find_in)


@pytest.mark.parametrize(
    "name",
    [
        "Mira Tolland",
        "Ada van der Berg",
        "Will Tolland",
        "Mira Tolland, PhD",
        "O'Neill Siobhán",
        "דנה לוי",
        "王小明",
    ],
)
def test_what_is_written_like_a_name_may_be_one(name):
    assert may_be_name(name, ENGLISH)


@pytest.mark.parametrize(
    "text", ["", "Get", "Background Image", "Contact info", "Stock Manager", "Mira 2", "mira@example.org"]
)
def test_buttons_jobs_and_addresses_are_no_names(text):
    assert not may_be_name(text, ENGLISH)


def test_a_headline_says_something_with_a_job_or_a_term(extractor):
    assert says_something("Buyer", ENGLISH, extractor.find_in)
    assert says_something("Kubernetes at night", ENGLISH, extractor.find_in)
    assert not says_something("Add a picture", ENGLISH, extractor.find_in)
