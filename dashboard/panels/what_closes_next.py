"""What closes next, above what the last build did."""

from collections.abc import Iterable

import streamlit as st

from dashboard.access.organisation import Block, Grain
from dashboard.access.view import View
from dashboard.panels import last_build
from dashboard.panels.panel import Panel
from dashboard.reported.facts import Report
from dashboard.wording import day_and_year


def what_closes_next(view: View, report: Report) -> Panel:
    """Dates of what is still open; the page itself reads no export and can start no build."""

    def draw() -> None:
        for words in _open(view):
            st.markdown(words)
        st.header(last_build.TITLE, anchor=False)
        last_build.draw(report)

    return Panel("What closes next?", draw)


def _open(view: View) -> Iterable[str]:
    for grain in (Grain.PERIOD, Grain.QUARTER):
        still_open = [block for block in view.blocks(grain) if not block.is_closed]
        if still_open:
            yield _closing(still_open[-1])


def _closing(block: Block) -> str:
    return (
        f"**{block.label}** ends on {day_and_year(block.ends_on)} and closes after "
        f"{day_and_year(block.closes_on)}, once every source is final to that day. "
        "Until then no group page shows a figure of it."
    )
