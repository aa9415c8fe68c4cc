"""The table of all terms: put in order, searched, decided and saved as the file that the program reads."""

import hand_built
import pytest
from sample_people import PEOPLE, audit_of
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from auditor import api, report
from auditor.records import Change

NAMES = ("C", "C++", "C#", "R&D", "Cloud", "CI/CD", '5" disks, "new"')
SHOWN = "table.sheet tbody tr:not([hidden])"
VERDICTS = {"C": "right_role", "Cloud": "right_role"}


@pytest.fixture(scope="session")
def few(page_of):
    """An audit of terms with difficult names, and its page."""
    made = hand_built.audit(
        *(hand_built.term(name, verdict=VERDICTS.get(name, "wrong_role")) for name in NAMES)
    )
    return made, page_of(made)


@pytest.fixture
def sheet(browser, few):
    browser.open(few[1])
    return browser


@pytest.fixture
def full(browser, platform):
    browser.open(platform)
    return browser


def labelled(browser, text):
    """The control that belongs to a label."""
    return browser.one(".tools").find_element(By.XPATH, f".//label[contains(., '{text}')]/*")


def button(browser, text):
    return browser.one(".tools").find_element(By.XPATH, f".//button[contains(., '{text}')]")


def names(browser):
    """The terms that are shown, in order."""
    said = (
        "[...document.querySelectorAll('%s')].map(r => r.cells[0].querySelector('a').lastChild.textContent)"
    )
    return browser.js(said % SHOWN)


def column(browser, number):
    """What orders a column: the numbers of its cells, or their texts."""
    return browser.js(
        f"[...document.querySelectorAll('{SHOWN}')].map(r => r.cells[{number}]).map("
        "c => c.dataset.value === undefined"
        " ? (c.querySelector('a')?.lastChild ?? c).textContent.trim().toLowerCase() : +c.dataset.value)"
    )


def pick(select, text):
    """Choose an option with the keyboard: a driver's own choosing lacks an event that people cause."""
    options = [option.get_attribute("textContent") for option in select.find_elements(By.TAG_NAME, "option")]
    select.send_keys(Keys.HOME, *[Keys.ARROW_DOWN] * options.index(text))


def decide(browser, term, decision, replacement=""):
    """Choose a decision in the row of a term."""
    [row] = [
        row
        for row in browser.all(SHOWN)
        if row.find_element(By.CSS_SELECTOR, "th").text.split("\n")[-1].endswith(term)
    ]
    pick(row.find_element(By.CSS_SELECTOR, ".decided select"), decision)
    if replacement:
        row.find_element(By.CSS_SELECTOR, ".decided input").send_keys(replacement)


@pytest.fixture
def saved(downloads):
    """`saved(browser)`: the file that the button saves."""

    def press(browser):
        for old in downloads.iterdir():
            old.unlink()
        browser.click(button(browser, "Download"))
        browser.until(lambda: [f for f in downloads.iterdir() if f.suffix == ".csv"])
        [file] = downloads.iterdir()
        return file

    return press


# --- order ----------------------------------------------------------------------------------------------


def test_each_column_puts_the_rows_in_order_and_turns_it_round(full):
    heads = [head for head in full.all("table.sheet thead th") if head.find_elements(By.TAG_NAME, "button")]
    assert len(heads) >= 6
    for number, head in enumerate(heads):
        told = []
        for _ in range(2):
            full.click(head.find_element(By.TAG_NAME, "button"))
            told.append(head.get_attribute("aria-sort"))
            is_falling = told[-1] == "descending"
            assert column(full, number) == sorted(column(full, number), reverse=is_falling), head.text
        assert sorted(told) == ["ascending", "descending"]


def test_only_the_column_in_order_says_so(full):
    full.click("table.sheet thead th:nth-child(1) button")
    full.click("table.sheet thead th:nth-child(6) button")

    assert full.js("[...document.querySelectorAll('[aria-sort]')].map(h => h.cellIndex)") == [5]


def test_numbers_begin_with_the_greatest_and_words_with_the_first(full):
    for number, first in ((0, "ascending"), (5, "descending")):
        full.click(f"table.sheet thead th:nth-child({number + 1}) button")
        assert full.one("[aria-sort]").get_attribute("aria-sort") == first


def test_a_column_is_put_in_order_with_the_keyboard(full):
    full.driver.execute_script("arguments[0].focus()", full.one("table.sheet thead th:nth-child(1) button"))
    full.press(Keys.ENTER)

    assert names(full) == sorted(names(full), key=str.lower)


