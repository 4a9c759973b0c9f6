"""The design effect: one for independent units, larger when one person's units are alike."""

import numpy as np
import pytest

from dashboard.statistics.design_effect import Spread, design_effect, log_spread


def people(rng, correlation, weeks=12, teams=40, size=8):
    """Weeks of people whose own rate varies with an intra-person correlation."""
    mean = 0.5
    spread = (1 - correlation) / max(correlation, 1e-9)
    own = rng.beta(mean * spread, (1 - mean) * spread, teams * size) if correlation else mean
    numerator = rng.binomial(weeks, own, teams * size)
    return numerator, np.full(teams * size, weeks), np.repeat(np.arange(teams), size)


@pytest.mark.parametrize(("correlation", "expected"), [(0, 1.0), (0.2, 3.3), (0.5, 7.0)])
def test_twelve_weeks_of_alike_people_give_the_published_factors(correlation, expected):
    numerator, denominator, node = people(np.random.default_rng(1), correlation)
    found = design_effect(numerator, denominator, denominator, node)
    assert found == pytest.approx(expected, rel=0.15)


def test_two_people_by_hand():
    # R = .5, residuals +-5, V = 50 * 2; V0 = .5 * .5 * 20
    assert design_effect([10, 0], [10, 10], [10, 10], ["a", "a"]) == pytest.approx(20)


def test_tenths_cancel():
    rng = np.random.default_rng(2)
    numerator, denominator, node = people(rng, 0.2)
    plain = design_effect(numerator, denominator, denominator, node)
    tenths = design_effect(10 * numerator, 10 * denominator, 10 * denominator, node, scale=10)
    assert tenths == pytest.approx(plain)


def test_rate_of_independent_events_is_about_one():
    rng = np.random.default_rng(3)
    events = rng.poisson(6, 400)
    found = design_effect(
        events, np.full(400, 12), events, np.repeat(np.arange(50), 8), spread=Spread.RATE
    )
    assert found == pytest.approx(1, abs=0.2)


@pytest.mark.parametrize("node", [["a", "b"], []])
def test_people_alone_in_their_node_say_nothing(node):
    numbers = np.arange(len(node), dtype=float)
    assert design_effect(numbers, numbers + 1, numbers + 1, node) == 1.0


def test_log_spread_of_independent_times_is_their_variance():
    rng = np.random.default_rng(3)
    times = rng.normal(2, 0.4, (400, 10))
    node = np.repeat(np.arange(40), 10)
    units = np.full(400, 10.0)
    assert log_spread(times.sum(axis=1), units, units, node) == pytest.approx(0.16, rel=0.1)


def test_log_spread_grows_when_times_of_one_person_are_alike():
    rng = np.random.default_rng(3)
    times = rng.normal(2, 0.4, (400, 1)) + np.zeros((400, 10))
    node = np.repeat(np.arange(40), 10)
    units = np.full(400, 10.0)
    assert log_spread(times.sum(axis=1), units, units, node) == pytest.approx(1.6, rel=0.1)
    assert log_spread([1.0], [1.0], [1.0], ["alone"]) == 0
