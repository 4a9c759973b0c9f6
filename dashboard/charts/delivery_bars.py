"""Normalised deployments by quarter: planned and housekeeping stacked, the baseline at 100."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette

HEIGHT = 420
BASELINE = 100
_HIGHEST = (200, 300, 400, 600, 1000)


@dataclass(frozen=True)
class Bar:
    """One quarter: the index with its likely range, and what it is made of.

    Attributes:
        closes: of a quarter that is still open, "closes on 10 Jan"; it has no figure.
    """

    label: str
    planned: float = 0
    other: float = 0
    point: float = 0
    low: float = 0
    high: float = 0
    spoken: str = ""
    closes: str = ""


def draw(bars: Sequence[Bar], palette: Palette) -> tuple[go.Figure, str]:
    """Stacked bars with the range of the whole; nothing where a quarter has no figure."""
    figure = style.figure(palette, HEIGHT)
    top = _top(bars)
    told = [(place, bar) for place, bar in enumerate(bars) if bar.spoken]
    for name, colour, of in (
        ("planned", palette.lasted, lambda bar: bar.planned),
        ("other work", palette.lasted_pale, lambda bar: bar.other),
    ):
        figure.add_bar(
            x=[place for place, _ in told],
            y=[of(bar) for _, bar in told],
            width=0.62,
            name=name,
            marker={"color": colour},
            hovertemplate=[
                f"{bar.label}, {name}: {of(bar):.0f} of {bar.point:.0f}<extra></extra>"
                for _, bar in told
            ],
        )
    _ranges(figure, [(place, bar) for place, bar in told if bar.low != bar.high], palette)
    for place, bar in enumerate(bars):
        if bar.closes:
            figure.add_bar(
                x=[place],
                y=[top],
                width=0.62,
                name="still open",
                marker=style.hatched(palette),
                hovertemplate=f"{bar.label}: still open, {bar.closes}<extra></extra>",
            )
    figure.add_hline(y=BASELINE, line={"color": palette.axis, "width": 1, "dash": "dot"})
    figure.update_layout(
        barmode="stack",
        margin={"l": 8, "r": 12, "t": 16, "b": 8},
        xaxis=style.axis(
            palette,
            lines=False,
            range=[-0.6, len(bars) - 0.4],
            **style.ends_of_pairs([bar.label for bar in bars]),
        ),
        yaxis=style.axis(
            palette,
            "index, own baseline = 100",
            range=[0, top],
            tickvals=list(range(0, top + 1, 50 if top <= 300 else 100)),
        ),
    )
    return figure, _alt(bars)


def _ranges(figure: go.Figure, told: Sequence[tuple[int, Bar]], palette: Palette) -> None:
    figure.add_scatter(
        x=[place for place, _ in told],
        y=[bar.point for _, bar in told],
        mode="markers",
        name="index",
        marker={"size": 7, "color": palette.text},
        error_y={
            "type": "data",
            "array": [bar.high - bar.point for _, bar in told],
            "arrayminus": [bar.point - bar.low for _, bar in told],
            "color": palette.text,
            "thickness": 1.2,
            "width": 4,
        },
        hovertemplate=[f"{bar.label}: {bar.spoken}<extra></extra>" for _, bar in told],
    )


def _top(bars: Sequence[Bar]) -> int:
    """One of a few fixed heights, so that no range is cut and pages stay alike."""
    highest = max((max(bar.high, bar.point) for bar in bars), default=0)
    return next((step for step in _HIGHEST if highest <= step), _HIGHEST[-1])


def _alt(bars: Sequence[Bar]) -> str:
    told = [bar for bar in bars if bar.spoken]
    if not told:
        return "Normalised deployments: no closed quarter has a figure."
    return (
        f"Normalised deployments as an index over {len(told)} closed quarters. "
        f"{told[-1].label}: {told[-1].spoken}, planned {told[-1].planned:.0f}, "
        f"other work {told[-1].other:.0f}."
    )
