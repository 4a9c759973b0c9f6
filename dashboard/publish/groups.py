"""Which groups can ever be shown: decided by headcount alone, never by a value.

Everything published is a union of pieces of at least `k` people, so no figure minus another is
about fewer. Who knows the organisation can work out every group here: a missing one tells nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

# Fewer than this many times k people in the company: own pages only.
SMALLEST_COMPANY = 2

Places = frozenset[str]  # nodes, each standing for the people whose home is that very node


class Level(StrEnum):
    """How high a node stands in the organisation."""

    COMPANY = "company"
    DEPARTMENT = "department"
    TEAM = "team"


@dataclass(frozen=True)
class Headcount:
    """People of a place in one period: all of them, and those there at least 14 of 28 days."""

    present: int
    counted: int


@dataclass(frozen=True)
class Part:
    """A node with everything below it, or only its direct staff: those are never shown alone."""

    node: str
    places: Places
    is_direct: bool = False


@dataclass(frozen=True)
class Tree:
    """The organisation: who is below whom."""

    children: Mapping[str, tuple[str, ...]]

    def below(self, node: str) -> Places:
        """A node and everything below it."""
        return frozenset({node}).union(*(self.below(child) for child in self.children[node]))

    def parts(self, part: Part) -> list[Part]:
        """One level down: the direct staff of a node, and its children."""
        if part.is_direct:
            return [part]
        direct = Part(part.node, frozenset({part.node}), is_direct=True)
        children = self.children[part.node]
        return [direct, *(Part(child, self.below(child)) for child in children)]


Partition = dict[Level, frozenset[Places]]


def residual_partition(
    tree: Tree, company: str, headcounts: Mapping[str, Headcount], k: int
) -> Partition:
    """The groups of one period, cut at each level; none in a company of fewer than 2k people."""
    whole = Part(company, tree.below(company))
    if _counted([whole], headcounts) < SMALLEST_COMPANY * k:
        return {level: frozenset() for level in Level}
    departments = _split(tree.parts(whole), headcounts, k)
    teams = [
        group
        for department in departments
        for group in _split([p for part in department for p in tree.parts(part)], headcounts, k)
    ]
    cuts = {Level.COMPANY: [[whole]], Level.DEPARTMENT: departments, Level.TEAM: teams}
    return {level: frozenset(map(_places, groups)) for level, groups in cuts.items()}


def _split(parts: list[Part], headcounts: Mapping[str, Headcount], k: int) -> list[list[Part]]:
    """The residual rule: keep what has k people, show the rest together, and let the rest have k.

    While it has not, the smallest kept part joins it (of equals the first by id): subtracting
    what is kept from the whole must not leave a few people over.
    """
    inhabited = [part for part in parts if _present([part], headcounts)]
    kept = [p for p in inhabited if not p.is_direct and _counted([p], headcounts) >= k]
    kept.sort(key=lambda part: (_counted([part], headcounts), part.node))
    rest = [part for part in inhabited if part not in kept]
    while rest and kept and _counted(rest, headcounts) < k:
        rest.append(kept.pop(0))
    return [[part] for part in kept] + ([rest] if rest else [])


def join(partitions: Iterable[frozenset[Places]]) -> frozenset[Places]:
    """The finest partition coarser than all: what is together in one period is in the longer one.

    So every long group is a union of whole groups of each period, and no subtraction in time
    leaves fewer people than a subtraction within one period would.
    """
    joined: list[Places] = []
    for group in {group for partition in partitions for group in partition}:
        touching = [other for other in joined if other & group]
        joined = [other for other in joined if not other & group]
        joined.append(group.union(*touching))
    return frozenset(joined)


def _places(parts: Iterable[Part]) -> Places:
    return frozenset().union(*(part.places for part in parts))


def _counted(parts: Iterable[Part], headcounts: Mapping[str, Headcount]) -> int:
    return sum(headcounts[place].counted for place in _places(parts) if place in headcounts)


def _present(parts: Iterable[Part], headcounts: Mapping[str, Headcount]) -> int:
    return sum(headcounts[place].present for place in _places(parts) if place in headcounts)
