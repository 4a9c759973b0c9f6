"""DuckDB files that are either there whole or not there, and rows on their way into them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.publish.pointer import sync_folder

# In bytes: tables of a release are small, and the server reads the file whole to check it.
_SMALL_FILE = {"default_block_size": 16_384}


def arrow(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> pa.Table:
    """Rows as one Arrow table; DuckDB casts to the types of the table they go into."""
    listed = list(rows)
    values = [[row[number] for row in listed] for number in range(len(columns))]
    return pa.table(dict(zip(columns, values, strict=True)))


def load(
    connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table | None, columns: str
) -> None:
    """Put rows into a temporary table of that name, in place of an earlier one."""
    connection.execute(f"create or replace temp table {name} ({columns})")
    if rows is not None and rows.num_rows:
        insert(connection, name, rows)


def insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Add rows to a table, ordered: the order of arrival would say which belong together."""
    connection.register("arriving", rows)
    connection.execute(f"insert into {name} by name (select * from arriving order by all)")
    connection.unregister("arriving")


def write_file(path: Path, schema: Mapping[str, str], contents: Mapping[str, pa.Table]) -> None:
    """Write a database file with one table per entry of `schema`."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with duckdb.connect(str(part), config=_SMALL_FILE) as connection:
        for table, columns in schema.items():
            connection.execute(f"create table {table} ({columns})")
            if table in contents and contents[table].num_rows:
                insert(connection, table, contents[table])
    _finish(part, path)


def _finish(part: Path, path: Path) -> None:
    part.chmod(0o640)
    descriptor = os.open(part, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    part.replace(path)
    sync_folder(path.parent)
