"""One small panel for each department, alphabetical, on one scale."""

import streamlit as st

from dashboard import frame, readings
from dashboard.access.organisation import Block, Grain, Node
from dashboard.access.view import View
from dashboard.charts import small_multiples
from dashboard.charts.jumps import Jump
from dashboard.charts.over_time import Point
from dashboard.panels import series_breaks
from dashboard.panels.metric_over_time import points_of
from dashboard.panels.panel import plot
from dashboard.readings import Answer
from dashboard.wording import escaped

TITLE = "How did each department move over time?"
METRIC = "adoption_quality"
PERIODS = 13


def departments_over_time(view: View) -> None:
    """Every department against its own past, the others pale behind it."""
    blocks = view.blocks(Grain.PERIOD)[:PERIODS][::-1]
    definition = view.definitions()[METRIC]
    answers = {node.node_name: _answers(view, node, blocks) for node in view.departments()}
    lines = {name: points_of(blocks, found, definition) for name, found in answers.items()}
    jumps = series_breaks.on_blocks(view.breaks(METRIC), blocks)
    numbered = " Numbered lines: what is counted changed." if jumps else ""
    with st.container(border=True):
        st.header(TITLE, anchor=False)
        st.caption(
            f"Adoption quality for each period, alphabetical, one scale. The band is the likely "
            f"range, {definition.interval} %; pale lines are the other departments; hatched: still "
            f"open.{numbered}"
        )
        grid = st.grid(len(lines), min_column_width=190)
        for name, points in lines.items():
            others = [other for key, other in lines.items() if key != name]
            with grid.cell():
                _panel(name, points, others, jumps, readings.why_not(answers[name]))
        if jumps:
            st.markdown(series_breaks.beneath(jumps))


def _answers(view: View, node: Node, blocks: list[Block]) -> list[Answer]:
    cells = view.cells([METRIC], node.node_key, [block.block_key for block in blocks])
    return [cells[METRIC, block.block_key, ""] for block in blocks]


def _panel(
    name: str, points: list[Point], others: list[list[Point]], jumps: list[Jump], instead: str
) -> None:
    st.markdown(f"**{escaped(name)}**")
    if not any(point.mark for point in points):
        st.markdown(escaped(instead))
        return
    plot(f"over time {name}", small_multiples.panel(name, points, others, frame.palette(), jumps))
