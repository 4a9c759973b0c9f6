"""Where the vendor changed what is counted: marks for a chart of blocks, and their words."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dashboard.access.released import SeriesBreak
from dashboard.charts.jumps import Jump
from dashboard.wording import day_and_year, escaped, tool


class Stretch(Protocol):
    """A step of an axis of time: a block or a week."""

    @property
    def starts_on(self) -> date:
        """Its first day."""

    @property
    def ends_on(self) -> date:
        """Its last day."""


def on_blocks(breaks: Sequence[SeriesBreak], blocks: Sequence[Stretch]) -> list[Jump]:
    """The jumps inside some blocks, oldest first, each at its place between their middles."""
    if not blocks:
        return []
    inside = [found for found in breaks if _is_inside(found.breaks_on, blocks)]
    return [
        Jump(_place(found.breaks_on, blocks), number, words(found))
        for number, found in enumerate(inside, start=1)
    ]


def words(found: SeriesBreak) -> str:
    """`10 Apr 2026, GitHub Copilot: the command line joined the counters`."""
    return f"{day_and_year(found.breaks_on)}, {tool(found.tool)}: {found.effect}"


def beneath(jumps: Sequence[Jump]) -> str:
    """The words under a chart, one line for each number over it."""
    lines = [f"{jump.number} · {escaped(jump.words)}" for jump in jumps]
    return "  \n".join(f":small[{line}]" for line in lines)


def _is_inside(day: date, blocks: Sequence[Stretch]) -> bool:
    """On the first day of all, nothing lies before to be set against."""
    return blocks[0].starts_on < day <= blocks[-1].ends_on


def _place(day: date, blocks: Sequence[Stretch]) -> float:
    """Blocks stand at whole numbers and reach half a step to both sides."""
    place = max(number for number, block in enumerate(blocks) if block.starts_on <= day)
    block = blocks[place]
    length = (block.ends_on - block.starts_on).days + 1
    return place - 0.5 + (day - block.starts_on).days / length
