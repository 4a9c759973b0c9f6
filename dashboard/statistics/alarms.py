"""Signs that a number is being chased: each compares now with a frozen reference.

Every function answers whether to look, never who: they take figures of groups and feeds.
"""

from math import atanh, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import poisson, spearmanr

COUPLING_Z = 2.33
DECOUPLING_Z = 2.8
LARGEST_SHIFT = 0.2
LIMIT_SIGMAS = 3.0
LARGEST_SWING = 0.10
SILENCE = 0.01
_NEARLY_ONE = 0.999999


def has_lost_coupling(
    reference: tuple[ArrayLike, ArrayLike], current: tuple[ArrayLike, ArrayLike]
) -> bool:
    """Whether a figure stopped moving with the outcome it stands for.

    Args:
        reference: changes of the figure and of the outcome by group and block, each shape (n0,).
        current: the same now, each shape (n1,).

    Source: Fisher's transform of Spearman's correlation with the variance 1.06 / (n - 3)
    (Fieller, Hartley and Pearson 1957, Biometrika 44:470).
    """
    if min(len(np.atleast_1d(reference[0])), len(np.atleast_1d(current[0]))) <= 3:
        return False
    (before, n_before), (now, n_now) = _fisher(*reference), _fisher(*current)
    return (before - now) / sqrt(1.06 / (n_before - 3) + 1.06 / (n_now - 3)) > COUPLING_Z


def has_outrun(rises: ArrayLike, outcome_rises: ArrayLike) -> bool:
    """Whether a figure rises while its outcome does not.

    Args:
        rises: standardised rise of the figure in each group, shape (groups,).
        outcome_rises: standardised rise of the outcome in the same groups, shape (groups,).
    """
    gaps = np.asarray(rises, float) - np.asarray(outcome_rises, float)
    if len(gaps) < 2:
        return False
    spread = float(gaps.std(ddof=1)) / sqrt(len(gaps))
    return float(gaps.mean()) > DECOUPLING_Z * spread > 0


def bunching(values: ArrayLike, threshold: float, width: float) -> float:
    """How many values lie just at or above a threshold for each one just below it.

    One is added to both counts, so that an empty side gives a number.
    """
    found = np.asarray(values, float)
    above = np.count_nonzero((found >= threshold) & (found < threshold + width))
    below = np.count_nonzero((found >= threshold - width) & (found < threshold))
    return (above + 1) / (below + 1)


def is_outside(value: float, reference: ArrayLike, least: float = 0.0) -> bool:
    """Whether a value lies more than three standard deviations from its own history.

    Args:
        value: now.
        reference: its history, shape (blocks,); under two of them nothing is outside.
        least: part of the mean that a difference has to exceed, so that a history without
            any spread does not make the smallest difference one.
    """
    history = np.asarray(reference, float)
    if len(history) < 2:
        return False
    mean, spread = float(history.mean()), float(history.std(ddof=1))
    return abs(value - mean) > max(LIMIT_SIGMAS * spread, least * abs(mean))


def population_stability(reference: ArrayLike, current: ArrayLike) -> float:
    """How far a composition moved: sum of (p - q) ln(p / q) over its parts.

    Args:
        reference: amounts of each part then, shape (parts,).
        current: amounts of each part now, shape (parts,).

    Half a unit is added to each part, so that an empty one gives a number. Above 0.2 the
    composition is another one.
    Source: Siddiqi 2006, Credit Risk Scorecards; the symmetric divergence of Jeffreys.
    """
    then, now = (np.asarray(amounts, float) + 0.5 for amounts in (reference, current))
    then, now = then / then.sum(), now / now.sum()
    return float(np.sum((now - then) * np.log(now / then)))


def has_swung(before: float, now: float) -> bool:
    """Whether an amount of people or groups changed by more than a tenth."""
    return before > 0 and abs(now - before) > LARGEST_SWING * before


def has_gone_silent(
    failures: float, exposure: float, failures_now: float, now: float, feeds: int = 1
) -> bool:
    """Whether a feed of failures reports too little for what went live.

    Args:
        failures: failures of the reference.
        exposure: landings of the reference.
        failures_now: failures since.
        now: landings since.
        feeds: how many feeds are looked at, of which one alone must not alarm by chance.

    True when so few failures would have a chance of under one in a hundred in any feed.
    """
    if exposure <= 0:
        return False
    return float(poisson.cdf(failures_now, failures / exposure * now)) < SILENCE / feeds


def _fisher(figure: ArrayLike, outcome: ArrayLike) -> tuple[float, int]:
    values, others = np.asarray(figure, float), np.asarray(outcome, float)
    if np.ptp(values) == 0 or np.ptp(others) == 0:
        return 0.0, len(values)
    correlation = float(spearmanr(values, others).statistic)
    return atanh(max(-_NEARLY_ONE, min(_NEARLY_ONE, correlation))), len(values)
