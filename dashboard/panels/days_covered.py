"""Which days each source covers, and where days are missing that should be there."""

import streamlit as st

from dashboard import frame
from dashboard.charts import source_strips
from dashboard.charts.stretches import Strip, whole_time
from dashboard.panels.panel import Panel, plot
from dashboard.reported import coverage
from dashboard.reported.facts import Report
from dashboard.wording import escaped, few, listed

TITLE = "Which days does each source cover?"
READING = (
    "Solid: days whose values are final. Hatched: newest days, which a later export can still "
    "change. Empty frame: days without a row where there should be some."
)
_READING_QUIET = " Thin line: days of which hardly any source told, as on a holiday."
# More strips than this are no longer one picture.
_MOST = 9


def days_covered(report: Report) -> Panel:
    """One strip for each source; a gap is a gap and never counted as zero."""
    strips = coverage.strips(report)
    if not strips:
        return Panel(TITLE, lambda: st.markdown("The last build read no source that has days."))
    return Panel(TITLE, lambda: _draw(strips))


def _draw(strips: list[Strip]) -> None:
    """Many sources stand side by side on one scale of time, in one order."""
    st.caption(READING + _READING_QUIET * bool(coverage.quiet_days(strips)))
    parts = _parts(strips)
    time = whole_time(strips)
    for place, (column, part) in enumerate(zip(st.columns(len(parts)), parts, strict=True)):
        with column:
            plot(f"{TITLE} {place}", source_strips.draw(part, frame.palette(), time))
    st.markdown(_in_words(strips))


def _parts(strips: list[Strip]) -> list[list[Strip]]:
    count = 1 if len(strips) <= _MOST else 2
    size = -(-len(strips) // count)
    return [strips[start : start + size] for start in range(0, len(strips), size)]


def _in_words(strips: list[Strip]) -> str:
    told = [_gaps(strips), _quiet(strips), _behind(strips)]
    return " ".join(words for words in told if words)


def _gaps(strips: list[Strip]) -> str:
    gaps = [
        f"{escaped(strip.name)}: no rows of {escaped(gap.what)} {gap.when}"
        for strip in strips
        for gap in strip.gaps
    ]
    if not gaps:
        return "**No source has a gap.**"
    return (
        f"**{'; '.join(gaps)}.** An export is missing there, or the source was not used. "
        "Such days are not counted as zero."
    )


def _quiet(strips: list[Strip]) -> str:
    quiet = [stretch.words for stretch in coverage.quiet_days(strips)]
    return f"Hardly any source told of {few(quiet)}, as on a holiday." if quiet else ""


def _behind(strips: list[Strip]) -> str:
    until = whole_time(strips).last
    late = [escaped(strip.name) for strip in strips if strip.missing(until)]
    return f"{listed(late)}: not yet as far as the newest source." if late else ""
