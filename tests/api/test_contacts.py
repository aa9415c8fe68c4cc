"""Contacts: entered, listed, shown, and labelled."""

import pytest
from hand_built import audit, term
from ledgers import JAVA, NO_ROLE, column, contents, rows, typed

from auditor import api
from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.records import Contact
from auditor.report import to_json

# --- entering --------------------------------------------------------------------------------------


def test_a_contact_is_noted_by_what_is_told_alone(here):
    told = Contact(0, "2026-03-04", "Ada Berg", "Fjordbank", role="Java Developer", side="mismatched")
    noted = api.add_contact(here, told, channel="email").contact

    assert noted == Contact(
        1, "2026-03-04", "Ada Berg", "Fjordbank", "email", "Java Developer", side="mismatched"
    )
    assert api.contacts(here).contacts == (noted,)


def test_contacts_are_numbered_from_one(three):
    assert column(three, "contact") == ["1", "2", "3"]


def test_a_contact_of_no_day_is_of_today(here):
    assert api.add_contact(here, Contact(0, role="Cook"), today="2026-05-06").contact.date == "2026-05-06"


def test_the_message_is_kept(one):
    assert api.show_contact(one, 1).message == JAVA


def test_an_email_brings_its_sender_day_and_channel(here):
    mail = f"From: Ada Berg <ada@b.example>\nDate: Tue, 3 Mar 2026 09:14\n\n{JAVA}"
    noted = api.add_contact(here, Contact(0), mail, today="2026-05-06").contact

    assert (noted.recruiter, noted.date, noted.channel) == ("Ada Berg", "2026-03-03", "email")


def test_what_is_told_of_an_email_counts_more_than_its_headers(here):
    mail = f"From: Ada Berg <ada@b.example>\nDate: Tue, 3 Mar 2026 09:14\n\n{JAVA}"
    noted = api.add_contact(here, Contact(0, "2026-04-01", "Bo"), mail, channel="phone").contact

    assert (noted.recruiter, noted.date, noted.channel) == ("Bo", "2026-04-01", "phone")


def test_role_and_company_are_read_from_the_message(here):
    message = "Hi Tore, we are looking for a Java Developer at Fjordbank. Call me?"
    noted = api.add_contact(here, Contact(0), message).contact

    assert (noted.role, noted.company) == ("Java Developer", "Fjordbank")


def test_the_role_is_read_from_the_subject(here):
    message = f"Subject: Scrum Master - Bergen\n\n{NO_ROLE}"

    assert api.add_contact(here, Contact(0), message).contact.role == "Scrum Master"


def test_what_is_told_counts_more_than_what_is_read(here):
    noted = api.add_contact(here, Contact(0, company="Brødhuset", role="Baker"), JAVA).contact

    assert (noted.role, noted.company) == ("Baker", "Brødhuset")


def test_a_message_without_a_role_is_noted_without_one(here):
    assert api.add_contact(here, Contact(0), NO_ROLE).contact.role == ""


def test_a_message_without_a_role_suggests_to_ask_for_it(sample):
    assert api.add_contact(sample, Contact(0), NO_ROLE).suggestion.path == 2


def test_a_message_like_the_mismatched_postings_is_proposed_as_one(sample):
    noted = api.add_contact(sample, Contact(0), JAVA)

    assert (noted.contact.number, noted.contact.proposed) == (28, "mismatched")
    assert (noted.suggestion.path, noted.suggestion.closeness.side) == (5, "mismatched")


def test_without_postings_there_is_no_suggestion(here):
    assert api.add_contact(here, Contact(0), JAVA).suggestion is None


@pytest.mark.parametrize("message", [" \n\t\n", "InMail\nReply\n"])
def test_a_message_of_which_nothing_is_left_is_refused_and_nothing_is_written(here, message):
    before = contents(here)

    with pytest.raises(UnreadableInput, match="empty"):
        api.add_contact(here, Contact(0), message)
    assert contents(here) == before


@pytest.mark.parametrize("name", ["דנה לוי", "ليلى حداد", "Siân O’Brien-Ødegård", "山田 花子"])
def test_a_recruiters_name_is_kept_in_any_script(here, name):
    api.add_contact(here, Contact(0, recruiter=name))

    assert [contact.recruiter for contact in api.contacts(here).contacts] == [name]


def test_a_name_that_a_spreadsheet_would_run_is_kept_as_text(here):
    api.add_contact(here, Contact(0, recruiter="=SUM(A1)"))

    assert column(here, "recruiter") == ["'=SUM(A1)"]
    assert api.show_contact(here, 1).contact.recruiter == "=SUM(A1)"


