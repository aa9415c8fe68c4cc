"""`audit.md` shows what strangers wrote and lets none of it act."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from hand_built import HOSTILE, PROFILE, audit, hostile, term
from markdown_it import MarkdownIt

from auditor.report import REPORTERS, to_markdown
from auditor.report.page import (
    Banner,
    Card,
    Cards,
    Column,
    Figure,
    Fold,
    Item,
    Items,
    Link,
    Measure,
    Meter,
    Meters,
    Page,
    Pairs,
    Queries,
    Query,
    Quote,
    Quotes,
    Sheet,
    Spread,
    Spreads,
    Step,
    Steps,
    Table,
    Text,
    Verbatim,
)
from auditor.report.wording import plain

# What the report itself is made of; anything else in the rendered page came from a stranger.
OWN_TAGS = {"ol", "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li", "img"}


def markdown(made):
    return REPORTERS["markdown"](made)["audit.md"]


def rendered(made):
    """The report as a viewer shows it that allows HTML, tables and strikethrough."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return BeautifulSoup(viewer.render(markdown(made)), "html.parser")


def test_the_charts_of_an_audit_are_files_beside_it():
    files = REPORTERS["markdown"](audit(term()))

    assert [*files] == ["audit.md", "map.svg", "gaps.svg"]
    assert "](map.svg)\n\n" in files["audit.md"]
    assert all(text.startswith("<svg ") for name, text in files.items() if name != "audit.md")


def test_an_audit_without_charts_is_one_file():
    assert [*REPORTERS["markdown"](audit())] == ["audit.md"]


def shown(text):
    return " ".join(plain(text).split())


def test_nothing_active_comes_through():
    page = rendered(hostile())

    assert {tag.name for tag in page.find_all(True)} <= OWN_TAGS
    assert [image.attrs.pop("src") for image in page.find_all("img")] == ["map.svg", "gaps.svg"]
    assert all(image.attrs.pop("alt") for image in page.find_all("img"))
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


def test_each_text_of_a_banner_is_a_paragraph_of_one_quotation():
    assert lines_of(Banner(("Few postings.", "# Thin"))) == ["> **Few postings.**", ">", "> **\\# Thin**"]


def test_a_meter_says_what_it_rests_on():
    meters = Meters((Meter("wrong roles", 9, 1, 27, "9 postings"), Meter("right", 2, None, 3, "")))

    assert lines_of(meters) == [
        "- **wrong roles**: 9 of 27 now, 1 after (9 postings)",
        "- **right**: 2 of 3 now",
    ]


@pytest.mark.parametrize(
    ("now", "later", "told"),
    [
        (True, None, "finds you; by Java; you lack Rust and C\\#"),
        (False, None, "does not find you; you have Java; you lack Rust and C\\#"),
        (True, True, "finds you now and after; by Java; you lack Rust and C\\#"),
        (False, False, "finds you neither now nor after; you have Java; you lack Rust and C\\#"),
        (True, False, "finds you now, not after; by Java; you lack Rust and C\\#"),
        (False, True, "does not find you now, but after; you have Java; you lack Rust and C\\#"),
    ],
)
def test_a_search_is_code_to_copy_and_says_whether_it_finds_the_reader(now, later, told):
    query = Query('"Java" AND C#', now, later, ("Java",), ("Rust", "C#"))

    assert lines_of(Queries((query,))) == ['- `"Java" AND C#`', f"  - {told}"]


@pytest.mark.parametrize("text", ["`a`", "a `` b", "*a*", "<b>", "a\\"])
def test_code_is_shown_letter_by_letter_whatever_it_holds(text):
    viewed = MarkdownIt("commonmark").render("\n".join(lines_of(Queries((Query(text, True, None, (), ()),)))))

    assert BeautifulSoup(viewed, "html.parser").code.get_text() == text


def test_what_a_step_reaches_stands_below_it_in_the_list():
    steps = Steps((Step("Remove Java.", "It pulls.", "Halves them."), Step("Add Rust.")), "Proven.")

    assert lines_of(steps) == [
        "1. **Remove Java.** It pulls.",
        "   - Halves them.",
        "2. **Add Rust.**",
        "",
        "Proven.",
    ]


def test_a_card_has_all_its_blocks_and_cards_stand_apart():
    cards = Cards(
        (Card("t1", "Java", "bad", "pulls", (Text("one"), Text("two"))), Card("t2", "C", "even", "", ()))
    )

    assert lines_of(cards) == ["**Java**: pulls", "", "one", "", "two", "", "**C**"]


def test_what_is_folded_is_shown_below_its_line():
    assert lines_of(Fold("More", (Text("one"), Text("two")))) == ["**More**", "", "one", "", "two"]


def test_a_sheet_is_its_table():
    table = Table(
        (Column("Term"), Column("Gap", "right")), ((Link("Java", "t1", "bad"), Figure("+73", 0.73)),)
    )

    assert lines_of(Sheet(table, "terms.csv", (), (), ())) == lines_of(table)


def test_a_chart_is_a_picture_with_its_meaning_in_words_and_its_note_below():
    spreads = (Spread("t1", "C#", Measure(0.5, 0.4, 0.6), "bad"),)
    chart = Spreads("gaps", "How far", "pull right", "pull wrong", spreads, "One left out.")

    assert lines_of(chart) == [
        "![How far. Of 1, 1 pull wrong, most of all C\\#; 0 pull right.](gaps.svg)",
        "",
        "One left out.",
    ]


def test_charts_within_other_blocks_are_files_as_well():
    def chart(name):
        return Spreads(name, "How far", "", "", ())

    page = Page((Fold("", (chart("one"),)), Cards((Card("t1", "", "bad", "", (chart("two"),)),))))

    assert [*to_markdown.pictures(page)] == ["one.svg", "two.svg"]


@pytest.mark.parametrize("text", HOSTILE)
def test_pairs_items_and_quotes_show_text_letter_by_letter(text):
    blocks = (Pairs(((text, text),)), Items((Item("item", (text,)),)), Quotes("", "", (Quote("", "", text),)))
    viewed = MarkdownIt("commonmark", {"html": True}).render(to_markdown.render(Page(blocks)))
    items = [item.get_text().strip() for item in BeautifulSoup(viewed, "html.parser").find_all("li")]

    assert f"{shown(text)}: {shown(text)}" in items
    assert shown(text) in items
    assert f": “{shown(text)}”" in items
