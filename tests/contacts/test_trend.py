"""Months, shares and what a change did, against numbers that are integrated anew here."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.contacts.trend import share, trend
from auditor.records import Contact, Month, Share

CLOSE = 0.002  # a share is integrated over a grid, which is coarse where the posterior has a pole
CHANGE = "2026-06-15"
COUNTS = [(0, 5), (5, 5), (1, 6), (3, 10), (9, 12), (40, 100), (2, 300), (900, 1500)]


def contacts(wrong, labelled, date="2026-01-10", side="desired"):
    return [Contact(n + 1, date, side="mismatched" if n < wrong else side) for n in range(labelled)]


def turn(before, after):
    (made,) = trend([*contacts(*before), *contacts(*after, date="2026-08-10")], [CHANGE]).turns
    return made


# With x = sin(t)^2 a posterior Beta(k + 1/2, n - k + 1/2) has no poles: its density is 2 sin^2k cos^2(n-k).
STEPS = 8000
ANGLES = [math.pi / 2 * step / STEPS for step in range(STEPS + 1)]


def density(wrong, labelled):
    logs = math.lgamma(labelled + 1) - math.lgamma(wrong + 0.5) - math.lgamma(labelled - wrong + 0.5)

    def power(base, exponent):
        return 1.0 if exponent == 0 else base**exponent

    return [
        2 * math.exp(logs / 2) * power(math.sin(t), 2 * wrong) * math.exp(logs / 2)
        * power(max(math.cos(t), 0.0), 2 * (labelled - wrong))
        for t in ANGLES
    ]  # fmt: skip


def cumulated(values):
    """The integral up to each angle, by trapezia."""
    sums = [0.0]
    for low, high in pairwise(values):
        sums.append(sums[-1] + (low + high) / 2 * (math.pi / 2 / STEPS))
    return sums


def quantile(wrong, labelled, bound):
    below = cumulated(density(wrong, labelled))
    at = next(i for i, value in enumerate(below) if value >= bound)
    return math.sin(ANGLES[at]) ** 2


def smaller(before, after):
    """Pr(the share after < the share before)."""
    weighed = [d * c for d, c in zip(density(*before), cumulated(density(*after)), strict=True)]
    return cumulated(weighed)[-1]


# --- shares -------------------------------------------------------------------------------------------


def test_of_no_contacts_the_share_may_be_anything():
    assert share([]) == Share(0, 0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("wrong", "labelled", "low", "high"),
    [  # known: Beta(1/2, 3/2) has the distribution 2/pi (asin(sqrt x) + sqrt(x (1 - x)))
        (0, 1, 0.001542, 0.771460),
        (1, 1, 0.228540, 0.998458),
    ],
)
def test_the_interval_of_a_single_contact_is_the_known_one(wrong, labelled, low, high):
    made = share(contacts(wrong, labelled))

    assert (made.low, made.high) == pytest.approx((low, high), abs=CLOSE)


@pytest.mark.parametrize(("wrong", "labelled"), COUNTS)
def test_the_interval_is_that_of_the_posterior(wrong, labelled):
    made = share(contacts(wrong, labelled))

    assert (made.contacts, made.wrong, made.share) == (labelled, wrong, wrong / labelled)
    assert made.low == pytest.approx(quantile(wrong, labelled, 0.05), abs=CLOSE)
    assert made.high == pytest.approx(quantile(wrong, labelled, 0.95), abs=CLOSE)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_lies_in_0_to_1_and_mirrors_when_the_sides_are_swapped(counts):
    wrong, labelled = counts
    made, mirrored = share(contacts(wrong, labelled)), share(contacts(labelled - wrong, labelled))

    assert 0 <= made.low < made.high <= 1
    assert (made.low, made.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=CLOSE)


def test_more_contacts_narrow_the_interval():
    few, many = share(contacts(3, 10)), share(contacts(30, 100))

    assert few.low < many.low < 0.3 < many.high < few.high


# --- what a change did --------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "after"), [(4, 4), (4, 50), (50, 4), (0, 9), (9, 0), (0, 0)])
def test_below_five_labelled_contacts_on_a_side_nothing_is_said(before, after):
    made = turn((before, before), (0, after))

    assert (made.difference, made.probability) == (None, None)
    assert (made.before.contacts, made.after.contacts) == (before, after)


def test_with_five_labelled_contacts_on_each_side_there_are_numbers():
    made = turn((4, 5), (1, 5))

    assert made.difference == pytest.approx(-0.6)
    assert made.probability == pytest.approx(smaller((4, 5), (1, 5)), abs=1e-3)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((5, 5), (0, 5)),
        ((0, 5), (5, 5)),
        ((0, 5), (0, 5)),
        ((0, 20), (0, 5)),
        ((8, 10), (3, 9)),
        ((30, 60), (20, 60)),
        ((200, 400), (210, 400)),
    ],
)
def test_the_probability_is_that_of_two_independent_posteriors(before, after):
    assert turn(before, after).probability == pytest.approx(smaller(before, after), abs=2e-3)


five_or_more = st.integers(5, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(five_or_more, five_or_more)
def test_swapping_before_and_after_gives_the_other_probability(one, other):
    there, back = turn(one, other), turn(other, one)

    assert there.probability + back.probability == pytest.approx(1, abs=1e-9)
    assert there.difference == pytest.approx(-back.difference)


@pytest.mark.parametrize("counts", COUNTS)
def test_no_change_is_even(counts):
    made = turn(counts, counts)

    assert made.difference == 0
    assert made.probability == pytest.approx(0.5, abs=1e-6)


def test_fewer_wrong_contacts_are_probably_no_accident():
    assert turn((45, 50), (10, 50)).probability > 0.999
    assert turn((10, 50), (45, 50)).probability < 0.001


def test_contacts_on_the_day_of_the_change_came_after_it():
    days = ["2026-06-14", "2026-06-15", "2026-06-16"]
    (made,) = trend([c for day in days for c in contacts(1, 1, day)], [CHANGE]).turns

    assert (made.date, made.before.contacts, made.after.contacts) == (CHANGE, 1, 2)


def test_with_two_changes_the_time_between_them_is_after_the_one_and_before_the_other():
    came = [
        *contacts(6, 6, "2026-01-10"),
        *contacts(3, 5, "2026-03-01"),
        *contacts(1, 2, "2026-05-31"),
        *contacts(0, 8, "2026-06-01"),
    ]
    first, second = trend(came, ["2026-03-01", "2026-06-01"]).turns

    assert (first.date, second.date) == ("2026-03-01", "2026-06-01")
    assert [(s.wrong, s.contacts) for s in (first.before, first.after)] == [(6, 6), (4, 7)]
    assert [(s.wrong, s.contacts) for s in (second.before, second.after)] == [(4, 7), (0, 8)]
    assert first.after == second.before


def test_without_a_change_there_is_no_turn():
    assert trend(contacts(3, 9), []).turns == ()


def test_a_change_before_any_contact_is_a_turn_of_which_nothing_is_said():
    (made,) = trend([], [CHANGE]).turns

    assert (made.before.contacts, made.after.contacts, made.probability) == (0, 0, None)


# --- months -------------------------------------------------------------------------------------------


def test_months_without_contacts_are_listed_between_others():
    made = trend([*contacts(1, 2, "2025-11-30"), *contacts(0, 1, "2026-02-01")], [])

    assert [(m.month, m.contacts) for m in made.months] == [
        ("2025-11", 2),
        ("2025-12", 0),
        ("2026-01", 0),
        ("2026-02", 1),
    ]
    assert made.months[1] == Month("2025-12", 0, share([]))


def test_a_month_has_the_share_of_its_own_contacts():
    made = trend([*contacts(1, 4, "2026-01-31"), *contacts(2, 2, "2026-02-01")], [])

    assert [(m.labelled.wrong, m.labelled.contacts) for m in made.months] == [(1, 4), (2, 2)]
    assert made.months[0].labelled == share(contacts(1, 4))


def test_a_month_names_the_changes_in_it():
    made = trend(contacts(0, 1, "2026-05-03"), ["2026-05-20", "2026-05-28", "2026-07-01"])

    assert [(m.month, m.changes) for m in made.months] == [
        ("2026-05", ("2026-05-20", "2026-05-28")),
        ("2026-06", ()),
        ("2026-07", ("2026-07-01",)),
    ]


@pytest.mark.parametrize("came", [[], contacts(1, 3, "")])
def test_without_dated_contacts_no_month_is_listed(came):
    assert trend(came, [CHANGE]).months == ()


@pytest.mark.parametrize("mistyped", ["0206-01-10", "0001-01-01", "2062-11-01", "9999-12-31"])
def test_a_mistyped_year_does_not_list_the_months_of_centuries(mistyped):
    came = [*contacts(1, 1, "2026-01-10"), *contacts(1, 1, "2026-03-10"), *contacts(1, 1, mistyped)]

    assert [m.month for m in trend(came, []).months] == sorted(["2026-01", "2026-03", mistyped[:7]])


def test_the_order_of_the_contacts_does_not_matter():
    came = [*contacts(1, 6, "2026-09-10"), *contacts(4, 5, "2026-01-10"), *contacts(1, 2, "2026-06-15")]

    assert trend(came, [CHANGE]) == trend(came[::-1], [CHANGE])


# --- what is left out ---------------------------------------------------------------------------------


def test_undated_contacts_are_counted_and_in_the_total_alone():
    made = trend([*contacts(2, 5, ""), *contacts(1, 3, "2026-01-10")], [CHANGE])

    assert made.undated == 5
    assert (made.total.wrong, made.total.contacts) == (3, 8)
    assert sum(m.contacts for m in made.months) == 3
    assert made.turns[0].before.contacts == 3


def test_unlabelled_contacts_are_counted_by_month_but_in_no_share():
    made = trend([*contacts(0, 4, side="unsure"), *contacts(1, 3), *contacts(0, 1, "", "unsure")], [CHANGE])

    assert (made.unlabelled, made.undated) == (5, 1)
    assert (made.total.wrong, made.total.contacts) == (1, 3)
    assert [(m.contacts, m.labelled.contacts) for m in made.months] == [(7, 3)] + [(0, 0)] * 5
    assert made.turns[0].before.contacts == 3


def test_of_no_contacts_there_is_nothing_to_say():
    made = trend([], [])

    assert (made.months, made.turns, made.undated, made.unlabelled) == ((), (), 0, 0)
    assert made.total == Share(0, 0, 0.0, 0.0, 1.0)
