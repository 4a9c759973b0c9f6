"""Which nodes and which metrics a viewer's roles open."""

from dataclasses import dataclass

from dashboard.access.cell import Wider
from dashboard.access.organisation import Block, Group, Node
from dashboard.access.released import Released
from dashboard.access.viewer import Role, Viewer
from dashboard.governance.definitions import Definition

# Only these roles see figures of groups: an engineer compares with their own past, nothing else.
GROUP_ROLES = frozenset({Role.MANAGER, Role.HR})


@dataclass(frozen=True)
class Scope:
    """The part of a release that belongs to one viewer."""

    viewer: Viewer
    released: Released

    def audience(self, definition: Definition) -> frozenset[Role]:
        """The roles through which this viewer may see groups by this metric."""
        allowed = {audience.value for audience in definition.audience}
        return frozenset(role for role in self._roles() if role.value in allowed)

    def holds(self, node_key: str, roles: frozenset[Role] = GROUP_ROLES) -> bool:
        """Whether one of some roles opens a node. A node that does not exist is opened by none."""
        return any(node_key in self._opened(role) for role in roles & self._roles())

    def managed_groups(self, block_key: str) -> set[Group]:
        """The groups that show the nodes a manager has below them; none for anybody else."""
        nodes = self._managed() if Role.MANAGER in self._roles() else set()
        found = (self.released.group(node, block_key) for node in nodes)
        return {group for group in found if group}

    def choices(self) -> list[Node]:
        """The nodes the viewer may choose, alphabetical; the company is a manager's context."""
        keys: set[str] = set()
        if Role.MANAGER in self._roles():
            keys |= self._managed()
        if Role.HR in self._roles():
            keys |= self._opened(Role.HR)
        return [node for node in self.released.nodes.values() if node.node_key in keys]

    def wider(self, node_key: str, block_key: str) -> Wider | None:
        """The nearest published figure around one that is not: a longer block, a larger node."""
        block, node = self.released.blocks.get(block_key), self.released.nodes.get(node_key)
        while block and node:
            for longer in self._around(block):
                if self.released.group(node.node_key, longer.block_key):
                    return Wider(node, longer)
            node = self.released.nodes.get(node.parent_node_key or "")
            node = node if node and self.holds(node.node_key) else None
        return None

    def _around(self, block: Block) -> list[Block]:
        """A block and the longer ones it is part of, the closed ones."""
        found, longer = [], block
        while longer:
            found.append(longer)
            longer = self.released.blocks.get(longer.parent_block_key or "")
        return [block for block in found if block.is_closed]

    def _roles(self) -> frozenset[Role]:
        return self.viewer.roles & GROUP_ROLES

    def _opened(self, role: Role) -> set[str]:
        company = {self.released.company().node_key}
        if role is Role.HR:
            return company | {node.node_key for node in self.released.departments()}
        return company | self._managed()

    def _managed(self) -> set[str]:
        return {key for node in self.viewer.nodes for key in self.released.subtree(node)}
