"""`audit.md` shows what strangers wrote and lets none of it act."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from hand_built import HOSTILE, PROFILE, audit, hostile, term
from markdown_it import MarkdownIt

from auditor.report import REPORTERS, to_markdown
from auditor.report.page import Column, Item, Items, Page, Pairs, Quote, Quotes, Table, Text, Verbatim
from auditor.report.wording import plain

# What the report itself is made of; anything else in the rendered page came from a stranger.
OWN_TAGS = {"ol", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li"}


def markdown(made):
    return REPORTERS["markdown"](made)["audit.md"]


def rendered(made):
    """The report as a viewer shows it that allows HTML, tables and strikethrough."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return BeautifulSoup(viewer.render(markdown(made)), "html.parser")


def shown(text):
    return " ".join(plain(text).split())


def test_nothing_active_comes_through():
    page = rendered(hostile())

    assert {tag.name for tag in page.find_all(True)} <= OWN_TAGS
    assert all(set(tag.attrs) <= {"style"} for tag in page.find_all(True))  # alignment of columns


@pytest.mark.parametrize("address", ["https://", "www.", "javascript:", "mailto:", "ftp://"])
def test_no_address_is_left_for_a_viewer_to_link_by_itself(address):
    made = audit(term(f"x_{address}example.org", why=f"({address}example.org)"))

    assert address not in markdown(made)


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
    lines = markdown(hostile()).split("\n")

    assert sum(line.startswith("| **") for line in lines) == 3 * len(HOSTILE)


def test_no_control_character_but_line_ends():
    text = markdown(hostile())

    assert not {c for c in text if not c.isprintable()} - {"\n"}


def test_numbers_and_headings_of_a_plain_audit():
    text = markdown(audit(term(), term("Agile", verdict="undecided")))

    assert text.startswith(f"# {PROFILE.title}\n\nOf your 77 searchable terms, one surely pulls")
    assert (
        "| **Java** | 100 | 9 of 9 | 1 of 10 | +73 (+49 to +96) | strong | your headline and an old job |"
        in text
    )
    assert "desired postings)\n\nAgile (9 of 9, 1 of 10)\n" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_no_column_of_pull_where_nothing_pulls():
    text = markdown(audit(term(verdict="missing", attraction=0.0)))

    assert "Pull" not in text


def test_text_is_the_same_after_the_viewer_has_read_it():
    for text in HOSTILE:
        line = unescape(MarkdownIt("commonmark").render(f"- {to_markdown._text(text)}"))
        assert line.strip() == f"<ul>\n<li>{shown(text)}</li>\n</ul>"


# --- blocks -------------------------------------------------------------------------------------------


def lines_of(*blocks):
    return to_markdown.render(Page(blocks)).splitlines()


def test_quotes_on_several_things_are_one_list():
    one = Quotes("a", "why", (Quote("desired", "place", "text"),))

    assert lines_of(one, Quotes("b", "", ()), Text("end")) == [
        "- **a** (why)",
        "  - desired, place: “text”",
        "- **b**",
        "",
        "end",
    ]


def test_what_belongs_under_an_item_is_a_list_in_it():
    assert lines_of(Items(("a", Item("b", ("c",))))) == ["- a", "- b", "  - c"]


def test_a_table_has_all_columns_under_their_full_names():
    columns = (Column("Name", short="N", emphasis="strong"), Column("More", "right", spare=True))

    assert lines_of(Table(columns, (("a", "1"),))) == ["| Name | More |", "|---|--:|", "| **a** | 1 |"]


def test_a_text_word_for_word_is_fenced_whatever_fences_it_holds():
    text = "Hello\n````\n<b>bold</b> **bold**\n  - item"
    page = BeautifulSoup(MarkdownIt().render(to_markdown.render(Page((Verbatim(text),)))), "html.parser")

    assert page.code.get_text() == text + "\n"
    assert {tag.name for tag in page.find_all(True)} == {"pre", "code"}


@pytest.mark.parametrize("text", HOSTILE)
def test_pairs_items_and_quotes_show_text_letter_by_letter(text):
    blocks = (Pairs(((text, text),)), Items((Item("item", (text,)),)), Quotes("", "", (Quote("", "", text),)))
    viewed = MarkdownIt("commonmark", {"html": True}).render(to_markdown.render(Page(blocks)))
    items = [item.get_text().strip() for item in BeautifulSoup(viewed, "html.parser").find_all("li")]

    assert f"{shown(text)}: {shown(text)}" in items
    assert shown(text) in items
    assert f": “{shown(text)}”" in items
