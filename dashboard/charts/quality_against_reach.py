"""Adoption quality against reach: two axes, never one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.labels import Box, around, place
from dashboard.charts.style import Mark, Palette

HEIGHT = 340
# A reading aid only: no company can set it, and it is not a target.
READING_MARK = 0.5
# Labels are placed for the narrower of a half page and a phone.
_WIDTH, _INNER_HEIGHT = 330, 270
_CORNERS = (
    ("narrow, landing", 0, 1.06, "left"),
    ("wide, landing", 1, 1.06, "right"),
    ("wide, not landing yet", 1, -0.06, "right"),
    ("starting", 0, -0.06, "left"),
)
# Room above and below the shares for the captions, so that no mark can stand on them.
_ROOM = 0.1


@dataclass(frozen=True)
class Spot:
    """A group, or one block of a group's own past.

    Attributes:
        name: a department, or a block such as `2026-Q3`.
        reach: the share of engineer-weeks with AI use.
        quality: adoption quality.
        size: diameter of the mark in pixels.
        is_solid: the newest block of a path, and every department.
        is_certain: the side of the line across is at least 95 % certain.
        is_after_jump: what is counted changed since the block before; a path has a gap there.
    """

    name: str
    reach: Mark
    quality: Mark
    size: float = 13
    is_solid: bool = True
    is_certain: bool = True
    is_after_jump: bool = False


@dataclass(frozen=True)
class Dot:
    """Another group, unnamed."""

    reach: float
    quality: float


def path(
    spots: Sequence[Spot], others: Sequence[Dot], line: float | None, palette: Palette
) -> tuple[go.Figure, str]:
    """One group's own past, oldest first, with other groups as unnamed dots."""
    figure = _frame(palette, line)
    if others:
        figure.add_scatter(
            x=[dot.reach for dot in others],
            y=[dot.quality for dot in others],
            mode="markers",
            name="another team",
            marker={"size": 7, "color": palette.context},
            hovertemplate="another team<extra></extra>",
        )
    figure.add_scatter(
        x=_joined(spots, [spot.reach.at for spot in spots]),
        y=_joined(spots, [spot.quality.at for spot in spots]),
        mode="lines",
        line={"color": palette.lasted, "width": 1},
        hoverinfo="skip",
    )
    _draw(figure, spots, others, palette)
    return figure, _path_alt(spots)


def _joined(spots: Sequence[Spot], places: Sequence[float]) -> list[float | None]:
    """The way along the spots, with a gap before each that is counted otherwise."""
    way: list[float | None] = []
    for spot, at in zip(spots, places, strict=True):
        way += [None, at] if spot.is_after_jump and way else [at]
    return way


def groups(spots: Sequence[Spot], line: float | None, palette: Palette) -> tuple[go.Figure, str]:
    """Departments by name; the area of a mark is the AI-assisted stake."""
    figure = _frame(palette, line)
    _draw(figure, spots, (), palette)
    spoken = "; ".join(
        f"{spot.name}: adoption quality {spot.quality.spoken}, reach {spot.reach.spoken}"
        for spot in spots
    )
    return figure, f"Adoption quality against reach. {spoken}."


def size_of(stake: float, largest: float) -> float:
    """The diameter whose area is in proportion to the stake."""
    return max(9.0, 30 * sqrt(stake / largest)) if largest > 0 else 9.0


def _frame(palette: Palette, line: float | None) -> go.Figure:
    figure = style.figure(palette, HEIGHT)
    for text, x, y, xanchor in _CORNERS:
        figure.add_annotation(style.note(palette, text, x, y, xref="paper", xanchor=xanchor))
    dotted = {"color": palette.axis, "width": 1, "dash": "dot"}
    figure.add_vline(x=READING_MARK, line=dotted)
    if line is not None:
        figure.add_hline(y=line, line=dotted)
    figure.update_layout(
        xaxis=style.shares(palette, "reach: engineer-weeks with any AI use"),
        yaxis=style.shares(palette, "adoption quality") | {"range": [-_ROOM, 1 + _ROOM]},
    )
    return figure


def _draw(
    figure: go.Figure, spots: Sequence[Spot], others: Sequence[Dot], palette: Palette
) -> None:
    for spot, at in zip(spots, _places(spots, others), strict=True):
        colour = palette.lasted if spot.is_certain else palette.context
        figure.add_scatter(
            x=[spot.reach.at],
            y=[spot.quality.at],
            mode="markers",
            name=spot.name,
            marker={
                "size": spot.size,
                "color": colour if spot.is_solid else palette.ground,
                "line": {"color": palette.ground if spot.is_solid else colour, "width": 1.6},
            },
            error_x=_whisker(spot.reach, colour if spot.is_solid else palette.lasted_pale),
            error_y=_whisker(spot.quality, colour if spot.is_solid else palette.lasted_pale),
            hovertemplate=(
                f"{spot.name}: adoption quality {spot.quality.spoken}, "
                f"reach {spot.reach.spoken}<extra></extra>"
            ),
        )
        figure.add_annotation(
            text=f"<b>{spot.name}</b>" if spot.is_solid else spot.name,
            x=spot.reach.at,
            y=spot.quality.at,
            ax=at.right,
            ay=-at.up,
            showarrow=True,
            arrowhead=0,
            arrowwidth=1 if at.is_apart else 0.1,
            arrowcolor=palette.context if at.is_apart else "rgba(0,0,0,0)",
            standoff=spot.size / 2,
            font={"size": style.SMALL, "color": palette.text},
            bgcolor=palette.ground,
            opacity=0.94,
            borderpad=1,
        )


def _whisker(mark: Mark, colour: str) -> dict:
    return style.whiskers([mark], colour)


def _places(spots: Sequence[Spot], others: Sequence[Dot]) -> list:
    points = [_pixel(spot.reach.at, spot.quality.at) for spot in spots]
    taken = [around(*_pixel(dot.reach, dot.quality), 8) for dot in others]
    for spot in spots:
        left, middle = _pixel(spot.reach.low, spot.quality.at)
        right, _ = _pixel(spot.reach.high, spot.quality.at)
        centre, bottom = _pixel(spot.reach.at, spot.quality.low)
        _, top = _pixel(spot.reach.at, spot.quality.high)
        taken.append(Box(left, middle - 3, right, middle + 3))
        taken.append(Box(centre - 3, bottom, centre + 3, top))
        taken.append(around(centre, middle, spot.size))
    captions = [
        Box(0, _INNER_HEIGHT - 20, _WIDTH, _INNER_HEIGHT),
        Box(0, 0, _WIDTH, 20),
    ]
    return place(points, [spot.name for spot in spots], taken + captions, _WIDTH, _INNER_HEIGHT)


def _pixel(x: float, y: float) -> tuple[float, float]:
    return _WIDTH * (x + 0.03) / 1.06, _INNER_HEIGHT * (y + _ROOM) / (1 + 2 * _ROOM)


def _path_alt(spots: Sequence[Spot]) -> str:
    newest = spots[-1]
    past = f", {spots[0].quality.figure} in {spots[0].name}" if len(spots) > 1 else ""
    return (
        f"Adoption quality {newest.quality.spoken} in {newest.name}{past}; "
        f"reach {newest.reach.spoken}."
    )
