"""Where AI-assisted work went, in five fixed steps: adoption quality, unfolded."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Mark, Palette

_ROW = 54
_BAR = 0.30


@dataclass(frozen=True)
class Step:
    """One step of the unfolding: a share of all AI-assisted work, or words in its place."""

    name: str
    mark: Mark | None
    instead: str = ""


def draw(steps: Sequence[Step], palette: Palette) -> tuple[go.Figure, str]:
    """One bar for each step from 0 to its share; pale = what left since the step before."""
    figure = style.figure(palette, 30 + _ROW * len(steps))
    before = 1.0
    for place, step in zip(reversed(range(len(steps))), steps, strict=True):
        _draw_step(figure, step, place, before, palette)
        before = step.mark.point if step.mark else before
    figure.update_layout(
        barmode="stack",
        xaxis=style.shares(palette, "share of AI-assisted work"),
        yaxis=style.axis(
            palette, lines=False, range=[-0.6, len(steps) - 0.2], showticklabels=False
        ),
    )
    return figure, _alt(steps)


def _draw_step(figure: go.Figure, step: Step, place: int, before: float, palette: Palette) -> None:
    figure.add_annotation(
        style.note(
            palette,
            f"<b>{step.name}</b>  {_spoken(step)}",
            0,
            place + 0.36,
            xanchor="left",
            font={"size": 13, "color": palette.text},
        )
    )
    if step.mark is None:
        return
    parts = [(step.mark.point, palette.lasted), (before - step.mark.point, palette.context_pale)]
    for length, colour in parts:
        figure.add_bar(
            x=[max(0.0, length)],
            y=[place],
            orientation="h",
            width=_BAR,
            name=step.name,
            marker={"color": colour},
            hovertemplate=f"{step.name}: {_spoken(step)}<extra></extra>",
        )


def _spoken(step: Step) -> str:
    return step.mark.spoken if step.mark else step.instead


def _alt(steps: Sequence[Step]) -> str:
    spoken = "; ".join(f"{step.name}: {_spoken(step)}" for step in steps)
    return f"Of all AI-assisted work. {spoken}."
