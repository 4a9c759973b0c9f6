"""How alike one person's weeks and landings are, and how far times spread."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray


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
    within = _within_nodes(numerator, denominator, weight_sq, node)
    unit = within.ratio * (1 - within.ratio) if spread is Spread.SHARE else 1.0
    independent = scale * float(np.sum(unit * within.weight_sq))
    return max(1.0, within.variance / independent) if independent > 0 else 1.0


def log_spread(
    numerator: ArrayLike, denominator: ArrayLike, weight_sq: ArrayLike, node: ArrayLike
) -> float:
    """Variance of one unit of a geometric mean, as alike as a person's units are.

    Args:
        numerator: logarithms of each person, summed over the block; shape (people,).
        denominator: their units, shape (people,).
        weight_sq: their squared weights, shape (people,).
        node: the home node of each person, any labels, shape (people,).

    Returns:
        In squared units of the numerator; 0 where no node has two people.
    """
    within = _within_nodes(numerator, denominator, weight_sq, node)
    units = float(np.sum(within.weight_sq))
    return within.variance / units if units > 0 else 0.0


@dataclass(frozen=True)
class _Within:
    """Nodes of two people and more: their ratio, squared weights, and variance between people."""

    ratio: NDArray[np.float64]
    weight_sq: NDArray[np.float64]
    variance: float


def _within_nodes(
    numerator: ArrayLike, denominator: ArrayLike, weight_sq: ArrayLike, node: ArrayLike
) -> _Within:
    nodes, index, people = np.unique(np.asarray(node), return_inverse=True, return_counts=True)
    totals = [
        np.bincount(index, np.asarray(amounts, float), len(nodes))
        for amounts in (numerator, denominator, weight_sq)
    ]
    seen = (people >= 2) & (totals[1] > 0)
    ratio = np.divide(totals[0], totals[1], out=np.zeros(len(nodes)), where=seen)
    residual = np.asarray(numerator, float) - ratio[index] * np.asarray(denominator, float)
    correction = np.where(seen, people / np.maximum(people - 1, 1), 0.0)
    variance = float(np.sum(residual**2 * correction[index]))
    return _Within(ratio[seen], totals[2][seen], variance)
