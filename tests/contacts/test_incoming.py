"""Messages that came in become contacts to label."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import read
from auditor.contacts.incoming import (
    LOST,
    address,
    as_posting,
    keep,
    kept,
    pitches,
)
from auditor.languages import ENGLISH
from auditor.read.from_mail import divided
from auditor.records import Block, Mailbox, Message
from auditor.settings import Settings

PITCH = "Hi Nuala,\nwe are hiring a Pastry Chef for our house in Galway.\nBest,\nOrla"
BODY = "We are hiring a Pastry Chef."
HELLO = "Hi Nuala, how was the regatta on Sunday?"


def nothing(_):
    """Finds no term: the roles here read like one."""
    return ()


def message(text=PITCH, conversation="c1", date="2026-03-01", subject="", sender="Orla Fenn", dropped=""):
    return Message(conversation, sender, "in/orla", date, subject, text, dropped)


def sent(conversation="c1", date="2026-03-02"):
    return message("Thank you, but no.", conversation, date, sender="Nuala Byrne", dropped="outgoing")


def taken(*messages, known=frozenset(), everyone=False):
    box = Mailbox("Nuala Byrne", messages)
    return pitches(box, known, nothing, Settings(), everyone=everyone)


def texts(found):
    return [one.message.text for one in found.pitched]


# --- pitches --------------------------------------------------------------------------------------------


def test_a_conversation_gives_one_pitch():
    found = taken(message(), message("Role: Truck Driver", date="2026-03-09"))
    assert texts(found) == [PITCH]
    assert found.left_out == {"later in a conversation": 1}


@pytest.mark.parametrize("channel", ["linkedin", "email"])
def test_a_contact_tells_how_its_message_came(channel):
    (found,) = taken(replace(message(), channel=channel)).pitched
    assert found.contact.channel == channel


def test_each_conversation_gives_its_own():
    truck = "Role: Truck Driver"
    assert texts(taken(message(), message(truck, "c2"))) == [PITCH, truck]


def test_the_first_message_that_reads_like_a_recruiters_is_the_pitch():
    found = taken(message(HELLO, date="2026-02-01"), message(), message("Role: Truck Driver"))
    assert texts(found) == [PITCH]
    assert found.pitched[0].message.date == "2026-03-01"


def test_the_subject_tells_of_the_role():
    found = taken(message("Hello Nuala", subject="Pastry Chef @ Larkmoor")).pitched[0]
    assert (found.pitch.role, found.pitch.company) == ("Pastry Chef", "Larkmoor")


def test_pitches_come_oldest_first():
    late = [message(HELLO, "c1", "2026-01-05"), message(PITCH, "c1", "2026-06-01")]
    early = message("Role: Truck Driver", "c2", "2026-03-01")
    found = taken(late[0], early, late[1])
    assert [one.message.date for one in found.pitched] == ["2026-03-01", "2026-06-01"]


def test_an_answer_tells_when_it_was_given():
    assert (
        taken(message(), sent(date="2026-03-04"), sent(date="2026-03-09")).pitched[0].replied == "2026-03-04"
    )


def test_without_an_answer_there_is_no_such_day():
    assert taken(message()).pitched[0].replied == ""


def test_an_answer_in_another_conversation_is_none():
    assert taken(message(), sent("c2")).pitched[0].replied == ""


@pytest.mark.parametrize("date", ["2026-02-01", "2026-03-01"])
def test_what_the_person_wrote_before_the_pitch_is_no_answer(date):
    assert taken(sent(date=date), message()).pitched[0].replied == ""


@pytest.mark.parametrize("reason", ["draft", "spam", "sponsored", "empty", "outgoing"])
def test_what_can_be_no_pitch_is_counted_by_its_reason(reason):
    found = taken(message(dropped=reason))
    assert found.pitched == ()
    assert found.left_out == {reason: 1}


def test_who_does_not_read_like_a_recruiter_is_counted():
    assert taken(message(HELLO), message("See you!")).left_out == {"not from a recruiter": 2}


def test_all_that_was_left_out_is_counted_together():
    found = taken(
        message(HELLO, "c1"),
        message(PITCH, "c2"),
        message("Role: Truck Driver", "c2"),
        sent("c2"),
        message("", "c3", dropped="sponsored"),
        message("", "c4", dropped="sponsored"),
    )
    assert found.left_out == {
        "later in a conversation": 1,
        "not from a recruiter": 1,
        "outgoing": 1,
        "sponsored": 2,
    }


def test_an_empty_mailbox_has_no_pitches():
    assert taken().pitched == ()
    assert taken().left_out == {}


def test_a_known_conversation_is_skipped():
    old, new = message(PITCH, "c1"), message("Role: Truck Driver", "c2")
    found = taken(old, new, known=frozenset({address(old)}))
    assert texts(found) == ["Role: Truck Driver"]
    assert found.left_out == {"known": 1}


def test_everyone_is_taken_if_asked():
    found = taken(message(HELLO, "c1"), message(PITCH, "c2"), everyone=True)
    assert texts(found) == [HELLO, PITCH]


def test_not_even_everyone_is_who_sent_nothing():
    assert taken(message("", dropped="empty"), everyone=True).pitched == ()


def mass_mail(name, conversation, pay="600"):
    text = (
        f"Hi {name},\nwe are hiring a Pastry Chef for a large hotel on the coast near Galway.\n"
        f"You would bake sourdough and laminated dough every night for {pay} EUR per day.\nBest,\nOrla"
    )
    return message(text, conversation)


def test_copies_of_a_mass_mail_point_to_the_first():
    found = taken(
        mass_mail("Nuala", "c1"),
        message("Role: Truck Driver\nYou would drive a lorry from Cork to Athlone and back", "c2"),
        mass_mail("Ms Byrne", "c3", "650"),
        mass_mail("there", "c4"),
    )
    assert [one.copy_of for one in found.pitched] == [0, 1, 0, 0]


def test_pitches_that_stand_in_their_subjects_alone_are_no_copies():
    found = taken(
        message("Hello", "c1", subject="Pastry Chef @ Larkmoor"),
        message("Hello", "c2", subject="Truck Driver @ Haulwell"),
    )
    assert [one.copy_of for one in found.pitched] == [0, 1]


def test_short_pitches_for_two_roles_are_no_copies():
    found = taken(message("Role: Pastry Chef", "c1"), message("Role: Truck Driver", "c2"))
    assert [one.copy_of for one in found.pitched] == [0, 1]


# --- contacts -------------------------------------------------------------------------------------------


def test_a_pitch_becomes_a_row_that_is_still_to_be_decided():
    one = taken(message("Hello", subject="Pastry Chef @ Larkmoor"), sent()).pitched[0]
    made = one.contact
    assert (made.date, made.recruiter) == ("2026-03-01", "Orla Fenn")
    assert (made.role, made.company, made.channel) == ("Pastry Chef", "Larkmoor", "linkedin")
    assert (made.side, made.replied, made.conversation) == ("unsure", "2026-03-02", address(one.message))


def test_an_account_that_is_gone_leaves_no_name():
    one = taken(message(sender=LOST)).pitched[0]
    assert one.contact.recruiter == ""


def test_an_address_says_nothing_of_who_wrote_and_tells_conversations_apart():
    one, other = address(message(conversation="Orla Fenn")), address(message(conversation="c2"))
    assert one != other
    assert "orla" not in one.lower()
    assert one == address(message(HELLO, "Orla Fenn"))


# --- kept text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["", "Pastry Chef @ Larkmoor"])
def test_a_message_is_kept_and_read_again(tmp_path, subject):
    path = keep(tmp_path, 7, f"Hi Nuala,\n\n{BODY}", subject)
    assert path == tmp_path / "0007.txt"
    kept_subject, text = divided(read.text(path))
    assert (kept_subject, text.strip()) == (subject, f"Hi Nuala,\n\n{BODY}")


def test_what_is_kept_is_read_as_a_pitch(tmp_path):
    with_subject = kept(keep(tmp_path, 1, "Hello there", "Pastry Chef @ Larkmoor"), nothing, ENGLISH)
    without = kept(keep(tmp_path, 2, BODY), nothing, ENGLISH)
    assert (with_subject.role, with_subject.company) == ("Pastry Chef", "Larkmoor")
    assert (without.role, without.text) == ("Pastry Chef", BODY)


lines = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=30).map(str.strip)


@given(st.lists(lines, min_size=1, max_size=5), lines)
def test_any_message_is_kept_as_it_is(tmp_path_factory, written, subject):
    text = "\n".join(["We write:", *written, "That is all."])
    path = keep(tmp_path_factory.mktemp("kept"), 1, text, subject)
    kept_subject, kept_text = divided(read.text(path))
    assert (kept_subject, kept_text.strip("\n")) == (subject, text)


def test_a_kept_message_is_a_posting(tmp_path):
    path = keep(tmp_path, 7, BODY, "Pastry Chef @ Larkmoor")
    made = as_posting(path, "Orla Fenn", nothing, ENGLISH)
    assert made.name == "0007.txt"
    assert made.blocks == (
        Block("field", "Pastry Chef", name="title"),
        Block("field", "Larkmoor", name="company"),
        Block("paragraph", BODY),
    )


def test_a_kept_message_that_says_nothing_of_a_job_is_no_posting(tmp_path):
    assert as_posting(keep(tmp_path, 7, HELLO), "", nothing, ENGLISH) is None
