"""How long a halving takes to show, against power that is summed up exactly here."""

from math import asin, comb, exp, lgamma, log, sqrt

import pytest

from auditor.contacts.power import FEWEST, needed
from auditor.records import Contact, Needed


def contacts(*months):
    """Contacts of so many wrong and right ones a month, from January 2020 on."""
    return [
        Contact(0, f"{2020 + m // 12}-{m % 12 + 1:02}-10", side=side)
        for m, (wrong, right) in enumerate(months)
        for side in ["mismatched"] * wrong + ["desired"] * right
    ]


def poisson(mean, k):
    return exp(k * log(mean) - mean - lgamma(k + 1))


def binomial(n, p, k):
    return comb(n, k) * p**k * (1 - p) ** (n - k)


def test_the_months_after_a_change_are_as_many_as_give_the_power():
    found = needed(contacts(*[(4, 1)] * 40), ())
    before, after = 4.0 * found.months, 2.0 * found.months_after
    ratio = found.months_after / found.months
    power = sum(
        poisson(before, x) * poisson(after, y)
        for x in range(80, 250)
        for y in range(60)
        if (sqrt(x * ratio) - sqrt(y)) / sqrt((1 + ratio) / 4) > 1.645
    )

    assert found.months_after == 6
    assert 0.75 < power < 0.9


def test_the_contacts_on_either_side_are_as_many_as_give_the_power():
    n = needed(contacts((8, 2)), ()).contacts_each
    power = sum(
        binomial(n, 0.8, x) * binomial(n, 0.4, y)
        for x in range(n + 1)
        for y in range(n + 1)
        if (2 * asin(sqrt(x / n)) - 2 * asin(sqrt(y / n))) / sqrt(2 / n) > 1.645
    )

    assert 0.75 < power < 0.9


def test_too_few_before_a_change_need_more_on_either_side():
    found = needed(contacts((4, 1), (4, 1), (4, 1)), ())

    assert (found.months_after, found.months_each) == (None, 10)
    assert found.contacts_each == 19


def test_that_all_were_wrong_so_far_is_no_certainty_and_fewer_than_five_are_never_enough():
    seven, hundred = (needed(contacts((n, 0)), ()) for n in (7, 100))

    assert (seven.contacts_after, seven.contacts_each) == (16, 10)
    assert hundred.contacts_after == FEWEST


@pytest.mark.parametrize("wrong", [0, 1, FEWEST - 1])
def test_below_five_wrong_contacts_nothing_is_said(wrong):
    found = needed(contacts((wrong, 9)), ())

    assert found == Needed(9 + wrong, wrong, 1, FEWEST, None, None, None, None)


def test_more_contacts_need_less_time():
    few, many = (needed(contacts(*[(n, 1)] * 50), ()) for n in (2, 8))

    assert many.months_after < few.months_after


def test_the_present_rate_is_that_since_the_last_change_of_the_profile():
    months = contacts(*[(9, 0)] * 6, *[(1, 1)] * 6)

    assert needed(months, ["2020-07-01"]).wrong == 6
    assert needed(months, ["2020-07-01", "2020-10-01"]).wrong == 60  # too few since then


def test_what_is_not_labelled_or_not_dated_is_left_out():
    more = [Contact(0, "2020-01-01"), Contact(0, side="mismatched")]

    assert needed([*contacts((5, 1)), *more], ()) == needed(contacts((5, 1)), ())


def test_a_mistyped_year_does_not_stretch_the_time():
    assert needed([*contacts((5, 1)), Contact(0, "1920-01-01", side="mismatched")], ()).months == 2
