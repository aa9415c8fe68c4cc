"""A file that a person names, opened: none that has no end, and none larger than what is expected of it."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import BinaryIO

MOST = 100_000_000  # bytes of what this program or a person wrote; an audit of a thousand postings has ten


def opened(path: Path) -> BinaryIO:
    """A stream of its bytes; raises OSError for a pipe, a device, and for what can be no name of a file."""
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # NUL characters, halves of surrogate pairs
        raise OSError(errno.EINVAL, "no file can be called so", repr(str(path))) from error
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "a pipe or a device, no file; use - for standard input", str(path))
    return path.open("rb")


def data(path: Path, most: int = MOST) -> bytes:
    """All its bytes; raises OSError as `opened` does, and for more than `most`."""
    with opened(path) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise OSError(errno.EFBIG, f"larger than {most // 1_000_000} MB", str(path))
    return found


def text(path: Path, encoding: str = "utf-8") -> str:
    """Its text, with plain line ends; raises OSError as `data` does, and UnicodeDecodeError."""
    return data(path).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
