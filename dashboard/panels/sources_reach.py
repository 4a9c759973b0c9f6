"""How far each source reaches."""

import pandas as pd
import streamlit as st

from dashboard import readings
from dashboard.access.released import Source
from dashboard.access.view import View
from dashboard.panels.panel import Panel
from dashboard.wording import day_and_year, day_beside, escaped, feed, tool

TITLE = "How far does each source reach?"


def sources_reach(view: View) -> Panel:
    """Dates only: what everyone may know."""
    return Panel(TITLE, lambda: _draw(view))


def _draw(view: View) -> None:
    newest = day_and_year(view.release().data_to)
    st.caption(f"Data to {newest}. A period closes once every source has reported past it.")
    st.table(
        pd.DataFrame([_row(view, source) for source in _by_name(view)]),
        border="horizontal",
        hide_index=True,
        alt="Sources and how far they reach",
    )


def _row(view: View, source: Source) -> dict[str, str]:
    newest = view.release().data_to
    # A week is told under its first day, and later days of it can be final.
    final = min(source.final_through, source.data_to)
    return {
        "Source": escaped(_name(source)),
        "To": _on_one_line(day_beside(source.data_to, newest)),
        "Final to": _on_one_line(day_beside(final, newest)),
        "Note": "stops early" if readings.is_late(source, view.release()) else "",
    }


def _by_name(view: View) -> list[Source]:
    sources = view.release().sources
    return sorted(sources, key=lambda source: _name(source).casefold())


def _name(source: Source) -> str:
    return f"{tool(source.tool)}, {feed(source.kind)}"


def _on_one_line(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
