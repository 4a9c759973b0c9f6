"""The four colours with a meaning, and the empty figure every chart starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.wording import percent, percent_range

FONT = "'Source Sans', sans-serif"
SMALL = 12


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean, for one theme."""

    ground: str
    text: str
    lasted: str
    lasted_pale: str
    undone: str
    context: str
    context_pale: str
    unusual: str
    unusual_edge: str
    axis: str
    grid: str


LIGHT = Palette(
    ground="#FFFFFF",
    text="#1A1815",
    lasted="#0E6377",
    lasted_pale="rgba(14, 99, 119, 0.26)",
    undone="#C4531A",
    context="#8C867E",
    context_pale="rgba(140, 134, 126, 0.22)",
    unusual="#D9A441",
    unusual_edge="#1A1815",
    axis="#77716A",
    grid="rgba(119, 113, 106, 0.18)",
)
DARK = Palette(
    ground="#101415",
    text="#ECE9E4",
    lasted="#5DB7CB",
    lasted_pale="rgba(93, 183, 203, 0.30)",
    undone="#E8834B",
    context="#A8A29A",
    context_pale="rgba(168, 162, 154, 0.22)",
    unusual="#F0DC96",
    unusual_edge="#101415",
    axis="#A8A29A",
    grid="rgba(168, 162, 154, 0.20)",
)


@dataclass(frozen=True)
class Mark:
    """A share with its likely range, as it is drawn and spoken.

    Attributes:
        point: the estimate, 0 to 1.
        low: lower end of the likely range.
        high: upper end of the likely range.
        words: "nearly all" or "nearly none" where the figure itself may not be given.
    """

    point: float
    low: float
    high: float
    words: str = ""

    @property
    def at(self) -> float:
        """Where the mark stands: at the edge when fewer than may be told are left beyond it."""
        return {"nearly all": 1.0, "nearly none": 0.0}.get(self.words, self.point)

    @property
    def figure(self) -> str:
        """`83 %`, or the words that stand for it."""
        return self.words or percent(self.point)

    @property
    def spoken(self) -> str:
        """`83 %, likely 66–97 %`; a share that is the whole by definition has no range."""
        if self.low == self.high:
            return self.figure
        return f"{self.figure}, likely {percent_range(self.low, self.high)}"

    @property
    def caps(self) -> list[float]:
        """Ends of the range that get a cap: one that runs into "nearly all" stays open."""
        ends = [self.low] if self.words == "nearly all" else [self.low, self.high]
        return ends[1:] if self.words == "nearly none" else ends


def figure(palette: Palette, height: int) -> go.Figure:
    """An empty figure: transparent ground, no legend, no drag, type and colours set."""
    return go.Figure(
        layout={
            "template": "none",
            "height": height,
            "margin": {"l": 8, "r": 12, "t": 12, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": SMALL, "color": palette.text},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "font": {"family": FONT, "size": 13, "color": palette.text},
                "bgcolor": palette.ground,
                "bordercolor": palette.context,
            },
        }
    )


def axis(palette: Palette, title: str = "", *, lines: bool = True, **settings: Any) -> dict:
    """One axis: fixed, quiet, its title in the same colour as its labels."""
    return {
        "title": {"text": title, "font": {"size": SMALL, "color": palette.axis}, "standoff": 8},
        "tickfont": {"size": SMALL, "color": palette.axis},
        "color": palette.axis,
        "gridcolor": palette.grid,
        "showgrid": lines,
        "showline": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "ticks": "",
        **settings,
    }


def ends_of_pairs(labels: Sequence[str]) -> dict:
    """Every second label, the newest among them: all would touch on a phone."""
    places = list(range(len(labels) - 1, -1, -2))[::-1]
    return {"tickvals": places, "ticktext": [labels[place] for place in places], "tickangle": 0}


def shares(palette: Palette, title: str = "", low: float = 0.0, high: float = 1.0) -> dict:
    """An axis of shares with a fixed range, a little room beyond both ends for marks."""
    steps = [step / 100 for step in range(round(100 * low), round(100 * high) + 1, 20)]
    if low > 0:
        steps = [step / 100 for step in range(round(100 * low), round(100 * high) + 1, 10)]
    room = 0.03 * (high - low)
    return axis(
        palette,
        title,
        range=[low - room, high + room],
        tickvals=steps,
        ticktext=[f"{round(100 * step)} %" for step in steps],
    )


def hatched(palette: Palette) -> dict:
    """The fill of what is too early or still open: hollow, with the diagonal hatch."""
    return {
        "color": "rgba(0,0,0,0)",
        "line": {"color": palette.context, "width": 1.2},
        "pattern": {
            "shape": "/",
            "fgcolor": palette.context,
            "bgcolor": "rgba(0,0,0,0)",
            "size": 6,
            "solidity": 0.22,
        },
    }


def whiskers(marks: Sequence[Mark], colour: str, floor: float = 0.0) -> dict:
    """Likely ranges as thin lines with end caps, down to where the axis starts."""
    return {
        "type": "data",
        "array": [max(0.0, mark.high - max(mark.at, floor)) for mark in marks],
        "arrayminus": [max(mark.at, floor) - max(mark.low, floor) for mark in marks],
        "color": colour,
        "thickness": 1.4,
        "width": 4,
    }


def dots(marks: Sequence[Mark], colour: str, palette: Palette) -> dict:
    """Solid marks; one at the edge is hollow, because it stands for words."""
    return {
        "color": [palette.ground if mark.words else colour for mark in marks],
        "line": {
            "color": [colour if mark.words else palette.ground for mark in marks],
            "width": [2 if mark.words else 1 for mark in marks],
        },
    }


def note(palette: Palette, text: str, x: float, y: float, **settings: Any) -> dict:
    """A short text in the plot, in the axis colour unless told otherwise."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": SMALL, "color": palette.axis},
        **settings,
    }
