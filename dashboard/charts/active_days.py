"""On how many days of each week one tool was used: a person's own, and nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard.charts import jumps as jumping
from dashboard.charts import style
from dashboard.charts.jumps import Jump
from dashboard.charts.style import Palette
from dashboard.wording import day, plural

HEIGHT = 170
_DAYS = 7
_LABELS_SHOWN = 4


@dataclass(frozen=True)
class Week:
    """Seven days of one tool.

    Attributes:
        active_days: none where no export has a row of the person: not measured, not zero.
        is_provisional: a later export can still change it.
    """

    starts_on: date
    active_days: int | None
    is_provisional: bool = False

    @property
    def ends_on(self) -> date:
        """Its Sunday."""
        return self.starts_on + timedelta(days=_DAYS - 1)


def draw(
    name: str, weeks: Sequence[Week], palette: Palette, jumps: Sequence[Jump] = ()
) -> tuple[go.Figure, str]:
    """One bar for each week that was measured; hatched while it can still change."""
    figure = style.figure(palette, HEIGHT)
    for is_provisional, title, marker in (
        (False, "final", {"color": palette.context}),
        (True, "can still change", style.hatched(palette)),
    ):
        _bars(figure, weeks, is_provisional, title, marker)
    jumping.mark(figure, jumps, palette)
    every = max(1, -(-len(weeks) // _LABELS_SHOWN))
    places = list(range(0, len(weeks), every))
    figure.update_layout(
        bargap=0.35,
        margin={"l": 8, "r": 12, "t": 20, "b": 8},
        xaxis=style.axis(
            palette,
            lines=False,
            range=[-0.6, len(weeks) - 0.4],
            tickvals=places,
            ticktext=[day(weeks[place].starts_on) for place in places],
            tickangle=0,
        ),
        yaxis=style.axis(palette, "active days", range=[0, _DAYS + 0.2], tickvals=[0, 2, 4, 6]),
    )
    return figure, _alt(name, weeks) + jumping.spoken(jumps)


def _bars(
    figure: go.Figure, weeks: Sequence[Week], is_provisional: bool, title: str, marker: dict
) -> None:
    shown = [
        (place, week)
        for place, week in enumerate(weeks)
        if week.active_days is not None and week.is_provisional is is_provisional
    ]
    if not shown:
        return
    figure.add_bar(
        x=[place for place, _ in shown],
        # A week without use is measured: a thin line, where a week without a row has nothing.
        y=[max(week.active_days or 0, 0.06) for _, week in shown],
        name=title,
        marker=marker,
        hovertemplate=[
            f"Week of {day(week.starts_on)}: {plural(week.active_days or 0, 'active day')}, "
            f"{title}<extra></extra>"
            for _, week in shown
        ],
    )


def _alt(name: str, weeks: Sequence[Week]) -> str:
    measured = [week for week in weeks if week.active_days is not None]
    total = sum(week.active_days or 0 for week in measured)
    young = sum(week.is_provisional for week in measured)
    words = f"{name}: {plural(total, 'active day')} in {plural(len(measured), 'measured week')}"
    return f"{words}, {young} of them can still change." if young else f"{words}, all final."
