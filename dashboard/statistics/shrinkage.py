"""What a group's share probably is, given how much groups differ at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import ArrayLike

Interval = tuple[float, float]

LARGEST_PRIOR = 40.0
FEWEST_GROUPS = 10
DRAWS = 4_000


@dataclass(frozen=True)
class Prior:
    """A beta distribution that counts like `successes + failures` units of evidence."""

    successes: float
    failures: float


@dataclass(frozen=True)
class Share:
    """A share and the evidence behind it, at the corners of its rounding.

    Attributes:
        low: smallest share the rounded sums allow.
        high: largest share they allow.
        n: effective number of units.
        prior: what groups of this kind are like, if that is known.
    """

    low: float
    high: float
    n: float
    prior: Prior


def beta_prior(shares: ArrayLike, n: ArrayLike) -> Prior | None:
    """How alike groups are, by moments; nothing for fewer than ten groups.

    Args:
        shares: of each group, shape (groups,).
        n: effective number of units of each group, shape (groups,).

    Its size is capped: an uncapped prior pulls a group that truly differs too far in.
    Source: the analysis-of-variance estimator of intra-class correlation for binary outcomes
    (Ridout, Demetrio and Firth 1999, Biometrics 55:137).
    """
    share, size = np.asarray(shares, float), np.asarray(n, float)
    share, size = share[size > 1], size[size > 1]
    groups, units = len(share), float(size.sum())
    if groups < FEWEST_GROUPS:
        return None
    mean = float(np.average(share, weights=size))
    between = float(np.sum(size * (share - mean) ** 2)) / (groups - 1)
    within = float(np.sum(size * share * (1 - share))) / (units - groups)
    typical = (units - float(np.sum(size**2)) / units) / (groups - 1)
    alike = between + (typical - 1) * within
    correlation = (between - within) / alike if alike > 0 else 0.0
    strength = 1 / correlation - 1 if correlation > 0 else LARGEST_PRIOR
    strength = min(strength, LARGEST_PRIOR)
    return Prior(mean * strength, (1 - mean) * strength)


def product_interval(
    shares: Sequence[Share], level: float, seed: int = 1, draws: int = DRAWS
) -> Interval:
    """Interval of the product of independent shares, hull over the corners of their rounding.

    Args:
        shares: the factors.
        level: in per cent.
        seed: of the draws; the same one gives the same interval.
        draws: how often each factor is drawn.
    """
    corners = product(*((share.low, share.high) for share in shares))
    found = [_at(corner, shares, level, seed, draws) for corner in corners]
    return min(low for low, _ in found), max(high for _, high in found)


def _at(
    corner: Sequence[float], shares: Sequence[Share], level: float, seed: int, draws: int
) -> Interval:
    chance = np.random.default_rng(seed)
    drawn = prod(
        chance.beta(
            max(one.prior.successes + one.n * at, 1e-9),
            max(one.prior.failures + one.n * (1 - at), 1e-9),
            draws,
        )
        for at, one in zip(corner, shares, strict=True)
    )
    tail = (1 - level / 100) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return float(low), float(high)