# --- searched -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["C", "C++", "C#", "R&D", "r&d", " c++ ", "Cloud"])
def test_a_whole_name_finds_that_term_alone(sheet, name):
    labelled(sheet, "Find").send_keys(name)

    assert [found.lower() for found in names(sheet)] == [name.strip().lower()]


@pytest.mark.parametrize(
    ("part", "found"),
    [("lou", ["Cloud"]), ("/c", ["CI/CD"]), ("&", ["R&D"]), ('"new', [NAMES[-1]]), ("zz", [])],
)
def test_a_part_of_a_name_finds_every_term_that_holds_it(sheet, part, found):
    labelled(sheet, "Find").send_keys(part)

    assert names(sheet) == found


def test_a_verdict_shows_its_terms_alone(sheet):
    pick(labelled(sheet, "Verdict"), "right role")

    assert names(sheet) == ["C", "Cloud"]


def test_a_search_and_a_verdict_hold_together(sheet):
    pick(labelled(sheet, "Verdict"), "right role")
    labelled(sheet, "Find").send_keys("lo")

    assert names(sheet) == ["Cloud"]


def test_the_count_of_what_is_shown_is_told(sheet):
    labelled(sheet, "Find").send_keys("lou")

    assert "1 of 7" in sheet.one(".tools output").text


def test_long_tables_are_short_until_all_is_asked_for(full):
    before = len(names(full))
    full.click(button(full, "Show all"))

    assert before < len(names(full)) == len(audit_of("platform-engineer").terms)


def test_a_search_finds_rows_that_are_not_shown_yet(full):
    last = audit_of("platform-engineer").terms[-1].called
    assert last not in names(full)
    labelled(full, "Find").send_keys(last)

    assert last in names(full)


# --- decided and saved ----------------------------------------------------------------------------------


@pytest.mark.parametrize("person", PEOPLE)
def test_without_a_decision_the_saved_file_is_the_one_of_the_report(browser, samples, saved, person):
    browser.open(samples[person])

    assert saved(browser).read_bytes() == report.REPORTERS["csv"](audit_of(person))["terms.csv"].encode()


def test_the_saved_file_bears_the_name_that_the_program_reads(sheet, saved):
    assert saved(sheet).name == "terms.csv"


def test_difficult_texts_are_saved_as_the_report_saves_them(browser, page_of, saved):
    audit = hand_built.audit(
        *(hand_built.term(text, why=text, verdict="wrong_role") for text in dict.fromkeys(hand_built.HOSTILE))
    )
    browser.open(page_of(audit))

    assert saved(browser).read_bytes() == report.REPORTERS["csv"](audit)["terms.csv"].encode()


def test_rows_are_saved_in_the_order_of_the_report_however_they_are_shown(full, saved):
    full.click("table.sheet thead th:nth-child(1) button")
    labelled(full, "Find").send_keys("a")

    said = report.REPORTERS["csv"](audit_of("platform-engineer"))["terms.csv"]
    assert saved(full).read_bytes() == said.encode()


@pytest.mark.parametrize(
    "replacement",
    ["Go", 'a "plain" one', "Go, Rust; SQL", "C++", "tab and  space", "Ünïcode 多云", "R&D <b>"],
)
def test_decisions_come_back_as_they_were_taken(sheet, few, saved, replacement):
    decide(sheet, "R&D", "keep")
    decide(sheet, "C++", "remove")
    decide(sheet, NAMES[-1], "replace", replacement)

    assert set(api.reviewed(few[0], saved(sheet))) == {
        Change("keep", "R&D", ""),
        Change("remove", "C++", ""),
        Change("replace", NAMES[-1], replacement),
    }


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", " =1+1"])
def test_a_replacement_never_begins_a_formula(sheet, saved, start):
    decide(sheet, "Cloud", "replace", start)

    assert f",'{start.strip()}," in saved(sheet).read_text(encoding="utf-8-sig")


def test_a_decision_that_is_taken_back_is_not_saved(sheet, few, saved):
    decide(sheet, "Cloud", "replace", "Sky")
    decide(sheet, "Cloud", "-")

    assert saved(sheet).read_bytes() == report.REPORTERS["csv"](few[0])["terms.csv"].encode()


def test_each_decision_names_its_term(sheet):
    labels = [box.get_attribute("aria-label") for box in sheet.all(".decided select")]

    assert all(name in label for name, label in zip(NAMES, labels, strict=True))
