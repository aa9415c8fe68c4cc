"""What is read of a saved page of unknown make, against the description on it: tokens found and tokens right.

    python -m tests.benchmarks.pages [FOLDER] [--each] [--trafilatura]

The pages lie in data/evaluation/pages: invented, with menus, notices on cookies, forms and other jobs, and
beside each the text of its description. The title is left out of what is read. The rules were made with the
first ten in view; "held-out" are those written after. `--trafilatura` shows what that package makes of
them, where it is installed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from auditor import read

PAGES = Path(__file__).parents[2] / "data" / "evaluation" / "pages"


def tokens(text: str) -> Counter[str]:
    """The words of a text in small letters, with how often each stands there."""
    return Counter(re.findall(r"\w+", text.casefold()))


def ours(path: Path) -> str:
    """What this program reads as the posting."""
    blocks = [block for source in read.sources(path) for block in source.blocks]
    return "\n".join(block.text for block in blocks if block.kind != "field")


def theirs(path: Path) -> str:
    """What trafilatura takes for the text, less the title."""
    import trafilatura

    page = path.read_text(encoding="utf-8")
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    found = trafilatura.extract(page, include_tables=True, include_comments=False) or ""
    return found.replace(title[1], "", 1) if title else found


def share(path: Path, reader: Callable[[Path], str]) -> tuple[float, float]:
    """Recall and precision of what is read, by tokens."""
    right = tokens(path.with_suffix(".txt").read_text(encoding="utf-8"))
    found = tokens(reader(path))
    both = (right & found).total()
    return both / right.total(), both / max(found.total(), 1)


def measured(folder: Path, reader: Callable[[Path], str]) -> dict[str, tuple[float, float]]:
    """Recall and precision for each page of a folder."""
    return {path.stem: share(path, reader) for path in sorted(folder.glob("*.html"))}


def main() -> None:
    """Print the means, the worst, and with --each every page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--trafilatura", action="store_true")
    given = parser.parse_args()
    for name, reader in (("auditor", ours), *((("trafilatura", theirs),) if given.trafilatura else ())):
        found = measured(given.folder, reader)
        for page, (recall, precision) in found.items() if given.each else ():
            print(f"{name} {page}: recall {recall:.3f}, precision {precision:.3f}")
        for what, values in zip(("recall", "precision"), zip(*found.values(), strict=True), strict=True):
            print(f"{name}, {what}: mean {sum(values) / len(values):.3f}, least {min(values):.3f}")


if __name__ == "__main__":
    main()
