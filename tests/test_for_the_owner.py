"""What the program writes is for its owner alone, whatever the shell would let others read."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "reports" / "sample" / "platform-engineer" / "audit.json"
MESSAGE = "Hi, we need a Java Developer with Spring Boot in Dublin. Are you open to a call? Regards, Tess"


def run(folder, *arguments):
    command = [sys.executable, "-c", "import os; os.umask(0o022); from auditor.__main__ import main; main()"]
    subprocess.run([*command, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")
def test_reports_workspaces_and_ledgers_are_read_by_nobody_else(tmp_path):
    run(tmp_path, "report", str(SAMPLE), "--to", "markdown", "-o", "out")
    run(tmp_path, "init", "here")
    run(tmp_path / "here", "contacts", "add", "--message", MESSAGE, "--side", "mismatched")
    written = [*tmp_path.rglob("*")]
    assert {"audit.md", "contacts.csv", "auditor.toml", "desired"} <= {path.name for path in written}
    assert {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in written} == {
        path.name: "0o700" if path.is_dir() else "0o600" for path in written
    }
