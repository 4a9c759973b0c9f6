"""One team against its own past: cards, then the charts that rest on the same published cells."""

from collections.abc import Mapping

import streamlit as st

from dashboard import cards, filters, frame, readings, talking_points
from dashboard.access.cell import Wider
from dashboard.access.organisation import Block, Level
from dashboard.access.view import View
from dashboard.cards import Card
from dashboard.filters import Choice
from dashboard.governance.definitions import Definition
from dashboard.own_baseline import indexed
from dashboard.panels import delivery_cards
from dashboard.panels.deliveries import deliveries
from dashboard.panels.flow_over_time import flow_over_time
from dashboard.panels.landings_standing import landings_standing
from dashboard.panels.metric_over_time import metric_over_time
from dashboard.panels.panel import lay_out
from dashboard.panels.quality_path import quality_path
from dashboard.panels.spend_partition import spend_partition
from dashboard.panels.where_work_went import where_work_went
from dashboard.readings import Answer
from dashboard.wording import escaped

TITLE = "Team"
QUESTION = "Is the team getting better value from AI than before?"
PATH = "team"
ICON = ":material/groups:"
MENU = ""
POSITION = 2
KEY = "team"
CARDS = ("standing", "on_use_case", "adoption_quality", "spend_per_engineer_week")
READ = (*CARDS, "use_case_lasted", "reach", *delivery_cards.READ)

Cells = Mapping[tuple[str, str, str], Answer]


def render(view: View) -> None:
    """Filters first, then one read for the cards, then the charts."""
    first_name = view.viewer.display_name.split()[0]
    frame.head(TITLE, QUESTION, f"{first_name}'s teams", ":material/groups:")
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    with bar:
        team_place = st.container(width=290)
        grain = filters.grain()
        block = filters.block(view, grain)
    if block is None:
        return
    options = filters.choices(view, view.nodes(), block)
    with team_place:
        choice = filters.group("Team", KEY, options, _first_team(options))
    if choice is None:
        cards.not_yours()
        return
    if choice.is_member and choice.group:
        _inside_a_group(choice)
        return
    with bar:
        st.space("stretch")
        cards.worked_out(view, READ)
    _figures(view, choice, block)


def _first_team(options: list[Choice]) -> int:
    """The first team by name that is shown, also where a department comes before it."""
    teams = [
        place
        for place, option in enumerate(options)
        if option.group and option.group.level is Level.TEAM and not option.is_member
    ]
    return teams[0] if teams else 0


def _inside_a_group(choice: Choice) -> None:
    words = readings.protected_in(choice.group)
    cards.hidden_in(choice.node.node_name, choice.group, words, KEY)


def _figures(view: View, choice: Choice, block: Block) -> None:
    node = choice.node.node_key
    st.caption(filters.dates(block, choice.group))
    frame.late_bar(view.release())
    history = filters.of_one_group(view, node, _closed_to(view, block))
    cells = view.cells(READ, node, [one.block_key for one in history])
    now = {metric: cells[metric, block.block_key, ""] for metric in READ}
    if all(readings.is_hidden(answer) for answer in now.values()):
        cards.hidden(choice.label, next(iter(now.values())), _open_wider)
        return
    if choice.group and choice.group.is_combined:
        cards.combined(choice.group)
    st.caption(readings.tiers_covered(view.release(), block))
    _cards(view.definitions(), now)
    _talk(view, cells, history)
    _delivery(view, choice, history, cells)
    st.header("AI-assisted work", anchor=False)
    lay_out(
        [
            quality_path(view, choice, cells, history),
            landings_standing(view, choice.node, block),
            where_work_went(view, node, block, now),
            metric_over_time(view, node),
        ]
    )
    st.caption("A manager's own work counts in the department, not in a team.")


def _delivery(view: View, choice: Choice, history: list[Block], cells: Cells) -> None:
    """What the whole team delivered, and beside it what has to hold while it does."""
    keys = [one.block_key for one in history]
    made_of = view.cells(["nd"], choice.node.node_key, keys, delivery_cards.PARTS)
    wholes = [cells["nd", key, ""] for key in keys]
    parts = [[made_of["nd", key, part] for part in delivery_cards.PARTS] for key in keys]
    index = indexed(history, wholes, parts)
    now = {metric: cells[metric, keys[-1], ""] for metric in READ}
    delivery_cards.delivery_cards(now, index[-1], _open_wider)
    lay_out(
        [
            deliveries(view, history, wholes, index),
            flow_over_time(view, cells, history),
            spend_partition(view, choice.node, history),
        ]
    )


def _closed_to(view: View, block: Block) -> list[Block]:
    """Closed blocks of the same length up to the chosen one, oldest first."""
    closed = [one for one in view.blocks(block.grain) if one.is_closed]
    return [one for one in reversed(closed) if one.starts_on <= block.starts_on]


def _open_wider(wider: Wider) -> None:
    filters.open_wider(wider, KEY)


def _cards(definitions: Mapping[str, Definition], now: Mapping[str, Answer]) -> None:
    guard = readings.guardrails(definitions, now)
    cards.row(
        [
            Card(label, icon, now[metric], line=guard[metric])
            for metric, label, icon in (
                ("standing", "AI-assisted work that lasted", ":material/verified:"),
                ("on_use_case", "On declared use cases", ":material/target:"),
                ("adoption_quality", "Adoption quality", ":material/check_circle:"),
            )
        ]
        + [
            Card(
                "AI spend per engineer-week",
                ":material/payments:",
                now["spend_per_engineer_week"],
                chip=readings.CONTEXT,
            ),
        ],
        _open_wider,
    )


def _talk(view: View, cells: Cells, history: list[Block]) -> None:
    """Three sentences from rules over this block and the one before."""
    if len(history) < 2:
        return
    before, now = history[-2], history[-1]
    points = talking_points.of(
        {metric: cells[metric, now.block_key, ""] for metric in READ},
        {metric: cells[metric, before.block_key, ""] for metric in READ},
        {metric for metric in READ if readings.between(view.breaks(metric), before, now)},
    )
    with st.container(border=True):
        st.header("What to talk about next", anchor=False)
        if not points:
            st.markdown("Nothing unusual in this period.")
            return
        grid = st.grid(3, min_column_width=240)
        for point in points:
            grid.markdown(f"{point.icon} **{escaped(point.title)}**  \n{escaped(point.words)}")
