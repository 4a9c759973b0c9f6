"""One figure of any unit over a few blocks: small points with ranges, on one of a few scales."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import jumps as jumping
from dashboard.charts import style
from dashboard.charts.jumps import Jump
from dashboard.charts.style import Palette

HEIGHT = 170


@dataclass(frozen=True)
class Value:
    """A figure with its likely range, in the unit of its scale, and both in words."""

    point: float
    low: float
    high: float
    spoken: str
    is_words: bool = False


@dataclass(frozen=True)
class Scale:
    """Where an axis may end, smallest first, and how its ends are written.

    A figure takes the first end that cuts no range: never the data's own, so pages stay alike.
    """

    ends: tuple[float, ...]
    texts: tuple[str, ...]

    def end(self, values: Sequence[Value]) -> int:
        """The place of the end that fits."""
        highest = max((value.high for value in values), default=0)
        fits = (place for place, end in enumerate(self.ends) if highest <= end)
        return next(fits, len(self.ends) - 1)


def panel(
    name: str,
    labels: Sequence[str],
    values: Sequence[Value | None],
    scale: Scale,
    palette: Palette,
    jumps: Sequence[Jump] = (),
) -> tuple[go.Figure, str]:
    """Points in the order of time, not joined; a gap where there is no figure."""
    figure = style.figure(palette, HEIGHT)
    told = [(place, value) for place, value in enumerate(values) if value]
    shown = [value for _, value in told]
    end = scale.end(shown)
    top = scale.ends[end]
    figure.add_scatter(
        x=[place for place, _ in told],
        y=[value.point for value in shown],
        mode="markers",
        name=name,
        marker={
            "size": 8,
            "color": [palette.ground if value.is_words else palette.lasted for value in shown],
            "line": {"color": palette.lasted, "width": 2},
        },
        error_y={
            "type": "data",
            "array": [min(value.high, top) - value.point for value in shown],
            "arrayminus": [value.point - value.low for value in shown],
            "color": palette.lasted,
            "thickness": 1.4,
            "width": 4,
        },
        hovertemplate=[
            f"{name}, {labels[place]}: {value.spoken}<extra></extra>" for place, value in told
        ],
    )
    ends = sorted({0, len(labels) - 1})
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 20, "b": 8},
        xaxis=style.axis(
            palette,
            lines=False,
            range=[-0.6, len(labels) - 0.4],
            tickvals=ends,
            ticktext=[labels[place] for place in ends],
        ),
        yaxis=style.axis(
            palette,
            range=[-0.04 * top, 1.04 * top],
            tickvals=[0, top / 2, top],
            ticktext=["0", "", scale.texts[end]],
        ),
    )
    jumping.mark(figure, jumps, palette)
    return figure, _alt(name, labels, told) + jumping.spoken(jumps)


def _alt(name: str, labels: Sequence[str], told: Sequence[tuple[int, Value]]) -> str:
    if not told:
        return f"{name}: no closed block has a figure."
    place, newest = told[-1]
    return f"{name}: {newest.spoken} in {labels[place]}, {len(told)} closed blocks shown."
