"""What stands outside of the program: undecodable arguments, and an output that cannot be written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "reports" / "sample" / "platform-engineer" / "audit.json"
AUDITOR = [sys.executable, "-m", "auditor"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere arguments are text")
@pytest.mark.parametrize("arguments", [[b"search", b"Jav\xffa"], [b"audit", b"An\xff.txt"], [b"\xff"]])
def test_an_argument_that_is_no_text_is_refused_in_one_line(arguments, tmp_path):
    done = subprocess.run([*AUDITOR, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is not UTF-8 text; type it again" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("format_", ["json", "markdown", "terminal"])
def test_a_full_disk_behind_the_output_is_one_line(format_, tmp_path):
    with Path("/dev/full").open("wb") as full:
        command = [*AUDITOR, "report", str(SAMPLE), "--to", format_]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "the output could not be written: No space left" in done.stderr
