"""What AI spend went to: one stacked bar for each block, five parts in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.wording import percent

HEIGHT = 320
PARTS = ("linked", "adjacent", "in flight", "not yet linked")


@dataclass(frozen=True)
class Bar:
    """One block: the share of each part, in the order of `PARTS`; none where it has no figure."""

    label: str
    shares: tuple[float, ...] = ()


def draw(bars: Sequence[Bar], palette: Palette) -> tuple[go.Figure, str]:
    """Solid is linked, pale beside, hatched in flight, outlined not yet linked."""
    figure = style.figure(palette, HEIGHT)
    told = [(place, bar) for place, bar in enumerate(bars) if bar.shares]
    for number, (name, marker) in enumerate(zip(PARTS, _markers(palette), strict=True)):
        figure.add_bar(
            x=[place for place, _ in told],
            y=[bar.shares[number] for _, bar in told],
            width=0.62,
            name=name,
            marker=marker,
            hovertemplate=[
                f"{bar.label}, {name}: {percent(bar.shares[number])}<extra></extra>"
                for _, bar in told
            ],
        )
    figure.update_layout(
        barmode="stack",
        margin={"l": 8, "r": 12, "t": 16, "b": 8},
        xaxis=style.axis(
            palette,
            lines=False,
            range=[-0.6, len(bars) - 0.4],
            **style.ends_of_pairs([bar.label for bar in bars]),
        ),
        yaxis=style.shares(palette, "share of spend that can be linked"),
    )
    return figure, _alt(bars)


def _markers(palette: Palette) -> list[dict]:
    outline = {"color": palette.context_pale, "line": {"color": palette.context, "width": 1}}
    return [
        {"color": palette.lasted},
        {"color": palette.lasted_pale},
        style.hatched(palette),
        outline,
    ]


def _alt(bars: Sequence[Bar]) -> str:
    told = [bar for bar in bars if bar.shares]
    if not told:
        return "What AI spend went to: no closed block has a figure."
    parts = ", ".join(
        f"{name} {percent(share)}" for name, share in zip(PARTS, told[-1].shares, strict=True)
    )
    return f"What AI spend went to over {len(told)} closed blocks. {told[-1].label}: {parts}."
