"""The default engine: one DuckDB warehouse file on this machine."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

SCHEMAS = ("staging", "governance", "marts", "metrics")
_CONFIG = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
_LOCKS = (
    "set enable_external_access = false",
    "set lock_configuration = true",
)


@contextlib.contextmanager
def open_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a new warehouse file with the four schemas, closed at the end.

    Times are UTC; nothing is installed or loaded from outside.
    """
    connection = duckdb.connect(str(path), config=_CONFIG)
    try:
        connection.execute("set timezone = 'UTC'")
        for schema in SCHEMAS:
            connection.execute(f"create schema {schema}")
        yield connection
    finally:
        connection.close()


def lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the file system away: from here on SQL sees tables and nothing else."""
    for statement in _LOCKS:
        connection.execute(statement)
