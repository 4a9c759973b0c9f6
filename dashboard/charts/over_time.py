"""One metric of one group over its closed blocks, with the open one as an empty slot."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import jumps as jumping
from dashboard.charts import style
from dashboard.charts.jumps import Jump
from dashboard.charts.style import Mark, Palette

HEIGHT = 280
_LABELS_SHOWN = 6


@dataclass(frozen=True)
class Point:
    """One block of time.

    Attributes:
        label: `2026-Q3`.
        mark: the published share; None where the block holds no figure.
        closes: for an open block, the words "closes on 29 Nov".
        is_new_definition: the definition changed at the start of this block.
    """

    label: str
    mark: Mark | None
    closes: str = ""
    is_new_definition: bool = False


def draw(
    points: Sequence[Point], title: str, palette: Palette, jumps: Sequence[Jump] = ()
) -> tuple[go.Figure, str]:
    """Points with ranges in the order of time; a gap where nothing is published."""
    figure = style.figure(palette, HEIGHT)
    shown = [(place, point) for place, point in enumerate(points) if point.mark]
    marks = [point.mark for _, point in shown if point.mark]
    figure.add_scatter(
        x=[place for place, _ in shown],
        y=[mark.at for mark in marks],
        mode="markers",
        name=title,
        marker={"size": 10, **style.dots(marks, palette.lasted, palette)},
        error_y=style.whiskers(marks, palette.lasted),
        hovertemplate=[
            f"{point.label}: {mark.spoken}<extra></extra>"
            for (_, point), mark in zip(shown, marks, strict=True)
        ],
    )
    for place, point in enumerate(points):
        _draw_slot(figure, place, point, palette)
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 24, "b": 8},
        xaxis=style.axis(palette, lines=False, range=[-0.6, len(points) - 0.4], **_ticks(points)),
        yaxis=style.shares(palette, title.lower()),
    )
    jumping.mark(figure, jumps, palette)
    return figure, _alt(points, title) + jumping.spoken(jumps)


def _draw_slot(figure: go.Figure, place: int, point: Point, palette: Palette) -> None:
    if point.closes:
        figure.add_bar(
            x=[place],
            y=[1],
            width=0.7,
            name="still open",
            marker=style.hatched(palette),
            hovertemplate=f"{point.label}: still open, {point.closes}<extra></extra>",
        )
    if point.is_new_definition:
        figure.add_vline(x=place - 0.5, line={"color": palette.axis, "width": 1, "dash": "dash"})
        figure.add_annotation(
            style.note(
                palette, "definition changed", place - 0.5, 1, yref="paper", yanchor="bottom"
            )
        )


def _ticks(points: Sequence[Point]) -> dict:
    every = max(1, -(-len(points) // _LABELS_SHOWN))
    places = list(range(len(points) - 1, -1, -every))[::-1]
    return {"tickvals": places, "ticktext": [points[place].label for place in places]}


def _alt(points: Sequence[Point], title: str) -> str:
    shown = [point for point in points if point.mark]
    if not shown:
        return f"{title}: no closed block is shown."
    ends = [shown[0], shown[-1]] if len(shown) > 1 else shown
    spoken = "; ".join(f"{point.label}: {point.mark.spoken}" for point in ends if point.mark)
    return f"{title} over {len(shown)} closed blocks. {spoken}."
