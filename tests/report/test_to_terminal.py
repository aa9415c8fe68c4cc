"""The terminal report: 80 columns, no colour through a pipe, and markup shown as it was typed."""

import io

import pytest
from hand_built import HOSTILE, OLD_JOB, audit, hostile, line, term
from rich.cells import cell_len
from rich.console import Console

from auditor.report import REPORTERS, to_terminal
from auditor.report.audit_page import audit_page
from auditor.report.page import (
    Banner,
    Card,
    Cards,
    Column,
    Figure,
    Fold,
    Heading,
    Item,
    Items,
    Link,
    Map,
    Meter,
    Meters,
    Page,
    Pairs,
    Queries,
    Query,
    Quote,
    Quotes,
    Sheet,
    Spreads,
    Step,
    Steps,
    Table,
    Text,
    Verbatim,
)
from auditor.report.term_page import term_page


def text_of(made):
    return REPORTERS["terminal"](made)["audit.txt"]


def shown(made, one, **options):
    out = io.StringIO()
    to_terminal.print_page(term_page(made, one), Console(file=out, width=80, **options))
    return out.getvalue()


def test_no_line_is_wider_than_80_cells():
    assert max(cell_len(line) for line in text_of(hostile()).split("\n")) <= 80


def test_no_escape_code_or_control_is_printed():
    for text in (text_of(hostile()), *(shown(hostile(), one) for one in hostile().terms)):
        assert not {c for c in text if not c.isprintable()} - {"\n"}


def test_escapes_of_strangers_are_gone_even_where_colour_is_used():
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system="standard")
    to_terminal.print_page(audit_page(hostile()), console)

    assert "\x1b[31mred" not in out.getvalue()
    assert "\x1b]8" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_markup_is_printed_literally():
    text = text_of(
        audit(term("[bold]x[/bold]", why="[red]"), title="[link=https://example.org]me[/link] [/]")
    )

    assert "[link=https://example.org]me[/link] [/]" in text
    assert "[bold]x[/bold]" in text


@pytest.mark.parametrize("text", [t for t in HOSTILE if t.isprintable() and len(t) < 28])
def test_a_term_is_shown_whole_in_its_table(text):
    assert f"\n{text.strip()} " in text_of(audit(term(text))).replace("\n ", "\n")


def test_a_quote_is_one_line_with_its_term_in_it():
    quote = "many words before it " * 10 + "Spring Boot" + " and many words after it" * 10
    one = term("Spring Boot", evidence=(line(OLD_JOB, quote, "Spring Boot"),))
    quoted = [row for row in text_of(audit(one)).split("\n") if row.startswith("  your profile ")]

    assert len(quoted) == 1
    assert "Spring Boot" in quoted[0]
    assert quoted[0].startswith("  your profile “… ")
    assert quoted[0].endswith(" …”")


@pytest.mark.parametrize("before", range(0, 90, 7))
@pytest.mark.parametrize("after", [0, 5, 40, 90])
def test_clip_keeps_the_surface_and_the_width(before, after):
    text = ("word " * 30)[:before] + " C++ " + (" word" * 30)[:after]
    clipped = to_terminal._clip(text, "C++", 60)

    assert "C++" in clipped
    assert len(clipped) <= 64  # two ellipses


def test_explaining_a_term_shows_all_its_evidence():
    one = term(evidence=(line(0, "headline it"), line(1, "about it"), line(OLD_JOB, "long ago")))
    text = shown(audit(one), one)

    assert text.startswith("Java (language): pull towards roles you don't want\n")
    assert "Gap per 100 postings +73 (+49 to +96); pull 100 of 100;" in text
    assert [text.count(quote) for quote in ("headline it", "about it", "long ago")] == [1, 1, 1]


def test_a_bar_is_drawn_for_any_pull_and_none_where_there_is_none():
    strong, faint = term("strong"), term("faint", attraction=0.4)
    text = text_of(audit(strong, faint, term("missing", verdict="missing", attraction=0.0)))

    assert "strong  ████████" in text
    assert "faint   ▏" in text
    assert text.count("Pull  ") == 1


# --- blocks -------------------------------------------------------------------------------------------


