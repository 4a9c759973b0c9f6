"""A person's own landings: one person, and nobody else's figure, not even an average."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import cards, filters, frame, landings, navigation, readings
from dashboard.access.organisation import Block, Grain
from dashboard.access.own import OwnOutcomes
from dashboard.access.view import View
from dashboard.charts import interval_rows, outcome_bars
from dashboard.governance.approvals import ApprovalState
from dashboard.landings import Tally
from dashboard.panels.own_ai_use import own_ai_use
from dashboard.panels.panel import lay_out, panel
from dashboard.readings import Reading
from dashboard.wording import day, days, hours

TITLE = "My outcomes"
QUESTION = "Is my work holding up?"
PATH = "mine"
ICON = ":material/person:"
MENU = ""
POSITION = 1
METRICS = ("standing", "on_use_case", "change_fail_rate", "nd", "lead_time_hours")
_STEP = {Grain.PERIOD: "week", Grain.QUARTER: "week", Grain.YEAR: "period"}


def render(view: View) -> None:
    """Filters, four cards, two charts, the table, and the folded use of AI."""
    frame.head(TITLE, QUESTION, "Only you can see this", ":material/lock:")
    if view.viewer.own_id is None:
        _nothing_of_mine()
        return
    own = view.own()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        grain = filters.grain()
        block = filters.block(view, grain)
        with_open = st.toggle(
            "With what is still open", value=True, key="open", bind="query-params"
        )
        st.space("stretch")
        cards.worked_out(view, METRICS)
    if block is None:
        return
    first, last = block.starts_on, _last_day(view, block, own.as_of, with_open)
    st.caption(days(first, last))
    frame.late_bar(view.release())
    shown = landings.between(own.landings, first, last)
    if own.landings.empty:
        _nothing_of_mine()
        return
    _cards(view, own, shown, first, last)
    _charts(view, shown, grain, first, last)
    _table(shown, own.as_of)
    own_ai_use(view, own, first, last)


def _last_day(view: View, block: Block, as_of: date, with_open: bool) -> date:
    """The newest closed block can be followed to today; an older one ends where it ends."""
    newest = next(one for one in view.blocks(block.grain) if one.is_closed)
    return as_of - timedelta(days=1) if with_open and block == newest else block.ends_on


def _nothing_of_mine() -> None:
    words = (
        "No landings under your name yet. If that is wrong, the account you ship from is not "
        "linked to you on the roster."
    )
    with frame.only("Nothing here yet", words, ":material/inbox:"):
        navigation.link("data", "See which sources were read")


def _cards(view: View, own: OwnOutcomes, shown: pd.DataFrame, first: date, last: date) -> None:
    failed = landings.contributed(own.contributions, "change_fail_rate", first, last)
    grid = st.grid(3, border=True, min_column_width=210)
    for metric_id, label, icon, reading in (
        ("standing", "Work that lasted", ":material/verified:", _lasted(shown)),
        ("standing", "Too early to tell", ":material/hourglass_top:", _early(shown, own.as_of)),
        ("on_use_case", "On declared use cases", ":material/target:", _on_use_case(shown)),
        ("change_fail_rate", "Needed an intervention", ":material/build:", _failed(failed)),
        ("nd", "Deliveries", ":material/deployed_code:", _delivered(view, own, first, last)),
        ("lead_time_hours", "Time to ship", ":material/schedule:", _shipped(own, shown, first)),
    ):
        with grid.cell():
            approval = view.approval(metric_id)
            if lacks := view.lacks(metric_id):
                cards.turned_off(label, icon, lacks)
            elif approval.state is ApprovalState.APPROVED:
                cards.figure(label, icon, reading)
            else:
                cards.unapproved(label, view.definitions()[metric_id].title, icon, approval)


def _lasted(shown: pd.DataFrame) -> Reading:
    tally = landings.lasted(shown)
    return Reading(tally.words, tally.chip, "landings still standing after 14 days")


def _early(shown: pd.DataFrame, as_of: date) -> Reading:
    early = landings.too_early(shown)
    coming = landings.next_settling(early, as_of)
    waiting = int((early["settles_on"].dt.date < as_of).sum())
    late = f"\n{waiting} older, waiting for a source that is late" if waiting else ""
    if coming:
        chip = f"next settles {day(coming)}"
    else:
        chip = "waiting for late data" if waiting else "all settled"
    return Reading(str(len(early)), chip, f"younger than 14 days, in no share{late}")


def _on_use_case(shown: pd.DataFrame) -> Reading:
    tally = landings.on_use_case(shown)
    return Reading(tally.words, tally.chip, "AI-assisted landings")


def _failed(tally: Tally) -> Reading:
    line = "deployments with a rollback, hotfix or incident, your part of each"
    return Reading(tally.words, tally.chip, line)


def _delivered(view: View, own: OwnOutcomes, first: date, last: date) -> Reading:
    """Own parts of what still stands; a team's total is nowhere on this page."""
    scale = view.definitions()["nd"].scale
    whole, planned = (
        landings.contributed(own.contributions, "nd", first, last, part) for part in ("", "planned")
    )
    return Reading(
        f"{whole.some / scale:.2g}",
        f"{planned.some / scale:.2g} of them planned",
        f"your part of what still stands, in {whole.of:.3g} working weeks",
    )


