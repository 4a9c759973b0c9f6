"""Unnamed teams around the company rate, inside the limits of chance or outside."""

import numpy as np

from dashboard import frame, readings
from dashboard.access.organisation import Block
from dashboard.access.view import FunnelDot, View
from dashboard.charts import funnel
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.statistics.funnel import FEWEST, dispersion, limits

TITLE = "Which differences are more than chance?"
_CURVE_POINTS = 60


def team_funnel(view: View, block: Block) -> Panel | Absent:
    """Unnamed teams around the company's own rate; the published count is on the x axis."""
    dots = view.funnel("adoption_quality", block.block_key)
    company = view.cell("adoption_quality", view.company().node_key, block.block_key)
    if not readings.is_drawn(company):
        return Absent(TITLE, readings.why_not([company]))
    if not dots:
        return Absent(
            TITLE,
            f"No dots are drawn: fewer than {FEWEST} teams have a figure of this length, and so "
            "few would not be unnamed for somebody who knows the organisation.",
        )
    rate = readings.drawn(company).point
    wide = dispersion([dot.estimate.point for dot in dots], [dot.count for dot in dots], rate)
    marks = [
        funnel.Dot(dot.count, dot.estimate.point, _is_outside(dot, rate, wide)) for dot in dots
    ]
    most = 1.1 * max(dot.count for dot in dots)
    unusual = sum(mark.is_unusual for mark in marks)
    return panel(
        TITLE,
        "Each dot is a team, unnamed. Inside the shade, differences are what chance would give.",
        funnel.draw(marks, _limits(rate, most, wide), rate, "Adoption quality", frame.palette()),
        _funnel_in_words(unusual, len(marks)),
    )


def _is_outside(dot: FunnelDot, rate: float, wide: float) -> bool:
    low, high = limits(rate, dot.count, 95, wide)
    return not low <= dot.estimate.point <= high


def _limits(rate: float, most: float, wide: float) -> funnel.Limits:
    # Whole pieces of evidence: between them the exact limits of a binomial have no meaning.
    evidence = np.unique(np.linspace(5, max(most, 10), _CURVE_POINTS).round())
    inner = [limits(rate, n, 95, wide) for n in evidence]
    outer = [limits(rate, n, 99.8, wide) for n in evidence]
    return funnel.Limits(
        evidence=[float(n) for n in evidence],
        low_95=[low for low, _ in inner],
        high_95=[high for _, high in inner],
        low_998=[low for low, _ in outer],
        high_998=[high for _, high in outer],
    )


def _funnel_in_words(unusual: int, teams: int) -> str:
    if not unusual:
        return (
            f"**All {teams} teams lie within what chance would give.** There is nothing to explain."
        )
    return (
        f"**{unusual} of {teams} outside the 95 % limits: a reason to talk, not a verdict.** "
        "Names are shown only to that team's manager."
    )
