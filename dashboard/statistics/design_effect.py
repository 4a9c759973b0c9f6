"""How alike one person's weeks and landings are, as a factor on the variance of a group."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike


class Spread(StrEnum):
    """What varies: whether a unit has the outcome, or how many units there are."""

    SHARE = "share"
    RATE = "rate"


def design_effect(
    numerator: ArrayLike,
    denominator: ArrayLike,
    weight_sq: ArrayLike,
    node: ArrayLike,
    scale: int = 1,
    spread: Spread = Spread.SHARE,
) -> float:
    """Variance between the people of the home nodes over the variance of independent units.

    Args:
        numerator: contributions of each person, summed over the block; shape (people,).
        denominator: the same, shape (people,).
        weight_sq: the same, shape (people,).
        node: the home node of each person, any labels, shape (people,).
        scale: 10 where units are tenths, else 1.
        spread: share (also money) or rate.

    Returns:
        A factor of at least 1. Nodes with one person say nothing and are left out.

    Source: the linearised variance of a ratio with people as clusters inside nodes as strata
    (Cochran 1977, Sampling Techniques, 10.7), divided by the variance without clusters.
    """
    nodes, index, people = np.unique(np.asarray(node), return_inverse=True, return_counts=True)
    totals = [
        np.bincount(index, np.asarray(amounts, float), len(nodes))
        for amounts in (numerator, denominator, weight_sq)
    ]
    seen = (people >= 2) & (totals[1] > 0)
    ratio = np.divide(totals[0], totals[1], out=np.zeros(len(nodes)), where=seen)
    residual = np.asarray(numerator, float) - ratio[index] * np.asarray(denominator, float)
    correction = np.where(seen, people / np.maximum(people - 1, 1), 0.0)
    between = float(np.sum(residual**2 * correction[index]))
    unit = ratio * (1 - ratio) if spread is Spread.SHARE else np.ones(len(nodes))
    independent = float(np.sum(np.where(seen, unit * scale * totals[2], 0.0)))
    return max(1.0, between / independent) if independent > 0 else 1.0
