"""Checks: every row one returns is a bug in an export or in staging."""

import duckdb

from dashboard import sql_file
from dashboard.settings import QUERIES


def run(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many offending rows each file of `queries/checks` returns, by its name."""
    files = [sql_file.read(path) for path in sorted((QUERIES / "checks").glob("*.sql"))]
    return {
        file.name: connection.execute(f"select count(*) from ({file.statement})").fetchall()[0][0]
        for file in files
    }
