"""The groups of every closed block with their names, and which of them shows a node."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.publish.calendar import Grain, Span
from dashboard.publish.groups import (
    Headcount,
    Level,
    Part,
    Partition,
    Places,
    Tree,
    join,
    residual_partition,
)

# Undone work is rare: a team's figure needs a quarter before it protects everybody in it.
LADDER = {
    Grain.PERIOD: (Level.COMPANY, Level.DEPARTMENT),
    Grain.QUARTER: (Level.COMPANY, Level.DEPARTMENT, Level.TEAM),
    Grain.YEAR: (Level.COMPANY, Level.DEPARTMENT, Level.TEAM),
}
_BANDS = ((50, "50+"), (20, "20–49"), (10, "10–19"), (5, "5–9"))

Headcounts = Mapping[date, Mapping[str, Headcount]]
# What earlier releases published: the places of each group, by block.
Published = Mapping[str, Mapping[str, Places]]


@dataclass(frozen=True)
class OrgNode:
    """A node of the organisation."""

    node_key: str
    node_name: str
    parent_node_key: str | None
    level: Level


@dataclass(frozen=True)
class PublishedGroup:
    """A group of a block: one node, or the rest of a parent shown together.

    Attributes:
        places: the nodes whose own people it holds in this block; not published.
    """

    block_key: str
    group_key: str
    group_name: str
    level: Level
    is_combined: bool
    headcount_band: str
    member_nodes: tuple[str, ...]
    places: Places


class Structure:
    """The organisation with its people by period, cut into groups on demand."""

    def __init__(self, nodes: Iterable[OrgNode], headcounts: Headcounts, k: int) -> None:
        self.nodes = {node.node_key: node for node in nodes}
        self._tree = Tree({key: self._children(key) for key in self.nodes})
        self._company = next(key for key, node in self.nodes.items() if not node.parent_node_key)
        self._headcounts = headcounts
        self._partitions = {
            period: residual_partition(self._tree, self._company, counts, k)
            for period, counts in headcounts.items()
        }

    def groups(self, span: Span, published: Published) -> list[PublishedGroup]:
        """What a block publishes, larger groups first; the same people are one group, once.

        Where a shorter block inside was published under another organisation, the two cuts could
        be subtracted from each other: such a block shows the company only.
        """
        partitions = [self._partitions.get(period, {}) for period in span.periods()]
        if not all(partition.get(Level.COMPANY) for partition in partitions):
            return []
        inside = [other for other in span.inside() if other.key in published]
        if any(self._cut_otherwise(other, published[other.key]) for other in inside):
            return self._at_levels(span, partitions, LADDER[span.grain][:1])
        return self._at_levels(span, partitions, LADDER[span.grain])

    def _at_levels(
        self, span: Span, partitions: list[Partition], levels: tuple[Level, ...]
    ) -> list[PublishedGroup]:
        found: dict[str, PublishedGroup] = {}
        for level in levels:
            for places in sorted(_cut(partitions, level), key=sorted):
                group = self._named(span, level, places)
                found.setdefault(group.group_key, group)
        return list(found.values())

    def _cut_otherwise(self, span: Span, published: Mapping[str, Places]) -> bool:
        now = {group.group_key: group.places for group in self.groups(span, {})}
        return now != published

    def node_groups(self, span: Span, groups: list[PublishedGroup]) -> dict[str, str | None]:
        """The group that shows each node: itself, a combined one at its level, or none."""
        return {
            key: next((g.group_key for g in groups if self._shows(span, g, node)), None)
            for key, node in self.nodes.items()
        }

    def newest_inhabited(self) -> Places:
        """Nodes with people of their own in the newest period."""
        newest = max(self._headcounts, default=None)
        counts = self._headcounts.get(newest, {})
        return frozenset(place for place, count in counts.items() if count.present)

    def _shows(self, span: Span, group: PublishedGroup, node: OrgNode) -> bool:
        if group.group_key == node.node_key:
            return True
        here = self._tree.below(node.node_key) & self._inhabited(span)
        return (
            group.is_combined
            and group.level is node.level
            and bool(here)
            and (here <= group.places)
        )

    def _named(self, span: Span, level: Level, places: Places) -> PublishedGroup:
        inhabited = self._inhabited(span)
        parts = self._whole_parts(self._company, places, inhabited)
        names = sorted(self._name(part) for part in parts)
        is_node = len(parts) == 1 and not parts[0].is_direct
        keys = sorted(f"{part.node}.direct" if part.is_direct else part.node for part in parts)
        return PublishedGroup(
            block_key=span.key,
            group_key=keys[0] if is_node else "combined:" + "+".join(keys),
            group_name=", ".join(names) if len(parts) == 1 else "Combined: " + ", ".join(names),
            level=level,
            is_combined=len(parts) > 1,
            headcount_band=people_band(self._counted_last(span, places)),
            member_nodes=tuple(sorted(part.node for part in parts if not part.is_direct)),
            places=places & inhabited,
        )

    def _whole_parts(self, node: str, places: Places, inhabited: Places) -> list[Part]:
        """The fewest nodes that make up some places, and the direct staff that is left."""
        below = self._tree.below(node) & inhabited
        if not below & places:
            return []
        if below <= places:
            return [Part(node, below)]
        direct = [Part(node, frozenset({node}), is_direct=True)] if node in below & places else []
        children = self._tree.children[node]
        return direct + [p for c in children for p in self._whole_parts(c, places, inhabited)]

    def _name(self, part: Part) -> str:
        name = self.nodes[part.node].node_name
        return f"{name} direct staff" if part.is_direct else name

    def _inhabited(self, span: Span) -> Places:
        return frozenset(
            place
            for period in span.periods()
            for place, count in self._headcounts[period].items()
            if count.present
        )

    def _counted_last(self, span: Span, places: Places) -> int:
        """People of a group in the last period of a block in which it had any."""
        for period in reversed(span.periods()):
            counts = self._headcounts[period]
            if found := sum(counts[place].counted for place in places if place in counts):
                return found
        return 0

    def _children(self, node: str) -> tuple[str, ...]:
        return tuple(
            sorted(key for key, child in self.nodes.items() if child.parent_node_key == node)
        )


def _cut(partitions: list[Partition], level: Level) -> frozenset[Places]:
    return join(partition[level] for partition in partitions)


def people_band(people: int) -> str:
    """A headcount as it is published: never the number, nothing below five."""
    return next((band for least, band in _BANDS if people >= least), "")
