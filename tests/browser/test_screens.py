"""The page on any screen, in any colours, without a script and without one side: all of it can be reached."""

from dataclasses import replace

import hand_built
import pytest
from sample_people import PEOPLE
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WIDTHS = (320, 360, 768, 1280)


def everything(browser):
    """Open all that is folded."""
    browser.js("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def too_wide(browser):
    """What reaches beyond the right edge of the screen, in short."""
    return browser.js(
        "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, .chart')"
        " && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + .5)"
        ".map(e => e.outerHTML.slice(0, 100))"
    )


# --- widths ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("person", PEOPLE)
def test_nothing_scrolls_sideways(browser, samples, person, width):
    browser.open(samples[person], width=width)
    everything(browser)

    assert browser.js("document.scrollingElement.scrollWidth") <= width
    assert too_wide(browser) == []


@pytest.mark.parametrize("width", [320, 360])
def test_the_card_fits_on_a_phone(browser, platform, width):
    browser.open(platform, width=width)
    browser.click(".marked a[data-key]")

    assert browser.one(".chosen-card").is_displayed()
    assert browser.js("document.scrollingElement.scrollWidth") <= width
    assert too_wide(browser) == []


def test_the_card_leaves_room_for_what_was_clicked(browser, platform):
    browser.open(platform, width=360)
    link = browser.one(".marked a[data-key]")
    browser.click(link)
    top = browser.js("document.querySelector('.chosen-card').getBoundingClientRect().top")

    assert browser.driver.execute_script("return arguments[0].getBoundingClientRect().bottom", link) <= top


# --- colours --------------------------------------------------------------------------------------------


def test_the_dark_page_is_dark(browser, platform):
    lightness = {}
    for scheme in ("light", "dark"):
        browser.open(platform, scheme=scheme)
        paper, ink = browser.js(
            "['backgroundColor', 'color']"
            ".map(p => getComputedStyle(document.body)[p].match(/\\d+/g).map(Number))"
        )
        lightness[scheme] = sum(paper) > sum(ink)

    assert lightness == {"light": True, "dark": False}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("person", PEOPLE)
def test_axe_finds_nothing(browser, samples, axe, person, scheme, width):
    browser.open(samples[person], width=width, scheme=scheme)

    assert axe() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_is_folded_nor_in_a_chosen_card(browser, platform, axe, scheme):
    browser.open(platform, scheme=scheme)
    browser.click(".marked a[data-key]")
    everything(browser)

    assert axe() == []


def test_axe_finds_nothing_without_a_script(browser, platform, axe):
    browser.open(platform, has_script=False)

    assert axe() == []


# --- without a script -----------------------------------------------------------------------------------


@pytest.fixture
def plain(browser, platform):
    browser.open(platform, has_script=False)
    return browser


def test_without_a_script_all_terms_are_shown(plain):
    assert plain.count("table.sheet tbody tr") == len(plain.texts("table.sheet tbody tr")) > 40


def test_without_a_script_there_are_no_dead_controls(plain):
    assert plain.texts("button, input, select, output, .chosen-card") == []


@pytest.mark.parametrize("inside", [".queries", ".cards details > div"])
def test_without_a_script_what_is_folded_opens_with_a_click(plain, inside):
    fold = plain.one(f"details:has({inside}), {inside.split(' ')[0]} details")
    plain.click(fold.find_element(By.TAG_NAME, "summary"))

    assert fold.get_attribute("open")


@pytest.mark.parametrize("place", [".marked", ".chart", "table.sheet"])
def test_without_a_script_a_link_leads_to_its_card(plain, place):
    link = plain.one(f"{place} a[data-key]")
    key = link.get_attribute("data-key")
    plain.driver.execute_script("arguments[0].focus()", link)
    plain.press(Keys.ENTER)

    assert plain.js("location.hash") == f"#{key}"
    assert plain.js(f"document.getElementById('{key}').checkVisibility()")
    box = f"document.getElementById('{key}').getBoundingClientRect()"
    assert plain.js(f"{box}.bottom > 0 && {box}.top < innerHeight")


def test_without_a_script_the_answer_and_each_part_can_be_read(plain):
    assert all(plain.texts(f"{link.get_attribute('hash')} h2") for link in plain.all("nav a"))
    assert plain.texts(".meter .now")


# --- copied ---------------------------------------------------------------------------------------------


def pasted(browser):
    """What the clipboard holds."""
    field = browser.one(".tools input")
    browser.click(field)
    browser.press_with(Keys.CONTROL, "v")
    return field.get_property("value")


def test_a_search_is_copied(browser, platform):
    browser.open(platform)
    fold = browser.one("details:has(.queries)")
    browser.click(fold.find_element(By.TAG_NAME, "summary"))
    query = fold.find_element(By.CSS_SELECTOR, "code.copy")
    button = browser.until(lambda: fold.find_elements(By.CSS_SELECTOR, ".copier"))[0]
    browser.click(button)
    browser.until(lambda: "Copied" in button.text)

    assert pasted(browser) == query.text


def test_a_search_is_copied_where_the_clipboard_is_not_given(browser, platform):
    browser.open(platform)
    browser.js("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    fold = browser.one("details:has(.queries)")
    browser.click(fold.find_element(By.TAG_NAME, "summary"))
    query = fold.find_element(By.CSS_SELECTOR, "code.copy")
    browser.click(browser.until(lambda: fold.find_elements(By.CSS_SELECTOR, ".copier"))[0])

    assert pasted(browser) == query.text


# --- less of it -----------------------------------------------------------------------------------------

WANTED = replace(hand_built.audit(hand_built.term()), mismatched=(), searches=(hand_built.search("desired"),))
UNWANTED = replace(hand_built.audit(hand_built.term()), desired=(), searches=(hand_built.search(),))
NOTHING = hand_built.audit()
PLANNED = replace(
    hand_built.audit(hand_built.term(), hand_built.term("Kubernetes", verdict="right_role")),
    plan=hand_built.plan(hand_built.edit()),
    searches=(hand_built.search(), hand_built.search("desired", after=True)),
)
LESS = {
    "no mismatched postings": WANTED,
    "no desired postings": UNWANTED,
    "no terms": NOTHING,
    "no plan": replace(PLANNED, plan=None),
    "no searches": replace(PLANNED, searches=()),
    "a plan without edits": replace(PLANNED, plan=hand_built.plan()),
}


@pytest.mark.parametrize("less", LESS)
def test_a_page_of_less_is_as_whole(browser, page_of, axe, less):
    browser.open(page_of(LESS[less]), width=360)
    everything(browser)

    assert browser.count("section") == 7
    assert browser.js("document.scrollingElement.scrollWidth") <= 360
    assert axe() == []
