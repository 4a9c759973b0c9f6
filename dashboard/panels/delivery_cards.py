"""Delivery and flow of one group: what it delivered, and in the same card what has to hold."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import cards, readings
from dashboard.access.cell import Wider
from dashboard.cards import Card
from dashboard.own_baseline import Index
from dashboard.readings import Answer, Reading

READ = (
    "nd",
    "lead_time_hours",
    "milestone_on_time",
    "cost_to_serve",
    "cost_per_nd",
    "deployment_rework_rate",
    "change_fail_rate",
    "recovery_24h",
    "review_load",
    "quick_approvals",
    "planned_items",
)
PARTS = ("planned", "housekeeping")


def delivery_cards(
    now: Mapping[str, Answer], index: Index | None, open_wider: Callable[[Wider], None]
) -> None:
    """Four cards; no gain stands without what it could have been bought with."""
    st.header("Delivery and flow", anchor=False)
    st.caption("All work of the group, with AI or without.")
    cards.row(
        [
            Card(
                "Normalised deployments",
                ":material/deployed_code:",
                now["nd"],
                line="per engineer-week; the baseline is a quarter\n" + _failures(now),
                told=_told(index, now) if index else None,
            ),
            Card(
                "Time to ship",
                ":material/schedule:",
                now["lead_time_hours"],
                line=_lines(
                    now, review_load="Review rounds a week", quick_approvals="Quick approvals"
                ),
            ),
            Card(
                "Milestones on time",
                ":material/flag:",
                now["milestone_on_time"],
                line=_lines(now, planned_items="Planned items a week"),
            ),
            Card(
                "Cost to serve",
                ":material/payments:",
                now["cost_to_serve"],
                chip=readings.CONTEXT,
                line="people and AI, per delivery\n"
                + _lines(now, cost_per_nd="AI cost of an AI-assisted one"),
            ),
        ],
        open_wider,
    )


def _told(index: Index, now: Mapping[str, Answer]) -> Reading:
    chip = "the baseline quarter" if index.is_baseline else index.likely
    made_of = ""
    if len(index.parts) == len(PARTS):
        planned, other = index.parts
        made_of = f"planned {planned:.0f}, other work {other:.0f}\n"
    return Reading(f"{index.point:.0f}", chip, f"own baseline = 100\n{made_of}{_failures(now)}")


def _failures(now: Mapping[str, Answer]) -> str:
    return _lines(
        now,
        deployment_rework_rate="Rework",
        change_fail_rate="Change fail rate",
        recovery_24h="Recovered in a day",
    )


def _lines(now: Mapping[str, Answer], **titles: str) -> str:
    return "\n".join(readings.beside(title, now[metric]) for metric, title in titles.items())
