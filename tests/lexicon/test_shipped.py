"""The lexicon as it ships: consistent, broad, and every surface of every concept is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import lexicon
from auditor.languages import ENGLISH, Language
from auditor.lexicon import check, shipped
from auditor.terms import self_check

ROOT = Path(__file__).parents[2]
ENTRIES = list(lexicon.load())

# Letters that two concepts share, each in its own case; the reason is what a reader would ask.
SAME_LETTERS = {
    "cams": "CAMS is a certificate against money laundering; CAMs are machining programs",
    "dbt": "dbt is a tool for data models; DBT is a therapy",
    "nps": "NPs are nurse practitioners; NPS is a score of customers",
}


def test_nothing_is_wrong_with_it():
    assert list(check.file_faults(ENGLISH)) == []
    assert list(check.faults(lexicon.load(), ENGLISH)) == []


def test_every_surface_finds_its_concept(extractor):
    assert list(self_check.lost(extractor)) == []


def test_it_covers_many_fields_and_is_not_about_software():
    families = {entry.family for entry in ENTRIES} - {"Soft skills", "Spoken languages"}
    assert len(families) >= 25
    assert len(ENTRIES) >= 3000
    assert sum(1 for entry in ENTRIES for _ in entry.surfaces()) >= 7000
    assert sum(entry.kind == "title" for entry in ENTRIES) >= 1500
    assert sum(entry.software for entry in ENTRIES) <= 0.45 * len(ENTRIES)


def test_names_are_unique_in_any_case():
    assert len({entry.name.casefold() for entry in ENTRIES}) == len(ENTRIES)


def test_concepts_of_the_same_letters_have_a_reason():
    owners: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for surface in entry.surfaces():
            if surface.text not in entry.exact or surface.exact:
                owners.setdefault(surface.text.casefold(), set()).add(entry.id)
    assert {text for text, ids in owners.items() if len(ids) > 1} == {*SAME_LETTERS}


def test_the_compiled_copy_says_the_same_and_only_of_the_same_files(monkeypatch, tmp_path):
    shutil.copytree(ENGLISH.folder / "lexicon", tmp_path / "lexicon")
    shutil.copy(ENGLISH.folder / "language.toml", tmp_path)
    copy = Language(tmp_path)
    slow = shipped._shipped.__wrapped__(copy)
    shipped.compile_to_file(copy)
    compiled = (tmp_path / shipped.COMPILED).read_bytes()
    monkeypatch.setattr(shipped, "_rows", lambda language: pytest.fail("the compiled copy is not used"))
    assert shipped._shipped.__wrapped__(copy) == slow
    monkeypatch.undo()
    shipped.compile_to_file(copy)
    assert (tmp_path / shipped.COMPILED).read_bytes() == compiled
    (tmp_path / "lexicon" / "soft-skills.toml").write_text("# none", encoding="utf-8")
    monkeypatch.setattr(shipped, "_rows", lambda language: [])
    assert shipped._shipped.__wrapped__(copy).ids == []


def test_it_is_compiled_where_no_other_package_is_installed():
    """As when the package is built: -S leaves out all that was installed."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import auditor.languages, auditor.lexicon.shipped"

    subprocess.run([sys.executable, "-S", "-c", code], check=True)
