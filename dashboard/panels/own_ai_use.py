"""A person's own use of AI, for their own interest: folded away, and counted nowhere."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import frame
from dashboard.access.own import OwnOutcomes
from dashboard.access.view import View
from dashboard.charts import active_days
from dashboard.charts.active_days import Week
from dashboard.panels import series_breaks
from dashboard.panels.panel import plot
from dashboard.wording import day, escaped, money, tool

_BREAKS = "ai_use"


def own_ai_use(view: View, own: OwnOutcomes, first: date, last: date) -> None:
    """Drawn only once its owner unfolds it."""
    folded = st.expander(
        "My AI use", icon=":material/visibility:", on_change="rerun", key="my_ai_use"
    )
    if not folded.open:
        return
    with folded:
        st.markdown("For your own interest; counted nowhere.")
        used = own.ai_use[own.ai_use["week_start"].dt.date.between(first, last)]
        if used.empty:
            st.markdown("No telemetry of yours in these weeks.")
            return
        st.table(_by_tool(used), border="horizontal", alt="Your AI use by tool")
        _charts(view, used, first, min(last, own.as_of - timedelta(days=1)))


def _by_tool(weeks: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for name, used in weeks.groupby("tool"):
        # What a plan includes has a list price and is still no money spent.
        costs = used[used["cost"].notna() & (used["cost_kind"] != "notional_included")]
        rows.append(
            {
                "Tool": tool(name),
                "Active days": f"{int(used['active_days'].sum())}",
                "Tokens": _measured(used["tokens"]),
                "Cost": money(costs["cost"].sum(), costs["currency"].iloc[0])
                if len(costs)
                else "not measured",
            }
        )
    return pd.DataFrame(rows).set_index("Tool")


def _measured(values: pd.Series) -> str:
    return "not measured" if values.isna().all() else f"{int(values.sum()):,}"


def _charts(view: View, used: pd.DataFrame, first: date, last: date) -> None:
    st.caption(
        "Active days by week. Hatched: a later export can still change it. Nothing drawn: not "
        "measured. A numbered line: the tool changed what it counts."
    )
    by_name = sorted(used.groupby("tool"), key=lambda pair: tool(pair[0]).casefold())
    grid = st.grid(2, min_column_width=280)
    for name, rows in by_name:
        with grid.cell():
            st.markdown(f"**{escaped(tool(name))}**")
            _draw(view, name, rows, first, last)


def _draw(view: View, name: str, rows: pd.DataFrame, first: date, last: date) -> None:
    final = _final_through(view, name)
    weeks = _weeks(rows, first, last, final)
    breaks = [found for found in view.breaks(_BREAKS) if found.tool == name]
    jumps = series_breaks.on_blocks(breaks, weeks)
    plot(f"ai use {name}", active_days.draw(tool(name), weeks, frame.palette(), jumps))
    if any(week.is_provisional and week.active_days is not None for week in weeks):
        st.markdown(f":small[Final to {day(final)}; later days can still change.]")
    if jumps:
        st.markdown(series_breaks.beneath(jumps))


def _weeks(rows: pd.DataFrame, first: date, last: date, final: date) -> list[Week]:
    """Every week of a stretch, also those without a row."""
    days = rows.groupby(rows["week_start"].dt.date)["active_days"].sum()
    monday = first - timedelta(days=first.weekday())
    starts = [monday + timedelta(days=step) for step in range(0, (last - monday).days + 1, 7)]
    return [
        Week(
            start,
            int(days[start]) if start in days.index else None,
            is_provisional=min(start + timedelta(days=6), last) > final,
        )
        for start in starts
    ]


def _final_through(view: View, name: str) -> date:
    """The last day of which the tool's exports are final; the earliest of all if it has none."""
    feeds = [source for source in view.release().sources if source.kind == "usage"]
    own = [source.final_through for source in feeds if source.tool == name]
    everything = [source.final_through for source in feeds]
    return max(own) if own else min(everything, default=view.release().data_to)
