"""The page printed: a few pages, all of the answer and of the plan, and nothing cut off."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader
from sample_people import PEOPLE, audit_of

PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}  # inches
MARGINS = 2 * 14 / 25.4  # inches, of page.css


@pytest.fixture(scope="session")
def printed(running, samples):
    """`printed(person, paper)`: the texts of the pages."""
    made = {}

    def pages(person, paper):
        if (person, paper) not in made:
            running.open(samples[person])
            pdf = PdfReader(io.BytesIO(running.printed(*PAPERS[paper])))
            made[person, paper] = [page.extract_text() for page in pdf.pages]
        return made[person, paper]

    return pages


def letters(text):
    """A text without spaces, which a PDF does not keep, and without its ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("person", PEOPLE)
def test_a_sample_is_printed_on_a_few_pages(browser, printed, person, paper):
    assert 2 <= len(printed(person, paper)) <= 14


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_is_empty(browser, printed, person, paper):
    assert all(letters(page) for page in printed(person, paper))


@pytest.mark.parametrize("person", PEOPLE)
def test_the_whole_plan_is_printed(browser, samples, printed, person):
    text = letters("".join(printed(person, "A4")))
    browser.open(samples[person])

    steps = browser.texts(".steps > li")
    assert steps
    assert all(letters(step) in text for step in steps)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_term_is_printed_or_how_many_are_not(browser, printed, person):
    text = letters("".join(printed(person, "A4")))
    terms = audit_of(person).terms
    left_out = [term.called for term in terms if letters(term.called) not in text]

    assert not left_out or f"of{len(terms)}terms" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white(browser, platform, scheme):
    browser.open(platform, scheme=scheme, media="print")

    assert browser.js("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.js("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_is_cut_off_at_the_right(browser, samples, person, paper):
    width = int(96 * (PAPERS[paper][0] - MARGINS))
    browser.open(samples[person], width=width, media="print")
    beyond = (
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&"
        f" e.getBoundingClientRect().right > {width} + .5).map(e => e.outerHTML.slice(0, 100))"
    )

    assert browser.js(beyond) == []


def test_controls_are_not_printed(browser, platform):
    browser.open(platform, media="print")

    assert browser.texts("button:not(thead *), input, select, nav") == []
