"""Lines that are quoted."""

from auditor.reasons.texts import LONGEST_LINE, quoted, sentences

FILLER = "and so it went from one long winter to the next, " * 4


def test_a_long_line_shows_its_beginning_where_the_word_stands_there():
    (one,) = quoted("contact", [f"Java came first {FILLER}"], 1, ["java"])
    assert one.text.startswith("Java came first")
    assert one.text.endswith(" …")
    assert len(one.text) <= LONGEST_LINE + 2


def test_a_long_line_shows_the_word_that_it_is_about():
    (one,) = quoted("profile", [f"{FILLER}then Java came {FILLER}"], 1, ["Cobol", "java"])
    assert one.text.startswith("… ")
    assert "then Java came" in one.text
    assert one.text.endswith(" …")


def test_a_long_line_that_ends_with_the_word_is_shown_to_its_end():
    (one,) = quoted("profile", [f"{FILLER}then Java came."], 1, ["java"])
    assert one.text.endswith("then Java came.")


def test_a_text_is_quoted_sentence_by_sentence():
    assert [*sentences("• One thing. Another\n- and more")] == ["One thing.", "Another", "and more"]
