"""What people wrote is shown and changes nothing: no dialog, no request, no complaint, no other markup."""

from collections import Counter
from dataclasses import replace

import hand_built
import pytest
from hand_built import HOSTILE
from selenium.common.exceptions import NoAlertPresentException

LONG = "w" * 10_000
WORSE = (
    "</style><style>body{display:none}</style>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><svg onload="alert(1)">',
    "' onmouseover='alert(1)' x='",
    '<iframe src="https://example.org"></iframe>',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org/">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "\u202eevil\u202c \u2066turned\u2069 \u200f\u061c",
    "]]> <![CDATA[ &#x3c;b>",
    LONG,
)
ALL = (*HOSTILE, *WORSE)


def made_of(texts):
    """An audit of these texts wherever a profile, a posting or a file's name brings one in."""
    terms = [
        hand_built.term(
            text,
            verdict=("wrong_role", "right_role", "shared", "undecided")[number % 4],
            why=text,
            evidence=(
                hand_built.line(hand_built.HEADLINE, text, text),
                hand_built.posting_line("mismatched", text, text),
            ),
            uncounted=(hand_built.unread(quote=text, reason=text, surface=text),),
        )
        for number, text in enumerate(texts)
    ]
    joined = "\n".join(texts)
    audit = hand_built.audit(*terms, title=" ".join(texts))
    sections = (replace(audit.profile.sections[0], text=joined, heading=joined), *audit.profile.sections[1:])
    return replace(
        audit,
        profile=replace(audit.profile, sections=sections),
        mismatched=(replace(hand_built.WRONG, title=joined, company=joined),),
        searches=tuple(hand_built.search(query=text, because=(text,), missing=(text,)) for text in texts),
        plan=hand_built.plan(
            *(hand_built.edit(text, advice=text, where=(text,)) for text in texts), headline=joined
        ),
    )


@pytest.fixture(scope="session")
def hostile(page_of):
    return page_of(made_of(ALL))


def skeleton(browser):
    """The elements of the page with their attributes' names, but for names that a chart has room for."""
    return Counter(
        browser.js(
            "[...document.querySelectorAll('*')].filter(e => !e.matches('.plot .label, .plot .leader'))"
            ".map(e => e.localName + ' ' + e.getAttributeNames().sort().join(' '))"
        )
    )


def test_what_people_wrote_adds_no_element_and_no_attribute(browser, page_of, hostile):
    harmless = [f"x{number}".ljust(len(text), "x") for number, text in enumerate(ALL)]
    browser.open(hostile, has_script=False)
    found = skeleton(browser)
    browser.open(page_of(made_of(harmless)), has_script=False)

    assert found == skeleton(browser)


def test_no_dialog_opens(browser, hostile):
    browser.open(hostile)
    browser.js("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    for link in browser.all(".marked a[data-key]")[:3]:
        browser.click(link)

    with pytest.raises(NoAlertPresentException):
        browser.driver.switch_to.alert.accept()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_longest_word_does_not_widen_the_page(browser, hostile, width):
    browser.open(hostile, width=width)
    browser.js("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert browser.js("document.scrollingElement.scrollWidth") <= width


def test_the_longest_word_does_not_widen_a_chosen_card(browser, hostile):
    browser.open(hostile, width=360)
    browser.click(browser.all("table.sheet tbody tr:not([hidden]) a[data-key]")[-1])

    assert browser.js("document.scrollingElement.scrollWidth") <= 360
    assert browser.js(
        "(card => card.scrollWidth <= card.clientWidth)(document.querySelector('.chosen-card'))"
    )


def test_marks_that_turn_the_reading_direction_are_not_on_the_page(browser, hostile):
    browser.open(hostile)

    assert not browser.js(r"/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(document.body.innerText)")


def test_axe_finds_nothing(browser, hostile, axe):
    browser.open(hostile, width=360)

    assert axe() == []
