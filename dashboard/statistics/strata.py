"""Two kinds of work inside alike strata: risk and odds ratios that no mix of strata can fake.

A stratum is a table `[[a, b], [c, d]]`: with and without the outcome, of those concerned (first
row) and of the others (second row). Every function takes shape (strata, 2, 2).
"""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import ndtri
from scipy.stats import chi2

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ratio:
    """A common ratio over strata and its interval."""

    point: float
    low: float
    high: float


def association(tables: ArrayLike, corrected: bool = True) -> tuple[float, float]:
    """Chi-squared (one degree of freedom) and p value that nothing goes with the outcome.

    Args:
        tables: shape (strata, 2, 2).
        corrected: with the continuity correction of one half.

    Source: Mantel and Haenszel 1959, Journal of the National Cancer Institute 22:719.
    """
    a, b, c, d = _cells(tables)
    n = a + b + c + d
    expected = (a + b) * (a + c) / n
    spread = (a + b) * (c + d) * (a + c) * (b + d) / (n**2 * (n - 1))
    if not spread.sum():
        return 0.0, 1.0
    gap = max(0.0, abs(float((a - expected).sum())) - (0.5 if corrected else 0.0))
    statistic = gap**2 / float(spread.sum())
    return statistic, float(chi2.sf(statistic, 1))


def odds_ratio(tables: ArrayLike, level: float = 95) -> Ratio:
    """The common odds ratio.

    Source: Mantel and Haenszel 1959; variance of its logarithm by Robins, Breslow and
    Greenland 1986, Biometrics 42:311.
    """
    a, b, c, d = _cells(tables)
    n = a + b + c + d
    alike, crossed = (a + d) / n, (b + c) / n
    up, down = a * d / n, b * c / n
    point = float(up.sum() / down.sum())
    variance = (
        (alike * up).sum() / (2 * up.sum() ** 2)
        + (alike * down + crossed * up).sum() / (2 * up.sum() * down.sum())
        + (crossed * down).sum() / (2 * down.sum() ** 2)
    )
    return _around(point, float(variance), level)


def risk_ratio(tables: ArrayLike, level: float = 95) -> Ratio:
    """The common ratio of risks.

    Source: Greenland and Robins 1985, Biometrics 41:55.
    """
    a, b, c, d = _cells(tables)
    n, concerned, others = a + b + c + d, a + b, c + d
    up, down = (a * others / n).sum(), (c * concerned / n).sum()
    spread = (concerned * others * (a + c) - a * c * n) / n**2
    return _around(float(up / down), float(spread.sum() / (up * down)), level)


def homogeneity(tables: ArrayLike) -> tuple[float, float]:
    """Chi-squared (strata - 1 degrees of freedom) and p value that all odds ratios are one.

    Source: Breslow and Day 1980, Statistical Methods in Cancer Research 1, 4.4.
    """
    a, b, c, d = _cells(tables)
    common = odds_ratio(tables).point
    statistic = 0.0
    for one in zip(a, a + b, a + c, a + b + c + d, strict=True):
        observed, row, column, whole = map(float, one)
        fitted = _fitted(common, row, column, whole)
        spread = 1 / sum(
            1 / cell
            for cell in (fitted, row - fitted, column - fitted, whole - row - column + fitted)
        )
        statistic += (observed - fitted) ** 2 / spread
    return statistic, float(chi2.sf(statistic, len(a) - 1))


def e_value(ratio: float) -> float:
    """How strong, as a risk ratio, something unseen would have to be to explain a ratio away.

    Args:
        ratio: a risk ratio, or the bound of its interval nearer to 1.

    Source: VanderWeele and Ding 2017, Annals of Internal Medicine 167:268.
    """
    away = max(ratio, 1 / ratio)
    return away + sqrt(away * (away - 1))


def _cells(tables: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    found = np.asarray(tables, float)
    return found[:, 0, 0], found[:, 0, 1], found[:, 1, 0], found[:, 1, 1]


def _around(point: float, variance: float, level: float) -> Ratio:
    spread = float(ndtri(0.5 + level / 200)) * sqrt(variance)
    return Ratio(point, exp(log(point) - spread), exp(log(point) + spread))


def _fitted(odds: float, row: float, column: float, whole: float) -> float:
    """The first cell of a table with these margins and this odds ratio."""

    def excess(cell: float) -> float:
        other = whole - row - column + cell
        return cell * other - odds * (row - cell) * (column - cell)

    return float(brentq(excess, max(0.0, row + column - whole), min(row, column)))
