"""Temporary, part-time and free work."""

import pytest
from reason_texts import text, wanted

from auditor.reasons.contract import judge

STEADY = text("Permanent and full-time.")


def contract(contact):
    return judge(contact, wanted(STEADY))


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
        "A full licence, held for 12 months.",
        "Full-time, part-time and per diem lines available. Per diem staff receive more.",
        "Two days a week in our office.",
        "Filing of 1099 forms in January.",
        "Full-time, part-time also possible.",
        "Training lasts eight weeks.",
    ],
)
def test_words_of_contracts_that_say_nothing_of_this_one(line):
    assert judge(text(line), wanted(STEADY)) is None


def test_a_wanted_line_that_offers_the_same_contract_too_is_no_proof_against_it():
    (line,) = judge(
        text("Day rate through your company."), wanted(text("Contract-to-hire or permanent."))
    ).evidence

    assert line.side == "contact"


def test_what_the_company_does_is_not_the_contract():
    contact = text("You bake.", of_employer=("Crumb places temporary staff and freelancers on day rates.",))

    assert judge(contact, wanted(STEADY)) is None


def test_a_permanent_post_where_free_work_is_wanted():
    free = text("A six month contract, day rate.")

    assert judge(text("A permanent position."), wanted(free))
    assert judge(text("A three month contract, day rate."), wanted(free)) is None


@pytest.mark.parametrize(
    "line",
    [
        "It would be at first until the next funding round.",
        "You'd invoice me at the end of the month.",
        "A 70/30 split in your favour.",
        "We can't fill a whole week.",
        "Tuesdays and Thursdays 5 to 9.",
        "A one-off engagement with your own company.",
        "Six weeks on board.",
        "Paid by the shift, against recibos verdes.",
        "Ett vikariat.",
        "Befristete Anstellung.",
        "The contract ends in June.",
        "You cover the maternity leave of our baker.",
    ],
)
def test_wordings_of_what_is_no_permanent_full_post(line):
    assert contract(text(line))


@pytest.mark.parametrize(
    "line",
    [
        "We follow each loaf until its full return to the shelf.",
        "Applications are open until the end of May.",
        "Overtime in harvest season is expected, and in the peak season too.",
        "Duties include but are not limited to baking.",
        "Talk to colleagues when needed and bake as needed.",
        "Sixteen weeks of parental leave at full pay.",
        "The salary is 30,000 per annum pro rata.",
        "Full-time or part-time, as you like.",
        "Check the bids of a subcontractor.",
        "Monday to Friday 8 to 4.",
        "The day ends after the last loaf.",
        "Paid and unpaid experience counts.",
    ],
)
def test_what_sounds_like_such_a_contract_and_is_none(line):
    assert contract(text(line)) is None


def test_a_contract_that_a_title_manages_is_none():
    assert contract(text("You bake.", title="Contract Manager")) is None
    assert contract(text("You bake.", title="Baker, contract"))
