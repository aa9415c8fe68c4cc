"""A text that a person types into their editor, or has on the clipboard."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from auditor.errors import UnreadableInput


def from_editor() -> str:
    """What a person leaves in an empty file that their editor opens.

    Raises:
        UnreadableInput: the editor cannot be started, or fails.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        path = Path(folder) / "text.txt"
        path.touch()
        try:
            subprocess.run([*shlex.split(editor), str(path)], check=True)
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise UnreadableInput(
                f"the editor {editor!r} did not work; name another in the variable EDITOR, or use --paste"
            ) from error
        return path.read_text(encoding="utf-8", errors="replace")


def from_clipboard() -> str:
    """What is on the clipboard.

    Raises:
        UnreadableInput: the package for it, which is an extra, is missing, or there is no clipboard.
    """
    try:
        import pyperclip  # an extra
    except ImportError as error:
        raise UnreadableInput(
            "--clipboard needs the clipboard extra: pip install 'linkedin-keyword-auditor[clipboard]'; "
            "or use --paste"
        ) from error
    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as error:
        raise UnreadableInput("the clipboard cannot be read here; use --paste") from error
