"""What is said of contacts: entered, shown, labelled, answered and imported."""

import re

from auditor.records import Closeness, Contact, Suggestion
from auditor.records.answers import (
    AnswerRecorded,
    ContactNoted,
    ContactShown,
    ExportTaken,
    Imported,
    Labelled,
    LaterAnswer,
)
from auditor.report import contacts_pages as pages
from auditor.report.to_terminal import render

ADA = Contact(3, "2026-03-04", "Ada Berg", "Fjordbank", role="Java Developer")
WRONG = Suggestion(5, Closeness("mismatched", 0.95), "it is like those you do not want")


def test_a_contact_is_told_in_a_line():
    assert pages.contact_line(ADA) == "2026-03-04, Ada Berg (Fjordbank): Java Developer; unsure"


def test_what_is_not_known_of_a_contact_is_said():
    assert pages.contact_line(Contact(1, "2026-03-04")) == "2026-03-04, someone: no role named; unsure"


def test_signs_that_turn_the_direction_of_text_are_not_in_a_line():
    line = pages.contact_line(Contact(1, recruiter="\u202eAda\u202c Berg\x1b[31m"))

    assert not re.search("[\u202a-\u202e\x1b]", line)


def test_the_question_shows_what_a_contact_looks_like():
    assert pages.question(Contact(1, "2026-03-04", proposed="mismatched")).endswith("(looks mismatched)")
    assert "looks" not in pages.question(Contact(1, "2026-03-04"))


# --- entered ---------------------------------------------------------------------------------------


def test_a_contact_that_was_entered_is_told_with_its_number_and_path():
    text = render(pages.noted_page(ContactNoted(ADA, WRONG)))

    assert text.startswith("contact 3: 2026-03-04, Ada Berg (Fjordbank): Java Developer; unsure\n")
    assert "suggested path 5" in text


def test_an_undecided_contact_is_to_be_labelled_next():
    decided = Contact(3, side="desired")

    assert pages.noted_page(ContactNoted(ADA, None)).asides == (
        "next: auditor contacts label 3 desired (or mismatched)",
    )
    assert pages.noted_page(ContactNoted(decided, None)).asides == ()


# --- shown -----------------------------------------------------------------------------------------


def test_a_contact_is_shown_by_its_columns_with_the_message_below():
    text = render(pages.shown_page(ContactShown(ADA, "Hi Tore,\ncall me.", ("Java", "SQL"), WRONG)))

    assert text.startswith("contact: 3\ndate: 2026-03-04\nrecruiter: Ada Berg\n")
    assert "\n\n  Hi Tore,\n  call me.\n\nnamed of your profile: Java, SQL\n\nsuggested path 5" in text


def test_the_column_of_an_export_is_not_shown():
    contact = Contact(3, found_by="a search", conversation="1234abcd")
    text = render(pages.shown_page(ContactShown(contact, "", (), None)))

    assert "found by: a search" in text
    assert "1234abcd" not in text


def test_a_contact_that_was_answered_is_not_to_be_answered_next():
    answered = Contact(3, replied="2026-03-05")

    assert pages.shown_page(ContactShown(ADA, "", (), WRONG)).asides == ("next: auditor reply 3 --path 5",)
    assert pages.shown_page(ContactShown(answered, "", (), WRONG)).asides == ()


# --- labelled --------------------------------------------------------------------------------------


def test_labelled_contacts_are_told_with_their_side():
    page = pages.labelled_page(Labelled((Contact(1, side="desired"), Contact(3, side="mismatched"))))

    assert render(page) == "1: desired\n3: mismatched\n"
    assert page.asides == ("next: auditor audit",)


def test_where_nothing_changes_there_is_nothing_to_label():
    page = pages.labelled_page(Labelled(()))

    assert (render(page), page.asides) == ("nothing to label\n", ())


# --- answered --------------------------------------------------------------------------------------


def recorded(searched="", parts=(), **fields):
    contact = Contact(3, searched=searched, profile_part="; ".join(parts), **fields)
    return render(pages.recorded_page(AnswerRecorded(contact, searched, (), parts)))


def test_what_was_understood_of_an_answer_is_told():
    text = recorded("java AND spring", ("headline", "skills"))

    assert text.startswith(
        "contact 3: recorded\n  searched: java AND spring\n  profile part: headline, skills"
    )


def test_an_answer_of_a_labelled_contact_counts_at_once():
    assert recorded("java", side="mismatched").endswith("the next audit counts it as evidence\n")


def test_an_answer_of_an_unlabelled_contact_counts_once_it_is_labelled():
    text = recorded("java")

    assert text.endswith("it counts once the contact is labelled: auditor contacts label 3 mismatched\n")


def test_an_answer_in_which_nothing_is_recognised_says_how_to_give_the_words():
    assert "no search words in it; if you know them, give them with --search" in recorded(found_by="No idea")


def test_where_only_the_outcome_is_recorded_nothing_is_missing():
    assert recorded(outcome="a call") == "contact 3: recorded\n"


# --- imported --------------------------------------------------------------------------------------


def imported(count=1, copies=0, **more):
    added = tuple(
        Contact(number, "2026-02-01", "Cy Eide", role="Chef", proposed="desired")
        for number in range(1, count + 1)
    )
    return render(
        pages.export_page(ExportTaken(None, "", (), "", Imported(added, copies, **{"left_out": {}, **more})))
    )


def test_an_import_tells_what_it_added_and_what_that_looks_like():
    assert imported().startswith("1 contact added\n  1: 2026-02-01, Cy Eide: Chef; unsure, looks desired\n")


def test_an_import_counts_near_copies():
    assert imported(3, copies=2).startswith("3 contacts added, 2 of them near-copies of another\n")


def test_an_import_shows_ten_contacts_and_counts_the_rest():
    text = imported(27)

    assert len(re.findall(r"^  \d+: ", text, re.MULTILINE)) == 10
    assert "\n  and 17 more: auditor contacts list\n" in text


def test_an_import_counts_what_it_left_out():
    assert "left out: 1 draft, 8 outgoing\n" in imported(left_out={"draft": 1, "outgoing": 8})


def test_an_import_that_added_something_says_what_to_do_next():
    assert "next: auditor contacts label" in imported()
    assert imported(0) == "0 contacts added\n"


def test_who_answered_is_told_with_the_command_that_records_it():
    text = imported(answers=(LaterAnswer(4, "Java AND Spring", ("headline", "cover letter")),))

    assert "4 answered you, perhaps on how they found you (Java AND Spring; headline, cover" in text
    assert (
        "\n  auditor contacts answer 4 --search 'Java AND Spring' --part headline --part 'cover letter'\n"
        in text
    )
