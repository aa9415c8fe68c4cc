"""Workbooks: the cells as text, the sheet and the header that are meant, and what is too large."""

import io
import shutil
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from auditor import read
from auditor.errors import UnreadableInput, WrongInput
from auditor.read import Raw, from_sheet, review, sheet_worker
from auditor.records import Change

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def table(*rows, first=1):
    """The rows of a sheet of short texts."""
    made = [
        f'<row r="{at}">' + "".join(cell(f"{chr(65 + n)}{at}", t) for n, t in enumerate(row)) + "</row>"
        for at, row in enumerate(rows, start=first)
    ]
    return "".join(made)


def xlsx(*sheets):
    """A workbook of the sheets, each its rows, or its rows and whether it is hidden."""
    named = [sheet if isinstance(sheet, tuple) else (sheet, "visible") for sheet in sheets]
    listed = "".join(
        f'<sheet name="Sheet {n}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
        for n, (_, state) in enumerate(named, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(named) + 1)
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
    }
    for n, (rows, _) in enumerate(named, start=1):
        files[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


HEADER = ("Job title", "Description")
POSTING = ("Tide Modeller", "Model the tides in Java")
POSTINGS = table(HEADER, POSTING)


def sources(*given, name="jobs.xlsx"):
    return from_sheet.read(Raw(name, xlsx(*given)))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"),
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (2.5e-7, "0.00000025"),
        (True, "TRUE"),
        (date(2026, 3, 4), "2026-03-04"),
        (datetime(2026, 3, 4), "2026-03-04"),
        (datetime(2026, 3, 4, 9, 30), "2026-03-04 09:30:00"),
        (time(9, 30), "09:30:00"),
        ("1.0", "1.0"),
    ],
)
def test_a_cell_is_text_as_a_person_would_type_it(cell, text):
    assert sheet_worker._text(cell) == text


def test_messages_in_a_workbook_are_asked_for_as_csv(tmp_path):
    (tmp_path / "messages.csv").write_bytes(xlsx(table(("FROM", "TO", "DATE", "CONTENT"))))
    with pytest.raises(UnreadableInput, match=r"an Excel workbook, .*save it as CSV"):
        read.mailbox(tmp_path / "messages.csv")


@pytest.mark.parametrize("name", ["jobs.xlsx", "jobs.csv", "jobs"])
def test_a_workbook_is_read_by_its_bytes_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_bytes(xlsx(POSTINGS))
    (found,) = read.sources(tmp_path / name)
    assert (found.name, found.format, len(found.blocks)) == (f"{name} row 2", "xlsx", 2)


def test_the_header_stands_below_a_title_and_empty_rows():
    (found,) = sources(table(("My postings",), (), HEADER, POSTING, first=3))
    assert found.name == "jobs.xlsx row 6"


def test_of_several_sheets_the_one_with_known_columns_is_read_and_said():
    first, *_ = sources(table(("Notes",)), POSTINGS, table(("More",)))
    assert [(notice.code, notice.message) for notice in first.notices] == [
        ("sheet-chosen", 'jobs.xlsx: the sheet "Sheet 2" is read, and not "Sheet 1", "Sheet 3".')
    ]


def test_hidden_and_empty_sheets_are_as_if_they_were_not_there():
    (found,) = sources((table(HEADER, ("Old", "Gone")), "hidden"), "", POSTINGS)
    assert (found.blocks[0].text, found.notices) == ("Tide Modeller", ())


def test_lines_of_a_cell_stay_lines():
    (found,) = sources(table(HEADER, ("Welder", "Java\nScript")))
    assert [block.text for block in found.blocks[1:]] == ["Java", "Script"]


@pytest.mark.parametrize(
    ("rows", "error", "said"),
    [
        ("", UnreadableInput, "no words in it"),
        (table(("Name", "E-mail"), ("a", "b")), WrongInput, "found the columns: Name, E-mail"),
        (table(HEADER, ("Welder", "")), UnreadableInput, "fill that column"),
        (f'<row r="1">{cell("A1", "a")}{cell("XFC1", "a")}</row>', UnreadableInput, "larger than any table"),
        (f'<row r="900000">{cell("A900000", "a")}</row>', UnreadableInput, "larger than any table"),
        ("<row><c", UnreadableInput, "damaged"),
    ],
    ids=["empty", "other columns", "no text", "wide", "long", "broken"],
)
def test_what_cannot_be_used_is_said_in_one_line(rows, error, said):
    with pytest.raises(error, match=rf"^jobs\.xlsx: .*{said}") as raised:
        sources(rows)
    assert "\n" not in str(raised.value)


def test_a_worker_that_fails_is_an_error_of_the_file(monkeypatch, tmp_path):
    (tmp_path / "worker.py").write_text("raise MemoryError")
    monkeypatch.setattr("auditor.read.sheets._WORKER", tmp_path / "worker.py")
    with pytest.raises(UnreadableInput, match=r"^jobs\.xlsx: damaged"):
        sources(POSTINGS)


# --- a review sheet ------------------------------------------------------------------------------------

REVIEW = table(
    ("term", "kind", "decision", "replacement"), ("Java", "language", "Remove", ""), ("'+cmd", "tool", "", "")
)


def test_a_review_sheet_saved_as_a_workbook_is_accepted(tmp_path):
    (tmp_path / "terms.xlsx").write_bytes(xlsx(table(("My notes",)), REVIEW))
    assert review.decisions(tmp_path / "terms.xlsx", {"Java": "Java", "+cmd": "+cmd"}) == (
        Change("remove", "Java"),
    )


def test_a_workbook_without_a_review_sheet_is_refused(tmp_path):
    (tmp_path / "terms.xlsx").write_bytes(xlsx(POSTINGS))
    with pytest.raises(WrongInput, match=r"terms\.xlsx: no review sheet; expected the columns term and dec"):
        review.decisions(tmp_path / "terms.xlsx", {"Java": "Java"})


def test_a_folder_may_hold_postings_in_any_mix_of_formats(tmp_path):
    samples = Path(__file__).parents[1] / "samples"
    for form in ("docx", "odt", "rtf"):
        shutil.copy(samples / form / "profile-libreoffice" / f"input.{form}", tmp_path / f"one.{form}")
    (tmp_path / "two.xlsx").write_bytes(xlsx(POSTINGS))
    (tmp_path / "three.txt").write_text("Tide Modeller\nFjordline Power\n\nModel the tides in Java")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"))

    found = read.sources(tmp_path)
    assert [source.name for source in found] == [
        "one.docx",
        "one.odt",
        "one.rtf",
        "three.txt",
        "two.xlsx row 2",
    ]
    (skipped,) = [notice for notice in found[0].notices if notice.code == "file-skipped"]
    assert skipped.message.startswith("Skipped old.doc: this is an old Word document (.doc)")
