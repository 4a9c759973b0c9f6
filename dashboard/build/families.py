"""Files of formats that describe the same facts: read, let compete, inserted together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard.build import accounts, contracts, fates, frozen, reorganisation, sources
from dashboard.build.contracts import Contract
from dashboard.build.fates import Rules
from dashboard.build.file_report import FileReport
from dashboard.build.formats import Format, table_of
from dashboard.build.refusals import FileRefused, Refusal, RefusalReason
from dashboard.build.sources import Input
from dashboard.build.survey import stamp_of
from dashboard.errors import InvalidSqlFile
from dashboard.sql_file import SqlFile

_PART = re.compile(r"[-_. ]?(?:part|page)[-_ ]?\d+(?:[-_ ]?of[-_ ]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """Shares above which a file is no longer believed.

    Attributes:
        set_aside: of its records set aside.
        moved: of the people one roster moves to another team.
    """

    set_aside: float = 0.20
    moved: float = 0.10


@dataclass(frozen=True)
class Family:
    """Formats of one primary table and natural key, and their files.

    Attributes:
        formats: its members that have files.
        inputs: format id -> its files.
    """

    formats: list[Format]
    inputs: dict[str, list[Input]]

    def files(self) -> Iterator[tuple[Format, Input]]:
        """Every file with its format."""
        for one in self.formats:
            for item in self.inputs[one.format_id]:
                yield one, item

    @property
    def names(self) -> dict[str, str]:
        """File id -> name."""
        return {item.survey.file_id: item.name for _, item in self.files()}


def stage(
    connection: duckdb.DuckDBPyConnection, family: Family, limits: Limits, scratch: Path
) -> list[FileReport]:
    """Read the files of a family, decide every record's fate, fill the tables."""
    contract = contracts.contract(connection, family.formats[0].table)
    rules = fates.rules_of(family.formats[0])
    refused: dict[str, Refusal] = {}
    for one in family.formats:
        refused |= _read(connection, one, family.inputs[one.format_id], contract, scratch)
    fates.unite(connection, family.formats, rules)
    fates.set_aside(connection, rules)
    refused |= _misread(connection, family, limits.set_aside)
    _forget(connection, refused)
    _rank(connection, family)
    held = _held(connection, family, rules, limits.moved)
    _forget(connection, held)
    _compete(connection, contract, rules)
    _fill(connection, family, contract)
    reports = [
        accounts.report(connection, one, item, (refused | held).get(item.survey.file_id))
        for one, item in family.files()
    ]
    accounts.keep_fates(connection, [item for _, item in family.files()])
    for one in family.formats:
        sources.drop(connection, one)
    return reports


def _held(
    connection: duckdb.DuckDBPyConnection, family: Family, rules: Rules, moved_limit: float
) -> dict[str, Refusal]:
    """Files that are sound one by one and still may not change what counts."""
    one = family.formats[0]
    return reorganisation.held(connection, one, family.names, moved_limit) | frozen.changed(
        connection, one, rules, family.names
    )


def _read(
    connection: duckdb.DuckDBPyConnection,
    one: Format,
    inputs: list[Input],
    contract: Contract,
    scratch: Path,
) -> dict[str, Refusal]:
    refused = sources.read(connection, one, inputs, scratch)
    try:
        columns = fates.create_candidates(connection, one, contract)
        frozen.remember(connection, one, columns)
    except duckdb.Error as error:
        # Conversion errors quote the data, so only their kind is repeated.
        kind = type(error).__name__ if isinstance(error, duckdb.ConversionException) else error
        raise InvalidSqlFile(f"{one.primary.path}: {kind}") from None
    return refused | dict(_still_written(inputs))


def _still_written(inputs: list[Input]) -> Iterator[tuple[str, Refusal]]:
    for item in inputs:
        if stamp_of(item.recognised.path) != item.survey.stamp:
            yield item.survey.file_id, FileRefused(
                RefusalReason.STILL_BEING_WRITTEN,
                item.name,
                "It changed while it was read: it is still being written.",
                "Build again when it is complete.",
            ).refusal


def _misread(
    connection: duckdb.DuckDBPyConnection, family: Family, limit: float
) -> dict[str, Refusal]:
    return {
        file_id: FileRefused(
            RefusalReason.TOO_MANY_SET_ASIDE,
            family.names[file_id],
            f"Too many of its records cannot be used: {accounts.first_places(connection, file_id)}.",
            "Correct the export and build again.",
        ).refusal
        for file_id in fates.misread_files(connection, limit)
    }


