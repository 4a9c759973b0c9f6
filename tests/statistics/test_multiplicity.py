"""Adjusted p values against the example of the paper and scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from dashboard.statistics.multiplicity import benjamini_hochberg, holm

# Benjamini and Hochberg 1995, section 3.1.
PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def test_the_paper_rejects_four_where_bonferroni_rejects_three():
    assert (benjamini_hochberg(PAPER) <= 0.05).sum() == 4
    assert sum(p * len(PAPER) <= 0.05 for p in PAPER) == 3


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_hochberg_equals_that_of_scipy(p_values):
    assert benjamini_hochberg(p_values) == pytest.approx(false_discovery_control(p_values))


def test_holm_steps_down():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_is_never_milder_than_benjamini_hochberg(p_values):
    assert (holm(p_values) >= benjamini_hochberg(p_values) - 1e-12).all()
