"""Whatever bytes a file of any format has, a reader reads them or says in one line what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import KEPT, damaged, take_kept

from auditor import read
from auditor.errors import AuditorError

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(path for path in SAMPLES.glob("*/*/input.*") if path.is_file())


def tried(path, data, folder):
    """Each way in which a person may give the file, its name as it is."""
    file = folder / path.name
    file.write_bytes(data)
    for take in (
        lambda: read.sources(file),
        lambda: read.sources(file, split=False),
        lambda: read.mailbox(file, "Ana Example"),
    ):
        said = ""
        try:
            take()
        except AuditorError as error:
            said = str(error)
        assert "\n" not in said


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damaged")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_damaged_file_is_read_or_refused_in_one_line(path, folder):
    data = path.read_bytes()

    for seed in range(6):
        tried(path, damaged(data, seed), folder)


@pytest.mark.parametrize("kept", KEPT)
def test_so_is_a_damaged_file_that_the_program_or_the_person_keeps(kept, folder):
    for seed in range(40):
        said = ""
        try:
            take_kept(kept, damaged(KEPT[kept], seed), folder)
        except AuditorError as error:
            said = str(error)
        assert "\n" not in said


@pytest.mark.parametrize("suffix", sorted({path.suffix for path in FILES}))
def test_so_is_a_file_with_the_name_of_another_format(suffix, folder):
    for path in FILES[::7]:
        tried(Path(f"input{suffix}"), path.read_bytes(), folder)


@pytest.mark.parametrize("suffix", sorted({path.suffix for path in FILES}))
@given(data=st.binary(max_size=300))
@settings(max_examples=15, deadline=None)
def test_so_are_any_bytes(suffix, data, folder):
    tried(Path(f"input{suffix}"), data, folder)
