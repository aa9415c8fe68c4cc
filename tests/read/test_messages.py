"""messages.csv of every year: its columns, whose it is, and what can be no pitch."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UnreadableInput, WrongInput
from auditor.read import from_messages
from auditor.text.normalise import repair

NAME = "messages.csv"
ANA, BOB, CLEO = "Ana Example", "Bob Sample", "Cleo Specimen"
HEADER = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip


def url(name):
    return f"https://www.linkedin.com/in/{name.split()[0].lower()}" if name else ""


def cells(
    sender=BOB,
    to=ANA,
    content="Hi",
    *,
    subject="",
    conversation="2-a==",
    date="2024-01-02 10:00:00 UTC",
    title="",
    folder="INBOX",
    drafts=("No", "No"),
    sender_url=None,
    to_urls=None,
):
    """The cells of a row under HEADER."""
    sender_url = url(sender) if sender_url is None else sender_url
    to_urls = url(to) if to_urls is None else to_urls
    head = [conversation, title, sender, sender_url, to, to_urls, date]
    return [*head, subject, content, folder, "", *drafts]


def sheet(*rows, header=HEADER, **options):
    buffer = io.StringIO()
    csv.writer(buffer, **options).writerows([header, *rows])
    return buffer.getvalue()


def read(*rows, owner=ANA, url="", **options):
    return from_messages.mailbox(sheet(*rows, **options), NAME, owner, url)


def dropped(*args, **more):
    (message,) = read(cells(*args, **more)).messages
    return message.dropped


def text(content):
    (message,) = read(cells(content=content)).messages
    return message.text


# --- columns ---------------------------------------------------------------------------------------------

OLD = ("From", "To", "Date", "Subject", "Content", "Direction", "Folder")
ERAS = {
    "2019": tuple(name for name in HEADER[:10] if name != "RECIPIENT PROFILE URLS"),
    "2023": HEADER[:10],
    "2024, no attachments": (*HEADER[:10], *HEADER[11:]),
    "2026": HEADER[:11],
    "2026, one draft column": HEADER[:12],
    "2026, all": HEADER,
}


@pytest.mark.parametrize("header", ERAS.values(), ids=ERAS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["minimal", "all"])
def test_the_header_of_every_year(header, quoting):
    rows = [
        cells(BOB, ANA, "A role, perhaps?", subject="Dome Keeper"),
        cells(ANA, BOB, "No, thanks", date="2024-01-03 10:00:00 UTC"),
    ]
    kept = [[row[HEADER.index(name)] for name in header] for row in rows]
    found = from_messages.mailbox(sheet(*kept, header=header, quoting=quoting), NAME, ANA)
    assert found.owner == ANA
    assert [(m.sender, m.date, m.subject, m.text, m.dropped) for m in found.messages] == [
        (BOB, "2024-01-02", "Dome Keeper", "A role, perhaps?", ""),
        (ANA, "2024-01-03", "", "No, thanks", "outgoing"),
    ]
    assert found.notices == ()


def test_the_header_of_2018_tells_the_direction_and_needs_no_owner():
    rows = [
        (BOB, ANA, "10/16/18, 8:36 AM", "Dome Keeper", "A role", "INCOMING", "INBOX"),
        (ANA, BOB, "10/16/18, 12:05 PM", "RE: Dome Keeper", "Thanks", "OUTGOING", "SENT"),
        (CLEO, ANA, "10/17/18, 12:05 AM", "Sand", "Sand?", "INCOMING", "INBOX"),
    ]
    found = from_messages.mailbox(sheet(*rows, header=OLD), NAME)
    assert found.owner == ANA
    assert [message.dropped for message in found.messages] == ["", "outgoing", ""]
    assert [message.date for message in found.messages] == ["2018-10-16", "2018-10-16", "2018-10-17"]


def test_without_an_id_a_conversation_is_two_people_and_a_subject():
    rows = [
        (BOB, f"{ANA}, PhD", "10/16/18, 8:36 AM", "Dome Keeper", "A role", "INCOMING", "INBOX"),
        (f"{ANA}, PhD", BOB, "10/17/18, 8:36 AM", "RE: Re: Dome Keeper", "Thanks", "OUTGOING", "SENT"),
        (BOB, ANA, "10/18/18, 8:36 AM", "Another", "A role", "INCOMING", "INBOX"),
    ]
    first, reply, other = from_messages.mailbox(sheet(*rows, header=OLD), NAME).messages
    assert first.conversation == reply.conversation != other.conversation


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter(delimiter):
    (message,) = read(cells(content="a,b;c\td"), delimiter=delimiter).messages
    assert message.text == "a,b;c\td"


@pytest.mark.parametrize("start", ["\ufeff", "\r\n\r\n", "sep=,\r\n", "\ufeffsep=,\n"])
def test_what_a_program_puts_before_the_header(start):
    (message,) = from_messages.mailbox(start + sheet(cells()), NAME, ANA).messages
    assert message.sender == BOB


def test_columns_in_any_order_and_spelling_with_others_between():
    header = ("is_message_draft", "Content", "mine", "date", "from", "To")
    (message,) = from_messages.mailbox(
        sheet(("Yes", "Hi", "x", "2024-01-02 10:00:00 UTC", BOB, ANA), header=header), NAME, ANA
    ).messages
    assert (message.sender, message.text, message.date, message.dropped) == (BOB, "Hi", "2024-01-02", "draft")


@pytest.mark.parametrize("row", [[*cells(), "too", "much"], cells()[:9]])
def test_ragged_rows(row):
    (message,) = read(row).messages
    assert (message.sender, message.text, message.dropped) == (BOB, "Hi", "")


def test_another_table_is_refused_with_its_columns():
    with pytest.raises(WrongInput) as error:
        from_messages.mailbox("First Name,Last Name,Connected On\nBob,Sample,1 Jan 2024\n", "Connections.csv")
    said = str(error.value)
    assert said.startswith("Connections.csv: no messages.csv of LinkedIn, FROM, TO, DATE, CONTENT missing; ")
    assert "found the columns: First Name, Last Name, Connected On; expected FROM, TO, DATE" in said


@pytest.mark.parametrize("nothing", ["", "\ufeff", " \r\n\n"])
def test_an_empty_file(nothing):
    with pytest.raises(UnreadableInput, match=r"^messages\.csv: it is empty; download the export again"):
        from_messages.mailbox(nothing, NAME)


def test_a_header_alone_is_an_empty_mailbox_with_a_notice():
    found = read()
    assert (found.owner, found.messages) == (ANA, ())
    assert [(n.code, n.message) for n in found.notices] == [
        ("no-messages", "messages.csv has no messages in it.")
    ]


def test_a_cell_beyond_the_usual_limit_and_the_limit_is_put_back():
    before = csv.field_size_limit()
    assert len(text("word " * 40_000)) > 131_072
    assert csv.field_size_limit() == before


def test_a_quote_that_never_closes_is_refused():
    with pytest.raises(
        UnreadableInput, match=r"not readable as CSV \(field larger .*; unzip the export again"
    ):
        from_messages.mailbox(sheet(cells()) + '"' + "a" * 20_000_001, NAME, ANA)


# --- dates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2026-02-03 23:59:59 UTC", "2026-02-03"),
        ("2026-02-03 23:59", "2026-02-03"),
        ("10/6/18, 8:36 AM", "2018-10-06"),
        ("1/2/2019, 12:00\u202fPM", "2019-01-02"),
        ("2026-02-30 10:00:00 UTC", ""),
        ("13.2.2026 10:00", "2026-02-13"),
        ("3. Februar 2026", "2026-02-03"),
        ("3. Smarch 2026", ""),
    ],
)
def test_dates_of_every_year(date, wanted):
    (message,) = read(cells(date=date)).messages
    assert message.date == wanted


def test_dates_that_cannot_be_read_are_counted_in_one_notice_and_come_last():
    found = read(cells(content="a", date="yesterday"), cells(content="b"), cells(content="c", date="?"))
    assert [message.text for message in found.messages] == ["b", "a", "c"]
    assert [(n.code, n.message) for n in found.notices] == [
        (
            "date-unknown",
            "2 messages have no date that can be read in messages.csv (rows 2, 4) and come last.",
        )
    ]


@pytest.mark.parametrize(
    ("other", "wanted"), [("8/13/2026 9:00", "2026-08-02"), ("13/8/2026 9:00", "2026-02-08")]
)
def test_a_date_of_two_readings_is_read_as_the_others_of_its_column(other, wanted):
    found = read(cells(content="a", date="8/2/2026 17:40"), cells(content="b", date=other)).messages
    assert {message.text: message.date for message in found}["a"] == wanted


def test_a_date_of_two_readings_that_nothing_settles_is_none():
    (message,) = read(cells(date="8/2/2026 17:40")).messages
    assert message.date == ""


def test_oldest_first_to_the_second_and_as_in_the_file_within_it():
    dates = ["2024-01-02 10:00:01 UTC", "2024-01-02 10:00:00 UTC", "2024-01-02 10:00:00 UTC"]
    found = read(*(cells(content=f"{number}", date=date) for number, date in enumerate(dates)))
    assert [message.text for message in found.messages] == ["1", "2", "0"]


def test_midnight_and_noon_of_twelve_hours():
    dates = ["10/16/18, 12:30 PM", "10/16/18, 1:00 PM", "10/16/18, 12:30 AM", "10/16/18, 11:00 AM"]
    found = read(*(cells(content=date[10:], date=date) for date in dates))
    assert [message.text for message in found.messages] == ["12:30 AM", "11:00 AM", "12:30 PM", "1:00 PM"]


# --- text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Hi Ana,\r\n\r\n- Rust\r\n- SQL\r\n\r\n1. Best", "Hi Ana,\n\n- Rust\n- SQL\n\n1. Best"),
        ("Hi Ana,  **now**  • First • Second", "Hi Ana,  **now**  • First • Second"),
        ("<p>Hi Ana,</p><p>A <b>role</b>:<br>keeper</p>", "Hi Ana,\n\nA role:\nkeeper"),
        ("<p>We ask:</p><ul><li>Rust</li><li>SQL</li></ul>Bob", "We ask:\n\n- Rust\n- SQL\n\nBob"),
        ("Hi <b>Ana</b>,\nA role", "Hi Ana,\nA role"),
        ("I&rsquo;m at R&amp;D&nbsp;now &lt;3", "I’m at R&D\xa0now <3"),
        ("&lt;p&gt;Hi&lt;/p&gt;&lt;p&gt;Bob&lt;/p&gt;", "Hi\n\nBob"),
        ("https://example.org/?a=1&region=eu&copy=2", "https://example.org/?a=1&region=eu&copy=2"),
        ("vector<int> at <company>, 3 < 4", "vector<int> at <company>, 3 < 4"),
        ("<p>vector<int> at <company></p>", "vector<int> at <company>"),
        ("<style>p {color: red}</style><p>Hi</p><script>x()</script>", "Hi"),
        ("Weâ€™re hiring", "We’re hiring"),
        ("Hi\x1b[31m Ana\u202e", "Hi Ana"),
    ],
)
def test_text_is_plain_and_keeps_its_lines(content, wanted):
    assert text(content) == wanted


@given(
    st.text(alphabet='aeé’ –ñÃ\xa0Ââ€™\n😀ü"\u0301\r\t\u200b\x9b')
    | st.text(alphabet="aàíñÀ’“…ß ").map(lambda text: text.encode().decode("cp1252", "ignore"))
    | st.text()
)
def test_the_search_for_damage_is_only_left_out_where_there_is_none(text):
    assert from_messages._repaired(text) == repair(text)


@pytest.mark.parametrize("break_", ["\u2028", "\x0b", "\x85", "\u2029", "\x0c"])
def test_a_line_end_of_another_program_does_not_cut_an_unquoted_row(break_):
    found = from_messages.mailbox(sheet(cells(content=f"a{break_}b"), quoting=csv.QUOTE_NONE), NAME, ANA)
    assert [message.text for message in found.messages] == ["a\nb"]


# --- dropped ---------------------------------------------------------------------------------------------

SPINMAIL = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>'


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({}, ""),
        ({"drafts": ("Yes", "No")}, "draft"),
        ({"drafts": ("No", "YES")}, "draft"),
        ({"folder": "SPAM"}, "spam"),
        ({"folder": "ARCHIVE"}, ""),
        ({"content": SPINMAIL}, "sponsored"),
        ({"title": "Sponsored Conversation", "sender_url": ""}, "sponsored"),
        ({"content": "Hi %FIRSTNAME%, a degree?", "sender_url": ""}, "sponsored"),
        ({"content": "Hi %FIRSTNAME%, a role?"}, ""),  # a recruiter's template that was not filled
        ({"content": "100% remote, 5% bonus", "sender_url": ""}, ""),
        ({"content": " \n"}, "empty"),
        ({"content": "&nbsp;"}, "empty"),
        ({"content": "", "subject": "Dome Keeper"}, ""),
        ({"sender": "", "to": "", "content": ""}, "empty"),
        ({"sender": "LinkedIn Member", "sender_url": ""}, ""),
    ],
)
def test_why_a_message_is_dropped(row, wanted):
    others = [cells(conversation=f"2-{number}==", date="2023-01-02 10:00:00 UTC") for number in range(2)]
    *_, message = read(*others, cells(**row)).messages
    assert message.dropped == wanted


def test_of_several_reasons_the_surest_is_told():
    row = {"sender": ANA, "to": BOB, "content": SPINMAIL, "folder": "SPAM"}
    assert dropped(**row, drafts=("Yes", "")) == "draft"
    assert dropped(**row) == "spam"
    assert dropped(**row | {"folder": ""}) == "sponsored"
    assert dropped(**row | {"folder": "", "content": ""}) == "outgoing"


def test_a_subject_without_text_is_a_message_with_empty_text():
    (message,) = read(cells(content="", subject="Dome Keeper")).messages
    assert (message.subject, message.text, message.dropped) == ("Dome Keeper", "", "")


# --- whose mailbox ---------------------------------------------------------------------------------------

TALKS = (
    cells(BOB, ANA, "a", conversation="1"),
    cells(CLEO, ANA, "b", conversation="2"),
    cells(ANA, CLEO, "c", conversation="2"),
)
REASONS = ["", "", "outgoing"]


def reasons(found):
    return [message.dropped for message in found.messages]


@pytest.mark.parametrize("owner", [ANA, "ana  EXAMPLE", "Ana\xa0Example", f"{ANA}, PhD", f"{ANA}, PhD, PMP"])
def test_a_given_name_is_compared_without_case_blanks_and_degrees(owner):
    assert reasons(read(*TALKS, owner=owner)) == REASONS


def test_accents_tell_names_apart_however_they_are_composed():
    row = cells("José Sample", ANA)
    assert reasons(read(row, owner="Jose\u0301 Sample")) == ["outgoing"]
    with pytest.raises(WrongInput, match="Jose Sample is in none"):
        read(row, owner="Jose Sample")


def test_a_degree_that_only_the_export_has():
    rows = (cells(BOB, "Ana Example, PhD"), cells("Ana Example, PhD", BOB, sender_url="", to_urls=""))
    assert reasons(read(*rows)) == ["", "outgoing"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/ana",
        "http://de.linkedin.com/in/ANA/?trk=x",
        "linkedin.com/in/%61na",
    ],
)
def test_a_given_address_is_compared_by_its_last_part(address):
    found = read(*TALKS, owner="", url=address)
    assert (found.owner, reasons(found)) == (ANA, REASONS)


def test_a_given_address_tells_namesakes_apart():
    namesake = cells(ANA, ANA, "d", conversation="3", sender_url="https://www.linkedin.com/in/ana-2")
    found = read(*TALKS, namesake, url=url(ANA))
    assert reasons(found) == [*REASONS, ""]


def test_of_namesakes_the_owner_is_in_most_conversations():
    namesake = cells(ANA, "", "d", conversation="3", sender_url="https://www.linkedin.com/in/ana-2")
    assert reasons(read(*TALKS, namesake)) == [*REASONS, ""]


def test_an_address_that_nobody_has_leaves_it_to_the_name():
    assert reasons(read(*TALKS, url="https://www.linkedin.com/in/ana-before")) == REASONS


def test_the_owner_without_a_hint_is_in_most_conversations():
    found = read(*TALKS, owner="")
    assert (found.owner, reasons(found)) == (ANA, REASONS)


def test_the_owner_without_a_hint_where_only_senders_have_addresses():
    rows = [[*row[:5], "", *row[6:]] for row in TALKS]
    found = read(*rows, owner="")
    assert (found.owner, reasons(found)) == (ANA, REASONS)


def test_the_owner_without_a_hint_among_groups_and_degrees():
    rows = (
        cells(BOB, f"{CLEO}, {ANA}, PhD", "a", conversation="1", to_urls=""),
        cells(CLEO, f"{ANA}, PhD", "b", conversation="2", to_urls=""),
        cells("LinkedIn Member", f"{ANA}, PhD", "c", conversation="3", sender_url="", to_urls=""),
    )
    assert read(*rows, owner="").owner == ANA


def test_deleted_accounts_are_not_one_person():
    deleted = [cells("LinkedIn Member", ANA, conversation=f"{n}", sender_url="") for n in range(3)]
    found = read(*deleted, owner="")
    assert (found.owner, reasons(found)) == (ANA, ["", "", ""])


def test_two_people_alone_could_both_be_the_owner():
    rows = (cells(BOB, ANA, conversation="1"), cells(ANA, BOB, conversation="2"))
    with pytest.raises(
        WrongInput,
        match=r"^messages\.csv: cannot tell which of Bob Sample and Ana Example is you; .*--me NAME",
    ):
        read(*rows, owner="")


def test_one_conversation_does_not_tell_the_owner():
    with pytest.raises(WrongInput, match=r"cannot tell which of .*; say it with --me NAME"):
        read(cells(), owner="")


def test_who_is_in_few_conversations_is_not_the_owner():
    rows = [cells(f"P{n} Sample", "", conversation=f"{n}", to_urls="") for n in range(4)]
    with pytest.raises(WrongInput, match=r"cannot tell whether Bob Sample is you"):
        read(*rows, *(cells(BOB, "", conversation=f"b{n}", to_urls="") for n in range(2)), owner="")


def test_a_given_owner_who_is_in_no_message():
    with pytest.raises(WrongInput) as error:
        read(*TALKS, cells("Dora Model", ANA, conversation="4"), owner="Eve\nOther")
    assert str(error.value) == (
        "messages.csv: Eve Other is in none of these messages, most of them are from or to Ana Example, "
        "Bob Sample and Cleo Specimen; say which of them you are with --me NAME"
    )


# --- properties ------------------------------------------------------------------------------------------

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ROWS = st.lists(st.lists(ANY, min_size=len(HEADER), max_size=len(HEADER)), max_size=8)


@given(ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_each_row_becomes_one_message(rows, delimiter, quoting):
    # Each direction is told, so that no owner has to be found among people of random names.
    written = sheet(
        *([*row, "INCOMING"] for row in rows),
        header=(*HEADER, "DIRECTION"),
        delimiter=delimiter,
        quoting=quoting,
    )
    assert len(from_messages.mailbox(written, NAME).messages) == len(rows)


@given(
    st.lists(st.sampled_from([cells(content=f"{n}", date=f"2024-01-0{n} 10:00:00 UTC") for n in range(1, 9)]))
)
def test_reading_only_sorts(rows):
    found = read(*rows).messages
    assert sorted(row[8] for row in rows) == [message.text for message in found]
