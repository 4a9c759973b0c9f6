"""A rate as an index against the group's own baseline: its first published quarter is 100."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import readings
from dashboard.access.cell import Cell
from dashboard.access.organisation import Block, Grain
from dashboard.readings import Answer
from dashboard.statistics.intervals import rate_ratio_interval

BASELINE = 100


@dataclass(frozen=True)
class Index:
    """A rate of one quarter, in hundredths of the rate of the baseline quarter.

    Attributes:
        point, low, high: the index and its likely range; the baseline itself has none.
        parts: what of the index each part makes up, rounded on its own.
    """

    block: Block
    point: float
    low: float
    high: float
    parts: tuple[float, ...]
    is_baseline: bool

    @property
    def spoken(self) -> str:
        """`104, likely 76–140`."""
        if self.is_baseline:
            return f"{BASELINE}, the baseline"
        return f"{self.point:.0f}, {self.likely}"

    @property
    def likely(self) -> str:
        """`likely 76–140`."""
        return f"likely {self.low:.0f}–{self.high:.0f}"


def indexed(
    blocks: Sequence[Block], wholes: Sequence[Answer], parts: Sequence[Sequence[Answer]]
) -> list[Index | None]:
    """One index for each quarter, oldest first; None where a quarter has no figure.

    Published cells never change, so the baseline does not either. A baseline is a quarter:
    shorter and longer blocks have no index.

    Args:
        blocks: closed quarters of one and the same group.
        wholes: the rate of each.
        parts: the parts of each, in a fixed order.
    """
    first = next((one for one in wholes if readings.is_drawn(one)), None)
    if not isinstance(first, Cell) or first.block.grain is not Grain.QUARTER:
        return [None] * len(blocks)
    return [
        _index(one, first, [part for part in rest if isinstance(part, Cell)])
        if isinstance(one, Cell) and readings.is_drawn(one)
        else None
        for one, rest in zip(wholes, parts, strict=True)
    ]


def _index(now: Cell, first: Cell, parts: list[Cell]) -> Index:
    is_baseline = now.block == first.block
    unit = BASELINE * first.denominator / first.numerator
    low, high = (1.0, 1.0) if is_baseline else _range(now, first)
    return Index(
        block=now.block,
        point=unit * now.numerator / now.denominator,
        low=BASELINE * low,
        high=BASELINE * high,
        parts=tuple(unit * part.numerator / now.denominator for part in parts),
        is_baseline=is_baseline,
    )


def _range(now: Cell, first: Cell) -> tuple[float, float]:
    definition = now.definition
    return rate_ratio_interval(
        (now.numerator, now.denominator, now.weight_sq),
        (first.numerator, first.denominator, first.weight_sq),
        definition.base,
        definition.scale,
        (now.deff, first.deff),
        definition.interval,
    )
