"""Many questions asked of one set of data: how many answers may be believed."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p_values: ArrayLike) -> NDArray[np.float64]:
    """Adjusted p values that hold the share of false discoveries, in the order given.

    Source: Benjamini and Hochberg 1995, JRSS-B 57:289.
    """
    p = np.asarray(p_values, float)
    order = np.argsort(p)[::-1]
    rank = np.arange(len(p), 0, -1)
    adjusted = np.minimum.accumulate(p[order] * len(p) / rank)
    return _in_place(adjusted, order)


def holm(p_values: ArrayLike) -> NDArray[np.float64]:
    """Adjusted p values that hold the chance of any false discovery, in the order given.

    Source: Holm 1979, Scandinavian Journal of Statistics 6:65.
    """
    p = np.asarray(p_values, float)
    order = np.argsort(p)
    adjusted = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return _in_place(adjusted, order)


def _in_place(adjusted: NDArray[np.float64], order: NDArray[np.intp]) -> NDArray[np.float64]:
    found = np.empty_like(adjusted)
    found[order] = np.minimum(adjusted, 1.0)
    return found
