"""The rows of a format's statement, each with its fault and a digest of what it says."""

import duckdb

from dashboard.build.contracts import PLACE, Contract
from dashboard.build.formats import Format


def create(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> list[str]:
    """Create `candidate_<format>`: the statement's rows with `fault` and `digest`.

    A row's own fault comes first, then a key without a value, then whatever the contract of the
    table would refuse: DuckDB's rules are the validator, asked row by row. Returns the columns
    of the digest: rows with equal ones say the same.
    """
    output = {row[0] for row in connection.execute(f"describe {one.primary.statement}").fetchall()}
    keys = [
        f"case when {name} is null then 'missing_key {name}' end"
        for name in one.names("natural_key")
    ]
    faults = ", ".join(["fault", *keys, *contract.faults(output)])
    columns = [name for name in contract.columns if name in output and name not in PLACE]
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


def digest(columns: list[str]) -> str:
    """SQL of a hash over these columns."""
    values = (f'cast("{name}" as varchar)' if name == "extra" else f'"{name}"' for name in columns)
    return f"hash({', '.join(values)})"
