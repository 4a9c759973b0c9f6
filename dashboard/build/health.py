"""What a build knows about the exports it read: the rows of every file of `queries/health`."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from dashboard import sql_file
from dashboard.settings import QUERIES

Row = dict[str, Any]
LINKS = "links"


def facts(connection: duckdb.DuckDBPyConnection, queries: Path = QUERIES) -> dict[str, list[Row]]:
    """The rows of each fact by its name; those of `health/links` together, as `links`.

    Dates are ISO texts: the rows go into a report that is read as JSON.
    """
    folder = queries / "health"
    found = {path.stem: _rows(connection, path) for path in sorted(folder.glob("*.sql"))}
    links = [
        row for path in sorted((folder / LINKS).glob("*.sql")) for row in _rows(connection, path)
    ]
    return found | {LINKS: links}


def _rows(connection: duckdb.DuckDBPyConnection, path: Path) -> list[Row]:
    asked = connection.execute(sql_file.read(path).statement)
    names = [column[0] for column in asked.description or ()]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in asked.fetchall()]


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
