"""How surely things are joined: exactly, by inference, or not at all; one row for each link."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.wording import part_of

_ROW = 54
_FRAME = 34
_BAR = 0.22


@dataclass(frozen=True)
class Link:
    """The things that should be joined to something else.

    Attributes:
        name: `Incidents to the deployments behind them`.
        exact, inferred, none: how many of them are joined in which way.
        methods: by what they are joined, each with its part: `service and time 45 %`.
    """

    name: str
    exact: int
    inferred: int
    none: int
    methods: tuple[str, ...] = ()

    @property
    def whole(self) -> int:
        """All of them."""
        return self.exact + self.inferred + self.none

    @property
    def words(self) -> str:
        """`49 % exact, 45 % inferred, 6 % not joined`."""
        parts = ((self.exact, "exact"), (self.inferred, "inferred"), (self.none, "not joined"))
        told = [f"{part_of(count, self.whole)} {word}" for count, word in parts if count]
        return ", ".join(told) or "none there"


def draw(links: Sequence[Link], palette: Palette) -> tuple[go.Figure, str]:
    """Solid = exact, pale = inferred, hollow = not joined; the words stand over each row."""
    figure = style.figure(palette, _FRAME + _ROW * len(links))
    for place, link in zip(reversed(range(len(links))), links, strict=True):
        _draw_link(figure, link, place, palette)
    figure.update_layout(
        barmode="stack",
        xaxis=style.shares(palette),
        yaxis=style.axis(
            palette, lines=False, range=[-0.4, len(links) - 0.1], showticklabels=False
        ),
    )
    return figure, f"{'; '.join(f'{link.name}: {link.words}' for link in links)}."


def _draw_link(figure: go.Figure, link: Link, place: int, palette: Palette) -> None:
    figure.add_annotation(
        style.note(
            palette,
            f"<b>{link.name}</b><br>{link.words}",
            0,
            place + 0.42,
            xanchor="left",
            align="left",
            font={"size": style.SMALL, "color": palette.text},
        )
    )
    edge = {"color": palette.lasted, "width": 1}
    for count, name, marker in (
        (link.exact, "exact", {"color": palette.lasted, "line": edge}),
        (link.inferred, "inferred", {"color": palette.lasted_pale, "line": edge}),
        (
            link.none,
            "not joined",
            {"color": "rgba(0,0,0,0)", "line": {"color": palette.context, "width": 1}},
        ),
    ):
        figure.add_bar(
            x=[count / link.whole if link.whole else 0],
            y=[place],
            orientation="h",
            width=_BAR,
            name=name,
            marker=marker,
            hovertemplate=f"{link.name}: {part_of(count, link.whole)} {name}<extra></extra>",
        )