def _shipped(own: OwnOutcomes, shown: pd.DataFrame, first: date) -> Reading:
    """The middle of the stretch beside the person's own past; never anybody else's."""
    line = "from first commit to live, the middle one of your landings"
    now = landings.hours_to_ship(shown)
    before = landings.hours_to_ship(own.landings[own.landings["went_live_at"].dt.date < first])
    usual = f"usual for you {hours(before[0])}–{hours(before[2])}" if before else ""
    if now is None:
        return Reading("not yet", usual or f"needs {landings.FLOOR} landings", line)
    return Reading(hours(now[1]), usual or "nothing before to compare", line)


def _charts(view: View, shown: pd.DataFrame, grain: Grain, first: date, last: date) -> None:
    if view.approval("standing").state is not ApprovalState.APPROVED:
        return
    step = _STEP[grain]
    bars = (
        landings.by_week(shown, first, last)
        if step == "week"
        else landings.by_block(shown, _periods(view, first, last))
    )
    rows = landings.by_ai(shown)
    lay_out(
        [
            panel(
                f"What happened to each {step}'s landings?",
                "Solid lasted, orange undone within 14 days, hatched too early to tell.",
                outcome_bars.draw(bars, step, frame.palette()),
                _bars_in_words(shown),
            ),
            panel(
                "With AI, and no AI seen",
                f"AI use is known for {landings.known(shown).words}. "
                "Share that lasted, with its 95 % range.",
                interval_rows.draw(rows, frame.palette()),
                _rows_in_words(rows),
            ),
        ]
    )


def _periods(view: View, first: date, last: date) -> list[Block]:
    periods = [block for block in view.blocks(Grain.PERIOD) if first <= block.starts_on <= last]
    return periods[::-1]


def _bars_in_words(shown: pd.DataFrame) -> str:
    early = len(landings.too_early(shown))
    tally = landings.lasted(shown)
    young = f" **{early} too early to tell**: hatched work is too young to judge." if early else ""
    return f"**{tally.words} lasted.**{young} This does not say why."


def _rows_in_words(rows: list[interval_rows.Row]) -> str:
    with_ai, none_seen = (row.mark for row in rows)
    if with_ai is None or none_seen is None:
        return (
            "**Not enough to compare yet.** A share needs "
            f"{landings.FLOOR} settled landings of each kind."
        )
    overlap = with_ai.low <= none_seen.high and none_seen.low <= with_ai.high
    return readings.COULD_BE_CHANCE if overlap else readings.APART


def _table(shown: pd.DataFrame, as_of: date) -> None:
    with st.container(border=True):
        st.header("Your landings", anchor=False)
        if shown.empty:
            st.markdown("Nothing of yours went live in these weeks.")
            return
        st.dataframe(
            landings.table(shown, as_of),
            hide_index=True,
            height=min(460, 38 + 35 * len(shown)),
            alt="Your landings, newest first: when they went live and what became of them",
            column_config={
                "Went live": st.column_config.TextColumn(width=76),
                "Landing": st.column_config.TextColumn(width=190),
                "Outcome": st.column_config.TextColumn(width=165),
                "Use case": st.column_config.TextColumn(width=190),
                "Open": st.column_config.LinkColumn(display_text="open", width="small"),
            },
        )
