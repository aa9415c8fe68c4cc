"""A file before it is read, and how a reader of any format is added."""

import shutil
from types import SimpleNamespace

import pytest

from auditor import read
from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import SHIPPED, Language
from auditor.read import Raw
from auditor.records import Block, Mailbox, Source

DOME = b"\x89DOME\x00\x01\xff\xfe\x00Dome Keeper\x00"  # an invented format whose bytes are no text


def sniff(raw):
    return raw.head.startswith(b"\x89DOME")


def parsed(raw):
    return (Source(raw.name, "dome", (Block("paragraph", raw.data[10:-1].decode()),)),)


@pytest.fixture
def dome(monkeypatch):
    """The reader of that format, registered."""
    reader = SimpleNamespace(sniff=sniff, read=parsed)
    monkeypatch.setattr(read, "READERS", {"dome": reader, **read.READERS})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.dome").write_bytes(DOME)
    (tmp_path / "b.txt").write_text("Second posting")
    return tmp_path


def texts(sources):
    return [(source.name, source.format, source.blocks[0].text) for source in sources]


# --- a reader of bytes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("split", [True, False])
def test_a_file_that_is_no_text_is_read(dome, folder, split):
    assert texts(read.sources(folder / "a.dome", split=split)) == [("a.dome", "dome", "Dome Keeper")]


def test_it_is_read_in_a_folder_beside_text(dome, folder):
    assert texts(read.sources(folder)) == [
        ("a.dome", "dome", "Dome Keeper"),
        ("b.txt", "text", "Second posting"),
    ]


def test_without_its_reader_it_is_refused_as_no_text(folder):
    with pytest.raises(UnreadableInput, match=r"^a\.dome: this is not text; save the profile"):
        read.sources(folder / "a.dome")


def test_a_reader_that_stands_first_does_not_keep_a_folder_from_being_an_export(dome, folder):
    with pytest.raises(WrongInput, match=r"no messages\.csv in it; found a\.dome, b\.txt;"):
        read.mailbox(folder)


def test_a_profile_where_messages_were_asked_for_is_refused(dome, folder):
    with pytest.raises(WrongInput, match=r"^a\.dome: no messages in it; give an export of LinkedIn"):
        read.mailbox(folder / "a.dome")


def test_messages_where_a_posting_was_asked_for_are_refused(monkeypatch, folder):
    reader = SimpleNamespace(sniff=sniff, read=lambda raw: Mailbox("", ()))
    monkeypatch.setattr(read, "READERS", {"dome": reader, **read.READERS})
    with pytest.raises(
        WrongInput, match=r"^a\.dome: messages are in it, no profile or posting; bring them in"
    ):
        read.sources(folder / "a.dome")


def test_what_is_asked_for_reaches_the_reader(monkeypatch, folder):
    asked = []
    reader = SimpleNamespace(sniff=lambda raw: asked.append((raw.wanted, raw.me)), read=None)
    monkeypatch.setattr(read, "READERS", {"asked": reader, **read.READERS})
    read.sources(folder / "b.txt")
    read.sources(folder / "b.txt", split=False)
    with pytest.raises(WrongInput):
        read.mailbox(folder, "Ana Example")
    assert asked == [("posting", ""), ("profile", ""), ("mailbox", "Ana Example")]


# --- Raw -------------------------------------------------------------------------------------------------


def test_a_file_is_opened_when_it_is_asked_for_and_once(tmp_path):
    path = tmp_path / "a.txt"
    raw = Raw.at(path)  # not there yet
    path.write_bytes(b"caf\xc3\xa9")
    assert (raw.name, raw.data, raw.text) == ("a.txt", b"caf\xc3\xa9", "café")
    path.unlink()
    assert (raw.data, raw.text) == (b"caf\xc3\xa9", "café")


def test_text_is_decoded_and_repaired():
    assert Raw("a.txt", "Zürich\r\nBergen".encode("utf-16")).text == "Zürich\nBergen"


def test_what_was_pasted_is_no_file_though_it_looks_like_one():
    assert Raw("pasted text", "%PDF-1.7 is how a PDF begins").text == "%PDF-1.7 is how a PDF begins"


def test_bytes_are_handed_out_though_they_are_no_text():
    raw = Raw("shot.png", b"\x89PNG\r\n")
    assert raw.data == b"\x89PNG\r\n"
    with pytest.raises(UnreadableInput, match=r"^shot\.png: this is an image"):
        _ = raw.text


def test_a_reader_may_take_more_or_less_than_others():
    raw = Raw("a.bin", b"12345")
    assert raw.read(5, "") == b"12345"
    with pytest.raises(UnreadableInput, match=r"^a\.bin: larger than the limit of 0 MB; cut it$"):
        raw.read(4, "cut it")


def test_a_folder_has_no_first_bytes(tmp_path):
    raw = Raw.at(tmp_path)
    assert (raw.folder, raw.head) == (tmp_path, b"")


# --- the language ----------------------------------------------------------------------------------------


def test_another_language_has_its_own_columns_and_words_of_mail(tmp_path):
    shutil.copytree(SHIPPED / "en", tmp_path / "xx")
    pages = (tmp_path / "xx/pages.toml").read_text(encoding="utf-8")
    pages = pages.replace('"title", "jobtitle"', '"titre"').replace('"description", ', '"texte", ')
    pages = pages.replace('"Date", "Sent"', '"Dyddiad"').replace('"From"', '"Oddi wrth"')
    (tmp_path / "xx/pages.toml").write_text(pages, encoding="utf-8")
    other = Language(tmp_path / "xx")
    (source,) = read.from_string("Titre;Texte\nGardien;Garde le dôme\n", language=other)
    assert [block.text for block in source.blocks] == ["Gardien", "Garde le dôme"]
    made = read.message("Oddi wrth: Orla Fenn\nDyddiad: 3 March 2026 09:14\n\nUn poste", other)
    assert (made.sender, made.date, made.text) == ("Orla Fenn", "2026-03-03", "Un poste")
    assert read.message("Oddi wrth: Orla Fenn\nDyddiad: 3 March 2026 09:14\n\nUn poste").sender == ""
