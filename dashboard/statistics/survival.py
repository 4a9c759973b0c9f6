"""How long things stay standing, when some are still being watched."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri
from scipy.stats import chi2

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """A survival curve: its value from each time on.

    Attributes:
        times: ascending times of events, shape (events,).
        at_risk: how many were watched just before each time, shape (events,).
        failed: how many failed at each time, shape (events,).
        standing: share still standing after each time, shape (events,).
        low: lower bound, shape (events,).
        high: upper bound, shape (events,).
    """

    times: Floats
    at_risk: Floats
    failed: Floats
    standing: Floats
    low: Floats
    high: Floats

    def after(self, time: float) -> float:
        """The share still standing after a time; all of it before the first event."""
        place = int(np.searchsorted(self.times, time, side="right"))
        return float(self.standing[place - 1]) if place else 1.0


def kaplan_meier(times: ArrayLike, has_failed: ArrayLike, level: float = 95) -> Curve:
    """The product-limit curve with Greenwood's variance on the log-log scale.

    Args:
        times: time of failure, or until when a thing was watched, same unit; shape (things,).
        has_failed: whether it failed then, shape (things,).
        level: of the bounds, in per cent.

    Source: Kaplan and Meier 1958, JASA 53:457; Greenwood 1926; bounds by Kalbfleisch and
    Prentice 1980, which stay between 0 and 1.
    """
    watched = np.asarray(times, float)
    failed_at = watched[np.asarray(has_failed, bool)]
    events, failed = np.unique(failed_at, return_counts=True)
    at_risk = _at_risk(watched, events)
    standing = np.cumprod(1 - failed / at_risk)
    low, high = _bounds(standing, failed, at_risk, level)
    return Curve(events, at_risk, failed.astype(float), standing, low, high)


def log_rank(
    times: ArrayLike, has_failed: ArrayLike, other_times: ArrayLike, other_has_failed: ArrayLike
) -> tuple[float, float]:
    """Chi-squared (one degree of freedom) and p value that two groups fail alike.

    Source: Mantel 1966, Cancer Chemotherapy Reports 50:163, with the hypergeometric variance.
    """
    first, second = np.asarray(times, float), np.asarray(other_times, float)
    failed_first = first[np.asarray(has_failed, bool)]
    failed_second = second[np.asarray(other_has_failed, bool)]
    events = np.unique(np.concatenate([failed_first, failed_second]))
    n_first, n = _at_risk(first, events), _at_risk(np.concatenate([first, second]), events)
    observed = _counts(failed_first, events)
    failed = observed + _counts(failed_second, events)
    expected = failed * n_first / n
    spread = expected * (1 - n_first / n) * (n - failed) / np.maximum(n - 1, 1)
    if not spread.sum():
        return 0.0, 1.0
    chi_squared = float((observed - expected).sum() ** 2 / spread.sum())
    return chi_squared, float(chi2.sf(chi_squared, 1))


def _at_risk(watched: Floats, events: Floats) -> Floats:
    return len(watched) - np.searchsorted(np.sort(watched), events, side="left").astype(float)


def _counts(failed: Floats, events: Floats) -> Floats:
    ordered = np.sort(failed)
    return (
        np.searchsorted(ordered, events, "right") - np.searchsorted(ordered, events, "left")
    ).astype(float)


def _bounds(
    standing: Floats, failed: Floats, at_risk: Floats, level: float
) -> tuple[Floats, Floats]:
    """Greenwood's bounds; after the last one failed there is nothing left to be unsure of."""
    inside = (standing > 0) & (standing < 1)
    safe = np.where(inside, standing, 0.5)
    left = np.maximum(at_risk * (at_risk - failed), 1)
    spread = np.sqrt(np.cumsum(np.where(at_risk > failed, failed / left, 0))) / -np.log(safe)
    z = float(ndtri(0.5 + level / 200))
    low, high = safe ** np.exp(z * spread), safe ** np.exp(-z * spread)
    return np.where(inside, low, standing), np.where(inside, high, standing)
