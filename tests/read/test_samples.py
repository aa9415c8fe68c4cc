"""Every folder tests/samples/<format>/<case>/ holds an input, a file or a folder, and what is read from it.

expected.json is a list of sources, or a mailbox; a source is its lines, where "" is an empty line before a
block, "# " a heading, "- " an item, "title = " a field, and "(about) # " a heading that the format names
"about". Folders that begin with "profile" hold a profile; a message is what is said of it, and its lines.
"""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from auditor import read
from auditor.records import Block, Mailbox, Message, Source

SAMPLES = Path(__file__).parents[1] / "samples"
CASES = sorted(path.parent for path in SAMPLES.glob("*/*/expected.json"))


def shown(source: Source) -> dict[str, object]:
    lines = [line for block in source.blocks for line in block_lines(block)]
    notices = [notice.code for notice in source.notices]
    return {"name": source.name, "format": source.format, "notices": notices, "lines": lines}


def block_lines(block: Block) -> list[str]:
    marks = {"heading": "# ", "item": "- ", "paragraph": "", "field": f"{block.name} = "}
    named = f"({block.name}) " if block.name and block.kind != "field" else ""
    return [""] * block.gap + [named + marks[block.kind] + block.text]


def shown_mailbox(mailbox: Mailbox) -> dict[str, object]:
    notices = [notice.code for notice in mailbox.notices]
    return {"owner": mailbox.owner, "notices": notices, "messages": [*map(shown_message, mailbox.messages)]}


def shown_message(message: Message) -> dict[str, object]:
    return asdict(message) | {"text": message.text.split("\n")}


def found(path: Path, expected: object) -> object:
    if isinstance(expected, dict):
        return shown_mailbox(read.mailbox(path))
    is_profile = path.parent.name.startswith("profile")
    return [shown(source) for source in read.sources(path, split=not is_profile)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_sample_is_read_as_expected(case):
    (path,) = case.glob("input.*")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert found(path, expected) == expected


def test_every_sample_says_what_is_expected():
    assert [path.parent for path in sorted(SAMPLES.glob("*/*/input.*"))] == CASES


def test_every_reader_has_samples():
    assert {case.parent.name for case in CASES} >= set(read.READERS)
