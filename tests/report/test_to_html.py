"""A page as HTML: one file that needs nothing else, in which whatever people wrote stays text."""

import base64
import hashlib
import re
from typing import get_args

import pytest
from bs4 import BeautifulSoup
from hand_built import HOSTILE
from sample_blocks import SAMPLES, sheet

from auditor.report import to_html
from auditor.report.page import (
    Block,
    Card,
    Cards,
    Heading,
    Mark,
    Marked,
    Page,
    Queries,
    Query,
    Step,
    Steps,
    Text,
    Tone,
)


def soup(*blocks):
    return BeautifulSoup(to_html.render(Page(blocks)), "lxml")


def skeleton(*blocks):
    """What is markup in a page: its elements with the names of their attributes, in any order."""
    return sorted((tag.name, sorted(tag.attrs)) for tag in soup(*blocks).find_all(True))


@pytest.mark.parametrize("kind", get_args(Block))
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_never_becomes_markup(kind, text):
    assert skeleton(SAMPLES[kind](text)) == skeleton(SAMPLES[kind]("x" * len(text)))


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else():
    page = soup(Text("answer"))
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    digests = [
        base64.b64encode(hashlib.sha256(page.find(name).string.encode()).digest()).decode()
        for name in ("style", "script")
    ]

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_no_address_and_no_handler_stands_in_the_page():
    page = soup(*(SAMPLES[kind]("word") for kind in get_args(Block)))

    for tag in page.find_all(True):
        assert not {name for name in tag.attrs if name.startswith("on") or name in ("style", "src", "srcset")}
        assert tag.get("href", "#").startswith("#")
    assert not re.search(r"https?://(?!www\.w3\.org/)|url\(|@import", page.decode())


def test_the_script_of_the_page_is_small():
    assert len(to_html._asset("page.js").encode()) < 15_000


def test_a_heading_of_level_two_begins_a_part_that_the_navigation_names():
    page = soup(
        Heading("Mira", 1), Text("answer"), Heading("Plan"), Text("do"), Heading("Terms"), Text("all")
    )

    assert page.h1.text == page.title.text == "Mira"
    assert [s.h2.text for s in page.main.find_all("section")] == ["Plan", "Terms"]
    assert [a["href"] for a in page.nav.find_all("a")] == [
        f"#{s['id']}" for s in page.main.find_all("section")
    ]
    assert all(page.find(id=s["aria-labelledby"]).text == s.h2.text for s in page.main.find_all("section"))


def test_marks_keep_the_text_as_it_was_typed():
    text = "Java and\n\n  Go <b>"
    page = soup(Marked(text, (Mark(0, 4, "t1", "bad", 1.0), Mark(12, 14, "t2", "good", 0.0))))
    marked = page.find(class_="marked")

    assert marked.text == text
    assert [(a.text, a["href"], a["class"]) for a in marked.find_all("a")] == [
        ("Java", "#t1", ["mark", "tone-bad", "step-4"]),
        ("Go", "#t2", ["mark", "tone-good", "step-1"]),
    ]


@pytest.mark.parametrize("tone", get_args(Tone))
def test_every_tone_has_a_shape_of_its_own_and_words(tone):
    assert [*to_html.MARKS.values()].count(to_html.MARKS[tone]) == 1
    assert to_html.SAID[tone]


def test_a_card_opens_where_a_link_leads_into_it():
    page = soup(Cards((Card("t1", "Java", "bad", "9 of 9", (Text("why"),)),)))

    assert page.details.find(id="t1").text.strip() == "why"
    assert "open" not in page.details.attrs


def test_a_search_says_in_words_whether_it_finds():
    found = soup(Queries((Query("Java AND SQL", True, False, ("Java",), ("SQL",)),))).find(class_="queries")

    assert " ".join(found.get_text(" ").split()) == (
        "Java AND SQL finds you → would not find you after the plan By: Java Lacks: SQL"
    )


def test_a_step_says_what_it_reaches():
    assert (
        soup(Steps((Step("Remove Java.", "why", "down by 40 %"),))).find(class_="reached").text
        == "down by 40 %"
    )


def test_a_sheet_carries_its_rows_as_data():
    data = soup(sheet("</script><b>")).find("script", {"type": "application/json"}).string

    assert "<" not in data
    assert "\\u003c/script\\u003e" in data
