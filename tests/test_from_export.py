"""From a LinkedIn data export to an audit, as a new user types it: no text file is touched."""

import csv
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from auditor.cli import app

EXPORT = Path(__file__).parent / "same_person" / "files" / "export"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """What a command prints, in an empty folder before a terminal of 80 columns; it has to succeed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*command):
        done = CliRunner().invoke(app, list(command))
        assert done.exit_code == 0, done.output
        return " ".join(done.output.split())

    run("init")
    return run


@pytest.fixture(params=["folder", "zip"])
def export(request, tmp_path_factory):
    """The export as LinkedIn sends it, and unpacked."""
    if request.param == "folder":
        return str(EXPORT)
    folder = tmp_path_factory.mktemp("sent")
    return shutil.make_archive(str(folder / "Complete_LinkedInDataExport_07-20-2026"), "zip", EXPORT)


def test_an_import_says_who_what_is_wanted_and_who_wrote(run, export):
    said = run("import", export)

    assert "profile.json: LinkedIn export: Tamsin Okafor-Leigh, headline “Food Safety &" in said
    assert "about, 5 positions (1 current), 18 skills, education, certifications" in said
    assert "Head of Food Safety: job preferences" in said
    assert "5 contacts added" in said
    assert "left out: 1 not from a recruiter, 1 outgoing" in said


def test_labelled_pitches_are_audited(run, export):
    run("import", export)
    run("contacts", "label", "1", "2", "3", "mismatched")
    run("contacts", "label", "4", "5", "desired")
    said = run("audit", "--date", "2026-11-30", "--model", "none", "--full")

    assert "Based on 3 mismatched and 2 desired postings" in said
    assert "Probably pull towards roles you want" in said
    with Path("reports/terms.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["term"]: row for row in csv.DictReader(file)}
    assert rows["HACCP"]["desired_postings"] == "2"
    assert rows["HACCP"]["sections"]
    assert rows["HACCP"]["mismatched_postings"] == "0"
    assert rows["Quality assurance"]["mismatched_postings"] == "1"


def test_a_second_import_of_the_same_export_changes_nothing(run):
    run("import", str(EXPORT))
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}

    said = run("import", str(EXPORT))

    assert "0 contacts added left out: 5 known" in said
    assert "profile.json stays your profile" in said
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
