"""Every folder tests/samples/<format>/<case>/ holds an input and what is read from it.

expected.json is a list of sources; a source is its lines, where "" is an empty line before a block,
"# " a heading, "- " an item, "title = " a field.
"""

import json
from pathlib import Path

import pytest

from auditor import read
from auditor.records import Block, Source

SAMPLES = Path(__file__).parents[1] / "samples"
CASES = sorted(path.parent for path in SAMPLES.glob("*/*/expected.json"))


def shown(source: Source) -> dict[str, object]:
    lines = [line for block in source.blocks for line in block_lines(block)]
    notices = [notice.code for notice in source.notices]
    return {"name": source.name, "format": source.format, "notices": notices, "lines": lines}


def block_lines(block: Block) -> list[str]:
    marks = {"heading": "# ", "item": "- ", "paragraph": "", "field": f"{block.name} = "}
    return [""] * block.gap + [marks[block.kind] + block.text]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_sample_is_read_as_expected(case):
    (path,) = case.glob("input.*")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [shown(source) for source in read.sources(path)] == expected


def test_every_sample_says_what_is_expected():
    assert [path.parent for path in sorted(SAMPLES.glob("*/*/input.*"))] == CASES


def test_every_reader_has_samples():
    assert {case.parent.name for case in CASES} >= set(read.READERS)
