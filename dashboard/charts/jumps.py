"""Jumps of a series that are the vendor's: thin numbered lines over whatever they touch."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette


@dataclass(frozen=True)
class Jump:
    """One line across a series.

    Attributes:
        at: its place on the axis of time.
        number: what stands over it; the words beneath the chart begin with it.
        words: the day, the tool and what changed.
    """

    at: float
    number: int
    words: str


def mark(figure: go.Figure, jumps: Sequence[Jump], palette: Palette) -> None:
    """Draw every jump as a thin line with its number over the plot and its words on touch."""
    for jump in jumps:
        figure.add_vline(x=jump.at, line={"color": palette.context, "width": 1, "dash": "dot"})
        figure.add_annotation(
            style.note(palette, f"{jump.number}", jump.at, 1, yref="paper", yanchor="bottom")
            | {"hovertext": jump.words}
        )


def are_apart(jumps: Sequence[Jump], place: float, following: float) -> bool:
    """Whether a jump lies between two places, so that no line may join them."""
    return any(place < jump.at <= following for jump in jumps)


def spoken(jumps: Sequence[Jump]) -> str:
    """What is added to the takeaway of a chart; nothing where nothing jumps."""
    told = "; ".join(jump.words for jump in jumps)
    return f" Not to be compared across: {told}." if jumps else ""
