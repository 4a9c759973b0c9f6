"""What each trick gains: figures others count as grey dots, ours as one teal mark."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette

ROW = 25
MOST = 1.10
_TICKS = (0.3, 1, 3, 10, 30, 100, 300)


@dataclass(frozen=True)
class Gain:
    """One trick: measured with it over measured honestly.

    Attributes:
        words: the trick.
        ours: gain of our figure.
        others: name of a figure others count -> its gain.
    """

    words: str
    ours: float
    others: dict[str, float]


def draw(gains: Sequence[Gain], name: str, palette: Palette) -> tuple[go.Figure, str]:
    """One row for each trick, in the order given.

    Args:
        gains: the tricks.
        name: our figure, as hover and alt text say it.
        palette: of the theme.
    """
    figure = style.figure(palette, 70 + ROW * len(gains))
    rows = list(range(len(gains)))
    for other in gains[0].others:
        figure.add_scatter(
            x=[max(gain.others[other], 0.1) for gain in gains],
            y=rows,
            mode="markers",
            name=other,
            marker={"size": 8, "color": palette.context},
            hovertemplate=f"{other}: %{{x:.2f}} times<extra></extra>",
        )
    for is_gain in (False, True):
        _ours(figure, gains, rows, name, is_gain, palette)
    figure.add_vline(x=1, line={"color": palette.axis, "width": 1, "dash": "dot"})
    figure.add_annotation(
        style.note(palette, "gains nothing", 0, 1.0, yref="paper", yanchor="bottom")
    )
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 24, "b": 8},
        xaxis=style.axis(
            palette,
            "times the honest figure, in even steps of multiplication",
            type="log",
            tickvals=_TICKS,
            ticktext=[f"{tick:g}" for tick in _TICKS],
        ),
        yaxis=style.axis(
            palette,
            "",
            tickvals=rows,
            ticktext=[gain.words for gain in gains],
            range=[len(gains) - 0.4, -0.6],
            automargin=True,
        ),
    )
    return figure, _alt(gains, name)


def _ours(
    figure: go.Figure,
    gains: Sequence[Gain],
    rows: Sequence[int],
    name: str,
    is_gain: bool,
    palette: Palette,
) -> None:
    shown = [row for row in rows if (gains[row].ours > MOST) is is_gain]
    if not shown:
        return
    figure.add_scatter(
        x=[gains[row].ours for row in shown],
        y=shown,
        mode="markers",
        name=f"{name}, gained" if is_gain else name,
        marker={
            "size": 12 if is_gain else 10,
            "symbol": "diamond" if is_gain else "circle",
            "color": palette.unusual if is_gain else palette.lasted,
            "line": {"color": palette.unusual_edge if is_gain else palette.ground, "width": 1},
        },
        hovertemplate=f"{name}: %{{x:.2f}} times<extra></extra>",
    )


def _alt(gains: Sequence[Gain], name: str) -> str:
    gained = [gain.words for gain in gains if gain.ours > MOST]
    most = max(max(gain.others.values()) for gain in gains)
    ours = (
        f"{name} gains more than a tenth by {len(gained)}: {', '.join(gained)}"
        if gained
        else f"{name} gains at most {max(gain.ours for gain in gains):.2f} times by any"
    )
    return f"{len(gains)} tricks: counts of work gain up to {most:.0f} times. {ours}."
