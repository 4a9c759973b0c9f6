"""Adoption quality against reach, department by department, and whether they go together."""

from collections.abc import Mapping

import numpy as np
from scipy.stats import spearmanr

from dashboard import frame, readings
from dashboard.access.cell import Estimate
from dashboard.access.organisation import Block
from dashboard.access.view import View
from dashboard.charts import quality_against_reach
from dashboard.charts.quality_against_reach import Spot
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer
from dashboard.statistics.funnel import FEWEST

TITLE = "Does quality go with reach?"
Cells = Mapping[tuple[str, str, str], Answer]


def departments_against_reach(view: View, block: Block) -> Panel | Absent:
    """Departments by name around the company line, and the computed sentence."""
    read = {
        node.node_name: view.cells(("adoption_quality", "reach"), node.node_key, [block.block_key])
        for node in view.departments()
    }
    company = view.cell("adoption_quality", view.company().node_key, block.block_key)
    spots = _spots(read, block, company)
    if not spots:
        return Absent(
            TITLE, readings.why_not([one for cells in read.values() for one in cells.values()])
        )
    return panel(
        TITLE,
        "Departments by name; the area of a mark is the AI-assisted stake. Bars are likely ranges, "
        "grey is not distinguishable from the company.",
        quality_against_reach.groups(spots, _line(company), frame.palette()),
        _together(spots),
    )


def _spots(read: Mapping[str, Cells], block: Block, company: Answer) -> list[Spot]:
    drawn = {
        name: (cells["adoption_quality", block.block_key, ""], cells["reach", block.block_key, ""])
        for name, cells in read.items()
    }
    both = {
        name: pair
        for name, pair in drawn.items()
        if all(readings.is_drawn(answer) for answer in pair)
    }
    largest = max((quality.denominator for quality, _ in both.values()), default=0)
    line = _line(company)
    return [
        Spot(
            name,
            readings.mark(reach),
            readings.mark(quality),
            size=quality_against_reach.size_of(quality.denominator, largest),
            is_certain=_is_certain(readings.drawn(quality), line),
        )
        for name, (quality, reach) in both.items()
    ]


def _line(company: Answer) -> float | None:
    return readings.drawn(company).point if readings.is_drawn(company) else None


def _is_certain(estimate: Estimate, line: float | None) -> bool:
    """A 90 % range on one side of the line leaves at most 5 % for the other."""
    return line is not None and not estimate.low <= line <= estimate.high


def _together(spots: list[Spot]) -> str:
    """Whether wider reach goes with better results, over departments; few can never tell."""
    if len(spots) >= FEWEST:
        test = spearmanr(
            [spot.reach.point for spot in spots], [spot.quality.point for spot in spots]
        )
        if test.pvalue <= 0.05 and test.statistic > 0:
            return "**Wider reach goes with better results here.** This does not say why."
        if _upper_bound(test.statistic, len(spots)) < 0.3:
            return "**Wider reach does not go with better results here.** This does not say why."
    return (
        "**Whether wider reach goes with better results cannot be told here:** "
        f"{len(spots)} departments are too few."
        if len(spots) < FEWEST
        else "**Whether wider reach goes with better results cannot be told here.**"
    )


def _upper_bound(rho: float, n: int) -> float:
    """Upper 95 % bound of a rank correlation, by Fisher's transform with Fieller's variance."""
    return float(np.tanh(np.arctanh(min(0.999, max(-0.999, rho))) + 1.96 * (1.06 / (n - 3)) ** 0.5))
