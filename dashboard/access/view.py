"""The only way to a number: a person's own file, and the published cells of their nodes."""

import itertools
import math
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dashboard import messages, metric_checks
from dashboard.access.capability import open_own
from dashboard.access.cell import Cell, NotShown, Reason
from dashboard.access.organisation import Block, Grain, Group, Level, Node
from dashboard.access.others import Dot, FunnelDot, unnamed
from dashboard.access.own import OwnOutcomes, read_own
from dashboard.access.released import CellKey, Checked, ReleaseInfo, SeriesBreak
from dashboard.access.scope import Scope
from dashboard.access.store import Store
from dashboard.access.viewer import Role, Viewer
from dashboard.errors import NotAllowed, NotOnRoster
from dashboard.governance import approvals
from dashboard.governance.approvals import Approval, ApprovalState
from dashboard.governance.definitions import Definition
from dashboard.governance.goals import Goal
from dashboard.publish.constants import until_measured

# Those who answer for the exports and the figures, and those who watch that somebody does.
_FULL_REPORT = {Role.HR, Role.STEWARD, Role.AUDITOR}
_REPORT_FOR_EVERYONE = {"build_id", "built_at", "fate"}

CellRequest = tuple[str, str, str]
Answer = Cell | NotShown
Sums = dict[CellKey, tuple[float, ...]]


def report_for_everyone(store: Store) -> dict[str, Any]:
    """When the last build was and whether it published: dates, which need no viewer."""
    told = store.report().items()
    return {key: value for key, value in told if key in _REPORT_FOR_EVERYONE}


