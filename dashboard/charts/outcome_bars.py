"""What became of the landings of each week or period: lasted, undone, or too early to tell."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.wording import plural

HEIGHT = 260
_LABELS_SHOWN = 6


@dataclass(frozen=True)
class Bar:
    """Landings that went live in one week or period, by outcome."""

    label: str
    lasted: int
    undone: int
    too_early: int


def draw(bars: Sequence[Bar], step: str, palette: Palette) -> tuple[go.Figure, str]:
    """Stacked bars in the order of time, and the takeaway in words.

    Args:
        bars: one for each step of time, also where nothing went live.
        step: "week" or "period".
        palette: the theme.
    """
    figure = style.figure(palette, HEIGHT)
    labels = [bar.label for bar in bars]
    for name, counts, marker in _layers(bars, palette):
        figure.add_bar(x=labels, y=counts, name=name, marker=marker, **_hover(bars, name, step))
    most = max((bar.lasted + bar.undone + bar.too_early for bar in bars), default=0)
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        xaxis=style.axis(palette, lines=False, type="category", **_ticks(labels)),
        yaxis=style.axis(
            palette, "landings", range=[0, max(4, most + 0.5)], dtick=_step_of(max(4, most))
        ),
    )
    return figure, _alt(bars, step)


def _layers(bars: Sequence[Bar], palette: Palette) -> list[tuple[str, list[int | None], dict]]:
    return [
        ("lasted", [bar.lasted or None for bar in bars], {"color": palette.lasted}),
        ("undone", [bar.undone or None for bar in bars], {"color": palette.undone}),
        ("too early", [bar.too_early or None for bar in bars], style.hatched(palette)),
    ]


def _hover(bars: Sequence[Bar], name: str, step: str) -> dict:
    words = [f"{step.capitalize()} of {bar.label}: %{{y}} {name}" for bar in bars]
    return {"hovertemplate": [f"{text}<extra></extra>" for text in words]}


def _ticks(labels: Sequence[str]) -> dict:
    every = max(1, -(-len(labels) // _LABELS_SHOWN))
    return {"tickvals": list(labels[::every]), "tickangle": 0}


def _step_of(most: int) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if most / step <= 6)


def _alt(bars: Sequence[Bar], step: str) -> str:
    lasted = sum(bar.lasted for bar in bars)
    undone = sum(bar.undone for bar in bars)
    early = sum(bar.too_early for bar in bars)
    return (
        f"Landings by {step}, {plural(len(bars), step)} shown: "
        f"{lasted} lasted, {undone} undone, {early} too early to tell."
    )
