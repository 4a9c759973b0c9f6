"""Registers whose rows never change: a file that lacks or alters a known row is refused."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason
from dashboard.build.stage.candidates import digest
from dashboard.build.stage.fates import Rules


def is_frozen(one: Format) -> bool:
    """Whether a row once known may never change or go away."""
    return one.text("frozen") == "true"


@contextlib.contextmanager
def build_before(connection: duckdb.DuckDBPyConnection, warehouse: Path | None) -> Iterator[None]:
    """Let schema `before` be the warehouse of the build before, read-only, while inside."""
    if warehouse is None or not warehouse.exists():
        yield
        return
    path = str(warehouse).replace("'", "''")
    connection.execute(f"attach '{path}' as before (read_only)")
    try:
        yield
    finally:
        connection.execute("detach before")


def remember(connection: duckdb.DuckDBPyConnection, one: Format, columns: list[str]) -> None:
    """Create `known_rows` for a frozen register: what the build before had.

    Args:
        connection: where `before` may be attached.
        one: the format of a register.
        columns: the columns a digest is made of.
    """
    if not is_frozen(one):
        return
    keys = ", ".join(one.names("natural_key"))
    had = f"before.{one.table}" if _has(connection, one.table) else f"{one.table} where false"
    connection.execute(
        f"create or replace temp table known_rows as select {keys}, {digest(columns)} as digest "
        f"from {had}"
    )


def restore(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Keep every row the build before had: a frozen row never goes away."""
    if is_frozen(one) and _has(connection, one.table):
        connection.execute(f"insert or ignore into {one.table} by name from before.{one.table}")


def changed(
    connection: duckdb.DuckDBPyConnection, one: Format, rules: Rules, names: dict[str, str]
) -> dict[str, Refusal]:
    """Files, oldest first, that lack or alter a row which an older file or build has.

    Reads `record`, `file_rank` and `known_rows`.
    """
    if not is_frozen(one):
        return {}
    columns = ", ".join((*rules.key, "digest"))
    found: dict[str, Refusal] = {}
    for (file_id,) in connection.execute("select file_id from file_rank order by rank").fetchall():
        ours = f"(select {columns} from record where file_id = '{file_id}' and fault is null)"
        lost = connection.execute(
            f"select count(*) from known_rows anti join {ours} as ours using ({columns})"
        ).fetchall()[0][0]
        if lost:
            found[file_id] = _refusal(names[file_id], lost)
        else:
            connection.execute(f"create or replace temp table known_rows as {ours[1:-1]}")
    return found


def _has(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    schema, name = table.split(".")
    return bool(
        connection.execute(
            "select 1 from duckdb_tables() where database_name = 'before' and schema_name = ? "
            "and table_name = ?",
            [schema, name],
        ).fetchall()
    )


def _refusal(name: str, rows: int) -> Refusal:
    what = f"{rows:,} of its earlier rows are changed or missing, and they never change."
    fix = "Restore them and write what is new as a new row."
    return FileRefused(RefusalReason.FROZEN_SNAPSHOT_CHANGED, name, what, fix).refusal
