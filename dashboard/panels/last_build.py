"""What the last build did, and the command for the next one."""

import streamlit as st

from dashboard.panels.panel import Panel
from dashboard.reported import facts
from dashboard.reported.facts import Report, Row
from dashboard.wording import escaped, minute

TITLE = "What did the last build do?"
_COMMAND = "python -m dashboard build"


def draw(report: Report) -> None:
    """Its fate and its steps. The page itself reads no export and can start no build."""
    began = facts.built_at(report)
    if began is None:
        st.caption("No build has left a report here.")
    else:
        st.caption(f"{escaped(report['fate'].capitalize())} · {minute(began)}")
    for step in report.get("steps", []):
        st.status(escaped(_step(step)), type="step", state="complete")
    st.markdown("New exports are read by a command, never by this page:")
    st.code(report.get("command") or _COMMAND, language=None, wrap_lines=True)


def before_a_release(report: Report) -> Panel:
    """What may be said while nobody can be known: who may see the rest stands in a release."""

    def drawn() -> None:
        if report.get("fate") == "refused":
            st.warning(
                "Why, and what to do, stands in what it printed and in the out folder, in "
                f"`builds/{report['build_id']}.json`. "
                "The files are shown here once there is a release, to those who may see them.",
                title="It published nothing",
                icon=":material/block:",
            )
        draw(report)

    return Panel(TITLE, drawn)


def _step(step: Row) -> str:
    return f"{step['name'].capitalize()}: {step['rows']:,} rows in {step['seconds']:.1f} s"
