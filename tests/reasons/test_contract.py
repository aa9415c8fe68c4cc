"""Temporary, part-time and free work."""

import pytest
from reason_texts import text, wanted

from auditor.reasons.contract import judge

STEADY = text("Permanent and full-time.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("A nine month contract.", "for a time"),
        ("Maternity cover until May.", "for a time"),
        ("The role ends on 30 June.", "for a time"),
        ("You work 0.5 FTE.", "part of the week"),
        ("About 15 to 20 hours a week.", "part of the week"),
        ("A 60 % position.", "part of the week"),
        ("You invoice monthly as an independent contractor.", "without employment"),
        ("Day rate through your limited company.", "without employment"),
    ],
)
def test_another_contract_than_is_wanted(line, says):
    found = judge(text(line), wanted(STEADY))

    assert found
    assert says in found.detail
    assert [(one.side, one.text) for one in found.evidence] == [
        ("contact", line),
        ("desired", "Permanent and full-time."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "A permanent contract.",
        "We are a contract research organisation.",
        "You negotiate vendor contracts.",
        "Within six months you know every oven.",
        "Generous parental leave for all.",
        "39 hours a week.",
        "Two days a week in our office.",
        "Filing of 1099 forms in January.",
        "Full-time, part-time also possible.",
        "Training lasts eight weeks.",
    ],
)
def test_words_of_contracts_that_say_nothing_of_this_one(line):
    assert judge(text(line), wanted(STEADY)) is None


def test_what_the_company_does_is_not_the_contract():
    contact = text("You bake.", of_employer=("Crumb places temporary staff and freelancers on day rates.",))

    assert judge(contact, wanted(STEADY)) is None


def test_a_permanent_post_where_free_work_is_wanted():
    free = text("A six month contract, day rate.")

    assert judge(text("A permanent position."), wanted(free))
    assert judge(text("A three month contract, day rate."), wanted(free)) is None
