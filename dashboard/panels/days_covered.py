"""Which days each source covers, and where days are missing that should be there."""

import streamlit as st

from dashboard import frame
from dashboard.charts import source_strips
from dashboard.charts.source_strips import Strip
from dashboard.panels.panel import Panel, panel
from dashboard.reported import coverage
from dashboard.reported.facts import Report
from dashboard.wording import escaped, listed

TITLE = "Which days does each source cover?"
READING = (
    "Solid: days whose values are final. Hatched: newest days, which a later export can still "
    "change. Empty frame: days without a row where there should be some."
)


def days_covered(report: Report) -> Panel:
    """One strip for each source; a gap is a gap and never counted as zero."""
    strips = coverage.strips(report)
    if not strips:
        return Panel(TITLE, lambda: st.markdown("The last build read no source that has days."))
    return panel(TITLE, READING, source_strips.draw(strips, frame.palette()), _in_words(strips))


def _in_words(strips: list[Strip]) -> str:
    until = max(strip.covered.last for strip in strips)
    late = [escaped(strip.name) for strip in strips if strip.missing(until)]
    behind = f"{listed(late)}: not yet as far as the newest source." if late else ""
    gaps = [
        f"{escaped(strip.name)}: no rows of {escaped(gap.what)} from {gap.words}"
        for strip in strips
        for gap in strip.gaps
    ]
    if not gaps:
        return f"**No source has a gap.** {behind}"
    return (
        f"**{'; '.join(gaps)}.** An export is missing there, or nobody worked. "
        f"Such days are not counted as zero. {behind}"
    )
