"""The contract of a staging table: its columns, its key, and what a row breaks."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.settings import QUERIES

PLACE = ("file_id", "row_number")
_REASONS = (
    (r">= [01]\b", "negative_count"),
    (r"\bIN\b", "unknown_value"),
    (r"\bIS NULL\b", "unknown_unit"),
    (r"\bvalid_from\b", "bad_time"),
)


@dataclass(frozen=True)
class Contract:
    """What DuckDB itself knows about a table.

    Attributes:
        table: schema and name.
        columns: every column.
        key: columns of the primary key.
        rules: for each rule its columns, the SQL that is true while it holds, and the fault.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rules: tuple[tuple[tuple[str, ...], str, str], ...]

    def faults(self, output: set[str]) -> list[str]:
        """SQL texts that are a fault for a row the table would refuse, else null."""
        return [
            f"case when not coalesce(({holds}), true) then '{fault}' end"
            for columns, holds, fault in self.rules
            if set(columns) <= output
        ]


def create_schema(
    connection: duckdb.DuckDBPyConnection, schema: str, folder: Path = QUERIES
) -> None:
    """Create every table of one schema anew and empty."""
    connection.execute(f"create schema if not exists {schema}")
    for path in sorted((folder / schema).glob("*/_table.sql")):
        connection.execute(f"drop table if exists {schema}.{path.parent.name}")
        connection.execute(sql_file.read(path).statement)


def create_missing(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, folder: Path = QUERIES
) -> None:
    """Create one table unless it is there."""
    connection.execute(f"create schema if not exists {schema}")
    there = connection.execute(
        "select 1 from duckdb_tables() where schema_name = ? and table_name = ?", [schema, name]
    ).fetchall()
    if not there:
        connection.execute(sql_file.read(folder / schema / name / "_table.sql").statement)


def contract(connection: duckdb.DuckDBPyConnection, table: str) -> Contract:
    """The contract of an existing table."""
    columns = connection.execute(f"describe {table}").fetchall()
    rules = connection.execute(
        "select constraint_type, constraint_column_names, expression from duckdb_constraints() "
        "where schema_name || '.' || table_name = ? order by constraint_index",
        [table],
    ).fetchall()
    key = next((tuple(names) for kind, names, _ in rules if kind == "PRIMARY KEY"), ())
    return Contract(
        table,
        tuple(row[0] for row in columns),
        key,
        tuple(_rule(kind, names, text) for kind, names, text in rules if _is_ours(kind, names)),
    )


def _is_ours(kind: str, names: list[str]) -> bool:
    return kind == "CHECK" or (kind == "NOT NULL" and names[0] not in PLACE)


def _rule(kind: str, names: list[str], text: str) -> tuple[tuple[str, ...], str, str]:
    if kind == "NOT NULL":
        return tuple(names), f'"{names[0]}" is not null', f"missing_key {names[0]}"
    reason = next((word for found, word in _REASONS if re.search(found, text)), "bad_number")
    return tuple(names), text, f"{reason} {names[0]}"
