"""The range of an index: the ratio of two rates, with the rounding of both."""

from math import exp, sqrt

import pytest

from dashboard.statistics.intervals import rate_ratio_interval

NOW, BEFORE = (160.0, 80.0, 160.0), (150.0, 80.0, 140.0)


def ratio(now, before, base=5, deffs=(1.2, 1.0)):
    return rate_ratio_interval(now, before, base, 5, deffs, 95)


def test_worked_by_hand_at_the_corners_of_the_rounding():
    spread = 1.959964 * sqrt(5 * 1.2 * 170 / 157.5**2 + 5 * 150 / 147.5**2)
    low, high = ratio(NOW, BEFORE)
    assert low == pytest.approx(157.5 / 82.5 * 77.5 / 152.5 * exp(-spread))
    assert high == pytest.approx(162.5 / 77.5 * 82.5 / 147.5 * exp(spread))


def test_holds_the_ratio_and_widens_with_less_evidence():
    low, high = ratio(NOW, BEFORE)
    assert low < 160 / 150 < high
    fewer = ratio(tuple(one / 4 for one in NOW), BEFORE)
    assert fewer[0] < low and high < fewer[1]


def test_nothing_before_has_no_upper_end():
    assert ratio(NOW, (0.0, 80.0, 0.0)) == (0.0, float("inf"))
