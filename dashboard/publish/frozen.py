"""What was published stays as it was: the closed blocks of the release before."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.publish import schema
from dashboard.publish.pointer import Pointer

# Tables whose rows of closed blocks are copied.
_COPIED = ("blocks", "nodes", "groups", "node_groups", "cells", "constants", "removed")


@dataclass(frozen=True)
class Frozen:
    """Closed blocks of the release before; nothing when there is none, or it is of other data.

    Attributes:
        release_id: number of that release.
        blocks: keys of its closed blocks.
        tables: its tables by name, and of the builder's own `membership` and `group_places`.
        definition_hashes: of every metric, when it was built.
    """

    release_id: int = 0
    blocks: frozenset[str] = frozenset()
    tables: dict[str, pa.Table] = field(default_factory=dict)
    definition_hashes: dict[str, str] = field(default_factory=dict)

    def rows(self, table: str, *columns: str) -> list[tuple]:
        """Some columns of a table, row by row."""
        if table not in self.tables:
            return []
        lists = [self.tables[table].column(name).to_pylist() for name in columns]
        return list(zip(*lists, strict=True))


def read_frozen(out: Path, current: Pointer | None, is_sample: bool) -> Frozen:
    """Read the release that is current now.

    Invented and real people never mix: a release of the other kind leaves only its number.
    """
    if current is None:
        return Frozen()
    stem = out / "releases" / current.release
    manifest = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
    if manifest["sample"] != is_sample:
        return Frozen(release_id=manifest["release_id"])
    tables = _read(stem.with_suffix(".duckdb"), _COPIED)
    tables |= _read(out / current.frozen, tuple(schema.FROZEN_TABLES))
    blocks = tables["blocks"]
    closed = [row["block_key"] for row in blocks.to_pylist() if row["is_closed"]]
    return Frozen(
        release_id=manifest["release_id"],
        blocks=frozenset(closed),
        tables=tables,
        definition_hashes=manifest["definition_hashes"],
    )


def _read(path: Path, names: tuple[str, ...]) -> dict[str, pa.Table]:
    with duckdb.connect() as connection:
        connection.execute("attach $path as before (read_only)", {"path": str(path)})
        return {name: connection.sql(f"from before.{name}").to_arrow_table() for name in names}
