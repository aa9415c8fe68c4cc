"""Office files with some of their bytes changed: each is read, or refused; nothing else happens."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor import read
from auditor.errors import AuditorError
from auditor.read import Raw

SAMPLES = Path(__file__).parents[1] / "samples"
DOCUMENTS = [SAMPLES / form / "profile-libreoffice" / f"input.{form}" for form in ("docx", "odt", "rtf")]
SHEETS = [SAMPLES / "sheet" / f"{form}-libreoffice" / f"input.{form}" for form in ("xlsx", "ods", "xls")]
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([0, 1, 3, 40, 2000]),
        st.one_of(st.binary(max_size=8), st.sampled_from([b"{", b"}", b"<", b'"', b"-1", b"99999999999"])),
    ),
    min_size=1,
    max_size=6,
)


def spoiled(data, changes):
    """`data` with parts of it, each at a share of its length, replaced by other bytes."""
    for share, length, put in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]
    return data


def spoiled_within(data, changes, part):
    """A ZIP of which one part of XML is spoiled, and packed as if that were right."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        for name in old.namelist():
            found = old.read(name)
            new.writestr(name, spoiled(found, changes) if name == names[part % len(names)] else found)
    return made.getvalue()


def is_read_or_refused(data):
    for wanted in ("posting", "profile"):
        with contextlib.suppress(AuditorError):
            read._sources(Raw("file", data, wanted))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.suffix)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES, part=st.one_of(st.none(), st.integers(0, 20)))
def test_a_spoiled_document_is_read_or_refused(path, changes, part):
    data = path.read_bytes()
    within = part is not None and path.suffix != ".rtf"
    is_read_or_refused(spoiled_within(data, changes, part) if within else spoiled(data, changes))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.suffix)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_a_spoiled_workbook_is_read_or_refused(path, changes):
    is_read_or_refused(spoiled(path.read_bytes(), changes))
