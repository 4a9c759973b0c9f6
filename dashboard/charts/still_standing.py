"""What share of landings still stands after 1, 3, 7, 14 and 28 days, with AI and with none seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Mark, Palette

HEIGHT = 300
DAYS = (1, 3, 7, 14, 28)
MEASURE_DAY = 14
FLOOR = 0.5
_APART = 0.13


@dataclass(frozen=True)
class Arm:
    """The published shares of one kind of landing.

    Attributes:
        name: "AI-assisted" or "no AI seen".
        marks: by day; a day that is not published is absent.
        is_ai: drawn in the colour of lasting work; the other arm in the context colour.
    """

    name: str
    marks: dict[int, Mark]
    is_ai: bool


def draw(arms: Sequence[Arm], palette: Palette) -> tuple[go.Figure, str]:
    """Points with ranges at five days, slightly apart, not joined: no day between is published."""
    figure = style.figure(palette, HEIGHT)
    for arm in arms:
        _draw_arm(figure, arm, palette)
    measure = DAYS.index(MEASURE_DAY)
    figure.add_vrect(
        x0=measure - 0.42,
        x1=measure + 0.42,
        fillcolor=palette.context_pale,
        line_width=0,
        layer="below",
    )
    figure.add_annotation(
        style.note(palette, "the measure", measure, 1.0, yanchor="bottom", yref="paper")
    )
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 28, "b": 8},
        xaxis=style.axis(
            palette,
            "days since it went live",
            lines=False,
            range=[-0.6, len(DAYS) - 0.4],
            tickvals=list(range(len(DAYS))),
            ticktext=[str(day) for day in DAYS],
        ),
        yaxis=style.shares(palette, "still standing (axis starts at 50 %)", low=FLOOR),
    )
    return figure, _alt(arms)


def _draw_arm(figure: go.Figure, arm: Arm, palette: Palette) -> None:
    days = [day for day in DAYS if day in arm.marks]
    marks = [arm.marks[day] for day in days]
    places = [DAYS.index(day) + (-_APART if arm.is_ai else _APART) for day in days]
    colour = palette.lasted if arm.is_ai else palette.context
    figure.add_scatter(
        x=places,
        y=[max(mark.at, FLOOR) for mark in marks],
        mode="markers",
        name=arm.name,
        marker={
            "size": [12 if day == MEASURE_DAY else 8 for day in days],
            "symbol": "circle" if arm.is_ai else "square",
            **style.dots(marks, colour, palette),
        },
        error_y=style.whiskers(marks, colour, FLOOR),
        hovertemplate=[
            f"{arm.name}, after {day} days: {mark.spoken}<extra></extra>"
            for day, mark in zip(days, marks, strict=True)
        ],
    )


def _alt(arms: Sequence[Arm]) -> str:
    spoken = [
        f"{arm.name}: {arm.marks[MEASURE_DAY].spoken}" for arm in arms if MEASURE_DAY in arm.marks
    ]
    return f"Landings still standing after {MEASURE_DAY} days. {'; '.join(spoken)}."
