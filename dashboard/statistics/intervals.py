"""Intervals and evidence of published cells: rounding is part of the uncertainty.

A published cell holds three rounded sums: numerator N, denominator D and weight_sq W. N and D are
multiples of `base`, W of four times `base`; `scale` (q) is 10 where units are tenths, else 1;
`deff` is the design effect; `level` is in per cent, as in a metric's header (90 or 95).
Every function takes and returns plain floats.
"""

from math import exp, expm1, sqrt

from scipy.special import gammaincinv, ndtri

Interval = tuple[float, float]

WEIGHT_BASES = 4  # weight_sq is rounded to this many bases


def wilson(share: float, n: float, level: float) -> Interval:
    """Wilson's score interval of a share; n may be an effective, fractional size.

    Source: Newcombe 1998, Statistics in Medicine 17:857, method 3.
    """
    if n <= 0:
        return 0.0, 1.0
    z_squared = _z(level) ** 2
    centre = share + z_squared / (2 * n)
    spread = sqrt(z_squared * (share * (1 - share) / n + z_squared / (4 * n * n)))
    shrink = 1 + z_squared / n
    return max(0.0, (centre - spread) / shrink), min(1.0, (centre + spread) / shrink)


def newcombe(share: float, interval: Interval, other: float, other_interval: Interval) -> Interval:
    """Interval of the difference `share - other`, from the Wilson intervals of both.

    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10 (hybrid score).
    """
    difference = share - other
    down = sqrt((share - interval[0]) ** 2 + (other_interval[1] - other) ** 2)
    up = sqrt((interval[1] - share) ** 2 + (other - other_interval[0]) ** 2)
    return max(-1.0, difference - down), min(1.0, difference + up)


def poisson_rate(events: float, exposure: float, level: float) -> Interval:
    """Garwood's exact interval of events per exposure; events may be effective, fractional.

    Source: Garwood 1936, Biometrika 28:437, through the gamma quantiles of Ulm 1990.
    """
    if exposure <= 0:
        return 0.0, float("inf")
    tail = (1 - level / 100) / 2
    low = gammaincinv(events, tail) if events > 0 else 0.0
    return float(low) / exposure, float(gammaincinv(events + 1, 1 - tail)) / exposure


def effective_n_share(
    denominator: float, weight_sq: float, base: float, scale: int = 1, deff: float = 1.0
) -> float:
    """Kish's effective number of units behind a share, or behind the credit of a money figure.

    A weight_sq that rounds to nothing counts as half its base: evidence is never made of rounding.
    Source: Kish 1965, Survey Sampling, n = (sum of weights)^2 / (sum of squared weights).
    """
    return denominator**2 / (scale * max(weight_sq, _half(base)) * deff)


def effective_n_rate(
    numerator: float, weight_sq: float, base: float, scale: int = 1, deff: float = 1.0
) -> float:
    """Kish's effective number of events behind a rate: the weights are those of the numerator."""
    return effective_n_share(numerator, weight_sq, base, scale, deff)


def share_interval(
    numerator: float,
    denominator: float,
    weight_sq: float,
    base: float,
    scale: int,
    deff: float,
    level: float,
) -> Interval:
    """Wilson at the corners of the rounding: N - d over D + d below, N + d over D - d above."""
    half, weight = base / 2, weight_sq + _half(base)
    low = _wilson_at(numerator - half, denominator + half, weight, scale * deff, level)[0]
    high = _wilson_at(numerator + half, denominator - half, weight, scale * deff, level)[1]
    return low, high


def rate_interval(
    numerator: float,
    denominator: float,
    weight_sq: float,
    base: float,
    scale: int,
    deff: float,
    level: float,
) -> Interval:
    """Garwood on effective events, at the corners of the rounding, times N / (q D)."""
    half, weight = base / 2, weight_sq + _half(base)
    least, most = max(0.0, numerator - half), numerator + half
    low = least * _events_factor(least, weight, scale * deff, level)[0]
    high = most * _events_factor(most, weight, scale * deff, level)[1]
    if denominator <= half:
        return low / (scale * (denominator + half)), float("inf")
    return low / (scale * (denominator + half)), high / (scale * (denominator - half))


