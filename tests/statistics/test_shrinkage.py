"""Priors of groups and products of shares."""

import numpy as np
import pytest

from dashboard.statistics.intervals import wilson
from dashboard.statistics.shrinkage import Prior, Share, beta_prior, product_interval

FLAT = Prior(0, 0)


def test_groups_that_truly_differ_give_the_strength_they_were_made_with():
    chance = np.random.default_rng(2)
    n = np.full(4_000, 30)
    shares = chance.binomial(n, chance.beta(6, 4, 4_000)) / n
    prior = beta_prior(shares, n)
    assert prior.successes == pytest.approx(6, rel=0.07)
    assert prior.failures == pytest.approx(4, rel=0.07)


def test_groups_that_differ_by_chance_alone_give_the_largest_prior_and_no_more():
    chance = np.random.default_rng(2)
    shares = chance.binomial(30, 0.7, 300) / 30
    prior = beta_prior(shares, np.full(300, 30))
    assert prior.successes + prior.failures == 40
    assert prior.successes / 40 == pytest.approx(0.7, abs=0.02)


def test_fewer_than_ten_groups_say_nothing_about_groups():
    assert beta_prior([0.5] * 9, [20] * 9) is None


def test_one_factor_without_a_prior_is_close_to_wilson():
    found = product_interval([Share(0.8, 0.8, 80, FLAT)], 90, draws=200_000)
    assert found == pytest.approx(wilson(0.8, 80, 90), abs=0.012)


def test_a_product_is_below_its_factors_and_rounding_widens_it():
    exact = product_interval([Share(0.6, 0.6, 40, FLAT), Share(0.9, 0.9, 24, FLAT)], 90)
    rounded = product_interval([Share(0.55, 0.65, 40, FLAT), Share(0.88, 0.92, 24, FLAT)], 90)
    assert exact[0] < 0.54 < exact[1] < 0.9
    assert rounded[0] < exact[0] < exact[1] < rounded[1]


def test_the_same_seed_gives_the_same_interval():
    shares = [Share(0.6, 0.6, 40, FLAT), Share(0.9, 0.9, 24, FLAT)]
    assert product_interval(shares, 90, seed=9) == product_interval(shares, 90, seed=9)
    assert product_interval(shares, 90, seed=9) != product_interval(shares, 90, seed=8)


def test_a_prior_pulls_a_thin_group_in_and_leaves_a_thick_one():
    prior = Prior(28, 12)
    thin = product_interval([Share(0.2, 0.2, 8, prior)], 90)
    thick = product_interval([Share(0.2, 0.2, 800, prior)], 90)
    assert thin[0] > 0.4
    assert thick[1] < 0.26
