"""A few rows of Python values into a table, in one statement."""

from collections.abc import Iterable
from typing import Any

import duckdb


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows; no rows are no statement. A register keeps what it has already."""
    every = list(rows)
    if not every:
        return
    row = f"({', '.join('?' for _ in every[0])})"
    connection.execute(
        f"insert into {table} values {', '.join(row for _ in every)}"
        + " on conflict do nothing" * table.startswith("governance."),
        [value for one in every for value in one],
    )
