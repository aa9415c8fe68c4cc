"""The command line as a person or a script meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from sample_people import DATE, SAMPLE, audit_of
from typer.testing import CliRunner

import auditor
from auditor import lexicon, report
from auditor.cli import app
from auditor.read.decode import LIMIT
from auditor.report import REPORTERS, files

PERSON = SAMPLE / "platform-engineer"
PROFILE = str(PERSON / "profile.txt")
DESIRED = str(PERSON / "desired")
MISMATCHED = str(PERSON / "mismatched")
SHEET_OF_ANOTHER = Path(__file__).parents[1] / "reports" / "sample" / "fpa-manager" / "terms.csv"
SIDES = ("-d", DESIRED, "-m", MISMATCHED)
WRITTEN = {
    *("audit.json", "audit.html", "audit.md", "map.svg", "gaps.svg"),
    *("terms.csv", "searches.csv", "edits.csv"),
}
ESCAPE = "\x1b"
RESULTS = (
    "1,234 results\n" + "Dome Keeper\nStarfield Labs\nBergen (On-site)\nViewed\n2 days ago\nEasy Apply\n" * 5
)


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    """Each test stands in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, given=None):
    return CliRunner().invoke(app, [str(a) for a in arguments], input=given)


def start(*arguments, **options):
    """The program in a process of its own."""
    environment = {**os.environ, **options.pop("env", {})}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, **{**pipes, **options})


def refused(done, *said):
    """Exit code 1 and one line on stderr that says these things; nothing on stdout."""
    lines = done.stderr.splitlines()
    assert (done.exit_code, done.stdout, len(lines)) == (1, "", 1), done.output
    assert lines[0].startswith("auditor: ")
    for part in said:
        assert part in lines[0]
    assert "Traceback" not in done.output


# --- bad input -------------------------------------------------------------------------------------

BAD_FILES = {
    "empty.txt": (b"", "paste the text"),
    "blank.txt": (b" \r\n\t", "paste the text"),
    "shot.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "an image"),
    "noise.txt": (bytes(range(256)) * 50, "save the profile or posting as a .txt file"),
    "huge.txt": (b"Java " * (LIMIT // 5 + 1), "split it"),
    "passwords.txt": (b"API_KEY=abc\nDB_PASSWORD=xyz\n", "keys or passwords"),
    "id_rsa": (b"anything", "keys or passwords"),
    "results.txt": (RESULTS.encode(), "open a posting"),
    "profile.pdf": (b"%PDF-1.7\n\xe2\xe3", "this PDF is damaged"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("place", ["profile", "desired", "mismatched", "in a folder"])
def test_a_bad_file_is_named_with_what_to_try(tmp_path, name, place):
    content, hint = BAD_FILES[name]
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / name).write_bytes(content)
    where = {
        "profile": (folder / name, *SIDES),
        "desired": (PROFILE, "-d", folder / name, "-m", MISMATCHED),
        "mismatched": (PROFILE, "-d", DESIRED, "-m", folder / name),
        "in a folder": (PROFILE, "-d", folder, "-m", MISMATCHED),
    }[place]
    refused(run("audit", *where, "-o", "out"), name, hint)

    assert os.listdir(tmp_path) == ["given"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.txt", *SIDES), ("none.txt", "check the spelling")),
        ((PROFILE, "-d", "none", "-m", MISMATCHED), ("none", "check the spelling")),
        ((PROFILE, "-d", ".", "-m", MISMATCHED), ("no readable file", "put each posting there")),
        ((DESIRED, *SIDES), ("desired", "a folder, expected one profile", "give the file")),
        ((PROFILE, "-d", DESIRED, "-m", DESIRED), ("both sides", "-d", "-m")),
        ((PROFILE,), ("no posting on either side", "-m", "-d")),
        (("-", *SIDES), ("standard input", "empty", "paste")),
        ((PROFILE, *SIDES, "--model", "no_such_model"), ("no_such_model", "--model none")),
        ((PROFILE, *SIDES, "--settings", "none.toml"), ("none.toml", "TOML")),
        ((PROFILE, *SIDES, "--settings", PROFILE), ("profile.txt", "TOML")),
        ((), ("auditor init",)),
        (("odd\x1b[31mname", *SIDES), ("odd [31mname", "check the spelling")),
        (("x" * 5000, *SIDES), ("xxx",)),
    ],
)
def test_input_that_cannot_be_used_leaves_nothing_behind(tmp_path, arguments, said):
    refused(run("audit", *arguments, "-o", "out"), *said)

    assert os.listdir(tmp_path) == []


def test_a_profile_under_fifty_words_is_refused(tmp_path):
    Path("short.txt").write_text("Platform engineer. " * 20)

    refused(run("audit", "short.txt", *SIDES), "short.txt", "only 40 words", "paste the whole page")
    assert os.listdir(tmp_path) == ["short.txt"]


def test_an_output_folder_that_cannot_be_written_is_refused(tmp_path):
    Path("taken").write_text("mine")

    refused(run("audit", PROFILE, *SIDES, "-o", "taken"), "taken", "-o")
    refused(run("audit", PROFILE, *SIDES, "-o", "taken/below"), "taken/below", "-o")
    assert Path("taken").read_text() == "mine"
    assert os.listdir(tmp_path) == ["taken"]


def test_debug_shows_the_traceback():
    assert run("--debug", "audit", "none.txt", *SIDES).exception.__class__.__name__ == "UnreadableInput"


@pytest.mark.parametrize("name", ["none.json", "folder", "text.json", "old.json", "cut.json"])
def test_an_audit_file_that_cannot_be_loaded_is_refused(name):
    Path("folder").mkdir()
    Path("text.json").write_text("no JSON")
    Path("old.json").write_text('{"format": 99}')
    Path("cut.json").write_text('{"format": 1, "terms": []}')

    refused(run("report", name), name)
    refused(run("explain", "Java", "--audit", name), name)


# --- wrong usage -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", PROFILE, "--nope"),
        ("nope",),
        ("audit", *SIDES),
        ("audit", PROFILE, "second", *SIDES),
        ("audit", PROFILE, "-d"),
        ("audit", PROFILE, *SIDES, "--fail-on", "shared"),
        ("audit", PROFILE, *SIDES, "--date", "yesterday"),
        ("audit", PROFILE, *SIDES, "--date", "2026-02-30"),
        ("report",),
        ("report", "x.json", "--to", "pdf"),
        ("terms",),
        ("demo", "--person", "nobody"),
        ("add", "notes"),
    ],
)
def test_wrong_usage_gives_exit_code_2(arguments):
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_version_and_help():
    assert run("--version").stdout == f"auditor {auditor.__version__}\n"
    for command in ("demo", "audit", "init", "add", "terms", "search", "explain", "report", "doctor"):
        assert command in run("--help").stdout
        done = run(command, "-h")
        assert done.exit_code == 0
        assert "[[" not in done.stdout


