"""Whose words are not the lexicon's is told of them in their own words, and may name them by either."""

import csv
import json

import pytest
from typer.testing import CliRunner

import auditor
from auditor.cli import app
from auditor.report import REPORTERS

PROFILE = """\
Orla Brack

Payroll Lead | Headhunting

About
I run payroll for a chain of bakeries, with labour planning and Xero. Before that I did headhunting
for eight years, and I still like to talk to people about the work they would like to do next, and why they
would leave.

Experience

Payroll Lead
Sorrel Bakeries
Jan 2020 - Present
Payroll for 900 people in Xero, labour planning with the shift managers.

Headhunter
Quill & Moss
Feb 2012 - Dec 2019
Headhunting and executive recruitment for boards; cold outreach.

Skills
Headhunting
Payroll
Xero
"""
WRONG = "{title}\n\n{company}\n\nWhat you bring:\n- Executive search for boards\n- Cold outreach\n"
RIGHT = "{title}\n\n{company}\n\nWhat you bring:\n- Payroll\n- Xero\n- Labor planning\n- Benefits admin\n"
COMPANIES = "Thornlea", "Marrowby", "Fennick", "Ostrava Mills", "Pellworth", "Kestrand"
NAMES = "Executive search", "headhunting", "Headhunting (Executive search)", "executive recruiting"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the person's profile, postings, and audit."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "profile.txt").write_text(PROFILE, encoding="utf-8")
    for side, text, title in (("m", WRONG, "Executive Recruiter"), ("d", RIGHT, "Payroll Manager")):
        (folder / side).mkdir()
        for number, company in enumerate(COMPANIES):
            (folder / side / f"{number}.txt").write_text(text.format(title=title, company=company))
    sides = "-d", folder / "d", "-m", folder / "m"
    done = run("audit", folder / "profile.txt", *sides, "--model", "none", "-o", folder / "out")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(autouse=True)
def there(made, monkeypatch):
    monkeypatch.chdir(made)


def run(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def answer(*arguments):
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def saved():
    return auditor.load_audit("out/audit.json")


def row(term):
    with open("out/terms.csv", encoding="utf-8-sig", newline="") as sheet:
        return next(row for row in csv.DictReader(sheet) if row["term"] == term)


def test_the_key_stays_canonical_and_what_is_written_stands_beside_it():
    term = next(a for a in saved().terms if a.term == "Executive search")
    assert (term.written, term.is_alias) == ("Headhunting", True)
    assert row("Executive search")["written"] == "Headhunting"
    assert row("Labor planning")["written"] == "Labour planning"
    assert row("Executive recruiter")["written"] == "Headhunter"


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_a_report_names_terms_as_the_person_does(form):
    text = "".join(REPORTERS[form](saved()).values())
    assert "Headhunting (Executive search)" in " ".join(text.split()).replace("\\", "")
    assert "Labour planning" in text
    assert "Labor planning" not in text.replace("“Labor planning”", "")  # but in quotes


@pytest.mark.parametrize("name", NAMES)
def test_explain_takes_every_name(name):
    assert answer("explain", name, "--audit", "out/audit.json")["term"] == "Executive search"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("decision", ["remove", "demote"])
def test_whatif_takes_every_name_and_tells_the_persons_own(name, decision):
    made = answer("whatif", f"--{decision}", name, "--audit", "out/audit.json")
    assert made["changes"] == [f"{decision} Headhunting (Executive search)"]
    assert made["after"]["attraction_mismatched"] < made["before"]["attraction_mismatched"]


@pytest.mark.parametrize("name", NAMES)
def test_whatif_puts_in_the_words_that_were_typed(name):
    made = answer("whatif", "--replace", f"{name}=Talent finding", "--audit", "out/audit.json")
    assert made["changes"] == ["replace Headhunting (Executive search) by Talent finding"]
    assert made["headline"] == "Payroll Lead | Talent finding"
    same = answer("whatif", "--replace", "Payroll=Head hunting", "--audit", "out/audit.json")
    assert same["changes"] == ["replace Payroll by Head hunting"]


def test_what_is_added_is_told_as_it_was_typed():
    tried = answer("whatif", "--add", "headhunting in Cork", "--add", "DATEV", "--audit", "out/audit.json")
    assert tried["changes"] == ["add headhunting in Cork", "add DATEV"]


@pytest.mark.parametrize("name", NAMES)
def test_a_term_is_protected_under_every_name(name, tmp_path):
    made = answer(
        "audit", "profile.txt", "-d", "d", "-m", "m", "--model", "none", "--protect", name, "-o", tmp_path
    )
    actions = {one["term"]: one["action"] for one in made["terms"]}
    assert next(a.action for a in saved().terms if a.term == "Executive search") == "remove"
    assert actions["Executive search"] == "keep"
    assert ("Executive search", "protected") in {(one["term"], one["reason"]) for one in made["plan"]["left"]}


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_review_sheet_may_name_a_term_either_way(name, tmp_path):
    sheet = tmp_path / "terms.csv"
    sheet.write_text(f"term,decision\n{name},remove\n", encoding="utf-8")
    made = answer("whatif", "--review", sheet, "--audit", "out/audit.json")
    assert made["changes"] == ["remove Headhunting (Executive search)"]


def test_a_misspelt_name_is_answered_with_the_persons_own():
    asked = run("whatif", "--remove", "Headhuntin", "--audit", "out/audit.json")
    explained = run("explain", "Headhuntin", "--audit", "out/audit.json")
    for done in (asked, explained):
        assert "did you mean Headhunting (Executive search)" in done.stderr
