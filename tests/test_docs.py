"""README, CHANGELOG and help say what the program does."""

import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
import typer.main
from typer.testing import CliRunner

import auditor
from auditor.cli import app
from auditor.contrast.gate import STATISTIC
from auditor.languages import ENGLISH
from auditor.read import READERS
from auditor.records import REVIEW_COLUMNS, Verdict
from auditor.report import REPORTERS, to_terminal
from auditor.report.short_page import short_page
from auditor.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(typer.main.get_command(app).commands)


def test_readme_lists_exactly_the_commands_there_are():
    assert sorted({*re.findall(r"^\| `auditor (\w+)", README, re.MULTILINE)}) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_explains_itself(command):
    found = typer.main.get_command(app).commands[command]
    for one in (found, *getattr(found, "commands", {}).values()):
        assert one.help
        assert all(getattr(p, "help", None) for p in one.params if p.name != "help")


def test_readme_lists_the_commands_of_the_lexicon():
    listed = re.findall(r"^\| `auditor lexicon (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(typer.main.get_command(app).commands["lexicon"].commands)


def test_the_own_words_of_the_readme_are_understood():
    from auditor import lexicon
    from auditor.lexicon.own import parse

    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1]
    made = lexicon.load(ENGLISH, (parse(shown, "README.md"),))
    assert (made.named("QF"), made.named("kube"), made.named("teamwork")) == ("Quillfern", "Kubernetes", "")
    assert made.named("registered nurse") == "RN"


def test_help_names_every_command_and_loads_nothing_heavy():
    code = (
        "import sys; from auditor.cli import app\n"
        "try: app(['--help'])\n"
        "finally: print(*sorted({'spacy', 'pandas', 'numpy'} & set(sys.modules)), 'end')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.splitlines()[-1].strip() == "end"
    assert all(re.search(rf"^\s*{command}\b", run.stdout, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    "name",
    [
        *(field.name for field in fields(Settings)),
        *REVIEW_COLUMNS,
        *get_args(Verdict),
        STATISTIC,
        *REPORTERS,
    ],
)
def test_readme_names(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("reader", READERS)
def test_readme_says_what_is_read(reader):
    assert re.search(rf"\b{reader.replace('-', '[- ]')}", README, re.IGNORECASE)


def test_readme_shows_the_real_output_of_the_demo():
    shown = re.search(r"<!-- demo output -->\n```text\n(.*?)```", README, re.DOTALL)[1]
    audit = auditor.load_audit(ROOT / "reports/sample/platform-engineer/audit.json")
    assert to_terminal.render(short_page(audit)) == shown


def test_readme_shows_the_real_output_of_a_search(monkeypatch):
    command, shown = re.search(
        r"<!-- search command -->\n```sh\n(.*?)```\n\n<!-- search output -->\n```text\n(.*?)```",
        README,
        re.DOTALL,
    ).groups()
    monkeypatch.chdir(ROOT / "data/sample/platform-engineer")
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.output == shown


def test_changelog_begins_with_this_version():
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert first == auditor.__version__


def test_readme_states_the_size_of_the_lexicon():
    from auditor import lexicon

    concepts, families = re.search(r"about ([\d,]+) concepts in (\d+)", README).groups()
    stated, entries = int(concepts.replace(",", "")), [*lexicon.load()]
    assert abs(len(entries) - stated) < 0.02 * stated
    # soft skills and spoken languages belong to no occupation
    assert len({e.family for e in entries} - {"Soft skills", "Spoken languages"}) == int(families)


def test_files_that_readme_points_to_exist():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert all((ROOT / link).exists() for link in links)


def test_contributing_shows_the_house_as_it_is():
    from test_layers import ORDER

    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = re.search(r"```\ncli .*?```", text, re.DOTALL)[0].splitlines()[1:-1]
    named = [line.split()[0] for line in shown]
    assert {*named} == {*ORDER} - {"__main__", "errors", "provenance", "notices"}
    assert named == sorted(named, key=ORDER.index)


def test_every_walk_leads_through_rooms_there_are_and_few_of_them():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    walks = text[text.index("Three walks") : text.index("## How to add")]
    for walk in re.split(r"^A \*\*", walks, flags=re.MULTILINE)[1:]:
        stations = re.findall(r"^\d\. .*$", walk, re.MULTILINE)
        assert len(stations) <= 8
        for path in re.findall(r"`([a-z_]+(?:/[a-z_]+\.py)?)`", " ".join(stations)):
            assert (ROOT / "auditor" / path).exists(), path