def test_python_m_auditor_answers():
    out, _ = start("--version").communicate()

    assert out.decode() == f"auditor {auditor.__version__}\n"


# --- audit -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of one audit that the command line made."""
    folder = tmp_path_factory.mktemp("made")
    done = run("audit", PROFILE, *SIDES, "-o", folder / "out", "--date", DATE)
    assert done.exit_code == 0, done.output
    (folder / "stdout.txt").write_text(done.stdout, encoding="utf-8")
    (wrote,) = re.findall(rf"^wrote {len(WRITTEN)} files to .*/out: (.*)$", done.stderr, re.MULTILINE)
    assert set(wrote.split(", ")) == WRITTEN
    return folder


def test_audit_writes_what_the_library_makes(made):
    written = {path.name: path.read_bytes().decode() for path in (made / "out").iterdir()}

    assert written == files(audit_of("platform-engineer"))


def test_a_further_text_is_held_against_the_profile_and_changes_no_figure(made, tmp_path):
    titles = tmp_path / "titles.txt"
    titles.write_text("Java Developer\nPlatform Engineer\n", encoding="utf-8")
    done = run("audit", PROFILE, *SIDES, "--also", titles, "-o", tmp_path / "out", "--date", DATE)
    before, after = (
        json.loads((folder / "out" / "audit.json").read_text(encoding="utf-8")) for folder in (made, tmp_path)
    )

    assert done.exit_code == 0
    assert [c["kind"] for c in after["contradictions"]] == ["wanted roles"]
    assert [i["name"] for i in after["provenance"]["inputs"] if i["side"] == "also"] == ["titles.txt"]
    assert {k for k in after if after[k] != before[k]} == {"contradictions", "provenance"}


def test_audit_prints_the_answer_in_80_columns_without_colour(made):
    text = (made / "stdout.txt").read_text(encoding="utf-8")

    assert "Of your 77 searchable terms" in text or re.search(r"Of your \d+ searchable terms", text)
    assert ESCAPE not in text
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) <= 24
    assert " ".join(text.split()).endswith("/out/audit.html, or add --full")


def test_full_prints_the_whole_report(made):
    whole = REPORTERS["terminal"](audit_of("platform-engineer"))["audit.txt"]
    saved = made / "out" / "audit.json"
    audited = run("audit", PROFILE, *SIDES, "-o", "out", "--date", DATE, "--full")
    run("report", saved, "--to", "terminal", "-o", "again")

    for done in (audited, run("report", saved, "--full")):
        assert [row.rstrip() for row in done.stdout.splitlines()] == whole.splitlines()
    assert Path("again/audit.txt").read_text(encoding="utf-8") == whole


def test_full_changes_nothing_of_json():
    short, full = (
        run("audit", PROFILE, *SIDES, "--json", "--date", DATE, *more) for more in ([], ["--full"])
    )

    assert short.stdout == full.stdout


def test_the_files_are_named_before_the_answer_and_as_one_would_type_them():
    done = run("demo", "-o", "out", "--date", DATE)

    assert done.output.startswith("wrote 8 files to out: audit.json, audit.html, audit.md, ")
    assert done.stdout.endswith("The whole report: out/audit.html, or add --full\n")


def test_several_paths_after_an_option_and_the_profile_last():
    wanted, wrong = (sorted(str(p) for p in (PERSON / s).iterdir()) for s in ("desired", "mismatched"))
    many = run("audit", PROFILE, "-d", *wanted, "-m", *wrong, "-o", "many", "--date", DATE)
    last = run("audit", *SIDES, PROFILE, "-o", "last", "--date", DATE)

    assert (many.exit_code, last.exit_code) == (0, 0)
    for name in WRITTEN:
        assert Path("many", name).read_bytes() == Path("last", name).read_bytes()


def test_profile_from_standard_input_and_json_alone_on_stdout(tmp_path):
    done = run("audit", "-", *SIDES, "--json", given=Path(PROFILE).read_bytes())
    answer = json.loads(done.stdout)

    assert done.exit_code == 0
    assert answer["provenance"]["inputs"][-1]["name"] == "standard input"
    assert [t["term"] for t in answer["terms"]] == [t.term for t in audit_of("platform-engineer").terms]
    assert done.stderr.startswith("Profile: Declan Haverty, headline “")
    assert os.listdir(tmp_path) == []


def test_an_audit_says_first_what_was_understood(tmp_path):
    one, two = sorted(Path(MISMATCHED).glob("*.txt"))[:2]
    Path("bad").mkdir()
    Path("bad/empty.txt").write_text("")
    shutil.copy(one, "bad")
    done = run("audit", PROFILE, "-m", "bad", two, "--model", "none", "-o", "out")
    lines = done.stderr.splitlines()

    assert re.fullmatch(
        r"Profile: Declan Haverty, headline “.*”, .*5 positions \(1 current\), \d+ skills.*", lines[0]
    )
    assert "Java Developer at Carrowbeg Assurance, 9 requirements" in lines
    assert done.stderr.count("Skipped empty.txt") == 1
    assert lines[-1].startswith("wrote ")


def test_what_the_whole_report_says_of_reading_is_not_said_before_it_too():
    shutil.copytree(PERSON / "mismatched", "wrong")
    Path("wrong/empty.txt").write_text("")
    done = run("audit", PROFILE, "-m", "wrong", "--model", "none", "-o", "out", "--full")

    assert "Skipped empty.txt" not in done.stderr
    assert done.stdout.count("Skipped empty.txt") == 1


def test_json_with_an_output_folder_does_both():
    done = run("audit", PROFILE, *SIDES, "--json", "-o", "out", "--date", DATE)

    assert json.loads(done.stdout) == json.loads(Path("out/audit.json").read_text(encoding="utf-8"))


def test_default_folder_is_named_by_the_person():
    done = run("audit", PROFILE, *SIDES)

    assert done.exit_code == 0
    assert [str(p.parent) for p in Path("reports").glob("*/audit.md")] == ["reports/declan-haverty"]


def test_fail_on_gives_3_only_when_a_term_has_the_verdict():
    assert run("audit", PROFILE, *SIDES, "--json", "--fail-on", "wrong_role").exit_code == 3
    wanted = run("audit", PROFILE, "-d", DESIRED, "--json", "--fail-on", "wrong_role")
    assert wanted.exit_code == 0


def test_without_a_model_the_report_says_so():
    done = run("audit", PROFILE, *SIDES, "--model", "none", "--json")
    answer = json.loads(done.stdout)

    assert done.exit_code == 0
    assert answer["provenance"]["model"] == ""
    assert "no-model" in [notice["code"] for notice in answer["notices"]]


def test_decisions_in_a_review_sheet_survive_the_next_audit(made):
    shutil.copytree(made / "out", "out")
    sheet = Path("out/terms.csv")
    reviewed = sheet.read_bytes().replace(b",,,Java\n", b",remove,,Java\n", 1)
    sheet.write_bytes(reviewed)
    done = run("audit", PROFILE, *SIDES, "-o", "out", "--date", DATE)

    assert Path("out/terms-reviewed-1.csv").read_bytes() == reviewed
    assert sheet.read_bytes() == reviewed
    assert "took your entries for 1 term over into out/terms.csv" in done.stderr.splitlines()


@pytest.mark.parametrize("side", ["-d", "-m"])
def test_one_side_or_one_posting_is_enough_for_a_report_that_says_how_thin_it_is(side):
    one = sorted(Path(DESIRED if side == "-d" else MISMATCHED).glob("*.txt"))[0]
    done = run("audit", PROFILE, side, one, "--json")
    codes = [notice["code"] for notice in json.loads(done.stdout)["notices"]]

    assert done.exit_code == 0
    assert "small-sample" in codes
    assert ("no-mismatched-postings" if side == "-d" else "no-desired-postings") in codes


@pytest.fixture
def with_html(monkeypatch):
    """An audit leaves a page for the browser."""
    monkeypatch.setattr(report, "files", lambda audit: {"audit.json": "{}", "audit.html": "<p>"})


@pytest.fixture
def browser(monkeypatch):
    """What a browser was asked to show."""
    shown = []
    monkeypatch.setattr(webbrowser, "open", lambda address: shown.append(address) or True)
    return shown


@pytest.mark.usefixtures("with_html")
def test_open_shows_the_written_page(browser, tmp_path):
    done = run("demo", "-o", "a folder", "--open")

    assert done.exit_code == 0
    assert browser == [(tmp_path / "a folder" / "audit.html").as_uri()]
    assert "The whole report: a folder/audit.html, or add --full" in done.stdout


@pytest.mark.usefixtures("with_html")
def test_no_browser_is_opened_unasked(browser):
    run("demo", "-o", "out")

    assert browser == []


def raising(address):
    raise webbrowser.Error("none")


@pytest.mark.usefixtures("with_html")
@pytest.mark.parametrize("failing", [lambda address: False, raising])
def test_where_there_is_no_browser_open_says_what_to_open(monkeypatch, tmp_path, failing):
    monkeypatch.setattr(webbrowser, "open", failing)
    done = run("demo", "-o", "out", "--open")

    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == (
        f"no browser could be opened; open this file in yours: {tmp_path / 'out' / 'audit.html'}"
    )


def test_open_without_a_page_says_so(browser, monkeypatch):
    monkeypatch.setattr(report, "files", lambda audit: {"audit.json": "{}", "audit.md": "#"})
    done = run("demo", "-o", "out", "--open")

    assert (done.exit_code, browser) == (0, [])
    assert done.stderr.splitlines()[-1] == "--open: no audit.html was written"


def test_demo_writes_the_reports_of_a_person():
    done = run("demo", "--person", "fpa-manager", "--date", DATE, "-o", "out")

    assert done.exit_code == 0
    assert {p.name: p.read_bytes().decode() for p in Path("out").iterdir()} == files(audit_of("fpa-manager"))


def test_an_audit_borrows_from_public_postings_unless_told_not_to(made):
    """With the same figures as before there was anything to borrow."""
    done = run("audit", PROFILE, "-d", DESIRED, "-m", MISMATCHED, "--no-kin", "--date", DATE, "--json")
    alone, borrowing = json.loads(done.stdout), json.loads((made / "out" / "audit.json").read_text("utf-8"))

    assert all(
        term["mismatched_kin"] is None and "public postings" not in term["why"] for term in alone["terms"]
    )
    assert any(term["mismatched_kin"] for term in borrowing["terms"])
    assert alone["provenance"]["settings"]["kin"] is False


# --- explain, report, terms, doctor ------------------------------------------------------------------


def test_explain_finds_a_term_under_another_name(made):
    done = run("explain", "Java Developers", "--audit", made / "out" / "audit.json")

    assert done.exit_code == 0
    assert done.stdout.startswith("Java Developer (title): ")
    assert done.stdout.count("mismatched: “") >= 2


def test_explain_as_json_is_one_term(made):
    answer = json.loads(run("explain", "java", "--audit", made / "out" / "audit.json", "--json").stdout)

    assert answer["term"] == "Java"
    assert answer["evidence"]


def test_explain_without_an_audit_says_what_to_run():
    refused(run("explain", "Java"), "auditor audit", "--audit")


@pytest.mark.parametrize("format_", ["terminal", "markdown", "json", "csv"])
def test_report_shows_a_saved_audit_again(made, format_):
    saved = made / "out" / "audit.json"
    done = run("report", saved, "--to", format_)
    name = {"markdown": "audit.md", "json": "audit.json", "csv": "terms.csv"}.get(format_)
    kept = (made / "out" / name).read_bytes().decode() if name else (made / "stdout.txt").read_text()

    assert done.exit_code == 0
    assert done.stdout == kept
    assert ESCAPE not in done.stdout


def test_report_writes_into_a_folder(made):
    done = run("report", made / "out" / "audit.json", "--to", "markdown", "-o", "again")

    assert (done.exit_code, done.stdout) == (0, "")
    assert {*os.listdir("again")} == {"audit.md", "map.svg", "gaps.svg"}


TEXT = "Senior engineer\n\nRequirements\n- Java and Kubernetes\n- Go the extra mile\n"


def test_terms_as_table_json_and_csv_agree():
    Path("posting.txt").write_text(TEXT)
    table, as_json, as_csv = (run("terms", "posting.txt", "--format", f) for f in ("table", "json", "csv"))
    rows = json.loads(as_json.stdout)

    assert (table.exit_code, as_json.exit_code, as_csv.exit_code) == (0, 0, 0)
    assert rows == json.loads(run("terms", "posting.txt", "--json").stdout)
    assert {"Java", "Kubernetes"} <= {row["term"] for row in rows}
    assert [*csv.DictReader(io.StringIO(as_csv.stdout))] == [{k: str(v) for k, v in r.items()} for r in rows]
    assert all(row["surface"] in table.stdout for row in rows)


def test_terms_explain_says_what_was_rejected_beside_the_answer():
    done = run("terms", "-", "--json", "--explain", given=TEXT)

    assert isinstance(json.loads(done.stdout), list)
    assert "rejected: 'Go' as Go" in done.stderr
    assert "rejected: 'Go' as Go" in run("terms", "-", "--explain", given=TEXT).stdout


def test_terms_of_a_profile():
    rows = json.loads(run("terms", PROFILE, "--profile", "--json").stdout)

    assert "headline" in {row["section"] for row in rows}


def test_the_sections_of_a_profile_as_json_are_exactly_sections_and_dropped():
    made = json.loads(run("terms", PROFILE, "--profile", "--sections", "--json").stdout)
    assert list(made) == ["sections", "dropped"]
    assert all(list(one) == ["kind", "text", "position"] for one in made["sections"])
    titles = [one for one in made["sections"] if one["kind"] == "position-title"]
    assert all(list(one["position"]) == ["title", "company", "start", "end"] for one in titles)
    assert len(titles) == 5
    assert all(list(one) == ["text", "reason"] for one in made["dropped"])


def test_the_sections_of_a_posting_are_shown():
    Path("posting.txt").write_text(TEXT)
    done = run("terms", "posting.txt", "--sections")

    assert "requirements\n  Java and Kubernetes" in done.stdout.replace("- ", "")


def test_terms_of_a_text_without_any():
    done = run("terms", "-", "--json", given="Nothing at all here, only a few plain words.\n")

    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_doctor_with_and_without_data():
    alone = json.loads(run("doctor", "--json").stdout)
    checked = json.loads(run("doctor", PROFILE, *SIDES, "--json").stdout)

    assert alone["auditor"] == auditor.__version__
    assert "null_check" not in alone
    assert checked["null_check"]["wrong_role_by_chance"] < checked["null_check"]["wrong_role"]
    assert "Null check: give a profile" in run("doctor").stdout
    refused(run("doctor", "none.txt", *SIDES), "none.txt")


# --- workspace -------------------------------------------------------------------------------------


def test_a_workspace_from_start_to_report(tmp_path):
    assert run("init").exit_code == 0
    profile = run("add", "profile", "--paste", given=Path(PROFILE).read_text(encoding="utf-8"))
    assert profile.exit_code == 0, profile.output
    refused(run("audit"), "mismatched", "auditor add mismatched --paste")

    one, two, *rest = sorted(Path(MISMATCHED).glob("*.txt"))
    pasted = "\n-----\n".join(path.read_text(encoding="utf-8") for path in (one, two))
    assert run("add", "mismatched", given=pasted).stderr.count("added ") == 2
    assert run("add", "mismatched", *rest).exit_code == 0
    assert run("add", "desired", *sorted(Path(DESIRED).iterdir())).stderr.count("added ") == 10
    assert len(os.listdir("desired")) == len(os.listdir("mismatched")) == 10

    done = run("audit")
    assert done.exit_code == 0, done.output
    assert set(os.listdir("reports")) == WRITTEN
    assert run("explain", "Java").stdout.startswith("Java (language)")
    assert run("report", "reports/audit.json").stdout == done.stdout
    assert run("doctor").exit_code == 0


def test_settings_of_a_workspace_are_used_and_checked():
    run("init")
    Path("auditor.toml").write_text('model = "none"\n')
    assert "model    none" in run("doctor").stdout
    Path("auditor.toml").write_text("modle = 1\n")
    refused(run("doctor"), "auditor.toml", "modle")


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX as the editor")
def test_text_from_an_editor(monkeypatch):
    run("init")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sh -c 'echo Platform Engineer > $0'")
    assert run("add", "desired", "--editor").exit_code == 0
    assert os.listdir("desired") == ["platform-engineer.txt"]

    monkeypatch.setenv("EDITOR", "no-such-editor")
    refused(run("add", "desired", "--editor"), "no-such-editor", "--paste")
    monkeypatch.setenv("EDITOR", "true")
    refused(run("add", "desired", "--editor"), "editor: it is empty")


def test_what_was_added_is_said_back():
    run("init")
    profile = run("add", "profile", PROFILE).stderr.splitlines()
    assert profile[1].startswith("Profile: Declan Haverty, headline “Senior Platform Engineer")
    Path("odd.txt").write_text("Thornlea Foods\n\nRequirements\n- Forklift licence\n")
    posting = run("add", "desired", "odd.txt").stderr
    assert "Thornlea Foods, 1 requirement\n" in posting
    assert 'auditor fix --title "desired/odd.txt=TITLE"' in posting


def test_what_was_pasted_is_counted():
    run("init")
    done = run("add", "desired", "--paste", given="Chef\n\nRequirements\n- Soup\n")
    assert "got 25 characters in 4 lines\n" in done.stderr


# --- fix -------------------------------------------------------------------------------------------


@pytest.fixture
def filled():
    """A workspace with a profile and a posting whose title is none."""
    run("init")
    run("add", "profile", PROFILE)
    Path("desired/odd.txt").write_text("Thornlea Foods\n\nRequirements\n- Forklift licence\n")


def test_fix_lasts_until_it_is_forgotten(filled):
    done = run(
        "fix", "--headline", "Kiln keeper", "--title", "odd.txt=Warehouse lead", "--company", "odd=Thornlea"
    )
    assert (done.exit_code, done.stdout.count("read as")) == (0, 3)
    listed = json.loads(run("fix", "--list", "--json").stdout)["kept"]
    assert [(one["file"], one["field"], one["applies"]) for one in listed] == [
        ("desired/odd.txt", "title", True),
        ("desired/odd.txt", "company", True),
        ("profile.txt", "headline", True),
    ]
    assert run("search", "headline:kiln").stdout.startswith("Found by")
    assert "Warehouse lead" in run("search", "forklift", "--against", "desired").stdout
    assert "is forgotten" in run("fix", "--forget", "odd.txt").stdout
    assert "Kiln keeper" in run("fix", "--list").stdout
    assert run("fix", "--forget").exit_code == 0
    assert "Nothing was put right" in run("fix", "--list").stdout
    assert run("search", "headline:kiln").stdout.startswith("Not found by")


def test_fix_asks_for_the_profile_and_for_doubtful_postings(filled):
    done = run("fix", given="\nKiln keeper\n\nWarehouse lead\nThornlea\n")
    kept = json.loads(run("fix", "--list", "--json").stdout)["kept"]

    assert done.exit_code == 0
    assert [(one["field"], one["value"]) for one in kept] == [
        ("title", "Warehouse lead"),
        ("company", "Thornlea"),
        ("headline", "Kiln keeper"),
    ]


@pytest.mark.parametrize("given", ["", "\n\n\n\n\n", "Declan Haverty\n"])
def test_enter_and_the_end_of_the_input_keep_what_was_read(filled, given):
    done = run("fix", given=given)

    assert done.exit_code == 0
    assert done.stdout.endswith("Nothing was changed.\n")
    assert not Path("corrections.toml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--title", "odd.txt"),
        ("--title", "=Chef"),
        ("--company", "odd.txt="),
        ("--list", "--forget"),
        ("--list", "--name", "Mira"),
        ("odd.txt",),
    ],
)
def test_fix_wrongly_used_gives_exit_code_2(filled, arguments):
    assert run("fix", *arguments).exit_code == 2


def test_fix_needs_a_workspace_and_a_file_in_it(tmp_path):
    refused(run("fix", "--name", "Mira"), "auditor init")
    run("init")
    refused(run("fix", "--name", "Mira"), "auditor add profile")
    refused(run("fix", "--title", "none.txt=Chef"), "none.txt", "no posting of that name")


def test_what_cannot_be_read_is_not_added(tmp_path):
    run("init")
    Path("bad.txt").write_bytes(b"")
    good = sorted(Path(DESIRED).iterdir())[0]

    refused(run("add", "desired", good, "bad.txt"), "bad.txt")
    refused(run("add", "desired", given=""), "standard input")
    refused(run("add", "profile", "none.txt"), "none.txt")
    assert os.listdir("desired") == []
    assert run("add", "desired", good, "--paste").exit_code == 2


def test_commands_outside_a_workspace_say_how_to_make_one(tmp_path):
    refused(run("add", "profile", PROFILE), "auditor init")
    Path("taken").write_text("mine")
    refused(run("init", "taken"), "taken")
    assert os.listdir(tmp_path) == ["taken"]


# --- processes: pipes, colours, hash seeds ----------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("arguments", [("--to", "terminal"), ("--to", "json")])
def test_a_reader_that_stops_early_gets_no_traceback(made, arguments):
    process = start("report", made / "out" / "audit.json", *arguments)
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read().decode()
    process.stderr.close()
    process.wait()

    assert error == ""


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"COLUMNS": "200"}])
def test_piped_output_is_plain(made, environment):
    out, _ = start("report", made / "out" / "audit.json", env=environment).communicate()

    assert ESCAPE not in out.decode()


@pytest.mark.parametrize(("no_color", "is_styled"), [("", True), ("1", False)])
def test_where_no_colour_is_wanted_a_terminal_gets_no_escapes(made, no_color, is_styled):
    environment = {"FORCE_COLOR": "1", "TERM": "xterm", "NO_COLOR": no_color}
    for more in ((), ("--full",)):
        out, _ = start("report", made / "out" / "audit.json", *more, env=environment).communicate()
        assert (ESCAPE in out.decode()) is is_styled


def test_order_names_and_hash_seed_change_nothing(tmp_path):
    wanted, wrong = (sorted((PERSON / side).iterdir()) for side in ("desired", "mismatched"))
    renamed = {}
    for side, paths in (("desired", wanted), ("mismatched", wrong)):
        Path(side).mkdir()
        for number, path in enumerate(reversed(paths)):
            copy = Path(side, f"{'zyxwvutsrq'[number]}-{side}{path.suffix}")
            shutil.copy(path, copy)
            renamed[copy.name] = path.name
    renamed_sides = ("-d", "desired", "-m", "mismatched")
    assert run("audit", PROFILE, *renamed_sides, "--date", DATE, "-o", "renamed").exit_code == 0
    reversed_sides = ("-d", *reversed(wanted), "-m", *reversed(wrong))
    arguments = (PROFILE, *reversed_sides, "--date", "2020-01-01", "-o", "reversed")
    process = start("audit", *arguments, env={"PYTHONHASHSEED": "1"})
    _, error = process.communicate()
    assert process.returncode == 0, error.decode()

    expected = files(audit_of("platform-engineer"))
    for name in ("renamed", "reversed"):
        assert Path(name, "terms.csv").read_bytes().decode() == expected["terms.csv"]
        text = Path(name, "audit.json").read_bytes().decode().replace("2020-01-01", DATE)
        for new, old in renamed.items():
            text = re.sub(rf"(?<=[\"( ]){re.escape(new)}\b", old, text)
        assert json.loads(text) == json.loads(expected["audit.json"])


# --- lexicon ----------------------------------------------------------------------------------------

DOWNLOADS = Path(__file__).parent / "lexicon" / "downloads"
TECHNOLOGY = str(DOWNLOADS / "Technology Skills.txt")
TITLES = str(DOWNLOADS / "Alternate Titles.txt")


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ([], []),
        ([("Quillfern", "quill")], ["a file", "an entry", "Quillfern: 'quill' is not found as Quillfern"]),
    ],
)
def test_lexicon_check_says_all_faults(monkeypatch, lost, said):
    monkeypatch.setattr("auditor.api.lexicons.file_faults", lambda *_: said[:1])
    monkeypatch.setattr("auditor.api.lexicons.faults", lambda *_: said[1:2])
    monkeypatch.setattr("auditor.api.lexicons.lost", lambda _: lost)
    done = run("lexicon", "check", "--json")
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["faults"]) == (int(bool(said)), said)
    assert answer["concepts"] == len(lexicon.load())


