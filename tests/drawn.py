"""Tables drawn as text in tests, loaded into DuckDB with real types.

A table is `| a | b |` lines. A blank cell is null. `@12.5` is noon of day 12 from the epoch, which
is a Monday; `@12` is midnight. A relation of staging or governance has the columns and checks of
its contract; a mart has exactly the columns drawn.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import duckdb

from dashboard import sql_file
from dashboard.build.marts import LAYERS, in_order
from dashboard.settings import QUERIES
from dashboard.sql_file import SqlFile

EPOCH = datetime(2024, 1, 1)
CONTRACTS = ("staging", "governance")
SCHEMAS = (*CONTRACTS, *LAYERS)
DAYS_OF_CALENDAR = 1400


def open_world() -> duckdb.DuckDBPyConnection:
    """An empty warehouse: every table of staging and governance, and a calendar."""
    connection = duckdb.connect(config={"threads": 1})
    for schema in SCHEMAS:
        connection.execute(f"create schema {schema}")
    for schema in CONTRACTS:
        for path in sorted((QUERIES / schema).glob("*/_table.sql")):
            connection.execute(path.read_text(encoding="utf-8"))
    connection.execute(f"""
        insert into staging.calendar by name
        select
            cast(day as date) as day,
            date '2024-01-01' + 7 * (number // 7) as week_start,
            date '2024-01-01' + 28 * (number // 28) as period_start,
            date '2024-01-01' + 84 * (number // 84) as quarter_start,
            date '2024-01-01' + 336 * (number // 336) as year_start
        from (
            select number, date '2024-01-01' + number as day
            from (select cast(range as integer) as number from range({DAYS_OF_CALENDAR}))
        )
    """)
    return connection


def draw(connection: duckdb.DuckDBPyConnection, relation: str, text: str) -> None:
    """Add the rows of a drawn table to a relation.

    Args:
        connection: an open world.
        relation: `staging.changes`, `governance.milestones` or, alone, a mart.
        text: the table; columns that are not drawn are null, or the default of the contract.
    """
    columns, rows = read(text)
    if relation.split(".")[0] not in CONTRACTS:
        _draw_mart(connection, relation, columns, rows)
        return
    for row in rows:
        add(connection, relation, **dict(zip(columns, row, strict=True)))


def add(connection: duckdb.DuckDBPyConnection, relation: str, **cells: object) -> None:
    """Add one row to a table of staging or governance, with its provenance."""
    if "file_id" in _columns(connection, relation):
        cells = {**cells, "file_id": "drawn", "row_number": 1}
    marks = ", ".join("?" * len(cells))
    connection.execute(
        f"insert into {relation} ({', '.join(cells)}) values ({marks})", list(cells.values())
    )


def run(connection: duckdb.DuckDBPyConnection, *wanted: str) -> None:
    """Build relations and what they need; relations that are drawn already stay as they are."""
    known = {
        file.relation: file
        for layer in LAYERS
        for file in map(sql_file.read, sorted((QUERIES / layer).glob("*.sql")))
    }
    drawn = _relations(connection)
    needed: dict[str, SqlFile] = {}
    _collect(wanted, known, drawn, needed)
    for file in in_order(_without(needed.values(), drawn)):
        connection.execute(f"create table {file.relation} as {file.statement}")


def expect(connection: duckdb.DuckDBPyConnection, query: str, text: str) -> None:
    """Compare a query with a drawn table: same columns, same rows in any order, 9 digits."""
    columns, rows = read(text)
    found = connection.execute(query)
    names = [name for name, *_ in found.description]
    assert names == columns
    got = sorted(tuple(map(_told, row)) for row in found.fetchall())
    assert got == sorted(tuple(map(_told, row)) for row in rows)


def read(text: str) -> tuple[list[str], list[list[str | None]]]:
    """Column names and cells of a drawn table."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return cells[0], [[_moment(cell) for cell in row] for row in cells[1:]]


def at(day: float) -> str:
    """The moment so many days after the epoch, as text."""
    return str(EPOCH + timedelta(days=day))


def _moment(cell: str) -> str | None:
    if found := re.fullmatch(r"@(-?\d+(?:\.\d+)?)", cell):
        return at(float(found[1]))
    if cell == "''":
        return ""
    return cell or None


def _told(value: object) -> str:
    if value is None:
        return ""
    try:
        return f"{float(str(value)):.9g}"
    except ValueError:
        return (
            re.sub(r" 00:00:00$", "", str(value)).replace("True", "true").replace("False", "false")
        )


def _draw_mart(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: list[str], rows: list[list]
) -> None:
    """A mart drawn by hand takes the narrowest type that holds every cell of a column."""
    fields = [
        f"cast({name} as {_type([row[place] for row in rows])}) as {name}"
        for place, name in enumerate(columns)
    ]
    marks = ", ".join(f"({', '.join('?' * len(columns))})" for _ in rows)
    connection.execute(
        f"create table {relation} as select {', '.join(fields)} "
        f"from (values {marks}) as drawn({', '.join(columns)})",
        [cell for row in rows for cell in row],
    )


def _type(cells: list[str | None]) -> str:
    known = [cell for cell in cells if cell is not None]
    patterns = {
        "boolean": r"true|false",
        "double": r"-?\d+(\.\d+)?",
        "date": r"\d{4}-\d\d-\d\d( 00:00:00)?",
        "timestamp": r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?",
    }
    for kind, pattern in patterns.items():
        if known and all(re.fullmatch(pattern, cell) for cell in known):
            return kind
    return "varchar"


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    return [name for name, *_ in connection.execute(f"describe {relation}").fetchall()]


def _relations(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    return {f"{schema}.{table}" for schema, table in rows}


def _collect(
    wanted: Iterable[str], known: dict[str, SqlFile], drawn: set[str], needed: dict[str, SqlFile]
) -> None:
    for name in wanted:
        if name in known and name not in drawn and name not in needed:
            needed[name] = known[name]
            _collect(known[name].names("needs"), known, drawn, needed)


def _without(files: Iterable[SqlFile], drawn: set[str]) -> list[SqlFile]:
    """The files with their needs reduced to what has to be built."""
    reduced = []
    for file in files:
        needs = [name for name in file.names("needs") if name not in drawn]
        header = {**file.header, "needs": ", ".join(needs)}
        reduced.append(SqlFile(file.path, header, file.statement, file.digest))
    return reduced