def test_what_is_written_beside_a_damaged_row_leaves_it_as_it_was(here):
    api.add_contact(here, Contact(0, role="Cook"))
    broken = "2,2026-01-06,Bo Dahl,,linkedin,Cook,perhaps,,,,,,,,,"
    with here.ledger.open("a", encoding="utf-8") as file:
        file.write(broken + "\n")
    api.label_contacts(here, {1: "desired"})
    noted = api.add_contact(here, Contact(0, role="Baker"))

    assert broken in here.ledger.read_text(encoding="utf-8").splitlines()
    assert (noted.contact.number, len(noted.notices)) == (3, 1)


# --- reading ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "file"])
def test_a_message_is_given_as_text_or_as_a_file(tmp_path, monkeypatch, form):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail.txt").write_text(JAVA)

    assert api.read_message({"text": JAVA, "file": "mail.txt"}[form]).strip() == JAVA


def test_a_message_in_a_file_that_is_not_there_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UnreadableInput, match=r"mail\.txt"):
        api.read_message("mail.txt")


def test_an_empty_text_is_no_message():
    with pytest.raises(InputError, match="empty"):
        api.read_message("  ")


# --- listing and showing ---------------------------------------------------------------------------


def test_contacts_are_listed_oldest_first(here):
    for day in ("2026-03-04", "2026-01-02", "2026-02-03"):
        api.add_contact(here, Contact(0, day))

    assert [contact.number for contact in api.contacts(here).contacts] == [2, 3, 1]


@pytest.mark.parametrize(("side", "role"), [("desired", "Cook"), ("mismatched", "Chef"), ("unsure", "Baker")])
def test_only_contacts_of_one_side_are_listed(three, side, role):
    api.label_contacts(three, {1: "desired", 2: "mismatched"})

    assert [contact.role for contact in api.contacts(three, side).contacts] == [role]


def test_an_empty_ledger_lists_nothing(here):
    assert api.contacts(here).contacts == ()


def test_the_undecided_come_in_the_order_of_the_ledger(three):
    api.label_contacts(three, {2: "desired"})

    assert [contact.number for contact in api.undecided(three).contacts] == [1, 3]


def test_a_contact_is_shown_with_what_the_message_names_of_the_profile(sample):
    shown = api.show_contact(sample, 2)

    assert shown.contact.recruiter == "Agnieszka Wrzosowicz"
    assert "Hibernate" in shown.named_of_profile


def test_terms_are_named_as_the_last_audit_of_the_workspace_names_them(sample):
    own = term("Hibernate", written="Old ORM", is_alias=True)
    sample.reports.mkdir()
    (sample.reports / "audit.json").write_text(to_json.render(audit(own))["audit.json"], encoding="utf-8")
    shown = api.show_contact(sample, 2)

    assert shown.named_of_profile == ("Spring Boot", "Old ORM (Hibernate)")
    assert "Old ORM (Hibernate; 8, 0)" in shown.suggestion.reason


def test_a_contact_is_shown_with_the_path_that_is_suggested(sample):
    shown = api.show_contact(sample, 5)

    assert shown.contact.recruiter == "Niamh Scanlonberg"
    assert (shown.suggestion.path, shown.suggestion.closeness.side) == (2, "desired")


@pytest.mark.parametrize(
    "ask",
    [
        lambda here: api.show_contact(here, 9),
        lambda here: api.record_answer(here, 9, "java"),
        lambda here: api.draft_reply(here, 9),
        lambda here: api.label_contacts(here, {9: "desired"}),
        lambda here: api.label_contacts(here, {1: "desired", 9: "desired"}),
    ],
)
def test_an_unknown_number_is_answered_with_how_many_there_are(one, ask):
    before = contents(one)

    with pytest.raises(WrongInput, match=r"contact 9 is not there; there are 1, up to 1.*contacts list"):
        ask(one)
    assert contents(one) == before


# --- labelling -------------------------------------------------------------------------------------


def test_several_contacts_are_labelled_at_once(three):
    labelled = api.label_contacts(three, {1: "mismatched", 3: "mismatched"})

    assert [(c.number, c.side) for c in labelled.contacts] == [(1, "mismatched"), (3, "mismatched")]
    assert column(three, "side") == ["mismatched", "unsure", "mismatched"]


def test_a_label_can_be_taken_back(three):
    api.label_contacts(three, {1: "desired"})
    api.label_contacts(three, {1: "unsure"})

    assert column(three, "side") == ["unsure"] * 3


def test_what_is_labelled_so_already_is_left_as_it_is(three):
    api.label_contacts(three, {1: "desired"})
    before = contents(three)

    assert api.label_contacts(three, {1: "desired"}).contacts == ()
    assert contents(three) == before


