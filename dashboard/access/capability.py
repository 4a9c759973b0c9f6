"""The two connections of the server: each opens one file and refuses everything else."""

from pathlib import Path

import duckdb  # noqa: TID251 (the one module of the server that opens files of figures)

Connection = duckdb.DuckDBPyConnection

# In milliseconds: figures of a page are read in a few.
_MAX_EXECUTION_TIME = 2_000
_CONFIG = {
    "threads": 1,
    "memory_limit": "128MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "max_execution_time": _MAX_EXECUTION_TIME,
}


def open_release(path: Path) -> Connection:
    """A release, read-only: published cells, and no other file by any statement.

    The locks are part of opening, so two readers of one file find the same ones.
    """
    locks = {
        "max_temp_directory_size": "0B",
        "enable_external_access": False,
        "lock_configuration": True,
    }
    return duckdb.connect(str(path), read_only=True, config=_CONFIG | locks)


def open_own(path: Path) -> Connection:
    """An empty database that may read one person's file, and no other file by any statement."""
    connection = duckdb.connect(":memory:", config=_CONFIG | {"temp_directory": ""})
    connection.execute("set allowed_paths = [$path]", {"path": str(path)})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection
