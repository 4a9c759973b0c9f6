"""Normalised deployments of a group by quarter, against its own first quarter."""

from collections.abc import Sequence

from dashboard import frame, messages, readings
from dashboard.access.organisation import Block, Grain
from dashboard.access.view import View
from dashboard.charts import delivery_bars
from dashboard.charts.delivery_bars import Bar
from dashboard.own_baseline import Index
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer

TITLE = "Is more delivered than before?"
MOST = 6
_QUARTERS_ONLY = "The baseline is a quarter: choose quarters to see the index."


def deliveries(
    view: View,
    history: Sequence[Block],
    answers: Sequence[Answer],
    index: Sequence[Index | None],
) -> Panel | Absent:
    """Planned and other work stacked, newest last; words where the newest has no figure."""
    if history[-1].grain is not Grain.QUARTER:
        return Absent(TITLE, _QUARTERS_ONLY)
    if index[-1] is None:
        return Absent(TITLE, readings.why_not(answers[-1:]) or messages.PROTECTED)
    first = next(one.block.label for one in index if one)
    shown = list(zip(history, index, strict=True))[-MOST:]
    return panel(
        TITLE,
        f"Solid: items of a plan. Pale: other work. Line: the group's own baseline, {first}. "
        f"Ranges {readings.level(answers[-1])} %.",
        delivery_bars.draw([_bar(block, one) for block, one in shown], frame.palette()),
        _in_words(view, index),
    )


def _bar(block: Block, index: Index | None) -> Bar:
    if index is None:
        return Bar(block.label)
    planned, other = index.parts if len(index.parts) == 2 else (index.point, 0)
    return Bar(block.label, planned, other, index.point, index.low, index.high, index.spoken)


def _in_words(view: View, index: Sequence[Index | None]) -> str:
    newest = index[-1]
    first = next(one for one in index if one)
    if newest is None or newest.is_baseline:
        return "**This quarter is the baseline.** Later ones are read against it."
    if between := readings.between(view.breaks("nd"), first.block, newest.block):
        return readings.broken(between)
    is_apart = newest.low > 100 or newest.high < 100
    verdict = readings.APART if is_apart else readings.COULD_BE_CHANCE
    return (
        f"**{newest.point:.0f} now, {newest.likely}; the baseline is 100.** {verdict} "
        ":small[Only the own past is comparable: plans of other teams differ.]"
    )
