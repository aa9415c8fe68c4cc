"""Standard input, all of it: also what is pasted into a terminal, which by itself cuts long lines.

A terminal hands on a line when it ends, and of a line only the first 4,095 bytes. So it is asked to hand on
every byte as it comes; what it echoes, and that Ctrl-C interrupts, stays as it was.
"""

from __future__ import annotations

import os
import sys

CHUNK = 65536
_TYPED_BACK = b"\x08\x7f"  # Backspace, which a terminal that hands on every byte leaves to us


def standard_input(limit: int) -> bytes:
    """What is piped or typed in, up to `limit` bytes; typed text ends at Ctrl-D."""
    if os.name == "nt" or not sys.stdin.isatty():
        return sys.stdin.buffer.read(limit)
    return _typed(sys.stdin.fileno(), limit)


def _typed(terminal: int, limit: int) -> bytes:
    import termios  # of POSIX alone

    before = termios.tcgetattr(terminal)
    plain = termios.tcgetattr(terminal)
    plain[3] &= ~termios.ICANON
    plain[6][termios.VMIN], plain[6][termios.VTIME] = 1, 0
    end = before[6][termios.VEOF]
    found = bytearray()
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, plain)
        while len(found) < limit and (came := os.read(terminal, CHUNK)):
            text, ended, _ = came.partition(end)
            found += text
            if ended:
                break
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return _without_typed_back(bytes(found[:limit]))


def _without_typed_back(data: bytes) -> bytes:
    """The text as it stands after each Backspace has taken back a character of its line."""
    if not any(sign in data for sign in _TYPED_BACK):
        return data
    kept: list[str] = []
    for sign in data.decode("utf-8", errors="surrogateescape"):
        if sign.encode("utf-8", errors="surrogateescape") not in (b"\x08", b"\x7f"):
            kept.append(sign)
        elif kept and kept[-1] != "\n":
            kept.pop()
    return "".join(kept).encode("utf-8", errors="surrogateescape")
