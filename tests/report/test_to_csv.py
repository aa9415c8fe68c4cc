"""`terms.csv` opens in a spreadsheet without starting a formula, and its numbers are numbers."""

import csv
import io
from unicodedata import category

import pandas as pd
import pytest
from hand_built import HOSTILE, audit, hostile, line, posting_line, term

from auditor.records import REVIEW_COLUMNS
from auditor.report import to_csv

DESIGN = (
    "term, kind, verdict, evidence_label, attraction, gap, gap_low, gap_high, probability, mismatched_share, "
    "desired_share, mismatched_postings, desired_postings, blame, credit, exposure, sections, mentions, "
    "qualifiers, action, why, profile_quote, mismatched_quote, desired_quote, decision, replacement, note, "
    "written"
)
STARTS = ("=", "+", "-", "@", "\t", "\r=", "\n=", "\0=", "＝", "＋", "－", "＠")
FRACTIONS = (
    "attraction",
    "gap",
    "gap_low",
    "gap_high",
    "probability",
    "mismatched_share",
    "desired_share",
    "exposure",
)


def text_of(made):
    return to_csv.render(made)["terms.csv"]


def rows_of(made):
    text = text_of(made).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shown(text):
    """In one line: all controls but the tab are blanks."""
    return "".join(c if c == "\t" or category(c) not in {"Cc", "Cf", "Zl", "Zp"} else " " for c in text)


def test_columns_are_those_of_the_design_in_their_order():
    assert text_of(audit(term())).split("\n")[0] == "\ufeff" + DESIGN.replace(", ", ",")


def test_begins_with_the_mark_that_excel_needs():
    assert text_of(audit(term())).encode().startswith(b"\xef\xbb\xbfterm,")


def test_no_cell_starts_a_formula():
    for row in rows_of(hostile()):
        for column, cell in row.items():
            assert cell.isprintable() or "\t" in cell
            if column not in FRACTIONS:
                assert not cell.lstrip(" ").startswith(STARTS), (column, cell)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("spaces", ["", "  "])
def test_a_formula_start_is_marked_as_text(start, spaces):
    row = rows_of(audit(term(f"{spaces}{start}1")))[0]

    assert row["term"] == "'" + shown(f"{spaces}{start}1")


def test_numbers_stay_numbers_even_when_negative():
    row = rows_of(audit(term(gap=-0.123456, gap_low=-0.5, attraction=66.66)))[0]

    assert (row["gap"], row["gap_low"], row["attraction"]) == ("-0.1235", "-0.5", "66.7")


def test_one_row_a_term_whatever_is_in_it():
    rows = rows_of(hostile())

    assert len(rows) == 4 * len(HOSTILE) + 1
    assert all(None not in row and None not in row.values() for row in rows)
    assert [row["term"].removeprefix("'") for row in rows[: len(HOSTILE)]] == [*map(shown, HOSTILE)]


def test_pandas_reads_it_as_it_was_meant():
    made = hostile()
    table = pd.read_csv(
        io.BytesIO(text_of(made).encode()),
        encoding="utf-8-sig",
        keep_default_na=False,
        na_values={"blame": ""},
    )

    assert list(table.columns) == list(REVIEW_COLUMNS)
    assert len(table) == len(made.terms)
    assert all(table[column].dtype == float for column in FRACTIONS)
    assert table["mismatched_postings"].dtype == int


def test_the_frame_keeps_full_precision_and_raw_text():
    one = term("=x", gap=0.725412)
    table = audit(one).to_frame()

    assert tuple(table.columns) == REVIEW_COLUMNS
    assert table.loc[0, "gap"] == 0.725412
    assert table.loc[0, "term"] == "=x"


def test_an_audit_without_terms_is_a_header():
    assert text_of(audit()).count("\n") == 1


def test_quotes_are_the_first_of_each_side_and_review_columns_are_empty():
    evidence = (line(1, "one"), line(2, "two"), posting_line("desired", "three"))
    row = rows_of(audit(term(evidence=evidence)))[0]

    assert (row["profile_quote"], row["mismatched_quote"], row["desired_quote"]) == ("one", "", "three")
    assert (row["decision"], row["replacement"], row["note"]) == ("", "", "")
    assert (row["blame"], row["credit"], row["action"]) == ("", "", "")
    assert row["sections"] == "headline; past job"


SHEET = "\ufeffterm,kind,decision,replacement,note\nJava,language,,,\n'+cmd,tool,,,\n"


def entry(decision="", replacement="", note=""):
    return {"decision": decision, "replacement": replacement, "note": note}


def test_a_sheet_takes_over_what_was_entered_into_another():
    made, left = to_csv.with_entries(
        SHEET, {"+cmd": entry("replace", "shell"), "Java": entry(note="=ask, Ann")}
    )
    assert made.splitlines()[1:] == ['Java,language,,,"\'=ask, Ann"', "'+cmd,tool,replace,shell,"]
    assert left == ()


def test_of_terms_that_a_sheet_lacks_only_those_to_add_are_taken_over():
    made, left = to_csv.with_entries(SHEET, {"Rust": entry("add"), "SAS": entry("remove")})
    assert made == SHEET + "Rust,,add,,\n"
    assert left == ("SAS",)


def test_what_was_entered_under_the_words_of_the_person_is_taken_over():
    sheet = "\ufeffterm,decision,replacement,note,written\nExecutive search,,,,Headhunting\n"
    made, left = to_csv.with_entries(sheet, {"headhunting": entry("remove")})
    assert made.splitlines()[1:] == ["Executive search,remove,,,Headhunting"]
    assert left == ()


def test_a_sheet_without_entries_stays_as_it_is():
    assert to_csv.with_entries(SHEET, {}) == (SHEET, ())
