"""How often a wanted posting finds the profile more easily than an unwanted one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.edits.causes import _separation

SIDE = st.lists(st.tuples(st.floats(0.1, 2), st.sampled_from([0.0, 0.2, 0.5, 1.0])), min_size=1, max_size=9)


@given(SIDE, SIDE)
def test_it_is_that_of_every_pair_of_postings(right, wrong):
    pairs = [(w1 * w2, (c1 > c2) + 0.5 * (c1 == c2)) for (w1, c1), (w2, c2) in product(right, wrong)]
    every = sum(w * won for w, won in pairs) / sum(w for w, _ in pairs)
    assert _separation(right, wrong) == pytest.approx(every, abs=1e-9)


def test_without_a_side_there_is_none():
    assert _separation([], [(1.0, 0.5)]) is None
