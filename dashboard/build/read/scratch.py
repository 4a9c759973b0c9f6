"""A folder for plain copies of exports, beside the warehouse and gone after the import."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

_PREFIX = "plain-copies-"


@contextlib.contextmanager
def folder(connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """An empty folder that only the builder can read.

    Copies hold what the exports hold, so they lie where the warehouse lies, and what a killed
    build left there is removed by the next one. A warehouse in memory has no such place.
    """
    beside = _warehouse_folder(connection)
    if beside is not None:
        for left in beside.glob(f"{_PREFIX}*"):
            shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=beside) as created:
        yield Path(created)


def _warehouse_folder(connection: duckdb.DuckDBPyConnection) -> Path | None:
    ((path,),) = connection.execute(
        "select path from duckdb_databases() where database_name = current_database()"
    ).fetchall()
    return Path(path).parent if path else None
