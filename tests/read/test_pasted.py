"""Messages as people paste and save them."""

import pytest

from auditor.errors import UnreadableInput
from auditor.read import message
from auditor.records import Message

BODY = "We are hiring a Pastry Chef."


def as_sent(date="", channel="email"):
    """The message that these mails hold."""
    return Message("", "Orla Fenn", "", date, "Pastry Chef", BODY, channel=channel)


def parts(pasted):
    """Subject and text of what was pasted."""
    made = message(pasted)
    return made.subject, made.text


# --- LinkedIn's page ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "View Orla\u2019s profileOrla Fenn",
        "View Orla's profile",
        "Orla Fenn sent the following message at 1:28 PM",
        "Orla Fenn sent the following messages at 13:28",
        "1st degree connection",
        "3rd degree connection",
        "\u00b7 1st",
        "Verified recruiter",
        "InMail",
        "Seen by Orla Fenn at 2:10 PM",
        "Reply",
        "View message",
        "Unsubscribe",
        "Yes, interested\u2026",
        "Maybe later\u2026",
        "No thanks",
        "No, thanks",
        "Download",
        "From: Orla Fenn via LinkedIn",
        "This email was intended for Nuala Byrne (Java Developer)",
        "Today",
        "Saturday",
        "Apr 20",
        "Orla Fenn (She/Her)  1:28 PM",
        "\U0001f44f \U0001f44d \U0001f60a",
        "Sponsored",
        "Recruiter",
        "TODAY",
        "MONDAY",
        "9:10 AM",
        "Edited",
        "Maximize compose field",
        "Open GIF Keyboard",
        "Open Emoji Keyboard",
        "Press Enter to Send",
        "Open send options",
        "Attach a file to your conversation with Orla Fenn",
        "Status is offline",
        "Sent from my iPhone",
        "Help: https://www.linkedin.com/help",
        "\u00a9 2026 LinkedIn Ireland Unlimited Company, Dublin",
    ],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_what_linkedin_writes_around_a_message_is_stripped(line, place):
    pasted = f"{line}\n{BODY}" if place == "before" else f"{BODY}\n{line}"
    assert parts(pasted) == ("", BODY)


CONVERSATION = """\
Orla Fenn
1st degree connection
\u00b7 1st
Truck Driver recruiter at Crumb & Kettle
Verified recruiter
Saturday
Orla Fenn sent the following message at 1:28 PM
View Orla\u2019s profileOrla Fenn
Orla Fenn (She/Her)  1:28 PM
We are hiring a Pastry Chef.
menu.pdf
120 KB
Download
Seen by Orla at 2:10 PM
You sent the following message at 3:01 PM
View Nuala\u2019s profileNuala Byrne
Nuala Byrne  3:01 PM
Thank you, but I only write Java.

Orla Fenn sent the following messages at 4:00 PM
View Orla\u2019s profileOrla Fenn
Orla Fenn (She/Her)  4:00 PM
The house bakes sourdough.
"""


def test_of_a_pasted_conversation_what_the_recruiter_wrote_is_left():
    _, text = parts(CONVERSATION)
    lines = [line for line in text.splitlines() if not line.startswith(("menu", "120"))]
    assert lines == ["We are hiring a Pastry Chef.", "The house bakes sourdough."]


def test_of_a_pasted_conversation_what_the_person_wrote_is_gone():
    _, text = parts(CONVERSATION)
    assert "Java" not in text
    assert "Nuala" not in text
    assert "The house bakes sourdough." in text


def test_lines_of_the_message_stay_as_they_are():
    text = "View of the sea included.\n\nReply to me by Monday.\n  - Download speed matters here."
    assert parts(text) == ("", text)


def test_the_subject_stands_in_the_first_line():
    assert parts(f"Subject: Pastry Chef @ Larkmoor\n\n{BODY}") == ("Pastry Chef @ Larkmoor", BODY)
    assert parts(f"\n\nSubject:  Pastry Chef  \n{BODY}") == ("Pastry Chef", BODY)


