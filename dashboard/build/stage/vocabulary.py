"""The words staging statements are written in: the macros of `queries/macros`."""

from functools import cache
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES


def install(connection: duckdb.DuckDBPyConnection, folder: Path = QUERIES / "macros") -> None:
    """Create every macro for this connection only; a macro may use another one.

    Raises:
        InvalidSqlFile: a macro uses something that does not exist.
    """
    if script := script_of(folder):
        connection.execute(script)


@cache
def script_of(folder: Path) -> str:
    """Every macro, each after those it uses, found by trying once in an empty database."""
    waiting = [sql_file.read(path) for path in sorted(folder.glob("*.sql"))]
    ordered: list[str] = []
    with duckdb.connect() as scratch:
        while waiting:
            left = [file for file in waiting if not _runs(scratch, file.statement)]
            if len(left) == len(waiting):
                raise InvalidSqlFile(
                    f"{left[0].path}: this macro uses something that is not there."
                )
            ordered += [file.statement for file in waiting if file not in left]
            waiting = left
    return ";\n".join(ordered)


def _runs(connection: duckdb.DuckDBPyConnection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except duckdb.CatalogException:
        return False
    return True
