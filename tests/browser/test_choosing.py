"""A term is chosen wherever it stands: it is marked everywhere, and its card stands beside the page."""

import pytest
from selenium.webdriver.common.keys import Keys

PLACES = {
    "a marked word": ".marked a[data-key]",
    "a point of the map": ".chart a[data-key]",
    "a row of the table": "table.sheet a[data-key]",
}


def chosen(browser):
    """The keys of all that is marked as chosen."""
    return browser.js("[...new Set([...document.querySelectorAll('a.chosen')].map(a => a.dataset.key))]")


def click_on(browser, place):
    """The first link of a place, clicked: of a point its shape, since its name may stand apart from it."""
    link = browser.one(PLACES[place])
    shapes = link.find_elements("css selector", ".shape")
    browser.click(shapes[0] if shapes else link)
    return link


@pytest.fixture
def page(browser, platform):
    browser.open(platform)
    return browser


@pytest.mark.parametrize("place", PLACES)
def test_a_click_chooses_the_term_everywhere(page, place):
    key = click_on(page, place).get_attribute("data-key")

    assert chosen(page) == [key]
    assert page.count("a.chosen") == page.count(f'a[data-key="{key}"]') > 1
    assert page.count("tr.chosen") == 1


@pytest.mark.parametrize("place", PLACES)
def test_the_card_of_what_is_chosen_is_shown(page, place):
    key = click_on(page, place).get_attribute("data-key")
    card = page.js(f"document.getElementById('{key}').textContent.trim()")

    assert page.one(".chosen-card").is_displayed()
    assert card in page.js("document.querySelector('.chosen-card').textContent")


def test_another_choice_takes_the_place_of_the_first(page):
    first, second = page.all("table.sheet a[data-key]")[:2]
    page.click(first)
    page.click(second)

    assert chosen(page) == [second.get_attribute("data-key")]
    assert second.text.split("\n")[-1] in page.one(".chosen-card").text


@pytest.mark.parametrize("place", PLACES)
def test_escape_closes_the_card_and_the_focus_is_where_it_was(page, place):
    link = click_on(page, place)
    page.press(Keys.ESCAPE)

    assert not page.one(".chosen-card").is_displayed()
    assert chosen(page) == []
    assert page.focused() == link


def test_the_button_of_the_card_closes_it(page):
    page.click("table.sheet a[data-key]")
    page.click(".chosen-card .close")

    assert not page.one(".chosen-card").is_displayed()


@pytest.mark.parametrize("place", PLACES)
def test_the_keyboard_reaches_and_chooses_a_term(page, place):
    link = page.one(PLACES[place])
    page.driver.execute_script("arguments[0].focus()", link)
    page.press_with(Keys.SHIFT, Keys.TAB)
    page.press(Keys.TAB)  # back again: it stands in the order of the keyboard
    assert page.focused() == link
    page.press(Keys.ENTER)

    assert chosen(page) == [link.get_attribute("data-key")]


def test_who_chooses_with_the_keyboard_is_led_to_the_card_and_back(page):
    link = page.one("table.sheet a[data-key]")
    page.driver.execute_script("arguments[0].focus()", link)
    page.press(Keys.ENTER)
    assert page.js("document.querySelector('.chosen-card').contains(document.activeElement)")
    page.press(Keys.ESCAPE)

    assert page.focused() == link


def test_the_first_key_leads_past_the_navigation_to_the_answer(page):
    page.press(Keys.TAB)
    assert page.focused().text == "Skip to the answer"
    page.press(Keys.ENTER)

    assert page.focused() == page.one("main")


def test_all_that_can_be_clicked_can_be_reached_with_the_keyboard(page):
    clickable = "[...document.querySelectorAll('a, button, input, select, summary')]"

    assert page.js(f"{clickable}.filter(e => e.tabIndex < 0).length") == 0


def test_a_link_into_the_page_opens_the_card(browser, platform):
    browser.open(platform, fragment="#t3")

    assert browser.one("details:has(> #t3)").get_attribute("open")
    assert browser.one("#t3").is_displayed()
