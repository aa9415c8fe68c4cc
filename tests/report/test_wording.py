"""Counts, lists and shares in words."""

import pytest

from auditor.report import wording


@pytest.mark.parametrize(
    ("gap", "shown"), [(0.44, "+44"), (-0.125, "-12"), (0.0, "0"), (-0.001, "0"), (1.0, "+100")]
)
def test_a_gap_is_shown_in_signed_points(gap, shown):
    assert wording.points(gap) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (1, "one"), (9, "nine"), (10, "10")])
def test_small_numbers_are_words(count, shown):
    assert wording.number(count) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0 terms"), (1, "1 term"), (2, "2 terms")])
def test_a_noun_agrees_with_its_count(count, shown):
    assert wording.counted(count, "term") == shown


@pytest.mark.parametrize(
    ("items", "shown"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_items_are_listed_as_a_sentence_does(items, shown):
    assert wording.listed(items) == shown


def test_a_share_is_a_count_and_a_dash_where_there_is_nothing_to_count():
    assert wording.out_of(3, 9) == "3 of 9"
    assert wording.out_of(0, 0) == "-"


def test_per_cents_are_whole_and_a_range_begins_with_the_lower_bound():
    assert wording.with_percent(2, 6) == "2 (33 %)"
    assert wording.with_percent(1, 4) == "1"
    assert wording.percent_in(0.551, (0.6, 0.5)) == "55 % (50 to 60 %)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines  and\ttabs ", "two lines and tabs"),
        ("\x1b[31mred\x1b[0m \x9b31mred", "red red"),
        ("\x1b]8;;https://example.org\x07link\x1b]8;;\x07", "link"),
        ("safe\u202egnp.exe\u2066x", "safegnp.exex"),
        ("דקלן", "דקלן"),
    ],
)
def test_a_plain_text_is_one_line_on_which_no_terminal_acts(text, shown):
    assert wording.plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one two", "one two"),
        ("Java" + "y" * 20, "Javayyyyyy…"),
        ("x" * 20 + "Java", "…xxxxxxJava"),
        ("x" * 20 + "Java" + "y" * 20, "…xxxJavayyy…"),
        ("x" * 40, "xxxxxxxxxx…"),
    ],
)
def test_a_long_text_is_cut_around_its_surface(text, shown):
    assert wording.clipped(text, "Java", most=10) == shown


@pytest.mark.parametrize(
    ("probability", "shown"), [(0.9999, "over 99 %"), (0.001, "under 1 %"), (0.5, "50 %")]
)
def test_a_probability_is_never_rounded_to_certainty(probability, shown):
    assert wording.sure(probability) == shown


@pytest.mark.parametrize("show", [wording.plain, wording.visible])
def test_an_endless_word_is_cut_and_a_text_without_blanks_is_not(show):
    assert show(f"key {'x9' * 5000} end") == f"key {'x9' * 30}… end"
    assert show("多云平台工程" * 200) == "多云平台工程" * 200


@pytest.mark.parametrize(
    ("expected", "shown"), [(0.4, "fewer than one"), (0.5, "fewer than one"), (2.2, "about two")]
)
def test_what_luck_would_give_is_a_whole_number(expected, shown):
    assert wording.by_luck(expected) == shown
