"""`audit.md` shows what strangers wrote and lets none of it act."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from hand_built import HOSTILE, PROFILE, audit, hostile, term
from markdown_it import MarkdownIt

from auditor.report import to_markdown, view

# What the report itself is made of; anything else in the rendered page came from a stranger.
OWN_TAGS = {"ol", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li"}


def rendered(made):
    """The report as a viewer shows it that allows HTML, tables and strikethrough."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return BeautifulSoup(viewer.render(to_markdown.render(made)["audit.md"]), "html.parser")


def shown(text):
    return " ".join(view.plain(text).split())


def test_nothing_active_comes_through():
    page = rendered(hostile())

    assert {tag.name for tag in page.find_all(True)} <= OWN_TAGS
    assert all(set(tag.attrs) <= {"style"} for tag in page.find_all(True))  # alignment of columns


@pytest.mark.parametrize("address", ["https://", "www.", "javascript:", "mailto:", "ftp://"])
def test_no_address_is_left_for_a_viewer_to_link_by_itself(address):
    made = audit(term(f"x_{address}example.org", why=f"({address}example.org)"))

    assert address not in to_markdown.render(made)["audit.md"]


def test_one_row_a_term_whatever_its_name():
    for table in rendered(hostile()).find_all("table"):
        rows = [[cell.get_text() for cell in row.find_all("td")] for row in table.tbody.find_all("tr")]

        assert {len(row) for row in rows} == {len(table.thead.find_all("th"))}
        assert sorted(row[0] for row in rows) == sorted(map(shown, HOSTILE))


def test_every_text_is_shown_letter_by_letter():
    page = rendered(hostile())
    items = [item.get_text() for item in page.find_all("li")]

    assert page.h1.get_text() == shown(" ".join(HOSTILE))
    for text in HOSTILE:
        assert shown(text) in items  # a caveat
        assert any(f": “{shown(text)}”" in item for item in items)


def test_tables_start_a_row_a_line():
    lines = to_markdown.render(hostile())["audit.md"].split("\n")

    assert sum(line.startswith("| **") for line in lines) == 3 * len(HOSTILE)


def test_no_control_character_but_line_ends():
    text = to_markdown.render(hostile())["audit.md"]

    assert not {c for c in text if not c.isprintable()} - {"\n"}


def test_numbers_and_headings_of_a_plain_audit():
    text = to_markdown.render(audit(term(), term("Agile", verdict="undecided")))["audit.md"]

    assert text.startswith(f"# {PROFILE.title}\n\nOf your 77 searchable terms, one surely pulls")
    assert (
        "| **Java** | 100 | 9 of 9 | 1 of 10 | +73 (+49 to +96) | strong | your headline and an old job |"
        in text
    )
    assert "desired postings)\n\nAgile (9 of 9, 1 of 10)\n" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_no_column_of_pull_where_nothing_pulls():
    text = to_markdown.render(audit(term(verdict="missing", attraction=0.0)))["audit.md"]

    assert "Pull" not in text


def test_text_is_the_same_after_the_viewer_has_read_it():
    for text in HOSTILE:
        line = unescape(MarkdownIt("commonmark").render(f"- {to_markdown._text(text)}"))
        assert line.strip() == f"<ul>\n<li>{shown(text)}</li>\n</ul>"
