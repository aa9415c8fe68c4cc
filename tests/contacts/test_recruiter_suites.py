"""Quality floors on the hand-labelled messages and replies: a change may raise them, not quietly lower them.

`python -m tests.recruiter_suites --errors` prints the figures and the mistakes.
"""

import pytest
import recruiter_suites as suites


def test_the_suites_are_as_large_as_they_are_said_to_be():
    messages, replies = suites.rows("messages"), suites.rows("replies")
    assert (len(messages), len(replies)) == (425, 823)
    assert len({row["occupation"] for row in messages}) >= 15
    kinds = {"role", "no-role", "mass", "sponsored", "hidden-client", "two-roles", "wrong-person"}
    assert {row["kind"] for row in messages} == kinds | {"other-language", "not-recruiter", "terse"}
    assert {row["kind"] for row in replies} == {"good", "curt", "rude", "oversharing", "other"}


@pytest.mark.parametrize(("written", "floor"), [("first", 0.86), ("second", 0.92), ("third", 0.87)])
def test_the_suggested_path_is_one_that_a_person_accepts(written, floor):
    right, wrong = suites.paths(written)
    assert right.share >= floor, wrong


@pytest.mark.parametrize(
    ("written", "kept", "left_out"), [("first", 0.96, 1.0), ("second", 0.91, 0.8), ("third", 0.94, 0.82)]
)
def test_recruiters_are_told_from_others(written, kept, left_out):
    mine, others = suites.recruiters(written)
    assert (mine.share >= kept, others.share >= left_out) == (True, True), (mine, others)


@pytest.mark.parametrize(
    ("written", "found", "alarms"),
    [
        ("first", 0.99, 0.0),
        ("second", 0.97, 0.0),
        ("third", 0.98, 0.02),
        ("fourth", 0.99, 0.0),
        ("fifth", 0.94, 0.01),
        ("sixth", 0.93, 0.03),
    ],
)
def test_planted_faults_are_found_and_good_replies_left_alone(written, found, alarms):
    planted, alarmed, wrong = suites.tone(written)
    assert (planted.share >= found, alarmed.share <= alarms) == (True, True), wrong


def test_what_calls_itself_sure_is_right_more_often():
    shares = suites.sureness()
    assert shares["sure"].share > shares["hard to tell"].share
