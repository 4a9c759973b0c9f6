"""Which differences between groups are more than chance: unnamed dots inside limits."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.wording import percent

HEIGHT = 340


@dataclass(frozen=True)
class Dot:
    """One unnamed group: evidence behind it, its rate, and whether it is outside the limits."""

    evidence: float
    rate: float
    is_unusual: bool


@dataclass(frozen=True)
class Limits:
    """The chance limits around the company rate, at increasing evidence."""

    evidence: Sequence[float]
    low_95: Sequence[float]
    high_95: Sequence[float]
    low_998: Sequence[float]
    high_998: Sequence[float]


def draw(
    dots: Sequence[Dot], limits: Limits, company: float, title: str, palette: Palette
) -> tuple[go.Figure, str]:
    """The shaded funnel, the company rate, and one mark for each group."""
    figure = style.figure(palette, HEIGHT)
    _shade(figure, limits.evidence, limits.low_998, limits.high_998, palette)
    _shade(figure, limits.evidence, limits.low_95, limits.high_95, palette)
    figure.add_hline(y=company, line={"color": palette.axis, "width": 1, "dash": "dot"})
    for name, unusual in (("a team", False), ("a team outside the limits", True)):
        _mark(figure, [dot for dot in dots if dot.is_unusual is unusual], name, palette)
    ends = [
        ("company", company),
        ("95 % limit", limits.high_95[-1]),
        ("99.8 % limit", limits.high_998[-1]),
    ]
    for text, y in _spread(ends):
        figure.add_annotation(
            style.note(palette, text, 1.01, y, xref="paper", xanchor="left", yanchor="middle")
        )
    figure.update_layout(
        margin={"l": 8, "r": 84, "t": 12, "b": 8},
        xaxis=style.axis(
            palette,
            "evidence behind each dot (effective number of units)",
            range=[0, limits.evidence[-1]],
            nticks=6,
        ),
        yaxis=style.shares(palette, title.lower()),
    )
    return figure, _alt(dots, company, title)


def _shade(
    figure: go.Figure,
    evidence: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    palette: Palette,
) -> None:
    figure.add_scatter(
        x=[*evidence, *reversed(evidence)],
        y=[*high, *reversed(low)],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=palette.context_pale,
        hoverinfo="skip",
    )


def _mark(figure: go.Figure, dots: Sequence[Dot], name: str, palette: Palette) -> None:
    if not dots:
        return
    unusual = dots[0].is_unusual
    figure.add_scatter(
        x=[dot.evidence for dot in dots],
        y=[dot.rate for dot in dots],
        mode="markers",
        name=name,
        marker={
            "size": 13 if unusual else 9,
            "symbol": "diamond" if unusual else "circle",
            "color": palette.unusual if unusual else palette.context,
            "line": {
                "color": palette.unusual_edge if unusual else palette.ground,
                "width": 1.4 if unusual else 1,
            },
        },
        hovertemplate=f"{name}: %{{y:.0%}}<extra></extra>",
    )


def _spread(ends: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Texts at line ends, at least a line's height apart."""
    placed: list[tuple[str, float]] = []
    for text, y in ends:
        above = placed[-1][1] + 0.06 if placed else y
        placed.append((text, max(y, above)))
    return placed


def _alt(dots: Sequence[Dot], company: float, title: str) -> str:
    outside = sum(dot.is_unusual for dot in dots)
    return (
        f"{title} of {len(dots)} unnamed teams around the company's {percent(company)}: "
        f"{outside} outside the limits of chance, {len(dots) - outside} inside."
    )
