import csv
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import read
from auditor.errors import InputError
from auditor.read import lines

LONG = "Keeps the dome, its drives and its data in good order through the night. " * 5


def texts(source):
    return [block.text for block in source.blocks]


def test_folder_is_read_by_name_and_says_what_it_skipped(tmp_path):
    (tmp_path / "b.txt").write_text("Second posting")
    (tmp_path / "a.html").write_text("<p>First posting</p>")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "expected.toml").write_text("a = 1")
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "a_files").mkdir()
    found = read.sources(tmp_path)
    assert [source.name for source in found] == ["a.html", "b.txt"]
    assert [notice.about for notice in found[0].notices] == ["c.pdf", "expected.toml"]
    assert found[0].notices[0].message.startswith("Skipped c.pdf: this PDF is damaged")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Café".encode())))
    (source,) = read.sources("-")
    assert (source.name, texts(source)) == ("standard input", ["Café"])


def test_pasted_html_is_recognised():
    (source,) = read.from_string(f"<div><p>{LONG}</p></div>", "clipboard")
    assert (source.name, source.format) == ("clipboard", "html")


@pytest.mark.parametrize("rule", ["-----", "==========", "  _____ ", "*****", "#####", "~~~~~~~"])
def test_a_rule_between_two_long_texts_divides_postings(rule):
    found = read.from_string(f"Dome Keeper\n\n{LONG}\n\n{rule}\n\nData Keeper\n\n{LONG}")
    assert [source.name for source in found] == ["pasted text #1", "pasted text #2"]
    assert [notice.code for notice in found[0].notices] == ["text-divided"]


def test_five_dashes_divide_short_postings_too():
    found = read.from_string(
        "Dome Engineer\nSorrel Sky\nKeep the dome.\n-----\nData Analyst\nQuill\nKeep the data."
    )
    assert [texts(source)[0] for source in found] == ["Dome Engineer", "Data Analyst"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{LONG}\n\n-----\n\nshort end", ["a line of ----- does not divide"]),
        (f"{LONG}\n\n-----\n\nshort end\n\n-----\n\nApply now", ["2 lines of ----- do not divide"]),
        (f"{LONG}\n\n------------\n\nshort end", []),  # a longer rule is decoration
        (f"-----\n{LONG}\n-----\n", []),
        (f"{LONG}\nTasks\n-----\nshort end", []),  # under a heading
    ],
)
def test_five_dashes_that_divide_nothing_are_told(text, words):
    (source,) = read.from_string(text)
    assert [word in notice.message for notice, word in zip(source.notices, words, strict=True)] == [
        True
    ] * len(words)
    assert all(notice.severity == "warning" for notice in source.notices)


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\n-----\n\nshort end",
        f"{LONG}\n\nRequirements\n------------\n{LONG}",
        f"{LONG}\n\n- - -\n\n{LONG}",
        f"{LONG}\n\n----\n\n{LONG}",
    ],
)
def test_other_rules_are_decoration(text):
    assert len(read.from_string(text)) == 1


def test_a_profile_is_never_divided():
    (source,) = read.from_string(f"{LONG}\n\n-----\n\n{LONG}", split=False)
    assert source.name == "pasted text"


def test_a_heading_in_bold_is_short_and_a_bold_sentence_is_not_a_heading():
    first, second = lines.blocks("**Requirements:**\n**Please do not call us about this posting.**")
    assert (first.kind, first.text) == ("heading", "Requirements:")
    assert (second.kind, second.text) == ("paragraph", "Please do not call us about this posting.")


@pytest.mark.parametrize(
    "line", ["C++ – 5 years", "#python", "2019 - 2022", "-5 degrees", "Node.js", "2019. A year", "_x"]
)
def test_lines_that_only_look_like_items_stay_whole(line):
    (block,) = lines.blocks(line)
    assert (block.kind, block.text) == ("paragraph", line)


def test_gap_tells_where_an_empty_line_stood():
    assert [block.gap for block in lines.blocks("a\nb\n\n\nc")] == [True, False, True]


def test_cells_beyond_the_usual_limit_and_the_limit_is_put_back():
    before = csv.field_size_limit()
    (source,) = read.from_string(
        "title,page,description\nDome Keeper," + "word " * 40_000 + ",Domes", "a.csv"
    )
    assert source.blocks[1].text == "Domes"
    assert csv.field_size_limit() == before


def test_rows_are_named_as_a_spreadsheet_numbers_them():
    found = read.from_string("title,description\nA,first\nB,\nC,third\n", "jobs.csv")
    assert [source.name for source in found] == ["jobs.csv row 2", "jobs.csv row 4"]
    assert [notice.about for notice in found[0].notices] == ["jobs.csv row 3"]


@pytest.mark.parametrize(
    ("site", "structured", "taken"),
    [
        ("Keeps the dome.", LONG, LONG),  # the page shows a teaser only
        (LONG, "Keeps the dome.", LONG),  # the description for machines is cut
        (LONG, f"{LONG} Apply now! Share this page.", LONG),  # it has noise around it
    ],
)
def test_of_two_texts_the_whole_and_clean_one_is_taken(site, structured, taken):
    page = (
        f'<script type="application/ld+json">{{"@type":"JobPosting","description":"{structured}"}}</script>'
        f'<div id="jobDescriptionText">{site}</div>'
    )
    (source,) = read.from_string(page)
    assert texts(source) == [taken.strip()]


def test_nested_boxes_and_broken_data_are_read():
    (nested,) = read.from_string("<div>" * 2000 + LONG + "</div>" * 2000)
    broken = '"description":"a ' * 2000
    page = f'<script type="application/ld+json">{{"@type":"JobPosting",{broken}</script><p>{LONG}'
    assert [texts(source) for source in (nested, *read.from_string(page))] == [[LONG.strip()]] * 2


@given(st.text())
def test_any_text_is_read_as_lines_or_refused(text):
    try:
        found = read.from_string(text)
    except InputError:
        return
    assert all(block.text.strip() and "\n" not in block.text for source in found for block in source.blocks)


@given(
    st.lists(
        st.sampled_from(
            ["<li>", "<p>", "</p>", "<br>", "<b>", "</b>", "a", " ", "<h2>", "&amp;", "\n", "<ul>"]
        )
    )
)
def test_no_text_of_a_page_is_lost_or_repeated(parts):
    page = "<main>" + "".join(parts) + f"<p>{LONG}</p></main>"
    (source,) = read.from_string(page)
    assert "".join(texts(source)).count("a") == parts.count("a") + LONG.count("a")


def test_on_a_profile_page_bullets_make_items_and_the_lists_of_the_page_do_not():
    page = (
        '<html><head><link rel="canonical" href="https://www.linkedin.com/in/x"></head><body><main>'
        "<h2>Experience</h2><ul><li><h3>Baker</h3><h4>Marl House</h4><p>2019 - 2021</p>"
        "<p>Bread.<br>• Rye (2019-2020) of two sorts</p></li></ul></main></body></html>"
    )
    (source,) = read.from_string(page, split=False)
    assert [block.text for block in source.blocks if block.kind == "item"] == ["Rye (2019-2020) of two sorts"]


def test_words_of_neighbouring_blocks_are_not_glued():
    (source,) = read.from_string(
        "<main><p>Who We Are<br>Health</p><ul><li>Python</li><li>SQL</li></ul>dbt</main>"
    )
    assert texts(source) == ["Who We Are", "Health", "Python", "SQL", "dbt"]