def test_near_copies_are_labelled_along(sample):
    labelled = api.label_contacts(sample, {3: "mismatched"})

    assert [(c.number, c.side) for c in labelled.contacts] == [(n, "mismatched") for n in (1, 3, 7)]


def test_near_copies_keep_one_side_when_it_is_changed(sample):
    api.label_contacts(sample, {1: "desired", 3: "desired", 7: "desired"})
    api.label_contacts(sample, {1: "mismatched"})

    assert [rows(sample)[number - 1]["side"] for number in (1, 3, 7)] == ["mismatched"] * 3


def test_accepting_takes_the_proposed_sides(sample):
    proposed = {c.number: c.proposed for c in api.contacts(sample).contacts}
    labelled = api.accept_proposals(sample)

    assert {c.number: c.side for c in labelled.contacts} == {
        number: side for number, side in proposed.items() if side in ("desired", "mismatched")
    }


def test_accepting_leaves_what_was_decided_by_hand(sample):
    api.label_contacts(sample, {2: "desired"})
    api.accept_proposals(sample)

    assert (rows(sample)[1]["proposed"], rows(sample)[1]["side"]) == ("mismatched", "desired")


def test_accepting_leaves_unsure_what_has_no_proposal(three):
    assert api.accept_proposals(three).contacts == ()


def test_accepting_some_labels_no_other(sample):
    assert {contact.number for contact in api.accept_proposals(sample, [2]).contacts} == {2}


# --- a ledger that someone has damaged -------------------------------------------------------------

DAMAGED = {
    "a number that is none": "foo,2026-01-06,Bo Dahl,Cook,desired",
    "a number that stands there already": "1,2026-01-06,Bo Dahl,Cook,desired",
    "an unknown side": "2,2026-01-06,Bo Dahl,Cook,perhaps",
    "semicolons": "2;2026-01-06;Bo Dahl;Cook;desired",
    "a date that is none": "2,31/31/2026,Bo Dahl,Cook,desired",
    "a cell too many": "2,2026-01-06,Bo Dahl,Cook, pastry,desired",
    "an open quote": '2,2026-01-06,"Bo Dahl,Cook,desired',
}
FIRST_ROW = "1,2026-01-05,Ada Berg,Java Developer,mismatched"
LAST_ROW = "5,2026-02-05,Cy Eide,Baker,desired"


@pytest.fixture(params=DAMAGED)
def damaged(here, request):
    """A ledger with a line that cannot be read, between two that can."""
    typed(here, "contact,date,recruiter,role,side", FIRST_ROW, DAMAGED[request.param], LAST_ROW)
    return here


@pytest.mark.parametrize("look", [api.contacts, api.trend])
def test_a_row_that_cannot_be_read_is_named(damaged, look):
    assert [notice.message.partition(": ")[0] for notice in look(damaged).notices] == ["contacts.csv, line 3"]


def test_the_other_rows_count_beside_one_that_cannot_be_read(damaged):
    assert [contact.number for contact in api.contacts(damaged).contacts] == [1, 5]
    assert api.trend(damaged).trend.total.contacts == 2


def test_looking_at_a_damaged_ledger_changes_nothing(damaged):
    before = contents(damaged)
    api.contacts(damaged)
    api.trend(damaged)

    assert contents(damaged) == before


def test_a_ledger_saved_with_semicolons_is_read(here):
    typed(here, "contact;date;recruiter;role;side", FIRST_ROW.replace(",", ";"), LAST_ROW.replace(",", ";"))

    assert [(c.number, c.role) for c in api.contacts(here).contacts] == [(1, "Java Developer"), (5, "Baker")]


@pytest.mark.parametrize("look", [api.contacts, api.trend, api.undecided])
def test_a_table_that_is_no_ledger_is_refused_and_left(here, look):
    typed(here, "name,phone", "Ada,1")
    before = contents(here)

    with pytest.raises(WrongInput, match="no column named contact"):
        look(here)
    assert contents(here) == before


# --- many contacts ---------------------------------------------------------------------------------


def test_five_thousand_contacts_are_listed_and_make_a_trend(here):
    sides = ("desired", "mismatched", "unsure")
    days = (f"{2020 + n % 7}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(1, 5001))
    lines = (f"{n},{day},Ada Berg {n},Cook,{sides[n % 3]}" for n, day in enumerate(days, start=1))
    typed(here, "contact,date,recruiter,role,side", *lines)
    trend = api.trend(here).trend

    assert len(api.contacts(here).contacts) == 5000
    assert sum(month.contacts for month in trend.months) == 5000
    assert trend.total.contacts + trend.unlabelled == 5000
