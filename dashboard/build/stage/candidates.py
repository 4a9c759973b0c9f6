"""The rows of a format's statement, each with its fault and a digest of what it says."""

import duckdb

from dashboard.build.recognise.formats import Format
from dashboard.build.stage.contracts import PLACE, Contract
from dashboard.errors import InvalidSqlFile

# Columns that say something about the row and not about the fact.
_CONTROL = ("fault", "scope_rank", "odd_hours")


def create(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> list[str]:
    """Create `candidate_<format>`: the statement's rows with `fault` and `digest`.

    A row's own fault comes first, then a key without a value, then whatever the contract of the
    table would refuse: DuckDB's rules are the validator, asked row by row. Returns the columns
    of the digest: rows with equal ones say the same.
    """
    output = _output(connection, one, contract)
    keys = [
        f"case when {name} is null then 'missing_key {name}' end"
        for name in one.names("natural_key")
    ]
    faults = ", ".join(["fault", *keys, *contract.faults(output)])
    columns = _said(one, contract, output)
    scope = "" if "scope_rank" in output else ", '' as scope_rank"
    connection.execute(
        f"create or replace temp table candidate_{one.format_id} as "
        f"select * replace (coalesce({faults}) as fault), {digest(columns)} as digest{scope}, "
        f"'{one.format_id}' as format_id, {one.text('generation', '0')} as generation "
        f"from ({one.primary.statement}) as statement"
    )
    connection.execute(
        f"update candidate_{one.format_id} as candidate set fault = source.read_fault from source "
        "where source.read_fault is not null and candidate.file_id = source.file_id "
        "and candidate.row_number = source.row_number"
    )
    return columns


def digest_again(
    connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract, changed: str
) -> None:
    """Renew the digests of a format's rows that a table of places lists."""
    rows = connection.execute(f"describe from candidate_{one.format_id}").fetchall()
    columns = _said(one, contract, {row[0].lower() for row in rows})
    connection.execute(
        f"update candidate_{one.format_id} as candidate set digest = {digest(columns)} "
        f"where (file_id, row_number) in (select file_id, row_number from {changed})"
    )


def _said(one: Format, contract: Contract, output: set[str]) -> list[str]:
    """The columns of the digest, which say what a row says."""
    said = (*contract.columns, *one.names("carries"))
    return [name for name in said if name in output and name not in PLACE]


def _output(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> set[str]:
    """The columns of the statement; one that nobody asked for is a mistake."""
    rows = connection.execute(f"describe {one.primary.statement}").fetchall()
    # A column taken over as it is keeps the capitals of its export.
    output = {row[0].lower() for row in rows}
    asked = {*contract.columns, *_CONTROL, one.text("dated_by")}
    for key in ("natural_key", "newest_by", "carries"):
        asked |= set(one.names(key))
    if unknown := sorted(output - asked):
        raise InvalidSqlFile(f"{one.primary.path}: {contract.table} has no column {unknown[0]}.")
    return output


def digest(columns: list[str]) -> str:
    """SQL of a hash over these columns."""
    values = (f'cast("{name}" as varchar)' if name == "extra" else f'"{name}"' for name in columns)
    return f"hash({', '.join(values)})"
