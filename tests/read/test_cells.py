"""Tables of every program: where they begin, and what divides their cells."""

import pytest

from auditor.read import cells

ROWS = [["term", "decision"], ["a,b;c", "keep"]]


@pytest.mark.parametrize("above", ["", "\ufeff", "sep=;\n", "\ufeffsep=;\r\n", "\n\n"])
def test_what_stands_above_the_header_is_passed_over(above):
    assert cells.rows(f'{above}term;decision\n"a,b;c";keep\n') == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    assert cells.rows(f'term{delimiter}decision\n"a,b;c"{delimiter}keep') == ROWS


def test_a_header_that_is_known_wins_over_one_with_more_cells():
    def known(header):
        return sum(cell in ("title", "text") for cell in header)

    assert cells.header("title;text, in a, b", known) == ["title", "text, in a, b"]
    assert cells.header("title;text", known) == ["title", "text"]
    assert cells.header("a;b,c,title", known) == ["a;b", "c", "title"]


def test_an_empty_first_cell_is_a_cell():
    assert cells.rows("\ttitle\n0\tKeeper") == [["", "title"], ["0", "Keeper"]]


def test_line_ends_inside_a_cell_are_kept():
    assert cells.rows('a,b\r\n"x\r\ny",z\r\n\r\n') == [["a", "b"], ["x\r\ny", "z"], []]
