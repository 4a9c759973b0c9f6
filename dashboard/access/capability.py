"""The two connections of the server: each opens one file and refuses everything else."""

from pathlib import Path

import duckdb  # noqa: TID251 (the one module of the server that opens files of figures)

Connection = duckdb.DuckDBPyConnection

# In milliseconds: figures of a page are read in a few.
_MAX_EXECUTION_TIME = 2_000
_CONFIG = {
    "threads": 1,
    "memory_limit": "128MB",
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "max_execution_time": _MAX_EXECUTION_TIME,
}


def open_release(path: Path) -> Connection:
    """A release, read-only as `published`: its cells, and no other file by any statement."""
    connection = duckdb.connect(":memory:", config=_CONFIG)
    # Attached and not opened: DuckDB would answer from an older file of the same name.
    connection.execute("attach $path as published (read_only)", {"path": str(path)})
    return _locked(connection)


def open_own(path: Path) -> Connection:
    """An empty database that may read one person's file, and no other file by any statement."""
    connection = duckdb.connect(":memory:", config=_CONFIG)
    connection.execute("set allowed_paths = [$path]", {"path": str(path)})
    return _locked(connection)


def _locked(connection: Connection) -> Connection:
    """From here on the engine itself refuses every other file and every change of a setting."""
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection
