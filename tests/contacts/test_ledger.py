"""contacts.csv loses nothing: not to spreadsheets, not to other programs, not to a kill in the middle."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.contacts import ledger
from auditor.errors import AuditorError, OutputError, UnreadableInput, WrongInput
from auditor.records import CONTACT_COLUMNS, REASON_NAMES, Channel, Contact, ContactSide
from auditor.report.cells import FORMULA_STARTS
from auditor.text.normalise import repair

BOM = b"\xef\xbb\xbf"
HEADER = ",".join(CONTACT_COLUMNS)
SETTLED = ("number", "date", "channel", "side", "path", "replied", "reasons")  # fields that hold no free text
BLANKED = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
AWKWARD = (
    "=1+1", "'-x", "-x", "+49 30 1234", "@handle", "\t=1", "＝1", "'", "''", "'quoted'", "a,b;c\td",
    'he said "hi"', '"', '""', "one\ntwo", "one\r\n2,two", "\n=1", " padded ", "0", "12,x", "sep=;",
    "שלום עולם", "مرحبا", "山田 太郎", "김민준", "👩🏽‍💻 dev", "Zoë – naïve", "José", "nan", "None", "1e5",
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return tmp_path / "contacts.csv"


def row(**cells):
    """A line with the given cells, as they are, under HEADER."""
    return ",".join(cells.get(column, "") for column in CONTACT_COLUMNS)


def put(file, *lines):
    file.write_text("\n".join((*lines, "")), encoding="utf-8", newline="\n")
    return file


def add(file, **values):
    return ledger.edit(file, lambda old: old.with_contact(Contact(old.next_number, **values))).after


def change(file, number, **values):
    return ledger.edit(file, lambda old: old.with_contact(replace(old.contact(number), **values))).after


def numbers(file):
    return [contact.number for contact in ledger.load(file).contacts]


def said(file):
    return [notice.message for notice in ledger.load(file).notices]


def lines(file):
    return file.read_text(encoding="utf-8-sig").split("\n")


# --- what is written is read back ---------------------------------------------------------------------


def shown(text):
    """A text in one line, without blanks around it: all that the ledger may change."""
    return BLANKED.sub(" ", text).strip()


def is_whole(contact):
    """Whether a contact's row holds no damage that reading mends."""
    line = ",".join(BLANKED.sub(" ", str(getattr(contact, field))) for field in CONTACT_COLUMNS.values())
    return repair(line) == line and "\ufffd" not in line


texts = st.one_of(st.text(max_size=40), st.text("=+-@'\",;\t\n 1aé"), st.sampled_from(AWKWARD))
dates = st.one_of(st.just(""), st.dates().map(str))
contacts = st.builds(
    Contact,
    number=st.integers(1, 9_999_999),
    date=dates,
    replied=dates,
    channel=st.sampled_from(get_args(Channel)),
    side=st.sampled_from(get_args(ContactSide)),
    path=st.integers(0, 5),
    reasons=st.lists(st.sampled_from([*REASON_NAMES]), unique=True).map("; ".join),
    **{f.name: texts for f in fields(Contact) if f.name not in SETTLED},
).filter(is_whole)
ledgers = st.lists(contacts, min_size=1, max_size=4, unique_by=lambda contact: contact.number)


def in_one_line(contact):
    return replace(
        contact, **{f.name: shown(getattr(contact, f.name)) for f in fields(contact) if f.name not in SETTLED}
    )


def write_all(file, made):
    for contact in made:
        ledger.edit(file, lambda old, contact=contact: old.with_contact(contact))


@given(ledgers)
def test_contacts_are_read_back_as_they_were_written(made):
    with TemporaryDirectory() as folder:
        file = Path(folder, "contacts.csv")
        write_all(file, made)

        assert [in_one_line(contact) for contact in ledger.load(file).contacts] == list(
            map(in_one_line, made)
        )


@given(ledgers)
def test_no_cell_starts_a_formula(made):
    with TemporaryDirectory() as folder:
        file = Path(folder, "contacts.csv")
        write_all(file, made)
        cells = [cell for cells in csv.reader(io.StringIO("\n".join(lines(file)))) for cell in cells]

    assert [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA_STARTS)] == []


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_is_read_back(file, text):
    add(file, recruiter=text, found_by=text)
    found = ledger.load(file).contact(1)

    assert (found.recruiter.strip(), found.found_by.strip()) == (shown(text), shown(text))


@pytest.mark.parametrize(
    "text",
    ["-----BEGIN PRIVATE KEY-----", "%PDF-1.7 attached", "Andr\ufffd\ufffd\ufffd\ufffd\ufffd", "x" * 140_000],
    ids=["key", "pdf", "lost letters", "very long"],
)
def test_no_text_of_a_contact_makes_the_ledger_unreadable(file, text):
    add(file, recruiter="Ada")
    with suppress(AuditorError):  # to turn the text away is fine
        add(file, role=text)

    assert [r.problem for r in ledger.load(file).rows if r.problem] == []


def test_line_ends_become_blanks(file):
    add(file, found_by="one\r\ntwo\nthree\u2028four")

    assert ledger.load(file).contact(1).found_by.split() == ["one", "two", "three", "four"]
    assert len(lines(file)) == 3


def test_the_first_contact_makes_a_file_with_mark_and_header(file):
    add(file, recruiter="Zoë")

    assert file.read_bytes().startswith(BOM + HEADER.encode() + b"\n1,,Zo\xc3\xab,")
    assert list(CONTACT_COLUMNS)[:3] == ["contact", "date", "recruiter"]


def test_without_a_file_there_are_no_contacts(file):
    assert ledger.load(file).contacts == ()
    assert ledger.load(file).next_number == 1
    assert not file.exists()


# --- numbers ------------------------------------------------------------------------------------------


def test_numbers_begin_at_one_and_go_up(file):
    for name in "abc":
        add(file, recruiter=name)

    assert numbers(file) == [1, 2, 3]


def test_the_next_number_is_above_all_others(file):
    put(file, HEADER, row(contact="7"), row(contact="3"))

    assert ledger.load(file).next_number == 8


@pytest.mark.parametrize(
    "broken",
    [
        row(contact="12", side="wanted"),
        row(contact="12", date="soon"),
        row(contact='"12"', path="9"),
        row(contact="#12", path="9"),
        row(contact="12.0", path="9"),
        row(contact="12", role='"Cook'),
        row(contact="12") + "and,more",
    ],
)
def test_the_next_number_is_above_those_of_unreadable_rows(file, broken):
    put(file, HEADER, row(contact="3"), broken, row(contact="4"))

    assert ledger.load(file).next_number == 13


@pytest.mark.parametrize("second", ["7", "7,wanted"])
def test_the_next_number_counts_contacts_in_whatever_column_they_stand(file, second):
    put(file, "date,contact,side", "2026-11-26,3,desired", f"2026-11-27,{second}")

    assert ledger.load(file).next_number == 8


def test_of_two_rows_with_a_number_the_second_is_named_skipped_and_kept(file):
    second = row(contact="1", recruiter="Bob")
    put(file, HEADER, row(contact="1", recruiter="Ada"), second)
    add(file, recruiter="Cleo")

    assert [c.recruiter for c in ledger.load(file).contacts] == ["Ada", "Cleo"]
    assert ["line 3" in text and "line 2 too" in text for text in said(file)] == [True]
    assert lines(file)[2] == second


def test_a_change_of_a_number_that_is_there_twice_changes_the_first(file):
    second = row(contact="1", recruiter="Bob")
    put(file, HEADER, row(contact="1", recruiter="Ada"), second)
    change(file, 1, role="Cook")

    assert ledger.load(file).contact(1) == Contact(1, recruiter="Ada", role="Cook")
    assert lines(file)[2] == second


def test_an_unknown_number_is_answered_with_how_many_there_are(file):
    put(file, HEADER, row(contact="1"), row(contact="4"))

    with pytest.raises(
        WrongInput, match=r"contact 3 is not there.*there are 2, up to 4.*auditor contacts list"
    ):
        ledger.load(file).contact(3)


def test_in_an_empty_ledger_no_number_is_known(file):
    with pytest.raises(WrongInput, match=r"contact 1 is not there.*none yet"):
        ledger.load(file).contact(1)


def test_the_number_of_a_broken_row_is_answered_with_its_line_and_problem(file):
    put(file, HEADER, row(contact="1"), row(contact="22", side="wanted"), row(contact="2", path="8"))

    with pytest.raises(
        WrongInput, match=r"contact 22 cannot be read.*line 3: side 'wanted' is none of desired"
    ):
        ledger.load(file).contact(22)
    with pytest.raises(WrongInput, match=r"contact 2 cannot be read.*line 4: path '8' is none of 1, 2"):
        ledger.load(file).contact(2)


# --- what spreadsheets and people make of it ----------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-26", "2026-11-26"),
        ("45987", "2025-11-26"),
        ("45987.75", "2025-11-26"),
        ("45987,75", "2025-11-26"),
        ("26/11/2026", "2026-11-26"),
        ("26.11.2026", "2026-11-26"),
        ("3.4.2026", "2026-04-03"),
        ("26-11-26", "2026-11-26"),
        ("11/26/2026", "2026-11-26"),
        ("4/4/2026", "2026-04-04"),
        ("2026/11/26", "2026-11-26"),
        ("2026-11-26 00:00:00", "2026-11-26"),
        ("26/11/2026 09:30", "2026-11-26"),
        (" 2026-11-26 ", "2026-11-26"),
        ("28.2.2026", "2026-02-28"),
        ("", ""),
    ],
)
def test_a_date_is_read_however_a_spreadsheet_writes_it(file, typed, day):
    put(file, "contact\tdate\treplied", f"1\t{typed}\t{typed}")

    assert said(file) == []
    assert (ledger.load(file).contact(1).date, ledger.load(file).contact(1).replied) == (day, day)


@pytest.mark.parametrize(
    "typed", ["soon", "30.2.2026", "2026-13-01", "13/13/2026", "2026", "12345", "99999", "0"]
)
def test_what_is_no_date_is_said(file, typed):
    put(file, HEADER, row(contact="1", date=typed))

    assert ["line 2" in text and f"date {typed!r} is none" in text for text in said(file)] == [True]


def test_a_date_that_may_be_two_days_is_refused_with_both(file):
    put(file, HEADER, row(contact="1", date="03/04/2026"))

    assert numbers(file) == []
    assert "2026-03-04" in said(file)[0]
    assert "2026-04-03" in said(file)[0]


@pytest.mark.parametrize(("other", "day"), [("3/24/2026", "2026-03-04"), ("24/03/2026", "2026-04-03")])
def test_a_date_of_two_readings_is_read_as_the_others_of_its_column(file, other, day):
    put(file, HEADER, row(contact="1", date="03/04/2026"), row(contact="2", date=other))

    assert said(file) == []
    assert ledger.load(file).contact(1).date == day


def test_a_column_of_dates_that_tells_no_order_follows_the_other(file):
    put(file, HEADER, row(contact="1", date="03/04/2026", replied="3/24/2026"))

    assert ledger.load(file).contact(1).date == "2026-03-04"


def test_each_column_of_dates_has_its_own_order(file):
    put(file, HEADER, row(contact="1", date="03/04/2026", replied="03/04/2026"))
    with file.open("a") as ledger_file:
        ledger_file.write(row(contact="2", date="3/24/2026", replied="24/03/2026") + "\n")

    first = ledger.load(file).contact(1)
    assert (first.date, first.replied) == ("2026-03-04", "2026-04-03")


def test_a_column_of_dates_of_two_orders_settles_nothing(file):
    put(
        file,
        HEADER,
        *(row(contact=str(n), date=d) for n, d in enumerate(("3/4/2026", "3/24/2026", "24/3/2026"), 1)),
    )

    assert numbers(file) == [2, 3]
    assert "line 2" in said(file)[0]


# --- dates that a spreadsheet wrote in another order ------------------------------------------------------

DAYS = ("2026-03-04", "2026-05-06", "2026-02-09")


def saved_again(file, form, *more):
    """The ledger as a spreadsheet saves it: dates in a form of its own, and rows that a person typed."""
    text = file.read_text(encoding="utf-8-sig")
    for day in DAYS:
        year, month, number = day.split("-")
        text = text.replace(day, form.format(y=year, m=month, d=number))
    put(file, *text.splitlines(), *more)


@pytest.fixture
def dated(file):
    """A ledger of the program's own, of which no date tells the order of day and month."""
    for day in DAYS[:2]:
        add(file, date=day)
    add(file, date=DAYS[2], replied=DAYS[0])
    return file


def days(file):
    return [contact.date for contact in ledger.load(file).contacts]


@pytest.mark.parametrize("form", ["{d}/{m}/{y}", "{m}/{d}/{y}", "{d}-{m}-{y}", "######", "{d}.{m}.{y}"])
def test_a_date_that_was_only_turned_round_is_what_it_was(dated, form):
    saved_again(dated, form)
    assert (days(dated), said(dated)) == ([*DAYS], [])
    assert ledger.load(dated).contact(3).replied == DAYS[0]


@pytest.mark.parametrize(("form", "day"), [("{d}/{m}/{y}", "2026-08-07"), ("{m}/{d}/{y}", "2026-07-08")])
def test_a_date_that_was_typed_beside_them_follows_their_order(dated, form, day):
    saved_again(dated, form, row(contact="4", date="07/08/2026"))
    assert days(dated) == [*DAYS, day]


@pytest.mark.parametrize("form", ["{d}/{m}/{y}", "{m}/{d}/{y}"])
def test_a_date_that_was_settled_once_stays_so(dated, form):
    saved_again(dated, form, row(contact="4", date="07/08/2026"))
    before = days(dated)
    for name in ("Ada", "Bo"):
        add(dated, recruiter=name)
    assert days(dated)[:4] == before
    assert said(dated) == []


def test_a_day_that_was_typed_in_another_order_turns_no_date_round(dated):
    saved_again(dated, "{m}/{d}/{y}", row(contact="4", date="13/08/2026"))
    assert days(dated) == [*DAYS, "2026-08-13"]


def test_what_stays_doubtful_is_named_and_kept(dated):
    other = row(contact="4", date="07/08/2026"), row(contact="5", date="13/08/2026")
    saved_again(dated, "{m}/{d}/{y}", *other)
    assert [text for text in said(dated) if "line 5" in text and "may be two days" in text] == said(dated)
    assert days(dated) == [*DAYS, "2026-08-13"]
    add(dated)
    assert other[0] in dated.read_text()


def test_a_date_that_was_changed_is_what_it_was_changed_to(dated):
    saved_again(dated, "{y}-{m}-{d}")
    put(dated, *dated.read_text().replace(DAYS[1], "2026-11-30").splitlines())
    assert days(dated) == [DAYS[0], "2026-11-30", DAYS[2]]


@pytest.mark.parametrize(
    "typed",
    ["04-Mar-26", "4. März 2026", "04-mars-26", "4-mrt-26", "Mar 4, 2026", "4 mar. 2026", "04-mar-26"],
)
def test_a_month_in_letters_is_read(file, typed):
    put(file, "contact\tdate", f"1\t{typed}")

    assert ledger.load(file).contact(1).date == "2026-03-04"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_delimiter_is_read_and_stays(file, delimiter):
    put(file, HEADER.replace(",", delimiter), row(contact="1", role="Cook").replace(",", delimiter))
    add(file, role=f"Head{delimiter} Chef, Oslo")

    assert [c.role.split() for c in ledger.load(file).contacts] == [
        ["Cook"],
        f"Head{delimiter} Chef, Oslo".split(),
    ]
    assert lines(file)[0] == HEADER.replace(",", delimiter)
    assert lines(file)[1] == row(contact="1", role="Cook").replace(",", delimiter)
    assert lines(file)[2].count(delimiter) == HEADER.count(",") + 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_names_the_delimiter_is_passed_over(file, end):
    file.write_bytes(end.join(["sep=;", "contact;role", "1;Cook", ""]).encode())
    add(file, role="Chef")

    assert [c.role for c in ledger.load(file).contacts] == ["Cook", "Chef"]


def test_below_a_line_that_names_the_delimiter_lines_are_counted_from_it(file):
    put(file, "sep=;", "contact;side", "1;desired", "2;wanted")

    assert "line 4: side 'wanted'" in said(file)[0]


BROKEN = {
    "unknown side": (row(contact="2", side="wanted"), "side 'wanted' is none of desired, mismatched, unsure"),
    "unknown path": (row(contact="2", path="7"), "path '7' is none of 1, 2, 3, 4, 5"),
    "unknown reason": (
        row(contact="2", reasons="pay; place"),
        "reason 'pay' is none of words, level-junior, level-senior, level, shape, place, contract, trade, "
        "unclear",
    ),
    "two days": (row(contact="2", date="03/04/2026"), "date '03/04/2026' may be two days"),
    "no number": (row(contact="two", role="Chef"), "contact 'two' is no number"),
    "number left out": (row(role="Chef"), "contact '' is no number"),
    "number zero": (row(contact="0"), "contact '0' is no number"),
    "a comma without quotes": (
        row(contact="2", role="Chef, Oslo", conversation="a1"),
        "18 cells instead of 17",
    ),
    "an open quote": (row(contact="2", role='"Chef'), "a quote is open"),
    "a quote in the middle": (row(contact="2", role='"Head" Chef', company='"A'), "a quote is open"),
    "odd typing": ('"2", 26/11/2026 ,,, ,"a ""b""", maybe', "side 'maybe' is none of"),
}


@pytest.mark.parametrize(("broken", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_row_that_cannot_be_read_is_named_and_skipped(file, broken, problem):
    put(file, HEADER, row(contact="1"), broken, row(contact="3"))

    assert numbers(file) == [1, 3]
    assert len(said(file)) == 1
    assert f"contacts.csv, line 3: {problem}" in said(file)[0]


@pytest.mark.parametrize("below", [(), (row(contact="3"),)], ids=["last", "between"])
@pytest.mark.parametrize(("broken", "problem"), BROKEN.values(), ids=BROKEN)
def test_a_row_that_cannot_be_read_stays_byte_for_byte(file, broken, problem, below):
    put(file, HEADER, row(contact="1"), broken, *below)
    add(file, recruiter="Ada")
    change(file, 1, recruiter="Bob")

    assert f"\n{broken}\n".encode() in file.read_bytes()
    assert len(numbers(file)) == 2 + len(below)
    assert problem in said(file)[0]


@pytest.mark.parametrize("form", ["{}", '"{}"', "#{}", "{}.0", " {}"])
def test_a_lost_quote_does_not_swallow_the_rows_below(file, form):
    cells = [form.format(number) for number in (1, 2, 3)]
    put(file, HEADER, row(contact=cells[0], role='"Cook'), *(row(contact=cell) for cell in cells[1:]))

    assert numbers(file) == [2, 3]
    assert "line 2: a quote is open" in said(file)[0]


def test_a_lost_quote_does_not_swallow_the_rows_below_where_the_number_stands_elsewhere(file):
    put(file, "date,contact,role", '2026-11-26,1,"Cook', "2026-11-27,2,Chef", "2026-11-28,3,Baker")

    assert numbers(file) == [2, 3]


def test_a_lost_quote_does_not_swallow_a_contact_that_is_added(file):
    columns = ("date", "contact", *(c for c in CONTACT_COLUMNS if c not in ("date", "contact")))
    put(file, ",".join(columns), '2026-11-26,1,"Cook')
    add(file, role="Chef")

    assert [c.role for c in ledger.load(file).contacts] == ["Chef"]


def test_a_lost_quote_in_the_last_row_adds_no_lines(file):
    put(file, HEADER, row(contact="1"), row(contact="2", role='"Cook'))
    before = len(lines(file))
    change(file, 1, role="Chef")
    change(file, 1, role="Baker")

    assert len(lines(file)) == before


def test_a_quote_as_a_sign_for_inches_is_no_open_quote(file):
    put(file, HEADER, row(contact="1", role='5" screens'), row(contact="2"))

    assert [c.role for c in ledger.load(file).contacts] == ['5" screens', ""]


def test_a_row_with_too_many_cells_is_not_read_under_added_columns(file):
    put(file, "contact,date,role", "1,2026-11-26,Cook, Oslo", "2,2026-11-26,Chef")
    before = file.read_bytes()
    with pytest.raises(WrongInput, match="column recruiter is missing, and line 2 cannot be read: 4 cells"):
        add(file, role="Baker")

    assert file.read_bytes() == before


def test_a_text_in_several_lines_is_one_row(file):
    put(file, "contact,found_by,side", '1,"searched:\ncook, ""chef""",desired', "2,,wanted")

    assert ledger.load(file).contact(1).found_by == 'searched:\ncook, "chef"'
    assert "line 4: side 'wanted'" in said(file)[0]


@pytest.mark.parametrize("column", ["note", "found_by"])
def test_a_text_in_several_lines_stays_when_its_row_changes(file, column):
    put(file, f"contact,{column},role", '1,"one\ntwo",Cook', "2,,Chef")
    change(file, 1, role="Baker")

    assert numbers(file) == [1, 2]
    assert said(file) == []
    assert list(csv.reader(io.StringIO("\n".join(lines(file)))))[1][:3] == ["1", "one\ntwo", "Baker"]


def test_a_column_named_in_several_lines_stays(file):
    put(file, 'contact,"my\nnote",role', "1,hello,Cook")
    add(file, role="Chef")

    assert ledger.load(file).layout.header[:3] == ("contact", "my\nnote", "role")
    assert numbers(file) == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_is_read_and_becomes_utf_8(file, encoding):
    file.write_bytes(f"{HEADER}\n{row(contact='1', recruiter='Zoë – “Café”')}\n".encode(encoding))
    assert ledger.load(file).contact(1).recruiter == "Zoë – “Café”"
    add(file)

    assert file.read_bytes().startswith(BOM + b"contact")
    assert ledger.load(file).contact(1).recruiter == "Zoë – “Café”"


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        ("path", "2.0", "path", 2),
        ("path", "5", "path", 5),
        ("path", "0", "path", 0),
        ("path", "", "path", 0),
        ("contact", "1.0", "number", 1),
        ("contact", "#1", "number", 1),
        ("contact", " 1 ", "number", 1),
        ("side", "DESIRED", "side", "desired"),
        ("side", " Mismatched ", "side", "mismatched"),
        ("side", "", "side", "unsure"),
        ("channel", "InMail", "channel", "linkedin"),
        ("channel", "E-Mail", "channel", "email"),
        ("channel", "", "channel", "linkedin"),
        ("channel", "carrier pigeon", "channel", "other"),
    ],
)
def test_a_cell_is_read_as_a_spreadsheet_or_a_person_writes_it(file, column, typed, field, value):
    put(file, HEADER, row(**{"contact": "1", column: typed}))

    assert said(file) == []
    assert getattr(ledger.load(file).contacts[0], field) == value


def test_columns_are_known_in_any_spelling_and_order(file):
    put(file, "ROLE, Found by ,Contact", "Cook,a search,1")

    assert ledger.load(file).contacts == (Contact(1, role="Cook", found_by="a search"),)


def test_lines_without_any_cell_are_no_contacts(file):
    put(file, HEADER, "", row(contact="1"), row(), '""', "")

    assert numbers(file) == [1]
    assert said(file) == []


def test_own_columns_and_their_order_stay(file):
    put(file, "stars,contact,my note,role", '***,1,"call, soon",Cook', "*,2,,Chef")
    change(file, 2, role="Baker")
    add(file, role="Butcher")

    assert ledger.load(file).layout.header[:4] == ("stars", "contact", "my note", "role")
    assert lines(file)[1] == '***,1,"call, soon",Cook'
    assert lines(file)[2].startswith("*,2,,Baker")
    assert lines(file)[3].startswith(",3,,Butcher")


def test_an_own_column_with_a_name_that_is_there_twice_stays(file):
    put(file, "contact,role,role", "1,Cook,mine")
    change(file, 1, role="Baker")

    assert lines(file)[1].startswith("1,Baker,mine")


def test_a_column_that_is_missing_is_added_at_the_end(file):
    put(file, "contact,role,note", "1,Cook,mine")
    change(file, 1, company="Inn", path=2)

    assert ledger.load(file).layout.header == (
        "contact",
        "role",
        "note",
        *(column for column in CONTACT_COLUMNS if column not in ("contact", "role")),
    )
    assert ledger.load(file).contacts == (Contact(1, role="Cook", company="Inn", path=2),)
    assert lines(file)[1].startswith("1,Cook,mine,")


# --- files that are no ledger -------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["number,date,role", "1,2026-11-26,Cook", "hello"])
def test_a_header_without_a_contact_is_refused(file, header):
    put(file, header, "1,,")

    with pytest.raises(WrongInput, match=r"no column named contact; expected .*contacts-backup\.csv"):
        add(file)
    assert file.read_text() == f"{header}\n1,,\n"


@pytest.mark.parametrize(
    "data", [b"", b"\n \r\n", BOM, BOM + b"\r\n", b"\xff\xfe", b",,,\n", b'""\n', b"sep=;\r\n"], ids=repr
)
def test_an_empty_file_is_refused_with_its_backup(file, data):
    file.write_bytes(data)

    with pytest.raises((UnreadableInput, WrongInput), match=r"contacts-backup\.csv"):
        add(file)
    assert file.read_bytes() == data


def test_a_workbook_in_the_place_of_the_ledger_is_refused_in_one_line(file):
    with zipfile.ZipFile(file, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    before = file.read_bytes()

    with pytest.raises(
        UnreadableInput, match=r"contacts\.csv: this is an Excel workbook.*save it as CSV"
    ) as error:
        add(file)
    assert "\n" not in str(error.value)
    assert file.read_bytes() == before


def test_a_folder_in_the_place_of_the_ledger_is_refused(file):
    file.mkdir()

    with pytest.raises(UnreadableInput, match=r"contacts\.csv: cannot be opened"):
        add(file)


# --- writing ------------------------------------------------------------------------------------------


def test_other_rows_stay_byte_for_byte_when_one_changes(file):
    kept = ['"1","26/11/2026","Ada",,', '2 ,45987,Zoë,"a, b",INMAIL,"one\ntwo",Desired,,2.0', "4,,'-x,,"]
    put(file, HEADER, kept[0], kept[1], row(contact="3"), kept[2])
    change(file, 3, recruiter="Cleo")

    changed = row(contact="3", recruiter="Cleo")
    assert file.read_bytes() == BOM + "\n".join([HEADER, *kept[:2], changed, kept[2], ""]).encode()


def test_the_header_stays_byte_for_byte_when_a_row_changes(file):
    header = '"contact" ,Date,' + ",".join(f'"{column}"' for column in list(CONTACT_COLUMNS)[2:])
    put(file, header, row(contact="1"))
    change(file, 1, role="Cook")

    assert lines(file)[0] == header


def test_other_cells_of_a_changed_row_stay_as_they_were_typed(file):
    put(file, HEADER, row(contact="1.0", date="26/11/2026", side="DESIRED", channel="Signal"))
    change(file, 1, role="Cook")

    assert lines(file)[1] == row(
        contact="1.0", date="26/11/2026", side="DESIRED", channel="Signal", role="Cook"
    )


def test_a_value_can_be_taken_away_again(file):
    add(file, role="Cook", path=3, replied="2026-11-26")
    change(file, 1, role="", path=0, replied="")

    assert ledger.load(file).contact(1) == Contact(1)


def test_a_change_to_the_same_writes_nothing(file):
    put(file, HEADER, row(contact="1"))
    before = file.read_bytes()
    ledger.edit(file, lambda old: old)

    assert file.read_bytes() == before
    assert not ledger.backup(file).exists()


def test_a_change_that_fails_writes_nothing(file):
    add(file, role="Cook")
    before = file.read_bytes()

    with pytest.raises(WrongInput, match=r"contact 5 is not there"):
        change(file, 5, role="Chef")
    assert file.read_bytes() == before


def test_the_backup_is_the_version_before(file):
    add(file, recruiter="Zoë")
    first = file.read_bytes()
    add(file, recruiter="Bob")
    second = file.read_bytes()
    assert ledger.backup(file).read_bytes() == first
    change(file, 1, role="Cook")

    assert ledger.backup(file).read_bytes() == second
    assert ledger.backup(file).name == "contacts-backup.csv"


def test_a_backup_copied_over_the_ledger_is_a_ledger(file):
    add(file, recruiter="Zoë")
    add(file, recruiter="Bob")
    ledger.backup(file).replace(file)

    assert [c.recruiter for c in ledger.load(file).contacts] == ["Zoë"]


def test_nothing_but_the_ledger_its_copies_and_its_lock_is_left(file):
    add(file)
    add(file)

    assert {path.name for path in file.parent.iterdir()} <= {
        "contacts.csv",
        "contacts-backup.csv",
        ".contacts-written.csv",
        ".contacts.csv.lock",
    }


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("other", [b"contact,role\n1,Hers\n", None], ids=["changed", "deleted"])
def test_a_file_that_was_changed_meanwhile_is_left_as_the_other_wrote_it(file, there, other):
    if there:
        add(file, role="Cook")

    def meanwhile(old):
        file.unlink(missing_ok=True)
        if other is not None:
            file.write_bytes(other)
        return old.with_contact(Contact(old.next_number, role="Mine"))

    if there or other is not None:
        with pytest.raises(OutputError, match=r"contacts\.csv: it was changed elsewhere"):
            ledger.edit(file, meanwhile)
        assert (file.read_bytes() if file.exists() else None) == other


# Says that it is ready, waits for the word, and adds five contacts.
ADDS_FIVE = """
import sys
from pathlib import Path
from auditor.contacts import ledger
from auditor.records import Contact

file, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(5):
    ledger.edit(file, lambda old: old.with_contact(Contact(old.next_number, recruiter=f"{name}-{number}")))
"""


def test_many_processes_that_add_at_once_lose_no_contact(file):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen([sys.executable, "-c", ADDS_FIVE, file, name], **pipes) for name in "abcd"]
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * 4
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()

    found = ledger.load(file).contacts
    assert [process.returncode for process in processes] == [0] * 4
    assert [c.number for c in found] == list(range(1, 21))
    assert sorted(c.recruiter for c in found) == [
        f"{name}-{number}" for name in "abcd" for number in range(5)
    ]


