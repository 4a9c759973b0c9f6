"""A release as the server holds it: its structure in memory, its cells behind a connection."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.access import reads
from dashboard.access.capability import Connection
from dashboard.access.organisation import Block, Grain, Group, Level, Node

CellKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class Source:
    """One exporting tool and how far its data reach."""

    tool: str
    kind: str
    data_to: date
    final_through: date
    is_late: bool


@dataclass(frozen=True)
class Coverage:
    """How much of something could be measured, company-wide."""

    period_start: date
    measure: str
    share: float


@dataclass(frozen=True)
class SeriesBreak:
    """A jump of a series that is the vendor's and not the team's.

    Attributes:
        metric_id: the figure it touches; `ai_use` is a person's own use of AI.
        breaks_on: the first day that is counted the new way.
        effect: what changed, in words.
    """

    metric_id: str
    tool: str
    breaks_on: date
    effect: str


@dataclass(frozen=True)
class Checked:
    """What one check of metric health said after one closed period.

    Attributes:
        check_id: which check, of `publish.metric_health.Check`.
        state: quiet, red, or not measured.
        sign: what showed, where it is red; else nothing.
    """

    metric_id: str
    check_id: str
    period_start: date
    state: str
    sign: str

    @property
    def is_red(self) -> bool:
        """Whether the metric is in doubt."""
        return self.state == "red"


@dataclass(frozen=True)
class ReleaseInfo:
    """What stands in the footer and on Data health."""

    release_id: int
    created_at: datetime
    data_to: date
    as_of: date
    is_sample: bool
    people_band: str
    teams: int
    k: int
    base: int
    sources: tuple[Source, ...]
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True)
class Released:
    """One release.

    Attributes:
        blocks: by key, newest first.
        nodes: by key, in the order of their names.
        groups: by block key and group key.
        group_of: which group shows a node in a block; a node that is missing is not published.
        deff: by metric, part and grain.
        breaks: by day.
        missing: by metric, the sentence that says which feed it lacks.
        checked: by metric, check and day: what metric health said.
        definition_hashes: of every metric, when the release was built.
    """

    info: ReleaseInfo
    blocks: dict[str, Block]
    nodes: dict[str, Node]
    groups: dict[tuple[str, str], Group]
    group_of: dict[tuple[str, str], str]
    deff: dict[tuple[str, str, str], float]
    breaks: tuple[SeriesBreak, ...]
    missing: dict[str, str]
    checked: tuple[Checked, ...]
    definition_hashes: dict[str, str]
    connection: Connection

    def cells(
        self, metric_ids: list[str], parts: list[str], groups: list[str], blocks: list[str]
    ) -> dict[CellKey, tuple[float, float, float]]:
        """Published sums by metric, part, group and block: one read."""
        values = {
            "metric_ids": metric_ids,
            "parts": parts,
            "group_keys": groups,
            "block_keys": blocks,
        }
        # A cursor each: a connection is not to be shared by two readers at once.
        rows = self.connection.cursor().execute(reads.CELLS, values).fetchall()
        return {tuple(row[:4]): tuple(row[4:]) for row in rows}

    def group(self, node_key: str, block_key: str) -> Group | None:
        """The group that shows a node in a block."""
        group_key = self.group_of.get((node_key, block_key))
        return self.groups.get((block_key, group_key)) if group_key else None

    def team_groups(self, block_key: str) -> list[Group]:
        """Every group below a department that is published in a block."""
        return [
            group
            for (key, _), group in self.groups.items()
            if key == block_key and group.level is Level.TEAM
        ]

    def doubts(self, metric_id: str) -> list[Checked]:
        """The checks that are red of a metric after the newest closed period."""
        newest = max((found.period_start for found in self.checked), default=None)
        return [
            found
            for found in self.checked
            if found.metric_id == metric_id and found.period_start == newest and found.is_red
        ]

    def next_close(self) -> date | None:
        """The day on which the next period closes; nothing where none is open."""
        open_ones = [
            block.closes_on
            for block in self.blocks.values()
            if block.grain is Grain.PERIOD and not block.is_closed
        ]
        return min(open_ones, default=None)

    def company(self) -> Node:
        """The node everything else is part of."""
        return next(node for node in self.nodes.values() if node.level is Level.COMPANY)

    def departments(self) -> list[Node]:
        """Departments, alphabetical."""
        return [node for node in self.nodes.values() if node.level is Level.DEPARTMENT]

    def subtree(self, node_key: str) -> set[str]:
        """A node and everything below it; nothing for a node that does not exist."""
        found = {node_key} & self.nodes.keys()
        while below := {
            node.node_key
            for node in self.nodes.values()
            if node.parent_node_key in found and node.node_key not in found
        }:
            found |= below
        return found


def read_released(connection: Connection, manifest: dict[str, Any]) -> Released:
    """Read everything but the cells."""
    nodes = {row[0]: Node(*row[:3], Level(row[3])) for row in _rows(connection, reads.NODES)}
    return Released(
        info=_info(connection),
        blocks={row[0]: _block(row) for row in _rows(connection, reads.BLOCKS)},
        nodes=nodes,
        groups={tuple(row[:2]): _group(row, nodes) for row in _rows(connection, reads.GROUPS)},
        group_of={tuple(row[:2]): row[2] for row in _rows(connection, reads.NODE_GROUPS)},
        deff={tuple(row[:3]): row[3] for row in _rows(connection, reads.CONSTANTS)},
        breaks=tuple(SeriesBreak(*row) for row in _rows(connection, reads.BREAKS)),
        missing=dict(_rows(connection, reads.MISSING_FEEDS)),
        checked=tuple(Checked(*row) for row in _rows(connection, reads.HEALTH)),
        definition_hashes=manifest["definition_hashes"],
        connection=connection,
    )


def _rows(connection: Connection, statement: str) -> list[tuple]:
    return connection.execute(statement).fetchall()


def _info(connection: Connection) -> ReleaseInfo:
    return ReleaseInfo(
        *_rows(connection, reads.RELEASE)[0],
        sources=tuple(Source(*row) for row in _rows(connection, reads.SOURCES)),
        coverage=tuple(Coverage(*row) for row in _rows(connection, reads.COVERAGE)),
    )


def _block(row: tuple) -> Block:
    return Block(row[0], Grain(row[1]), *row[2:])


def _group(row: tuple, nodes: dict[str, Node]) -> Group:
    names = sorted(nodes[key].node_name for key in row[6])
    return Group(row[1], row[2], Level(row[3]), row[4], row[5], tuple(names))
