"""The rows of a format's statement, each with its fault and a digest of what it says."""

import re

import duckdb

from dashboard.build.recognise.format import Format
from dashboard.build.stage.contracts import PLACE, Contract
from dashboard.errors import InvalidSqlFile

# Columns that say something about the row and not about the fact.
_CONTROL = ("fault", "scope_rank", "odd_hours")
_RECORDS = re.compile(r"\bsource\b")


def rows(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> str:
    """SQL of the rows of a format over `source`, with the fault of each and its digest.

    A row's own fault comes first, then a key without a value, then whatever the contract of the
    table would refuse: DuckDB's rules are the validator, asked row by row.
    """
    output = _output(connection, one, contract)
    missing = [
        f"case when {name} is null then 'missing_key {name}' end"
        for name in one.names("natural_key")
    ]
    faults = ", ".join(["fault", *missing, *contract.faults(output)])
    scope = "" if "scope_rank" in output else ", '' as scope_rank"
    columns = _said(one, contract, output)
    return (
        f"select * replace (coalesce({faults}) as fault), {digest(columns)} as digest{scope}, "
        f"'{one.format_id}' as format_id, {one.text('generation', '0')} as generation "
        f"from ({one.primary.statement}) as statement"
    )


def settle(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Make `candidate_<format>` a table of its own, which can be changed."""
    name = f"candidate_{one.format_id}"
    if _is_view(connection, name):
        connection.execute(f"create or replace temp table settled as from {name}")
        connection.execute(f"drop view {name}")
        connection.execute(f"alter table settled rename to {name}")


def drop(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Forget the candidates of a format once its tables are filled."""
    candidate = f"candidate_{one.format_id}"
    kind = "view" if _is_view(connection, candidate) else "table"
    connection.execute(f"drop {kind} {candidate}")
    connection.execute(f"drop table input_files_{one.format_id}")
    for name in ("source", "as_written", f"records_{one.format_id}"):
        connection.execute(f"drop view if exists {name}")


def _is_view(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    rows = connection.execute(
        "select 1 from duckdb_views() where view_name = ? and temporary", [name]
    ).fetchall()
    return bool(rows)


def said(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> list[str]:
    """The columns of the digest, which say what a row says: rows with equal ones say the same."""
    rows = connection.execute(f"describe from candidate_{one.format_id}").fetchall()
    return _said(one, contract, {row[0].lower() for row in rows})


def keeps_records(one: Format) -> bool:
    """Whether a child of the format asks for its records as they were read."""
    return any(_RECORDS.search(child.statement) for child in one.children)


def digest_again(
    connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract, changed: str
) -> None:
    """Renew the digests of a format's rows that a table of places lists."""
    columns = said(connection, one, contract)
    connection.execute(
        f"update candidate_{one.format_id} as candidate set digest = {digest(columns)} "
        f"where (file_id, row_number) in (select file_id, row_number from {changed})"
    )


def digest(columns: list[str]) -> str:
    """SQL of a hash over these columns."""
    values = (f'cast("{name}" as varchar)' if name == "extra" else f'"{name}"' for name in columns)
    return f"hash({', '.join(values)})"


def _output(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> set[str]:
    """The columns of the statement; one that nobody asked for is a mistake."""
    rows = connection.execute(f"describe {one.primary.statement}").fetchall()
    # A column taken over as it is keeps the capitals of its export.
    output = {row[0].lower() for row in rows}
    asked = {*contract.columns, *_CONTROL, one.text("dated_by")}
    for name in ("natural_key", "newest_by", "carries"):
        asked |= set(one.names(name))
    if unknown := sorted(output - asked):
        raise InvalidSqlFile(f"{one.primary.path}: {contract.table} has no column {unknown[0]}.")
    return output


def _said(one: Format, contract: Contract, output: set[str]) -> list[str]:
    columns = (*contract.columns, *one.names("carries"))
    return [name for name in columns if name in output and name not in PLACE]
