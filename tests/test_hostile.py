"""Input made to be slow takes work in proportion to its length, counted in calls."""

import sys

import pytest
from hostile import READERS, repeated

SHORT = 1_000  # characters
TIMES = 4  # as long
FIXED = 200  # calls of any length, which grow no further


def calls(work, text):
    """How many functions are called, those written in C counted as well."""
    made = 0

    def count(_frame, event, _what):
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize(
    ("reader", "unit"), [(name, unit) for name, reader in READERS.items() for unit in reader.units]
)
def test_work_grows_as_the_input_does(reader, unit):
    work = READERS[reader].read
    shortest, short, long = (repeated(unit, length) for length in (SHORT // 2, SHORT, TIMES * SHORT))
    work(shortest)  # what is loaded or compiled once is no work of this text
    assert calls(work, long) <= 1.25 * TIMES * calls(work, short) + FIXED


def test_work_that_grows_faster_is_told():
    def pairs(text):
        return [ord(a) for _ in text for a in text]

    assert calls(pairs, "x" * 400) > 1.25 * TIMES * calls(pairs, "x" * 100) + FIXED
