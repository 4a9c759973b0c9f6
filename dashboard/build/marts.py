"""Marts and metrics: the files of `queries/` in dependency order, on an engine."""

import graphlib
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES
from dashboard.sql_file import SqlFile

LAYERS = ("marts", "metrics")
CONTRIBUTION_COLUMNS = {
    "person_key": "VARCHAR",
    "period_start": "DATE",
    "part": "VARCHAR",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "weight_sq": "DOUBLE",
}


def build(
    connection: duckdb.DuckDBPyConnection,
    progress: Callable[[str, int, int, int], None],
    queries: Path = QUERIES,
) -> dict[str, int]:
    """Run every mart and metric once; return `layer.name -> rows`.

    Raises:
        InvalidSqlFile: a need that no file provides, a circle of needs, a statement that does not
            run, or a metric that does not return contributions.
    """
    files = in_order(sql_file.read(path) for layer in LAYERS for path in _paths(queries / layer))
    rows: dict[str, int] = {}
    for number, file in enumerate(files, start=1):
        rows[file.relation] = _create(connection, file)
        progress("facts and metrics", number, len(files), sum(rows.values()))
    return rows


def in_order(files: Iterable[SqlFile]) -> list[SqlFile]:
    """The files such that each comes after all it needs; equals by name."""
    by_relation = {file.relation: file for file in sorted(files, key=lambda file: file.relation)}
    needs = {name: _needs(file, by_relation) for name, file in by_relation.items()}
    try:
        return [by_relation[name] for name in graphlib.TopologicalSorter(needs).static_order()]
    except graphlib.CycleError as error:
        circle = " → ".join(error.args[1])
        raise InvalidSqlFile(f"{circle}: these files need each other. Break the circle.") from error


def _needs(file: SqlFile, known: dict[str, SqlFile]) -> list[str]:
    needs = [name for name in file.names("needs") if name.split(".")[0] in LAYERS]
    for name in needs:
        if name not in known:
            raise InvalidSqlFile(f"{file.path}: needs {name}, which no file in queries/ provides.")
    return sorted(needs)


def _create(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> int:
    try:
        connection.execute(f"create table {file.relation} as {file.statement}")
    except duckdb.Error as error:
        # The warehouse holds typed tables only, so the message quotes SQL and never an export.
        raise InvalidSqlFile(f"{file.path}: {error}") from error
    if file.path.parent.name == "metrics":
        _check_contributions(connection, file)
    return connection.execute(f"select count(*) from {file.relation}").fetchall()[0][0]


def _check_contributions(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> None:
    """A metric returns contributions: right columns, finite, not negative, one row per key."""
    described = connection.execute(f"describe {file.relation}").fetchall()
    columns = {name: kind for name, kind, *_ in described}
    if columns != CONTRIBUTION_COLUMNS:
        raise InvalidSqlFile(f"{file.path}: returns {columns}, not {CONTRIBUTION_COLUMNS}.")
    bad, keys, rows = connection.execute(f"""
        select
            count(*) filter (where not coalesce(
                isfinite(numerator) and isfinite(denominator) and isfinite(weight_sq)
                and numerator >= 0 and denominator >= 0 and weight_sq >= 0
                and person_key is not null and period_start is not null and part is not null,
                false
            )),
            count(distinct (person_key, period_start, part)),
            count(*)
        from {file.relation}
    """).fetchall()[0]
    if bad:
        raise InvalidSqlFile(f"{file.path}: {bad} rows are null, negative or not finite.")
    if keys != rows:
        raise InvalidSqlFile(f"{file.path}: a person, period and part stands more than once.")


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sql"))