# Edits the ledger in folder after folder, and dies at the 1st, 2nd, 3rd, ... step that touches a file until
# an edit comes to its end. One process that forks: to import the ledger anew each time would take minutes.
KILLED = """
import os, sys
from pathlib import Path
from auditor.contacts import ledger
from auditor.records import Contact

STEPS = ("open", "os.", "fcntl.", "tempfile.", "shutil.")
CALLS = ("write", "flush", "fsync", "close")


def edit(folder):
    ledger.edit(folder / "contacts.csv", lambda old: old.with_contact(Contact(old.next_number, role="New")))


def die_at(last):
    seen = 0

    def step():
        nonlocal seen
        seen += 1
        if seen == last:
            os._exit(9)

    sys.addaudithook(lambda event, _: step() if event.startswith(STEPS) else None)
    sys.setprofile(lambda _, kind, call: step() if kind == "c_call" and call.__name__ in CALLS else None)


def prepared(name):
    folder = Path(sys.argv[1], name)
    folder.mkdir()
    for number in range(int(sys.argv[2])):
        edit(folder)
    return folder


edit(prepared("warm"))
status, last = 9, 0
while status == 9:
    last += 1
    folder = prepared(f"{last:03}")
    if not (child := os.fork()):
        die_at(last)
        edit(folder)
        sys.setprofile(None)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(status)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
@pytest.mark.parametrize("contacts", [0, 1, 3])
def test_killed_at_any_point_the_ledger_is_the_old_or_the_new_one(tmp_path, contacts):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(contacts)], check=True)
    old = list(range(1, contacts + 1))
    outcomes = []
    for folder in sorted(tmp_path.glob("[0-9]*")):
        found = numbers(folder / "contacts.csv")
        outcomes.append(found == [*old, contacts + 1])
        assert found in (old, [*old, contacts + 1])
        assert said(folder / "contacts.csv") == []
        if contacts:
            kept = numbers(ledger.backup(folder / "contacts.csv"))
            assert kept in (old[:-1], old)
            assert kept == old or not outcomes[-1]
        assert numbers(add(folder / "contacts.csv").path) == [*found, len(found) + 1]

    assert len(outcomes) > 10
    assert outcomes == sorted(outcomes)
    assert outcomes[0] is False
    assert outcomes[-1] is True


def test_of_five_thousand_contacts_none_is_lost(file):
    rows = [
        row(contact=str(n), date="26/11/2026", role=f'"Cook, {n}"', side="desired") for n in range(1, 5001)
    ]
    put(file, HEADER, *rows)
    change(file, 2500, role="Chef")

    after = lines(file)[1:-1]
    assert numbers(file) == list(range(1, 5001))
    assert [(a, b) for a, b in zip(rows, after, strict=True) if a != b] == [
        (rows[2499], row(contact="2500", date="26/11/2026", role="Chef", side="desired"))
    ]


def test_an_edit_tells_what_it_added_and_what_it_changed(file):
    add(file, role="Cook")
    add(file, role="Chef")
    new = Contact(3, role="Baker")
    edited = ledger.edit(file, lambda old: old.with_contact(replace(old.contact(2), side="desired")))
    grown = ledger.edit(file, lambda old: old.with_contact(new))

    assert ([c.number for c in edited.changed], edited.added) == ([2], ())
    assert (grown.changed, grown.added) == ((new,), (new,))


def test_an_edit_that_changes_nothing_has_neither(file):
    add(file, role="Cook")
    edited = ledger.edit(file, lambda old: old)

    assert (edited.changed, edited.added) == ((), ())


@pytest.mark.parametrize(
    "cell", ["Level senior; place", "level-senior / PLACE", "level-senior; place; place"]
)
def test_reasons_are_read_however_they_are_typed(file, cell):
    put(file, HEADER, row(contact="1", reasons=cell))

    assert ledger.load(file).contact(1).reasons == "level-senior; place"


def test_a_ledger_from_before_there_were_reasons_is_read_and_gets_the_column(file):
    put(file, "contact,side", "1,desired")
    change(file, 1, reasons="place")

    assert ledger.load(file).contact(1).reasons == "place"
    assert ledger.load(file).contact(1).side == "desired"
