"""What is pasted into a terminal arrives whole, and the terminal is left as it was.

A child process reads from a pseudo-terminal. That it reads is known by the state of the terminal, never by
the clock.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import auditor
from auditor import api
from auditor.read.terminal import standard_input

termios = pytest.importorskip("termios", reason="needs a terminal of POSIX")

ROOT = str(Path(auditor.__file__).parents[1])
CTRL_C, CTRL_D = b"\x03", b"\x04"
PATIENCE = 10  # seconds until a key is pressed again; nothing is judged by it
READING = """
import os, sys
from auditor.read.terminal import standard_input
try:
    found = standard_input(1_000_000)
except KeyboardInterrupt:
    os._exit(130)
with open(sys.argv[1], "wb") as out:
    out.write(found)
"""


class Typist:
    """Someone at a terminal, in which a program asks for standard input."""

    def __init__(self, command, folder):
        import pty

        self.shown = b""
        self.keys, self.terminal = pty.openpty()
        self.before = termios.tcgetattr(self.terminal)
        self.program = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": ROOT},
            preexec_fn=self._sits_down,
        )

    def _sits_down(self):
        """In the child: the terminal is its own, and Ctrl-C counts though it may be ignored around it."""
        os.login_tty(os.dup(self.terminal))
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def types(self, *texts):
        """Wait until the program takes every byte, then type; the echo is read so that nothing stops."""
        while termios.tcgetattr(self.terminal)[3] & termios.ICANON:
            assert self.program.poll() is None
        self.during = termios.tcgetattr(self.terminal)
        for text in texts:
            for start in range(0, len(text), 512):
                part = text[start : start + 512]
                os.write(self.keys, part)
                self._reads_until(len(part))
        return self

    def ends(self, sign):
        """Press a key that ends the program; the exit code, and the modes it left behind.

        A signal just before the call that it is to end is not seen by it: then the key is pressed again.
        """
        code = None
        while code is None:
            os.write(self.keys, sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self.program.wait(PATIENCE)
        after = termios.tcgetattr(self.terminal)
        os.close(self.terminal)
        os.close(self.keys)
        return code, after

    def _reads_until(self, count):
        wanted = len(self.shown) + count
        while len(self.shown) < wanted:
            self.shown += os.read(self.keys, 65536)


@pytest.fixture
def typist(tmp_path):
    return Typist(["-c", READING, "out"], tmp_path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_a_line_that_a_terminal_would_cut_arrives_whole(typist, out):
    line = b"slotting, " * 1000 + b"\n"
    typist.types(line).ends(CTRL_D)

    assert len(line) > 10_000
    assert out.read_bytes() == line


def test_control_d_ends_the_text_also_behind_a_word(typist, out):
    code, _ = typist.types(b"one\ntwo").ends(CTRL_D)

    assert (code, out.read_bytes()) == (0, b"one\ntwo")


def test_what_is_typed_is_shown(typist):
    typist.types(b"stock planner")
    typist.ends(CTRL_D)

    assert b"stock planner" in typist.shown


def test_backspace_takes_a_letter_back_but_no_line(typist, out):
    typist.types("pläx\n".encode(), b"y").ends(b"\x7f\x7f\x7f" + b"z" + CTRL_D)

    assert out.read_bytes().decode() == "pläx\nz"


@pytest.mark.parametrize(("sign", "code"), [(CTRL_D, 0), (CTRL_C, 130)])
def test_the_terminal_is_left_as_it_was(typist, sign, code):
    ended, after = typist.types(b"half a text").ends(sign)

    assert (ended, after) == (code, typist.before)
    assert typist.during[3] != typist.before[3]


def test_a_posting_that_is_pasted_on_one_line_is_added_whole(tmp_path):
    here = api.new_workspace(tmp_path)
    line = "You keep the slots of the warehouse in order. " * 250
    typist = Typist(["-m", "auditor", "add", "desired", "--paste"], tmp_path).types(f"{line}\n".encode())
    code, after = typist.ends(CTRL_D)
    (added,) = (here.folder / "desired").iterdir()

    assert len(line) > 10_000
    assert (code, after) == (0, typist.before)
    assert added.read_text() == f"{line}\n"


def test_without_a_terminal_everything_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\x04two")))
    assert standard_input(100) == b"one\x04two"
