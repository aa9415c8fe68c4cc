"""Abbreviations with several meanings: the company they keep decides, and without any they stay open."""

import pytest

from auditor import lexicon
from auditor.languages import ENGLISH
from auditor.records import Document, Section
from auditor.terms import meanings


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ER casework and tribunals", "Employee relations"),
        ("ER triage on nights", "Emergency department"),
        ("CPC and tachograph card", "Driver CPC"),
        ("CPC and CTR of each campaign", "Cost per click"),
        ("AR in headsets", "Augmented reality"),
        ("AR, AP and the ledger", "Accounts receivable"),
        ("EMR with PySpark", "Amazon EMR"),
        ("Charting in the EMR for physicians", "Electronic health records"),
    ],
)
def test_a_word_or_term_of_its_field_decides(text, term, terms_in):
    assert term in terms_in(text)


@pytest.mark.parametrize("text", ["ER", "CPC or equal", "Some AR"])
def test_without_company_it_is_left_open_and_said_to_be(text, find):
    found = find(text)
    assert found.mentions == ()
    assert found.rejected[0].reason.startswith("left open: it may stand for ")


def test_the_narrowest_circle_decides(extractor):
    sections = (Section("other", "Ward nurse, triage, patients"), Section("other", "ER: grievances\nParking"))
    found = extractor.find(Document("d", "", "", "en", sections, "d")).mentions
    assert "Employee relations" in [m.term for m in found]


def test_the_whole_document_is_company(extractor):
    sections = (Section("headline", "ER advisor"), Section("about", "TUPE transfers and grievances"))
    found = extractor.find(Document("d", "", "", "en", sections, "d")).mentions
    assert "Employee relations" in [m.term for m in found]


def test_a_meaning_that_the_lexicon_lacks_is_no_term_and_named(find):
    found = find("PR reviews and merges on the main branch")
    assert "Public relations" not in [m.term for m in found.mentions]
    assert "pull request" in found.rejected[0].reason


def test_what_the_text_explains_needs_no_company(terms_in):
    assert terms_in("Employee relations (ER). ER") == ["Employee relations"] * 3


def test_every_abbreviation_has_two_meanings_of_which_the_lexicon_holds_one():
    book = lexicon.load()
    for short, possible in meanings._known(ENGLISH).items():
        assert len(possible) > 1, short
        assert any(book.called(one.name) for one in possible), short