def lines_of(*blocks, asides=(), **options):
    """What is printed of a page in 40 columns, line by line, without blanks at the end of a line."""
    out = io.StringIO()
    console = Console(file=out, width=40, color_system=None, **options)
    to_terminal.print_page(Page(blocks, asides), console)
    return [row.rstrip() for row in out.getvalue().splitlines()]


LONG = "title:(developer OR engineer) AND Java AND Spring AND SQL"


def test_blocks_stand_apart_by_a_blank_line():
    assert lines_of(Heading("Title", level=1), Text("one"), Text("two")) == ["Title", "", "one", "", "two"]


def test_what_a_heading_or_a_text_leads_to_stands_close_below_it():
    made = lines_of(Text("end"), Heading("Part"), Text("so:", leads=True), Items(("a", "b")), Text("end"))

    assert made == ["end", "", "Part", "so:", "- a", "- b", "", "end"]


def test_paragraphs_are_wrapped_between_words():
    assert lines_of(Text("word " * 10)) == [" ".join(["word"] * 8), "word word"]


def test_lines_to_copy_stay_whole_in_a_pipe():
    block = Items((LONG, Item("found", (LONG,))), marked=False)

    assert lines_of(block) == [f"  {LONG}", "  found", f"    {LONG}"]
    assert lines_of(Verbatim(f"{LONG}\n\n  {LONG}")) == [LONG, "", f"  {LONG}"]


def test_lines_to_copy_are_wrapped_behind_their_blanks_in_a_terminal():
    expected = ["  title:(developer OR engineer) AND Java", "  AND Spring AND SQL"]

    assert lines_of(Items((LONG,), marked=False), force_terminal=True) == expected
    assert lines_of(Verbatim(f"  {LONG}"), force_terminal=True) == expected


def test_a_text_to_be_read_first_is_wrapped_in_a_pipe_too():
    expected = ["title:(developer OR engineer) AND Java", "AND Spring AND SQL"]

    assert lines_of(Verbatim(LONG, wrapped=True)) == expected
    assert lines_of(Verbatim(LONG, quoted=True)) == [f"  {row}" for row in expected]


def test_a_text_of_somebody_else_is_set_off():
    assert lines_of(Verbatim("Hello\nthere", quoted=True)) == ["  Hello", "  there"]


def test_steps_are_numbered_and_their_proof_stands_close():
    block = Steps((Step("Do this.", "It helps."), Step("Do that.")), "It is so.")

    assert lines_of(block) == ["1. Do this. It helps.", "2. Do that.", "It is so."]


def test_a_table_leaves_out_what_is_spare_and_shortens_names():
    columns = (Column("Name"), Column("Number of things", "right", short="No."), Column("More", spare=True))

    assert lines_of(Table(columns, (("a", "10", "x"), ("b", "9", "y")))) == [
        "Name  No.",
        "a      10",
        "b       9",
    ]


def test_a_table_without_names_has_no_head():
    assert lines_of(Table((Column(""), Column("", "right")), (("a", "1"),))) == ["a  1"]


def test_cells_that_are_whole_are_not_broken():
    columns = (Column("Name"), Column("When", whole=True))
    made = lines_of(Table(columns, (("word " * 20, "2026-01-02 to 2026-02-03"),)))

    assert any(row.endswith("2026-01-02 to 2026-02-03") for row in made)


def test_pairs_are_a_line_each():
    assert lines_of(Pairs((("date", "2026-01-02"), ("role", "Nurse")))) == ["date: 2026-01-02", "role: Nurse"]


def test_pairs_stay_whole_in_a_pipe_and_are_wrapped_in_a_terminal():
    pairs = Pairs((("searched", LONG),))

    assert lines_of(pairs) == [f"searched: {LONG}"]
    assert len(lines_of(pairs, force_terminal=True)) == 2


def test_the_short_claim_is_shown_where_there_is_one():
    quotes = (Quote("desired", "a posting", "text"),)

    assert lines_of(Quotes("it", "long", quotes, short="short")) == ["it: short", "  desired      “text”"]
    assert lines_of(Quotes("it", "long", quotes)) == ["it: long", "  desired      “text”"]


def test_a_whole_quote_names_its_place():
    block = Quotes("", "", (Quote("desired", "a posting", "text"),), whole=True)

    assert lines_of(block) == ["  desired: “text” (a posting)"]


