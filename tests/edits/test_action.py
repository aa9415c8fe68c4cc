"""What is advised for a term follows the evidence."""

import pytest

from auditor.edits.action import action
from auditor.edits.causes import Causes
from auditor.records import Contrast, Score


def advised(*, probability=0.99, gap=0.5, desired=0.0, verdict="wrong_role", protected=(), **more):
    score = Score("soft_gap", gap, gap - 0.2, gap + 0.2, probability, 0.6, desired, (0.5, 0.7), (0.0, 1.0))
    contrast = Contrast("SQL", "tool", score, 5, 0, "strong", verdict, "")
    causes = Causes({"SQL": more.get("blame", 0.3)}, {"SQL": more.get("credit", 0.0)})
    return action(contrast, more.get("qualifiers", ("plain",)), causes, protected)


@pytest.mark.parametrize(
    ("evidence", "wise"),
    [
        ({}, "remove"),
        ({"probability": 0.85}, "unsure"),  # not sure enough to lose a word
        ({"probability": 0.85, "desired": 0.3}, "demote"),  # both sides ask for it
        ({"desired": 0.3}, "demote"),
        ({"probability": 0.1, "gap": -0.5}, "keep"),
        ({"blame": 0.1, "credit": 0.2}, "keep"),  # it brings more right searches than wrong ones
        ({"gap": 0.1}, "unsure"),
        ({"gap": 0.1, "qualifiers": ("past",)}, "qualify"),
        ({"gap": 0.1, "qualifiers": ("plain", "past")}, "unsure"),
        ({"qualifiers": ("past",)}, "remove"),
        ({"verdict": "missing", "gap": -0.4}, "add"),
        ({"protected": ("SQL",)}, "demote"),  # at most
    ],
)
def test_the_action_follows_the_evidence(evidence, wise):
    assert advised(**evidence) == wise
