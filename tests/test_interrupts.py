"""Ctrl-C at any moment: nothing half-written, no traceback, exit code 130."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROFILE = Path(__file__).parents[1] / "data" / "sample" / "platform-engineer" / "profile.txt"
POSTINGS = PROFILE.parent / "desired"
SAID_BACK = 20  # lines on what was understood of the profile and ten postings
WRITTEN = {"audit.json", "audit.html", "audit.md", "terms.csv", "searches.csv", "edits.csv"}

# Presses Ctrl-C when a module is about to be loaded.
AT_AN_IMPORT = """
import signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            signal.raise_signal(signal.SIGINT)

module = sys.argv.pop()
sys.meta_path.insert(0, Finder())
from auditor.__main__ import main
main()
"""

# Runs a command up to its first step that writes. From there it goes on in folder after folder, each time in
# a process of its own, in which Ctrl-C is pressed at that step, at the next, ... until the command ends.
AT_EVERY_WRITE = """
import os, signal, sys
from pathlib import Path
from auditor.__main__ import main

CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "tempfile.", "shutil.")
CALLS = ("write", "flush", "fsync", "close")
WRITING = os.O_WRONLY | os.O_RDWR
MOST = 500
before = sys.argv.pop(1)
left = None  # steps until Ctrl-C; None as long as nothing is written


def step():
    global left
    left -= 1
    if left == 0:
        signal.raise_signal(signal.SIGINT)


def called(_, kind, call):
    if kind == "c_call" and call.__name__ in CALLS:
        step()


def happens(event, arguments):
    if event.startswith(CHANGES) or (event == "open" and arguments[2] & WRITING):
        if left is None:
            go_on_in_folders()
        step()


def go_on_in_folders():
    global left
    left = 0  # what is prepared is no step
    for number in range(1, MOST):
        ends = set()
        for name, files in (("empty", ""), ("old", before)):
            if not os.fork():
                stand_in(Path(f"{name}-{number:03}"), files)
                left = number
                return
            ends.add(os.waitstatus_to_exitcode(os.wait()[1]))
        if 130 not in ends:
            os._exit(max(ends))
    os._exit(1)


def stand_in(folder, files):
    folder.mkdir()
    for name in files.split():
        (folder / name).write_text("old")
    os.chdir(folder)
    os.dup2(os.open("stderr", os.O_CREAT | os.O_WRONLY), 2)
    sys.setprofile(called)


sys.addaudithook(happens)
try:
    main()
except SystemExit as end:
    os._exit(end.code or 0)  # at once: to take down what was forked would take long
"""


@pytest.mark.parametrize(
    "module", ["auditor.cli", "typer", "auditor.errors", "auditor.api", "spacy", "pandas"]
)
def test_interrupted_while_it_loads_it_ends_in_silence(tmp_path, module):
    audit = ["audit", PROFILE, "-d", POSTINGS, "-o", tmp_path, module]
    done = subprocess.run(
        [sys.executable, "-c", AT_AN_IMPORT, *audit], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """Folders in which an audit was interrupted at its first step that writes, at the next, ..."""
    folder = tmp_path_factory.mktemp("interrupted")
    audit = ["audit", PROFILE, "-d", POSTINGS, "-o", ".", "--model", "none", "--json"]
    command = [sys.executable, "-c", AT_EVERY_WRITE, " ".join(WRITTEN), *audit]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
@pytest.mark.parametrize(("name", "before"), [("empty", set()), ("old", WRITTEN)])
def test_interrupted_at_any_write_the_reports_are_the_old_or_the_new_ones(interrupted, name, before):
    outcomes = []
    for folder in sorted(interrupted.glob(f"{name}-*")):
        found = {path.name: path.read_text() for path in folder.iterdir()}
        error = found.pop("stderr")
        is_new = found != dict.fromkeys(before, "old")
        assert not is_new or (set(found) == WRITTEN and "old" not in found.values()), found.keys()
        assert "Traceback" not in error
        assert error.count("wrote ") <= len(WRITTEN)
        assert error.count("\n") <= len(WRITTEN) + SAID_BACK
        outcomes.append(is_new)

    assert len(outcomes) > 20
    assert outcomes == sorted(outcomes)
    assert (outcomes[0], outcomes[-1]) == (False, True)
