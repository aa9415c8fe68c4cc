"""Answers as the one JSON object that `--json` prints."""

import json

import pytest
from hand_built import audit, term

from auditor.records import CONTACT_COLUMNS, Closeness, Contact, Draft, Finding, Notice, Suggestion
from auditor.records.answers import (
    AnswerRecorded,
    Checkup,
    Comparison,
    ContactList,
    ContactNoted,
    ContactShown,
    FoundAt,
    Holding,
    Imported,
    NullCheck,
    ReplyChecked,
    ReplyDrafted,
    SearchAnswer,
    SearchChange,
    SearchedWord,
    SearchStep,
    TermPlace,
    TermsAnswer,
    TextTerms,
)
from auditor.report import to_json
from auditor.report.answer_json import as_json

ADA = Contact(3, "2026-03-04", "Ada Berg", role="Nurse")
PATH = Suggestion(2, Closeness("desired", 0.8), "it is like those")


def told(answer):
    """What is printed of an answer, read back."""
    return json.loads(json.dumps(as_json(answer)))


def test_a_search_has_its_words_with_their_places():
    place = FoundAt(1, 0, 4, "Java", True, "position-title", "Java, daily", "Orrery", True)
    word = SearchedWord("Java", True, False, (place,))
    change = SearchChange(((SearchStep("remove", "Java"),),), True, 4)
    answer = SearchAnswer("Java", True, (word,), (), change, (Notice("x", "info", "One."),))

    assert told(answer) == {
        "query": "Java",
        "found": True,
        "because": [
            {
                "literal": "Java",
                "held": True,
                "excluded": False,
                "places": [
                    {
                        "section": 1,
                        "start": 0,
                        "end": 4,
                        "surface": "Java",
                        "implicit": True,
                        "kind": "position-title",
                        "quote": "Java, daily",
                    }
                ],
                "elsewhere": False,
            }
        ],
        "missing": [],
        "change": {"sets": [[{"action": "remove", "literal": "Java"}]], "complete": True},
        "notices": [{"code": "x", "severity": "info", "message": "One.", "about": ""}],
    }


def test_a_search_tried_on_postings_has_these_too():
    answer = SearchAnswer(
        "Java", True, (), (), SearchChange((), True, 4), (), Holding("desired", 10, 1, ("Cook",))
    )

    assert told(answer)["against"] == {"side": "desired", "postings": 10, "holding": 1, "titles": ["Cook"]}


def test_an_audit_is_its_file():
    made = audit(term())

    assert as_json(made) == to_json.as_dict(made)


def test_a_term_is_a_row_of_the_file():
    made = audit(term())

    assert told(made.terms[0]) == to_json.as_dict(made)["terms"][0]


def test_a_contact_has_every_column_of_the_ledger():
    (row,) = told(ContactList((ADA,)))

    assert list(row) == list(CONTACT_COLUMNS)
    assert (row["contact"], row["recruiter"], row["path"], row["company"]) == (3, "Ada Berg", "", "")


def test_a_contact_that_was_entered_has_its_suggestion():
    assert told(ContactNoted(ADA, PATH))["suggestion"] == {
        "path": 2,
        "side": "desired",
        "probability": 0.8,
        "sureness": "likely",
        "reason": "it is like those",
    }
    assert told(ContactNoted(ADA, None))["suggestion"] is None


def test_a_contact_that_is_shown_has_its_message():
    answer = told(ContactShown(ADA, "Hi", ("Java",), None))

    assert (answer["message"], answer["named_of_profile"], answer["suggestion"]) == ("Hi", ["Java"], None)


def test_a_recorded_answer_has_words_and_parts():
    answer = told(AnswerRecorded(ADA, "java", ("java",), ("headline",)))

    assert (answer["contact"], answer["words"], answer["parts"]) == (3, ["java"], ["headline"])


def test_an_import_has_what_was_added_and_left_out():
    answer = told(Imported((ADA,), 0, {"draft": 1}))

    assert list(answer) == ["added", "left_out"]
    assert (answer["added"][0]["contact"], answer["left_out"]) == (3, {"draft": 1})


def test_terms_are_a_list():
    java = TermPlace("Java", "language", "java", 0, 4, "plain", "required", "requirements")

    assert told(TermsAnswer((TextTerms((java,), (), ()), TextTerms((java,), (), ())))) == 2 * [
        {
            "term": "Java",
            "kind": "language",
            "surface": "java",
            "start": 0,
            "end": 4,
            "qualifier": "plain",
            "demand": "required",
            "section": "requirements",
        }
    ]


def test_a_checkup_has_a_null_check_only_where_one_was_made():
    assert "null_check" not in told(Checkup("1.0", {}, "none", 9))
    assert told(Checkup("1.0", {}, "none", 9, NullCheck(1, 0.5, 2, 1.5)))["null_check"] == {
        "wrong_role": 1,
        "wrong_role_by_chance": 0.5,
        "probably_wrong_role": 2,
        "probably_wrong_role_by_chance": 1.5,
    }


def test_a_draft_has_its_contact():
    answer = told(ReplyDrafted(3, Draft("Hi", "linkedin", 5, ("[role]",), ()), PATH))

    assert answer == {
        "text": "Hi",
        "channel": "linkedin",
        "path": 5,
        "blanks": ["[role]"],
        "findings": [],
        "contact": 3,
    }


def test_a_finding_quotes_its_place():
    (found,) = told(ReplyChecked("You idiot", (Finding("insult", "error", 4, 9, "m", "b"),), True))

    assert (found["rule"], found["quote"]) == ("insult", "idiot")


def test_any_other_record_is_told_field_by_field():
    assert told(Comparison({"desired": (1, 0)}, ("skills",), (), ())) == {
        "other_postings": {"desired": [1, 0]},
        "profile": ["skills"],
        "figures": [],
        "verdicts": [],
    }


def test_what_is_no_record_is_refused():
    with pytest.raises(TypeError, match="str is no answer"):
        as_json("text")
