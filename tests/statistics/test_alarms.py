"""Signs that a number is being chased: silent when all is well, loud when it is not."""

import numpy as np
import pytest

from dashboard.statistics.alarms import (
    bunching,
    has_gone_silent,
    has_lost_coupling,
    has_outrun,
    has_swung,
    is_outside,
    population_stability,
)


def moves(seed, coupled, n=120):
    chance = np.random.default_rng(seed)
    figure = chance.normal(size=n)
    return figure, coupled * figure + chance.normal(size=n)


def test_a_figure_that_stops_moving_with_its_outcome_is_noticed():
    assert has_lost_coupling(moves(1, 1.0), moves(2, 0.0))
    assert not has_lost_coupling(moves(1, 1.0), moves(2, 1.0))


def test_honest_figures_raise_the_alarm_about_once_in_a_hundred_times():
    alarms = sum(has_lost_coupling(moves(one, 1.0), moves(one + 5_000, 1.0)) for one in range(400))
    assert alarms <= 12


def test_too_few_blocks_or_a_figure_that_never_moves_raise_no_alarm():
    assert not has_lost_coupling(([1, 2, 3], [1, 2, 3]), moves(2, 0.0))
    still = (np.zeros(50), np.arange(50.0))
    assert not has_lost_coupling(still, still)


def test_a_figure_that_rises_alone_is_noticed():
    chance = np.random.default_rng(4)
    rises, outcome = chance.normal(1, 1, 30), chance.normal(0, 1, 30)
    assert has_outrun(rises, outcome)
    assert not has_outrun(outcome, outcome + chance.normal(0, 0.1, 30))
    assert not has_outrun([5.0], [0.0])


def test_values_pushed_over_a_threshold_bunch_above_it():
    even = np.linspace(0, 2, 2_001)
    pushed = np.where((even > 0.9) & (even < 1), 1.01, even)
    assert bunching(even, 1, 0.1) == pytest.approx(1, abs=0.02)
    assert bunching(pushed, 1, 0.1) > 50


def test_a_composition_is_another_one_above_a_fifth():
    assert population_stability([700, 300], [710, 290]) < 0.01
    # By hand: (.4 - .7) ln(.4 / .7) + (.6 - .3) ln(.6 / .3) = .168 + .208.
    assert population_stability([7e6, 3e6], [4e6, 6e6]) == pytest.approx(0.3758, abs=5e-4)
    assert np.isfinite(population_stability([10, 0], [0, 10]))


def test_three_standard_deviations_from_its_own_history_is_outside():
    assert is_outside(1.43, [0.41, 0.43, 0.45, 0.44, 0.42])
    assert not is_outside(0.46, [0.41, 0.43, 0.45, 0.44, 0.42])
    assert not is_outside(9.0, [0.4])


def test_a_tenth_more_or_fewer_people_is_a_swing():
    assert has_swung(100, 111)
    assert has_swung(100, 89)
    assert not has_swung(100, 110)
    assert not has_swung(0, 10)


def test_a_feed_is_silent_when_landings_go_on_and_failures_do_not():
    assert has_gone_silent(failures=30, exposure=300, failures_now=0, now=60)
    assert not has_gone_silent(failures=30, exposure=300, failures_now=4, now=60)
    # Rare failures cannot fall silent in so little time.
    assert not has_gone_silent(failures=3, exposure=300, failures_now=0, now=60)
    assert not has_gone_silent(failures=0, exposure=0, failures_now=0, now=60)


def test_a_history_without_spread_alarms_only_beyond_the_least_difference():
    assert is_outside(84.5, [85, 85, 85])
    assert not is_outside(84.5, [85, 85, 85], least=0.1)
    assert is_outside(70, [85, 85, 85], least=0.1)


def test_among_many_feeds_a_silent_one_has_to_be_more_surprising():
    assert has_gone_silent(50, 1000, 0, 100)
    assert not has_gone_silent(50, 1000, 0, 100, feeds=30)
    assert has_gone_silent(50, 1000, 0, 200, feeds=30)