def _forget(connection: duckdb.DuckDBPyConnection, refused: dict[str, Refusal]) -> None:
    for file_id in refused:
        fates.forget(connection, file_id)


def _rank(connection: duckdb.DuckDBPyConnection, family: Family) -> None:
    """Create `file_rank`: newer exports have the higher rank, pages of one export one snapshot."""
    connection.execute(
        "create or replace temp table exported "
        "(file_id varchar, exported_at timestamp, snapshot timestamp, scope varchar)"
    )
    snapshots = _snapshots(family)
    connection.executemany(
        "insert into exported values (?, ?, ?, ?)",
        [
            (item.survey.file_id, item.exported.at, snapshots[item.name], item.declared.scope)
            for _, item in family.files()
        ],
    )
    day = family.formats[0].text("dated_by")
    window = f"max({day})" if day else "null"
    connection.execute(
        f"""
        create or replace temp table file_rank as
        with windows as (
            select file_id, {window} as window_to from candidate where fault is null
            group by file_id
        )
        select
            exported.file_id,
            exported.snapshot,
            exported.scope,
            row_number() over (
                order by exported.exported_at, windows.window_to nulls first, exported.file_id
            ) as rank
        from exported
        left join windows on exported.file_id = windows.file_id
        """
    )


def _snapshots(family: Family) -> dict[str, datetime]:
    """File name -> time of its snapshot: parts of one export differ in the part number only."""
    together: dict[str, datetime] = {}
    for _, item in family.files():
        whole = _PART.sub("", item.name)
        together[whole] = max(together.get(whole, item.exported.at), item.exported.at)
    return {item.name: together[_PART.sub("", item.name)] for _, item in family.files()}


def _compete(connection: duckdb.DuckDBPyConnection, contract: Contract, rules: Rules) -> None:
    fates.supersede(connection, rules)
    if rules.is_whole:
        fates.withdraw(connection)
    fates.settle_twins(connection, contract, rules)


def _fill(connection: duckdb.DuckDBPyConnection, family: Family, contract: Contract) -> None:
    """Insert what counts: `good` has lost every record with a fate by now."""
    for one in family.formats:
        columns = _columns(connection, f"candidate_{one.format_id}", contract)
        _insert(
            connection,
            one.primary,
            f"insert into {contract.table} by name select {columns} "
            f"from candidate_{one.format_id} semi join good using (file_id, row_number)"
            + _one_of_equals(", ".join(contract.key)) * (one.text("rows_per_record") == "many"),
        )
        _point_children_at(connection, one)
        for child in one.children:
            _fill_child(connection, child)


def _point_children_at(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """`kept`: the records that count; `versions`: also the superseded ones."""
    sources.point_at(connection, one)
    connection.execute(
        f"create or replace temp view kept as from candidate_{one.format_id} "
        "semi join good using (file_id, row_number)"
    )
    connection.execute(
        f"create or replace temp view versions as from candidate_{one.format_id} "
        "semi join record using (file_id, row_number) anti join "
        "(from fate where fate = 'set_aside') using (file_id, row_number)"
    )


def _fill_child(connection: duckdb.DuckDBPyConnection, child: SqlFile) -> None:
    """Add what the table does not have yet: another format may have told the same."""
    contract = contracts.contract(connection, table_of(child))
    output = _outputs(connection, f"({child.statement})")
    keys = ", ".join(name for name in contract.key if name in output)
    _insert(
        connection,
        child,
        f"insert into {contract.table} by name from ({child.statement}) as statement "
        f"anti join {contract.table} using ({keys}){_one_of_equals(keys)}",
    )


def _one_of_equals(keys: str) -> str:
    """One row per key, the same one whatever the order of rows."""
    return (
        f" qualify row_number() over (partition by {keys} order by file_id, row_number) = 1"
    )


def _columns(connection: duckdb.DuckDBPyConnection, relation: str, contract: Contract) -> str:
    output = _outputs(connection, relation)
    return ", ".join(f'"{name}"' for name in contract.columns if name in output)


def _outputs(connection: duckdb.DuckDBPyConnection, relation: str) -> set[str]:
    return {row[0] for row in connection.execute(f"describe from {relation}").fetchall()}


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
