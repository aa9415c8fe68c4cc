"""A workspace is a folder of plain files that is filled step by step and never loses one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from auditor import api, workspace
from auditor.errors import InputError, OutputError, ThinInput, WrongInput
from auditor.settings import Settings


@pytest.fixture
def here(tmp_path):
    return workspace.create(tmp_path / "mine")


def test_a_new_workspace_has_both_sides_and_settings(here):
    assert sorted(path.name for path in here.folder.iterdir()) == ["auditor.toml", "desired", "mismatched"]
    assert here.settings() == Settings()
    assert here.side("desired") == here.side("mismatched") == []


def test_further_texts_are_those_of_a_folder_and_the_wanted_titles(here):
    assert here.also() == []
    here.want(["Baker"])
    (here.folder / "also").mkdir()
    for name in ("cv.txt", ".hidden"):
        (here.folder / "also" / name).write_text("Baker")

    assert [path.name for path in here.also()] == ["cv.txt", "wanted.txt"]


def test_making_it_again_keeps_everything(here):
    (here.folder / "auditor.toml").write_text("smallest_gap = 0.2\n")
    here.add("profile", "me", "profile")
    again = workspace.create(here.folder)

    assert again.settings().smallest_gap == 0.2
    assert again.profile().read_text() == "me\n"


@pytest.mark.parametrize("text", ["nonsense = 1", "smallest_gap = 'wide'", "not toml at all", "seed = true"])
def test_wrong_settings_are_refused(here, text):
    (here.folder / "auditor.toml").write_text(text)

    with pytest.raises(WrongInput, match=r"auditor\.toml"):
        here.settings()


def test_it_is_found_from_a_folder_inside(here):
    assert workspace.find(here.folder / "desired").folder == here.folder
    assert workspace.locate(here.folder.parent) is None
    with pytest.raises(WrongInput, match="auditor init"):
        workspace.find(here.folder.parent)


def test_without_a_profile_it_says_how_to_add_one(here):
    with pytest.raises(ThinInput, match="auditor add profile"):
        here.profile()


def test_a_new_profile_replaces_the_old_one_which_is_kept(here):
    here.add("profile", "first", "profile.txt")
    here.add("profile", "second", "saved.html")
    here.add("profile", "third", "saved.txt")

    assert here.profile().read_text() == "third\n"
    assert sorted(p.read_text() for p in (here.folder / "earlier-profiles").iterdir()) == [
        "first\n",
        "second\n",
    ]


def test_postings_of_one_name_are_numbered(here):
    names = [here.add("desired", text, "Platform Engineer / Bergen").name for text in "abc"]

    assert names == [
        "platform-engineer-bergen.txt",
        "platform-engineer-bergen-2.txt",
        "platform-engineer-bergen-3.txt",
    ]
    assert here.side("desired") == [here.folder / "desired"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("..", "posting.txt"),
        ("", "posting.txt"),
        ("技术经理", "posting.txt"),
        ("A" * 300, "a" * 60 + ".txt"),
        ("jobs.CSV", "jobs.csv"),
        ("page.html", "page.html"),
        ("Senior C++/C# (m/f/d)", "c-c-m-f-d.txt"),
        (".NET developer", "net-developer.txt"),
        ("evil\x1b[31m\nname", "evil-31m-name.txt"),
        ("program.exe", "program-exe.txt"),
    ],
)
def test_a_file_name_is_made_of_plain_letters_inside_the_side(here, given, name):
    added = here.add("mismatched", "text", given)

    assert added.parent == here.folder / "mismatched"
    assert added.name.endswith(name)
    assert added.name.isascii()


def test_line_ends_are_plain_and_no_staging_file_is_left(here):
    added = here.add("desired", "one\ntwo", "x")

    assert added.read_bytes() == b"one\ntwo\n"
    assert [p.name for p in (here.folder / "desired").iterdir()] == ["x.txt"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_the_old_profile(here, monkeypatch, error):
    here.add("profile", "first", "profile")

    def fail(*_):
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        here.add("profile", "second", "profile")
    monkeypatch.undo()

    assert here.profile().read_text() == "first\n"
    assert [p.name for p in here.folder.iterdir() if p.name.startswith(".auditor-")] == []


@pytest.mark.parametrize("owner", [(shutil, "copy2"), (Path, "unlink"), (Path, "replace")])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_profile_is_there_whenever_the_adding_stops(here, monkeypatch, error, owner):
    here.add("profile", "first", "profile.html")

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(*owner, fail)
    with pytest.raises((OutputError, OSError, KeyboardInterrupt)):
        here.add("profile", "second", "profile")
    monkeypatch.undo()

    assert here.profile().read_text() in ("first\n", "second\n")


def test_an_old_profile_that_cannot_be_kept_stays(here):
    here.add("profile", "first", "profile")
    (here.folder / "earlier-profiles").write_text("in the way")

    with pytest.raises(OutputError, match=r"profile\.txt: cannot be kept"):
        here.add("profile", "second", "profile")

    assert here.profile().read_text() == "first\n"


def test_recorded_searches_are_kept_once_in_their_order(here):
    assert here.recorded() == {}
    here.record("java AND\n  spring")
    here.record("scrum master")
    kept = here.record("java AND spring")
    assert here.recorded() == {"java AND spring": 1, "scrum master": 2}
    kept.write_text("\n  kotlin  \n\n", encoding="utf-8")  # edited by hand
    assert here.recorded() == {"kotlin": 2}


def test_recorded_searches_that_are_no_text_are_refused_and_kept(here):
    kept = here.record("java")
    kept.write_bytes(data := b"\xff\xfe\x80")
    with pytest.raises(WrongInput, match="save it as UTF-8"):
        here.recorded()
    with pytest.raises(WrongInput, match="save it as UTF-8"):
        here.record("scala")
    assert kept.read_bytes() == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_recorded_searches_that_an_editor_saved_are_read(encoding, here):
    here.record("java").write_bytes("café\r\nscala\r\n".encode(encoding))
    assert here.recorded() == {"café": 1, "scala": 2}


def test_a_recorded_line_that_is_no_search_stays_in_the_file(here):
    here.record("java").write_text("java AND (\n")
    assert here.record("scala").read_text() == "java AND (\nscala\n"


def test_a_file_in_the_place_of_a_workspace_is_refused(tmp_path):
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(OutputError, match="taken: no workspace can be made here"):
        workspace.create(tmp_path / "taken")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_read_only_workspace_is_refused(here):
    (here.folder / "desired").chmod(0o500)

    with pytest.raises(OutputError, match="cannot be written"):
        here.add("desired", "x", "x")


def test_a_file_that_is_no_text_is_kept_byte_for_byte_under_its_own_kind(here):
    data = b"PK\x03\x04\x00\xff not text"

    assert here.add("profile", data, "Mine.DOCX").name == "profile.docx"
    assert here.add("desired", data, "Head of Ops.docx").name == "head-of-ops.docx"
    assert here.profile().read_bytes() == data


def test_a_folder_is_not_added_and_its_files_are_asked_for(tmp_path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "one.txt").write_text("Baker\n\nBread.", encoding="utf-8")
    here = api.new_workspace(tmp_path / "search")

    with pytest.raises(InputError, match=r"jobs: this is a folder; name the files in it, as with jobs/\*"):
        api.add_files(here, "desired", [str(tmp_path / "jobs")])
