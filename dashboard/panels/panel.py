"""A chart under its question, laid out with its siblings; or the sentence that says why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from dashboard.wording import escaped

_CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


@dataclass(frozen=True)
class Panel:
    """A chart to lay out: its question, and what draws it."""

    title: str
    draw: Callable[[], None]


@dataclass(frozen=True)
class Absent:
    """A chart that may not be drawn, and the sentence that says why."""

    title: str
    words: str


def panel(title: str, reading_line: str, drawn: tuple[go.Figure, str], meaning: str) -> Panel:
    """A chart under its question: how to read it above, what it means here beneath."""

    def draw() -> None:
        st.caption(escaped(reading_line))
        plot(title, drawn)
        st.markdown(meaning)

    return Panel(title, draw)


def plot(key: str, drawn: tuple[go.Figure, str]) -> None:
    """A figure without tools: nothing to drag, zoom or pick."""
    figure, alt = drawn
    st.plotly_chart(figure, theme=None, config=_CHART, alt=alt, key=f"chart {key}")


def lay_out(panels: Sequence[Panel | Absent]) -> None:
    """Charts two and two, side by side; below them why a chart is not drawn."""
    charts = [panel for panel in panels if isinstance(panel, Panel)]
    for pair in (charts[place : place + 2] for place in range(0, len(charts), 2)):
        for column, chart in zip(st.columns(len(pair)), pair, strict=True):
            with column, st.container(border=True, height="stretch"):
                st.header(chart.title, anchor=False)
                chart.draw()
    absent = [panel for panel in panels if isinstance(panel, Absent)]
    if absent:
        with st.container(border=True):
            for words, titles in _by_words(absent).items():
                st.markdown(f"**Not drawn: {' · '.join(titles)}**  \n{escaped(words)}")


def _by_words(absent: Sequence[Absent]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for missing in absent:
        found.setdefault(missing.words, []).append(missing.title)
    return found
