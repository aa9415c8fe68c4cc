"""`--open`: a page that was written on this machine, shown in the browser of this machine."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable
from pathlib import Path


def opened(paths: Iterable[Path]) -> tuple[str, ...]:
    """Show the page among written files; comes back with what to say where that is not possible."""
    page = next((path.absolute() for path in paths if path.suffix == ".html"), None)
    if page is None:
        return ("--open: no audit.html was written",)
    try:
        is_shown = webbrowser.open(page.as_uri())
    except webbrowser.Error:
        is_shown = False
    return () if is_shown else (f"no browser could be opened; open this file in yours: {page}",)
