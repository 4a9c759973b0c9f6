"""What closes next, what the last build did, and the command for the next one."""

from collections.abc import Iterable

import streamlit as st

from dashboard.access.organisation import Block, Grain
from dashboard.access.view import View
from dashboard.panels.panel import Panel
from dashboard.reported import facts
from dashboard.reported.facts import Report, Row
from dashboard.wording import day_and_year, escaped, minute

BUILD = "python -m dashboard build"


def what_closes_next(view: View, report: Report) -> Panel:
    """Dates of what is still open; the page itself reads no export and can start no build."""

    def draw() -> None:
        for words in _open(view):
            st.markdown(words)
        st.header("What did the last build do?", anchor=False)
        _draw_build(report)

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


def _draw_build(report: Report) -> None:
    began = facts.built_at(report)
    if began is None:
        st.caption("No build has left a report here.")
    else:
        st.caption(f"{escaped(report['fate'].capitalize())} · {minute(began)}")
    for step in report.get("steps", []):
        st.status(escaped(_step(step)), type="step", state="complete")
    st.markdown("New exports are read by a command, never by this page:")
    st.code(report.get("command") or BUILD, language=None, wrap_lines=True)


def _step(step: Row) -> str:
    return f"{step['name'].capitalize()}: {step['rows']:,} rows in {step['seconds']:.1f} s"
