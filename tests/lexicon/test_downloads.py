"""Official word lists become own entries. The files here are invented, in the shape of the real ones."""

import tomllib
from pathlib import Path

import pytest

from auditor import lexicon
from auditor.errors import UnreadableInput, WrongInput
from auditor.languages import ENGLISH
from auditor.lexicon.downloads import DOWNLOADS, import_file, to_toml
from auditor.lexicon.own import parse

FOLDER = Path(__file__).parent / "downloads"
FILES = ("Technology Skills.txt", "Alternate Titles.txt", "skills_en.csv", "occupations_en.csv")


def imported(name):
    return import_file(FOLDER / name, lexicon.load(), ENGLISH)


def entries(name):
    return tomllib.loads(to_toml(imported(name)))["terms"]


def test_onet_technology():
    made = imported("Technology Skills.txt")
    assert entries("Technology Skills.txt") == {
        "Hearthside Ledger": {"kind": "tool"},  # the maker's name stood there twice
        "Kiln firing schedule": {"kind": "tool", "exact": ["KFS"]},
        "Lantern": {"kind": "tool", "ambiguity": "product"},  # a word: its context decides
        "Tidewater planning": {"kind": "tool"},  # once, of two occupations
    }
    assert (made.known, made.unusable) == (1, 1)  # Kubernetes; a word of rank


def test_onet_alternate_titles():
    made = imported("Alternate Titles.txt")
    assert entries("Alternate Titles.txt") == {
        "Bell Founder": {"kind": "title"},
        "Chief Kiln Officer": {"kind": "title", "exact": ["CKO"]},
        "Organologist": {"kind": "title", "ambiguity": "title"},
    }
    assert (made.known, made.unusable) == (1, 1)  # registered nurse; a description


def test_esco_skills():
    assert entries("skills_en.csv") == {
        "history of organ building": {"kind": "domain"},
        "keep calm near bells": {"kind": "soft"},
        "repair church clocks": {"kind": "method", "aliases": ["church clock repair"]},
        "tune carillon bells": {"kind": "method", "aliases": ["carillon bell tuning"]},
    }  # "adjust bells" names two concepts, so neither; Java is known; what was withdrawn is left out


def test_esco_occupations():
    assert entries("occupations_en.csv") == {
        "campanologist": {"kind": "title", "ambiguity": "title"},
        "carillon builder": {"kind": "title", "aliases": ["carillon maker", "maker of carillons"]},
    }


def test_every_download_has_its_sample():
    assert {imported(name).download.name for name in FILES} == {download.name for download in DOWNLOADS}


@pytest.mark.parametrize("name", FILES)
def test_what_is_imported_can_be_combined_and_says_whom_to_name(name):
    own = parse(to_toml(imported(name)), "own.toml")
    assert own.attribution in (download.attribution for download in DOWNLOADS)
    made = lexicon.load(ENGLISH, (own,))
    assert all(made.called(term) for term in own.terms)
    assert import_file(FOLDER / name, made, ENGLISH).entries == ()  # nothing is new a second time


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "preferredLabel,altLabels\nx,y\n"])
def test_another_table_is_refused(text, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongInput, match="not one of the files that can be imported"):
        import_file(file, lexicon.load(), ENGLISH)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read(content, tmp_path):
    file = tmp_path / "table.csv"
    if content:
        file.write_bytes(content)
    with pytest.raises(UnreadableInput, match="not readable as a table"):
        import_file(file, lexicon.load(), ENGLISH)
