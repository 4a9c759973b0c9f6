"""The tables a format fills: its primary one and those of its children."""

import duckdb

from dashboard.build.read import sources
from dashboard.build.recognise.format import Format, table_of
from dashboard.build.stage import candidates, contracts, erasure
from dashboard.build.stage.contracts import Contract
from dashboard.errors import InvalidSqlFile
from dashboard.sql_file import SqlFile

# The records that count: those without a fate, of files that nobody refused.
_GOOD = (
    "semi join file_rank using (file_id) anti join forgotten using (file_id) "
    "anti join fate using (file_id, row_number)"
)
_NOT_SET_ASIDE = (
    "anti join forgotten using (file_id) "
    "anti join (from fate where fate = 'set_aside') using (file_id, row_number)"
)
_TOLD = (
    "select candidate.*, file_rank.snapshot as exported_at from candidate "
    "inner join file_rank using (file_id) "
)


def fill(connection: duckdb.DuckDBPyConnection, one: Format, contract: Contract) -> None:
    """Insert the records of a format that count, and what its children make of them."""
    candidate = f"candidate_{one.format_id}"
    # Tables have no order, and one that need not keep it is written faster.
    connection.execute("set preserve_insertion_order = false")
    if connection.execute(f"select 1 from {contract.table} limit 1").fetchall():
        _make_room(connection, candidate, contract)
    columns = _columns(connection, candidate, contract)
    is_many = one.text("rows_per_record") == "many"
    _insert(
        connection,
        one.primary,
        f"insert into {contract.table} by name select {columns} from {candidate} {_GOOD}"
        + _one_of_equals(", ".join(contract.key)) * is_many,
    )
    if one.children:
        _point_children_at(connection, one)
    for child in one.children:
        _fill_child(connection, child)
    connection.execute("set preserve_insertion_order = true")


def remember_files(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Remember in `primary_files` whose records a table holds: no other family overrules them."""
    connection.execute(
        "insert into primary_files select ?, file_id from file_rank", [contract.table]
    )


def _make_room(connection: duckdb.DuckDBPyConnection, candidate: str, contract: Contract) -> None:
    """Take out what children of other formats told before: a record's own word counts."""
    output = _outputs(connection, candidate)
    # A part of the key that the statement does not fill has its default.
    own = {name: f"own.{name}" if name in output else "''" for name in contract.key}
    keys = " and ".join(f"told.{name} = {value}" for name, value in own.items())
    connection.execute(
        f"delete from {contract.table} as told using (from {candidate} {_GOOD}) as own "
        f"where {keys} and told.file_id not in "
        f"(select file_id from primary_files where table_name = '{contract.table}') "
        "and told.file_id not in (select file_id from file_rank)"
    )


def _point_children_at(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """`kept`: the records that count; `versions`: also the superseded ones; `told`: also those of
    the other formats of the family, and when each was exported.
    """  # noqa: D205
    if candidates.keeps_records(one):
        sources.point_at(connection, one, f"records_{one.format_id}")
    views = {
        "kept": f"from candidate_{one.format_id} {_GOOD}",
        "versions": f"from candidate_{one.format_id} {_NOT_SET_ASIDE}",
        "told": _TOLD + _NOT_SET_ASIDE,
    }
    for name, rows in views.items():
        connection.execute(f"create or replace temp view {name} as {rows}")


def _fill_child(connection: duckdb.DuckDBPyConnection, child: SqlFile) -> None:
    """Add what the table does not have yet: another format may have told the same."""
    contract = contracts.contract(connection, table_of(child))
    output = _outputs(connection, f"({child.statement})")
    keys = ", ".join(name for name in contract.key if name in output)
    rows = erasure.cleaned(connection, child)
    _insert(
        connection,
        child,
        f"insert into {contract.table} by name from ({rows}) as statement "
        f"anti join {contract.table} using ({keys}){_one_of_equals(keys)}",
    )


def _one_of_equals(keys: str) -> str:
    """One row per key, the same one whatever the order of rows."""
    return f" qualify row_number() over (partition by {keys} order by file_id, row_number) = 1"


def _columns(connection: duckdb.DuckDBPyConnection, relation: str, contract: Contract) -> str:
    output = _outputs(connection, relation)
    return ", ".join(f'"{name}"' for name in contract.columns if name in output)


def _outputs(connection: duckdb.DuckDBPyConnection, relation: str) -> set[str]:
    rows = connection.execute(f"describe from {relation}").fetchall()
    # A column taken over as it is keeps the capitals of its export.
    return {row[0].lower() for row in rows}


def _insert(connection: duckdb.DuckDBPyConnection, file: SqlFile, statement: str) -> None:
    try:
        connection.execute(statement)
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        # Their messages quote the row.
        table = table_of(file)
        raise InvalidSqlFile(
            f"{file.path}: {table} refuses a row of it ({type(error).__name__})."
        ) from None
    except duckdb.Error as error:
        raise InvalidSqlFile(f"{file.path}: {error}") from error
