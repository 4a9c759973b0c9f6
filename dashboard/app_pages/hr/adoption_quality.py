"""Adoption quality of the company and its departments: no people, no team names, no order."""

from collections.abc import Mapping

import streamlit as st

from dashboard import cards, filters, frame, readings
from dashboard.access.cell import Wider
from dashboard.access.organisation import Block, Node
from dashboard.access.view import View
from dashboard.cards import Card
from dashboard.filters import Choice
from dashboard.panels.departments_against_reach import departments_against_reach
from dashboard.panels.departments_over_time import departments_over_time
from dashboard.panels.panel import lay_out
from dashboard.panels.spend_partition import spend_partition
from dashboard.panels.team_funnel import team_funnel
from dashboard.readings import Answer, Reading

TITLE = "Adoption quality"
QUESTION = "Is AI being used well, and is anyone pushed to use it badly?"
PATH = "adoption"
ICON = ":material/diversity_3:"
MENU = ""
POSITION = 3
KEY = "group"
READ = (
    "adoption_quality",
    "reach",
    "on_use_case",
    "use_case_lasted",
    "standing",
    "habit",
    "milestone_on_time",
    "review_load",
    "quick_approvals",
    "cost_to_serve",
    "cost_per_nd",
)


def render(view: View) -> None:
    """Filters, cards of the chosen group, then the company's departments and unnamed teams."""
    frame.head(TITLE, QUESTION, "Groups of 5 or more", ":material/lock:")
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    with bar:
        group_place = st.container(width=240)
        block = filters.block(view, filters.grain())
    if block is None:
        return
    nodes = [view.company(), *view.departments()]
    with group_place:
        choice = filters.group("Group", KEY, [_choice(view, node, block) for node in nodes])
    if choice is None:
        cards.not_yours()
        return
    with bar:
        st.space("stretch")
        cards.worked_out(view, READ)
    st.caption(filters.dates(block, choice.group))
    frame.late_bar(view.release())
    cells = view.cells(READ, choice.node.node_key, [block.block_key])
    now = {metric: cells[metric, block.block_key, ""] for metric in READ}
    if all(readings.is_hidden(answer) for answer in now.values()):
        cards.hidden(choice.label, next(iter(now.values())), _open_wider)
        return
    st.caption(readings.tiers_covered(view.release(), block))
    _cards(view, block, now)
    lay_out([team_funnel(view, block), departments_against_reach(view, block)])
    departments_over_time(view)
    st.header("What it takes", anchor=False)
    _what_it_takes(view, now)
    lay_out([spend_partition(view, choice.node, _closed_to(view, block))])


def _closed_to(view: View, block: Block) -> list[Block]:
    """Closed blocks of the same length up to the chosen one, oldest first."""
    closed = [one for one in view.blocks(block.grain) if one.is_closed]
    return [one for one in reversed(closed) if one.starts_on <= block.starts_on]


def _what_it_takes(view: View, now: Mapping[str, Answer]) -> None:
    """Weeks, dates, reviews and money: context for quality, and none of it a goal."""
    guard = readings.guardrails(view.definitions(), now)
    cards.row(
        [
            Card(
                "Weeks with work that lasted",
                ":material/event_available:",
                now["habit"],
                chip=readings.CONTEXT,
                line=guard["habit"],
            ),
            Card(
                "Milestones on time",
                ":material/flag:",
                now["milestone_on_time"],
                line=guard["milestone_on_time"],
            ),
            Card(
                "Review rounds per engineer-week",
                ":material/rate_review:",
                now["review_load"],
                chip=readings.CONTEXT,
                line=readings.beside("Quick approvals", now["quick_approvals"]),
            ),
            Card(
                "Cost to serve",
                ":material/payments:",
                now["cost_to_serve"],
                chip=readings.CONTEXT,
                line="people and AI, per delivery\n"
                + readings.beside("AI cost of an AI-assisted one", now["cost_per_nd"]),
            ),
        ],
        _open_wider,
    )


def _choice(view: View, node: Node, block: Block) -> Choice:
    group = view.group(node.node_key, block.block_key)
    label = "Company" if node == view.company() else node.node_name
    return Choice(label, node, group if readings.is_group(group) else None)


def _open_wider(wider: Wider) -> None:
    filters.open_wider(wider, KEY)


def _cards(view: View, block: Block, now: Mapping[str, Answer]) -> None:
    guard = readings.guardrails(view.definitions(), now)
    quality = now["adoption_quality"]
    pair = readings.guardrail("Adoption quality", quality)
    asked = [
        Card(
            "Adoption quality", ":material/check_circle:", quality, line=guard["adoption_quality"]
        ),
        Card("Reach", ":material/groups:", now["reach"], chip=readings.CONTEXT, line=pair),
        Card(
            "On declared use cases",
            ":material/target:",
            now["on_use_case"],
            line=guard["on_use_case"],
        ),
    ]
    together, teams = view.combined_teams(block.block_key), view.release().teams
    shown = (
        Reading(f"{together} of {teams}", "small teams are not shown alone")
        if together is not None
        else Reading(f"{teams} teams", "shown for quarters, not for periods")
    )
    cards.row(
        asked,
        _open_wider,
        extra=("Teams shown inside a combined group", ":material/join:", shown),
    )
