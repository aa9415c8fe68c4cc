"""Saved audits that are valid, and do not fit together."""

import json
from pathlib import Path

import pytest

from auditor.errors import AuditFileError
from auditor.report import to_json

SAMPLE = Path(__file__).parents[2] / "reports" / "sample" / "platform-engineer" / "audit.json"
TEXT = SAMPLE.read_text(encoding="utf-8")


def changed(*steps):
    """The sample with a value at a place changed; the last step is the value, None takes the place out."""
    raw = json.loads(TEXT)
    *way, last, value = steps
    held = raw
    for step in way:
        held = held[step]
    if value is None:
        del held[last]
    else:
        held[last] = value
    return json.dumps(raw)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (("terms", 0, "gap", 1e308), "damaged at terms.0.gap (no such number)"),
        (("summary", "expected_probable_by_chance", -1e300), "(no such number)"),
        (("terms", 0, "attraction", "nan"), "damaged at terms.0.attraction"),
        (("searches", 3, "posting", "mismatched-99"), "a search is of 'mismatched-99', which is not there"),
        (("mismatched", []), "that is not there"),
        (("desired", []), "that is not there"),
        (("profile", "sections", []), "is quoted from a place in 'profile' that is not there"),
        (("terms", 0, "evidence", 0, "end", 999_999), "is quoted from a place in"),
        (("plan", "reached", []), "the plan does not have a result for each of its edits"),
    ],
)
def test_what_does_not_fit_together_is_refused_with_its_place(steps, said):
    with pytest.raises(AuditFileError, match=r"audit\.json: damaged.*run the audit again") as error:
        to_json.loads(changed(*steps))
    assert said in str(error.value)


def test_a_byte_order_mark_of_an_editor_is_read_over():
    assert to_json.loads("\ufeff" + TEXT) == to_json.loads(TEXT)
