"""Search appearances from the command line to the next audit."""

import json
import os

import pytest
from sample_people import ROOT
from typer.testing import CliRunner

from auditor import api
from auditor.cli import app
from auditor.errors import ThinInput
from auditor.records import FoundFor

PERSON = ROOT / "data" / "sample" / "platform-engineer"
PAGE = """You appeared in 43 searches this week
Titles you were found for
Java Developer
28 %
Platform Engineer 12 %
Zookeeper 9 %
Where your searchers work
Blue Kettle Ltd
"""


def run(*arguments, given=None):
    return CliRunner().invoke(app, [str(a) for a in arguments], input=given)


@pytest.fixture
def here(tmp_path, monkeypatch):
    made = api.new_workspace(tmp_path / "mine")
    monkeypatch.chdir(made.folder)
    return made


def kept(here):
    return sorted(path.name for path in (here.folder / "appearances").glob("*"))


def test_a_paste_is_kept_as_it_was_under_its_day_and_said_back(here):
    done = run("add", "appearances", "--date", "2026-11-22", given=PAGE)

    assert (here.folder / "appearances" / "2026-11-22.txt").read_text() == PAGE
    assert done.stderr.splitlines() == [
        "added appearances/2026-11-22.txt",
        "43 searches in the week of 2026-11-16 (day 2026-11-22)",
        "  titles: Java Developer (28 %), Platform Engineer (12 %), Zookeeper (9 %)",
        "  where your searchers work, shown and not counted: Blue Kettle Ltd",
    ]


def test_the_day_is_that_of_the_name_or_the_text_or_today(here, tmp_path):
    (tmp_path / "2026-10-05.txt").write_text(PAGE)

    assert api.add_appearances(here, tmp_path / "2026-10-05.txt").appearances.date == "2026-10-05"
    dated = api.add_appearances(here, "the paste", text=f"Nov 2 - Nov 8\n{PAGE}", today="2026-11-30")
    assert dated.appearances.date == "2026-11-08"
    assert (
        api.add_appearances(here, "the paste", text=PAGE, today="2026-11-30").appearances.date == "2026-11-30"
    )
    with pytest.raises(ThinInput, match="--date 2026-11-22"):
        api.add_appearances(here, "the paste", text=PAGE)


def test_two_pages_of_a_week_are_kept_and_the_week_counts_once(here):
    run("add", "appearances", "--date", "2026-11-22", given=PAGE)
    run("add", "appearances", "--date", "2026-11-22", given=PAGE)
    done = run("add", "appearances", "--date", "2026-11-20", given="Keywords your searchers used\njava\n")

    assert kept(here) == ["2026-11-20.txt", "2026-11-22.txt"]
    assert "the week counts once" in done.stderr
    assert run("contacts", "trend").stdout.splitlines() == [
        "no contacts yet; add one with: auditor contacts add",
        "Week of 2026-11-16: 43 searches found you.",
    ]


@pytest.mark.parametrize("given", ["43", "I cook.\n", "\x1b[31m" + "x" * 100_000, "(" * 5000 + "%" * 5000])
def test_a_paste_that_says_nothing_is_one_line_and_keeps_nothing(here, given):
    done = run("add", "appearances", given=given)

    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no titles or keywords were found; expected" in done.stderr
    assert kept(here) == []


def test_a_page_with_a_number_alone_counts_for_the_trend_and_says_so(here):
    done = run("add", "appearances", given="You appeared in 43 searches this week")

    assert done.exit_code == 0
    assert "counts for the trend alone" in done.stderr


def test_a_day_is_for_appearances_alone(here):
    assert "only appearances have a day" in run("add", "desired", "--date", "2026-11-22", given="x").output


def test_a_kept_page_that_was_spoiled_is_named_and_left_out(here):
    for name, text in (("2026-11-22.txt", "nothing"), ("notes.txt", PAGE)):
        (here.folder / "appearances").mkdir(exist_ok=True)
        (here.folder / "appearances" / name).write_text(text)
    notices = api.trend(here).notices

    assert [notice.code for notice in notices] == ["appearances-unread"] * 2
    assert {notice.about for notice in notices} == {"appearances/2026-11-22.txt", "appearances/notes.txt"}


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """The audit of a person with two pages of one week, in files, as its JSON and its report."""
    folder = tmp_path_factory.mktemp("audited")
    page = folder / "2026-11-22.txt"
    page.write_text(PAGE)
    sides = ["-d", PERSON / "desired", "-m", PERSON / "mismatched"]
    before = os.getcwd()
    os.chdir(folder)
    try:
        done = run(
            *("audit", PERSON / "profile.txt", *sides, "--appearances", page, "--appearances", page),
            *("--date", "2026-12-01", "--full", "-o", folder / "out"),
        )
    finally:
        os.chdir(before)
    return json.loads((folder / "out" / "audit.json").read_text()), done.stdout


def test_an_audit_of_files_counts_a_week_once_and_tells_the_sides(audited):
    ((week,), _) = audited[0]["appearances"], audited[1]

    assert [FoundFor(**title) for title in week["titles"]] == [
        FoundFor("Java Developer", 0.28, "mismatched"),
        FoundFor("Platform Engineer", 0.12, "desired"),
        FoundFor("Zookeeper", 0.09, ""),
    ]
    assert [one["name"] for one in audited[0]["provenance"]["inputs"] if one["side"] == "appearances"] == [
        "search appearances 2026-11-22"
    ]


def test_the_words_of_its_titles_count_and_no_others(audited):
    terms = {term["term"]: term for term in audited[0]["terms"]}
    without = api.audit(PERSON / "profile.txt", [PERSON / "desired"], [PERSON / "mismatched"])
    plain = {term.term: term for term in without.terms}

    assert terms["Java developer"]["gap"] > plain["Java developer"].gap
    assert terms["Platform engineer"]["gap"] < plain["Platform engineer"].gap
    assert terms["Hibernate"]["gap"] == pytest.approx(plain["Hibernate"].gap)
    assert (
        "; LinkedIn says searches for it found you, which counts as 0.28 of a mismatched posting"
        in terms["Java developer"]["why"]
    )
    assert audited[0]["summary"]["mismatched_postings"] == without.summary.mismatched_postings


def test_the_report_says_what_one_was_found_for(audited):
    told = " ".join(audited[1].split())

    assert "What LinkedIn says you were found for" in told
    assert "Titles in the week of 2026-11-16: Java Developer (28 %); these are roles you don't want." in told
    assert "43 searches found you, at least 28 % of them for roles you don't want." in told
