"""The contacts as a table, and a suggestion as a sentence."""

from auditor.records import Closeness, Contact, Suggestion
from auditor.report.ledger_page import contacts_page, suggestion


def row(**fields):
    (table,) = contacts_page([Contact(7, **fields)]).blocks
    assert [column.name for column in table.columns] == ["", "Date", "Recruiter", "Role", "Side", "Path"]
    return table.rows[0]


def test_a_row_holds_what_is_known_of_a_contact():
    known = row(
        date="2026-01-02", recruiter="Ada", role="Nurse", side="desired", proposed="mismatched", path=5
    )

    assert known == ("7", "2026-01-02", "Ada", "Nurse", "desired", "5")


def test_what_is_not_known_is_a_dash():
    assert row() == ("7", "-", "-", "-", "unsure", "-")


def test_a_side_that_is_only_proposed_has_a_question_mark():
    assert row(proposed="mismatched")[4] == "mismatched?"


def test_an_empty_ledger_says_how_to_begin():
    (text,) = contacts_page([]).blocks

    assert text.text.startswith("no contacts here; add one with: auditor contacts add")


def test_a_suggestion_names_its_path_its_reason_and_how_sure_it_is():
    found = Suggestion(5, Closeness("mismatched", 0.91), "it is like those")

    assert suggestion(found) == (
        f"suggested path 5 (not a fit: ask how they found you): it is like those ({found.sureness}, 91 %)"
    )


def test_a_suggestion_that_compares_with_nothing_states_no_chance():
    found = Suggestion(2, Closeness("", 0.0), "too little is said")

    assert suggestion(found).endswith(f"too little is said ({found.sureness})")
