"""Amounts of money as people write them."""

import pytest

from auditor.languages import ENGLISH
from auditor.text.money import money

MONEY = money(ENGLISH)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I get €50,000 now", "€50,000"),
        ("about CHF 128'000 makes sense", "CHF 128'000"),
        ("it is 55k", "55k"),
        ("it is 55 grand", "55 grand"),
        ("it is $2 million", "$2 million"),
        ("at 40 an hour", "40"),
        ("at 40/hr", "40"),
        ("it is 72 base", "72"),
        ("it is 53,100 now", "53,100"),
    ],
)
def test_an_amount_is_told(text, amount):
    assert MONEY.amount.search(text)[0] == amount


@pytest.mark.parametrize("text", ["I have 12 boats", "in 2019", "40 hours a week", "a grand boat"])
def test_no_other_number_is_an_amount(text):
    assert not MONEY.amount.search(text)


@pytest.mark.parametrize("text", ["$ 50", "50 an hour", "50k", "50 EUR", "great /hr rates", "50 per annum"])
def test_a_text_speaks_of_pay(text):
    assert MONEY.pay.search(text)


@pytest.mark.parametrize("text", ["50 boats", "2,000 people work here", "an hour away"])
def test_a_text_does_not_speak_of_pay(text):
    assert not MONEY.pay.search(text)
