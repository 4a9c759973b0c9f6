"""Stratified tables against the printed digits of published examples, and statsmodels."""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from dashboard.statistics.strata import association, e_value, homogeneity, odds_ratio, risk_ratio

# Admissions to Berkeley 1973 by department: men and women admitted, men and women rejected.
UCB_ADMISSIONS = [
    [[512, 89], [313, 19]],
    [[353, 17], [207, 8]],
    [[120, 202], [205, 391]],
    [[138, 131], [279, 244]],
    [[53, 94], [138, 299]],
    [[22, 24], [351, 317]],
]


def test_admissions_go_with_sex_in_no_department_although_they_do_in_the_whole():
    """R 2.9.1, example of mantelhaen.test."""
    statistic, p = association(UCB_ADMISSIONS)
    assert (round(statistic, 4), round(p, 4)) == (1.4269, 0.2323)
    statistic, p = association(UCB_ADMISSIONS, corrected=False)
    assert (round(statistic, 4), round(p, 4)) == (1.5246, 0.2169)
    (a, b), (c, d) = np.sum(UCB_ADMISSIONS, axis=0)
    assert round(a * d / (b * c), 5) == 1.84108


def test_common_ratios_of_the_admissions_and_how_much_departments_differ():
    found = odds_ratio(UCB_ADMISSIONS)
    assert round(found.point, 7) == 0.9046968
    assert (round(found.low, 7), round(found.high, 7)) == (0.7719074, 1.0603298)
    assert round(homogeneity(UCB_ADMISSIONS)[1], 5) == 0.00207
    assert round(risk_ratio(UCB_ADMISSIONS).point, 7) == 0.9724071


def test_e_values_of_the_published_example():
    """Breast feeding and respiratory death; vignette of the R package EValue."""
    assert round(e_value(10.73), 5) == 20.94777
    assert round(e_value(8.02), 5) == 15.52336


def test_a_ratio_below_one_needs_as_strong_a_cause_as_its_inverse_and_one_needs_none():
    assert e_value(0.5) == pytest.approx(e_value(2))
    assert e_value(1) == 1


@pytest.mark.parametrize("seed", range(20))
def test_statsmodels_agrees_on_random_strata(seed):
    tables = np.random.default_rng(seed).integers(3, 60, size=(5, 2, 2))
    theirs = StratifiedTable([table.astype(float) for table in tables])
    for corrected in (True, False):
        found = theirs.test_null_odds(correction=corrected)
        assert association(tables, corrected) == pytest.approx((found.statistic, found.pvalue))
    ours = odds_ratio(tables, 90)
    assert ours.point == pytest.approx(theirs.oddsratio_pooled)
    assert (ours.low, ours.high) == pytest.approx(theirs.oddsratio_pooled_confint(alpha=0.1))
    assert risk_ratio(tables).point == pytest.approx(theirs.riskratio_pooled)
    found = theirs.test_equal_odds()
    assert homogeneity(tables) == pytest.approx((found.statistic, found.pvalue))


def test_without_any_outcome_nothing_is_found():
    assert association([[[0, 5], [0, 7]]]) == (0.0, 1.0)


def test_simpsons_reversal_is_seen_through():
    """The outcome is likelier in every stratum, and less likely in the whole."""
    tables = np.array([[[81, 6], [234, 36]], [[192, 71], [55, 25]]])
    (a, b), (c, d) = tables.sum(axis=0)
    assert a / (a + b) < c / (c + d)
    assert risk_ratio(tables).point > 1
