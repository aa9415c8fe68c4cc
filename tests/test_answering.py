"""README's "Answering recruiters", carried out as it stands there."""

import glob
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from auditor.cli import app
from auditor.report import to_json

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(name, form="text"):
    return re.search(rf"<!-- {name} -->\n```{form}\n(.*?)```", README, re.DOTALL)[1]


def run(line):
    words = shlex.split(line, comments=True)
    spread = [found for word in words[1:] for found in (sorted(glob.glob(word)) if "*" in word else [word])]
    return CliRunner().invoke(app, spread)


@pytest.fixture(scope="module")
def answering(tmp_path_factory):
    """The folder in which all commands were run, and what each of them said."""
    home = tmp_path_factory.mktemp("checkout")
    (home / "data").symlink_to(ROOT / "data")
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for line in shown("answering commands", "sh").splitlines():
            command, _, then = line.partition(" && cd ")
            done = run(command)
            assert done.exit_code == 0, (command, done.output)
            said[command.split("   ")[0].strip()] = done.stdout
            if then:
                patch.chdir(home / then)
        draft = run(shown("reply command", "sh").strip())
    return home / "answering", said, draft.stdout


def audit(here):
    return to_json.load(here / "reports" / "audit.json")


def test_the_second_audit_marks_what_the_recruiter_confirmed(answering):
    here, said, _ = answering
    confirmed = {t.term: t for t in audit(here).terms if t.confirmed}
    assert set(confirmed) == {"Java", "Spring"}
    assert all("confirmed by recruiter" in t.why for t in confirmed.values())
    (row,) = re.findall(r"^Java +█.*$", said["auditor audit --date 2026-08-27"], re.MULTILINE)
    assert "confirmed" in row.split()
    report = " ".join((here / "reports" / "audit.md").read_text(encoding="utf-8").split())
    assert "Java: confirmed by 1 recruiter; it explains 21 of 25 wrong contacts" in report


def test_the_draft_and_the_trend_are_those_of_the_readme(answering):
    _, said, draft = answering
    assert draft == shown("reply output")
    assert said["auditor contacts trend"] == shown("trend output")


def test_every_reply_is_ready_to_send(answering):
    _, said, _ = answering
    replies = [text for command, text in said.items() if command.startswith("auditor reply")]
    assert len(replies) == 5
    assert not [text for text in replies if "[" in text or "error:" in text]


def test_a_reply_that_is_final_is_noted(answering):
    here, said, _ = answering
    kept = (here / "contacts" / "0002-reply.txt").read_text(encoding="utf-8")
    assert kept == said["auditor reply 2 --path 5 --culprits --final"]


def test_wrong_contacts_of_two_kinds_are_told_apart(answering):
    here, _, _ = answering
    assert [group.name for group in audit(here).groups] == ["Java developer", "Agile coach"]