def test_lexicon_check_says_what_is_wrong(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "own.toml"
    own.write_text('[terms]\n"Quillfern" = { kind = "tool", aliases = ["k8s"] }', encoding="utf-8")
    refused(run("lexicon", "check", own), "own.toml", "'k8s' is also a name of Kubernetes")


def test_lexicon_import_feeds_the_workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("init")
    done = run("lexicon", "import", TECHNOLOGY, TITLES)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "4 entries; 1 were known already, 1 are no searchable words" in done.stderr
    assert done.stderr.count("U.S. Department of Labor") == 1
    assert sorted(path.name for path in tmp_path.glob("lexicon*")) == [
        "lexicon-onet-technology.toml",
        "lexicon-onet-titles.toml",
    ]
    found = json.loads(
        run("terms", "-", "--json", given="Runs Tidewater planning as Chief Kiln Officer").stdout
    )
    assert [row["term"] for row in found] == ["Tidewater planning", "Chief Kiln Officer"]


def test_an_audit_names_the_sources_of_imported_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("lexicon", "import", TECHNOLOGY)
    own = "lexicon-onet-technology.toml"
    done = run("audit", PROFILE, *SIDES, "--lexicon", own, "-o", "out", "--model", "none")
    assert done.exit_code == 0
    made = auditor.load_audit(tmp_path / "out" / "audit.json")
    assert [notice.about for notice in made.notices if notice.code == "lexicon-source"] == [own]
    assert [(i.name, i.format) for i in made.provenance.inputs if i.side == "lexicon"] == [(own, "toml")]
    assert "U.S. Department of Labor" in (tmp_path / "out" / "audit.md").read_text(encoding="utf-8")


def test_a_switched_off_term_is_not_in_the_audit(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "own.toml"
    own.write_text('[terms]\n"Hibernate" = { off = true }', encoding="utf-8")
    run("audit", PROFILE, *SIDES, "--lexicon", own, "-o", "out", "--model", "none")
    terms = {a.term for a in auditor.load_audit(tmp_path / "out" / "audit.json").terms}
    assert "Maven" in terms
    assert "Hibernate" not in terms


# --- plans ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flags", "same"),
    [
        ((), True),
        (("--by", "place"), True),
        (("--by", "word"), False),
        (("--target", "0.1"), False),
        (("--protect", "Spring Boot"), False),
    ],
)
def test_flags_change_the_plan(flags, same, made, tmp_path):
    kept = json.loads((made / "out" / "audit.json").read_text(encoding="utf-8"))["plan"]["edits"]
    done = run("audit", PROFILE, *SIDES, *flags, "--json", "-o", tmp_path)
    edits = json.loads(done.stdout)["plan"]["edits"]
    assert (edits == kept) is same
    assert edits
    assert "--protect" not in flags or not any("Spring Boot" in e["terms"] for e in edits)
    assert "word" not in flags or [e["terms"] for e in edits] == [[e["term"]] for e in edits]


def test_a_share_is_between_none_and_all():
    assert run("audit", PROFILE, *SIDES, "--keep", "5").exit_code == 2


# --- whatif and compare -------------------------------------------------------------------------------


def test_whatif_shows_both_sides_before_and_after(made, monkeypatch):
    monkeypatch.chdir(made)
    saved = made / "out" / "audit.json"
    answer = json.loads(run("whatif", "--audit", saved, "--remove", "hibernate", "--json").stdout)
    assert answer["changes"] == ["remove Hibernate"]
    assert answer["after"]["attraction_mismatched"] < answer["before"]["attraction_mismatched"]
    assert answer["after"]["attraction_desired"] == answer["before"]["attraction_desired"]
    shown = run("whatif", "--audit", saved, "--remove", "Hibernate").stdout
    assert "searches for wrong roles that find you" in shown
    assert "not LinkedIn's own" in shown


def test_whatif_before_is_what_the_audit_says(made):
    saved = made / "out" / "audit.json"
    audit = auditor.load_audit(saved)
    answer = json.loads(run("whatif", "--audit", saved, "--add", "Istio", "--json").stdout)
    assert answer["before"] == json.loads(saved.read_text(encoding="utf-8"))["plan"]["before"]
    assert [s["query"] for s in answer["searches"]] == [s.query for s in audit.searches]


def test_whatif_reads_a_reviewed_sheet_and_an_edited_profile(made, tmp_path):
    saved = made / "out" / "audit.json"
    rows = (made / "out" / "terms.csv").read_text(encoding="utf-8-sig").splitlines()
    sheet = tmp_path / "terms.csv"
    sheet.write_text("term,decision\nHibernate,remove\nJava,keep\n", encoding="utf-8")
    reviewed = json.loads(run("whatif", "--audit", saved, "--review", sheet, "--json").stdout)
    assert reviewed["changes"] == ["remove Hibernate"]
    assert len(rows) > 50
    edited = tmp_path / "edited.txt"
    edited.write_text(
        Path(PROFILE).read_text(encoding="utf-8").replace("Hibernate", "weaving"), encoding="utf-8"
    )
    tried = json.loads(run("whatif", "--audit", saved, "--profile", edited, "--json").stdout)
    assert tried["after"]["attraction_mismatched"] == pytest.approx(
        reviewed["after"]["attraction_mismatched"]
    )


def test_whatif_says_how_the_headline_would_read_and_what_is_too_long(made):
    saved = made / "out" / "audit.json"
    shown = run("whatif", "--audit", saved, "--replace", f"Terraform={'T' * 200}", "--remove", "AWS").stdout
    assert "Your headline would read: Senior Platform Engineer | Kubernetes\n" in shown
    assert "Too long: headline: " in shown
    assert "headline" not in run("whatif", "--audit", saved, "--remove", "Hibernate").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing to try"),
        (("--remove", "Cobol"), "'Cobol' is no term of the profile"),
        (("--remove", "Hibernat"), "did you mean Hibernate"),
        (("--review", "none.csv"), "none.csv"),
        (("--profile", PROFILE), "the same profile"),
        (("--review", SHEET_OF_ANOTHER), "the sheet of another audit?"),
    ],
)
def test_whatif_refuses_in_one_line(made, arguments, said):
    refused(run("whatif", "--audit", made / "out" / "audit.json", *arguments), said)


def test_whatif_needs_two_terms_to_replace(made):
    assert run("whatif", "--audit", made / "out" / "audit.json", "--replace", "Java").exit_code == 2


def test_compare_says_what_changed(made):
    saved = made / "out" / "audit.json"
    assert run("compare", saved, saved).stdout.startswith("Profile: unchanged.")
    assert json.loads(run("compare", saved, saved, "--json").stdout)["verdicts"] == []
    refused(run("compare", saved, "none.json"), "none.json")


# --- search ----------------------------------------------------------------------------------------