def test_the_subject_of_a_pasted_email_stands_below_who_sent_it():
    pasted = f"From: Orla Fenn via LinkedIn\nSubject: Pastry Chef @ Larkmoor\n\n{BODY}"
    assert parts(pasted) == ("Pastry Chef @ Larkmoor", BODY)


def test_a_message_may_speak_of_a_subject_later():
    assert parts(f"{BODY}\nSubject: to approval") == ("", f"{BODY}\nSubject: to approval")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n\n",
        "Reply\nUnsubscribe",
        "You sent the following message at 9:00\nHi",
    ],
)
def test_a_message_of_nothing_is_refused(text):
    with pytest.raises(UnreadableInput, match="the message is empty"):
        parts(text)


@pytest.mark.parametrize("line", ["View ", "Orla sent ", " ", "a sent the following message at ", "\u00b7 "])
def test_a_long_line_is_read_at_once(line):
    assert parts(f"{line * 20_000}x\n{BODY}")[1].endswith(BODY)


def test_markup_is_taken_out_of_a_pasted_message():
    pasted = "<p>We are hiring a <b>Pastry Chef</b>.</p><ul><li>Sourdough</li><li>Rye &amp; oats</li></ul>"
    assert [line.strip() for line in message(pasted).text.splitlines() if line.strip()] == [
        "We are hiring a Pastry Chef.",
        "Sourdough",
        "Rye & oats",
    ]


# --- e-mail ---------------------------------------------------------------------------------------------

FROM = "From: Orla Fenn <orla@kettle.example>"
HEADERS = {
    "a mail program's": f"{FROM}\nTo: Nuala <nuala@home.example>\n{{date}}\nSubject: Pastry Chef\n",
    "a saved file's": f"Return-Path: <orla@kettle.example>\nMIME-Version: 1.0\n{FROM}\nTo: Nuala\n <n@h.ex>\n"
    "{date}\nSubject: =?utf-8?Q?Pastry_Chef?=\nContent-Type: text/plain\n",
    "bare names": "From: Orla Fenn\n{date}\nTo: Nuala\nSubject: Pastry Chef\n",
}
DATES = (
    "Date: Tue, 3 Mar 2026 09:14:22 +0000",
    "Date: Tue, 3 Mar 2026 at 09:14",
    "Date: 3 March 2026 at 09:14:22 GMT",
    "Date: March 3, 2026 at 9:14:00 AM GMT",
    "Sent: Tuesday, March 3, 2026 9:14 AM",
    "Sent: 3 March 2026 09:14",
)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("blank", ["\n", ""])
def test_an_email_tells_who_wrote_when_and_about_what(headers, date, blank):
    made = message(f"{headers.format(date=date)}{blank}{BODY}")
    assert made == as_sent("2026-03-03")


@pytest.mark.parametrize("date", ["Date: soon", "Date: 31 Feb 2026 09:00", "Date:"])
def test_a_date_that_cannot_be_told_is_none(date):
    made = message(f"From: Orla Fenn\n{date}\nSubject: Pastry Chef\n\n{BODY}")
    assert (made.sender, made.date, made.text) == ("Orla Fenn", "", BODY)


def test_linkedins_notice_of_a_message_is_no_email():
    made = message(f"From: Orla Fenn via LinkedIn\nSubject: Pastry Chef\n\n{BODY}\nReply\nUnsubscribe")
    assert made == as_sent(channel="linkedin")


def test_a_file_that_is_encoded_is_read():
    head = "From: Orla Fenn\nSubject: Chef\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    quoted = "Content-Transfer-Encoding: quoted-printable\n\nA p=C3=A2tissier, =E2=82=AC50k, we =\nneed."
    base64 = "Content-Transfer-Encoding: base64\n\nQSBww6J0aXNzaWVyLCDigqw1MGssIHdlIG5lZWQu\n"
    assert message(head + quoted).text == message(head + base64).text == "A pâtissier, €50k, we need."


