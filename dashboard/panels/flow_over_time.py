"""What has to hold while more is delivered: four small panels of one group over its blocks."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import frame, readings
from dashboard.access.cell import Cell
from dashboard.access.organisation import Block
from dashboard.access.view import View
from dashboard.charts import trend
from dashboard.charts.jumps import Jump
from dashboard.charts.trend import Scale, Value
from dashboard.panels import series_breaks
from dashboard.panels.panel import Panel, plot
from dashboard.readings import Answer

TITLE = "Did anything suffer for it?"
MOST = 6
_SHARES = Scale((0.5, 1.0), ("50 %", "100 %"))
_ROUNDS = Scale((1.0, 2.0, 4.0), ("1", "2", "4"))
_TIMES = Scale((72, 168, 672, 2160), ("3 days", "7 days", "4 weeks", "90 days"))
_FIGURES = (
    ("change_fail_rate", "Change fail rate", _SHARES),
    ("deployment_rework_rate", "Deployment rework rate", _SHARES),
    ("lead_time_hours", "Time to ship", _TIMES),
    ("review_load", "Review rounds per engineer-week", _ROUNDS),
)
Cells = Mapping[tuple[str, str, str], Answer]


def flow_over_time(view: View, cells: Cells, history: Sequence[Block]) -> Panel:
    """Guardrails of delivery over the same blocks, each on one of a few fixed scales."""
    return Panel(TITLE, lambda: _draw(view, cells, list(history[-MOST:])))


def _draw(view: View, cells: Cells, blocks: list[Block]) -> None:
    touched = [found for metric, _, _ in _FIGURES for found in view.breaks(metric)]
    # The same jump touches several figures, and has one number in all of them.
    breaks = {series_breaks.words(found): found for found in touched}
    in_time = sorted(breaks.values(), key=lambda found: (found.breaks_on, found.tool))
    numbered = series_breaks.on_blocks(in_time, blocks)
    lines = " Numbered lines: what is counted changed." if numbered else ""
    st.caption(f"Closed blocks with 95 % ranges; each panel has its own scale from 0.{lines}")
    grid = st.grid(2, min_column_width=200)
    for metric, label, scale in _FIGURES:
        answers = [cells[metric, block.block_key, ""] for block in blocks]
        with grid.cell():
            own = {series_breaks.words(found) for found in view.breaks(metric)}
            _panel(label, blocks, answers, scale, [jump for jump in numbered if jump.words in own])
    if numbered:
        st.markdown(series_breaks.beneath(numbered))
    st.markdown(
        "**More delivered is only better while these hold.** "
        ":small[Lower is better for the first three; review load is neither good nor bad.]"
    )


def _panel(
    label: str,
    blocks: Sequence[Block],
    answers: Sequence[Answer],
    scale: Scale,
    jumps: Sequence[Jump],
) -> None:
    values = [value_of(answer) for answer in answers]
    st.markdown(f"**{label}**  \n:small[{_newest(answers[-1])}]")
    if any(values):
        labels = [block.label for block in blocks]
        plot(f"flow {label}", trend.panel(label, labels, values, scale, frame.palette(), jumps))


def value_of(answer: Answer) -> Value | None:
    """A figure as a point with its range; nothing where none may be drawn."""
    if not isinstance(answer, Cell) or not readings.is_drawn(answer):
        return None
    found = readings.drawn(answer)
    at = {"nearly all": 1.0, "nearly none": 0.0}.get(answer.words or "", found.point)
    low, high = min(found.low, at), max(found.high, at)
    return Value(at, low, high, readings.spoken(answer), is_words=bool(answer.words))


def _newest(answer: Answer) -> str:
    if isinstance(answer, Cell) and readings.is_drawn(answer):
        return readings.spoken(answer)
    return "not enough evidence" if readings.is_thin(answer) else "not shown"
