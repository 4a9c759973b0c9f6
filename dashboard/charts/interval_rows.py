"""Shares with their likely ranges, one row each, in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Mark, Palette
from dashboard.wording import percent_range

_ROW = 56
_FRAME = 48


@dataclass(frozen=True)
class Row:
    """One share, or the words that stand in its place."""

    name: str
    counted: str
    mark: Mark | None
    instead: str = ""


def draw(rows: Sequence[Row], palette: Palette, axis_title: str = "") -> tuple[go.Figure, str]:
    """Pale bar = likely range with end caps, dot = estimate; words where there is no mark."""
    figure = style.figure(palette, _FRAME + _ROW * len(rows))
    for place, row in enumerate(reversed(rows)):
        _draw_row(figure, row, place, palette)
    figure.update_layout(
        xaxis=style.shares(palette, axis_title),
        yaxis=style.axis(
            palette, lines=False, range=[-0.5, len(rows) - 0.35], showticklabels=False
        ),
    )
    return figure, _alt(rows)


def _draw_row(figure: go.Figure, row: Row, place: int, palette: Palette) -> None:
    end = _end(row)
    figure.add_annotation(
        style.note(
            palette,
            f"<b>{row.name}</b>  {end}",
            0,
            place + 0.33,
            xanchor="left",
            font={"size": 13, "color": palette.text},
        )
    )
    if row.mark is None:
        return
    figure.add_scatter(
        x=[min(row.mark.low, row.mark.at), max(row.mark.high, row.mark.at)],
        y=[place, place],
        mode="lines",
        line={"color": palette.lasted_pale, "width": 10},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=row.mark.caps,
        y=[place] * len(row.mark.caps),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 7,
            "line": {"color": palette.lasted, "width": 2},
        },
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[row.mark.at],
        y=[place],
        mode="markers",
        name=row.name,
        marker={"size": 12, **style.dots([row.mark], palette.lasted, palette)},
        hovertemplate=f"{row.name}: {_spoken(row)}<extra></extra>",
    )


def _end(row: Row) -> str:
    if row.mark is None:
        return row.instead
    return f"{row.mark.figure} of {row.counted}"


def _spoken(row: Row) -> str:
    if row.mark is None:
        return row.instead
    return f"{_end(row)}, likely {percent_range(row.mark.low, row.mark.high)}"


def _alt(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row.name}: {_spoken(row)}" for row in rows) + "."
