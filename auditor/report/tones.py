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
SAID: Mapping[Tone, str] = MappingProxyType(
    {
        "bad": "pulls towards roles you don't want",
        "rather-bad": "probably pulls towards roles you don't want",
        "even": "asked for on both sides",
        "rather-good": "probably pulls towards roles you want",
        "good": "pulls towards roles you want",
        "absent": "asked for by the roles you want, not in your profile",
        "open": "not enough evidence to tell",
    }
)
