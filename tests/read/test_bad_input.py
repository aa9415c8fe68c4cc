"""Every refusal is one line that names the input and says what to try."""

import io
import sys
import zipfile

import pytest

from auditor import read
from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.read.decode import LIMIT


def zipped(member):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    return buffer.getvalue()


RESULTS = (
    "1,234 results\n" + "Dome Keeper\nStarfield Labs\nBergen (On-site)\nViewed\n2 days ago\nEasy Apply\n" * 5
)
CARDS = (
    "<html><body><main>"
    + "<div class='job-search-card'><h3>Dome Keeper</h3></div>" * 6
    + "</main></body></html>"
)

UNREADABLE = {
    "empty.txt": (b"", "paste the text"),
    "blank.txt": (b" \r\n\t\n", "paste the text"),
    "marks.txt": (b"*****\n-----\n", "paste the text"),
    "profile.pdf": (
        b"%PDF-1.7\n%\xe2\xe3",
        "this PDF is damaged or cut short; get it again, or open it, select all, copy",
    ),
    "posting.txt": (zipped("word/document.xml"), "a Word document"),
    "jobs.csv": (
        zipped("xl/workbook.xml"),
        "an Excel workbook, but text was expected; open it in Excel and save",
    ),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    "shot.png": (b"\x89PNG\r\n\x1a\n\x00", "an image"),
    "page.webarchive": (b"bplist00\xd1", "no page in this file"),
    "letter.rtf": (rb"{\rtf1\ansi hello", "cut short; open it in the program that wrote it"),
    "empty.rtf": (rb"{\rtf1\ansi\pard\par}", "paste the text"),
    "cv.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "talk.ppt": (
        b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"),
        "an old presentation",
    ),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "with a password"),
    "broken.xls": (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "damaged"),
    "talk.pptx": (zipped("ppt/presentation.xml"), "a presentation"),
    "cv.pages": (zipped("Index/Document.iwa"), "export it there as PDF"),
    "program": (bytes(range(256)) * 20, "this is not text"),
    "large.txt": (b"a" * (LIMIT + 1), "20 MB"),
    "early.html": (
        b"<html><body><main><h2>About the job</h2><div></div></main></body></html>",
        "wait until the text",
    ),
    "early.txt": (b"Starfield Labs\nDome Keeper\nAbout the job\n", "wait until the text"),
    "shell.html": (b"<html><body><div id='root'></div></body></html>", "wait until the text"),
    "rows.csv": (b"title,description\nDome Keeper,\n", "fill that column"),
}
WRONG = {
    "results.txt": (RESULTS.encode(), "open a posting"),
    "results.html": (CARDS.encode(), "open a posting"),
    "export.zip": (zipped("Profile.csv"), "bring it in with: auditor import"),
    "people.csv": (b"Name,E-mail\nA,b\n", "found the columns: Name, E-mail; expected one named description"),
    "server.pem": (b"anything", "keys or passwords"),
    "id_rsa": (b"anything", "keys or passwords"),
    "notes.txt": (b"-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n", "keys or passwords"),
    "settings.txt": (b"# app\nAPI_KEY=hunter2\nexport DB_PASSWORD=hunter2\n", "keys or passwords"),
    ".env": (b"A=1\n", "keys or passwords"),
}
CASES = [(UnreadableInput, name, *case) for name, case in UNREADABLE.items()]
CASES += [(WrongInput, name, *case) for name, case in WRONG.items()]


@pytest.mark.parametrize(("error", "name", "data", "advice"), CASES, ids=[case[1] for case in CASES])
def test_bad_input_is_refused_in_one_helpful_line(tmp_path, error, name, data, advice):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as raised:
        read.sources(tmp_path / name)
    message = str(raised.value)
    assert message.startswith(f"{name}: ")
    assert advice in message
    assert "\n" not in message
    assert "hunter2" not in message


def test_missing_file(tmp_path):
    with pytest.raises(UnreadableInput, match=r"nothing\.txt: no such file; check the spelling"):
        read.sources(tmp_path / "nothing.txt")


def test_file_that_cannot_be_opened(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text("text")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(
        UnreadableInput, match=r"cannot be opened \(Permission denied\); check who may read it"
    ):
        read.sources(path)


def test_name_longer_than_any_file_can_have():
    with pytest.raises(UnreadableInput, match=r"^a{80}: cannot be opened .*; check who may read it"):
        read.sources("a" * 5000)


@pytest.mark.parametrize(
    "files", [{}, {"README.md": b"About these files", ".hidden": b"x"}, {"a.pdf": b"%PDF-1.4"}]
)
def test_folder_without_a_readable_file(tmp_path, files):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(
        UnreadableInput, match=r"no readable file in this folder.*; put each posting there as a \.txt"
    ):
        read.sources(tmp_path)


def test_unpaired_surrogates_and_controls_in_a_paste_do_no_harm():
    (source,) = read.from_string("Dome\ud800 Keeper\x00\x1b[1m\nPython\n")
    assert [block.text for block in source.blocks] == ["Dome Keeper", "Python"]


def test_empty_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError, match=r"^standard input: it is empty"):
        read.sources("-")
