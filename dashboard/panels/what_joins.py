"""How surely what the exports say is joined: exactly, by inference, or not at all."""

import pandas as pd
import streamlit as st

from dashboard import frame
from dashboard.charts import link_rows
from dashboard.charts.link_rows import Link
from dashboard.panels.panel import Panel, panel
from dashboard.reported import coverage
from dashboard.reported.facts import Report
from dashboard.wording import escaped

TITLE = "What joins up, and how surely?"
READING = "Solid: named or matched exactly. Pale: inferred by service and time. Hollow: not joined."


def what_joins(report: Report) -> Panel:
    """One row for each link between kinds of exports."""
    links = coverage.links(report)
    if not links:
        return Panel(TITLE, lambda: st.markdown("The last build joined nothing."))
    drawn = link_rows.draw(links, frame.palette())
    return panel(TITLE, READING, drawn, _methods(links))


def _methods(links: list[Link]) -> str:
    """By what, where there is more than one way."""
    lines = [
        f"**{escaped(link.name)}**: {escaped(', '.join(link.methods))}."
        for link in links
        if len(link.methods) > 1
    ]
    told = "  \n".join(f":small[{line}]" for line in lines)
    return told.replace(" %", "\N{NO-BREAK SPACE}%") or "**Each in one way only.**"


def what_is_known(report: Report) -> Panel:
    """Shares of what the figures rest on, and accounts that are nobody's."""
    return Panel("How much is known?", lambda: _draw_known(report))


def _draw_known(report: Report) -> None:
    known = coverage.known(report)
    if not known:
        st.markdown("The last build measured nothing.")
        return
    st.caption("What is not known is left out of figures and said beside them, never guessed.")
    st.table(
        pd.DataFrame(known),
        border="horizontal",
        hide_index=True,
        alt="How much is known, by measure",
    )
    if people := coverage.people(report):
        st.markdown("  \n".join(f":small[{escaped(line)}]" for line in people))
