"""What a verdict does to the reader's cause, as the tone in which every format shows it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from auditor.records import Verdict
from auditor.report.page import Tone

TONES: Mapping[Verdict, Tone] = MappingProxyType(
    {
        "wrong_role": "bad",
        "probably_wrong_role": "rather-bad",
        "shared": "even",
        "probably_right_role": "rather-good",
        "right_role": "good",
        "missing": "absent",
        "undecided": "open",
    }
)
