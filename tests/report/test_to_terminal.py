"""The terminal report: 80 columns, no colour through a pipe, and markup shown as it was typed."""

import io

import pytest
from hand_built import HOSTILE, OLD_JOB, audit, hostile, line, term
from rich.cells import cell_len
from rich.console import Console

from auditor.report import to_terminal


def text_of(made):
    return to_terminal.render(made)["audit.txt"]


def shown(made, one, **options):
    out = io.StringIO()
    to_terminal.show_term(made, one, Console(file=out, width=80, **options))
    return out.getvalue()


def test_no_line_is_wider_than_80_cells():
    assert max(cell_len(line) for line in text_of(hostile()).split("\n")) <= 80


def test_no_escape_code_or_control_is_printed():
    for text in (text_of(hostile()), *(shown(hostile(), one) for one in hostile().terms)):
        assert not {c for c in text if not c.isprintable()} - {"\n"}


def test_escapes_of_strangers_are_gone_even_where_colour_is_used():
    out = io.StringIO()
    to_terminal.show(hostile(), Console(file=out, width=80, force_terminal=True, color_system="standard"))

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
    assert "Gap +73 (+49 to +96) points; pull 100 of 100;" in text
    assert [text.count(quote) for quote in ("headline it", "about it", "long ago")] == [1, 1, 1]


def test_a_bar_is_drawn_for_any_pull_and_none_where_there_is_none():
    strong, faint = term("strong"), term("faint", attraction=0.4)
    text = text_of(audit(strong, faint, term("missing", verdict="missing", attraction=0.0)))

    assert "strong  ████████" in text
    assert "faint   ▏" in text
    assert text.count("Pull  ") == 1
