"""Phrases of the language files, held against the ways in which people write them."""

import pytest

from auditor.languages import ENGLISH
from auditor.text.phrases import Phrase, Phrasebook, Phrases


def found(phrase, text, words=None):
    """What a phrase takes of a text, "" if nothing."""
    match = Phrases([phrase], words).search(text)
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
        ("must-have boats", "must have boats"),
        ("must have boats", "must-have boats"),
        ("they've rowed", "they ve rowed"),
        ("nobody|no_one rows", "no one rows"),
        ("for # years", "for 12 years"),
        ("for # years", "for 10,000 years"),
        ("for # years", "for 10+ years"),
        ("until @", "until 1999"),
        ("goal:", "their goal: boats"),
        ("ex -", "an ex-rower"),
        ("? no", "Boats? No"),
        ("boats and|& oars", "boats & oars"),
        ("u.s. boats", "U.S. boats"),
        ("would\\-be rower", "a would-be rower"),
        ("sail|row ...", "they row"),
    ],
)
def test_a_phrase_is_found_as_it_may_be_written(phrase, text):
    assert Phrases([phrase]).search(text)


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
        ("c++ boats", "c boats"),
        ("nobody|no_one rows", "no rows"),
        ("for # years", "for many years"),
        ("until @", "until 2199"),
        ("until @", "until 19995"),
        ("goal:", "their goal is boats"),
        ("? no", "Boats! No"),
        ("would\\-be rower", "would be rower"),
        ("sell ... boats", "sell rowboats"),
    ],
)
def test_nothing_else_is_found(phrase, text):
    assert not Phrases([phrase]).search(text)


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
    assert Phrases(["boats", "old red boats"]).search("old red boats")[0] == "old red boats"


def test_of_what_begins_together_the_first_listed_wins():
    assert Phrases(["old", "old red boats"]).search("old red boats")[0] == "old"


def test_no_phrases_of_several_run_into_each_other():
    both = Phrases(["row home", "sail away"])
    assert [match[0] for match in both.finditer("row away, sail home, sail away")] == ["sail away"]


def test_a_star_stands_for_any_words_of_a_line():
    assert found("show all *", "Show all 12 boats (and oars)\nmore") == "Show all 12 boats (and oars)"
    assert not found("show all *", "Show all")


def test_named_places_can_be_asked_for():
    templates = Phrases(["{what} of {whom}", r"{what} \@ {whom}"])
    (match,) = templates.fullmatches("Keeper (boats) @ Larkmoor")
    assert match.groupdict() == {"what": "Keeper (boats)", "whom": "Larkmoor"}


def test_a_list_of_words_is_named():
    words = {"craft": "boat canoe rowing_boat"}
    assert found("my <craft>|raft", "in my rowing boat", words) == "my rowing boat"
    assert found("my <craft>|raft", "in my raft", words) == "my raft"


@pytest.mark.parametrize(
    "broken", ["(row home", "row)", "()", "row||sail", "row <craft>", "(row)", "((a) b) c", ""]
)
def test_what_breaks_the_grammar_is_refused(broken):
    with pytest.raises(ValueError, match="breaks the grammar"):
        Phrase(broken)


def test_a_whole_text_is_one_of_the_phrases():
    phrases = Phrases(["row home", "# boats", "* logo"])
    for text in ("Row home", "12 boats", "the club's logo"):
        assert text in phrases
    for text in ("row home again", "boats", "logo", ""):
        assert text not in phrases


def test_a_phrase_is_matched_where_a_text_begins():
    phrases = Phrases(["row home", "(slowly) row"])
    assert phrases.match("row home now")[0] == "row home"
    assert phrases.match("they row home") is None
    assert phrases.match("they row home", 5)[0] == "row home"
    assert phrases.match("arrow home", 2) is None or phrases.match("arrow home", 2).start() == 2


def test_only_a_part_of_a_text_is_searched():
    phrases = Phrases(["row home", "row"])
    assert [m.span() for m in phrases.finditer("row row home row", 4, 8)] == [(4, 7)]
    assert phrases.search("arrow", 2) is None


def test_places_are_blanked():
    assert Phrases(["row home"]).blanked("They row home, and row home.") == "They         , and         ."


def test_letters_that_are_longer_in_small_letters_move_no_place():
    assert found("row home", "\u0130\u0130 row home") == "row home"


# --- by label -------------------------------------------------------------------------------------------


def test_every_place_of_each_list_is_found():
    book = Phrasebook({"a": ["row", "row home"], "b": ["home"], "c": ["swim"]})
    text = "They row home"
    places = book.find(text)
    assert {label: [text[p.start : p.end] for p in places[label]] for label in places} == {
        "a": ["row", "row home"],
        "b": ["home"],
    }


def test_the_label_of_a_whole_text_is_that_of_the_first_phrase():
    book = Phrasebook({"a": ["row home"], "b": ["row home", "{what} home"]})
    assert [book.label(text) for text in ("row home", "swim home", "swim")] == ["a", "b", ""]
    assert [label for label, _ in book.labelled("row home")] == ["a", "b", "b"]


# --- work -----------------------------------------------------------------------------------------------

TONE = Phrases(ENGLISH.table("tone")["negative"], ENGLISH.table("words"))


@pytest.mark.parametrize(
    "unit", ["stop writing ", "stop ", "waste of my ", "a ", "x", ",", "you did not read it. "]
)
def test_what_is_tried_grows_as_the_text_does(unit):
    def tried(count):
        return sum(1 for _ in TONE.candidates(unit * count))

    assert tried(400) <= 4 * tried(100) + 4


def test_few_phrases_are_tried_at_a_word():
    """Of the 200 wordings of a reproach only those that begin with the word and go on as the text does."""
    text = "Thanks for your note, but I am happy where I am and do not want to waste your time. " * 10
    tried = sum(1 for _ in TONE.candidates(text))
    assert tried < len(text.split()) / 2


def test_a_phrase_is_compiled_once_it_is_tried():
    phrases = [Phrase("row home"), Phrase("swim home")]
    assert "pattern" not in vars(phrases[0])
    assert phrases[0].pattern is phrases[0].pattern