def test_of_several_parts_the_text_is_read():
    parted = (
        "From: Orla Fenn\nSubject: Chef\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="x"\n\n'
        f"--x\nContent-Type: text/plain\n\n{BODY}\n--x\nContent-Type: text/html\n\n<p>Other</p>\n--x--\n"
    )
    assert message(parted).text == BODY


def test_markup_of_an_email_is_taken_out():
    head = "From: Orla Fenn\nSubject: Chef\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    assert message(f"{head}<html><body><p>{BODY}</p></body></html>").text == BODY


def test_an_email_without_text_is_refused():
    with pytest.raises(UnreadableInput, match="holds no text"):
        message("From: Orla Fenn\nSubject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nAAAA")


QUOTED = "I write Java, and I keep bees."


@pytest.mark.parametrize(
    "quoted",
    [
        f"On Mon, 2 Mar 2026 at 18:02, Nuala Byrne <nuala@home.example> wrote:\n> {QUOTED}",
        f"On Mon, 2 Mar 2026 at 18:02, Nuala Byrne\n<nuala@home.example> wrote:\n\n{QUOTED}",
        f"Am Mo., 2. März 2026 um 18:02 Uhr schrieb Nuala <nuala@home.example>:\n> {QUOTED}",
        f"-----Original Message-----\nFrom: Nuala\nSent: Monday\nTo: Orla\nSubject: Hello\n\n{QUOTED}",
        f"{'_' * 32}\nFrom: Nuala\nSent: Monday\nTo: Orla\nSubject: Hello\n\n{QUOTED}",
        f"> {QUOTED}",
    ],
)
@pytest.mark.parametrize("head", ["", "From: Orla Fenn\nSubject: Chef\n\n"])
def test_what_an_email_quotes_is_not_what_its_sender_wrote(head, quoted):
    written = f"{BODY} {'Sourdough. ' * 40}\n\n  - rye\n  - oats"
    assert message(f"{head}{written}\n\n{quoted}").text == written


def quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def test_only_a_date_a_name_and_quoted_text_head_a_quotation():
    text = f"{BODY}\n\nOn Friday the owner wrote:\n\nWe need rye.\n\nFrom: 6 am\nTo: 2 pm\n\nShall we talk?"
    assert message(f"From: Orla Fenn\nSubject: Chef\n\n{text}").text == text


@pytest.mark.parametrize(
    "headers",
    [
        f"{FROM}\nSent: Tuesday, March 3, 2026 9:14 AM\nTo: Nuala\nSubject: Pastry Chef",
        f"{'_' * 32}\n{FROM}\nSent: 3 March 2026 09:14\nTo: Nuala\nSubject: Pastry Chef",
        f"-----Original Message-----\n{FROM}\nSent: 3 March 2026 09:14\nSubject: Pastry Chef",
        "Von: Orla Fenn <o@kettle.example>\nGesendet: Di., 3. März 2026 09:14\nAn: N\nBetreff: Pastry Chef",
        "De : Orla Fenn <o@kettle.example>\nEnvoyé : mardi 3 mars 2026 09:14\nÀ : Nuala\nObjet : Pastry Chef",
        "Fra: Orla Fenn\nSendt: 3. marts 2026 09:14\nTil: Nuala\nEmne: Pastry Chef",
        "*From:* Orla Fenn\n*Sent:* 3 March 2026 09:14\n*To:* Nuala\n*Subject:* Pastry Chef",
    ],
)
@pytest.mark.parametrize(
    "above", ["", "FYI\n\n", "From: Nuala Byrne\nTo: Home\nSubject: TR: Pastry Chef\n\nhave a look\n\n"]
)
def test_whatever_marks_an_email_as_passed_on_its_sender_is_read(headers, above):
    assert message(f"{above}{headers}\n\n{BODY}") == as_sent("2026-03-03")


@pytest.mark.parametrize("above", ["", "have a look\n\n", "From: Nuala\nSubject: Fwd: Chef\n\n"])
def test_of_an_email_that_is_passed_on_as_a_quotation_the_marks_are_taken_off(above):
    headers = f"{FROM}\nDate: 3 March 2026 at 09:14\nSubject: Pastry Chef"
    assert message(above + quoted(f"{headers}\n\n{BODY}")) == as_sent("2026-03-03")


