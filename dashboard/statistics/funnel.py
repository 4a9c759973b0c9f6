"""Limits within which groups differ by chance alone, around the rate of all of them together.

Every function takes and returns plain floats; `n` is an effective number of pieces of evidence.
"""

from collections.abc import Sequence

from scipy.special import bdtr, ndtri

Limits = tuple[float, float]

# Below this the normal curve is too far from the binomial.
EXACT_BELOW = 30
FEWEST = 8


def limits(rate: float, n: float, level: float, dispersion: float = 1.0) -> Limits:
    """Where the rate of a group with n pieces of evidence lies with a chance of `level` per cent.

    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, widened by over-dispersion.
    """
    tail = (1 - level / 100) / 2
    if n < EXACT_BELOW and 0 < rate < 1:
        low, high = _exact(rate, n, tail)
        widened = dispersion**0.5
        return max(0.0, rate - (rate - low) * widened), min(1.0, rate + (high - rate) * widened)
    spread = -float(ndtri(tail)) * (rate * (1 - rate) * dispersion / n) ** 0.5
    return max(0.0, rate - spread), min(1.0, rate + spread)


def dispersion(rates: Sequence[float], evidence: Sequence[float], rate: float) -> float:
    """How much more groups differ than chance explains; at least 1.

    The mean squared standardised residual after pulling the outer tenths in, so that a group that
    truly differs does not hide itself.
    """
    if not 0 < rate < 1 or len(rates) < FEWEST:
        return 1.0
    residuals = sorted(
        (one - rate) / (rate * (1 - rate) / n) ** 0.5
        for one, n in zip(rates, evidence, strict=True)
    )
    outer = len(residuals) // 10
    low, high = residuals[outer], residuals[-1 - outer]
    pulled = [min(max(residual, low), high) for residual in residuals]
    return max(1.0, sum(residual**2 for residual in pulled) / len(pulled))


def _exact(rate: float, n: float, tail: float) -> Limits:
    """Quantiles of the binomial, interpolated: steps of whole events would jump with every n."""
    whole = max(1, round(n))
    return _quantile(rate, whole, tail) / whole, _quantile(rate, whole, 1 - tail) / whole


def _quantile(rate: float, n: int, chance: float) -> float:
    below = 0.0
    for events in range(n + 1):
        cumulative = float(bdtr(events, n, rate))
        if cumulative >= chance:
            share = (chance - below) / (cumulative - below)
            return max(0.0, events - 1 + share)
        below = cumulative
    return float(n)
