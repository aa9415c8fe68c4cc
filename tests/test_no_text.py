"""What is no text: halves of surrogate pairs, NUL characters, files without a name."""

import zipfile

import pytest

import auditor
from auditor import read
from auditor.errors import AuditorError


@pytest.mark.parametrize("text", ["Java \ud800x and SQL", "\udfffJava, SQL"])
def test_terms_are_found_beside_half_a_surrogate_pair(text):
    found = auditor.find_terms(text, settings=auditor.Settings(model="none"))
    assert [text[m.start : m.end] for m in found] == ["Java", "SQL"]


@pytest.mark.parametrize("name", ["a\0b", "a\ud800"])
@pytest.mark.parametrize("opens", [auditor.load_audit, lambda name: auditor.audit(name, mismatched=["x"])])
def test_what_can_be_no_name_of_a_file_is_refused(name, opens):
    with pytest.raises(AuditorError):
        opens(name)


def test_an_entry_without_a_name_in_an_archive_is_left_out(tmp_path):
    path = tmp_path / "postings.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(zipfile.ZipInfo(""), "nothing")
        made.writestr(
            "one.txt", "Java Developer\nAcme\nAbout the job\nBuild services in Java and Spring with us."
        )
    assert [source.name for source in read.sources(path)] == ["one.txt"]