def test_who_wrote_is_read_from_the_line_above_a_quotation_that_is_passed_on():
    head = "On 3 Mar 2026, at 09:14, Orla Fenn <orla@kettle.example> wrote:"
    made = message(f"From: Nuala\nSubject: Fwd: Chef\n\n{head}\n\n{quoted(BODY)}")
    assert (made.sender, made.date, made.text) == ("Orla Fenn", "2026-03-03", BODY)


def test_an_email_of_quotation_marks_alone_is_read():
    assert message(quoted(BODY)).text == BODY


def test_an_answer_to_the_person_is_not_passed_on():
    asked = "From: Nuala Byrne\nSent: 2 March 2026 10:00\nTo: Orla Fenn\nSubject: Chef\n\nWhich role is it?"
    assert message(f"Hi Nuala, a Pastry Chef.\n\n{asked}").text == "Hi Nuala, a Pastry Chef."


SPECIALITIES = "Kettle Search\nJava | .NET | Salesforce"


@pytest.mark.parametrize(
    "name",
    [
        "Orla Fenn",
        "Orla",
        "*Orla Fenn*",
        "**Orla Fenn**",
        "Orla Fenn | Partner",
        "--",
        "-- \nOrla",
        "____\nOrla Fenn",
    ],
)
def test_a_message_ends_above_the_name_of_its_sender(name):
    written = f"{BODY} Interested?"
    assert message(f"{FROM}\nSubject: Chef\n\n{written}\n\n{name}\n{SPECIALITIES}").text == written


def test_below_a_sign_off_the_name_stays():
    pasted = f"{FROM}\nSubject: Chef\n\n{BODY}\n\nKind regards,\nOrla\n{SPECIALITIES}"
    assert message(pasted).text == f"{BODY}\n\nKind regards,\nOrla"


def test_a_postscript_below_a_signature_stays():
    pasted = f"{FROM}\nSubject: Chef\n\n{BODY}\n\nOrla\n{SPECIALITIES}\n\nPS: rye is a must."
    assert message(pasted).text == f"{BODY}\n\nPS: rye is a must."


def test_a_name_above_the_message_ends_nothing():
    assert message(f"{FROM}\nSubject: Chef\n\nOrla Fenn\nKettle Search\n\n{BODY}").text.endswith(BODY)


def test_each_message_of_a_conversation_ends_above_its_signature():
    sent = "Orla Fenn sent the following message at 1:28 PM"
    text = message(f"{sent}\n{BODY}\nOrla Fenn\n{SPECIALITIES}\n{sent}\nAny thoughts?").text
    assert text.splitlines() == [BODY, "Any thoughts?"]


def test_in_a_part_of_a_page_the_time_beside_a_name_says_who_wrote():
    made = message(
        f"Orla Fenn\nJava lead\nOrla Fenn (She/Her)   1:28 PM\n{BODY}\nNuala Byrne  2:00 PM\nI write Java."
    )
    assert (made.sender, made.text) == ("Orla Fenn", BODY)


@pytest.mark.parametrize("mark", ["---------- Forwarded message ---------", "Begin forwarded message:"])
def test_of_a_forwarded_email_the_forwarded_one_is_read(mark):
    forwarded = f"{mark}\n{FROM}\nSubject: Pastry Chef\nTo: Nuala\n\n\n{BODY}"
    assert message(f"Mail to myself\n\n{forwarded}") == as_sent()


def test_lines_of_a_flowed_email_go_on_where_they_end_with_a_blank():
    pasted = (
        "From: Bo Reef <bo@reef.example>\nSubject: Weavers\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        "We need a Head of \nWeaving in our mill.\n\n- Looms\n- Yarn\n"
    )
    assert message(pasted).text == "We need a Head of Weaving in our mill.\n\n- Looms\n- Yarn"
