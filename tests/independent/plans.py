"""Plans as they were frozen: the root items, their weights and their use cases."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

from tests.independent import raw
from tests.independent.changes import Change

DEPTH = 10


@dataclass(frozen=True)
class Item:
    """A root item of a frozen plan; weight 1 is a typical item of the team's first plan."""

    key: str
    weight: float
    use_case: str | None
    approved_at: dt.datetime
    frozen_at: dt.datetime

    def holds(self, change: Change) -> bool:
        """Whether work began after the plan was approved and frozen."""
        return self.approved_at <= self.frozen_at <= change.first_commit_at


class Plans:
    """All frozen plans of the company's register."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _snapshots(self) -> dict[str, dict]:
        rows = raw.csv_rows(self.root / "governance/milestones.csv")
        return {row["snapshot_id"]: row for row in rows}

    @cached_property
    def _rows(self) -> dict[str, list[dict]]:
        found = defaultdict(list)
        for row in raw.csv_rows(self.root / "governance/milestone_items.csv"):
            found[row["snapshot_id"]].append(row)
        return found

    @cached_property
    def typical(self) -> dict[str, float]:
        """Median item weight of each team's first frozen plan."""
        first: dict[str, dict] = {}
        for row in sorted(self._snapshots.values(), key=lambda row: row["frozen_at"]):
            first.setdefault(row["node_id"], row)
        return {
            node: median(float(item["weight"]) for item in self._rows[row["snapshot_id"]])
            for node, row in first.items()
        }

    @cached_property
    def items(self) -> dict[str, Item]:
        """The frozen items by key."""
        return {
            item["root_item_key"]: self._item(item, self._snapshots[snapshot], items)
            for snapshot, items in self._rows.items()
            for item in items
        }

    def _item(self, item: dict, plan: dict, items: list[dict]) -> Item:
        """A weight is scaled down when the items together exceed what the approver signed."""
        total = sum(float(other["weight"]) for other in items)
        scale = min(1.0, float(plan["approved_weight"]) / total)
        return Item(
            item["root_item_key"],
            float(item["weight"]) / self.typical[plan["node_id"]] * scale,
            item["use_case_id"] or None,
            raw.moment(item["approved_at"]),
            raw.moment(plan["frozen_at"]),
        )

    @cached_property
    def parents(self) -> dict[str, str]:
        """The work item above each one."""
        return {
            row["Issue key"]: row["Parent key"]
            for path in raw.files(self.root, "jira/*")
            for row in raw.csv_rows(path)
        }

    def item_of(self, change: Change) -> Item | None:
        """The planned item that a change belongs to, through its root item, or none."""
        key = change.item
        for _ in range(DEPTH):
            key = self.parents.get(key) or key
        item = self.items.get(f"jira:{key}")
        return item if item and item.holds(change) else None

    @cached_property
    def declared(self) -> dict[str, dt.date]:
        """The day each use case was declared."""
        rows = raw.csv_rows(self.root / "governance/use_cases.csv")
        return {row["use_case_id"]: raw.day(row["declared_on"]) for row in rows}

    def is_declared(self, use_case: str | None, first_commit_at: dt.datetime) -> bool:
        """Whether a use case was declared by the day of the first commit."""
        return use_case in self.declared and self.declared[use_case] <= first_commit_at.date()

    @cached_property
    def standard_sizes(self) -> dict[tuple[str, dt.date], float]:
        """Lines of a standard delivery of each service and quarter."""
        rows = raw.csv_rows(self.root / "governance/standard_sizes.csv")
        return {
            (row["service_key"], raw.day(row["quarter_start"])): float(row["standard_size_lines"])
            for row in rows
        }
