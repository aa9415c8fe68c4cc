import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.normalise import fold, repair

JUNK = st.text(alphabet="\u200b\u00ad™•–’\u0332\ufe0f🔹ﬁ\u00a0", max_size=6)


@pytest.mark.parametrize(
    ("typed", "matched"),
    [
        ("𝗣𝘆𝘁𝗵𝗼𝗻 𝓢𝓺𝓵 𝙋𝙮", "Python Sql Py"),
        ("Ⓟⓨ 🄿🅈 Ｐｙ", "Py PY Py"),
        ("🅿🆈 🅟🅨", "PY PY"),
        ("ᴘʏᴛʜᴏɴ", "python"),
        ("P̲y̲ P̶y̶", "Py Py"),
        ("café cafe\u0301", "café café"),
        ("Scrum™ Java® ©", "Scrum Java "),
        ("soft\u00adware zero\u200bwidth ❤\ufe0f", "software zerowidth ❤"),
        ("T‑SQL – CI — CD − 1", "T-SQL - CI - CD - 1"),
        ("“Lead’s”", '"Lead\'s"'),
        ("a\u00a0b\u2009c\u3164d\u2800e", "a b c d e"),
        ("• bullets · kept…", "• bullets · kept..."),
        ("oﬃce", "office"),
        ("C++ C# .NET Go", "C++ C# .NET Go"),
        ("🇺🇸", "🇺🇸"),
    ],
)
def test_folding_makes_styled_text_plain_and_keeps_case(typed, matched):
    assert fold(typed).text == matched


def test_span_of_part_of_a_ligature_is_the_whole_ligature():
    assert fold("oﬃce").span(1, 2) == (1, 2)


def test_empty_span_stays_empty():
    assert fold("–a").span(1, 1) == (1, 1)


@given(st.text())
def test_offsets_rise_and_end_at_the_length_of_the_original(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    assert not folded.text or folded.span(0, len(folded.text))[1] == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    once = fold(text).text
    assert fold(once).text == once


@given(JUNK, st.from_regex(r"[A-Za-z][A-Za-z0-9+#.]{2,9}", fullmatch=True), JUNK)
def test_a_word_is_found_again_in_the_original(before, word, after):
    text = f"{before} {word} {after}"
    folded = fold(text)
    start, end = folded.span(at := folded.text.index(word), at + len(word))
    assert word in text[start:end]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("\ufeffHello\x00 \x1b[31mred\x1b[0m\tend", "Hello red\tend"),
        ("\x1b]0;title\x07text", "text"),
        ("cafÃ© donâ€™t", "café don’t"),
        ("donâ\x80\x99t", "don’t"),
        ("“ﬁne” Ｐｙ &amp; ½ São Paulo", "“ﬁne” Ｐｙ &amp; ½ São Paulo"),
        ("abc\u202etxt\u202c", "abctxt"),
    ],
)
def test_repair_mends_damage_and_nothing_else(raw, shown):
    assert repair(raw) == shown


@given(st.text())
def test_repaired_text_has_one_kind_of_line_end_and_no_controls(text):
    shown = repair(text)
    assert not set(shown) & {"\r", "\x0b", "\x85", "\u2028", "\x1b", "\x00", "\ufeff"}
