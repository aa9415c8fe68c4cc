"""Whether profiles and postings are read as a person reads them: who it is, what they did, what is offered.

python -m tests.reading_suites            the figures
python -m tests.reading_suites --faults   and what was read otherwise

The 12 people and 60 postings of data/evaluation/reading are invented, in the layouts of real pages, by
authors who had seen no rule. Each has beside it what a person reads in it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from auditor import read, sections
from auditor.languages import ENGLISH

READING = Path(__file__).parents[1] / "data" / "evaluation" / "reading"


class Checked(NamedTuple):
    """One thing that a person reads in a file, what was read instead, and whether that is the same."""

    kind: str
    file: str
    expected: str
    found: str
    is_right: bool


def same(text: str) -> str:
    """A text as it is compared: without case, and with one blank between words."""
    return " ".join(text.split()).casefold()


def people() -> Iterator[Checked]:
    """Name, headline, and each position's title and company of every person."""
    for folder in sorted((READING / "people").iterdir()):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        (source,) = read.sources(folder / "profile.txt", split=False)
        document = sections.profile(source, ENGLISH)
        said = {s.kind: s.text for s in reversed(document.sections)}
        names = [gold["name"], *gold.get("name_also", [])]
        name = said.get("name", "")
        yield Checked("name", folder.name, gold["name"], name, same(name) in map(same, names))
        headline = said.get("headline", "")
        yield Checked(
            "headline", folder.name, gold["headline"], headline, same(headline) == same(gold["headline"])
        )
        jobs = list(dict.fromkeys(s.position for s in document.sections if s.position))
        found = Counter((same(job.title), same(job.company)) for job in jobs)
        for job in gold["positions"]:
            wanted = same(job["title"]), same(job["company"])
            shown = "; ".join(f"{one.title} at {one.company}" for one in jobs)
            yield Checked(
                "position", folder.name, f"{job['title']} at {job['company']}", shown, found[wanted] > 0
            )
            found[wanted] -= 1


def postings() -> Iterator[Checked]:
    """The title of every posting, and its company where one is named."""
    for file in sorted((READING / "postings").glob("*/*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        (path,) = (f for f in file.parent.glob(f"{file.name.split('.')[0]}.*") if f != file)
        name = f"{file.parent.name}/{path.name}"
        try:
            source, *_ = read.sources(path)
            posting = sections.posting(source, id="posting", language=ENGLISH)
            title, company = posting.title, posting.company
        except read.InputError as error:
            title, company = f"refused: {error}", ""
        yield Checked("posting's title", name, gold["title"], title, same(title) == same(gold["title"]))
        yield Checked(
            "posting's company", name, gold["company"], company, same(company) == same(gold["company"])
        )


def main(arguments: list[str]) -> None:
    """Print the figures, and with --faults what was read otherwise."""
    checked = [*people(), *postings()]
    for kind in dict.fromkeys(one.kind for one in checked):
        rows = [one for one in checked if one.kind == kind]
        right = sum(one.is_right for one in rows)
        print(f"{kind:20} {right:3} of {len(rows):3}  {100 * right / len(rows):5.1f} %")
        for one in rows:
            if "--faults" in arguments and not one.is_right:
                print(f"    {one.file}: {one.expected!r}, read {one.found[:300]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
