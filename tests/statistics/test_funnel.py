"""Limits of chance against published values and against themselves."""

import pytest
from scipy.stats import binom

from dashboard.statistics.funnel import dispersion, limits


@pytest.mark.parametrize("level", [95, 99.8])
@pytest.mark.parametrize("rate", [0.1, 0.4, 0.9])
def test_limits_narrow_with_evidence_and_hold_the_rate(rate, level):
    widths = []
    for n in (30, 60, 120, 240):
        low, high = limits(rate, n, level)
        assert 0 <= low < rate < high <= 1
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)


def test_large_sample_is_the_normal_curve():
    low, high = limits(0.4, 100, 95)
    assert (low, high) == pytest.approx((0.4 - 1.96 * 0.049, 0.4 + 1.96 * 0.049), abs=1e-4)


@pytest.mark.parametrize("n", [8, 15, 29])
@pytest.mark.parametrize("rate", [0.2, 0.5, 0.8])
def test_small_sample_is_the_exact_binomial_within_one_event(n, rate):
    low, high = limits(rate, n, 95)
    assert low == pytest.approx(binom.ppf(0.025, n, rate) / n, abs=1 / n)
    assert high == pytest.approx(binom.ppf(0.975, n, rate) / n, abs=1 / n)


def test_limits_of_998_hold_those_of_95():
    for n in (8, 20, 50):
        inner, outer = limits(0.3, n, 95), limits(0.3, n, 99.8)
        assert outer[0] <= inner[0]
        assert outer[1] >= inner[1]


def test_over_dispersion_widens_and_never_narrows():
    narrow, wide = limits(0.4, 60, 95), limits(0.4, 60, 95, dispersion=4)
    assert wide[1] - 0.4 == pytest.approx(2 * (narrow[1] - 0.4))
    assert dispersion([0.4] * 10, [50] * 10, 0.4) == 1.0


def test_one_extreme_group_does_not_hide_itself():
    rates = [0.38, 0.42, 0.39, 0.41, 0.40, 0.37, 0.43, 0.40, 0.41, 0.95]
    assert dispersion(rates, [50] * 10, 0.4) == 1.0


def test_groups_that_truly_differ_are_seen_to():
    rates = [0.1, 0.7] * 6
    assert dispersion(rates, [50] * 12, 0.4) > 10


def test_few_groups_say_nothing_about_dispersion():
    assert dispersion([0.1, 0.9], [50, 50], 0.4) == 1.0
