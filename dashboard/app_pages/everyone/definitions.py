"""What each number means, who answers for it, and what it may not be used for."""

import streamlit as st

from dashboard import cards, frame, metric_checks
from dashboard.access.view import View
from dashboard.governance.approvals import Approval, ApprovalState
from dashboard.governance.definitions import Definition
from dashboard.wording import escaped

TITLE = "Definitions"
QUESTION = "What does each number mean, and who answers for it?"
PATH = "definitions"
ICON = ":material/menu_book:"
MENU = "Method"
POSITION = 0


def render(view: View) -> None:
    """One card for each metric, alphabetical; all cards have the same rows."""
    frame.head(TITLE, QUESTION, "Everyone sees this", ":material/public:")
    wanted = st.text_input(
        "Search the definitions",
        placeholder="lasted, spend, reach",
        icon=":material/search:",
        key="search",
        live=True,
    )
    definitions = view.definitions()
    found = [one for one in definitions.values() if _matches(one, wanted or "")]
    if not found:
        st.markdown(f"No definition holds the words “{escaped(wanted or '')}”.")
        return
    grid = st.grid(2, border=True, min_column_width=300)
    for definition in sorted(found, key=lambda one: one.title.casefold()):
        with grid.cell():
            _card(view, definition)


def _matches(definition: Definition, wanted: str) -> bool:
    text = f"{definition.title} {definition.question} {definition.worked_out_as}".casefold()
    return all(word in text for word in wanted.casefold().split())


def _card(view: View, definition: Definition) -> None:
    approval = view.approval(definition.metric_id)
    is_approved = approval.state is ApprovalState.APPROVED
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.header(escaped(definition.title), width="content", anchor=False)
        st.badge(
            str(approval.state).capitalize(),
            icon=":material/verified:" if is_approved else ":material/info:",
            color="blue" if is_approved else "gray",
        )
    st.markdown(escaped(definition.question))
    st.table(
        {name: escaped(text) for name, text in _rows(view, definition, approval).items()},
        border="horizontal",
        alt=f"Definition of {definition.title}",
    )
    query = st.expander(
        "The query behind it",
        icon=":material/database:",
        type="compact",
        on_change="rerun",
        key=f"query {definition.metric_id}",
    )
    if query.open:
        query.code(definition.sql, language=None, wrap_lines=True)


def _rows(view: View, definition: Definition, approval: Approval) -> dict[str, str]:
    definitions = view.definitions()
    guard = definitions.get(definition.guardrail)
    pair = definitions.get(definition.pairs_with)
    return {
        "Worked out as": definition.worked_out_as,
        "Unit": f"{definition.unit}, likely range {definition.interval} %",
        "Kind": f"{definition.kind}, better when {_better(definition)}",
        "Needs": f"{definition.min_events.need} {definition.min_events.counted}",
        "Misread as": definition.misread_as,
        "How it can be gamed": definition.gaming,
        "Guardrail": guard.title if guard else definition.guardrail,
        "Shown beside": pair.title if pair else "nothing it must be shown with",
        "Owner": definition.owner,
        "Approval": cards.approved(approval),
        "Metric health": _health(view, definition),
        "Serves goal": _goal(view, definition.goal),
        "May be used for": definition.used_for,
        "Not for": definition.not_for,
        "Who sees the figure": ", ".join(sorted(definition.audience)) or "nobody",
        "Cap": f"{definition.cap:g} per person and period, sums rounded to {definition.base}",
        "Limits": definition.limits,
        "Version": f"{definition.version}, hash {definition.short_hash}",
    }


def _health(view: View, definition: Definition) -> str:
    doubts = view.doubts(definition.metric_id)
    if doubts:
        return f"under review: {'; '.join(map(metric_checks.in_words, doubts))}"
    is_watched = any(one.metric_id == definition.metric_id for one in view.checked())
    return "no sign that it is chased" if is_watched else "watched by no check"


def _better(definition: Definition) -> str:
    return {"higher": "higher", "lower": "lower"}.get(definition.direction, "neither way")


def _goal(view: View, goal_id: str) -> str:
    goal = view.goal(goal_id)
    if goal is None:
        return f"{goal_id}, which is not in goals.csv"
    effect = {"customer": "customers", "bottom_line": "the bottom line"}.get(goal.effect)
    return f"{goal.statement.rstrip('.')} (for {effect or goal.effect})"
