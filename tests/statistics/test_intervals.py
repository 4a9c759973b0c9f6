"""Intervals against published values, and what rounding does to them."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.intervals import (
    effective_n_rate,
    effective_n_share,
    geometric_mean,
    geometric_mean_interval,
    margin_words,
    money_interval,
    newcombe,
    poisson_rate,
    rate_interval,
    share_interval,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_equals_table_one_of_newcombe(count, n, low, high):
    assert wilson(count / n, n, 95) == pytest.approx((low, high), abs=5e-5)


def test_newcombe_equals_his_example_of_56_in_70_against_48_in_80():
    first, second = 56 / 70, 48 / 80
    found = newcombe(first, wilson(first, 70, 95), second, wilson(second, 80, 95))
    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39)]
)
def test_garwood_equals_the_usual_table_of_poisson_limits(events, low, high):
    assert poisson_rate(events, 1, 95) == pytest.approx((low, high), rel=1e-3)


def test_nothing_observed_says_nothing():
    assert wilson(0.5, 0, 95) == (0.0, 1.0)
    assert poisson_rate(0, 0, 95) == (0.0, float("inf"))


def test_equal_weights_count_as_units():
    assert effective_n_share(60, 60, base=5) == pytest.approx(60)
    tenths_of_six_units = (60, 60)
    assert effective_n_share(*tenths_of_six_units, base=5, scale=10) == pytest.approx(6)


def test_toy_example_has_an_effective_n_of_1_92_and_2_19():
    assert effective_n_share(25, 32.5, base=1, scale=10) == pytest.approx(1.92, abs=0.005)
    assert effective_n_rate(20.5, 19.18, base=1, scale=10) == pytest.approx(2.19, abs=0.005)


def test_weight_rounded_to_nothing_makes_no_evidence_out_of_nothing():
    assert effective_n_share(5, 0, base=5) == pytest.approx(2.5)


def test_rounding_widens_a_share_on_both_sides():
    low, high = share_interval(60, 100, 100, base=5, scale=1, deff=1, level=90)
    exact_low, exact_high = wilson(0.6, 100, 90)
    assert low < exact_low < 0.6 < exact_high < high


def test_share_interval_is_wilson_at_the_corners():
    low, high = share_interval(60, 100, 100, base=5, scale=1, deff=2, level=90)
    assert low == wilson(57.5 / 102.5, 102.5**2 / (110 * 2), 90)[0]
    assert high == wilson(62.5 / 97.5, 97.5**2 / (110 * 2), 90)[1]


def test_rate_without_rounding_is_garwood_on_the_events():
    found = rate_interval(10, 4, 10, base=0, scale=1, deff=1, level=95)
    assert found == pytest.approx(poisson_rate(10, 4, 95))


def test_money_interval_holds_the_point_and_widens_with_fewer_units():
    few = money_interval(2000, 300, 300, base=50, scale=10, deff=1, level=95)
    many = money_interval(20000, 3000, 3000, base=50, scale=10, deff=1, level=95)
    assert few[0] < many[0] < 10 * 2000 / 300 < many[1] < few[1]


def test_money_over_nothing_has_no_upper_bound():
    assert money_interval(100, 0, 0, base=50, scale=10, deff=1, level=95)[1] == float("inf")


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [(0, 60, "nearly none"), (60, 60, "nearly all"), (5, 60, None), (55, 60, None)],
)
def test_share_inside_the_margin_reads_as_words(numerator, denominator, words):
    assert margin_words(numerator, denominator, 5) == words


multiples = st.integers(0, 60).map(lambda count: 5.0 * count)


@given(multiples, multiples, st.integers(0, 15), st.floats(1, 8), st.sampled_from([90, 95]))
def test_every_interval_is_ordered_and_in_its_range(first, second, weight, deff, level):
    numerator, denominator = sorted((first, second))
    low, high = share_interval(numerator, denominator, 20.0 * weight, 5, 1, deff, level)
    assert 0 <= low <= high <= 1
    for interval in (rate_interval, money_interval):
        low, high = interval(numerator, denominator, 20.0 * weight, 5, 10, deff, level)
        assert 0 <= low <= high


@given(st.integers(1, 40), st.floats(1, 8))
def test_a_larger_design_effect_never_narrows_a_share(units, deff):
    narrow = share_interval(2.5 * units, 5 * units, 5 * units, 5, 1, 1, 90)
    wide = share_interval(2.5 * units, 5 * units, 5 * units, 5, 1, deff, 90)
    assert wide[0] <= narrow[0] + 1e-12 and narrow[1] <= wide[1] + 1e-12


def test_a_geometric_mean_is_turned_back_from_thirds_of_a_logarithm():
    hours = [10.0, 40.0, 90.0]
    numerator = sum(log1p(one) for one in hours) / 3
    typical = (11 * 41 * 91) ** (1 / 3) - 1
    assert geometric_mean(numerator, 3, scale=3) == pytest.approx(typical)


def test_the_interval_of_a_geometric_mean_by_hand_without_rounding():
    # 100 units of mean log 1.2 thirds, variance .09: half a width of 1.96 * sqrt(.09 / 100).
    low, high = geometric_mean_interval(120, 100, 100, base=0, scale=3, deff=0.09, level=95)
    assert log1p(low) == pytest.approx(3 * (1.2 - 1.96 * 0.03), abs=1e-4)
    assert log1p(high) == pytest.approx(3 * (1.2 + 1.96 * 0.03), abs=1e-4)


def test_rounding_widens_the_interval_of_a_geometric_mean():
    exact = geometric_mean_interval(120, 100, 100, base=0, scale=3, deff=0.09, level=95)
    rounded = geometric_mean_interval(120, 100, 100, base=5, scale=3, deff=0.09, level=95)
    assert rounded[0] < exact[0] < exact[1] < rounded[1]
    assert geometric_mean_interval(5, 2, 5, 5, 3, 0.09, 95) == (0.0, float("inf"))
