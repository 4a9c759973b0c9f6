"""Filters choose published cells: grain, period and group, each in the address by its label."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.access.cell import NotShown, Wider
from dashboard.access.organisation import Block, Grain, Group, Node
from dashboard.access.view import View
from dashboard.access.viewer import viewer
from dashboard.wording import day_and_year, days

GRAINS = {
    "Period (28 days)": Grain.PERIOD,
    "Quarter (84 days)": Grain.QUARTER,
    "Year (12 periods, 336 days)": Grain.YEAR,
}
WORDS = {Grain.PERIOD: "period", Grain.QUARTER: "quarter", Grain.YEAR: "year"}
_IN_GROUP = " (in a combined group)"


@dataclass(frozen=True)
class Choice:
    """One entry of a list of groups.

    Attributes:
        node: what is asked for.
        group: what shows it in the chosen block; None where nothing does.
        is_member: the entry is a small team by its own name, inside a combined group.
    """

    label: str
    node: Node
    group: Group | None
    is_member: bool = False


def label_of(grain: Grain) -> str:
    """How a grain reads in the filter and in the address."""
    return next(label for label, value in GRAINS.items() if value is grain)


def grain(default: Grain = Grain.QUARTER) -> Grain:
    """28, 84 or 336 days."""
    chosen = st.segmented_control(
        "Length",
        list(GRAINS),
        default=label_of(default),
        required=True,
        key="grain",
        bind="query-params",
        wrap=True,
    )
    return GRAINS.get(chosen or "", default)


def block(view: View, chosen: Grain) -> Block | None:
    """A closed block of that length, newest first; None before the first one has closed."""
    closed = {block.label: block for block in view.blocks(chosen) if block.is_closed}
    if not closed:
        st.markdown("Nothing of this length has closed yet.")
        return None
    label = st.selectbox("Period", list(closed), key="period", bind="query-params", width=180)
    return closed.get(label or "", next(iter(closed.values())))


def choices(view: View, nodes: Sequence[Node], in_block: Block) -> list[Choice]:
    """The viewer's nodes as they are shown in a block, alphabetical.

    A small team stands twice: by its own name, which leads to why it is not shown, and inside the
    group that is.
    """
    found: dict[str, Choice] = {}
    for node in nodes:
        group = view.group(node.node_key, in_block.block_key)
        if isinstance(group, NotShown):
            found[node.node_name] = Choice(node.node_name, node, None)
        elif group.is_combined:
            found.setdefault(group.group_name, Choice(group.group_name, node, group))
            label = f"{node.node_name}{_IN_GROUP}"
            found[label] = Choice(label, node, group, is_member=True)
        else:
            found[node.node_name] = Choice(node.node_name, node, group)
    return sorted(found.values(), key=lambda choice: choice.label.casefold())


def group(title: str, key: str, options: Sequence[Choice], default: int = 0) -> Choice | None:
    """One group by its label; None when the address names one that is not among the options.

    The address is read before the widget is built: an unknown label would be dropped silently, and
    the reader would take another group's figures for those of the link.
    """
    labels = [option.label for option in options]
    asked = st.query_params.get(key)
    if asked and asked not in labels:
        known = _renamed(asked, options)
        if known is None:
            return None
        st.session_state[key] = known
    chosen = st.selectbox(title, labels, index=default, key=key, bind="query-params")
    return next((option for option in options if option.label == chosen), options[default])


def _renamed(asked: str, options: Sequence[Choice]) -> str | None:
    """The label of the same node in this block: small teams are named apart only in some."""
    name = asked.removesuffix(_IN_GROUP)
    return next((option.label for option in options if option.node.node_name == name), None)


def choose(key: str, label: str) -> None:
    """A button's way to another group."""
    viewer()
    st.session_state[key] = label


def open_wider(wider: Wider, key: str) -> None:
    """A button's way to the cell that exists."""
    viewer()
    st.session_state[key] = wider.node.node_name
    st.session_state["grain"] = label_of(wider.block.grain)
    st.session_state["period"] = wider.block.label


def dates(in_block: Block, shown: Group | None) -> str:
    """The line beneath the filters: labels drift against the calendar, dates do not."""
    band = f" · {shown.headcount_band} people" if shown else ""
    return (
        f"{days(in_block.starts_on, in_block.ends_on)} · "
        f"closed on {day_and_year(in_block.closes_on)}{band}"
    )


def of_one_group(view: View, node: str, blocks: list[Block]) -> list[Block]:
    """Blocks, oldest first, less the closed ones that show the node inside another group.

    A team that was once shown together with others has that group's figures for a past, and other
    people's figures are no past of its own.
    """
    shown = {one.block_key: _group_key(view, node, one) for one in blocks if one.is_closed}
    newest = next((shown[one.block_key] for one in reversed(blocks) if one.is_closed), None)
    return [one for one in blocks if not one.is_closed or shown[one.block_key] == newest]


def _group_key(view: View, node: str, block: Block) -> str | None:
    group = view.group(node, block.block_key)
    return group.group_key if isinstance(group, Group) else None
