"""One metric of one group over its closed blocks, at the finest length published for it."""

from datetime import date

import streamlit as st

from dashboard import filters, frame, readings
from dashboard.access.cell import NotShown
from dashboard.access.organisation import Block, Grain
from dashboard.access.released import SeriesBreak
from dashboard.access.view import View
from dashboard.charts import over_time
from dashboard.governance.definitions import Definition
from dashboard.panels import series_breaks
from dashboard.panels.panel import Panel, plot
from dashboard.readings import Answer
from dashboard.wording import escaped

TITLE = "How did it move over time?"
METRICS = ("adoption_quality", "on_use_case", "standing", "change_fail_rate", "reach")


def metric_over_time(view: View, node: str) -> Panel:
    """The chart with its own choice of metric."""
    return Panel(TITLE, lambda: _over_time(view, node))


def _over_time(view: View, node: str) -> None:
    definitions = view.definitions()
    titles = {definitions[metric].title: metric for metric in METRICS if metric in definitions}
    title = st.selectbox("Metric", list(titles), key="metric", bind="query-params", width=300)
    _draw_over_time(view, node, titles.get(title or "", next(iter(titles.values()))))


def _draw_over_time(view: View, node: str, metric: str) -> None:
    definition = view.definitions()[metric]
    blocks = filters.of_one_group(view, node, view.blocks(_finest(view, node))[::-1])
    cells = view.cells([metric], node, [block.block_key for block in blocks])
    answers = [cells[metric, block.block_key, ""] for block in blocks]
    changed = readings.changed_on(view.approval(metric))
    points = points_of(blocks, answers, definition, changed)
    if not any(point.mark for point in points):
        st.markdown(escaped(readings.why_not(answers)))
        return
    jumps = series_breaks.on_blocks(view.breaks(metric), blocks)
    lines = " Numbered lines: what is counted changed." if jumps else ""
    st.caption(
        f"Closed blocks only, with {definition.interval} % ranges. Hatched: still open.{lines}"
    )
    plot("over time", over_time.draw(points, definition.title, frame.palette(), jumps))
    crosses = changed and any(point.is_new_definition for point in points)
    st.markdown(
        readings.changed(changed)
        if crosses
        else _over_time_in_words(blocks, answers, view.breaks(metric))
    )
    if jumps:
        st.markdown(series_breaks.beneath(jumps))


def points_of(
    blocks: list[Block],
    answers: list[Answer],
    definition: Definition,
    changed: date | None = None,
) -> list[over_time.Point]:
    """One point for each block; a changed definition holds from the first block closed after it."""
    first_new = next(
        (
            block
            for block in blocks[1:]
            if changed and blocks[0].closes_on <= changed < block.closes_on
        ),
        None,
    )
    return [
        over_time.Point(
            block.label,
            readings.mark(answer),
            readings.still_open(answer, definition, block),
            is_new_definition=block == first_new,
        )
        for block, answer in zip(blocks, answers, strict=True)
    ]


def _finest(view: View, node: str) -> Grain:
    """Departments are published for each period, teams for each quarter."""
    closed = [block for block in view.blocks(Grain.PERIOD) if block.is_closed]
    if closed and not isinstance(view.group(node, closed[0].block_key), NotShown):
        return Grain.PERIOD
    return Grain.QUARTER


def _over_time_in_words(
    blocks: list[Block], answers: list[Answer], breaks: list[SeriesBreak]
) -> str:
    """The first block against the newest, unless what they count changed in between."""
    drawn = [pair for pair in zip(blocks, answers, strict=True) if readings.is_drawn(pair[1])]
    if len(drawn) < 2:
        return "One block alone shows no direction."
    (first, before), (last, now) = drawn[0], drawn[-1]
    if between := readings.between(breaks, first, last):
        return readings.broken(between)
    words = readings.compared(readings.drawn(now), readings.drawn(before))
    return f"**{readings.value(before)} at first, {readings.value(now)} now.** {words}"
