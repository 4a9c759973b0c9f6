"""The groups of this release: new blocks are cut now, closed ones stay as they were cut."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from dashboard.errors import BuildRefused
from dashboard.publish.calendar import Grain, Span
from dashboard.publish.cells import run
from dashboard.publish.closing import Closing
from dashboard.publish.frozen import Frozen
from dashboard.publish.groups import Headcount, Level, Places
from dashboard.publish.schema import FROZEN_TABLES
from dashboard.publish.structure import OrgNode, PublishedGroup, Structure
from dashboard.publish.tables import arrow, load

GROUPS = (
    "group_key",
    "block_key",
    "group_name",
    "level",
    "is_combined",
    "headcount_band",
    "member_nodes",
)
NODE_GROUPS = ("node_key", "block_key", "group_key")
PLACES = ("block_key", "group_key", "node_key")
NODES = ("node_key", "node_name", "parent_node_key", "level")


@dataclass(frozen=True)
class Cuts:
    """Rows of the release's tables about the organisation, in the columns above."""

    nodes: list[tuple]
    groups: list[tuple]
    node_groups: list[tuple]
    places: list[tuple]
    inhabited: Places

    def groups_table(self) -> pa.Table:
        """Keys, names and levels of the groups."""
        names = ("group_key", "block_key", "group_name", "level")
        return arrow(names, [row[:4] for row in self.groups])

    def places_table(self) -> pa.Table:
        """What each group is made of; for the builder only."""
        return arrow(PLACES, self.places)

    def hidden_teams(self) -> int:
        """Teams with people that are not shown by their own name in the newest quarter."""
        return self.teams() - self.named_teams()

    def named_teams(self) -> int:
        """Teams shown by their own name in the newest quarter."""
        newest = self._newest_quarter()
        return sum(
            node == group and block == newest and node in self._team_keys()
            for node, block, group in self.node_groups
        )

    def teams(self) -> int:
        """Teams that have people in the newest quarter."""
        return len(self._team_keys() & self.inhabited)

    def _team_keys(self) -> frozenset[str]:
        return frozenset(row[0] for row in self.nodes if row[3] == Level.TEAM)

    def _newest_quarter(self) -> str:
        quarters = {row[1] for row in self.groups if row[1].startswith(Grain.QUARTER)}
        return max(quarters, default="")


def cut(
    connection: duckdb.DuckDBPyConnection, closing: Closing, frozen: Frozen, k: int, wait: int
) -> Cuts:
    """Cut every block that closed since the release before.

    Leaves `membership` and `group_places` behind as temporary tables.

    Args:
        connection: holds marts.
        closing: the calendar of this build.
        frozen: the release before.
        k: the smallest number of people in a group.
        wait: days from the end of a block until it closes.

    Raises:
        BuildRefused: there is no roster, or its nodes do not belong to one company.
    """
    _load_membership(connection, closing, frozen)
    nodes = _nodes(connection)
    _refuse_other_than_one_company(nodes)
    structure = Structure(nodes, _headcounts(connection), k)
    closed = [span for span in closing.spans() if closing.is_published(span, wait)]
    cuts = _cut_new(structure, [span for span in closed if span.key not in frozen.blocks], frozen)
    load(connection, "group_places", cuts.places_table(), FROZEN_TABLES["group_places"])
    return cuts


def _cut_new(structure: Structure, spans: list[Span], frozen: Frozen) -> Cuts:
    published = _published(frozen)
    groups, node_groups, places = [], [], []
    for span in spans:
        found = structure.groups(span, published)
        groups += [_group_row(group) for group in found]
        shown = structure.node_groups(span, found)
        node_groups += [(node, span.key, group) for node, group in shown.items()]
        places += [(g.block_key, g.group_key, place) for g in found for place in sorted(g.places)]
    node_groups += frozen.rows("node_groups", *NODE_GROUPS)
    return Cuts(
        nodes=_with_former(structure, frozen),
        groups=groups + frozen.rows("groups", *GROUPS),
        node_groups=node_groups,
        places=places + frozen.rows("group_places", *PLACES),
        inhabited=structure.newest_inhabited(),
    )


def _group_row(group: PublishedGroup) -> tuple:
    return tuple(getattr(group, name) for name in GROUPS)


def _published(frozen: Frozen) -> dict[str, dict[str, Places]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for block, group, place in frozen.rows("group_places", *PLACES):
        found[block][group].add(place)
    return {
        block: {group: frozenset(places) for group, places in groups.items()}
        for block, groups in found.items()
    }


def _with_former(structure: Structure, frozen: Frozen) -> list[tuple]:
    """Today's nodes, and former ones that closed blocks still show."""
    today = [
        (n.node_key, n.node_name, n.parent_node_key, n.level) for n in structure.nodes.values()
    ]
    shown = {node for node, _, group in frozen.rows("node_groups", *NODE_GROUPS) if group}
    shown |= {member for row in frozen.rows("groups", "member_nodes") for member in row[0]}
    former = [
        row
        for row in frozen.rows("nodes", *NODES)
        if row[0] in shown and row[0] not in structure.nodes
    ]
    return today + former


def _load_membership(
    connection: duckdb.DuckDBPyConnection, closing: Closing, frozen: Frozen
) -> None:
    columns = FROZEN_TABLES["membership"]
    load(connection, "frozen_membership", frozen.tables.get("membership"), columns)
    kept = [(start,) for start in frozen.periods()]
    load(connection, "frozen_periods", arrow(("period_start",), kept), "period_start date")
    load(connection, "membership", run(connection, "release/membership"), columns)


def _nodes(connection: duckdb.DuckDBPyConnection) -> list[OrgNode]:
    rows = connection.execute(
        "select node_key, node_name, parent_node_key, level from marts.nodes order by node_key"
    ).fetchall()
    return [OrgNode(*row[:3], Level(row[3])) for row in rows]


def _refuse_other_than_one_company(nodes: list[OrgNode]) -> None:
    roots = [node.node_name for node in nodes if node.parent_node_key is None]
    if not roots:
        raise BuildRefused(
            "Nothing is published: no export says who works where. Add the roster to the exports."
        )
    if len(roots) > 1:
        raise BuildRefused(
            f"Nothing is published: the roster has {len(roots)} nodes without a parent "
            f"({', '.join(sorted(roots))}). Put them under one company node."
        )


def _headcounts(connection: duckdb.DuckDBPyConnection) -> dict[date, dict[str, Headcount]]:
    found: dict[date, dict[str, Headcount]] = defaultdict(dict)
    for row in run(connection, "release/headcounts").to_pylist():
        count = Headcount(row["present_people"], row["counted_people"])
        found[row["period_start"]][row["node_key"]] = count
    return found
