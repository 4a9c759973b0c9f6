"""Other groups as unnamed dots: figures without anything to tell them by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dashboard.access.cell import Estimate

# Fewer unnamed dots than this would not be unnamed for somebody who knows the organisation.
MIN_OTHERS = 8


@dataclass(frozen=True)
class Dot:
    """Another group, unnamed: two published figures and nothing to tell it by."""

    x: Estimate
    y: Estimate


@dataclass(frozen=True)
class FunnelDot:
    """Another group, unnamed: how much its figure rests on, and the figure."""

    count: int
    estimate: Estimate


AnyDot = TypeVar("AnyDot", Dot, FunnelDot)


def unnamed(dots: list[AnyDot], key: Callable[[AnyDot], tuple]) -> list[AnyDot]:
    """Dots in the order of their values, so that not even their place gives a name away."""
    return sorted(dots, key=key) if len(dots) >= MIN_OTHERS else []
