"""Intervals by drawing again, for figures whose pieces are alike within people or weeks."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rows = NDArray[np.intp]
DRAWS = 2_000


@dataclass(frozen=True)
class Drawn:
    """An interval by drawing again, with what is needed to draw it once more.

    Attributes:
        low: lower bound.
        high: upper bound.
        draws: how often it was drawn.
        seed: of the generator.
    """

    low: float
    high: float
    draws: int
    seed: int


def by_cluster(
    clusters: ArrayLike,
    figure: Callable[[Rows], float],
    level: float = 95,
    seed: int = 1,
    draws: int = DRAWS,
) -> Drawn:
    """Percentile interval when whole clusters (authors, teams) are drawn with replacement.

    Args:
        clusters: the cluster of each row, any labels, shape (rows,).
        figure: from row numbers, each as often as it was drawn, to one number.
        level: in per cent.
        seed: of the generator; stored with the result.
        draws: how often.

    Source: Field and Welsh 2007, JRSS-B 69:369, the cluster bootstrap.
    """
    _, index = np.unique(np.asarray(clusters), return_inverse=True)
    rows_of = [np.flatnonzero(index == cluster) for cluster in range(index.max() + 1)]
    chance = np.random.default_rng(seed)
    many = len(rows_of)
    drawn = (
        np.concatenate([rows_of[cluster] for cluster in chance.integers(many, size=many)])
        for _ in range(draws)
    )
    return _interval([figure(rows) for rows in drawn], level, seed)


def by_moving_block(
    length: int,
    block: int,
    figure: Callable[[Rows], float],
    level: float = 95,
    seed: int = 1,
    draws: int = DRAWS,
) -> Drawn:
    """Percentile interval of a series when blocks of neighbours are drawn with replacement.

    Args:
        length: of the series, in steps.
        block: neighbours that stay together, in steps; at most the length.
        figure: from positions, as many as the series is long, to one number.
        level: in per cent.
        seed: of the generator; stored with the result.
        draws: how often.

    Source: Kuensch 1989, Annals of Statistics 17:1217.
    """
    starts = length - block + 1
    chance = np.random.default_rng(seed)
    first = chance.integers(starts, size=(draws, -(-length // block)))
    positions = (first[:, :, None] + np.arange(block)).reshape(draws, -1)[:, :length]
    return _interval([figure(rows) for rows in positions], level, seed)


def _interval(found: list[float], level: float, seed: int) -> Drawn:
    tail = (1 - level / 100) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return Drawn(float(low), float(high), len(found), seed)
