"""Phrases of the language files, held against the ways in which people write them."""

import pytest

from auditor.phrasing import expression


def found(phrase, text):
    """What a phrase takes of a text, "" if nothing."""
    match = expression([phrase]).search(text)
    return match[0] if match else ""


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sail|row home", "they sail home"),
        ("sail|row home", "they row home"),
        ("(slowly) row home", "they row home"),
        ("(slowly) row home", "slowly row home"),
        ("row (all|half the way) home", "they row home"),
        ("row (all|half the way) home", "they row all home"),
        ("row (all|half the way) home", "they row half the way home"),
        ("row (back) (very) home", "they row home"),
        ("row (back) (very) home", "they row very home"),
        ("row home (again)", "they row home"),
        ("row home (again)", "they row home again"),
        ("row home (once) (more)", "they row home once more"),
        ("row home (once) (more)", "they row home more"),
        ("they ve rowed", "they've rowed"),
        ("they ve rowed", "they\u2019ve rowed"),
        ("they ve rowed", "they ve rowed"),
        ("row home", "ROW Home"),
        ("ROW home", "row home"),
        ("row home", "row, home"),
        ("row home", "(row home)"),
        ("c++ boats", "they like c++ boats"),
    ],
)
def test_a_phrase_is_found_as_it_may_be_written(phrase, text):
    assert expression([phrase]).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sail|row home", "they swim home"),
        ("row (all|half) home", "row most home"),
        ("row (back) home", "row back"),
        ("row", "crowd"),
        ("row", "rows"),
        ("row", "arrow"),
        ("row home", "rowhome"),
        ("row home", "row\nhome"),
        ("row home", "row - - - home"),
        ("c++ boats", "ccc boats"),
    ],
)
def test_nothing_else_is_found(phrase, text):
    assert not expression([phrase]).search(text)


@pytest.mark.parametrize("between", ["", "old ", "old, red ", "old red tarred ", "old and red tarred "])
def test_dots_stand_for_up_to_four_words(between):
    assert found("sell ... boats", f"we sell {between}boats here") == f"sell {between}boats"


def test_dots_do_not_stand_for_five_words():
    assert not found("sell ... boats", "we sell old and red tarred rowing boats")


def test_dots_do_not_reach_over_the_end_of_a_line():
    assert not found("sell ... boats", "we sell old\nred boats")


def test_dots_take_as_few_words_as_they_can():
    assert found("sell ... boats", "sell boats and red boats") == "sell boats"


def test_dots_may_begin_a_phrase():
    assert found("... boats for sale", "boats for sale") == "boats for sale"


def test_a_missing_word_leaves_no_blank_at_the_end():
    assert found("row home (again)", "they row home, they say") == "row home"


def test_a_missing_word_leaves_no_blank_at_the_start():
    assert found("(slowly) row home", "they row home") == "row home"


def test_a_word_in_brackets_is_taken_where_it_stands():
    assert found("(slowly) row home (again)", "they slowly row home again.") == "slowly row home again"


def test_what_begins_first_wins():
    assert expression(["boats", "old red boats"]).search("old red boats")[0] == "old red boats"


def test_of_what_begins_together_the_first_listed_wins():
    assert expression(["old", "old red boats"]).search("old red boats")[0] == "old"


def test_no_phrases_of_several_run_into_each_other():
    both = expression(["row home", "sail away"])
    assert [match[0] for match in both.finditer("row away, sail home, sail away")] == ["sail away"]