def answer(*arguments):
    done = run("search", "--profile", PROFILE, "--json", *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def declan(tmp_path):
    """A workspace with the sample's profile and postings."""
    run("init")
    shutil.copy(PROFILE, tmp_path)
    for side in (DESIRED, MISMATCHED):
        shutil.copytree(side, tmp_path / Path(side).name, dirs_exist_ok=True)
    return tmp_path


def test_search_says_why_it_finds_you():
    done = run("search", '"Spring Boot" AND (Argo OR Zebra) NOT Kotlin', "--profile", PROFILE)
    lines = done.stdout.splitlines()
    assert (done.exit_code, done.stderr) == (0, "")
    assert lines[0] == 'Found by: "Spring Boot" AND (Argo OR Zebra) NOT Kotlin'
    assert '  "Spring Boot": in your profile' in lines
    assert "    skills: “Spring Boot”" in lines
    assert "  Kotlin: not in your profile (the query excludes it)" in lines
    assert "Zebra:" not in done.stdout  # the other half of the OR held
    assert lines[-1].endswith('drop you from this search: take out "Spring Boot"; or take out Argo.')


def test_search_says_what_is_missing():
    done = run("search", "title:DevOps AND Zebra NOT Kubernetes", "--profile", PROFILE)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Not found by: ")
    assert "    title, Ballinure Payments (past): “DevOps Engineer”" in lines
    missing = lines[lines.index("Missing") :]
    assert missing[1:3] == [
        "  Zebra: not in your profile",
        "  Kubernetes: in your profile (the query excludes it)",
    ]
    assert lines[-1].endswith("find you: add Zebra, take out Kubernetes. Add only what is true of you.")


def test_search_as_json():
    found = answer("Java (Argo OR Zebra)")
    assert list(found) == ["query", "found", "because", "missing", "change", "notices"]
    assert (found["found"], [c["literal"] for c in found["because"]]) == (True, ["Java", "Argo"])
    assert found["missing"] == []
    assert found["change"]["sets"] == [
        [{"action": "remove", "literal": "Java"}],
        [{"action": "remove", "literal": "Argo"}],
    ]
    for place in found["because"][0]["places"]:
        assert place["surface"] == "Java"
        assert "Java" in place["quote"]
    lacking = answer("java and zebra")
    assert (lacking["found"], [c["literal"] for c in lacking["missing"]]) == (False, ["zebra"])
    assert [n["code"] for n in lacking["notices"]] == ["loose-operator"]


def test_search_marks_skills_that_nobody_entered():
    done = run("search", "skill:pagers OR skill:Kubernetes", "--profile", PROFILE)
    assert done.stdout.count("likely only") == 1
    assert answer("skill:pagers")["because"][0]["places"][0]["implicit"] is True


def test_search_uses_the_workspace_and_its_postings(declan):
    done = run("search", "Java AND Oracle", "--against", "mismatched", "--json")
    held = json.loads(done.stdout)["against"]
    assert (held["side"], held["postings"], held["holding"]) == ("mismatched", 10, len(held["titles"]))
    assert 0 < held["holding"] < 10
    spoken = run("search", "Java AND Oracle", "--against", "mismatched").stdout
    assert f"{held['holding']} of 10 mismatched postings hold it" in spoken
    assert f"  {held['titles'][0]}" in spoken
    other = json.loads(run("search", "Java AND Oracle", "--against", "desired", "--json").stdout)
    assert other["against"] == {"side": "desired", "postings": 10, "holding": 0, "titles": []}


def test_search_needs_a_profile_and_for_a_side_its_postings():
    refused(run("search", "Java"), "no workspace", "--profile FILE")
    refused(run("search", "Java", "--profile", PROFILE, "--against", "desired"), "auditor init")
    run("init")
    refused(run("search", "Java"), "no profile yet", "auditor add profile")
    refused(run("search", "Java", "--profile", PROFILE, "--against", "desired"), "auditor add desired")
    refused(run("search", "Java", "--profile", "none.txt"), "none.txt")


def test_a_recruiters_search_is_evidence_for_the_next_audit(declan):
    before = json.loads(run("audit", "--date", "2026-01-02", "--json").stdout)
    done = run("search", "Java AND (Terraform OR Oracle) NOT Kubernetes", "--record")
    assert "recorded in" in done.stderr
    assert "searches.txt" in done.stderr
    after = json.loads(run("audit", "--date", "2026-01-02", "--json").stdout)

    told = [i for i in after["provenance"]["inputs"] if i["format"] == "search"]
    assert [(i["name"], i["side"]) for i in told] == [("recorded search", "mismatched")]
    marked = {t["term"] for t in after["terms"] if t["why"].endswith("confirmed by recruiter")}
    assert marked == {"Java", "Terraform", "Oracle"}
    gaps = [next(t["gap"] for t in made["terms"] if t["term"] == "Terraform") for made in (before, after)]
    assert gaps[0] < gaps[1]
    assert len(after["mismatched"]) == len(before["mismatched"]) + 1


def test_recording_a_search_needs_a_workspace_and_a_query():
    refused(run("search", "Java", "--record", "--profile", PROFILE), "no workspace")
    run("init")
    assert run("search", "Java AND", "--record", "--profile", PROFILE).exit_code == 1
    assert not Path("searches.txt").exists()


def test_a_query_error_points_at_its_place():
    done = run("search", "Java AND (Spring", "--profile", PROFILE)
    first, *picture = done.stderr.splitlines()
    assert (done.exit_code, done.stdout) == (1, "")
    assert first.startswith("auditor: query, column 10: found a ( that is never closed")
    assert picture == ["Java AND (Spring", "         ^"]
    assert ESCAPE not in run("search", f"Java ({ESCAPE}[31m", "--profile", PROFILE).stderr


def test_a_query_may_begin_with_a_minus():
    assert run("search", "--profile", PROFILE, "--", "-Zebra Java").stdout.startswith("Found by: NOT Zebra")
    assert run("search", "Java", "--against", "neither").exit_code == 2


@pytest.mark.parametrize("options", [(), ("--sections",), ("--json",)])
def test_terms_says_what_was_skipped(tmp_path, options):
    Path("jobs.csv").write_text("title,description\nCook,We need a cook who can bake bread\nBaker,nan\n")
    done = run("terms", "jobs.csv", "--model", "none", *options)
    assert done.stderr.count("jobs.csv row 3 has no text and is skipped.") == 1


def test_a_posting_of_several_is_looked_up_by_its_file(tmp_path):
    Path("jobs.csv").write_text("title,description\nCook,We need a cook who can bake bread\n")
    done = run("audit", PROFILE, "-m", "jobs.csv", "--model", "none", "-o", "out")
    assert "see auditor terms --sections jobs.csv\n" in done.stderr
