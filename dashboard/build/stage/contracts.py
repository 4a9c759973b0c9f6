"""The contract of a staging table: its columns, its key, and what a row breaks.

A table is filled without an index, which costs more than everything else of an import: records
compete for their key before, and once everything is in, the keys are proven.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES

PLACE = ("file_id", "row_number")
_KEY = re.compile(r",\s*primary key\s*\(([^()]*)\)", re.IGNORECASE)
_MARK = "key: "
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
    script = [f"create schema if not exists {schema}"]
    for path in sorted((folder / schema).glob("*/_table.sql")):
        script.append(f"drop table if exists {schema}.{path.parent.name}")
        script += _statements(schema, path)
    connection.execute(";\n".join(script))


def create_missing(
    connection: duckdb.DuckDBPyConnection, schema: str, name: str, folder: Path = QUERIES
) -> None:
    """Create one table unless it is there."""
    connection.execute(f"create schema if not exists {schema}")
    there = connection.execute(
        "select 1 from duckdb_tables() where schema_name = ? and table_name = ?", [schema, name]
    ).fetchall()
    if not there:
        path = folder / schema / name / "_table.sql"
        connection.execute(";\n".join(_statements(schema, path)))


def prove(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Prove that no table of a schema has two rows of one key, or a row without one.

    Raises:
        InvalidSqlFile: one has, which a statement in `queries/` is to blame for.
    """
    rows = connection.execute(
        "select table_name, comment from duckdb_tables() "
        "where schema_name = ? and comment is not null and estimated_size > 0",
        [schema],
    ).fetchall()
    for name, comment in rows:
        if not _is_key(connection, f"{schema}.{name}", _key_in(comment)):
            raise InvalidSqlFile(f"{schema}.{name}: its rows are not told apart by its {comment}.")


def _is_key(connection: duckdb.DuckDBPyConnection, table: str, key: list[str]) -> bool:
    """Whether a key is one: only rows whose hash of it comes twice are compared."""
    names = ", ".join(f'"{name}"' for name in key)
    nothing = " or ".join(f'"{name}" is null' for name in key)
    twice = f"select hash({names}) as twice from {table} group by 1 having count(*) > 1"
    found = connection.execute(
        f"(select 1 from {table} where hash({names}) in ({twice}) "
        f"group by {names} having count(*) > 1 limit 1) "
        f"union all (select 1 from {table} where {nothing} limit 1)"
    ).fetchall()
    return not found


def _statements(schema: str, path: Path) -> list[str]:
    """What creates a table; one that exports fill has its key as a comment and not as an index.

    The registers of `governance` are small and have both.
    """
    statement = sql_file.read(path).statement
    key = _KEY.search(statement)
    if key is None:
        return [statement]
    is_indexed = schema == "governance"
    table = f"{schema}.{path.parent.name}"
    names = ", ".join(name.strip() for name in key[1].split(","))
    return [
        statement if is_indexed else statement.replace(key[0], ""),
        f"comment on table {table} is '{_MARK}{names}'",
    ]


def _key_in(comment: str | None) -> list[str]:
    """The columns of the key that the comment of a table names."""
    return comment.removeprefix(_MARK).split(", ") if comment else []


def contract(connection: duckdb.DuckDBPyConnection, table: str) -> Contract:
    """The contract of an existing table."""
    columns = connection.execute(f"describe {table}").fetchall()
    rules = connection.execute(
        "select constraint_type, constraint_column_names, expression from duckdb_constraints() "
        "where schema_name || '.' || table_name = ? order by constraint_index",
        [table],
    ).fetchall()
    ((comment,),) = connection.execute(
        "select comment from duckdb_tables() where database_name = current_database() "
        "and schema_name || '.' || table_name = ?",
        [table],
    ).fetchall()
    key = _key_in(comment)
    told = {names[0] for kind, names, _ in rules if kind == "NOT NULL"}
    filled = [("NOT NULL", [name], "") for name in key if name not in told]
    return Contract(
        table,
        tuple(row[0] for row in columns),
        tuple(key),
        tuple(_rule(*rule) for rule in [*rules, *filled] if _is_ours(*rule[:2])),
    )


def _is_ours(kind: str, names: list[str]) -> bool:
    return kind == "CHECK" or (kind == "NOT NULL" and names[0] not in PLACE)


def _rule(kind: str, names: list[str], text: str) -> tuple[tuple[str, ...], str, str]:
    if kind == "NOT NULL":
        return tuple(names), f'"{names[0]}" is not null', f"missing_key {names[0]}"
    reason = next((word for found, word in _REASONS if re.search(found, text)), "bad_number")
    return tuple(names), text, f"{reason} {names[0]}"
