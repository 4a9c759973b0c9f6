"""Survival curves against published values."""

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf
from scipy.stats import logrank as scipy_log_rank

from dashboard.statistics.survival import kaplan_meier, log_rank

# 6-mercaptopurine in acute leukaemia, weeks in remission (Freireich 1963): `+` is still watched.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def read(text):
    cells = text.split()
    return [float(cell.rstrip("+")) for cell in cells], [not cell.endswith("+") for cell in cells]


def test_kaplan_meier_equals_the_published_curve():
    curve = kaplan_meier(*read(TREATED))
    assert list(curve.times) == [6, 7, 10, 13, 16, 22, 23]
    assert curve.standing == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )


def test_log_rank_equals_the_published_test():
    chi_squared, p = log_rank(*read(TREATED), *read(PLACEBO))
    assert chi_squared == pytest.approx(16.79, abs=0.005)
    assert p == pytest.approx(4e-5, abs=5e-6)


@pytest.mark.parametrize("seed", range(5))
def test_curve_and_test_equal_those_of_scipy(seed):
    chance = np.random.default_rng(seed)
    times, failed = chance.integers(1, 30, 60).astype(float), chance.random(60) < 0.6
    others, other_failed = chance.integers(1, 20, 50).astype(float), chance.random(50) < 0.7
    curve = kaplan_meier(times, failed)
    theirs = ecdf(CensoredData(times[failed], right=times[~failed])).sf
    for time in range(31):
        assert curve.after(time) == pytest.approx(float(theirs.evaluate(time)), abs=1e-12)
    ours = log_rank(times, failed, others, other_failed)
    test = scipy_log_rank(
        CensoredData(times[failed], right=times[~failed]),
        CensoredData(others[other_failed], right=others[~other_failed]),
    )
    assert ours == pytest.approx((test.statistic**2, test.pvalue), rel=1e-9)


def test_bounds_are_those_of_greenwood_on_the_log_log_scale():
    # R: survfit(Surv(t, d) ~ 1, conf.type = "log-log") on the treated, at week 6.
    curve = kaplan_meier(*read(TREATED))
    assert (curve.low[0], curve.high[0]) == pytest.approx((0.6197, 0.9516), abs=5e-4)
    assert np.all(curve.low <= curve.standing)
    assert np.all(curve.standing <= curve.high)


def test_before_the_first_failure_all_stand_and_after_the_last_one_none():
    curve = kaplan_meier([2, 2, 4], [True, True, True])
    assert (curve.after(1.9), curve.after(2), curve.after(9)) == pytest.approx((1, 1 / 3, 0))
    assert (curve.low[-1], curve.high[-1]) == (0, 0)


def test_groups_in_which_nothing_fails_are_not_told_apart():
    assert log_rank([3, 4], [False, False], [5], [False]) == (0.0, 1.0)
