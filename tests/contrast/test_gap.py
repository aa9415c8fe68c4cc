from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from auditor.contrast.counts import soft_presence
from auditor.contrast.gap import gap, posterior, soft_gap
from auditor.settings import Settings


def gap_of(mismatched, desired, weights=None):
    """The gap of one term from its soft presence in each posting."""
    presence = np.array([[s] for s in (*mismatched, *desired)], dtype=float)
    sides = np.array([True] * len(mismatched) + [False] * len(desired))
    weights = np.ones(len(sides)) if weights is None else np.array(weights)
    return soft_gap(presence, weights, sides)


def presence(counts, settings=Settings()):  # noqa: B008  # frozen
    return [soft_presence(n, 300, 300, settings) for n in counts]


def test_the_worked_example():
    """Three postings a side at average length: counts 3, 1, 0 against 0, 0, 1."""
    wrong, right = presence([3, 1, 0]), presence([0, 0, 1])
    assert sum(wrong) == pytest.approx(1.5238, abs=5e-5)
    assert sum(right) == pytest.approx(0.6667, abs=5e-5)
    one = gap_of(wrong, right)
    assert one.mismatched[0] == pytest.approx(0.50595, abs=5e-6)
    assert one.desired[0] == pytest.approx(0.29167, abs=5e-6)
    assert one.gap[0] == pytest.approx(0.21429, abs=5e-6)
    assert one.gap[0] / one.z[0] == pytest.approx(0.30218, abs=5e-6)
    assert one.probability[0] == pytest.approx(0.7609, abs=5e-5)
    assert one.low[0] == pytest.approx(-0.2828, abs=5e-5)
    assert one.high[0] == pytest.approx(0.7114, abs=5e-5)


@pytest.mark.parametrize(
    ("postings", "probability"), [(1, 0.8105), (2, 0.9263), (3, 0.9717), (4, 0.9893), (5, 0.9960)]
)
def test_perfect_separation_by_one_mention_each(postings, probability):
    one = gap_of(presence([1] * postings), presence([0] * postings))
    assert one.probability[0] == pytest.approx(probability, abs=5e-5)


def test_closed_form_agrees_with_simulation():
    random = np.random.default_rng(7)
    wrong, right = random.beta(2.0238, 1.9762, 400_000), random.beta(1.1667, 2.8333, 400_000)
    assert gap_of(presence([3, 1, 0]), presence([0, 0, 1])).probability[0] == pytest.approx(
        (wrong > right).mean(), abs=0.003
    )


@pytest.mark.parametrize(("k", "n"), [(0, 4), (2, 3), (5, 5), (7, 20)])
def test_without_saturation_it_is_the_plain_beta_gap(k, n):
    """With k_s = 0 each posting says yes or no: Beta(k + 1/2, n - k + 1/2) on either side."""
    binary = Settings(saturation=0.0)
    counts = [1 + i for i in range(k)] + [0] * (n - k)
    one = gap_of(presence(counts, binary), presence([0] * n, binary))
    a, b = k + 0.5, n - k + 0.5
    assert one.mismatched[0] == pytest.approx(a / (a + b))
    a0, b0 = 0.5, n + 0.5
    variance = a * b / ((a + b) ** 2 * (a + b + 1)) + a0 * b0 / ((a0 + b0) ** 2 * (a0 + b0 + 1))
    expected = a / (a + b) - a0 / (a0 + b0)
    assert one.gap[0] == pytest.approx(expected)
    assert one.z[0] == pytest.approx(expected / sqrt(variance))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_with_many_postings_it_is_the_difference_of_shares(share):
    wrong = [1.0] * int(1000 * share) + [0.0] * round(1000 * (1 - share))
    assert gap_of(wrong, [0.0] * 1000).gap[0] == pytest.approx(share, abs=0.002)


shares = st.floats(0, 0.999)
sides = st.lists(shares, min_size=1, max_size=12)


@given(sides, sides)
def test_swapping_the_sides_turns_the_sign(wrong, right):
    one, other = gap_of(wrong, right), gap_of(right, wrong)
    assert other.gap[0] == pytest.approx(-one.gap[0])
    assert other.probability[0] == pytest.approx(1 - one.probability[0])
    assert (other.low[0], other.high[0]) == pytest.approx((-one.high[0], -one.low[0]))


@given(sides, sides, st.floats(0.05, 1))
def test_a_posting_without_the_term_never_raises_the_gap(wrong, right, weight):
    before = gap_of(wrong, right)
    after = gap_of([*wrong, 0.0], right, [1.0] * len(wrong) + [weight] + [1.0] * len(right))
    assert after.gap[0] <= before.gap[0] + 1e-12


@given(sides, sides)
def test_the_interval_holds_the_gap_and_stays_in_bounds(wrong, right):
    one = gap_of(wrong, right)
    assert -1 <= one.low[0] <= one.gap[0] <= one.high[0] <= 1
    assert 0 < one.mismatched[0] < 1
    assert 0 < one.desired[0] < 1


@given(arrays(float, (6, 3), elements=shares), st.permutations(range(6)))
def test_the_order_of_postings_changes_nothing(presence, order):
    weights = np.array([1, 0.5, 1, 0.7, 1, 0.2])
    mismatched = np.array([True, True, True, False, False, False])
    order = list(order)
    one = soft_gap(presence, weights, mismatched)
    other = soft_gap(presence[order], weights[order], mismatched[order])
    assert np.allclose(one.gap, other.gap, atol=1e-12)
    assert np.allclose(one.z, other.z, atol=1e-9)


@given(sides, sides)
def test_a_posting_of_half_weight_twice_is_one_posting(wrong, right):
    halves = gap_of([*wrong, *wrong], right, [0.5] * 2 * len(wrong) + [1.0] * len(right))
    assert halves.gap[0] == pytest.approx(gap_of(wrong, right).gap[0])


def test_terms_do_not_disturb_each_other():
    presence = np.array([[0.7, 0.0], [0.0, 0.7]])
    both = soft_gap(presence, np.ones(2), np.array([True, False]))
    assert both.gap[0] == gap_of([0.7], [0.0]).gap[0]
    assert both.gap[1] == pytest.approx(-both.gap[0])


def test_a_side_without_postings_is_only_the_prior():
    assert posterior(np.zeros(1), 0.0).mean[0] == 0.5


def test_equal_sides_have_no_gap():
    same = posterior(np.array([1.5]), 3)
    assert gap(same, same).gap[0] == 0
    assert gap(same, same).probability[0] == 0.5
