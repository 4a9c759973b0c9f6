"""How often likely ranges hold the truth, on invented groups: printed by `make bench`.

At the evidence floor of eight effective units and above. Ranges from exact sums should hold the
truth as often as they say, within two points; those of published sums, whose rounding is part of
the uncertainty, at least as often.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.statistics import intervals, shrinkage
from dashboard.statistics.intervals import Interval
from dashboard.statistics.shrinkage import Prior, Share

SIZES = (8, 20, 80)
GROUPS = 4_000
TENTHS = 10
BASE = 5
LARGEST_GAP = 0.02
# Shares of every size, so that no lucky one decides.
SHARES = (0.1, 0.9)
SPREAD_OF_GROUPS = 0.06
GROUPS_OF_A_PRIOR = 24
COMPANIES = 40

Sums = tuple[float, float, float]


@dataclass(frozen=True)
class Coverage:
    """What one kind of range was seen to hold.

    Attributes:
        kind: of range, in words.
        n: effective number of units of each group.
        nominal: what it says.
        exact: what it holds when computed from exact sums.
        published: what it holds when computed from rounded sums; nothing where not simulated.
    """

    kind: str
    n: int
    nominal: float
    exact: float
    published: float | None = None

    @property
    def is_near(self) -> bool:
        """Whether exact sums give what the range says, within two points."""
        return abs(self.exact - self.nominal) <= LARGEST_GAP


def measured(seed: int = 1) -> list[Coverage]:
    """Every kind of range at every size."""
    chance = np.random.default_rng(seed)
    found = []
    for n in SIZES:
        found.append(_coverage(chance, "share", n, 90, _share, intervals.share_interval))
        found.append(_coverage(chance, "rate", n, 95, _rate, intervals.rate_interval))
        found.append(_of_products(chance, n))
    return found


def _coverage(
    chance: np.random.Generator,
    kind: str,
    n: int,
    level: int,
    draw: Callable[[np.random.Generator, int], tuple[float, Sums]],
    interval: Callable[..., Interval],
) -> Coverage:
    held = np.zeros(2)
    for _ in range(GROUPS):
        truth, sums = draw(chance, n)
        for place, base in enumerate((0, BASE)):
            low, high = interval(*_rounded(sums, base), base, TENTHS, 1.0, level)
            held[place] += low <= truth <= high
    exact, published = held / GROUPS
    return Coverage(kind, n, level / 100, float(exact), float(published))


def _share(chance: np.random.Generator, n: int) -> tuple[float, Sums]:
    """Equal units, some of which have the outcome."""
    truth = chance.uniform(*SHARES)
    return truth, (TENTHS * float(chance.binomial(n, truth)), TENTHS * n, TENTHS * n)


def _rate(chance: np.random.Generator, n: int) -> tuple[float, Sums]:
    """Events in so much exposure that n of them are expected."""
    events = float(chance.poisson(n))
    return n / (4 * n), (TENTHS * events, 4.0 * n, TENTHS * events)


def _rounded(sums: Sums, base: int) -> Sums:
    if not base:
        return sums
    steps = (base, base, intervals.WEIGHT_BASES * base)
    numerator, denominator, weight_sq = (
        step * round(one / step) for one, step in zip(sums, steps, strict=True)
    )
    return numerator, denominator, weight_sq


def _of_products(chance: np.random.Generator, n: int) -> Coverage:
    """Adoption quality: two shares of groups that differ, with a prior of the quarter before."""
    held = groups = 0
    for company in range(COMPANIES):
        truths = np.clip(chance.normal((0.6, 0.85), SPREAD_OF_GROUPS, (GROUPS_OF_A_PRIOR, 2)), 0, 1)
        before, now = (chance.binomial(n, truths) / n for _ in range(2))
        priors = [shrinkage.beta_prior(own, [n] * GROUPS_OF_A_PRIOR) for own in before.T]
        for truth, own in zip(truths, now, strict=True):
            shares = [
                Share(share, share, n, prior or Prior(0.5, 0.5))
                for share, prior in zip(own, priors, strict=True)
            ]
            low, high = shrinkage.product_interval(shares, 90, seed=company, draws=1_000)
            held += low <= truth.prod() <= high
            groups += 1
    return Coverage("product of two shares", n, 0.90, float(held / groups))
