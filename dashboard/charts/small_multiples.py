"""One panel for each department over time, all on the same fixed scale."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts import jumps as jumping
from dashboard.charts import style
from dashboard.charts.jumps import Jump
from dashboard.charts.over_time import Point
from dashboard.charts.style import Palette

HEIGHT = 190


def panel(
    name: str,
    points: Sequence[Point],
    others: Sequence[Sequence[Point]],
    palette: Palette,
    jumps: Sequence[Jump] = (),
) -> tuple[go.Figure, str]:
    """One department's line and band; the other departments pale and unnamed behind it."""
    figure = style.figure(palette, HEIGHT)
    for other in others:
        _line(figure, other, jumps, palette.context, 1, 0.45)
    _band(figure, points, jumps, palette)
    _line(figure, points, jumps, palette.lasted, 2.4, 1)
    _newest(figure, name, points, palette)
    for place, point in enumerate(points):
        if point.closes:
            figure.add_bar(
                x=[place],
                y=[1],
                width=0.8,
                marker=style.hatched(palette),
                name="still open",
                hovertemplate=f"{point.label}: still open, {point.closes}<extra></extra>",
            )
    figure.update_layout(
        margin={"l": 8, "r": 30, "t": 22, "b": 8},
        xaxis=style.axis(palette, lines=False, range=[-0.6, len(points) - 0.4], **_ends(points)),
        yaxis=style.shares(palette),
    )
    jumping.mark(figure, jumps, palette)
    return figure, _alt(name, points) + jumping.spoken(jumps)


def _line(
    figure: go.Figure,
    points: Sequence[Point],
    jumps: Sequence[Jump],
    colour: str,
    width: float,
    opacity: float,
) -> None:
    way: list[tuple[int, float | None]] = []
    for run in _runs(points, jumps):
        # A step without a value, so that nothing joins one run to the next.
        way += [(run[0][0], None)] if way and run else []
        way += [(place, point.mark.at if point.mark else None) for place, point in run]
    figure.add_scatter(
        x=[place for place, _ in way],
        y=[at for _, at in way],
        mode="lines",
        connectgaps=False,
        opacity=opacity,
        line={"color": colour, "width": width},
        hoverinfo="skip",
    )


def _band(
    figure: go.Figure, points: Sequence[Point], jumps: Sequence[Jump], palette: Palette
) -> None:
    for run in _runs(points, jumps):
        places = [place for place, _ in run]
        figure.add_scatter(
            x=[*places, *reversed(places)],
            y=[
                *(point.mark.high for _, point in run if point.mark),
                *(point.mark.low for _, point in reversed(run) if point.mark),
            ],
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=palette.lasted_pale,
            hoverinfo="skip",
        )


def _newest(figure: go.Figure, name: str, points: Sequence[Point], palette: Palette) -> None:
    shown = [(place, point) for place, point in enumerate(points) if point.mark]
    figure.add_scatter(
        x=[place for place, _ in shown],
        y=[point.mark.at for _, point in shown if point.mark],
        mode="markers",
        name=name,
        marker={"size": 5, "color": palette.lasted},
        hovertemplate=[
            f"{name}, {point.label}: {point.mark.spoken}<extra></extra>"
            for _, point in shown
            if point.mark
        ],
    )


def _runs(points: Sequence[Point], jumps: Sequence[Jump]) -> list[list[tuple[int, Point]]]:
    """Stretches without a gap or a jump: nothing bridges a block that is not shown, or a change
    of what is counted.
    """  # noqa: D205
    runs: list[list[tuple[int, Point]]] = [[]]
    for place, point in enumerate(points):
        if runs[-1] and jumping.are_apart(jumps, runs[-1][-1][0], place):
            runs.append([])
        if point.mark:
            runs[-1].append((place, point))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _ends(points: Sequence[Point]) -> dict:
    """The first and the newest label: more would not fit a panel."""
    places = sorted({0, len(points) - 1})
    return {"tickvals": places, "ticktext": [points[place].label for place in places]}


def _alt(name: str, points: Sequence[Point]) -> str:
    shown = [point for point in points if point.mark]
    if not shown or shown[-1].mark is None:
        return f"{name}: no closed block is shown."
    return (
        f"{name}: {shown[-1].mark.spoken} in {shown[-1].label}, {len(shown)} closed blocks shown."
    )
