"""What was published stays as it was: the closed blocks of the release before."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.errors import BuildRefused
from dashboard.publish import schema
from dashboard.publish.calendar import Grain
from dashboard.publish.pointer import Pointer

# Tables whose rows of closed blocks are copied.
_COPIED = ("blocks", "nodes", "groups", "node_groups", "cells", "constants", "removed", "health")


@dataclass(frozen=True)
class Frozen:
    """Closed blocks of the release before; nothing when there is none, or it is of other data.

    Attributes:
        release_id: number of that release.
        blocks: keys of its closed blocks.
        tables: its tables by name, and of the builder's own `membership` and `group_places`.
    """

    release_id: int = 0
    blocks: frozenset[str] = frozenset()
    tables: dict[str, pa.Table] = field(default_factory=dict)

    def periods(self) -> list[date]:
        """First days of the closed periods, also of those that today's exports no longer hold."""
        keys = [key.split(":") for key in self.blocks]
        return sorted(date.fromisoformat(day) for grain, day in keys if grain == Grain.PERIOD)

    def rows(self, table: str, *columns: str) -> list[tuple]:
        """Some columns of a table, row by row."""
        if table not in self.tables:
            return []
        lists = [self.tables[table].column(name).to_pylist() for name in columns]
        return list(zip(*lists, strict=True))


def read_frozen(out: Path, current: Pointer | None, is_sample: bool) -> Frozen:
    """Read the release that is current now.

    Raises:
        BuildRefused: that release is of invented people and this one is not, or the other way.
            They never mix, and neither may take the frozen blocks of the other away.
    """
    if current is None:
        return Frozen()
    stem = out / "releases" / current.release
    manifest = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
    if manifest["sample"] != is_sample:
        held = "the sample company" if manifest["sample"] else "real people"
        raise BuildRefused(f"{out} holds {held}. Name another folder with --out for these exports.")
    tables = _read(stem.with_suffix(".duckdb"), _COPIED)
    tables |= _read(out / current.frozen, tuple(schema.FROZEN_TABLES))
    blocks = tables["blocks"]
    closed = [row["block_key"] for row in blocks.to_pylist() if row["is_closed"]]
    return Frozen(
        release_id=manifest["release_id"],
        blocks=frozenset(closed),
        tables=tables,
    )


def _read(path: Path, names: tuple[str, ...]) -> dict[str, pa.Table]:
    with duckdb.connect() as connection:
        connection.execute("attach $path as before (read_only)", {"path": str(path)})
        # A release that an earlier version wrote may lack a table.
        held = {row[2] for row in connection.execute("show all tables").fetchall()}
        return {
            name: connection.sql(f"from before.{name}").to_arrow_table()
            for name in names
            if name in held
        }