def test_asides_go_to_a_console_of_their_own_and_are_not_wrapped():
    out, err = io.StringIO(), io.StringIO()
    page = Page((Text("answer"),), (f"next: {LONG}",))
    to_terminal.print_page(page, Console(file=out, width=40), Console(file=err, width=40))

    assert (out.getvalue(), err.getvalue()) == ("answer\n", f"next: {LONG}\n")


# --- blocks of the look page --------------------------------------------------------------------------


def test_a_banner_stands_close_above_what_it_is_about():
    assert lines_of(Banner(("Thin data.", "No model.")), Text("one")) == ["Thin data.", "No model.", "one"]


def test_meters_are_lengths_below_one_another_with_their_counts():
    meters = (Meter("Wrong", 9, 1, 27, ""), Meter("Right roles", 24, 24, 30, ""))

    assert lines_of(Meters(meters)) == [
        "Wrong        ███░░░░░  9 of 27 now, 1",
        "                       after",
        "Right roles  ██████░░  24 of 30 now, 24",
        "                       after",
    ]


def test_a_long_name_of_a_meter_stands_above_its_length():
    meters = (Meter("Roles that you do not want", 9, None, 27, "27 searches"),)

    assert lines_of(Meters(meters)) == [
        "Roles that you do not want",
        "               ███░░░░░  9 of 27 now  27",
        "                         searches",
    ]


def test_a_meter_without_a_later_or_a_whole_says_just_what_there_is():
    assert lines_of(Meters((Meter("a", 0, None, 0, ""), Meter("b", 1, None, 99, "")))) == [
        "a  ░░░░░░░░  0 of 0 now",
        "b  ▏░░░░░░░  1 of 99 now",
    ]


def test_what_a_meter_rests_on_is_said():
    assert lines_of(Meters((Meter("a", 1, None, 2, "5 jobs"),))) == ["a  ████░░░░  1 of 2 now  5 jobs"]


@pytest.mark.parametrize(
    ("now", "later", "told"),
    [
        (True, None, "finds you; by Java"),
        (False, None, "does not find you; you have Java"),
        (True, True, "finds you now and after; by Java"),
        (True, False, "finds you now, not after; by Java"),
        (False, True, "does not find you now, but after;"),
        (False, False, "finds you neither now nor after; you"),
    ],
)
def test_a_search_says_whether_it_finds_the_reader(now, later, told):
    assert lines_of(Queries((Query("Java", now, later, ("Java",), ()),)))[:2] == ["  Java", f"    {told}"]


def test_a_search_to_copy_stays_whole_in_a_pipe_and_says_what_is_lacking():
    block = Queries((Query(LONG, False, None, (), ("SQL", "Spring")),))

    assert lines_of(block) == [f"  {LONG}", "    does not find you; you lack SQL and", "    Spring"]


def test_what_a_step_reaches_stands_below_it():
    block = Steps((Step("Do this.", reached="half of it"), Step("Do that.", reached="all of it")))

    assert lines_of(block) == ["1. Do this.", "   half of it", "2. Do that.", "   all of it"]


def test_a_fold_is_open():
    assert lines_of(Fold("More", (Text("one"), Text("two")))) == ["More", "one", "", "two"]


def test_cards_stand_apart_and_show_their_tone_without_colour():
    cards = (
        Card("t1", "Java", "bad", "asked for", (Text("evidence"),)),
        Card("t2", "Go", "rather-good", "", (Text("more"),)),
    )

    assert lines_of(Cards(cards)) == ["▼ Java: asked for", "evidence", "", "△ Go", "more"]


def test_a_sheet_is_its_table_with_the_tone_of_each_row():
    table = Table(
        (Column("Term"), Column("Gap", "right")), ((Link("Java", "t1", "bad"), Figure("+5", 0.05)),)
    )
    sheet = Sheet(table, "terms.csv", ("term", "decision"), (("Java", ""),), ("keep",))

    assert lines_of(sheet) == ["Term    Gap", "▼ Java   +5"]


def test_every_tone_has_a_shape_of_its_own():
    assert len({*to_terminal.SHAPES.values()}) == len(to_terminal.SHAPES)


def test_charts_are_left_out():
    blocks = (Map("map", "t", "a", "u", "x", "y", ()), Spreads("gaps", "t", "l", "r", ()))

    assert lines_of(Text("one"), *blocks, Text("two")) == ["one", "", "two"]
