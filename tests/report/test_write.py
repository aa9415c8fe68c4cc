"""The files of a report appear together or not at all."""

import os
import shutil
from pathlib import Path

import pytest

from auditor.errors import OutputError
from auditor.report.write import write

OLD = {"audit.json": "old json", "audit.md": "old page", "terms.csv": "term,decision,replacement,note\n"}
NEW = {
    "audit.json": "new json",
    "audit.md": "new page",
    "terms.csv": "term,decision,replacement,note\nJ,,,\n",
}


def contents(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def fail_at(monkeypatch, name, call, error):
    """Make the given call of a Path method raise; count from one."""
    calls = []
    real = getattr(Path, name)

    def method(self, *args, **options):
        calls.append(self)
        if len(calls) == call:
            raise error
        return real(self, *args, **options)

    monkeypatch.setattr(Path, name, method)


def test_writes_into_a_new_folder_and_says_where(tmp_path):
    folder = tmp_path / "a" / "b"

    assert write(NEW, folder) == [folder / name for name in NEW]
    assert contents(folder) == NEW


def test_replaces_what_was_there_and_keeps_strange_files(tmp_path):
    write(OLD, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    write(NEW, tmp_path)

    assert contents(tmp_path) == NEW | {"notes.txt": "mine"}


def test_line_ends_are_the_same_on_every_system(tmp_path):
    write({"a.txt": "one\ntwo\n"}, tmp_path)

    assert (tmp_path / "a.txt").read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(("method", "call"), [*(("write_bytes", n) for n in (1, 2, 3)), ("mkdir", 2)])
@pytest.mark.parametrize("old", [{}, OLD], ids=["new folder", "old reports"])
def test_a_failure_while_writing_changes_nothing(tmp_path, monkeypatch, error, method, call, old):
    write(old, tmp_path)
    fail_at(monkeypatch, method, call, error)

    with pytest.raises((OutputError, KeyboardInterrupt)):
        write(NEW, tmp_path)

    assert contents(tmp_path) == old


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", range(1, 7))
def test_a_failure_while_moving_brings_the_old_files_back(tmp_path, monkeypatch, error, call):
    write(OLD, tmp_path)
    fail_at(monkeypatch, "rename", call, error)

    with pytest.raises((OutputError, KeyboardInterrupt)):
        write(NEW, tmp_path)

    assert contents(tmp_path) == OLD


@pytest.mark.parametrize("call", range(1, 4))
def test_a_failure_while_moving_leaves_no_new_file_in_an_empty_folder(tmp_path, monkeypatch, call):
    fail_at(monkeypatch, "rename", call, KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        write(NEW, tmp_path)

    assert contents(tmp_path) == {}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(OutputError, match=r"taken: reports cannot be written here .*-o"):
        write(NEW, tmp_path / "taken")
    with pytest.raises(OutputError, match="-o"):
        write(NEW, tmp_path / "taken" / "below")

    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("name", NEW)
def test_a_folder_in_the_place_of_a_file_is_left_as_it_was(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine.txt").write_text("mine")

    with pytest.raises(OutputError, match=f"{name} is a folder"):
        write(NEW, tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted([name, "mine.txt"])


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)

    with pytest.raises(OutputError, match="Permission denied"):
        write(NEW, tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match="cannot be written here"):
        write(NEW, tmp_path)


@pytest.mark.parametrize(
    "sheet",
    [
        "term,decision,replacement,note\nJava,remove,,\n",
        "\ufeffterm,decision,replacement,note\nJava,,,ask Ann\n",
        "term;decision;replacement;note\nJava;;Kotlin;\n",
        "term,decision,replacement,note\r\nJava,keep,,\r\n",
        '"term","decision","replacement","note"\n"Java","keep","",""\n',
        "term\tdecision\treplacement\tnote\nJava\tkeep\t\t\n",
        "sep=;\nterm;decision;replacement;note\nJava;keep;;\n",
    ],
)
def test_a_sheet_with_decisions_is_kept_under_another_name(tmp_path, sheet):
    (tmp_path / "terms.csv").write_bytes(sheet.encode())
    write(NEW, tmp_path)

    assert (tmp_path / "terms-reviewed-1.csv").read_bytes() == sheet.encode()
    assert (tmp_path / "terms.csv").read_text() == NEW["terms.csv"]


def test_a_sheet_saved_by_a_spreadsheet_as_utf_16_is_kept(tmp_path):
    sheet = "term\tdecision\treplacement\tnote\nJava\tkeep\t\t\n".encode("utf-16")
    (tmp_path / "terms.csv").write_bytes(sheet)
    write(NEW, tmp_path)

    assert (tmp_path / "terms-reviewed-1.csv").read_bytes() == sheet


def test_kept_sheets_are_numbered(tmp_path):
    for decision in ("keep", "remove"):
        (tmp_path / "terms.csv").write_text(f"term,decision\nJava,{decision}\n")
        write(NEW, tmp_path)

    assert "keep" in (tmp_path / "terms-reviewed-1.csv").read_text()
    assert "remove" in (tmp_path / "terms-reviewed-2.csv").read_text()


@pytest.mark.parametrize(
    "sheet", ["", "term,decision,replacement,note\nJava, ,,\n", "something else\n1\n", "\x00\x01\n\x02"]
)
def test_a_sheet_without_decisions_is_not_kept(tmp_path, sheet):
    (tmp_path / "terms.csv").write_text(sheet)
    write(NEW, tmp_path)

    assert contents(tmp_path) == NEW


def test_a_long_note_does_not_stop_the_writing(tmp_path):
    (tmp_path / "terms.csv").write_text(f"term,decision,replacement,note\nJava,,,{'x' * 200_000}\n")
    write(NEW, tmp_path)

    assert (tmp_path / "terms-reviewed-1.csv").exists()


def test_no_room_for_the_kept_sheet_changes_nothing(tmp_path, monkeypatch):
    sheet = "term,decision\nJava,keep\n"
    (tmp_path / "terms.csv").write_text(sheet)
    monkeypatch.setattr(shutil, "copy2", lambda *_: (_ for _ in ()).throw(OSError(28, "No space")))

    with pytest.raises(OutputError):
        write(NEW, tmp_path)

    assert contents(tmp_path) == {"terms.csv": sheet}


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 640 686">old</svg>'


def test_pictures_that_a_new_report_does_not_have_are_taken_away(tmp_path):
    write(OLD | {"map.svg": PICTURE, "gaps.svg": PICTURE}, tmp_path)
    write(NEW, tmp_path)

    assert contents(tmp_path) == NEW


def test_a_picture_of_another_hand_stays_and_so_does_one_beside_no_report(tmp_path):
    (tmp_path / "map.svg").write_text("<svg>mine</svg>")
    (tmp_path / "gaps.svg").write_text(PICTURE)
    write({"audit.json": "new"}, tmp_path)
    assert {*contents(tmp_path)} == {"map.svg", "gaps.svg", "audit.json"}

    write(NEW, tmp_path)
    assert {*contents(tmp_path)} == {"map.svg", *NEW}


def test_stale_pictures_come_back_when_a_move_fails(tmp_path, monkeypatch):
    before = OLD | {"map.svg": PICTURE}
    write(before, tmp_path)
    fail_at(monkeypatch, "rename", 7, OSError(28, "No space left on device"))

    with pytest.raises(OutputError):
        write(NEW, tmp_path)
    assert contents(tmp_path) == before
