"""A LinkedIn export as a ZIP, a folder or a single file: found, bounded, and nothing else of it opened."""

import io
import random
import struct
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from auditor import read
from auditor.errors import InputError, UnreadableInput, WrongInput
from auditor.read import from_messages

ANA, BOB = "Ana Example", "Bob Sample"
HEADER = "FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT"
ROW = "Bob Sample,linkedin.com/in/bob,Ana Example,2024-01-02 10:00:00 UTC,Dome Keeper,A role – soon?"
REPLY = "Ana Example,linkedin.com/in/ana,Bob Sample,2024-01-03 10:00:00 UTC,,Thanks"
MESSAGES = f"{HEADER}\n{ROW}\n{REPLY}\n".encode()
PROFILE = b"First Name,Last Name,Headline\nAna,Example,Keeper\n"
OTHERS = {"Connections.csv": b"x", "Email Addresses.csv": b"x", "Jobs/Saved Jobs.csv": b"x"}


@pytest.fixture
def packed(tmp_path):
    """A ZIP of the files given by name."""

    def build(files, name="Basic_LinkedInDataExport_01-02-2026.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in files.items():
                archive.writestr(member, data)
        return path

    return build


@pytest.fixture
def unpacked(tmp_path):
    """A folder of the files given by name."""

    def build(files):
        for name, data in files.items():
            path = tmp_path / "export" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return tmp_path / "export"

    return build


@pytest.fixture
def opened(monkeypatch):
    """The names of all files that Python opens, whatever opens them, and of all members of archives."""
    names = []
    _WATCHERS.append(names)
    unzip = zipfile.ZipFile.open

    def watched(archive, member, *rest, **more):
        names.append(getattr(member, "filename", member))
        return unzip(archive, member, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    yield names
    _WATCHERS.remove(names)


_WATCHERS = []


def _watch(event, arguments):
    if event == "open":
        for names in _WATCHERS:
            names.append(Path(str(arguments[0])).name)


sys.addaudithook(_watch)  # an audit hook stays for good; without a watcher it does nothing


def dropped(path, me=""):
    return [message.dropped for message in read.mailbox(path, me).messages]


def refused(path, error=UnreadableInput, me=ANA):
    """The line that refuses an export."""
    with pytest.raises(error) as raised:
        read.mailbox(path, me)
    assert "\n" not in str(raised.value)
    return str(raised.value)


# --- found -----------------------------------------------------------------------------------------------

PLACES = [
    "messages.csv",
    "Messages.csv",
    "MESSAGES .CSV",
    "Basic_LinkedInDataExport_01-02-2026/messages.csv",
    "a/b/c/messages.csv",
]


@pytest.mark.parametrize("place", PLACES)
def test_messages_in_a_folder(unpacked, place):
    assert dropped(unpacked({place: MESSAGES, **OTHERS}), ANA) == ["", "outgoing"]


@pytest.mark.parametrize("place", [*PLACES, "a/b/c/d/messages.csv", "../messages.csv", "a\\messages.csv"])
def test_messages_in_an_archive(packed, place):
    assert dropped(packed({place: MESSAGES, **OTHERS}), ANA) == ["", "outgoing"]


def test_messages_alone_by_any_name(tmp_path):
    path = tmp_path / "messages (1).csv"
    path.write_bytes(MESSAGES)
    assert dropped(str(path), ANA) == ["", "outgoing"]


def test_an_archive_whose_name_lost_its_end(packed):
    assert dropped(packed({"messages.csv": MESSAGES}, "export"), ANA) == ["", "outgoing"]


def test_nothing_is_looked_for_deeper_than_three_folders(unpacked):
    assert "no messages.csv in it" in refused(unpacked({"a/b/c/d/messages.csv": MESSAGES}), WrongInput)


def test_of_two_in_one_place_the_higher_is_taken(packed):
    files = {"old/messages.csv": b"broken", "messages.csv": MESSAGES}
    assert len(dropped(packed(files), ANA)) == 2


@pytest.mark.parametrize("shadow", ["__MACOSX/messages.csv", "._messages.csv", "__MACOSX/._messages.csv"])
def test_what_macos_packs_beside_a_file_is_passed_over(packed, shadow):
    files = {shadow: b"\x00\x05\x16\x07", "export/messages.csv": MESSAGES}
    assert len(dropped(packed(files), ANA)) == 2


# --- the owner -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("where", ["packed", "unpacked"])
def test_the_profile_names_the_owner(request, where, encoding):
    files = {"messages.csv": MESSAGES, "Profile.csv": PROFILE.decode().encode(encoding)}
    found = read.mailbox(request.getfixturevalue(where)(files))
    assert (found.owner, [message.dropped for message in found.messages]) == (ANA, ["", "outgoing"])


def test_the_profile_beside_a_single_file_names_the_owner(unpacked):
    folder = unpacked({"messages.csv": MESSAGES, "Profile.csv": PROFILE})
    assert read.mailbox(folder / "messages.csv").owner == ANA


def test_a_given_name_wins_over_the_profile(packed):
    found = read.mailbox(packed({"messages.csv": MESSAGES, "Profile.csv": PROFILE}), BOB)
    assert (found.owner, [message.dropped for message in found.messages]) == (BOB, ["outgoing", ""])


def test_the_owner_can_be_given_by_address(packed):
    found = read.mailbox(packed({"messages.csv": MESSAGES}), "https://www.linkedin.com/in/bob/")
    assert (found.owner, [message.dropped for message in found.messages]) == (BOB, ["outgoing", ""])


@pytest.mark.parametrize("profile", [b"", b"PK\x03\x04", b"Name\nx\n", b"First Name,Last Name\n"])
def test_a_broken_profile_is_as_good_as_none(packed, profile):
    path = packed({"messages.csv": MESSAGES, "Profile.csv": profile})
    assert "cannot tell which of" in refused(path, WrongInput, me="")


def test_the_profile_of_another_export_is_not_taken(packed):
    path = packed({"a/messages.csv": MESSAGES, "b/Profile.csv": PROFILE})
    assert "cannot tell which of" in refused(path, WrongInput, me="")


# --- nothing else is opened ------------------------------------------------------------------------------


@pytest.mark.parametrize(("me", "wanted"), [("", {"messages.csv", "Profile.csv"}), (ANA, {"messages.csv"})])
def test_no_other_file_of_a_folder_is_opened(unpacked, opened, me, wanted):
    folder = unpacked({"messages.csv": MESSAGES, "Profile.csv": PROFILE, **OTHERS})
    opened.clear()
    read.mailbox(folder, me)
    assert set(opened) == wanted


def test_no_other_file_beside_a_single_one_is_opened(unpacked, opened):
    folder = unpacked({"messages.csv": MESSAGES, "Profile.csv": PROFILE, **OTHERS})
    opened.clear()
    read.mailbox(folder / "messages.csv")
    assert set(opened) == {"messages.csv", "Profile.csv"}


def test_no_other_member_of_an_archive_is_opened_and_none_is_written(packed, opened, tmp_path):
    path = packed({**OTHERS, "messages.csv": MESSAGES, "Profile.csv": PROFILE})
    opened.clear()
    read.mailbox(path)
    assert set(opened) == {path.name, "messages.csv", "Profile.csv"}
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_bomb_and_a_locked_member_beside_the_messages_do_no_harm(packed):
    path = packed({"bomb.csv": b"\0" * 30_000_000, "messages.csv": MESSAGES, "locked.csv": b"x"})
    lock(path, "locked.csv")
    assert len(dropped(path, ANA)) == 2


# --- turned away -----------------------------------------------------------------------------------------


def lock(path, name):
    """Set the flag of an encrypted member, in its own header and in the directory."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo(name).header_offset
    directory = data.rindex(name.encode()) - 46
    for place in (at + 6, directory + 8):
        data[place] |= 1
    path.write_bytes(data)


def test_a_missing_path(tmp_path):
    assert refused(tmp_path / "none.zip").endswith("none.zip: no such file or folder; check the spelling")


def test_a_file_that_may_not_be_read(packed, monkeypatch):
    path = packed({"messages.csv": MESSAGES})

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert refused(path) == f"{path.name}: cannot be opened (Permission denied); check who may read it"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\r\n<!DOCTYPE html><html>", "this is a web page saved as a ZIP"),
        (b"Rar!\x1a\x07", "this is no ZIP, whatever its name says"),
        (b"PK\x03\x04" + bytes(100), "this ZIP is damaged, or its download was cut short"),
    ],
)
def test_what_is_no_archive(tmp_path, data, said):
    path = tmp_path / "export.zip"
    path.write_bytes(data)
    assert refused(path).startswith(f"export.zip: {said}")
    assert refused(path).endswith("; download the export from LinkedIn again")


def test_a_truncated_archive(packed):
    path = packed({"messages.csv": MESSAGES, **OTHERS})
    path.write_bytes(path.read_bytes()[:-60])
    assert "its download was cut short; download the export" in refused(path)


def test_an_archive_with_any_damage_is_read_or_refused(packed):
    path = packed({"messages.csv": MESSAGES, "Profile.csv": PROFILE})
    whole = path.read_bytes()
    chance = random.Random(1)
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            read.mailbox(path)
        except InputError as error:
            refused(path, type(error), me="")


def test_a_locked_member(packed):
    path = packed({"messages.csv": MESSAGES})
    lock(path, "messages.csv")
    assert refused(path) == (
        f"{path.name}/messages.csv: locked with a password; unzip it with that, and give the folder"
    )


def test_a_member_packed_in_an_unusual_way(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("messages.csv", MESSAGES)
    assert "a.zip/messages.csv: packed in an unusual way; unzip it" in refused(tmp_path / "a.zip")


def test_a_bomb_is_not_unpacked_whole(packed):
    path = packed({"messages.csv": b"\0" * 60_000_000})
    assert "unpacks to more than 200 times its size, as no real export does" in refused(path)


def test_a_bomb_that_lies_about_its_size(packed):
    path = packed({"messages.csv": b"\0" * 60_000_000})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", 60_000_000), struct.pack("<L", 1000)))
    assert "damaged" in refused(path)


@pytest.mark.parametrize("where", ["packed", "unpacked"])
def test_messages_beyond_the_limit(request, where, monkeypatch):
    path = request.getfixturevalue(where)({"messages.csv": MESSAGES})
    monkeypatch.setattr(from_messages, "LIMIT", 100)
    assert "messages.csv: larger than the limit of" in refused(path)


def test_messages_beyond_the_limit_of_other_files_are_read(tmp_path, monkeypatch):
    for module in ("auditor.read.raw", "auditor.read.decode"):
        monkeypatch.setattr(import_module(module), "LIMIT", 1000)
    (tmp_path / "messages.csv").write_text("\n".join([HEADER, *[ROW] * 20]), encoding="utf-8")
    assert len(read.mailbox(tmp_path, ANA).messages) == 20
    assert from_messages.LIMIT >= 200_000_000


def test_too_many_members(packed):
    path = packed({f"{number}": b"" for number in range(5_001)})
    assert "5,001 files in it, and a real export has no more than 5,000; give the ZIP" in refused(path)


def test_an_export_inside_an_archive(packed):
    inner = packed({"messages.csv": MESSAGES}, "inner").read_bytes()
    path = packed({"both/Basic.zip": inner, "both/Complete.zip": inner})
    assert refused(path, WrongInput) == (
        f"{path.name}: no messages.csv in it, but the archive both/Basic.zip, which is not opened there; "
        "unzip it first, or give it by itself"
    )


def test_two_messages_at_the_same_depth(packed):
    path = packed({"old/messages.csv": MESSAGES, "new/Messages.csv": MESSAGES})
    assert refused(path, WrongInput) == (
        f"{path.name}: more than one messages.csv in it, new/Messages.csv and old/messages.csv; "
        "give the folder or the file that is meant by itself"
    )


def test_two_messages_of_one_name(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("messages.csv", MESSAGES)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("messages.csv", MESSAGES)
    assert "more than one messages.csv in it" in refused(path, WrongInput)


@pytest.mark.parametrize("where", ["packed", "unpacked"])
def test_an_export_without_messages_says_what_it_holds(request, where):
    names = ["coach_messages.csv", "Skills.csv", *OTHERS, "Registration.csv", "\x1b[1mred\n.csv"]
    path = request.getfixturevalue(where)(dict.fromkeys(names, b"x"))
    assert refused(path, WrongInput) == (
        f"{path.name}: no messages.csv in it; found red .csv, Connections.csv, Email Addresses.csv, "
        "Registration.csv, Skills.csv and 2 more; give the Basic or the Complete export of LinkedIn, "
        "which both hold it"
    )


def test_an_empty_folder(tmp_path):
    assert "no messages.csv in it; found no file; give the Basic or" in refused(tmp_path, WrongInput)


def test_a_workbook_saved_as_messages(unpacked):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    folder = unpacked({"messages.csv": buffer.getvalue()})
    said = (
        "messages.csv: this is an Excel workbook, but text was expected; open it in Excel and save it as CSV"
    )
    assert said in refused(folder)
    assert said in refused(folder / "messages.csv")


def test_an_empty_file(unpacked):
    assert "export/messages.csv: it is empty; download the export again" in refused(
        unpacked({"messages.csv": b""})
    )


def test_a_header_alone(unpacked):
    found = read.mailbox(unpacked({"messages.csv": HEADER.encode()}))
    assert (found.messages, [notice.code for notice in found.notices]) == ((), ["no-messages"])


# --- text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_of_every_program(unpacked, encoding, line_end):
    data = MESSAGES.decode().replace("\n", line_end).encode(encoding)
    first, _ = read.mailbox(unpacked({"messages.csv": data}), ANA).messages
    assert first.text == "A role – soon?"


@pytest.mark.parametrize(
    "content",
    [
        "Your key begins with -----BEGIN RSA PRIVATE KEY----- and must not be mailed",
        "API_KEY=hunter2\nDB_PASSWORD=hunter2\n" * 20,
        "multipart/related is what %PDF saves",
    ],
)
def test_a_message_that_speaks_of_passwords_or_formats_is_no_reason_to_refuse_the_mailbox(unpacked, content):
    data = MESSAGES + ROW.replace("A role – soon?", f'"{content}"').encode()
    *_, last = sorted(read.mailbox(unpacked({"messages.csv": data}), ANA).messages, key=lambda m: len(m.text))
    assert last.text == content.strip()


def test_an_archive_gives_no_more_than_a_bound_in_all(packed, monkeypatch):
    monkeypatch.setattr("auditor.read.archive.OF_POSTINGS", 100)
    postings = {f"{name}.txt": b"Baker\n\nYou bake bread at night.\n" * 2 for name in "abcd"}

    found = read.sources(packed(postings, "postings.zip"))

    assert len(found) < len(postings)
    assert "too large to be read whole" in found[0].notices[0].message
