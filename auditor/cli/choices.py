"""What options may be: the words of the records, named here so that help need not wait for these."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Side = Literal["desired", "mismatched"]
ContactSide = Literal["desired", "mismatched", "unsure"]
Part = Literal["profile", "desired", "mismatched", "appearances"]
Channel = Literal["linkedin", "email", "phone", "other"]
Form = Literal["linkedin", "email"]  # of a reply
PlanBy = Literal["place", "word"]
FailOn = Literal["wrong_role", "probably_wrong_role"]
SamplePerson = Literal["platform-engineer", "clinical-informatics", "fpa-manager"]
ReportFormat = Literal["terminal", "html", "markdown", "json", "csv"]
TermsFormat = Literal["table", "json", "csv"]


class Ask(StrEnum):
    """What path 2 can ask; no Literal, as Typer takes no list of one."""

    pay = "pay"
    place = "place"
    level = "level"
    why = "why"
