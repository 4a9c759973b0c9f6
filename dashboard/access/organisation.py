"""What a release says about the calendar and the organisation: blocks, nodes and groups."""

from dataclasses import dataclass
from datetime import date

from dashboard.publish.calendar import Grain
from dashboard.publish.groups import Level

__all__ = ["Block", "Grain", "Group", "Level", "Node"]


@dataclass(frozen=True)
class Block:
    """A stretch of the calendar, for example `quarter:2026-07-13`.

    Attributes:
        ends_on: its last day.
        label: `2026-P10`, `2026-Q3`, `12 periods to 4 Oct 2026`.
        closes_on: the day from which its figures exist and never move again.
        parent_block_key: the longer block it is part of.
    """

    block_key: str
    grain: Grain
    starts_on: date
    ends_on: date
    label: str
    closes_on: date
    is_closed: bool
    parent_block_key: str | None


@dataclass(frozen=True)
class Node:
    """A part of the organisation, as it stands today."""

    node_key: str
    node_name: str
    parent_node_key: str | None
    level: Level


@dataclass(frozen=True)
class Group:
    """The people a figure is about: one node, or small ones shown together.

    Attributes:
        headcount_band: `5–9`, `10–19`, `20–49` or `50+`; the count itself is not published.
        member_names: the nodes inside a combined group, alphabetical.
    """

    group_key: str
    group_name: str
    level: Level
    is_combined: bool
    headcount_band: str
    member_names: tuple[str, ...]
