"""The checks of metric health of one metric: what each watches, its state, its last alarm."""

import pandas as pd
import streamlit as st

from dashboard import metric_checks
from dashboard.access.released import Checked
from dashboard.access.view import View
from dashboard.governance.definitions import Definition
from dashboard.metric_checks import CHECKS
from dashboard.wording import day_and_year, escaped

TITLE = "Is this number being chased?"
STATES = {"quiet": "no sign", "red": "under review", "not measured": "too little to tell"}


def checks_of_metric(view: View, definition: Definition) -> None:
    """A sentence for each red check, then every check of the metric in its fixed order."""
    own = [found for found in view.checked() if found.metric_id == definition.metric_id]
    with st.container(border=True):
        st.header(TITLE, anchor=False)
        if not own:
            st.markdown("No check watches this metric: nothing is gained by moving it alone.")
            return
        st.caption(
            "Checked each time a period closes, for the company as a whole, against closed "
            "periods before it. A red check takes the figure off every page until it is quiet."
        )
        for doubt in view.doubts(definition.metric_id):
            st.markdown(f":material/pause_circle: {escaped(metric_checks.in_words(doubt))}.")
        rows = [_row(check, own) for check in CHECKS if any(one.check_id == check for one in own)]
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=TITLE)


def _row(check: str, own: list[Checked]) -> dict[str, str]:
    history = sorted(
        (found for found in own if found.check_id == check), key=lambda found: found.period_start
    )
    alarms = [found for found in history if found.is_red]
    return {
        "Check": CHECKS[check].title,
        "What it watches": CHECKS[check].watches,
        "Now": STATES[history[-1].state],
        "Last alarm": _alarm(alarms[-1]) if alarms else "never",
    }


def _alarm(checked: Checked) -> str:
    words = metric_checks.in_words(checked)
    return f"period from {day_and_year(checked.period_start)}: {words}"