class View:
    """What one viewer may read.

    A view is made for one run of one page and is never kept or shared: roster, definitions and
    approvals are those of that moment.
    """

    def __init__(self, viewer: Viewer, store: Store) -> None:
        self.viewer = viewer
        self._store = store
        self._released = store.released()
        self._scope = Scope(viewer, self._released)
        self._definitions = store.definitions()
        self._register = store.register()

    def own(self) -> OwnOutcomes:
        """The viewer's own figures. There is no parameter with which to ask for anybody else's.

        Raises:
            NotOnRoster: the viewer has no own file.
        """
        if self.viewer.own_id is None:
            raise NotOnRoster(messages.not_on_roster(self.viewer.sub))
        path = self._store.own_path(self.viewer.own_id)
        connection = open_own(path)
        try:
            return read_own(connection, path)
        finally:
            connection.close()

    def cell(self, metric_id: str, node_key: str, block_key: str, part: str = "") -> Answer:
        """A published figure, or the words in its place."""
        return self.cells([metric_id], node_key, [block_key], [part])[metric_id, block_key, part]

    def cells(
        self,
        metric_ids: Iterable[str],
        node_key: str,
        block_keys: Iterable[str],
        parts: Iterable[str] = ("",),
    ) -> dict[CellRequest, Answer]:
        """Several figures of one node with one read, by metric, block and part."""
        metrics = list(metric_ids)
        asked = list(itertools.product(metrics, block_keys, parts))
        refused = {metric: self._refusal(metric, node_key) for metric in metrics}
        read = self._read([key for key in asked if refused[key[0]] is None], node_key)
        return {
            key: refused[key[0]] or read.get(key) or self._absent(*key[:2], node_key)
            for key in asked
        }

    def group(self, node_key: str, block_key: str) -> Group | NotShown:
        """The group that shows a node in a block: itself, or small ones together."""
        if not self._scope.holds(node_key):
            return NotShown(Reason.NOT_YOURS, messages.NOT_YOURS)
        block = self._released.blocks.get(block_key)
        if block and not block.is_closed:
            return NotShown(Reason.STILL_OPEN, messages.still_open(block.closes_on))
        group = self._released.group(node_key, block_key)
        return group or self._protected(node_key, block_key)

    def dots(self, metric_x: str, metric_y: str, block_key: str, without: str) -> list[Dot]:
        """The other groups below departments by two figures, or none if too few have both."""
        cells = self._others([metric_x, metric_y], block_key, without)
        both = [found for found in cells if found.keys() == {metric_x, metric_y}]
        pairs = [(found[metric_x].estimate, found[metric_y].estimate) for found in both]
        dots = [Dot(x, y) for x, y in pairs if x and y]
        return unnamed(dots, key=lambda dot: (dot.x.point, dot.y.point))

    def funnel(self, metric_id: str, block_key: str) -> list[FunnelDot]:
        """Groups below departments by evidence and figure, for HR; or none if too few have one."""
        if Role.HR not in self.viewer.roles:
            return []
        cells = [
            cell for found in self._others([metric_id], block_key, "") for cell in found.values()
        ]
        dots = [FunnelDot(cell.units, cell.estimate) for cell in cells if cell.estimate]
        return unnamed(dots, key=lambda dot: (dot.count, dot.estimate.point))

    def combined_teams(self, block_key: str) -> int | None:
        """How many teams are shown only together with others in a block; for HR, a headcount fact.

        None where no team is shown at all: teams are published for quarters and years only.
        """
        if Role.HR not in self.viewer.roles or not self._released.team_groups(block_key):
            return None
        groups = (
            self._released.group(node.node_key, block_key)
            for node in self._released.nodes.values()
            if node.level is Level.TEAM
        )
        return sum(group is not None and group.is_combined for group in groups)

    def blocks(self, grain: Grain) -> list[Block]:
        """Blocks of a grain, newest first, closed and open."""
        return [block for block in self._released.blocks.values() if block.grain == grain]

    def block(self, block_key: str) -> Block | None:
        """One block of the release."""
        return self._released.blocks.get(block_key)

    def nodes(self) -> list[Node]:
        """The nodes the viewer may choose, alphabetical."""
        return self._scope.choices()

    def company(self) -> Node:
        """The node everything else is part of."""
        return self._released.company()

    def departments(self) -> list[Node]:
        """Departments side by side: HR only."""
        return self._released.departments() if Role.HR in self.viewer.roles else []

    def definitions(self) -> dict[str, Definition]:
        """What every metric means; words are open to everyone."""
        return self._definitions

    def goal(self, goal_id: str) -> Goal | None:
        """The result for customers or the bottom line a metric serves; words are open to all."""
        return self._store.register().goals.get(goal_id)

    def approval(self, metric_id: str) -> Approval:
        """Whether a metric may be shown, who answers for it, and what happens next."""
        definition = self._definitions[metric_id]
        approval = approvals.state(definition, self._register, self._store.today())
        built_with = self._released.definition_hashes.get(metric_id)
        if approval.state is ApprovalState.APPROVED and built_with != definition.definition_hash:
            return approval.changed_since_build()
        return approval

    def breaks(self, metric_id: str) -> list[SeriesBreak]:
        """Jumps that touch a figure, oldest first: words and dates, open to everyone."""
        return [found for found in self._released.breaks if found.metric_id == metric_id]

    def lacks(self, metric_id: str) -> str:
        """Why a figure is turned off: the feed that is missing, in words; nothing if none is."""
        sentence = self._released.missing.get(metric_id, "")
        return messages.no_feed(self._definitions[metric_id].title, sentence) if sentence else ""

    def doubts(self, metric_id: str) -> list[Checked]:
        """The checks of metric health that are red now; words, open to everyone."""
        return self._released.doubts(metric_id)

    def checked(self) -> tuple[Checked, ...]:
        """What every check said of every metric after each closed period; open to everyone."""
        return self._released.checked

    def today(self) -> date:
        """The day by which approvals, goals and use cases are judged."""
        return self._store.today()

    def release(self) -> ReleaseInfo:
        """Which release this is and how far its data reach."""
        return self._released.info

    def sees_files(self) -> bool:
        """Whether the viewer may see what became of each export file."""
        return bool(self.viewer.roles & _FULL_REPORT)

    def report(self) -> dict[str, Any]:
        """The last build: dates for everyone, the table of files for those who answer for it."""
        if self.sees_files():
            report = self._store.report()
            return {key: value for key, value in report.items() if key != "warehouse"}
        return report_for_everyone(self._store)

    def set_aside_list(self) -> Path | None:
        """The list of records the last build set aside; None when there is none.

        Raises:
            NotAllowed: the viewer may not see what became of each export file.
        """
        if not self.sees_files():
            raise NotAllowed(messages.NOT_ALLOWED)
        return self._store.set_aside_list()

    def _refusal(self, metric_id: str, node_key: str) -> NotShown | None:
        """Audience, scope, approval, feeds, metric health: the first that fails is the answer."""
        definition = self._definitions.get(metric_id)
        roles = self._scope.audience(definition) if definition else frozenset()
        if not roles:
            return NotShown(Reason.NOT_YOUR_ROLE, messages.ANOTHER_ROLE)
        if not self._scope.holds(node_key, roles):
            return NotShown(Reason.NOT_YOURS, messages.NOT_YOURS)
        approval = self.approval(metric_id)
        if approval.state is not ApprovalState.APPROVED:
            return NotShown(Reason.NOT_APPROVED, approval.message(definition.title))
        if lacks := self.lacks(metric_id):
            return NotShown(Reason.NO_FEED, lacks)
        return self._doubt(definition)

    def _doubt(self, definition: Definition) -> NotShown | None:
        """State 14: a red check takes a figure off every page and out of every comparison."""
        doubts = self._released.doubts(definition.metric_id)
        if not doubts:
            return None
        reason = metric_checks.in_words(doubts[0])
        until = self._released.next_close()
        return NotShown(Reason.IN_DOUBT, messages.in_doubt(definition.title, reason, until))

    def _read(self, allowed: list[CellRequest], node_key: str) -> dict[CellRequest, Answer]:
        groups = {block: self._released.group(node_key, block) for _, block, _ in allowed}
        sums = self._released.cells(
            self._with_evidence(metric for metric, _, _ in allowed),
            sorted({part for _, _, part in allowed}),
            sorted({group.group_key for group in groups.values() if group}),
            sorted(groups),
        )
        found: dict[CellRequest, Answer] = {}
        for metric, block, part in allowed:
            group = groups[block]
            if group and (metric, part, group.group_key, block) in sums:
                gap = self._unmeasured(self._definitions[metric], self._released.blocks[block])
                found[metric, block, part] = gap or self._cell(metric, part, group, block, sums)
        return found

    def _cell(self, metric: str, part: str, group: Group, block_key: str, sums: Sums) -> Cell:
        block = self._released.blocks[block_key]
        definition = self._definitions[metric]
        assumed = until_measured(definition)
        deff = self._released.deff.get((metric, part, block.grain), assumed)
        own = sums[metric, part, group.group_key, block_key]
        basis = definition.evidence_of
        rests_on = (
            self._cell(basis, "", group, block_key, sums)
            if (basis, "", group.group_key, block_key) in sums
            else None
        )
        return Cell(metric, part, group, block, *own, definition, deff, rests_on)

    def _with_evidence(self, metrics: Iterable[str]) -> list[str]:
        """Metrics and those whose units are their evidence."""
        asked = set(metrics)
        basis = {self._definitions[metric].evidence_of for metric in asked}
        return sorted(asked | basis - {""})

    def _unmeasured(self, definition: Definition, block: Block) -> NotShown | None:
        """Where too little is known in the whole company, no figure of anybody is one."""
        floor = definition.measured
        known = [
            found.share
            for found in self._released.info.coverage
            if floor
            and found.measure == floor.measure
            and block.starts_on <= found.period_start <= block.ends_on
        ]
        if not floor or not known or 100 * min(known) >= floor.least:
            return None
        measured = math.floor(100 * min(known))
        words = messages.not_measured(definition.title, measured, floor.least)
        return NotShown(Reason.NOT_MEASURED, words)

    def _absent(self, metric_id: str, block_key: str, node_key: str) -> NotShown:
        """Every published group has every cell of a closed block; without one, it is open."""
        block = self._released.blocks.get(block_key)
        if block and (not block.is_closed or self._released.group(node_key, block_key)):
            wait = timedelta(days=self._definitions[metric_id].close_after)
            return NotShown(Reason.STILL_OPEN, messages.still_open(block.ends_on + wait))
        return self._protected(node_key, block_key)

    def _protected(self, node_key: str, block_key: str) -> NotShown:
        """The same words for every protective reason, and the nearest figure that is shown."""
        wider = self._scope.wider(node_key, block_key)
        name = f"{wider.node.node_name}, {wider.block.label}" if wider else ""
        return NotShown(Reason.PROTECTED, messages.protected(name), wider)

    def _others(self, metrics: list[str], block_key: str, without: str) -> list[dict[str, Cell]]:
        """Cells of the groups below departments, all metrics of a group together."""
        node = without or self.company().node_key
        if any(self._refusal(metric, node) for metric in metrics):
            return []
        # Teams the viewer manages are known by name: among them, few dots would be unnamed.
        known = self._scope.managed_groups(block_key) | {self._released.group(without, block_key)}
        groups = self._released.team_groups(block_key)
        others = [group for group in groups if group not in known]
        keys = [group.group_key for group in others]
        if any(
            self._unmeasured(self._definitions[metric], self._released.blocks[block_key])
            for metric in metrics
        ):
            return []
        sums = self._released.cells(self._with_evidence(metrics), [""], keys, [block_key])
        return [
            {
                metric: self._cell(metric, "", group, block_key, sums)
                for metric in metrics
                if (metric, "", group.group_key, block_key) in sums
            }
            for group in others
        ]
