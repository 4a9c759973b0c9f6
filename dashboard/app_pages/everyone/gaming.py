"""How a number can be gamed, and by how much: what the red team measured."""

import pandas as pd
import streamlit as st

from dashboard import frame
from dashboard.access.view import View
from dashboard.charts import trick_gains
from dashboard.charts.trick_gains import Gain
from dashboard.governance.definitions import Definition
from dashboard.panels.checks_of_metric import checks_of_metric
from dashboard.panels.panel import plot
from dashboard.redteam import latest
from dashboard.redteam.latest import Latest, Trick
from dashboard.wording import day_and_year, escaped

TITLE = "Gaming"
QUESTION = "How can this number be gamed, and by how much?"
PATH = "gaming"
ICON = ":material/casino:"
MENU = "Method"
POSITION = 2
OURS = ("nd", "adoption_quality", "change_fail_rate", "lead_time_7_days", "standing", "reach")
OTHERS = {
    "raw_deployments": "deployments",
    "changes_per_engineer": "merged changes per engineer",
    "lines": "lines",
}


def render(view: View) -> None:
    """The known tricks of one metric, what each gains, and what is left."""
    frame.head(TITLE, QUESTION, "Everyone sees this", ":material/public:")
    st.markdown(
        "Invented companies of honest people were exported as files. Then each trick was played "
        "in those files, and the same builder that reads yours read both."
    )
    definitions = view.definitions()
    offered = [name for name in OURS if name in definitions]
    titles = {definitions[name].title: name for name in offered}
    title = st.selectbox("Metric", list(titles), key="metric", bind="query-params")
    definition = definitions[titles[title]]
    st.markdown(f"**As its definition says.** {escaped(definition.gaming)}")
    found = latest.read()
    if found is None:
        st.markdown("No run of the red team is stored with this version.")
    else:
        _chart(definition, found)
        _left(definition, found)
    checks_of_metric(view, definition)


def _chart(definition: Definition, found: Latest) -> None:
    gains = [_gain(trick, definition.metric_id) for trick in found.tricks]
    with st.container(border=True):
        st.header("What each trick gains", anchor=False)
        st.caption(
            "Left to right on a scale of multiplication: 1 means the trick changes nothing. "
            "Grey is what others count, teal is ours, a diamond is ours where it gains more "
            "than a tenth. The order is fixed."
        )
        plot("tricks", trick_gains.draw(gains, definition.title, frame.palette()))
        setting = found.setting
        st.caption(
            f"{setting['worlds']} companies of {setting['teams']} teams, {setting['weeks']} weeks, "
            f"seed {setting['seed']}, {day_and_year(found.made_on)}. Invented people and invented "
            "rates: it compares tricks and does not predict a company."
        )
    table = st.expander("The same as a table", type="compact", on_change="rerun", key="table")
    if table.open:
        table.table(
            pd.DataFrame([_row(trick, definition) for trick in found.tricks]),
            border="horizontal",
            hide_index=True,
            alt="Tricks and what each gains",
        )


def _left(definition: Definition, found: Latest) -> None:
    """What no rule prevents, in words."""
    with st.container(border=True):
        st.header("What is left", anchor=False)
        accomplices = [trick for trick in found.tricks if trick.needs_approver]
        for trick in accomplices:
            gain = trick.gains.get(definition.metric_id)
            if gain and gain > trick_gains.MOST:
                st.markdown(
                    f"**With an approver outside the team who signs what is not true:** "
                    f"{escaped(trick.words)} gains {gain:.2f} times. It never exceeds what was "
                    "signed, and shows as more planned items per engineer-week, many of them tiny."
                )
        if found.best:
            words, credit = found.best
            st.markdown(
                f"A search tried {found.searched:,} combinations of three tricks without an "
                f"accomplice. The most that any gained in normalised deployments is "
                f"{credit:.2f} times: {escaped(words)}."
            )
        if found.sensitivity:
            st.markdown(
                "Honest differences do show: 30 % more work reads "
                f"{found.sensitivity['more work']:.2f} times, 30 % less "
                f"{found.sensitivity['less work']:.2f}, the same work in batches of half the size "
                f"{found.sensitivity['smaller batches']:.2f}."
            )
        st.markdown(
            f"If you know another way, tell {escaped(definition.owner)}. It will be added here "
            "with its size."
        )


def _gain(trick: Trick, metric_id: str) -> Gain:
    others = {words: trick.gains[name] for name, words in OTHERS.items()}
    return Gain(_named(trick), trick.gains.get(metric_id, 0.0), others)


def _row(trick: Trick, definition: Definition) -> dict[str, str]:
    gain = _gain(trick, definition.metric_id)
    return {
        "Trick": gain.words,
        definition.title: f"{gain.ours:.2f}",
        **{words.capitalize(): f"{amount:.2f}" for words, amount in gain.others.items()},
    }


def _named(trick: Trick) -> str:
    return f"{trick.words} *" if trick.needs_approver else trick.words