def rate_ratio_interval(
    now: tuple[float, float, float],
    before: tuple[float, float, float],
    base: float,
    scale: int,
    deffs: tuple[float, float],
    level: float,
) -> Interval:
    """The ratio of two rates at the corners of the rounding; each rate is (N, D, W).

    On the logarithm, with se^2 = 1/n1 + 1/n0 of the effective events. Source: the logarithm
    of a ratio of two Poisson rates, Rothman and Greenland 1998, Modern Epidemiology, ch. 14.
    """
    half = base / 2
    least = [max(0.0, numerator - half) for numerator, _, _ in (now, before)]
    spread = _z(level) * sqrt(
        sum(
            scale * deff * (weight + _half(base)) / amount**2 if amount else float("inf")
            for amount, (_, _, weight), deff in zip(least, (now, before), deffs, strict=True)
        )
    )
    low = least[0] / (now[1] + half) * (before[1] - half) / (before[0] + half) * exp(-spread)
    if not all(least) or min(now[1], before[1]) <= half:
        return max(0.0, low), float("inf")
    high = (now[0] + half) / (now[1] - half) * (before[1] + half) / least[1] * exp(spread)
    return low, high


def money_interval(
    numerator: float,
    denominator: float,
    weight_sq: float,
    base: float,
    scale: int,
    deff: float,
    level: float,
) -> Interval:
    """Money per unit, q N / D: the interval of the units turned over; money is counted."""
    half, weight = base / 2, weight_sq + _half(base)
    most = denominator + half
    low = scale * max(0.0, numerator - half)
    low /= most * _events_factor(most, weight, scale * deff, level)[1]
    least = denominator - half
    if least <= 0:
        return low, float("inf")
    factor = _events_factor(least, weight, scale * deff, level)[0]
    return low, scale * (numerator + half) / (least * factor) if factor > 0 else float("inf")


def geometric_mean(numerator: float, denominator: float, scale: int) -> float:
    """exp(mean logarithm) - 1, where the numerator sums `scale`-th parts of ln(1 + x)."""
    return expm1(scale * numerator / denominator)


def geometric_mean_interval(
    numerator: float,
    denominator: float,
    weight_sq: float,
    base: float,
    scale: int,
    deff: float,
    level: float,
) -> Interval:
    """The interval of the mean logarithm at the corners of the rounding, turned back.

    `deff` is the variance of one unit in squared units of the numerator. Never below nothing.
    """
    half, weight = base / 2, weight_sq + _half(base)
    least = denominator - half
    if least <= 0:
        return 0.0, float("inf")
    spread = _z(level) * sqrt(deff * weight) / least
    low = max(0.0, (numerator - half) / (denominator + half) - spread)
    return expm1(scale * low), expm1(scale * ((numerator + half) / least + spread))


def margin_words(numerator: float, denominator: float, margin: float) -> str | None:
    """`nearly none` or `nearly all` where fewer than `margin` are left on one side, else nothing.

    A share never reads 0 % or 100 %: that would say something about every single person.
    """
    if numerator < margin:
        return "nearly none"
    if denominator - numerator < margin:
        return "nearly all"
    return None


def _wilson_at(
    numerator: float, denominator: float, weight: float, scale_deff: float, level: float
) -> Interval:
    if denominator <= 0:
        return 0.0, 1.0
    share = min(1.0, max(0.0, numerator / denominator))
    return wilson(share, denominator**2 / (scale_deff * weight), level)


def _events_factor(amount: float, weight: float, scale_deff: float, level: float) -> Interval:
    """Garwood's bounds relative to the point, for the effective number of events of a sum."""
    if amount <= 0:
        return 0.0, float("inf")
    events = amount**2 / (scale_deff * weight)
    return poisson_rate(events, events, level)


def _half(base: float) -> float:
    return WEIGHT_BASES * base / 2


def _z(level: float) -> float:
    return float(ndtri(0.5 + level / 200))
