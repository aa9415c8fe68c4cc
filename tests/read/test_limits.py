"""More than any profile, posting or table has is refused in one line, and what is left is read."""

import io
import os
import zipfile

import pytest

from auditor import plain_file, read
from auditor.errors import UnreadableInput, WrongInput
from auditor.read import limits, mails
from auditor.read.review import decisions
from auditor.settings import Settings

POSTING = "Dome keeper\nWe keep the dome in order with Python.\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.txt", "dome " * (limits.CHARACTERS // 4), "characters"),
        ("a.txt", "Dome\n" * (limits.LINES + 1), "lines"),
        ("a.txt", "a\n" * (limits.LINES_OF_TEXT + 1), "lines"),
        ("a.html", "<p>Dome" * (limits.TAGS + 1), "tags"),
        ("a.csv", "title,description\n" + "Keeper,Domes\n" * (limits.POSTINGS + 1), "20,001 postings"),
    ],
)
def test_what_is_larger_than_any_is_refused(name, text, said):
    with pytest.raises(UnreadableInput, match=f"^{name}: .*{said}.*; ") as raised:
        read.from_string(text, name)
    assert "\n" not in str(raised.value)


def test_a_row_that_is_too_long_is_skipped_and_named():
    long = "dome " * (limits.CHARACTERS // 4)
    (source,) = read.from_string(f"title,description\nKeeper,Domes\nBaker,{long}\n", "a.csv")
    assert source.name == "a.csv row 2"
    assert [notice.about for notice in source.notices] == ["a.csv row 3"]


def test_a_damaged_mail_among_others_loses_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(mails, "_LARGEST", 200)
    start = "From b@c.example Mon\nFrom: B <b@c.example>\nTo: a@b.example\nDate: 1 Jan 2024 10:00:00 +0000\n"
    (tmp_path / "a.mbox").write_text(f"{start}\nWe need a keeper.\n\n{start}\n{'Dome. ' * 100}\n")
    found = read.mailbox(tmp_path / "a.mbox")
    assert [one.text for one in found.messages] == ["We need a keeper."]
    assert "a.mbox, e-mail 2" in found.notices[0].message


def test_files_that_lie_over_each_other_in_an_archive_are_not_unpacked(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", POSTING * 50)
        archive.filelist *= 5
    (tmp_path / "a.zip").write_bytes(made.getvalue())
    with pytest.raises(UnreadableInput, match="damaged"):
        read.sources(tmp_path / "a.zip")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize(
    "take", [read.sources, read.mailbox, Settings.load, lambda path: decisions(path, {}), read.text]
)
def test_a_pipe_is_no_file_and_nobody_waits_for_it(take, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises((UnreadableInput, WrongInput), match="a pipe or a device"):
        take(tmp_path / "pipe.txt")


def test_more_than_is_expected_of_a_file_is_not_read(tmp_path):
    (tmp_path / "a").write_text("abc")
    with pytest.raises(OSError, match="larger"):
        plain_file.data(tmp_path / "a", 2)


def test_an_error_is_one_line_whatever_a_library_or_a_name_in_it_says():
    assert str(UnreadableInput("a\n\x1b[31mb\u202e: damaged")) == "a  [31mb : damaged"
